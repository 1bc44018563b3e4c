"""Static pictures of a state: until the script has run, and for readers without JavaScript.

The geometry is the graph's own wide layout, so that nothing jumps when the script takes over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

import numpy as np

from builder.model.config import MOST_LEVELS, NetworkConfig
from builder.model.grid import Floats, to_float
from builder.model.network import Parameters, forward
from builder.record.run import Run
from builder.record.runs import Recorded

WIDTH, HEIGHT = 760, 440
THINNEST, THICKEST, WIDTHS = 0.4, 5.0, 6
SIGNS = ("minus", "zero", "plus")  # the class of a line
MOST_LINES = 240  # of one layer, the strongest, as in the graph itself
WRITTEN_IN = 13.0  # the radius of the smallest circle with a number in it


@dataclass(frozen=True)
class Spot:
    """Where a neuron stands, and how large it is."""

    x: float
    y: float
    radius: float


def still(recorded: Recorded, address: Mapping[str, str]) -> str:
    """The network at the address's run, epoch and picture, as an SVG with a text equivalent."""
    run, row = row_of(recorded, address)
    parameters = run.parameters(row)
    x, subject = _picture(recorded, address)
    passed = forward(parameters, x[None, :])
    a1, a2 = passed.a1[0], passed.a2[0]
    classes = recorded.config.pictures.classes
    inputs, hidden, outputs = _spots(recorded.config)
    answers = ", ".join(f"{name}: {100 * p:.1f} %" for name, p in zip(classes, a2, strict=True))
    label = f"The network at epoch {run.epoch[row]}, {subject}. Its answer: {answers}."
    widest = float(max(np.abs(to_float(run.q[row])).max(), 1e-9))
    body = [
        *_lines(parameters, inputs, hidden, outputs, widest),
        *map(_circle, inputs, x),
        *map(_circle, hidden, a1, [f"{value:.2f}" for value in a1]),
        *map(_circle, outputs, a2, classes),
        *map(_answer, outputs, a2),
    ]
    return (
        f'<svg class="still" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(label, {chr(34): "&quot;"})}">{"".join(body)}</svg>'
    )


def row_of(recorded: Recorded, address: Mapping[str, str]) -> tuple[Run, int]:
    """The run of an address, and the index of its nearest stored epoch at or below."""
    run = recorded.runs[address.get("run", "main")]
    epoch = int(address.get("epoch", "0"))
    return run, int(np.searchsorted(run.epoch, epoch, side="right")) - 1


def _picture(recorded: Recorded, address: Mapping[str, str]) -> tuple[Floats, str]:
    if address.get("mode") == "inference":
        pixels = address.get("pixels", "0" * recorded.config.shape.inputs)
        brightest = len(recorded.config.pictures.levels) - 1
        counts = [int(pixel, MOST_LEVELS) for pixel in pixels]
        return np.array(counts) / brightest, "looking at a drawn picture"
    sample = int(address.get("sample", "0"))
    training = recorded.data.training
    name = recorded.config.pictures.classes[training.labels[sample]]
    return training.x[sample], f"looking at sample {sample}, a {name}"


def _spots(config: NetworkConfig) -> tuple[list[Spot], list[Spot], list[Spot]]:
    form, shape = config.pictures, config.shape
    cell = min(WIDTH * 0.3 / form.columns, HEIGHT * 0.74 / form.rows, 58)
    top = HEIGHT / 2 - cell * (form.rows - 1) / 2
    small = min(16, cell * 0.4)
    inputs = [
        Spot(8 + cell / 2 + k % form.columns * cell, top + k // form.columns * cell, small)
        for k in range(shape.inputs)
    ]
    gap = (HEIGHT - 66) / max(1, shape.hidden - 1)
    middle = min(15, gap * 0.42)
    hidden = [Spot(WIDTH * 0.53, 26 + j * gap, middle) for j in range(shape.hidden)]
    apart = min(120, (HEIGHT - 80) / shape.outputs)
    large = min(22, apart * 0.38)
    outputs = [
        Spot(WIDTH * 0.76, HEIGHT / 2 + (i - (shape.outputs - 1) / 2) * apart, large)
        for i in range(shape.outputs)
    ]
    return inputs, hidden, outputs


def _lines(
    parameters: Parameters,
    inputs: list[Spot],
    hidden: list[Spot],
    outputs: list[Spot],
    widest: float,
) -> list[str]:
    """One path for each sign and width: two hundred lines in a dozen elements."""
    paths: dict[tuple[str, int], list[str]] = {}
    layers = ((parameters.w1, inputs, hidden), (parameters.w2, hidden, outputs))
    for weights, sources, targets in layers:
        least = np.sort(np.abs(weights), axis=None)[-MOST_LINES:][0]
        for (row, column), weight in np.ndenumerate(weights):
            if abs(weight) < least:
                continue
            step = round(abs(float(weight)) / widest * (WIDTHS - 1))
            start, end = sources[column], targets[row]
            segment = f"M{start.x:.0f} {start.y:.0f}L{end.x:.0f} {end.y:.0f}"
            sign = SIGNS[int(np.sign(weight)) + 1]
            paths.setdefault((sign, step), []).append(segment)
    return [
        f'<path class="line {sign}" stroke-width="'
        f'{THINNEST + (THICKEST - THINNEST) * step / (WIDTHS - 1):.1f}" d="{"".join(segments)}"/>'
        for (sign, step), segments in sorted(paths.items())
    ]


def _circle(spot: Spot, activation: float, text: str = "") -> str:
    shade = round(44 + (255 - 44) * float(activation))
    ink = "bright" if activation > 0.35 else "dim"
    x, y, fill = f"{spot.x:.0f}", f"{spot.y:.0f}", f"rgb({shade},{shade},{shade})"
    circle = f'<circle cx="{x}" cy="{y}" r="{spot.radius:.0f}" fill="{fill}"/>'
    if not text or spot.radius < WRITTEN_IN:
        return circle
    return circle + f'<text class="{ink}" x="{x}" y="{spot.y + 4:.0f}">{escape(text)}</text>'


def _answer(spot: Spot, probability: float) -> str:
    left, width = spot.x + 36, WIDTH - spot.x - 44
    percent = f"{100 * probability:.1f} %"
    return (
        f'<text class="percent" x="{left:.0f}" y="{spot.y - 6:.0f}">{percent}</text>'
        f'<rect class="track" x="{left:.0f}" y="{spot.y:.0f}" width="{width:.0f}" height="8"/>'
        f'<rect class="fill" x="{left:.0f}" y="{spot.y:.0f}" '
        f'width="{max(1.0, width * float(probability)):.0f}" height="8"/>'
    )
