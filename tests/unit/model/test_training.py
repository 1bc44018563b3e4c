"""Gradient descent on the grid, against the naive implementation and on other processors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import islice

import numpy as np
import pytest

from builder.model.training import evenly_spaced, observe, step_by_step, train
from builder.record.run import digest
from tests import project

# The 23,735 integers of the main run. A change of this line is a change of the article's run.
MAIN_PARAMETERS = "c8b2a01f373f64aa5db1d56f119e8cdeca75aca59eea1a1026e51efb8b95ec17"

DIGEST_OF_EVERY_RUN = """
import json
from tests import project
runs = [project.run(name) for name in project.RUNS]
print(json.dumps({run.name: [run.digest, run.loss.tolist(), run.hits.tolist()] for run in runs}))
"""


def test_the_parameters_of_the_main_run_are_these_integers():
    q = project.run("main").q
    assert q.size == 23_735
    assert digest(q) == MAIN_PARAMETERS


@pytest.mark.parametrize("name", project.RUNS)
def test_the_naive_implementation_gives_the_same_integers(name):
    run, epochs = project.run(name), project.naive_run(name)
    assert [epoch.q for epoch in epochs] == run.q.tolist()


def processors() -> list[dict[str, str]]:
    """Settings under which numpy and its BLAS compute with fewer or other vector units."""
    found = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])
    settings = [{"NPY_DISABLE_CPU_FEATURES": " ".join(found[n:])} for n in range(len(found))]
    kernels = ["PRESCOTT", "NEHALEM"]
    kernels += ["HASWELL"] if {"X86_V3", "AVX2"} & set(found) else []
    kernels += ["SKYLAKEX"] if {"X86_V4", "AVX512_SKX"} & set(found) else []
    return settings + [{"OPENBLAS_CORETYPE": kernel} for kernel in kernels]


@pytest.mark.parametrize("processor", processors(), ids=lambda p: "-".join(p.values()))
def test_every_run_is_the_same_with_other_vector_units(processor):
    found = subprocess.run(
        [sys.executable, "-c", DIGEST_OF_EVERY_RUN],
        cwd=project.ROOT,
        env=os.environ | processor,
        capture_output=True,
        text=True,
        check=True,
    )
    runs = [project.run(name) for name in project.RUNS]
    here = {run.name: [run.digest, run.loss.tolist(), run.hits.tolist()] for run in runs}
    assert json.loads(found.stdout) == here


def test_a_step_closes_on_the_grid():
    run = project.run("main")
    training = project.data().training
    states = train(run.shape, run.q[7], training.x, training.y, run.config.learning_rate)
    assert [state.q.tolist() for state in islice(states, 3)] == run.q[7:10].tolist()


def test_many_runs_at_once_are_what_each_is_alone():
    run, training = project.run("main"), project.data().training
    starts = run.q[[0, 50, 99]]
    states = train(run.shape, starts, training.x, training.y, run.config.learning_rate)
    after = list(islice(states, 2))[1]
    assert after.q.tolist() == run.q[[1, 51, 100]].tolist()
    assert after.hits.tolist() == run.hits[[1, 51, 100]].tolist()


def test_hits_count_the_samples_whose_largest_output_is_the_right_one():
    run, training = project.run("main"), project.data().training
    state = observe(run.shape, run.q[0], training.x, training.y)
    answers = state.passed.a2.argmax(axis=1).tolist()
    assert state.hits == sum(a == b for a, b in zip(answers, training.labels, strict=True)) == 8


@pytest.mark.parametrize(
    ("last", "stored", "epochs"),
    [
        (3, None, [0, 1, 2, 3]),
        (3, 2, [0, 3]),
        (10, 3, [0, 5, 10]),
        (9, 3, [0, 5, 9]),
        (2, 3, [0, 1, 2]),
        (2, 100, [0, 1, 2]),
        (0, 101, [0]),
    ],
)
def test_stored_epochs_are_spread_evenly_from_first_to_last(last, stored, epochs):
    assert evenly_spaced(last, stored).tolist() == epochs


def test_between_the_ends_of_early_epochs_the_loss_of_the_per_sample_run_goes_up_and_down():
    """The article says so of moments that are not recorded."""
    run, shape, training = (
        project.run("per-sample"),
        project.network().shape,
        project.data().training,
    )
    for epoch in range(3):
        q, losses = run.q[epoch], [float(run.loss[epoch])]
        for sample in range(len(training)):
            one = slice(sample, sample + 1)
            q = step_by_step(shape, q, training.x[one], training.y[one], run.config.learning_rate)
            losses.append(float(observe(shape, q, training.x, training.y).loss) * 1e6)
        assert q.tolist() == run.q[epoch + 1].tolist()
        changes = np.diff(losses)
        assert changes.max() > 0 > changes.min()
