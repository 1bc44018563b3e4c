"""The record as .npz and .csv."""

from __future__ import annotations

import io

import numpy as np

from builder.model.network import Shape
from builder.record.exports import parameter_names, to_csv, to_npz, to_table
from tests import project


def load(run):
    return dict(np.load(io.BytesIO(to_npz(run)), allow_pickle=False))


def test_the_npz_of_the_main_run_holds_every_recorded_array():
    arrays = load(project.run("main"))
    assert {name: (array.shape, array.dtype.name) for name, array in arrays.items()} == {
        "q": ((101, 235), "int64"),
        "w1": ((101, 8, 25), "float64"),
        "b1": ((101, 8), "float64"),
        "w2": ((101, 3, 8), "float64"),
        "b2": ((101, 3), "float64"),
        "epoch": ((101,), "int64"),
        "loss": ((101,), "float64"),
        "accuracy": ((101,), "float64"),
        "x": ((24, 25), "float64"),
        "y": ((24, 3), "float64"),
        "z1": ((101, 24, 8), "float64"),
        "a1": ((101, 24, 8), "float64"),
        "z2": ((101, 24, 3), "float64"),
        "a2": ((101, 24, 3), "float64"),
        "sample_loss": ((101, 24), "float64"),
        "dz2": ((101, 24, 3), "float64"),
        "da1": ((101, 24, 8), "float64"),
        "dz1": ((101, 24, 8), "float64"),
    }


def test_other_runs_have_parameters_loss_and_accuracy_alone():
    assert set(load(project.run("lr-3"))) == {
        "q", "w1", "b1", "w2", "b2", "epoch", "loss", "accuracy",
    }  # fmt: skip


def test_the_npz_agrees_with_the_record():
    run = project.run("main")
    arrays = load(run)
    assert np.array_equal(arrays["q"], run.q)
    assert arrays["w1"][40, 3, 7] == run.q[40, 82] / 1_000_000
    assert arrays["accuracy"][100] == 1.0
    for name, recorded in run.samples.items():
        assert np.array_equal(np.rint(arrays[name] * 1_000_000), recorded), name


def test_the_npz_is_the_same_bytes_every_time():
    assert to_npz(project.run("zeros")) == to_npz(project.run("zeros"))


def test_the_csv_has_a_row_for_every_parameter_and_epoch():
    run = project.run("main")
    heading, *rows = to_csv(run).splitlines()
    assert heading == "epoch,parameter,value"
    assert len(rows) == 101 * 235
    assert rows[0] == "0,w1[0][0],0.245600"
    assert rows[-1].startswith("100,b2[2],")
    values = [round(float(row.split(",")[2]) * 1_000_000) for row in rows]
    assert values == run.q.ravel().tolist()


def test_the_table_has_a_row_for_every_epoch():
    run = project.run("main")
    heading, *rows = to_table(run).splitlines()
    assert heading == "epoch,loss,accuracy"
    assert (rows[0], rows[100]) == (f"0,{run.loss[0] / 1_000_000:.6f},0.333333", rows[-1])
    told = [tuple(map(float, row.split(","))) for row in rows]
    assert told == [
        (epoch, loss / 1_000_000, round(hits / 24, 6))
        for epoch, loss, hits in zip(run.epoch, run.loss, run.hits, strict=True)
    ]


def test_parameters_are_called_as_in_the_article():
    names = parameter_names(Shape(25, 8, 3))
    assert len(names) == len(set(names)) == 235
    assert [names[i] for i in (0, 82, 199, 200, 208, 217, 234)] == [
        "w1[0][0]", "w1[3][7]", "w1[7][24]", "b1[0]", "w2[0][0]", "w2[1][1]", "b2[2]",
    ]  # fmt: skip
