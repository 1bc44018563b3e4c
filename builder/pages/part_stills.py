"""Still pictures of the parts of an inspector beside the graph, for figures that show no graph."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from builder.facts.numerals import format_of, show
from builder.language.speaking import t
from builder.model.grid import Floats, to_float
from builder.pages.network_still import row_of
from builder.record.runs import Recorded

CELL, GAP = 14, 20  # of the pictures of weights
SHADES = 8
WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 760, 150, 8, 10, 126  # of the curve


def grids_still(recorded: Recorded, address: Mapping[str, str]) -> str:
    """Each hidden unit's weights as a picture, on one scale, as an SVG with a text equivalent."""
    run, row = row_of(recorded, address)
    weights = run.parameters(row).w1
    form = recorded.config.pictures
    largest = float(max(np.abs(to_float(run.q)[:, : weights.size]).max(), 1e-9))
    step = form.columns * CELL + GAP
    faces = [
        _face(j * step, face.reshape(form.rows, form.columns), largest, str(j))
        for j, face in enumerate(weights)
    ]
    label = t(
        "The weights of the {count} hidden units at epoch {epoch}, each unit's as a picture: "
        "blue is above zero, red below, and the stronger the farther from it.",
        count=len(weights),
        epoch=run.epoch[row],
    )
    return _drawing(len(weights) * step - GAP, form.rows * CELL + 20, label, faces)


def curve_still(recorded: Recorded, address: Mapping[str, str]) -> str:
    """The loss over the epochs with a mark at the address's, as an SVG with a text equivalent."""
    run, row = row_of(recorded, address)
    loss = to_float(run.loss)
    across = LEFT + (WIDTH - 2 * LEFT) * run.epoch / max(1, int(run.epoch[-1]))
    down = BOTTOM - (BOTTOM - TOP) * loss / max(float(loss.max()), 1e-9)
    points = "L".join(f"{x:.1f} {y:.1f}" for x, y in zip(across, down, strict=True))
    hits = t("{hits} of {count} right", hits=run.hits[row], count=len(run.training))
    said = t(
        "epoch {epoch}: loss {loss}, {hits}",
        epoch=run.epoch[row],
        loss=show(float(loss[row]), format_of("loss")),
        hits=hits,
    )
    anchor = "start" if across[row] < WIDTH / 2 else "end"
    parts = [
        f'<path class="loss" d="M{points}"/>',
        f'<circle class="here" cx="{across[row]:.1f}" cy="{down[row]:.1f}" r="6"/>',
        f'<text class="{anchor}" x="{across[row]:.0f}" y="{HEIGHT - 4}">{said}</text>',
    ]
    return _drawing(WIDTH, HEIGHT, t("The loss over the epochs. At {said}.", said=said), parts)


def _drawing(width: int, height: int, label: str, parts: list[str]) -> str:
    return (
        f'<svg class="still" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{label}">{"".join(parts)}</svg>'
    )


def _face(left: int, weights: Floats, largest: float, name: str) -> str:
    """One unit's weights: a path for each sign and shade, so that a face is a few elements."""
    paths: dict[tuple[str, int], list[str]] = {}
    for (row, column), weight in np.ndenumerate(weights):
        shade = round(abs(float(weight)) / largest * SHADES)
        square = f"M{left + column * CELL} {row * CELL}h{CELL}v{CELL}h-{CELL}z"
        paths.setdefault(("minus" if weight < 0 else "plus", shade), []).append(square)
    height, width = (size * CELL for size in weights.shape)
    cells = [
        f'<path class="cell {sign}" fill-opacity="{shade / SHADES}" d="{"".join(squares)}"/>'
        for (sign, shade), squares in sorted(paths.items())
        if shade
    ]
    ground = f'<rect class="track" x="{left}" y="0" width="{width}" height="{height}"/>'
    number = f'<text x="{left + width / 2:.0f}" y="{height + 15}">{name}</text>'
    return ground + "".join(cells) + number
