"""One epoch in slow motion: frozen parameters, sample after sample, one update."""

from __future__ import annotations

from dataclasses import dataclass

from builder.facts.facts import Facts
from builder.language.speaking import t
from builder.live.figure import LiveFigure, Room


def _beats() -> tuple[str, ...]:
    return (
        t("The parameters are frozen."),
        t("Each sample goes forward and backward, and adds its slopes to a sum."),
        t("After the last sample, the mean of the slopes makes one update."),
        t("The next epoch begins with the new parameters."),
    )


@dataclass(frozen=True)
class Rhythm(LiveFigure):
    """Nothing to set: its script reads the main run."""

    kind = "rhythm"
    room = Room(26.5, narrow=32)

    def still(self, _facts: Facts) -> str:
        return f"<ol>{''.join(f'<li>{beat}</li>' for beat in _beats())}</ol>"
