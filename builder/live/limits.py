"""How far a slider goes where the network at hand decides: epochs, pictures, units, classes."""

from __future__ import annotations

from builder.facts.facts import Facts
from builder.facts.moments import MAIN
from builder.live.options import Slider


def epochs(facts: Facts) -> Slider:
    """The stored epochs of the main run."""
    return _up_to(len(facts.moments.stored(MAIN)) - 1)


def samples(facts: Facts) -> Slider:
    """The training pictures, by number."""
    return _up_to(len(facts.data.training) - 1)


def sample_counts(facts: Facts) -> Slider:
    """From no training picture to all of them."""
    return _up_to(len(facts.data.training))


def hidden_units(facts: Facts) -> Slider:
    """The hidden units, by number."""
    return _up_to(facts.config.shape.hidden - 1)


def classes(facts: Facts) -> Slider:
    """The answers, by number."""
    return _up_to(facts.config.shape.outputs - 1)


def _up_to(last: int) -> Slider:
    quarters = sorted({last * quarter // 4 for quarter in range(5)})
    return Slider(0, last, tuple(quarters), step=1)
