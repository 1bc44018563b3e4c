"""What a thousand other starts do, and how the start was found: tables written by the search."""

from __future__ import annotations

import csv
import json
import math
from functools import cached_property
from pathlib import Path
from typing import Any

from builder.base.errors import BuildError
from builder.base.files import read_text
from builder.facts.expressions import evaluate, parse, unknown


class Spread:
    """`content/spread.csv`, one row a start, and `content/search.json`; read when first asked."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.search_file = file.with_name("search.json")

    @cached_property
    def columns(self) -> dict[str, list[float]]:
        """Each column's values; an empty cell (it never happened) counts as infinity."""
        rows = list(csv.reader(read_text(self.file).splitlines()))
        if len(rows) < 2:
            raise BuildError("no starts here; measure them with `build.py search`", self.file)
        heading, body = rows[0], rows[1:]
        for number, row in enumerate(body, start=2):
            if len(row) != len(heading):
                message = f"{len(row)} cells, not {len(heading)}; measure the spread again"
                raise BuildError(message, self.file, number)
        try:
            values = [[float(cell) if cell else math.inf for cell in row] for row in body]
        except ValueError as error:
            raise BuildError(f"{error}; measure the spread again", self.file) from None
        return {name: [row[i] for row in values] for i, name in enumerate(heading)}

    @cached_property
    def search(self) -> dict[str, Any]:
        """The search's outcome: seeds `searched`, `found`, and how many `met` each condition."""
        try:
            outcome = json.loads(read_text(self.search_file))
            return {
                "searched": int(outcome["searched"]),
                "found": len(outcome["found"]),
                "met": {str(name): int(count) for name, count in outcome["met"].items()},
            }
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            message = f"this is not a search's outcome ({error}); run `build.py search` again"
            raise BuildError(message, self.search_file) from None

    def quantile(self, column: str, share: float) -> float:
        """The smallest measured value that at least that share of the starts do not exceed."""
        values = sorted(self._column(column))
        if not 0 <= share <= 1:
            raise BuildError(f"{share} is not a share; give a number from 0 to 1")
        return values[max(math.ceil(share * len(values)), 1) - 1]

    def share(self, condition: str) -> float:
        """The share of the starts, 0 to 1, for which a condition over the columns holds."""
        expression = parse(condition)
        columns = {name: self._column(name) for name in sorted(expression.names)}
        count = len(next(iter(self.columns.values())))
        holds = 0
        for row in range(count):
            value = evaluate(expression, lambda name, row=row: columns[name][row])  # type: ignore[misc]
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
