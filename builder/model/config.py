"""What to build, read from `content/*.toml` into frozen values. Every fault names its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from builder.base.errors import BuildError, near_miss
from builder.base.toml import Table, TomlFile
from builder.model.dataset import PictureFormat
from builder.model.network import Shape

UPDATES = ("full-batch", "per-sample")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"  # of a pixel in an address: its brightness
MOST_LEVELS = len(DIGITS)
ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")  # of a site: no query, no fragment
PAGE = re.compile(r"[a-z0-9][a-z0-9-]*")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
MOST_UNITS = 10_000  # of a layer: a bound that only mistakes go beyond


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
class SearchConfig:
    """What the start of the main run must lead to, and what is told of the other starts."""

    first_loss: float  # the loss at epoch 0, to three decimals
    first_hits: int  # samples answered rightly at epoch 0
    first_distance: float  # the most by which an output differs from an even share at epoch 0
    early_steps: int  # the first steps, each of which ...
    smallest_step: float  # ... moves some parameter by more than this
    largest_step: float  # ... and none by as much as this
    slow_epoch: int  # at this epoch the accuracy ...
    slow_accuracy: float  # ... is below this
    fast_epoch: int  # at this epoch the accuracy ...
    fast_accuracy: float  # ... is this or better
    perfect_epoch: int  # from here to the last epoch every sample is right
    held_out_hits: int  # held-out pictures answered rightly at the last epoch, or more
    spread_epochs: tuple[int, ...]  # where the other starts are told of


@dataclass(frozen=True)
class NetworkConfig:
    """The network, its data and its runs."""

    shape: Shape
    pictures: PictureFormat
    training: Path
    held_out: Path | None  # None: no pictures are held out
    start: Path | None  # None: the start is drawn from the seed at every build
    seed: int
    search: SearchConfig | None  # None: the start was drawn, not searched
    runs: tuple[RunConfig, ...]
    samples_per_file: int | None = None  # in one bundle of intermediates; None: all

    def conditions(self) -> SearchConfig:
        """What a search for a start goes by. Raises BuildError when nothing is said of it."""
        if self.search is None:
            raise BuildError("the table [search] is missing; add it to search for a start")
        return self.search

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
    source: str  # the address of the source code; may be empty
    base_url: str  # the address of the published site; may be empty
    language: str
    pages: tuple[str, ...]  # the chapters' names, in reading order
    unnumbered: tuple[str, ...]  # those of them that are not counted
    translations: tuple[str, ...] = ()  # the languages it is written in besides, as in BCP 47


NETWORK = {"hidden": int}
PICTURES = {
    "rows": int,
    "columns": int,
    "classes": tuple[str, ...],
    "levels": str,
    "training": str,
    "held_out": str,
    "samples_per_file": int,
}
OPTIONAL = ("samples_per_file", "held_out")
START = {"file": str, "seed": int}


def read_network(file: Path) -> NetworkConfig:
    """Read `network.toml`; paths in it are relative to it. Raises BuildError."""
    toml = TomlFile(file)
    toml.only("network", "pictures", "start", "search", "run")
    network, pictures, start = (toml.table(name) for name in ("network", "pictures", "start"))
    network.check(NETWORK, required=NETWORK)
    if not 1 <= network["hidden"] <= MOST_UNITS:
        raise network.fault("hidden", f"a whole number from 1 to {MOST_UNITS}")
    start.check(START, required=["seed"])
    if not 0 <= start["seed"] < 2**32:
        raise start.fault("seed", "a whole number from 0 to 4294967295")
    form = _picture_format(pictures)
    runs = _runs(toml)
    return NetworkConfig(
        shape=Shape(form.rows * form.columns, network["hidden"], len(form.classes)),
        pictures=form,
        training=file.parent / pictures["training"],
        held_out=_beside(file, pictures.values.get("held_out")),
        start=_beside(file, start.values.get("file")),
        seed=start["seed"],
        search=_search(toml.table("search"), runs) if "search" in toml.tables else None,
        runs=runs,
        samples_per_file=pictures.values.get("samples_per_file"),
    )


def read_site(file: Path) -> SiteConfig:
    """Read `site.toml`. Raises BuildError."""
    toml = TomlFile(file)
    toml.only("site")
    table = toml.table("site")
    site = table.into(SiteConfig)
    table.written("title")
    _check_pages(table, site)
    if not LANGUAGE.fullmatch(site.language):
        raise table.fault("language", f"{site.language!r} is no language; write one such as en")
    for code in site.translations:
        if not LANGUAGE.fullmatch(code) or code == site.language:
            told = f"{code!r} is no other language; write one such as de"
            raise table.fault("translations", told)
    for key in ("source", "base_url"):
        if getattr(site, key) and not ADDRESS.fullmatch(getattr(site, key)):
            raise table.fault(key, "an address such as https://example.org/name, or empty")
    return replace(site, base_url=site.base_url.rstrip("/"))


def _beside(file: Path, name: str | None) -> Path | None:
    return None if name is None else file.parent / name


def _check_pages(table: Table, site: SiteConfig) -> None:
    """Raise BuildError for a page without a name or listed twice, and for unnumbered ones."""
    for place, name in enumerate(site.pages):
        if not PAGE.fullmatch(name):
            raise table.fault("pages", f"{name!r} is no name of a page; write one such as loss")
        if name in site.pages[:place]:
            raise table.fault("pages", f"'{name}' is listed twice; keep one")
    for name in site.unnumbered:
        if name not in site.pages:
            raise table.fault("unnumbered", f"'{name}' is no page; {near_miss(name, site.pages)}")


def _picture_format(pictures: Table) -> PictureFormat:
    pictures.check(PICTURES, required=[key for key in PICTURES if key not in OPTIONAL])
    classes, levels = tuple(pictures["classes"]), pictures["levels"]
    for side in ("rows", "columns"):
        if pictures[side] < 1:
            raise pictures.fault(side, "a picture needs at least one row and one column")
    if pictures.values.get("samples_per_file", 1) < 1:
        raise pictures.fault("samples_per_file", "a file holds at least one sample")
    if pictures["rows"] * pictures["columns"] > MOST_UNITS:
        raise pictures.fault("rows", f"a picture has at most {MOST_UNITS} pixels")
    if len(classes) < 2 or len(set(classes)) != len(classes):
        raise pictures.fault("classes", "at least two labels, all different")
    if any(not name or re.search(r"\s|^#", name) for name in classes):
        raise pictures.fault("classes", "labels are words without spaces that do not start with #")
    all_different = len(set(levels)) == len(levels) and not any(c.isspace() for c in levels)
    if not 2 <= len(levels) <= MOST_LEVELS or not all_different:
        raise pictures.fault(
            "levels", f"2 to {MOST_LEVELS} characters, all different, none of them a space"
        )
    return PictureFormat(pictures["rows"], pictures["columns"], classes, levels)


def _search(table: Table, runs: tuple[RunConfig, ...]) -> SearchConfig:
    search = table.into(SearchConfig)
    last = next(run.epochs for run in runs if run.name == "main")
    for key in ("early_steps", "slow_epoch", "fast_epoch", "perfect_epoch"):
        if not 0 <= table[key] <= last:
            raise table.fault(key, f"a whole number from 0 to {last}, the main run's last epoch")
    for key in ("slow_accuracy", "fast_accuracy"):
        if not 0 <= table[key] <= 1:
            raise table.fault(key, "a share from 0 to 1")
    told = search.spread_epochs
    if not told or sorted(set(told)) != list(told) or told[0] < 0 or told[-1] > last:
        raise table.fault("spread_epochs", f"rising whole numbers from 0 to {last}, at least one")
    return search


def _runs(toml: TomlFile) -> tuple[RunConfig, ...]:
    runs: list[RunConfig] = []
    tables = toml.array("run")
    for table in tables:
        run = _run(table)
        if run.name in [other.name for other in runs]:
            raise table.fault("name", f"another run is called '{run.name}' too; rename one")
        runs.append(run)
    if "main" not in [run.name for run in runs]:
        raise tables[0].fault("name", "no run is called 'main', the run of the article; name one")
    return tuple(runs)


def _run(table: Table) -> RunConfig:
    run = table.into(RunConfig)
    if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", run.name):
        raise table.fault("name", f"{run.name!r} must be small letters, digits, '.' and '-'")
    if run.name == "pictures" or "-samples" in run.name:
        raise table.fault("name", f"{run.name!r} is the name of another file of the record")
    table.written("title")
    if run.update not in UPDATES:
        raise table.fault("update", f"{run.update!r} is unknown; {near_miss(run.update, UPDATES)}")
    if not 0 < run.learning_rate < 1e6:
        raise table.fault("learning_rate", "a number above 0 and below a million")
    if not 1 <= run.epochs <= 100_000:
        raise table.fault("epochs", "a whole number from 1 to 100000")
    if run.start is not None and abs(run.start) > 1000:
        raise table.fault("start", "a number from -1000 to 1000")
    if run.until_loss is not None and run.until_loss <= 0:
        raise table.fault("until_loss", "a number above 0")
    if run.stored is not None and run.stored < 2:
        raise table.fault("stored", "at least 2: the first state and the last")
    if run.samples and (run.stored is not None or run.update != "full-batch"):
        raise table.fault(
            "samples", "only a full-batch run that stores every epoch records samples"
        )
    return run
