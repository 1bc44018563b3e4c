"""Functions for the start: what it was searched for, and where others lead."""

from __future__ import annotations

from dataclasses import asdict

from builder.base.errors import unknown
from builder.facts.function_group import FunctionGroup


class StartFunctions(FunctionGroup):
    """What is known of starts."""

    def searched_for(self, key: str) -> float:
        """A number under [search] in network.toml: what the start had to lead to."""
        conditions = asdict(self.moments.config.conditions())
        numbers = {
            name: value for name, value in conditions.items() if not isinstance(value, tuple)
        }
        if key not in numbers:
            raise unknown(key, list(numbers), "condition of the search")
        number: float = numbers[key]
        return number

    def met(self, condition: str) -> int:
        """How many of the searched seeds met a condition of the search and all before it."""
        counts = self.starts.search.met
        if condition not in counts:
            raise unknown(condition, list(counts), "condition that the search counted")
        return counts[condition]

    def spread(self, column: str, share: float) -> float:
        """A quantile of a column over the other starts; 0.5 is the middle one."""
        return self.starts.quantile(column, share)

    def spread_share(self, condition: str) -> float:
        """The share of the other starts for which a condition over the columns holds."""
        return self.starts.share(condition)
