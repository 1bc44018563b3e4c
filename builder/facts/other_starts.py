"""What a thousand other starts do, and how the start was found: tables written by the search."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from builder.base.errors import BuildError, shortened, unknown
from builder.base.files import read_text
from builder.facts.expressions import evaluate, parse

_CELL = re.compile(r"(-?[0-9]+(\.[0-9]+)?)?")


class SearchOutcome(NamedTuple):
    """What a search tells of itself."""

    searched: int  # seeds
    met: Mapping[str, int]  # how many met each condition, and all before it
    found: int  # how many met all


class OtherStarts:
    """`content/spread.csv`, one row a start, and `content/search.json`; read when first asked."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.search_file = file.with_name("search.json")
        self._shares: dict[str, float] = {}

    @cached_property
    def columns(self) -> dict[str, list[float]]:
        """Each column's values; an empty cell (it never happened) counts as infinity."""
        heading, *rows = [line.split(",") for line in read_text(self.file).splitlines()] or [[]]
        if not rows or not all(heading):
            raise BuildError("no starts here; measure them with `build.py search`", self.file)
        seen: set[tuple[str, ...]] = set()
        for number, row in enumerate(rows, start=2):
            if len(row) != len(heading):
                raise self._fault(f"{len(row)} cells, not {len(heading)}", number)
            if strange := [cell for cell in row if not _CELL.fullmatch(cell)]:
                raise self._fault(f"{shortened(strange[0])} is no number", number)
            if tuple(row) in seen:
                raise self._fault("a start that stands above already", number)
            seen.add(tuple(row))
        columns = zip(*rows, strict=True)
        return {
            name: [float(cell or math.inf) for cell in column]
            for name, column in zip(heading, columns, strict=True)
        }

    @cached_property
    def search(self) -> SearchOutcome:
        """The search's outcome."""
        try:
            outcome = json.loads(read_text(self.search_file))
            found = SearchOutcome(outcome["searched"], outcome["met"], len(outcome["found"]))
            if all(type(number) is int for number in (found.searched, *found.met.values())):
                return found
        except json.JSONDecodeError as error:
            message = "this is not JSON; run `build.py search` again"
            raise BuildError(message, self.search_file, error.lineno) from None
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            pass
        message = "this is not the outcome of a search; run `build.py search` again"
        raise BuildError(message, self.search_file)

    def _fault(self, what: str, line: int) -> BuildError:
        return BuildError(f"{what}; measure the spread again", self.file, line)

    def quantile(self, column: str, share: float) -> float:
        """The smallest measured value that at least that share of the starts do not exceed."""
        values = sorted(self._column(column))
        if not 0 <= share <= 1:
            raise BuildError(f"{share} is not a share; give a number from 0 to 1")
        return values[max(math.ceil(share * len(values)), 1) - 1]

    def share(self, condition: str) -> float:
        """The share of the starts, 0 to 1, for which a condition over the columns holds."""
        if condition not in self._shares:
            self._shares[condition] = self._counted(condition)
        return self._shares[condition]

    def _counted(self, condition: str) -> float:
        expression = parse(condition)
        columns = {name: self._column(name) for name in sorted(expression.names)}
        count = len(next(iter(self.columns.values())))
        holds = 0
        for row in range(count):
            values = {name: column[row] for name, column in columns.items()}
            value = evaluate(expression, values.__getitem__)
            if not isinstance(value, bool):
                raise BuildError(
                    f"'{condition}' is not a condition; compare a column with a number"
                )
            holds += value
        return holds / count

    def _column(self, name: str) -> list[float]:
        if name not in self.columns:
            raise unknown(name, list(self.columns), "column of the spread")
        return self.columns[name]
