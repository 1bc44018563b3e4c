"""Experiments: unchanged, the record; each change does what it says; the rest is refused."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from builder.model.initialisation import draw
from builder.record.changes import ExperimentError
from builder.record.experiment import read_address
from tests import naive, project
from tests.experiments import REFUSED, known, read

PICTURE = "0111010001000100010011111"


def recorded(name: str, epoch: int) -> list[int]:
    """The parameters of a run that stores every epoch."""
    return project.run(name).q[epoch].tolist()


def trained(
    q: list[int], x: list[list[float]], labels: list[int], rate: float = 1.2, *,
    each: bool = False, sizes: tuple[int, int, int] = (25, 8, 3), epochs: int = 3,
) -> list[list[int]]:  # fmt: skip
    """The parameters of so many epochs, as the naive implementation computes them."""
    states = naive.train(q, sizes, x, labels, rate, each)
    return [state.q for state in islice(states, epochs + 1)]


def pictures() -> tuple[list[list[float]], list[int]]:
    training = project.data().training
    return training.x.tolist(), list(training.labels)


@pytest.mark.parametrize("name", project.RUNS)
def test_nothing_changed_is_the_record_from_its_start_to_its_end(name: str):
    run = project.run(name)
    forked = read(f"{name}@0")
    again = forked.run(forked.last)
    assert again.epoch[run.epoch].tolist() == run.epoch.tolist()
    assert again.q[run.epoch].tolist() == run.q.tolist()
    assert again.loss[run.epoch].tolist() == run.loss.tolist()
    assert again.hits[run.epoch].tolist() == run.hits.tolist()


@pytest.mark.parametrize("name", project.RUNS)
def test_nothing_changed_is_the_record_from_every_stored_epoch_to_the_next(name: str):
    run = project.run(name)
    for index, (epoch, following) in enumerate(zip(run.epoch, run.epoch[1:], strict=False)):
        again = read(f"{name}@{epoch}").run(int(following - epoch))
        assert again.q[[0, -1]].tolist() == run.q[[index, index + 1]].tolist()
        assert again.loss[-1] == run.loss[index + 1]
        assert again.hits[-1] == run.hits[index + 1]


def test_it_leaves_a_run_between_two_stored_epochs_too():
    run = project.run("long")
    stored = int(run.epoch[3])
    between = read(f"long@{stored + 1}")
    assert between.start.tolist() == read(f"long@{stored}").run(1).q[1].tolist()
    assert between.run(0).epoch.tolist() == [stored + 1]


def test_a_learning_rate_and_an_update_hold_from_the_fork_on():
    x, labels = pictures()
    for text, rate, each in (
        ("main@10;lr:12", 12.0, False),
        ("main@10;update:per-sample", 1.2, True),
        ("main@10;lr:0.5;update:per-sample", 0.5, True),
    ):
        run = read(text).run(3)
        assert run.q.tolist() == trained(recorded("main", 10), x, labels, rate, each=each)
        assert run.epoch.tolist() == [10, 11, 12, 13]
    back = read("per-sample@5;update:full-batch").run(3)
    assert back.q.tolist() == trained(recorded("per-sample", 5), x, labels)


@pytest.mark.parametrize(
    ("change", "place", "millionths"),
    [
        ("w1.3.7:0.5", 82, 500_000),
        ("b1.3:-1", 203, -1_000_000),
        ("w2.0.2:0", 210, 0),
        ("b2.1:0.25", 233, 250_000),
        ("w1.0.0:0.1234565", 0, 123_457),
        ("w1.0.0:-0.1234564", 0, -123_456),
    ],
)
def test_a_parameter_is_set_at_the_fork_and_goes_on_learning(change, place, millionths):
    q = recorded("main", 10)
    assert q[place] != millionths
    q[place] = millionths
    assert read(f"main@10;{change}").run(3).q.tolist() == trained(q, *pictures())


@pytest.mark.parametrize(
    ("change", "held"),
    [
        ("hold:w1", range(200)),
        ("hold:b1", range(200, 208)),
        ("hold:w2", range(208, 232)),
        ("hold:b2", range(232, 235)),
        ("hold:w1.3.7", [82]),
    ],
)
@pytest.mark.parametrize("update", ["full-batch", "per-sample"])
def test_what_is_held_does_not_move_and_all_else_does(change, held, update):
    q = read(f"main@10;{change};update:{update}").run(20).q
    assert set(np.flatnonzero((q == q[0]).all(axis=0)).tolist()) == set(held)


def test_the_first_step_of_the_others_is_as_if_nothing_were_held():
    free, held = (read(f"main@10{change}").run(1).q[1] for change in ("", ";hold:b1"))
    assert np.flatnonzero(free != held).tolist() == list(range(200, 208))


@pytest.mark.parametrize("each", [False, True])
def test_a_silent_neuron_is_as_good_as_gone(each: bool):
    update = "per-sample" if each else "full-batch"
    q = read(f"main@10;off:h3;update:{update}").run(4).q
    own = [*range(75, 100), 203, 211, 219, 227]  # its row of w1, its bias, its weights to outputs
    assert (q[:, own] == q[0, own]).all()
    rest = np.delete(q, own, axis=1)
    without = trained(rest[0].tolist(), *pictures(), each=each, sizes=(25, 7, 3), epochs=4)
    assert rest.tolist() == without


def test_pictures_are_painted_relabelled_left_out_and_added():
    x, labels = pictures()
    assert (x[5][12], labels[8]) != (1.0, 0)
    x[5][12], labels[8] = 1.0, 0
    x.append([float(pixel) for pixel in PICTURE])
    labels.append(1)
    kept = [sample for sample in range(25) if sample not in (3, 4)]
    run = read(f"main@10;x5.12:1;y8:0;leave:3,4;add:1.{PICTURE}").run(3)
    x, labels = [x[sample] for sample in kept], [labels[sample] for sample in kept]
    assert run.q.tolist() == trained(recorded("main", 10), x, labels)
    assert run.training.labels == tuple(labels)


def test_sample_numbers_stay_when_pictures_are_left_out_and_go_on_for_those_added():
    text = f"main@10;leave:3;y4:0;add:1.{PICTURE};y24:2;x24.0:1"
    pictures = read(text).pictures
    assert len(pictures) == 24
    assert pictures.labels[3] == 0
    assert pictures.labels[23] == 2
    assert pictures.x[23].tolist() == [1.0, *map(float, PICTURE[1:])]


def test_a_seed_draws_another_start():
    drawn = read("main@0;seed:7").start
    assert drawn.tolist() == draw(7, project.network().shape).tolist()
    assert read(f"main@0;seed:{project.network().seed}").start.tolist() == recorded("main", 0)


def test_later_changes_win():
    assert read("main@0;b1.0:1;seed:7").start.tolist() == read("main@0;seed:7").start.tolist()
    assert read("main@0;lr:1;lr:2").config.learning_rate == 2
    assert read("main@0;lr:100").config.learning_rate == 100  # as fast as it goes
    twice = read("main@0;w1.0.0:1;w1.0.0:-2")
    assert twice.start[0] == -2_000_000


def test_an_address_without_a_number_trains_to_the_last_epoch_of_its_run():
    assert read_address("main@10;lr:3", known)[1] == 90
    assert read_address("main@10;lr:3&epochs=7", known)[1] == 7


def test_an_experiment_leaves_the_run_as_it_was():
    before = project.run("main").q.copy(), project.data().training.x.copy()
    read("main@10;w1.0.0:1;x5.12:1;leave:0").run(2)
    assert (project.run("main").q == before[0]).all()
    assert (project.data().training.x == before[1]).all()


@pytest.mark.parametrize(("text", "sentence"), REFUSED)
def test_what_is_unknown_or_impossible_is_refused_in_a_sentence(text: str, sentence: str):
    with pytest.raises(ExperimentError) as refused:
        read(text)
    assert refused.value.message == sentence


def test_a_text_longer_than_an_address_is_refused():
    with pytest.raises(ExperimentError, match="an experiment has at most 4000 characters"):
        read("main@10" + ";hold:b1" * 500)


def test_training_stops_where_a_parameter_is_no_longer_sure_to_its_millionth():
    near = read("main@10")
    assert near.run(2).config.epochs == 12
    far = replace(near, start=near.start + 1_000_001 * 1_000_000)
    with pytest.raises(ExperimentError, match="beyond a million at epoch 10"):
        far.run(1)
    faster = replace(near, config=replace(near.config, learning_rate=1e8))
    with pytest.raises(ExperimentError, match="beyond a million at epoch 11"):
        faster.run(1)
