"""The pictures that other sites show beside a link, made from the record: a page's own moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from urllib.parse import parse_qsl

import numpy as np

from builder.model.grid import Floats, to_float
from builder.model.network import Parameters, forward
from builder.pages.network_still import description, picture_of, row_of
from builder.pages.raster import Canvas, Colour, Line
from builder.pages.scene import ACCENT, DARK, GLOW, INK, MINUS, NEUTRAL, NIGHT, PLUS, SOFT
from builder.prose.chapters import Chapter
from builder.record.runs import Recorded, digest_of

NAME = "assets/network.png"
WIDTH, HEIGHT = 1200, 630  # what sites that show links ask for
TOLD = ("mode", "run", "epoch", "sample", "pixels")  # what of an address such a picture shows

NETWORK_TOP, NETWORK_BOTTOM = 40, 440
INPUTS, HIDDEN, OUTPUTS, BARS = 72, 430, 640, 690  # where each column begins, across
CURVE_TOP, CURVE_BOTTOM, SIDE = 490, 590, 60
FACES, FACE_COLUMNS = 890, 2

Place = tuple[float, float]

_drawn: dict[
    tuple[str, str], bytes
] = {}  # by the run's digest and the name: pages are written often


def moment_of(chapter: Chapter) -> str:
    """The address of the first moment of the network that a chapter shows, or nothing."""
    return next((figure.state for figure in chapter.figures if figure.kind == "inspector"), "")


def picture_name(address: str) -> str:
    """The path of the picture of an address: of the trained network, where there is none."""
    told = {key: value for key, value in parse_qsl(address) if key in TOLD}
    return (
        f"assets/network-{digest_of(repr(sorted(told.items())).encode())[:8]}.png" if told else NAME
    )


def shown(recorded: Recorded, address: str) -> dict[str, str]:
    """What the template of a page about one moment is told of its picture; nothing without one."""
    if not address:
        return {}
    words = description(recorded, dict(parse_qsl(address)))
    return {"picture": picture_name(address), "picture_text": words}


def picture(recorded: Recorded, address: str = "") -> bytes:
    """The moment as a PNG: network, weights of the hidden units, its place on the loss curve."""
    digest = "".join(run.digest for run in recorded.runs.values())
    key = digest, picture_name(address)
    if key not in _drawn:
        for other in [one for one in _drawn if one[0] != digest]:
            del _drawn[other]
        trained = {"epoch": str(recorded.runs["main"].epoch[-1])}
        _drawn[key] = _draw(recorded, dict(parse_qsl(address)) or trained)
    return _drawn[key]


def _draw(recorded: Recorded, address: Mapping[str, str]) -> bytes:
    form = recorded.config.pictures
    run, row = row_of(recorded, address)
    parameters = run.parameters(row)
    x, _ = picture_of(recorded, address)
    passed = forward(parameters, x[None, :])
    canvas = Canvas(WIDTH, HEIGHT, NIGHT)
    _network(canvas, parameters, form.columns, x, passed.a1[0], passed.a2[0])
    _faces(canvas, parameters.w1.reshape(-1, form.rows, form.columns))
    _curve(canvas, to_float(run.loss), row)
    return canvas.png()


def _network(
    canvas: Canvas, parameters: Parameters, columns: int, x: Floats, a1: Floats, a2: Floats
) -> None:
    cell = 56.0 * 5 / max(columns, -(-len(x) // columns))
    middle = (NETWORK_TOP + NETWORK_BOTTOM) / 2
    rows = -(-len(x) // columns)
    inputs = [
        (INPUTS + k % columns * cell, middle + (k // columns - (rows - 1) / 2) * cell)
        for k in range(len(x))
    ]
    hidden = [(HIDDEN, y) for y in _column(len(a1), 50)]
    outputs = [(OUTPUTS, y) for y in _column(len(a2), 110)]
    for sign, colour in ((1, PLUS), (-1, MINUS)):
        drawn = [
            *_connections(sign * parameters.w1, inputs, hidden),
            *_connections(sign * parameters.w2, hidden, outputs),
        ]
        canvas.lines(drawn, colour, 0.75)
    left, top = inputs[0]
    canvas.box(left - cell / 2, top - cell / 2, columns * cell, rows * cell, NIGHT)
    for (across, down), value in zip(inputs, x, strict=True):
        side = cell * 0.92
        shade = _between(DARK, GLOW, float(value))
        canvas.box(across - side / 2, down - side / 2, side, side, shade)
    for places, values, radius in ((hidden, a1, 20), (outputs, a2, 28)):
        for (across, down), value in zip(places, values, strict=True):
            canvas.disc(across, down, radius + 2, SOFT)
            canvas.disc(across, down, radius, _between(DARK, GLOW, float(value)))
    for (_, down), value in zip(outputs, a2, strict=True):
        canvas.box(BARS, down - 6, 150, 12, NEUTRAL)
        canvas.box(BARS, down - 6, 150 * float(value), 12, GLOW)


def _column(count: int, apart: float) -> list[float]:
    """Where `count` units stand, one below the other, around the middle of the network."""
    gap = min(apart, (NETWORK_BOTTOM - NETWORK_TOP - 40) / max(1, count - 1))
    middle = (NETWORK_TOP + NETWORK_BOTTOM) / 2
    return [middle + (n - (count - 1) / 2) * gap for n in range(count)]


def _connections(weights: Floats, sources: Sequence[Place], targets: Sequence[Place]) -> list[Line]:
    """The lines of the weights above zero, as wide as they are strong."""
    widest = float(np.abs(weights).max()) or 1.0
    return [
        (*sources[column], *targets[row], 0.25 + 3 * float(weight) / widest)
        for (row, column), weight in np.ndenumerate(weights)
        if weight > 0
    ]


def _faces(canvas: Canvas, faces: Floats) -> None:
    """Each hidden unit's weights as a picture, on one scale."""
    largest = float(np.abs(faces).max()) or 1.0
    rows = -(-len(faces) // FACE_COLUMNS)
    room = (NETWORK_BOTTOM - NETWORK_TOP) / rows
    cell = max(1, int((room - 12) / faces.shape[1]))
    for j, face in enumerate(faces):
        left = FACES + j % FACE_COLUMNS * (faces.shape[2] * cell + 34)
        top = NETWORK_TOP + j // FACE_COLUMNS * room
        for (row, column), weight in np.ndenumerate(face):
            shade = _between(NEUTRAL, PLUS if weight > 0 else MINUS, abs(weight) / largest)
            canvas.box(left + column * cell, top + row * cell, cell - 1, cell - 1, shade)


def _curve(canvas: Canvas, loss: Floats, row: int) -> None:
    across = np.linspace(SIDE, WIDTH - SIDE, len(loss))
    down = CURVE_BOTTOM - (CURVE_BOTTOM - CURVE_TOP) * loss / max(float(loss.max()), 1e-9)
    points = list(zip(across.tolist(), down.tolist(), strict=True))
    canvas.box(SIDE, CURVE_BOTTOM + 8, WIDTH - 2 * SIDE, 2, NEUTRAL)
    canvas.lines([(*a, *b, 3.0) for a, b in pairwise(points)], INK, 1)
    canvas.disc(*points[row], 9, ACCENT)


def _between(one: Colour, other: Colour, share: float) -> Colour:
    return [a + (b - a) * share for a, b in zip(one, other, strict=True)]
