"""The search for the start, what it found, and what other starts lead to."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import numpy as np
import pytest

from builder.base.errors import BuildError
from builder.model.training import observe
from builder.tools.search import (
    CHUNK,
    CONDITIONS,
    History,
    SearchResult,
    describe,
    first_conditions,
    follow,
    later_conditions,
    likeness,
    search_starts,
)
from builder.tools.search_files import other_seeds, rows_of, to_csv
from tests import project

OUTCOME = json.loads((project.CONTENT / "search.json").read_text(encoding="utf-8"))
SPREAD = (project.CONTENT / "spread.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(SPREAD.splitlines()))


ONE_PICTURE = (project.data().training.x[:1], project.data().training.y[:1])


def conditions_of(starts):
    """Which conditions each start meets."""
    config, data = project.network(), project.data()
    state = observe(config.shape, starts, data.training.x, data.training.y)
    history = follow(config, data, starts)
    later = later_conditions(config.conditions(), history, len(data.training))
    return first_conditions(config.conditions(), state) | later


def test_the_committed_start_meets_every_condition():
    found = conditions_of(project.data().start[None])
    assert {name: met.tolist() for name, met in found.items()} == {
        name: [True] for name in CONDITIONS
    }


def test_the_recorded_main_run_meets_the_conditions_as_the_article_words_them():
    run = project.run("main")
    hits, steps = run.hits.tolist(), np.abs(np.diff(run.q, axis=0)).max(axis=1)
    assert f"{run.loss[0] / 1_000_000:.3f}" == "1.099"
    assert hits[0] == 8
    assert np.abs(run.samples["a2"][0] - 333_333).max() <= 100_000
    assert all(30_000 < step < 70_000 for step in steps[:3].tolist())
    assert hits[4] < 0.8 * 24 <= hits[10]
    assert set(hits[30:]) == {24}
    held_out = project.data().held_out
    at_the_end = observe(run.shape, run.q[100], held_out.x, held_out.y)
    assert at_the_end.hits >= 10


def test_the_committed_seed_is_the_one_that_the_search_chose():
    assert OUTCOME["chosen"] == project.network().seed
    assert OUTCOME["searched"] == 1_200_000
    assert OUTCOME["first"] == 0


def test_the_rule_chooses_the_least_alike_hidden_units():
    assert OUTCOME["chosen"] == min(zip(OUTCOME["likeness"], OUTCOME["found"], strict=True))[1]


def test_each_condition_is_met_by_fewer_and_fewer_seeds():
    assert list(OUTCOME["met"]) == list(CONDITIONS)
    met = [OUTCOME["searched"], *OUTCOME["met"].values()]
    assert met == sorted(met, reverse=True)
    assert met[-1] == len(OUTCOME["found"])


@pytest.mark.parametrize("seed", OUTCOME["found"])
def test_a_search_around_a_found_seed_finds_it_again(seed):
    result = search_starts(project.network(), project.data(), seed - 50, 100)
    nearby = [found for found in OUTCOME["found"] if abs(found - seed) <= 50]
    assert list(result.found) == nearby
    assert result.met["held_out"] == len(nearby) <= result.met["steps"] <= result.met["loss"]
    at = OUTCOME["found"].index(seed)
    assert round(result.likeness[nearby.index(seed)], 6) == OUTCOME["likeness"][at]


def test_a_search_in_portions_on_several_processors_finds_the_same_and_tells_its_progress():
    first = OUTCOME["found"][0] - CHUNK
    told = []
    result = search_starts(
        project.network(), project.data(), first, CHUNK + 1, lambda *now: told.append(now)
    )
    assert result.found == (OUTCOME["found"][0],)
    assert told == [(CHUNK, 0), (CHUNK + 1, 1)]


def test_a_search_that_finds_nothing_chooses_nothing():
    result = search_starts(project.network(), project.data(), 0, 10)
    assert (result.found, result.chosen) == ((), None)
    assert json.loads(result.to_json())["chosen"] is None


@pytest.mark.parametrize(("first", "tries"), [(-1, 5), (0, 0), (2**32 - 1, 2)])
def test_seeds_that_are_none_are_refused(first, tries):
    with pytest.raises(BuildError, match="seeds are whole numbers from 0 to 4294967295"):
        search_starts(project.network(), project.data(), first, tries)


def test_of_equally_good_seeds_the_smallest_is_chosen():
    result = SearchResult(0, 10, {}, found=(3, 5, 7), likeness=(0.9, 0.5, 0.5))
    assert result.chosen == 5


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ({"first_loss": 1.098}, "loss"),
        ({"first_hits": 9}, "hits"),
        ({"first_distance": 0.01}, "thirds"),
        ({"smallest_step": 0.069}, "steps"),
        ({"largest_step": 0.031}, "steps"),
        ({"slow_accuracy": 0.1}, "slow"),
        ({"fast_accuracy": 1.01}, "fast"),
        ({"perfect_epoch": 4}, "perfect"),
        ({"held_out_hits": 13}, "held_out"),
    ],
)
def test_a_stricter_bound_breaks_its_condition_alone(change, broken):
    config, data = project.network(), project.data()
    search = replace(config.conditions(), **change)
    start = data.start[None]
    state = observe(config.shape, start, data.training.x, data.training.y)
    history = follow(config, data, start)
    found = first_conditions(search, state) | later_conditions(search, history, 24)
    assert [name for name, met in found.items() if not met.all()] == [broken]


def test_on_its_bound_a_step_is_no_longer_inside_and_a_share_is_good_enough():
    search = replace(
        project.network().conditions(), early_steps=1, smallest_step=0.03, largest_step=0.07,
        slow_epoch=0, slow_accuracy=0.5, fast_epoch=1, fast_accuracy=0.5, perfect_epoch=1,
        held_out_hits=10,
    )  # fmt: skip
    zero = np.zeros((1, 4))
    history = History(
        loss=zero,
        hits=np.array([[12, 11, 12, 11], [12, 11, 24, 24]]),
        step=np.array([[0, 0, 0, 0], [30_000, 30_001, 69_999, 70_000]]),
        held_out_hits=np.array([9, 10, 11, 12]),
        last=observe(project.network().shape, project.data().start, *ONE_PICTURE),
    )
    assert {n: met.tolist() for n, met in later_conditions(search, history, 24).items()} == {
        "steps": [False, True, True, False],
        "slow": [False, True, False, True],
        "fast": [True, False, True, True],
        "perfect": [False, False, True, True],
        "held_out": [False, True, True, True],
    }


def test_an_output_at_the_largest_distance_from_an_even_share_is_near_enough():
    search = replace(project.network().conditions(), first_distance=0.25)
    state = observe(project.network().shape, project.data().start, *ONE_PICTURE)
    shares = np.array([[[0.75, 0.25]], [[0.875, 0.125]]])
    found = first_conditions(search, state._replace(passed=state.passed._replace(a2=shares)))
    assert found["thirds"].tolist() == [True, False]


def test_conditions_are_described_with_their_bounds():
    told = describe(project.network().conditions())
    assert told["loss"] == "epoch 0: the loss rounds to 1.099"
    assert told["fast"] == "epoch 10: accuracy 80% or better"


def test_likeness_is_the_largest_correlation_of_two_hidden_units():
    w1 = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.1, 0.9, 0.0], [0.0, 0.0, 1.0]])
    expected = np.corrcoef(w1)[1, 2]
    assert likeness(w1) == pytest.approx(expected)
    assert likeness(np.array([[1.0, 2.0], [2.0, 1.0]])) == pytest.approx(-1.0)


def test_the_spread_tells_of_the_first_thousand_seeds_but_the_chosen_one():
    assert [int(row["seed"]) for row in ROWS] == list(range(1000))
    assert other_seeds(2, 4) == [0, 1, 3, 4]


def test_the_spread_has_these_columns():
    assert list(ROWS[0]) == [
        "seed", "loss_0", "hits_0", "loss_10", "hits_10", "loss_30", "hits_30", "loss_100",
        "hits_100", "held_out_hits", "largest_step_100", "first_perfect_epoch",
    ]  # fmt: skip


def test_rows_of_the_spread_are_computed_again_to_the_last_decimal():
    seeds = list(range(0, 1000, 50))
    again = rows_of(project.network(), project.data(), seeds)
    assert again == [ROWS[seed] for seed in seeds]
    committed = SPREAD.splitlines()
    assert to_csv(again[:1]).splitlines() == committed[:2]


def test_a_start_that_never_gets_all_right_has_an_empty_cell():
    data = project.data()
    config = project.network()
    main = replace(config.run("main"), epochs=12)
    search = replace(config.conditions(), spread_epochs=(0, 12))
    (row,) = rows_of(replace(config, runs=(main,), search=search), data, [0])
    assert row["first_perfect_epoch"] == ""
    assert "largest_step_12" in row
