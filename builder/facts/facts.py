"""What prose may name: expressions such as `loss(100) - loss(99)` over the recorded runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from builder.base.errors import BuildError, unknown
from builder.facts.arguments import checked
from builder.facts.expressions import evaluate, measured, parse
from builder.facts.functions import Functions
from builder.facts.moments import MAIN, Moments
from builder.facts.other_starts import OtherStarts
from builder.model.config import NetworkConfig
from builder.record.run import Data, Run


class FalseClaim(BuildError):
    """A condition of the prose that the run does not fulfil; `found` says what was measured."""

    def __init__(self, condition: str, found: str) -> None:
        self.condition = condition
        self.found = found
        super().__init__(self.told_of(""))

    def told_of(self, sentence: str) -> str:
        """What an author is told, with the sentence that makes the claim."""
        quoted = f" “{sentence}”" if sentence else ""
        found = f"says {self.found}" if self.found else "says otherwise"
        return (
            f"this claim is false:{quoted} The run {found}, so `{self.condition}` does not hold; "
            "mend the sentence or its condition"
        )


class Facts:
    """Every fact, bound to one record. Every refusal is a BuildError without a place."""

    def __init__(
        self, config: NetworkConfig, data: Data, runs: Mapping[str, Run], spread_file: Path
    ) -> None:
        self.moments = Moments(config, data, runs)
        self.config = config
        self.data = data
        self.starts = OtherStarts(spread_file)
        self.functions = Functions(self.moments, self.starts)
        self._values: dict[str, Any] = {}
        self._functions = {
            name: checked(name, function) for name, function in self.functions.by_name.items()
        }
        self._constants = self._named_numbers()

    @property
    def names(self) -> list[str]:
        """Every name an expression may use."""
        return [*self._constants, *self._functions]

    def lookup(self, name: str) -> Any:
        """What a name means: a number or a function. Raises BuildError with a near miss."""
        if name in self._functions:
            return self._functions[name]
        if name in self._constants:
            return self._constants[name]()
        raise unknown(name, self.names, "fact")

    def evaluate(self, source: str) -> Any:
        """The value of an expression. Raises BuildError."""
        if source not in self._values:
            self._values[source] = evaluate(parse(source), self.lookup)
        return self._values[source]

    def check(self, condition: str) -> None:
        """Nothing, if a condition holds. Raises BuildError with what was measured."""
        holds = self.evaluate(condition)
        if not isinstance(holds, bool):
            raise BuildError(f"'{condition}' is not a condition; compare a fact with a number")
        if parse(condition).is_constant:
            raise BuildError(f"'{condition}' claims nothing; compare a fact with a number")
        if not holds:
            raise FalseClaim(condition, measured(parse(condition), self.lookup))

    # Names ---------------------------------------------------------------------------------

    def _named_numbers(self) -> dict[str, Callable[[], Any]]:
        shape, main = self.config.shape, self.moments.run(MAIN)
        weights = shape.inputs * shape.hidden + shape.hidden * shape.outputs
        return {
            "inputs": lambda: shape.inputs,
            "hidden": lambda: shape.hidden,
            "outputs": lambda: shape.outputs,
            "parameters": lambda: shape.parameters,
            "weights": lambda: weights,
            "biases": lambda: shape.parameters - weights,
            "samples": lambda: len(self.data.training),
            "held_out_samples": lambda: len(self.data.held_out),
            "lr": lambda: main.config.learning_rate,
            "epochs": lambda: self.functions.last_epoch(),
            "values": lambda: main.values,
            "other_starts": lambda: len(next(iter(self.starts.columns.values()))),
            "seed": lambda: self.config.seed,
            "searched": lambda: self.starts.search.searched,
            "found": lambda: self.starts.search.found,
        }
