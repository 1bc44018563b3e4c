"""What each picture asks of one weight: pushes that add up to one step."""

from __future__ import annotations

from dataclasses import dataclass

from builder.facts.facts import Facts
from builder.facts.numerals import format_of
from builder.language.speaking import t
from builder.live import limits
from builder.live.drawing import data, line
from builder.live.figure import LiveFigure, Room
from builder.live.options import number


@dataclass(frozen=True)
class Pushes(LiveFigure):
    """The weight is `w2[output][hidden]`; `seen` pictures have pushed when the reader comes."""

    kind = "pushes"
    room = Room(17.5)
    output: float = number(0, limits.classes)
    hidden: float = number(0, limits.hidden_units)
    epoch: float = number(10, limits.epochs)
    seen: float = number(0, limits.sample_counts)

    def for_script(self, facts: Facts) -> dict[str, object]:
        """Besides: each picture's class and slope, and the learning rate."""
        return super().for_script(facts) | {
            "labels": [str(facts.functions.label(s)) for s in range(len(facts.data.training))],
            "slopes": self._slopes(facts),
            "rate": facts.evaluate("lr"),
        }

    def still(self, facts: Facts) -> str:
        slopes = self._slopes(facts)
        up, down = ([s for s in slopes if (s > 0) == is_up] for is_up in (False, True))
        signed = format_of("gradient", "+")
        return line(
            t(
                "{up} of {count} pictures want the weight raised: their slopes add up to "
                "{raised}. {down} want it lowered: {lowered}. The sum is {total}, the mean "
                "{mean}.",
                up=len(up),
                count=len(slopes),
                raised=data(sum(up), format_of("gradient")),
                down=len(down),
                lowered=data(sum(down), signed),
                total=data(sum(slopes), signed),
                mean=data(sum(slopes) / len(slopes), signed),
            )
        )

    def _slopes(self, facts: Facts) -> list[float]:
        dz2, a1 = facts.functions.dz2, facts.functions.a1
        output, hidden, epoch = int(self.output), int(self.hidden), int(self.epoch)
        samples = range(len(facts.data.training))
        return [dz2(output, epoch, s) * a1(hidden, epoch, s) for s in samples]
