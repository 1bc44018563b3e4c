"""What stands in a live figure until its script has run, and for readers without one.

A drawing is as wide as its column: positions across are per cent, positions down are px, and a
curve stands in a square of 100 by 100 that is stretched to both. So no script is needed to fit it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any

from builder.facts.numerals import show
from builder.model.grid import SCALE

WIDTH, HEIGHT = 86, 182  # of the drawing itself: per cent, and px
SAMPLES = 80  # points of a curve
STEPS = 6  # of the walk into the valley

Points = Iterable[tuple[float, float]]


class Drawing:
    """Curves, dots and lines between two scales."""

    def __init__(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        self.x = x
        self.y = y
        self.parts: list[str] = []

    def curve(self, points: Points, kind: str = "curve") -> None:
        """A line through points; what lies beyond the scales is cut off."""
        path = "L".join(f"{self._across(x):.1f} {self._down(y):.1f}" for x, y in points)
        self.parts.append(
            '<svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none">'
            f'<path class="{kind}" vector-effect="non-scaling-stroke" d="M{path}"/></svg>'
        )

    def function(self, function: Callable[[float], float], first: float | None = None) -> None:
        """The curve of a function, from `first` or from the left end."""
        start, end = self.x[0] if first is None else first, self.x[1]
        xs = [start + (end - start) * n / SAMPLES for n in range(SAMPLES + 1)]
        self.curve((x, function(x)) for x in xs)

    def dot(self, x: float, y: float, kind: str = "dot", radius: int = 3) -> None:
        """A dot, or with the kind `handle` the place where the reader will take hold."""
        place = f'cx="{self._across(x):.1f}%" cy="{self._down(y):.1f}%"'
        self.parts.append(f'<circle class="{kind}" {place} r="{radius}"/>')

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

    def note(self, x: float, words: str) -> None:
        """Words at the top, right of a place."""
        self.parts.append(f'<text x="{self._across(x):.2f}%" dx="5" y="4">{words}</text>')

    def html(self, label: str, ticks: Sequence[float], levels: Sequence[float] = ()) -> str:
        """The finished drawing; `label` is its text equivalent."""
        scales = [self._tick(tick) for tick in ticks] + [self._level(level) for level in levels]
        return (
            f'<svg class="still" role="img" aria-label="{escape(label)}">'
            f'<svg class="frame" x="40" y="10" width="{WIDTH}%" height="{HEIGHT}">'
            f"{''.join(scales + self.parts)}</svg></svg>"
        )

    def _tick(self, value: float) -> str:
        place = f'x="{self._across(value):.1f}%" y="{HEIGHT + 24}"'
        return f'<text {place} text-anchor="middle">{_plain(value)}</text>'

    def _level(self, value: float) -> str:
        down = f"{self._down(value):.1f}%"
        return (
            f'<line class="level" x2="100%" y1="{down}" y2="{down}"/>'
            f'<text x="-10" y="{down}" dy="4" text-anchor="end">{_plain(value)}</text>'
        )

    def _across(self, x: float) -> float:
        return 100 * (x - self.x[0]) / (self.x[1] - self.x[0])

    def _down(self, y: float) -> float:
        return 100 * (self.y[1] - y) / (self.y[1] - self.y[0])


def live_still(kind: str, options: Mapping[str, Any]) -> str:
    """The HTML of a live figure's stage, from its options as `live_options` completes them."""
    return _STILLS[kind](options)


def _sigmoid(options: Mapping[str, Any]) -> str:
    z = float(options["z"])
    drawing = Drawing((-6, 6), (0, 1))
    drawing.function(_squashed)
    for read in (-5, -2, 0, 2, 5):
        drawing.dot(read, _squashed(read))
    drawing.dot(z, _squashed(z), "handle", 9)
    words = f"At z = {_plain(z)} the activation is {_data(_squashed(z), '.3f')}."
    label = "The sigmoid rises from 0 on the left to 1 on the right, most steeply at z = 0."
    return _line(words) + drawing.html(label, (-5, -2, 0, 2, 5), (0, 0.5, 1))


def _slope(options: Mapping[str, Any]) -> str:
    z = float(options["z"])
    drawing = Drawing((-6, 6), (0, 0.25))
    drawing.function(_slope_at)
    drawing.dot(z, _slope_at(z), "handle", 9)
    words = f"At z = {_plain(z)} the slope of the sigmoid is {_data(_slope_at(z), '.4f')}."
    label = "The slope of the sigmoid: a quarter at z = 0, next to nothing far out on both sides."
    return _line(words) + drawing.html(label, (-5, -2, 0, 2, 5), (0, 0.25))


def _softmax(options: Mapping[str, Any]) -> str:
    powers = [math.exp(z) for z in options["z"]]
    rows = [
        f"<tr><td>{_plain(z)}</td><td>{_data(power, '.3f')}</td>"
        f"<td>{_data(power / sum(powers), '.1%')}</td></tr>"
        for z, power in zip(options["z"], powers, strict=True)
    ]
    head = "<tr><th>score z</th><th>e<sup>z</sup></th><th>share</th></tr>"
    return f"<table>{head}{''.join(rows)}</table>" + _line(
        f"The exponentials add up to {_data(sum(powers), '.3f')}."
    )


def _log_loss(options: Mapping[str, Any]) -> str:
    p = float(options["p"])
    drawing = Drawing((0, 1), (0, 5))
    drawing.function(_cost, math.exp(-5))
    for trust in (0.01, 0.1, 0.5, 0.95):
        drawing.dot(trust, _cost(trust))
    drawing.dot(p, _cost(p), "handle", 9)
    words = f"A trust of {_plain(p)} in the right digit costs {_data(_cost(p), '.3f')}."
    label = "The loss falls from above 4 where the trust is near 0, ever more gently, to 0 at 1."
    return _line(words) + drawing.html(label, (0, 0.1, 0.5, 0.95), range(6))


def _descent(options: Mapping[str, Any]) -> str:
    walk = [float(options["start"])]
    for _ in range(STEPS):
        walk.append(walk[-1] - options["rate"] * 2 * walk[-1])
    drawing = Drawing((-3, 3), (0, 9))
    drawing.function(lambda w: w * w)
    drawing.curve(((w, w * w) for w in walk), "walk")
    for w in walk:
        drawing.dot(w, w * w)
    words = (
        f"{STEPS} steps with a learning rate of {_plain(options['rate'])}, from {_plain(walk[0])}."
    )
    label = f"A walk in the valley w², from {_plain(walk[0])} to {show(walk[-1], '.3f')}."
    return _line(words) + drawing.html(label, range(-3, 4), (0, 3, 6, 9))


def _judge(options: Mapping[str, Any]) -> str:
    bias = float(options["bias"])
    if bias == 0:
        return _line("A judge with a bias of 0 looks at the performance alone.")
    leaning = f"towards {'yes' if bias > 0 else 'no'} before the performance begins"
    return _line(f"A judge with a bias of {show(bias, '+g')} leans {leaning}.")


def _chain(options: Mapping[str, Any]) -> str:
    written = " × ".join(_plain(factor) for factor in options["factors"])
    effect = round(math.prod(options["factors"]), 9)
    return _line(f"Effects multiply: {written} makes {_data(effect, 'g')}.")


def _rates(options: Mapping[str, Any]) -> str:
    curves = options["known"]
    last = len(curves[0]["loss"]) - 1
    drawing = Drawing((0, last), (0, 2.5))
    for number, run in enumerate(curves):
        points = ((epoch, min(loss / SCALE, 5)) for epoch, loss in enumerate(run["loss"]))
        drawing.curve(points, f"curve run-{number}")
    ends = [
        f"<li>learning rate {_plain(run['rate'])}: {_data(run['loss'][-1] / SCALE, '.3f')}</li>"
        for run in curves
    ]
    label = f"The loss of {len(curves)} runs over {last} epochs."
    ticks = [last * share / 4 for share in range(5)]
    picture = drawing.html(label, ticks, (0, 0.5, 1, 1.5, 2, 2.5))
    return picture + _line(f"Loss at epoch {last}:") + f'<ul class="runs">{"".join(ends)}</ul>'


def _spread(options: Mapping[str, Any]) -> str:
    known = options["known"]
    counts, first, width, own = known["counts"], known["first"], known["width"], known["own"]
    bins = math.ceil(round((own - first) / width, 9))
    below, total = sum(counts[:bins]), sum(counts)
    form = f".{known['decimals']}f"
    bound = show(first + bins * width, form)
    drawing = Drawing((first, first + width * len(counts)), (0, 1))
    unit = HEIGHT / (max(counts) + 6)
    for number, count in enumerate(counts):
        if count:
            middle = first + (number + 0.5) * width
            drawing.stack(middle, count, unit, "dots below" if number < bins else "dots")
    drawing.upright(own, HEIGHT, "own")
    drawing.note(own, f"our run {show(own, form)}")
    words = f"{known['name']} ≤ {bound}: {_data(below, 'd')} of {total} starts"
    label = f"One dot for each of {total} starts, by its {known['name']}; ours is marked."
    return _line(words) + drawing.html(label, known["ticks"])


def _rhythm(_options: Mapping[str, Any]) -> str:
    beats = (
        "The parameters are frozen.",
        "Each sample goes forward and backward, and adds its slopes to a sum.",
        "After the last sample, the mean of the slopes makes one update.",
        "The next epoch begins with the new parameters.",
    )
    return f"<ol>{''.join(f'<li>{beat}</li>' for beat in beats)}</ol>"


def _squashed(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def _slope_at(z: float) -> float:
    return _squashed(z) * (1 - _squashed(z))


def _cost(trust: float) -> float:
    return -math.log(trust)


def _plain(value: float) -> str:
    return show(float(value), "g")


def _data(value: float, form: str) -> str:
    return f'<data value="{value!r}">{show(value, form)}</data>'


def _line(words: str) -> str:
    return f'<p class="row">{words}</p>'


_STILLS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "sigmoid": _sigmoid,
    "slope": _slope,
    "softmax": _softmax,
    "log-loss": _log_loss,
    "descent": _descent,
    "bias": _judge,
    "chain": _chain,
    "rates": _rates,
    "spread": _spread,
    "rhythm": _rhythm,
}
