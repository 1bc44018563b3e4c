"""The kinds of live figures: what their authors may set, what their scripts are given, stills."""

from __future__ import annotations

import json
import math
import re
from typing import Any

import pytest

from builder.base.errors import BuildError
from builder.facts.facts import Facts
from builder.live.drawing import HEIGHT
from builder.live.kinds import KINDS, room_rules
from builder.live.options import Slider
from builder.live.spread import counted
from builder.model.network import forward
from tests import project
from tests.experiments import read

# The slider of each option: its ends and its step.
SLIDERS = {
    ("sigmoid", "z"): (-6, 6, 0.1),
    ("slope", "z"): (-6, 6, 0.1),
    ("softmax", "z"): (-4, 4, 0.1),
    ("log-loss", "p"): (0, 1, 0.01),
    ("descent", "rate"): (0.01, 1.1, 0.01),
    ("descent", "start"): (-3, 3, 0.1),
    ("bias", "bias"): (-4, 4, 0.1),
    ("chain", "factors"): (-3, 3, 0.1),
    ("powers", "z"): (-3, 3, 0.1),
    ("halving", "count"): (0, 7, 1),
    ("losses", "epoch"): (0, 100, 1),
    ("growth", "epoch"): (0, 100, 1),
    ("valley", "start"): (-5, 3, 0.01),
    ("nudges", "nudge"): (-1, 1, 0.01),
    ("backward", "stage"): (0, 4, 1),
    ("pushes", "seen"): (0, 24, 1),
    ("landscape", "epoch"): (0, 100_000, 1),
    ("loss-along", "epoch"): (0, 100_000, 1),
    ("loss-along", "sample"): (0, 100_000, 1),
}


@pytest.fixture(scope="module")
def facts() -> Facts:
    names = ["main", "lr-3", "long"]
    runs = {name: project.run(name) for name in names}
    return Facts(project.network(), project.data(), runs, project.CONTENT / "spread.csv")


def script_data(kind: str, facts: Facts, **values: object) -> dict[str, Any]:
    return json.loads(json.dumps(KINDS[kind].of(values).for_script(facts)))


def still(kind: str, facts: Facts, **values: object) -> str:
    return KINDS[kind].of(values).still(facts)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_does_without_options(kind, facts):
    assert set(KINDS[kind].options()) <= set(script_data(kind, facts))
    assert len(re.sub(r"<[^>]*>", "", still(kind, facts))) > 20


@pytest.mark.parametrize("kind", KINDS)
def test_stills_need_no_style_and_no_script(kind, facts):
    assert not re.search("style=|<script| on[a-z]+=", still(kind, facts))


@pytest.mark.parametrize(("kind", "key"), SLIDERS)
def test_a_script_is_given_its_sliders(kind, key, facts):
    given = script_data(kind, facts)[key]
    assert (given["from"], given["to"], given["step"]) == SLIDERS[kind, key]


def test_a_value_that_is_given_counts(facts):
    assert script_data("sigmoid", facts, z=1.5)["z"]["value"] == 1.5
    assert script_data("chain", facts, factors=[1.0, 2.0])["factors"]["value"] == [1.0, 2.0]


@pytest.mark.parametrize("beyond", [-0.5, 0.5, math.inf, math.nan])
@pytest.mark.parametrize(("kind", "key"), SLIDERS)
def test_a_figure_cannot_start_beyond_its_slider(kind, key, beyond):
    low, high, _ = SLIDERS[kind, key]
    value = (low if beyond < 0 else high) + beyond
    values = {key: [1, value] if key in ("factors",) or kind == "softmax" else value}
    ((found, message),) = KINDS[kind].faults(values)
    assert found == key
    assert re.match(rf"'{key}' .*is (-?\d|inf|nan).*; the figure goes from", message)


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        ("sigmoid", {"z": "much"}, "'z' is a number, not 'much'"),
        ("sigmoid", {"z": True}, "'z' is a number, not True"),
        ("log-loss", {"p": 0}, "'p' is 0; the figure goes from 0.01 to 1"),
        ("softmax", {"z": [1.0, "much", 2.0]}, "'z' holds a value that is a number, not 'much'"),
        ("softmax", {"z": []}, "'z' lists 2 to 3 of them, not 0"),
        ("chain", {"factors": 3}, "'factors' is a list, not 3"),
        ("rates", {"runs": []}, "'runs' lists 1 to 6 of them, not 0"),
        ("rates", {"runs": 12}, "'runs' is a list, not 12"),
        ("rates", {"runs": ["main", 3]}, "'runs' holds names in quotes, not 3"),
        ("spread", {"column": 3}, "'column' is a name in quotes, not 3"),
    ],
)
def test_what_an_option_cannot_be_is_refused(kind, values, said):
    ((key, message),) = KINDS[kind].faults(values)
    assert key in values
    assert message == said


def test_every_kind_may_start_as_it_does_unasked():
    for figure in KINDS.values():
        defaults = {key: getattr(figure(), key) for key in figure.options()}
        lists = {key: list(v) if isinstance(v, tuple) else v for key, v in defaults.items()}
        assert list(figure.faults(lists)) == []


def test_a_figure_may_take_more_room_on_a_phone():
    room = KINDS["softmax"].room
    assert room.narrow is not None
    wide, phone = room_rules().split("@media (max-width:40rem)")
    assert f'[data-kind="softmax"] .stage{{min-height:{room.wide:g}rem}}' in wide
    assert f'[data-kind="softmax"] .stage{{min-height:{room.narrow:g}rem}}' in phone


def test_every_kind_has_its_script_and_its_room():
    rules = room_rules()
    for kind in KINDS:
        assert (project.ROOT / "site_assets" / "js" / "live" / f"{kind}.js").is_file()
        assert f'[data-kind="{kind}"] .stage{{min-height:' in rules


# Stills ------------------------------------------------------------------------------------------


def circles(html: str, kind: str) -> list[tuple[float, float]]:
    """The centres of a still's dots or handle, in per cent across and down."""
    found = re.findall(rf'<circle class="{kind}" cx="([\d.]+)%" cy="([\d.]+)%"', html)
    return [(float(x), float(y)) for x, y in found]


def test_the_dots_of_a_still_stand_on_the_curve(facts):
    drawn = still("sigmoid", facts, z=3.0)
    # a = 0.0067, 0.1192, 0.5, 0.8808, 0.9933 at z = -5, -2, 0, 2, 5, on axes -6 to 6 and 0 to 1
    assert circles(drawn, "dot") == [(8.3, 99.3), (33.3, 88.1), (50, 50), (66.7, 11.9), (91.7, 0.7)]
    assert circles(drawn, "handle") == [(75, 4.7)]
    assert circles(still("log-loss", facts), "handle") == [(50, 86.1)]


def test_the_steps_of_a_still_walk_are_those_of_its_rate(facts):
    walk = circles(still("descent", facts, rate=0.25, start=2.0), "dot")
    # each step halves w: 2, 1, 0.5, …, in a valley from -3 to 3 that is 9 high
    assert walk[:3] == [(83.3, 55.6), (66.7, 88.9), (58.3, 97.2)]


def test_the_still_marks_our_own_run_among_the_starts(facts):
    drawn = still("spread", facts)
    given = script_data("spread", facts)
    low, high = given["bound"]["from"], given["bound"]["to"]
    own = project.run("main").loss[100] / 1_000_000
    across = f"{100 * (own - low) / (high - low):.2f}%"
    assert f'<line class="own" x1="{across}" x2="{across}" y1="{HEIGHT}" y2="0.0"/>' in drawn


def test_stills_show_numbers_as_prose_does(facts):
    assert '<data value="0.6931471805599453">0.693</data>' in still("log-loss", facts)


# Figures of the record ---------------------------------------------------------------------------


def test_runs_bring_their_rates_and_recorded_losses(facts):
    given = script_data("rates", facts, runs=["main", "lr-3"])
    main, fast = given["runs"]
    assert (main["rate"], fast["rate"]) == (1.2, 3.0)
    assert main["loss"] == project.run("main").loss.tolist()
    assert len(fast["loss"]) == 101
    assert given["epoch"] == {"from": 0, "to": 100, "step": 1, "ticks": [0, 25, 50, 75, 100]}


def test_a_run_with_other_epochs_is_refused(facts):
    with pytest.raises(BuildError, match="'long' does not keep the same epochs"):
        script_data("rates", facts, runs=["main", "long"])


def test_the_spread_counts_every_start_and_knows_our_own(facts):
    given = script_data("spread", facts)
    assert sum(given["counts"]) == 1000
    assert given["own"] == project.run("main").loss[100] / 1_000_000
    bound = given["bound"]
    assert bound["to"] == pytest.approx(bound["from"] + bound["step"] * len(given["counts"]))
    assert bound["from"] < given["own"] <= bound["value"] <= bound["to"]
    assert given["name"] == "loss"


def test_the_valley_passes_through_the_recorded_loss(facts):
    given = script_data("valley", facts)
    places = [given["start"]["from"] + 0.1 * n for n in range(len(given["loss"]))]
    assert places[-1] == pytest.approx(given["start"]["to"])
    own = facts.evaluate("w2(1, 6, 10)")
    before = max(n for n, place in enumerate(places) if place <= own)
    share = (own - places[before]) / 0.1
    between = given["loss"][before] * (1 - share) + given["loss"][before + 1] * share
    assert between == pytest.approx(facts.evaluate("loss(10)"), abs=2e-4)


def test_pushes_are_the_slopes_whose_mean_is_the_gradient(facts):
    slopes = script_data("pushes", facts)["slopes"]
    assert sum(slopes) / 24 == pytest.approx(facts.evaluate('gradient("w2[0][2]", 10)'), abs=1e-6)


def test_the_fewest_flips_are_the_fewest(facts):
    parameters, picture = facts.moments.parameters(100, "main"), facts.data.training.x[6]
    assert script_data("fool", facts)["pictures"][6]["fewest"] == 1
    answers = []
    for pixel in range(25):
        flipped = picture.copy()
        flipped[pixel] = 1 - flipped[pixel]
        answers.append(int(forward(parameters, flipped[None]).a2[0].argmax()))
    assert any(answers)  # the narrow zero can be spoiled by one pixel


def test_a_nudge_of_a_hundredth_is_worth_a_hundredth_of_the_blame(facts):
    words = re.sub("<[^>]*>", "", still("nudges", facts))
    assert [change in words for change in ("−0.0085", "+0.0025", "+0.0060")] == [True] * 3


def test_an_unknown_column_is_refused_with_a_near_miss(facts):
    with pytest.raises(BuildError, match="loss_100"):
        script_data("spread", facts, column="los_100")


def test_a_bin_holds_its_upper_end():
    found = counted([0.10, 0.20, 0.2000001, 0.90], own=0.5)
    ends = [found.bound.low + found.bound.step * n for n in range(1, len(found.counts) + 1)]
    below = [count for count, end in zip(found.counts, ends, strict=True) if end <= 0.2 + 1e-9]
    assert sum(below) == 2


def test_whole_numbers_are_counted_one_by_one():
    found = counted([3.0, 5.0, 5.0], own=4.0)
    assert found.counts == [1, 0, 2]
    assert found.bound == Slider(2, 5, (2, 3, 4, 5), step=1)
    assert found.decimals == 0
    assert found.start == 4


def moved(words: str) -> float:
    """By how much the loss moves, as a still says."""
    return float(re.findall(r'<data value="([^"]+)">', words)[0])


@pytest.mark.parametrize(
    ("parameter", "name"),
    [("w2.1.6", "w2[1][6]"), ("w1.3.7", "w1[3][7]"), ("b1.0", "b1[0]"), ("b2.2", "b2[2]")],
)
def test_a_small_nudge_moves_the_loss_by_the_slope_times_the_nudge(facts, parameter, name):
    slope = facts.evaluate(f'gradient("{name}", 10)')
    words = still("loss-along", facts, nudged=parameter, epoch=10)
    assert moved(words) == pytest.approx(0.01 * slope, abs=1e-5)


def test_a_nudged_score_moves_its_picture_s_loss_by_its_blame(facts):
    blame = facts.evaluate("dz2(1, 10, 5)")
    words = still("loss-along", facts, nudged="z2.1", epoch=10, sample=5)
    assert moved(words) == pytest.approx(0.01 * blame, abs=2e-5)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"nudged": "w2.1.8"}, "'w2.1.8' is no parameter and no score"),
        ({"nudged": "z2.3"}, "'z2.3' is no parameter and no score"),
        ({"nudged": "w2[1][6]"}, "no parameter and no score"),
        ({"epoch": 10.5}, "'epoch' is 10.5, which the main run does not keep"),
        ({"epoch": 101}, "'epoch' is 101, which the main run does not keep"),
        ({"nudged": "z2.0", "sample": 24}, "'sample' is 24; there are 24 pictures"),
    ],
)
def test_a_nudge_of_what_is_not_there_is_refused(facts, values, said):
    with pytest.raises(BuildError, match=re.escape(said)):
        script_data("loss-along", facts, **values)


def test_an_experiment_shows_both_curves_and_says_what_they_come_to(facts):
    shown = still("experiment", facts, fork="main@10;lr:12;leave:3,4")
    record, fork = project.run("main"), read("main@10;lr:12;leave:3,4").run(90)
    assert "main, changed at epoch 10: learning rate 12, pictures 3, 4 left out." in shown
    assert shown.count("<path") == 2
    for run, count in ((record, 24), (fork, 22)):
        loss = f'loss <data value="{float(run.loss[-1]) / 1e6!r}">'
        assert loss in shown
        assert f'<data value="{run.hits[-1]}">{run.hits[-1]}</data> of {count} right' in shown


def test_an_experiment_that_ends_elsewhere_than_its_run_says_where(facts):
    shown = still("experiment", facts, fork="main@10;lr:3&epochs=150")
    assert "At epoch 160:" in shown
    assert shown.count("at epoch 100") == 1


def test_the_script_is_given_the_changes_of_an_experiment_and_their_words(facts):
    given = script_data("experiment", facts, fork="main@10;lr:12;off:h3&epochs=5")
    assert given["changes"] == [
        {"text": "lr:12", "words": "learning rate 12"},
        {"text": "off:h3", "words": "hidden 3 silenced"},
    ]
