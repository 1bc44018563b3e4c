"""The losses of several runs over one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from builder.base.errors import BuildError
from builder.facts.facts import Facts
from builder.facts.moments import MAIN
from builder.facts.numerals import format_of
from builder.language.speaking import t
from builder.live import limits
from builder.live.drawing import Drawing, data, line, plain
from builder.live.figure import LiveFigure, Room
from builder.live.options import Scale, names
from builder.model.grid import SCALE
from builder.record.run import Run

EVEN = Scale(0, 2.5, (0, 0.5, 1, 1.5, 2, 2.5))  # what is higher leaves the picture
POWERS = Scale(0.01, 100, (0.01, 0.1, 1, 10, 100))  # the same, squeezed: equal factors apart


EVERY = 4  # epochs from point to point of a still curve


@dataclass(frozen=True)
class Rates(LiveFigure):
    """`runs` are their names."""

    kind = "rates"
    room = Room(22.25, narrow=27.5)
    axes: ClassVar = {"even": EVEN, "powers": POWERS}
    runs: tuple[str, ...] = names(("main",), count=(1, 6))

    def for_script(self, facts: Facts) -> dict[str, object]:
        """Besides: the learning rate of each run, and its loss at every epoch in millionths."""
        curves = [
            {"rate": run.config.learning_rate, "loss": run.loss.tolist()}
            for run in self._recorded(facts)
        ]
        return super().for_script(facts) | {
            "runs": curves,
            "epoch": limits.epochs(facts).for_script(),
        }

    def still(self, facts: Facts) -> str:
        runs, epochs = self._recorded(facts), limits.epochs(facts)
        drawing, ends = Drawing(epochs, EVEN), []
        for number, run in enumerate(runs):
            losses = (run.loss / SCALE).tolist()
            points = ((e, min(losses[e], 2 * EVEN.high)) for e in range(0, len(losses), EVERY))
            drawing.curve(points, f"curve run-{number}")
            rate, end = plain(run.config.learning_rate), data(losses[-1], format_of("loss"))
            ends.append(f"<li>{t('learning rate {rate}', rate=rate)}: {end}</li>")
        label = t(
            "The loss of {count} runs over {epochs} epochs.", count=len(runs), epochs=epochs.high
        )
        words = line(t("Loss at epoch {epoch}:", epoch=epochs.high))
        return f'{drawing.html(label)}{words}<ul class="runs">{"".join(ends)}</ul>'

    def _recorded(self, facts: Facts) -> list[Run]:
        """The runs. Raises BuildError for one that keeps other epochs than the main run."""
        epochs = list(facts.moments.stored(MAIN))
        for name in self.runs:
            if list(facts.moments.stored(name)) != epochs:
                raise BuildError(
                    f"the run '{name}' does not keep the same epochs as the others; leave it out"
                )
        return [facts.moments.run(name) for name in self.runs]
