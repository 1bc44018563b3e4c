"""Static pictures of a state: until the script has run, and for readers without JavaScript.

The layout and the colours are the page's own (scene.py): nothing jumps when the script takes
over.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

import numpy as np

from builder.facts.numerals import format_of, show
from builder.language.speaking import t
from builder.model.config import DIGITS
from builder.model.grid import Floats, to_float
from builder.model.network import Parameters, forward
from builder.pages.scene import (
    BRIGHT,
    DARK,
    GLOW,
    MOST_LINES,
    SMALL,
    THICKEST,
    THINNEST,
    Layout,
    css,
    layouts,
    mix,
)
from builder.record.run import Run
from builder.record.runs import Recorded

WIDTHS = 6  # of lines: as many paths as it takes for each sign
SIGNS = ("minus", "zero", "plus")  # the class of a line

Place = tuple[float, float]


def still(recorded: Recorded, address: Mapping[str, str]) -> str:
    """The network at the address's run, epoch and picture, as an SVG with a text equivalent."""
    run, row = row_of(recorded, address)
    parameters = run.parameters(row)
    x, _ = picture_of(recorded, address)
    passed = forward(parameters, x[None, :])
    a1, a2 = passed.a1[0], passed.a2[0]
    classes = recorded.config.pictures.classes
    layout = layouts(recorded.config)["wide"]
    radius = layout.radius
    label = description(recorded, address)
    widest = float(max(np.abs(to_float(run.q[row])).max(), 1e-9))
    body = [
        *_lines(parameters, layout, widest),
        *(_square(*one, radius["input"]) for one in zip(layout.inputs, x, strict=True)),
        *(
            _circle(place, value, radius["hidden"], show(float(value), format_of("glance")))
            for place, value in zip(layout.hidden, a1, strict=True)
        ),
        *(
            _circle(*one[:2], radius["output"], one[2])
            for one in zip(layout.outputs, a2, classes, strict=True)
        ),
        *(_answer(place, layout.bar, p) for place, p in zip(layout.outputs, a2, strict=True)),
    ]
    return (
        f'<svg class="still" viewBox="0 0 {layout.width:g} {layout.height:g}" role="img" '
        f'aria-label="{escape(label, {chr(34): "&quot;"})}">{"".join(body)}</svg>'
    )


def description(recorded: Recorded, address: Mapping[str, str]) -> str:
    """What a picture of the network at this address shows, in two sentences."""
    run, row = row_of(recorded, address)
    x, subject = picture_of(recorded, address)
    a2 = forward(run.parameters(row), x[None, :]).a2[0]
    classes = recorded.config.pictures.classes
    answers = ", ".join(
        f"{name}: {show(float(p), format_of('percent'))}"
        for name, p in zip(classes, a2, strict=True)
    )
    return t(
        "The network at epoch {epoch}, {subject}. Its answer: {answers}.",
        epoch=run.epoch[row],
        subject=subject,
        answers=answers,
    )


def row_of(recorded: Recorded, address: Mapping[str, str]) -> tuple[Run, int]:
    """The run of an address, and the index of its nearest stored epoch at or below."""
    run = recorded.runs[address.get("run", "main")]
    epoch = int(address.get("epoch", "0"))
    return run, int(np.searchsorted(run.epoch, epoch, side="right")) - 1


def picture_of(recorded: Recorded, address: Mapping[str, str]) -> tuple[Floats, str]:
    """The pixels that the network is looking at there, 0 to 1 each, and what they are in words."""
    if address.get("mode") == "inference":
        pixels = address.get("pixels", "0" * recorded.config.shape.inputs)
        brightest = len(recorded.config.pictures.levels) - 1
        counts = [DIGITS.index(pixel) for pixel in pixels]
        return np.array(counts) / brightest, t("looking at a drawn picture")
    sample = int(address.get("sample", "0"))
    training = recorded.data.training
    name = recorded.config.pictures.classes[training.labels[sample]]
    return training.x[sample], t("looking at sample {sample} ({digit})", sample=sample, digit=name)


def _lines(parameters: Parameters, layout: Layout, widest: float) -> list[str]:
    """One path for each sign and width: two hundred lines in a dozen elements."""
    paths: dict[tuple[str, int], list[str]] = {}
    layers = (
        (parameters.w1, layout.inputs, layout.hidden),
        (parameters.w2, layout.hidden, layout.outputs),
    )
    for weights, sources, targets in layers:
        least = np.sort(np.abs(weights), axis=None)[-MOST_LINES:][0]
        for (row, column), weight in np.ndenumerate(weights):
            if abs(weight) < least:
                continue
            step = round(abs(float(weight)) / widest * (WIDTHS - 1))
            start, end = sources[column], targets[row]
            segment = "M{:.0f} {:.0f}L{:.0f} {:.0f}".format(*start, *end)
            sign = SIGNS[int(np.sign(weight)) + 1]
            paths.setdefault((sign, step), []).append(segment)
    return [
        f'<path class="line {sign}" stroke-width="'
        f'{THINNEST + (THICKEST - THINNEST) * step / (WIDTHS - 1):.1f}" d="{"".join(segments)}"/>'
        for (sign, step), segments in sorted(paths.items())
    ]


def _square(place: Place, activation: float, half: float) -> str:
    x, y = place
    fill = css(mix(DARK, GLOW, float(activation)))
    return (
        f'<rect class="pixel" x="{x - half:g}" y="{y - half:g}" width="{2 * half:g}" '
        f'height="{2 * half:g}" rx="{0.24 * half:.1f}" fill="{fill}"/>'
    )


def _circle(place: Place, activation: float, radius: float, text: str = "") -> str:
    x, y = place
    fill = css(mix(DARK, GLOW, float(activation)))
    circle = f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}"/>'
    if not text or radius < SMALL:
        return circle
    ink = "bright" if activation > BRIGHT else "dim"
    return circle + f'<text class="{ink}" x="{x:g}" y="{y + 4:g}">{escape(text)}</text>'


def _answer(place: Place, bar: tuple[float, float, float], probability: float) -> str:
    across, down, width = bar
    left, top = place[0] + across, place[1] + down
    percent = show(float(probability), format_of("percent"))
    return (
        f'<text class="percent" x="{left:g}" y="{top + 16:g}">{percent}</text>'
        f'<rect class="track" x="{left:g}" y="{top + 22:g}" width="{width:g}" height="8"/>'
        f'<rect class="fill" x="{left:g}" y="{top + 22:g}" '
        f'width="{max(1.0, width * float(probability)):.0f}" height="8"/>'
    )
