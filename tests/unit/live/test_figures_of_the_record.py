"""Live figures of the record: what they are given is what was recorded."""

from __future__ import annotations

import re

import pytest

from builder.base.errors import BuildError
from builder.live.options import Slider
from builder.live.spread import counted
from builder.model.network import forward
from tests import project
from tests.experiments import read
from tests.unit.live.given import script_data, still


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
    given = script_data("valley", facts, output=1, hidden=6)
    places = [given["start"]["from"] + 0.1 * n for n in range(len(given["loss"]))]
    assert places[-1] == pytest.approx(given["start"]["to"])
    own = given["weight"]
    assert own == facts.evaluate("w2(1, 6, 10)")
    before = max(n for n, place in enumerate(places) if place <= own)
    share = (own - places[before]) / 0.1
    between = given["loss"][before] * (1 - share) + given["loss"][before + 1] * share
    assert given["y"]["from"] <= min(given["loss"]) < max(given["loss"]) <= given["y"]["to"]
    assert between == pytest.approx(facts.evaluate("loss(10)"), abs=2e-4)


def test_every_picture_at_every_epoch_has_room_among_the_losses(facts):
    costliest = project.run("main").samples["sample_loss"].max() / 1_000_000
    y = script_data("losses", facts)["y"]
    assert y["from"] == 0
    assert y["to"] - y["ticks"][1] <= costliest <= y["to"] == y["ticks"][-1]


def test_pushes_are_the_slopes_whose_mean_is_the_gradient(facts):
    slopes = script_data("pushes", facts, hidden=2)["slopes"]
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
