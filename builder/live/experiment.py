"""An experiment: what a run would have come to, had something been changed at one of its epochs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.base.errors import BuildError
from builder.facts.facts import Facts
from builder.facts.numerals import format_of
from builder.language.speaking import t
from builder.live.change_words import in_words
from builder.live.drawing import Drawing, data, line
from builder.live.figure import LiveFigure, Room
from builder.live.options import Scale, name
from builder.model.grid import to_float
from builder.record.run import Run

TOPS = (0.1, 0.2, 0.5, 1, 2, 4, 8, 12, 20)  # of the drawing, in loss; what is higher leaves it
POINTS = 100  # of a still curve, at most


@dataclass(frozen=True)
class ExperimentFigure(LiveFigure):
    """`fork` is an experiment as in the address of the lab: `main@10;lr:12`."""

    kind = "experiment"
    room = Room(27, narrow=31)
    fork: str = name("main@10;lr:12")

    def for_script(self, facts: Facts) -> dict[str, object]:
        """Besides: its changes with their words, and how high the drawing may be."""
        changes = [
            {"text": change, "words": words}
            for change, words in zip(self._changes(), self._words(facts), strict=True)
        ]
        return super().for_script(facts) | {"changes": changes, "tops": TOPS}

    def still(self, facts: Facts) -> str:
        record, fork = self._runs(facts)
        last = max(int(record.epoch[-1]), int(fork.epoch[-1]))
        ticks = tuple(round(last * share / 4) for share in range(5))
        top = _top(record, fork)
        drawing = Drawing(Scale(0, last, ticks), Scale(0, top, (0, top / 2, top)))
        drawing.curve(_points(record, top), "curve quiet")
        drawing.curve(_points(fork, top), "curve run-2")
        changed = ", ".join(self._words(facts))
        told = {"run": record.name, "epoch": int(fork.epoch[0]), "changes": changed}
        words = line(t("{run}, changed at epoch {epoch}: {changes}.", **told))
        label = t(
            "The loss of {run} as recorded, and as it goes on from epoch {epoch} with this "
            "changed: {changes}.",
            **told,
        )
        head = line(t("At epoch {epoch}:", epoch=last))
        ends = {t("as recorded"): _end(record, last), t("changed"): _end(fork, last)}
        items = "".join(f"<li>{name}: {end}</li>" for name, end in ends.items())
        return f"{words}{drawing.html(label)}{head}<ul>{items}</ul>"

    def _runs(self, facts: Facts) -> tuple[Run, Run]:
        """The recorded run, and what the experiment makes of it. Raises BuildError."""
        fork = facts.moments.forked(self.fork)
        if not self._changes():
            raise BuildError(f"'{self.fork}' changes nothing; add a change, as in main@10;lr:12")
        return facts.moments.run(self.fork.partition("@")[0]), fork

    def _changes(self) -> list[str]:
        return self.fork.partition("&")[0].split(";")[1:]

    def _words(self, facts: Facts) -> list[str]:
        self._runs(facts)
        return [in_words(change, facts.config.pictures) for change in self._changes()]


def _top(*runs: Run) -> float:
    """The height of the drawing: as little as holds all losses, within reason."""
    highest = max(float(to_float(run.loss).max()) for run in runs)
    return next((top for top in TOPS if top >= highest), TOPS[-1])


def _points(run: Run, top: float) -> Iterator[tuple[float, float]]:
    every = max(1, len(run.epoch) // POINTS)
    for index in range(0, len(run.epoch), every):
        yield float(run.epoch[index]), min(float(to_float(run.loss[index])), 1.1 * top)


def _end(run: Run, asked: int) -> str:
    """What a run has come to at its last epoch, which is named if another one was asked for."""
    told = {
        "loss": data(float(to_float(run.loss[-1])), format_of("loss")),
        "hits": data(int(run.hits[-1]), "d"),
        "count": len(run.training),
        "epoch": run.epoch[-1],
    }
    if run.epoch[-1] == asked:
        return t("loss {loss}, {hits} of {count} right", **told)
    return t("loss {loss}, {hits} of {count} right, at epoch {epoch}", **told)
