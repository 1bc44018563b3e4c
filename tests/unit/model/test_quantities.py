"""The tables of quantities, held to the numbers themselves."""

from __future__ import annotations

import numpy as np
import pytest

from builder.model.network import BLOCKS
from builder.model.quantities import QUANTITIES, RECORDED, SELECTIONS
from tests import project

SHAPE = project.network().shape
COUNTS = {  # how many numbers of each there are, as the notation of the network says
    "x": 25, "w1": 200, "b1": 8, "w2": 24, "b2": 3, "z1": 8, "a1": 8, "z2": 3, "a2": 3, "dz2": 3,
    "da1": 8, "dz1": 8, "L": 1, "slope": 8, "y": 3, "g.w1": 200, "g.b1": 8, "g.w2": 24, "g.b2": 3,
    "loss": 1, "accuracy": 1, "hits": 1, "lr": 1, "N": 1,
}  # fmt: skip


@pytest.mark.parametrize("name", RECORDED)
def test_a_recorded_quantity_has_the_layers_that_the_table_says(name: str):
    recorded = project.run("main").samples[name]
    assert recorded.shape == (101, 24, *SHAPE.sizes(RECORDED[name]))


def test_every_quantity_that_prose_can_name_is_as_many_numbers_as_the_notation_says():
    assert {n: np.prod(SHAPE.sizes(layers)) for n, layers in QUANTITIES.items()} == COUNTS


def test_weights_are_indexed_by_where_they_lead_then_by_where_they_come_from():
    assert (BLOCKS["w1"], BLOCKS["w2"]) == (("hidden", "inputs"), ("outputs", "hidden"))
    assert (QUANTITIES["g.w1"], QUANTITIES["g.w2"]) == (BLOCKS["w1"], BLOCKS["w2"])


def test_blocks_fill_the_flat_order_without_a_gap():
    assert [(s.start, s.stop) for s in SHAPE.spans.values()] == [
        (0, 200), (200, 208), (208, 232), (232, 235),
    ]  # fmt: skip
    assert SHAPE.parameters == 235


def test_a_reader_can_select_every_neuron_every_parameter_what_there_is_one_of_and_questions():
    counts = {kind: np.prod(SHAPE.sizes(layers)) for kind, layers in SELECTIONS.items()}
    assert counts == {
        "x": 25, "h": 8, "o": 3, "w1": 200, "b1": 8, "w2": 24, "b2": 3,
        "loss": 1, "accuracy": 1, "lr": 1, "not": 3, "flip": 1, "wrong": 1, "next": 1, "step": 1,
        "learned": 1, "units": 1, "confusion": 1, "moves": 1, "landscape": 1,
    }  # fmt: skip
