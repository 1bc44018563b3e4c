"""Where other starts lead: one dot for each, and a bound that can be moved across them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from builder.base.errors import BuildError, unknown
from builder.facts.facts import Facts
from builder.facts.numerals import show
from builder.language.speaking import t
from builder.live.drawing import HEIGHT, Drawing, data, line
from builder.live.figure import LiveFigure
from builder.live.options import Scale, Slider, name

# A column of the spread, and the fact that says the same of this article's run.
_OWN = {
    r"loss_(\d+)": r"loss(\1)",
    r"hits_(\d+)": r"hits(\1)",
    r"largest_step_(\d+)": r"step(\1)",
    r"held_out_hits": r"held_out_hits(epochs)",
    r"first_perfect_epoch": r"first_epoch_with(samples)",
}
_FEWEST_BINS = 70  # enough to see the shape of the spread, few enough to see its dots
_FEWEST_TICKS = 3
_DIGITS = 9  # to which sums of decimal steps are cleaned of binary dust


@dataclass(frozen=True)
class Counts:
    """Values counted in bins of one width; a bin holds its upper end.

    The bound begins at the lower end of the first bin, and goes from bin to bin.
    """

    bound: Slider
    counts: list[int]  # of each bin
    decimals: int  # of the bins' ends
    own: float  # the value of this article's run, which lies within the bins

    @property
    def bins_to_own(self) -> int:
        """How many bins it takes to hold the own value."""
        return math.ceil(_clean((self.own - self.bound.low) / self.bound.step))

    @property
    def start(self) -> float:
        """Where the bound stands at first: just above the own value."""
        return _clean(self.bound.low + self.bins_to_own * self.bound.step)


@dataclass(frozen=True)
class Spread(LiveFigure):
    """`column` is one of `content/spread.csv`."""

    kind = "spread"
    column: str = name("loss_100")

    def for_script(self, facts: Facts) -> dict[str, object]:
        """Besides: the starts counted by value, and where this article's run stands."""
        counts = self._counted(facts)
        return super().for_script(facts) | {
            "name": self._name,
            "bound": {**counts.bound.for_script(), "value": counts.start},
            "counts": counts.counts,
            "decimals": counts.decimals,
            "own": counts.own,
        }

    def still(self, facts: Facts) -> str:
        found = self._counted(facts)
        bound, counts, form = found.bound, found.counts, f".{found.decimals}f"
        drawing = Drawing(bound, Scale(0, 1))
        unit = HEIGHT / (max(counts) + 6)
        for number, count in enumerate(counts):
            if count:
                middle = bound.low + (number + 0.5) * bound.step
                below = number < found.bins_to_own
                drawing.stack(middle, count, unit, "dots below" if below else "dots")
        drawing.upright(found.own, HEIGHT, "own")
        drawing.note(found.own, t("our run {number}", number=show(found.own, form)))
        reached, total = sum(counts[: found.bins_to_own]), sum(counts)
        words = t(
            "{name} ≤ {bound}: {reached} of {total} starts",
            name=self._name,
            bound=show(found.start, form),
            reached=data(reached, "d"),
            total=total,
        )
        label = t(
            "One dot for each of {total} starts, by its {name}; ours is marked.",
            total=total,
            name=self._name,
        )
        return line(words) + drawing.html(label)

    @property
    def _name(self) -> str:
        return re.split(r"_\d", self.column)[0].replace("_", " ")

    def _counted(self, facts: Facts) -> Counts:
        """Raises BuildError for a column that does not serve."""
        columns = facts.starts.columns
        own = {name: fact for name in columns if (fact := _own_fact(name))}
        if self.column not in own:
            what = "column of the spread that this article's run has too"
            raise unknown(self.column, list(own), what)
        if math.inf in columns[self.column]:
            message = f"from some starts '{self.column}' never happened; choose another column"
            raise BuildError(message)
        return counted(columns[self.column], float(facts.evaluate(own[self.column])))


def _own_fact(column: str) -> str | None:
    for pattern, fact in _OWN.items():
        if found := re.fullmatch(pattern, column):
            return found.expand(fact)
    return None


def counted(values: Sequence[float], own: float) -> Counts:
    """Values counted in bins of a round width; whole numbers get bins of one."""
    low, high = min(*values, own), max(*values, own)
    is_whole = all(value == int(value) for value in values)
    width = 1.0 if is_whole else _round_width((high - low) / _FEWEST_BINS)
    found = Counter(_bin(value, width) for value in values)
    first, last = _bin(low, width) - 1, _bin(high, width)
    start, end = _clean(first * width), _clean(last * width)
    return Counts(
        bound=Slider(start, end, _ticks(start, end, width), step=width),
        counts=[found[number] for number in range(first + 1, last + 1)],
        decimals=0 if is_whole else max(0, -math.floor(math.log10(width))),
        own=own,
    )


def _bin(value: float, width: float) -> int:
    return math.ceil(_clean(value / width))


def _clean(value: float) -> float:
    return round(value, _DIGITS)


def _round_width(rough: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten that is not above `rough`."""
    power = 10.0 ** math.floor(math.log10(rough))
    return _clean(max(step for step in (1, 2, 5) if step * power <= rough * 1.000001) * power)


def _ticks(low: float, high: float, least: float) -> tuple[float, ...]:
    """Round numbers from low to high, `least` apart or more, as few as tell the scale."""
    step = max(least, _round_width((high - low) / _FEWEST_TICKS))
    numbers = range(math.ceil(_clean(low / step)), math.floor(_clean(high / step)) + 1)
    return tuple(_clean(number * step) for number in numbers)
