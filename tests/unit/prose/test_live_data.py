"""What live figures are told: their options, checked and completed, and numbers of the record."""

from __future__ import annotations

import re

import pytest

from builder.base.errors import BuildError
from builder.facts.facts import Facts
from builder.pages.live_stills import live_still
from builder.prose.live_data import DEFAULTS, LIMITS, counted, live_options, option_faults
from tests import project


@pytest.fixture(scope="module")
def facts() -> Facts:
    names = ["main", "lr-3", "long"]
    runs = {name: project.run(name) for name in names}
    return Facts(project.network(), project.data(), runs, project.CONTENT / "spread.csv")


@pytest.mark.parametrize("kind", DEFAULTS)
def test_every_kind_does_without_options(kind, facts):
    told = live_options(kind, {}, facts)
    assert set(DEFAULTS[kind]) <= set(told)
    assert live_still(kind, told)


def test_an_option_that_is_given_counts(facts):
    assert live_options("sigmoid", {"z": 1.5}, facts)["z"] == 1.5


@pytest.mark.parametrize(
    ("kind", "key", "end"),
    [(kind, key, end) for kind in LIMITS for key in LIMITS[kind] for end in (0, 1)],
)
def test_a_figure_cannot_start_beyond_its_slider(kind, key, end):
    low, high = LIMITS[kind][key]
    beyond = (low - 0.5, high + 0.5)[end]
    value = [beyond] if isinstance(DEFAULTS[kind][key], list) else beyond
    ((found, message),) = option_faults(kind, {key: value})
    assert found == key
    assert re.match(f"'{key}' is .*; the figure goes from", message)


def test_every_slider_can_stand_where_a_figure_starts_unasked():
    assert [fault for kind in DEFAULTS for fault in option_faults(kind, DEFAULTS[kind])] == []


def test_what_is_no_number_is_refused():
    ((key, message),) = option_faults("softmax", {"z": [1.0, "much", 2.0]})
    assert (key, "no number" in message) == ("z", True)


def test_runs_bring_their_rates_and_recorded_losses(facts):
    main, fast = live_options("rates", {"runs": ["main", "lr-3"]}, facts)["known"]
    assert (main["rate"], fast["rate"]) == (1.2, 3.0)
    assert main["loss"] == project.run("main").loss.tolist()
    assert len(fast["loss"]) == 101


def test_a_run_with_other_epochs_is_refused(facts):
    with pytest.raises(BuildError, match="'long' does not keep the same epochs"):
        live_options("rates", {"runs": ["main", "long"]}, facts)


def test_the_spread_counts_every_start_and_knows_our_own(facts):
    known = live_options("spread", {"column": "loss_100"}, facts)["known"]
    assert sum(known["counts"]) == 1000
    assert known["own"] == project.run("main").loss[100] / 1_000_000
    end = known["first"] + known["width"] * len(known["counts"])
    assert known["first"] < known["own"] <= end
    assert known["name"] == "loss"


def test_an_unknown_column_is_refused_with_a_near_miss(facts):
    with pytest.raises(BuildError, match="loss_100"):
        live_options("spread", {"column": "los_100"}, facts)


def test_a_bin_holds_its_upper_end():
    known = counted([0.10, 0.20, 0.2000001, 0.90], own=0.5)
    ends = [known["first"] + known["width"] * n for n in range(len(known["counts"]) + 1)]
    below = sum(
        count for count, end in zip(known["counts"], ends[1:], strict=True) if end <= 0.2 + 1e-9
    )
    assert below == 2


def test_whole_numbers_are_counted_one_by_one():
    known = counted([3.0, 5.0, 5.0], own=4.0)
    assert known["counts"] == [1, 0, 2]
    assert (known["first"], known["width"], known["decimals"]) == (2, 1, 0)
    assert known["ticks"] == [2, 3, 4, 5]


def test_stills_show_numbers_as_prose_does(facts):
    still = live_still("log-loss", live_options("log-loss", {"p": 0.5}, facts))
    assert '<data value="0.6931471805599453">0.693</data>' in still
    assert "style=" not in still


def test_stills_need_no_style_and_no_script(facts):
    for kind in DEFAULTS:
        still = live_still(kind, live_options(kind, {}, facts))
        assert "style=" not in still
        assert "<script" not in still
