"""A bundle of an experiment: trained again, and held against all that it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.base.errors import BuildError
from builder.record.comparison import Report
from builder.record.fork_bundle import encode_experiment, verify_files
from tests import project
from tests.experiments import read

EPOCHS = 3


def verified(folder: Path, **changes: object) -> Report:
    """What comes of a bundle of three epochs in which something else is said."""
    experiment = read("main@10;lr:3;leave:4;off:h2")
    run = experiment.run(EPOCHS)
    bundle = encode_experiment(experiment, run, project.network(), project.data())
    (folder / "fork.json").write_text(json.dumps({**bundle, **changes}), encoding="utf-8")
    return verify_files([folder / "fork.json"], project.network(), project.data())


def test_a_bundle_agrees_with_what_its_experiment_trains(tmp_path):
    report = verified(tmp_path)
    assert (report.values, report.faults) == ((EPOCHS + 1) * (235 + 3), ())


def test_what_a_bundle_says_otherwise_is_a_fault(tmp_path):
    assert len(verified(tmp_path, left_out=[]).faults) == 1


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"experiment": "main@10;lr:NaN"}, "'lr:NaN' cannot be done"),
        ({"experiment": 3}, "this is no bundle of an experiment"),
        ({"arrays": {}}, "this is no bundle of an experiment"),
        ({"arrays": {"epoch": {"shape": [0]}}}, "this is no bundle of an experiment"),
        ({"arrays": {"epoch": {"shape": [1_000_000]}}}, "this is no bundle of an experiment"),
    ],
)
def test_what_is_no_bundle_of_an_experiment_is_refused_with_its_file(tmp_path, changes, told):
    with pytest.raises(BuildError, match=told) as caught:
        verified(tmp_path, **changes)
    assert caught.value.file == tmp_path / "fork.json"
