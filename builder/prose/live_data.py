"""What the script of a live figure is told: its options, and numbers of the record that it needs.

They are gathered at build time, so that a figure draws without loading runs, and its still picture
shows the same numbers.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from builder.base.errors import BuildError
from builder.facts.expressions import unknown
from builder.facts.facts import Facts
from builder.facts.moments import MAIN
from builder.record.run import Run

DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "sigmoid": {"z": 0.0},
    "slope": {"z": 0.0},
    "softmax": {"z": [2.0, 1.0, 0.0]},
    "log-loss": {"p": 0.5},
    "descent": {"rate": 0.3, "start": -2.0},
    "bias": {"bias": 0.0},
    "chain": {"factors": [3.0, 0.5, 2.0]},
    "rates": {"runs": ["main"]},
    "spread": {"column": "loss_100"},
    "rhythm": {},
}

# The ends of each slider, as in the script: a figure cannot start where its reader cannot go.
LIMITS: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "sigmoid": {"z": (-6, 6)},
    "slope": {"z": (-6, 6)},
    "softmax": {"z": (-4, 4)},
    "log-loss": {"p": (0.01, 1)},
    "descent": {"rate": (0.01, 1.1), "start": (-3, 3)},
    "bias": {"bias": (-4, 4)},
    "chain": {"factors": (-3, 3)},
}

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


def option_faults(kind: str, options: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The key of each option that no slider of the figure can stand at, and what is wrong."""
    for key in options.keys() & LIMITS.get(kind, {}).keys():
        low, high = LIMITS[kind][key]
        for value in options[key] if isinstance(options[key], list) else [options[key]]:
            if isinstance(value, bool) or not isinstance(value, int | float):
                yield key, f"'{key}' holds {value!r}, which is no number; write one"
            elif not low <= value <= high:
                yield key, f"'{key}' is {value:g}; the figure goes from {low:g} to {high:g}"


def live_options(kind: str, options: Mapping[str, Any], facts: Facts) -> dict[str, Any]:
    """All that the script of a live figure is told, for its `data-options`.

    Raises BuildError (without a place) where an option names nothing.
    """
    told = {**DEFAULTS[kind], **options}
    gather = _GATHERED.get(kind)
    return told | {"known": gather(told, facts)} if gather else told


def _rates(options: Mapping[str, Any], facts: Facts) -> list[dict[str, Any]]:
    """The learning rate of each run, and its loss at every epoch in millionths."""
    return [
        _curve(facts.moments.run(name), len(facts.moments.run(MAIN).epoch))
        for name in options["runs"]
    ]


def _curve(run: Run, epochs: int) -> dict[str, Any]:
    if run.epoch.tolist() != list(range(epochs)):
        name = run.config.name
        raise BuildError(
            f"the run '{name}' does not keep the same epochs as the others; leave it out"
        )
    return {"rate": run.config.learning_rate, "loss": run.loss.tolist()}


def _spread(options: Mapping[str, Any], facts: Facts) -> dict[str, Any]:
    """The starts of `content/spread.csv`, counted by value, and where this article's run stands."""
    column = options["column"]
    columns = facts.starts.columns
    own = {name: fact for name in columns if (fact := _own_fact(name))}
    if column not in own:
        raise unknown(column, list(own), "column of the spread that this article's run has too")
    if math.inf in columns[column]:
        raise BuildError(f"from some starts '{column}' never happened; choose another column")
    name = re.split(r"_\d", column)[0].replace("_", " ")
    return {"name": name} | counted(columns[column], facts.evaluate(own[column]))


def _own_fact(column: str) -> str | None:
    for pattern, fact in _OWN.items():
        if found := re.fullmatch(pattern, column):
            return found.expand(fact)
    return None


def counted(values: Sequence[float], own: float) -> dict[str, Any]:
    """Values counted in bins of one width, a round number; a bin holds its upper end.

    `first` is the lower end of the first bin. Both the values and `own` lie within the bins. Whole
    numbers get bins of one. `decimals` is how many digits the ends of the bins have.
    """
    low, high = min(*values, own), max(*values, own)
    is_whole = all(value == int(value) for value in values)
    width = 1.0 if is_whole else _round_width((high - low) / _FEWEST_BINS)
    numbers = [_bin(value, width) for value in values]
    first, last = _bin(low, width) - 1, _bin(high, width)
    counts = Counter(numbers)
    return {
        "first": _clean(first * width),
        "width": width,
        "decimals": 0 if is_whole else max(0, -math.floor(math.log10(width))),
        "counts": [counts[number] for number in range(first + 1, last + 1)],
        "own": own,
        "ticks": _ticks(first * width, last * width, width),
    }


def _bin(value: float, width: float) -> int:
    return math.ceil(_clean(value / width))


def _clean(value: float) -> float:
    return round(value, _DIGITS)


def _round_width(rough: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten that is not above `rough`."""
    power = 10.0 ** math.floor(math.log10(rough))
    return _clean(max(step for step in (1, 2, 5) if step * power <= rough * 1.000001) * power)


def _ticks(low: float, high: float, least: float) -> list[float]:
    """Round numbers from low to high, `least` apart or more, as few as tell the scale."""
    step = max(least, _round_width((high - low) / _FEWEST_TICKS))
    numbers = range(math.ceil(_clean(low / step)), math.floor(_clean(high / step)) + 1)
    return [_clean(number * step) for number in numbers]


_GATHERED: Mapping[str, Callable[[Mapping[str, Any], Facts], Any]] = {
    "rates": _rates,
    "spread": _spread,
}
