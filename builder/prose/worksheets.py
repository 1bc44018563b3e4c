"""Worksheets: one calculation of the network on paper, with blanks and the answers.

`content/worksheets.toml` says which moment and which question. The numbers that are given carry as
many digits as it takes for pupils who calculate with them to find the printed answer.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from builder.base.errors import BuildError, raise_all, unknown
from builder.base.toml import Table, TomlFile
from builder.facts.moments import MAIN, Moments, within
from builder.language.speaking import named
from builder.model.config import PAGE
from builder.prose.worksheet import Worksheet, WorksheetConfig
from builder.prose.worksheet_questions import QUESTIONS


def read_worksheets(file: Path, moments: Moments) -> tuple[Worksheet, ...]:
    """The worksheets of a file; none where it does not exist. Raises BuildError, all together."""
    if not file.exists():
        return ()
    toml, faults, sheets = TomlFile(file), list[BuildError](), list[Worksheet]()
    toml.only("worksheet")
    for table in toml.array("worksheet"):
        try:
            sheets.append(_read(table, moments, {sheet.config.name for sheet in sheets}))
        except BuildError as fault:
            faults.append(fault)
    raise_all(faults)
    return tuple(sheets)


def titles_of(file: Path) -> list[str]:
    """The titles of a file's worksheets; none where it does not exist."""
    tables = TomlFile(file).array("worksheet") if file.exists() else []
    return [table.into(WorksheetConfig).title for table in tables]


def _read(table: Table, moments: Moments, taken: set[str]) -> Worksheet:
    config = table.into(WorksheetConfig)
    config = replace(config, title=named(config.title))
    table.written("title")
    if not PAGE.fullmatch(config.name) or config.name in taken:
        raise table.fault("name", "small letters, digits and '-', a name for each worksheet")
    if config.question not in QUESTIONS:
        raise table.fault("question", str(unknown(config.question, QUESTIONS, "question")))
    _check_moment(config, table, moments)
    return QUESTIONS[config.question](config, moments)


def _check_moment(config: WorksheetConfig, table: Table, moments: Moments) -> None:
    sizes = {
        "epoch": moments.stored(MAIN)[-1],  # the last epoch has no step into the next
        "sample": len(moments.data.training),
        "hidden": moments.shape.hidden,
        "output": moments.shape.outputs,
    }
    for key, size in sizes.items():
        try:
            within(getattr(config, key), size, f"a number of '{key}'")
        except BuildError as error:
            raise table.fault(key, error.message) from None
