"""The layouts and the colours that the still and the page share."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, pairwise
from math import dist

import numpy as np
import pytest

from builder.model.config import NetworkConfig
from builder.model.grid import to_float
from builder.model.network import Shape
from builder.pages.network_still import still
from builder.pages.scene import DARK, GLOW, css, layouts, mix, scene_style
from builder.record.runs import record_all
from tests.project import CONTENT, network

BOTH = pytest.mark.parametrize("name", ["wide", "narrow"])


@BOTH
def test_neurons_stand_apart_within_their_box(name):
    layout = layouts(network())[name]
    layers = {"input": layout.inputs, "hidden": layout.hidden, "output": layout.outputs}
    circles = [(place, layout.radius[layer]) for layer, all_ in layers.items() for place in all_]
    for (place, radius), (other, radius_of_other) in combinations(circles, 2):
        assert dist(place, other) >= radius + radius_of_other - 1e-9
    for (x, y), radius in circles:
        assert radius <= x + 0.5
        assert x + radius <= layout.width
        assert radius <= y <= layout.height - radius


@BOTH
def test_the_picture_is_square_and_the_network_runs_from_left_to_right(name):
    layout = layouts(network())[name]
    rows = [layout.inputs[row * 5 : row * 5 + 5] for row in range(5)]
    across = {round(b[0] - a[0], 6) for row in rows for a, b in pairwise(row)}
    down = {round(b[0][1] - a[0][1], 6) for a, b in pairwise(rows)}
    assert across == down
    assert len(across) == 1
    assert max(x for x, _ in layout.inputs) < layout.hidden[0][0] < layout.outputs[0][0]


@BOTH
def test_a_face_stands_between_the_picture_and_its_circle(name):
    layout = layouts(network())[name]
    across, _, side = layout.face
    middle = layout.hidden[0][0] + across
    assert max(x for x, _ in layout.inputs) + layout.radius["input"] < middle - side / 2
    assert middle + side / 2 < layout.hidden[0][0] - layout.radius["hidden"]
    assert side >= 30
    assert layout.lanes["w1"] < middle - side / 2
    assert layout.hidden[0][0] + layout.radius["hidden"] < layout.lanes["w2"]


def test_the_still_draws_the_wide_layout():
    drawn = still(record_all(CONTENT), {})
    layout = layouts(network())["wide"]
    circles = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', drawn)
    squares = re.findall(r'<rect class="pixel" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', drawn)
    halves = [(float(width) / 2, float(x), float(y)) for x, y, width in squares]
    found = [*((x + half, y + half, half) for half, x, y in halves), *circles]
    expected = [
        (*place, layout.radius[layer])
        for layer, places in (
            ("input", layout.inputs),
            ("hidden", layout.hidden),
            ("output", layout.outputs),
        )
        for place in places
    ]
    assert [tuple(map(float, one)) for one in found] == [
        pytest.approx(one, abs=1e-3) for one in expected
    ]


def test_pixels_and_circles_of_the_still_glow_as_their_units_are_active():
    recorded = record_all(CONTENT)
    drawn = still(recorded, {"epoch": "100", "sample": "6"})
    fills = re.findall(r'<(?:rect class="pixel"|circle) [^>]*fill="([^"]+)"', drawn)
    samples = recorded.runs["main"].samples
    active = to_float(np.concatenate([samples["a1"][100, 6], samples["a2"][100, 6]]))
    lit = [*recorded.data.training.x[6], *active]
    assert fills == [css(mix(DARK, GLOW, float(a))) for a in lit]
    assert len(set(fills)) > 3


def test_a_shade_is_one_of_64_steps():
    assert mix(DARK, GLOW, 0) == DARK
    assert mix(DARK, GLOW, 1) == GLOW
    assert mix(DARK, GLOW, 0.5) == (150, 147, 138)
    assert mix(DARK, GLOW, 0.501) == mix(DARK, GLOW, 0.5)
    assert css(GLOW) == "rgb(255 244 214)"


def test_the_style_carries_the_same_colours_and_boxes():
    style = scene_style(network())
    assert "--glow:rgb(255 244 214);" in style
    assert "--wide-box:840 / 404;" in style


def test_a_long_answer_is_written_small_enough_for_its_circle():
    def renamed(*names: str) -> NetworkConfig:
        return replace(network(), pictures=replace(network().pictures, classes=names))

    assert {layout.name for layout in layouts(renamed("0", "1", "2")).values()} == {20}
    for layout in layouts(renamed("cat", "dog", "parrot")).values():
        assert 6 * 0.7 * layout.name <= 2 * layout.radius["output"]


def test_a_network_of_many_hidden_units_is_not_squeezed_into_a_low_screen():
    def least(hidden: int) -> float:
        style = scene_style(replace(network(), shape=Shape(25, hidden, 3)))
        return float(re.findall(r"--full-least:([\d.]+)rem", style)[0])

    assert least(8) == least(16) == 32
    assert 24.5 + 32 * 34 * 0.6 / 16 <= least(32) < 70
