"""Still drawings of live figures, and the lines of words around them.

A drawing is as wide as its column: positions across are per cent, positions down are px, and a
curve stands in a square of 100 by 100 that is stretched to both. So no script is needed to fit it.
The margins are its padding.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from html import escape

from builder.facts.numerals import show
from builder.live.options import Scale

HEIGHT = 182  # px, between the margins above and below
MARGINS = {"top": 10, "right": 12, "bottom": 32, "left": 40}  # px: half a thumb, numbers of axes
SAMPLES = 80  # points of a curve

CLASS = re.compile("\u2068(.*?)\u2069")  # as `classed` sets it apart

Points = Iterable[tuple[float, float]]


class Drawing:
    """Curves, dots and lines between two scales."""

    def __init__(self, x: Scale, y: Scale, write: Callable[[float], str] | None = None) -> None:
        """`write` gives the words of a tick of `x`, where they are not its own digits."""
        self.x = x
        self.y = y
        self.write = write or plain
        self.parts = [*map(self._tick, x.ticks), *map(self._level, y.ticks)]

    def curve(self, points: Points, kind: str = "curve") -> None:
        """A line through points; what lies beyond the scales is cut off."""
        path = "L".join(f"{self._across(x):.1f} {self._down(y):.1f}" for x, y in points)
        self.parts.append(
            '<svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none">'
            f'<path class="{kind}" vector-effect="non-scaling-stroke" d="M{path}"/></svg>'
        )

    def function(self, function: Callable[[float], float], first: float | None = None) -> None:
        """The curve of a function, from `first` or from the left end."""
        start, end = self.x.low if first is None else first, self.x.high
        xs = [start + (end - start) * n / SAMPLES for n in range(SAMPLES + 1)]
        self.curve((x, function(x)) for x in xs)

    def dot(self, x: float, y: float) -> None:
        """A dot."""
        self._circle(x, y, "dot", 3)

    def handle(self, x: float, y: float) -> None:
        """The place where the reader will take hold."""
        self._circle(x, y, "handle", 9)

    def upright(self, x: float, height: float, kind: str) -> None:
        """A line upwards from the lower scale."""
        across, top = f"{self._across(x):.2f}%", f"{HEIGHT - height:.1f}"
        ends = f'x1="{across}" x2="{across}" y1="{HEIGHT}" y2="{top}"'
        self.parts.append(f'<line class="{kind}" {ends}/>')

    def stack(self, x: float, count: int, unit: float, kind: str) -> None:
        """A stack of dots, each `unit` px high: a line of round dashes of no length."""
        across, top = f"{self._across(x):.2f}%", f"{HEIGHT - (count - 0.5) * unit - 0.1:.1f}"
        ends = f'x1="{across}" x2="{across}" y1="{HEIGHT - unit / 2:.1f}" y2="{top}"'
        dashes = f'stroke-width="{unit * 0.85:.1f}" stroke-dasharray="0 {unit:.2f}"'
        self.parts.append(f'<line class="{kind}" {ends} {dashes}/>')

    def height(self, y: float) -> float:
        """How many px above the lower scale a value stands."""
        return HEIGHT * (1 - self._down(y) / 100)

    def note(self, x: float, words: str) -> None:
        """Words at the top, right of a place."""
        self.parts.append(f'<text x="{self._across(x):.2f}%" dx="5" y="4">{words}</text>')

    def html(self, label: str) -> str:
        """The finished drawing; `label` is its text equivalent."""
        parts, said = "".join(self.parts), CLASS.sub(r"\1", label)
        return f'<svg class="still" role="img" aria-label="{escape(said)}">{parts}</svg>'

    def _circle(self, x: float, y: float, kind: str, radius: int) -> None:
        place = f'cx="{self._across(x):.1f}%" cy="{self._down(y):.1f}%"'
        self.parts.append(f'<circle class="{kind}" {place} r="{radius}"/>')

    def _tick(self, value: float) -> str:
        place = f'x="{self._across(value):.1f}%" y="{HEIGHT + 24}"'
        return f'<text {place} text-anchor="middle">{self.write(value)}</text>'

    def _level(self, value: float) -> str:
        down = f"{self._down(value):.1f}%"
        return (
            f'<line class="level" x2="100%" y1="{down}" y2="{down}"/>'
            f'<text x="-10" y="{down}" dy="4" text-anchor="end">{plain(value)}</text>'
        )

    def _across(self, x: float) -> float:
        return 100 * (x - self.x.low) / (self.x.high - self.x.low)

    def _down(self, y: float) -> float:
        return 100 * (self.y.high - y) / (self.y.high - self.y.low)


def patch(values: Sequence[float], largest: float, label: str) -> str:
    """A square of pixels or weights: blue for plus, red for minus, pale where next to nothing."""
    side = math.isqrt(len(values))
    cells = "".join(
        f'<rect class="part{" minus" if value < 0 else ""}" x="{n % side}" y="{n // side}" '
        f'width="1" height="1" fill-opacity="{abs(value) / largest:.1f}"/>'
        for n, value in enumerate(values)
        if abs(value) / largest >= 0.05
    )
    box = f'role="img" aria-label="{escape(label)}" viewBox="0 0 {side} {side}"'
    return f'<svg class="patch" {box}>{cells}</svg>'


def plain(value: float) -> str:
    """A number with all its own digits."""
    return show(float(value), "g")


def data(value: float, form: str) -> str:
    """A number that a program can read too."""
    return f'<data value="{value!r}">{show(value, form)}</data>'


def line(words: str) -> str:
    """A line of words, above or below a drawing; a class in it gets its face."""
    faced = CLASS.sub(r'<span class="class-name">\1</span>', words)
    return f'<p class="row">{faced}</p>'
