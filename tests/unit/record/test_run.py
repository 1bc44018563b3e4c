"""What is recorded of each run."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from builder.base.errors import BuildError
from builder.model.dataset import Dataset
from builder.model.network import Shape
from builder.model.quantities import RECORDED
from builder.model.training import train
from builder.record.run import digest, pixel_sums, read_data, record
from tests import project
from tests.naive import snap


def test_the_record_of_the_main_run_holds_125543_values():
    assert project.run("main").values == 125_543


def test_a_sum_of_grey_pixels_halfway_between_two_millionths_goes_up():
    shape = Shape(2, 1, 2)
    q = np.array([3, -3, 0, 0, 0, 0, 0])  # w1, b1, w2, b2
    x = np.array([[0.5, 0.0], [0.0, 0.5], [1.0, 0.0], [0.5, 0.5]])
    pictures = Dataset(x, (0, 1, 0, 1), tuple("abcd"), 2, levels=3)
    assert pixel_sums(q, shape, pictures).tolist() == [[2], [-1], [3], [0]]


def test_a_run_ends_at_the_first_epoch_whose_loss_is_its_bound_or_below():
    config, data = project.network(), project.data()
    main, pictures = config.run("main"), data.training
    states = train(config.shape, data.start, pictures.x, pictures.y, main.learning_rate)
    *_, third = islice(states, 4)
    ended = record(replace(main, until_loss=float(third.loss)), config.shape, data)
    assert ended.epoch.tolist() == [0, 1, 2, 3]


def test_every_intermediate_value_is_the_naive_implementations():
    run, epochs = project.run("main"), project.naive_run("main")
    for name in RECORDED:
        naive = [
            [[snap(value) for value in sample[name]] for sample in epoch.samples]
            for epoch in epochs
        ]
        recorded = run.samples[name]
        assert np.reshape(naive, recorded.shape).tolist() == recorded.tolist(), name


@pytest.mark.parametrize("name", project.RUNS)
def test_loss_and_hits_are_the_naive_implementations(name):
    run, epochs = project.run(name), project.naive_run(name)
    assert [snap(epoch.loss) for epoch in epochs] == run.loss.tolist()
    assert [epoch.hits for epoch in epochs] == run.hits.tolist()


@pytest.mark.parametrize("name", project.RUNS)
def test_every_run_stores_101_epochs(name):
    run = project.run(name)
    assert run.q.shape == (101, 235)
    assert run.epoch.shape == run.loss.shape == run.hits.shape == (101,)


def test_only_the_main_run_records_its_samples():
    assert [name for name in project.RUNS if project.run(name).samples] == ["main"]


def test_from_all_zeros_nothing_ever_moves():
    run = project.run("zeros")
    assert not run.q.any()
    assert set(run.loss.tolist()) == {snap(math.log(3))}


def test_equal_weights_stay_equal_in_all_hidden_units():
    w1 = project.run("equal").q[:, :200].reshape(101, 8, 25)
    assert (w1 == w1[:, :1]).all()
    assert (w1[100] != w1[0]).any()


def test_both_roads_reach_a_loss_of_one_thousandth():
    assert project.run("long").loss[-1] <= 1000
    assert round(project.run("per-sample").loss[-1] / 1000) == 1


def test_the_long_run_ends_at_the_first_epoch_that_is_low_enough():
    run = project.run("long")
    config = replace(run.config, until_loss=None, stored=None, epochs=int(run.epoch[-1]))
    loss = record(config, run.shape, project.data()).loss
    assert loss[-1] <= 1000 < loss[-2]
    assert run.loss.tolist() == loss[run.epoch].tolist()


def test_a_loss_that_is_never_reached_is_refused():
    config = replace(project.network().run("long"), epochs=5)
    with pytest.raises(BuildError, match=r"'long' has a loss of .* after 5 epochs, .* more epochs"):
        record(config, project.network().shape, project.data())


def test_one_changed_value_changes_the_digest():
    run = project.run("main")
    q = run.q.copy()
    q[50, 100] += 1
    assert digest(run.q) != digest(q)
    assert replace(run, q=q).digest != run.digest


def test_a_picture_in_both_sets_is_refused_where_it_stands(tmp_path):
    both = project.network().training.read_text(encoding="utf-8")
    held_out = tmp_path / "held-out.txt"
    held_out.write_text(both, encoding="utf-8")
    with pytest.raises(BuildError) as caught:
        read_data(replace(project.network(), held_out=held_out))
    assert caught.value.place == f"{held_out}:4"
    assert "'round' equals the training picture 'round' (sample 0)" in caught.value.message
