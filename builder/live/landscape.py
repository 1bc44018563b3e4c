"""The landscape around the run: the loss over the plane in which it moves most, and its path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from builder.base.errors import BuildError
from builder.facts.facts import Facts
from builder.facts.moments import MAIN
from builder.facts.numerals import format_of
from builder.language.speaking import t
from builder.live.drawing import data, line
from builder.live.figure import LiveFigure, Room
from builder.live.options import Slider, names, number
from builder.model.grid import Floats
from builder.record.contours import Point
from builder.record.landscape import COLUMNS, ROWS, Landscape, landscape_of

EVERY = 5  # epochs from point to point of a still path
UNIT = 10  # of the still's box in a cell: whole numbers are short


@dataclass(frozen=True)
class LandscapeFigure(LiveFigure):
    """`runs` walk on it, `epoch` is where the first of them stands at the start."""

    kind = "landscape"
    room = Room(29.5, narrow="max(22.5rem, 7.5rem + 61vw)")  # a picture grows with its width
    runs: tuple[str, ...] = names((MAIN,), count=(1, 3))
    epoch: float = number(0, Slider(0, 100_000, step=1))

    def for_script(self, facts: Facts) -> dict[str, object]:
        for name in self.runs:
            facts.moments.run(name)
        run = facts.moments.run(self.runs[0])
        if self.epoch not in run.epoch:
            raise BuildError(f"'epoch' is {self.epoch:g}, which the run {run.name} does not keep")
        return super().for_script(facts)

    def still(self, facts: Facts) -> str:
        landscape = landscape_of(facts.moments.run(MAIN))
        levels = dict(list(landscape.contours().items())[::2])
        ends = [data(level, "g") for level in (min(levels), max(levels))] if levels else []
        lines = ""
        if ends:
            lines = t(
                "The lines are of losses from {least} to {most}.", least=ends[0], most=ends[1]
            )
        share = data(sum(landscape.shares), format_of("percent"))
        away = data(float(landscape.places(landscape.run.q)[1].max()), ".2f")
        words = t(
            "The plane holds {share} of the spread of the path (its variance), and no point of the "
            "path is further than {away} from it.",
            share=share,
            away=away,
        )
        box = f'viewBox="0 0 {UNIT * COLUMNS} {UNIT * ROWS}"'
        label = t("Lines of equal loss around the path of {runs}.", runs=", ".join(self.runs))
        parts = "".join([*_levels(levels), *self._walks(landscape, facts)])
        return (
            line(f"{lines} {words}".strip())
            + f'<svg class="land" role="img" aria-label="{label}" {box}>{parts}</svg>'
        )

    def _walks(self, landscape: Landscape, facts: Facts) -> Iterator[str]:
        for name in self.runs:
            places = landscape.cells(landscape.places(facts.moments.run(name).q[::EVERY])[0])
            near = np.clip(places, -COLUMNS, 2 * COLUMNS)
            yield f'<path class="walk" d="{_path([near])}"/>'


def _levels(contours: Mapping[float, list[list[Point]]]) -> Iterator[str]:
    for lines in contours.values():
        thinned = (np.array([*points[:-1:2], points[-1]]) for points in lines)
        yield f'<path class="level" d="{_path(thinned)}"/>'


def _path(lines: Iterable[Floats]) -> str:
    """Lines, each of points (N, 2) in cells, as the `d` of an SVG path: step by step."""
    texts = []
    for places in lines:
        points = np.rint(places * UNIT).astype(int)
        steps = np.diff(points, axis=0).ravel().tolist()
        moves = " ".join(map(str, steps)).replace(" -", "-")
        texts.append(f"M{points[0, 0]} {points[0, 1]}l{moves}")
    return "".join(texts)
