"""What differs between the published files and the recomputed record, value by value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from builder.base.errors import BuildError
from builder.base.files import read_text
from builder.model.grid import DECIMALS, SCALE, Integers
from builder.record.bundle import (
    RELATIONS,
    UNSCALED,
    Bundle,
    Entry,
    derive,
    parse,
    salvage,
    to_text,
)
from builder.record.exports import parameter_names
from builder.record.run import Run

REMEDY = "build the site again"


@dataclass(frozen=True)
class Difference:
    """A published value that is not the recomputed one."""

    quantity: str  # `a1`, or the name of a parameter
    epoch: int | None  # of a landscape: none
    place: Mapping[str, int]  # the sample and the unit, where the quantity has them
    published: str
    recomputed: str

    def __str__(self) -> str:
        epoch = {} if self.epoch is None else {"epoch": self.epoch}
        where = ", ".join(f"{axis} {index}" for axis, index in {**epoch, **self.place}.items())
        return (
            f"{self.quantity} at {where} is published as {self.published}, "
            f"recomputed as {self.recomputed}"
        )


@dataclass(frozen=True)
class RunReport:
    """What the comparison of one run found."""

    name: str
    digest: str  # SHA-256 of the recomputed parameters and intermediates
    values: int  # compared
    differences: int
    first: Difference | None
    faults: tuple[BuildError, ...]  # all of the above that is wrong, and what cannot be read


@dataclass(frozen=True)
class Report:
    """What the comparison of a site found."""

    runs: tuple[RunReport, ...]

    @property
    def values(self) -> int:
        """How many values were compared."""
        return sum(run.values for run in self.runs)

    @property
    def differences(self) -> int:
        """How many of them differ."""
        return sum(run.differences for run in self.runs)

    @property
    def faults(self) -> tuple[BuildError, ...]:
        """Everything that is wrong, run by run; empty when all agrees."""
        return tuple(fault for run in self.runs for fault in run.faults)


class Comparison:
    """Collects what differs between the published files of a run and the recomputed run."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.part = run  # the samples of the file at hand
        self.first_sample = 0
        self.axes: Sequence[str] = ()  # of the array at hand
        self.values = 0
        self.differences = 0
        self.first: Difference | None = None
        self.faults: list[BuildError] = []
        self.published: dict[str, Integers] = {"q": run.q}  # what relations are worked out from

    def report(self) -> RunReport:
        return RunReport(
            name=self.run.name,
            digest=self.run.digest,
            values=self.values,
            differences=self.differences,
            first=self.first,
            faults=tuple(self.faults),
        )

    def bundle(self, file: Path, bundle: Bundle, arrays: Mapping[str, Integers]) -> None:
        """Compare a published bundle with the one that a build writes, and its arrays' values."""
        expected, known_faults = to_text(bundle), len(self.faults)
        self._scripts(file, expected.rstrip())
        try:
            text = read_text(file)
            found = parse(text, str(file))
        except BuildError as error:
            self.faults.append(error)
            return
        self.contents(file, found, bundle, arrays)
        if len(self.faults) == known_faults and text != expected:
            message = f"its values agree, but a build writes the file otherwise; {REMEDY}"
            self.faults.append(BuildError(message, file))

    def contents(
        self, file: Path, found: Bundle, bundle: Bundle, arrays: Mapping[str, Integers]
    ) -> None:
        """Compare what a bundle says, and its arrays' values, however it is written."""
        self._heading(file, found, bundle)
        for name, recomputed in arrays.items():
            self.axes = bundle["arrays"][name]["axes"]
            self._array(file, name, found["arrays"].get(name), recomputed)

    def samples(self, file: Path, bundle: Bundle, samples: range) -> None:
        """Compare a published bundle of intermediates of those samples."""
        self.part, self.first_sample = self.run.part(samples), samples.start
        self.published.pop("a2", None)  # of the file before
        self.bundle(file, bundle, self.part.samples)

    def export(self, file: Path, content: bytes) -> None:
        """Compare a file for notebooks and spreadsheets with what a build writes."""
        try:
            if file.read_bytes() != content:
                message = f"the recomputed record gives another file; {REMEDY}"
                self.faults.append(BuildError(message, file))
        except OSError as error:
            reason = error.strerror or str(error)
            self.faults.append(BuildError(f"cannot be read ({reason}); {REMEDY}", file))

    def _scripts(self, file: Path, text: str) -> None:
        """Pages on disk load a bundle as a script, `<bundle>.<digest>.js`, with the same text."""
        for script in sorted(file.parent.glob(f"{file.stem}.*.js")):
            of_this_bundle = script.stem.removeprefix(f"{file.stem}.").isalnum()
            if of_this_bundle and text not in script.read_text(encoding="utf-8", errors="replace"):
                message = f"the recomputed bundle {file.name} is not what this script hands on"
                self.faults.append(BuildError(f"{message}; {REMEDY}", script))

    def _heading(self, file: Path, found: Bundle, bundle: Bundle) -> None:
        for key, value in bundle.items():
            if key != "arrays" and found.get(key) != value:
                says = f"'{key}' says {_short(found.get(key))}, not {_short(value)}"
                self.faults.append(BuildError(f"{says}; {REMEDY}", file))

    def _array(self, file: Path, name: str, entry: Entry | None, recomputed: Integers) -> None:
        if entry is None or entry.get("relation", RELATIONS.get(name)) != RELATIONS.get(name):
            self.faults.append(BuildError(f"the array '{name}' is missing; {REMEDY}", file))
            return
        published = self._published(name, entry, recomputed)
        self.published[name] = published
        self.values += recomputed.size
        differing = np.argwhere(published != recomputed)
        if not len(differing):
            return
        self.differences += len(differing)
        at = tuple(differing[0].tolist())
        first = self._difference(name, at, published[at], recomputed[at])
        self.first = self.first or first
        message = f"{len(differing)} of the {recomputed.size} values of {name} differ; {first}"
        self.faults.append(BuildError(f"{message}; {REMEDY}", file))

    def _published(self, name: str, entry: Entry, recomputed: Integers) -> Integers:
        if "relation" not in entry:
            return salvage(entry, recomputed.shape)
        part = self.part
        a2 = self.published.get("a2", part.samples["a2"])
        return derive(name, self.published["q"], part.shape, part.training, a2)

    def _difference(
        self, name: str, at: tuple[int, ...], published: np.int64, recomputed: np.int64
    ) -> Difference:
        place = dict(zip(self.axes, at, strict=True))
        epoch = int(self.run.epoch[place.pop("epoch")]) if "epoch" in place else None
        if "sample" in place:
            place["sample"] += self.first_sample
        if name == "q":
            name = parameter_names(self.run.shape)[place.pop("parameter")]
        scale = 1 if name in UNSCALED else SCALE
        texts = (_number(int(value), scale) for value in (published, recomputed))
        return Difference(name, epoch, place, *texts)


def _number(value: int, scale: int) -> str:
    return str(value) if scale == 1 else f"{value / scale:.{DECIMALS}f}"


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:40]}…"
