"""The landscape: its plane holds what it says, and its heights are losses."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from builder.model.grid import SCALE, to_float
from builder.record.bundle import salvage, to_text
from builder.record.landscape import COLUMNS, ROWS, encode_landscape, landscape_of
from tests import naive, project

LAND = landscape_of(project.run("main"))
PATH = to_float(LAND.run.q) - to_float(LAND.run.q).mean(axis=0)


def test_its_directions_have_a_length_of_one_and_stand_at_right_angles():
    directions = to_float(LAND.directions)
    assert directions @ directions.T == pytest.approx(np.eye(2), abs=1e-5)


def test_no_other_plane_holds_more_of_the_path_and_the_shares_say_how_much():
    spread = np.linalg.eigvalsh(PATH @ PATH.T)[::-1]
    assert LAND.shares == pytest.approx(tuple(spread[:2] / spread.sum()))
    on, off = LAND.places(LAND.run.q)
    assert (on**2).sum(axis=0) / (PATH**2).sum() == pytest.approx(LAND.shares, abs=1e-5)
    assert (on**2).sum(axis=-1) + off**2 == pytest.approx((PATH**2).sum(axis=-1), abs=1e-4)


def test_the_path_goes_to_the_right_lies_inside_and_begins_below_its_middle():
    on, _ = LAND.places(LAND.run.q)
    assert on[-1, 0] > on[0, 0]
    assert on[0, 1] < 0
    cells = LAND.cells(on)
    assert cells.min() > 0
    assert (cells.max(axis=0) < np.array([COLUMNS, ROWS])).all()


@pytest.mark.parametrize(("row", "column"), [(0, 0), (ROWS, COLUMNS), (12, 40)])
def test_a_height_is_the_mean_loss_there(row: int, column: int):
    x = LAND.x[0] + (LAND.x[1] - LAND.x[0]) * column / COLUMNS
    y = LAND.y[1] - (LAND.y[1] - LAND.y[0]) * row / ROWS
    state = to_float(LAND.centre) + np.array([x, y]) @ to_float(LAND.directions)
    given = naive.Network((state * SCALE).tolist(), 25, 8, 3)
    training = LAND.run.training
    losses = [
        given.quantities(picture, label)["sample_loss"]
        for picture, label in zip(training.x.tolist(), training.labels, strict=True)
    ]
    assert LAND.loss[row, column] / SCALE == pytest.approx(np.mean(losses), abs=1e-6)


def test_the_path_stands_in_the_middle_with_a_margin_of_three_tenths_where_it_is_widest():
    on, _ = LAND.places(LAND.run.q)
    low, high = on.min(axis=0), on.max(axis=0)
    middle = [(LAND.x[0] + LAND.x[1]) / 2, (LAND.y[0] + LAND.y[1]) / 2]
    assert middle == pytest.approx(((low + high) / 2).tolist(), abs=1e-4)
    shares = (high - low) / [LAND.x[1] - LAND.x[0], LAND.y[1] - LAND.y[0]]
    assert max(shares) == pytest.approx(1 / 1.6, abs=1e-4)


def test_one_scale_holds_for_both_directions():
    across, down = (end - start for start, end in (LAND.x, LAND.y))
    assert across / COLUMNS == pytest.approx(down / ROWS, abs=1e-6)


def test_the_file_holds_its_arrays_and_is_the_same_whenever_it_is_made():
    bundle = encode_landscape(LAND)
    assert to_text(bundle) == to_text(encode_landscape(landscape_of(LAND.run)))
    for name in ("centre", "directions", "loss"):
        array = getattr(LAND, name)
        assert salvage(bundle["arrays"][name], array.shape).tolist() == array.tolist()


@pytest.mark.parametrize("name", ["zeros", "equal", "long"])
def test_a_run_that_does_not_move_or_moves_little_has_a_landscape_too(name: str):
    land = landscape_of(project.run(name))
    assert np.isfinite(land.loss).all()
    assert all(0 <= share <= 1 for share in land.shares)


def test_a_run_of_one_state_has_a_landscape_too():
    run = project.run("main")
    land = landscape_of(replace(run, epoch=run.epoch[:1], q=run.q[:1]))
    assert sum(land.shares) == 0
    assert land.places(land.run.q)[1] == pytest.approx(0, abs=1e-5)


def test_a_state_off_the_plane_stands_as_far_from_it_as_it_was_moved_across():
    across = np.zeros(LAND.run.q.shape[1])
    across[0] = 1.0
    for direction in to_float(LAND.directions):
        across -= (across @ direction) * direction
    length = float(np.linalg.norm(across))
    on, off = LAND.places(LAND.centre + np.rint(across / length * SCALE).astype(np.int64))
    assert off == pytest.approx(1, abs=1e-4)
    assert on == pytest.approx(np.zeros(2), abs=1e-4)
