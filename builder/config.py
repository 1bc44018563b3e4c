"""What to build, read from `content/*.toml` into frozen values. Every fault names its file and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from builder.dataset import PictureFormat, read_text
from builder.errors import BuildError, near_miss
from builder.network import Shape

UPDATES = ("full-batch", "per-sample")


@dataclass(frozen=True)
class RunConfig:
    """One recorded run."""

    name: str
    title: str
    learning_rate: float
    epochs: int  # the last epoch; with until_loss, the most that are tried
    update: str = "full-batch"
    start: float | None = None  # one value for all weights; None: the drawn start
    samples: bool = False  # record every sample's intermediate values
    until_loss: float | None = None  # stop at the first epoch whose loss is at or below this
    stored: int | None = None  # how many states to keep; None: all


@dataclass(frozen=True)
class NetworkConfig:
    """The network, its data and its runs."""

    shape: Shape
    pictures: PictureFormat
    training: Path
    held_out: Path
    start: Path
    seed: int
    runs: tuple[RunConfig, ...]

    def run(self, name: str) -> RunConfig:
        """The run of that name. Raises KeyError."""
        for run in self.runs:
            if run.name == name:
                return run
        raise KeyError(name)


@dataclass(frozen=True)
class SiteConfig:
    """The site's own words and addresses."""

    title: str
    tagline: str
    description: str
    author: str
    source: str  # the address of the source code
    base_url: str  # the address of the published site; may be empty
    language: str
    pages: tuple[str, ...]  # the chapters' names, in reading order


def read_network(file: Path) -> NetworkConfig:
    """Read `network.toml`; paths in it are relative to it. Raises BuildError."""
    tables = _Tables(file)
    tables.only("network", "pictures", "start", "run")
    network = tables.table("network", hidden=int)
    pictures = tables.table(
        "pictures", rows=int, columns=int, classes=list, levels=str, training=str, held_out=str
    )
    start = tables.table("start", file=str, seed=int)
    form = _picture_format(pictures, tables)
    runs = tuple(_run(entry, tables) for entry in tables.array("run"))
    _check_runs(runs, tables)
    if network["hidden"] < 1:
        raise tables.fault("hidden", "the network needs at least one hidden unit")
    return NetworkConfig(
        shape=Shape(form.rows * form.columns, network["hidden"], len(form.classes)),
        pictures=form,
        training=file.parent / pictures["training"],
        held_out=file.parent / pictures["held_out"],
        start=file.parent / start["file"],
        seed=start["seed"],
        runs=runs,
    )


def read_site(file: Path) -> SiteConfig:
    """Read `site.toml`. Raises BuildError."""
    tables = _Tables(file)
    tables.only("site")
    kinds = {field.name: str for field in fields(SiteConfig)} | {"pages": list}
    site = tables.table("site", **kinds)
    pages = tuple(site.pop("pages"))
    base_url = site.pop("base_url").rstrip("/")
    if base_url and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", base_url):
        raise tables.fault("base_url", "an address such as https://example.org/name, or empty")
    return SiteConfig(**site, base_url=base_url, pages=pages)


class _Tables:
    """A parsed TOML file that can say at which line a key stands."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.text = read_text(file)
        try:
            self.tables: dict[str, Any] = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"at line (\d+)", str(error))
            line = int(found[1]) if found else None
            raise BuildError(f"this is not TOML: {error}", file, line) from None

    def fault(self, key: str, message: str) -> BuildError:
        """An error at the line where `key` is first set."""
        found = re.search(rf"^\s*\[*{re.escape(key)}\b", self.text, re.MULTILINE)
        line = self.text[: found.start()].count("\n") + 1 if found else None
        if found and found[0].startswith("\n"):
            line = (line or 0) + found[0].count("\n")
        return BuildError(f"'{key}': {message}", self.file, line)

    def only(self, *known: str) -> None:
        for key in self.tables:
            if key not in known:
                raise self.fault(key, f"no such table; {near_miss(key, known)}")

    def table(self, name: str, **kinds: type) -> dict[str, Any]:
        """A table whose keys must be exactly `kinds`."""
        table = self.tables.get(name)
        if not isinstance(table, dict):
            raise BuildError(f"the table [{name}] is missing; add it", self.file)
        self.check(table, kinds, required=tuple(kinds))
        return dict(table)

    def array(self, name: str) -> list[dict[str, Any]]:
        entries = self.tables.get(name)
        if not isinstance(entries, list) or not entries:
            raise BuildError(f"no [[{name}]] is given; add one", self.file)
        return entries

    def check(
        self, table: Mapping[str, Any], kinds: Mapping[str, type], required: tuple[str, ...]
    ) -> None:
        for key, value in table.items():
            if key not in kinds:
                raise self.fault(key, f"no such key; {near_miss(key, tuple(kinds))}")
            kind = kinds[key]
            if type(value) is not kind and not (kind is float and type(value) is int):
                raise self.fault(key, f"{value!r} is not of the kind '{kind.__name__}'")
        for key in required:
            if key not in table:
                raise BuildError(f"the key '{key}' is missing; add it", self.file)


def _picture_format(pictures: Mapping[str, Any], tables: _Tables) -> PictureFormat:
    classes = tuple(str(name) for name in pictures["classes"])
    levels = pictures["levels"]
    if min(pictures["rows"], pictures["columns"]) < 1:
        raise tables.fault("rows", "a picture needs at least one row and one column")
    if len(classes) < 2 or len(set(classes)) != len(classes):
        raise tables.fault("classes", "at least two labels, all different")
    if any(not name or " " in name for name in classes):
        raise tables.fault("classes", "labels are words without spaces")
    if len(levels) < 2 or len(set(levels)) != len(levels) or any(c.isspace() for c in levels):
        raise tables.fault("levels", "at least two characters, all different, none of them a space")
    return PictureFormat(pictures["rows"], pictures["columns"], classes, levels)


def _run(entry: Mapping[str, Any], tables: _Tables) -> RunConfig:
    kinds: dict[str, type] = {
        "name": str, "title": str, "learning_rate": float, "epochs": int, "update": str,
        "start": float, "samples": bool, "until_loss": float, "stored": int,
    }  # fmt: skip
    tables.check(entry, kinds, required=("name", "title", "learning_rate", "epochs"))
    run = RunConfig(**entry)
    if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", run.name):
        raise tables.fault("name", f"'{run.name}' must be small letters, digits, '.' and '-'")
    if run.update not in UPDATES:
        raise tables.fault("update", f"'{run.update}' is unknown; {near_miss(run.update, UPDATES)}")
    if not 0 < run.learning_rate < 1e6:
        raise tables.fault("learning_rate", "a number above 0 and below a million")
    if not 1 <= run.epochs <= 100_000:
        raise tables.fault("epochs", "a whole number from 1 to 100000")
    if run.stored is not None and run.stored < 2:
        raise tables.fault("stored", "at least 2: the first state and the last")
    if run.samples and (run.stored is not None or run.update != "full-batch"):
        raise tables.fault("samples", "only a full-batch run that stores every epoch records samples")
    return run


def _check_runs(runs: tuple[RunConfig, ...], tables: _Tables) -> None:
    names = [run.name for run in runs]
    for name in names:
        if names.count(name) > 1:
            raise tables.fault("name", f"two runs are called '{name}'; rename one")
    if "main" not in names:
        raise BuildError("no run is called 'main'; the article needs it", tables.file)
