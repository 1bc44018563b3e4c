"""The search for the start of the main run.

A run is trained from one seed after another. The seeds whose run meets every condition of the table
[search] in `content/network.toml` are found; of these the rule below chooses one. Here N starts are
followed at once, over E epochs.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.base.errors import BuildError
from builder.model.config import NetworkConfig, SearchConfig
from builder.model.grid import DECIMALS, SCALE, Floats, Integers
from builder.model.initialisation import draw, draw_many
from builder.model.training import State, observe, train
from builder.record.run import Data, read_all_pictures

RULE = (
    "Of the seeds that meet every condition, the one whose hidden units look for the most "
    "different strokes: at the last epoch, the largest correlation between the weights of two "
    "hidden units is smaller than from any other of these seeds."
)

# Every condition in the order in which it is asked; the braces name its bounds in [search].
CONDITIONS = {
    "loss": "epoch 0: the loss rounds to {first_loss}",
    "hits": "epoch 0: {first_hits} samples answered rightly",
    "thirds": "epoch 0: every output within {first_distance} of an even share",
    "steps": "the largest change in each of the first {early_steps} steps between "
    "{smallest_step} and {largest_step}",
    "slow": "epoch {slow_epoch}: accuracy below {slow_accuracy:.0%}",
    "fast": "epoch {fast_epoch}: accuracy {fast_accuracy:.0%} or better",
    "perfect": "from epoch {perfect_epoch} on: every sample answered rightly",
    "held_out": "the last epoch: {held_out_hits} held-out pictures answered rightly, or more",
}

CHUNK = 5_000  # seeds drawn at once: large enough for numpy, small enough for the processor's cache
SEEDS = 2**32  # RandomState takes no others

Truths = NDArray[np.bool_]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class SearchResult:
    """What a search found."""

    first: int  # the first seed that was tried
    searched: int  # how many were tried
    met: Mapping[str, int]  # how many met each condition, of those that met all before it
    found: tuple[int, ...]  # the seeds that met every condition, rising
    likeness: tuple[float, ...]  # of the hidden units, from each of them

    @property
    def chosen(self) -> int | None:
        """The seed that the rule takes; None when none was found."""
        best = min(zip(self.likeness, self.found, strict=True), default=None)
        return None if best is None else best[1]

    def to_json(self) -> str:
        """The text of `content/search.json`."""
        told = asdict(self) | {
            "likeness": [round(value, DECIMALS) for value in self.likeness],
            "chosen": self.chosen,
            "rule": RULE,
        }
        return json.dumps(told, indent=2) + "\n"


class History(NamedTuple):
    """How N runs went."""

    loss: Floats  # (E, N)
    hits: Integers  # (E, N)
    step: Integers  # (E, N) largest change of a parameter in the step into the epoch, millionths
    held_out_hits: Integers  # (N,) at the last epoch
    last: State  # of N runs


def data_for_search(config: NetworkConfig) -> Data:
    """The pictures alone: the start may be missing, since it is what is searched."""
    return Data(*read_all_pictures(config), draw(config.seed, config.shape))


def search_starts(
    config: NetworkConfig, data: Data, first: int, tries: int, progress: Progress | None = None
) -> SearchResult:
    """Try the seeds first, first + 1, … on all processors.

    After each portion `progress` is told how many seeds are done and how many were found.
    Raises BuildError for seeds that are none.
    """
    if not (first >= 0 and tries > 0 and first + tries <= SEEDS):
        raise BuildError(f"seeds are whole numbers from 0 to {SEEDS - 1}; search among those")
    portions = [
        range(start, min(start + CHUNK, first + tries))
        for start in range(first, first + tries, CHUNK)
    ]
    met: Counter[str] = Counter()
    found: list[tuple[int, float]] = []
    done = 0
    with _mapping(len(portions)) as mapped:
        for portion, (passed, seeds) in zip(
            portions, mapped(partial(try_seeds, config, data), portions), strict=True
        ):
            met.update(passed)
            found += seeds
            done += len(portion)
            if progress is not None:
                progress(done, len(found))
    return SearchResult(
        first=first,
        searched=tries,
        met={name: met[name] for name in CONDITIONS},
        found=tuple(seed for seed, _ in found),
        likeness=tuple(value for _, value in found),
    )


Tried = tuple[dict[str, int], list[tuple[int, float]]]
Mapper = Callable[[Callable[[range], Tried], Iterable[range]], Iterable[Tried]]


@contextmanager
def _mapping(portions: int) -> Iterator[Mapper]:
    """`map`, over several processes when there is work for more than one."""
    if portions < 2:
        yield map
        return
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        yield pool.map


def try_seeds(config: NetworkConfig, data: Data, seeds: range) -> Tried:
    """How many seeds meet each condition and all before it; those that meet all, with likeness."""
    search, training = config.conditions(), data.training
    starts = draw_many(seeds, config.shape)
    first = first_conditions(search, observe(config.shape, starts, training.x, training.y))
    met = _counts_in_turn(first)
    kept = np.flatnonzero(np.logical_and.reduce(list(first.values())))
    if not kept.size:
        return met, []
    history = follow(config, data, starts[kept])
    later = later_conditions(search, history, len(training))
    met |= _counts_in_turn(later)
    found = np.flatnonzero(np.logical_and.reduce(list(later.values())))
    w1 = history.last.parameters.w1
    return met, [(seeds[int(kept[index])], likeness(w1[index])) for index in found]


def follow(config: NetworkConfig, data: Data, starts: Integers) -> History:
    """Train the main run from each start (N, P), keeping only how it went."""
    run, training, held_out = config.run("main"), data.training, data.held_out
    states = train(config.shape, starts, training.x, training.y, run.learning_rate, run.update)
    loss, hits, step = [], [], []
    previous = starts
    for state in islice(states, run.epochs + 1):
        loss.append(state.loss)
        hits.append(state.hits)
        step.append(np.abs(state.q - previous).max(axis=-1))
        previous = state.q
    told = observe(config.shape, previous, held_out.x, held_out.y)
    return History(np.array(loss), np.array(hits), np.array(step), told.hits, state)


def first_conditions(search: SearchConfig, state: State) -> dict[str, Truths]:
    """Whether each of N states meets each condition on epoch 0."""
    outputs = state.passed.a2  # (N, S, C)
    distance = np.abs(outputs - 1 / outputs.shape[-1]).max(axis=(-1, -2))
    return {
        "loss": np.round(state.loss, 3) == search.first_loss,
        "hits": state.hits == search.first_hits,
        "thirds": distance <= search.first_distance,
    }


def later_conditions(search: SearchConfig, history: History, samples: int) -> dict[str, Truths]:
    """Whether each of N histories meets each condition on the epochs after the first."""
    early = history.step[1 : search.early_steps + 1] / SCALE
    accuracy = history.hits / samples
    return {
        "steps": ((early > search.smallest_step) & (early < search.largest_step)).all(axis=0),
        "slow": accuracy[search.slow_epoch] < search.slow_accuracy,
        "fast": accuracy[search.fast_epoch] >= search.fast_accuracy,
        "perfect": (history.hits[search.perfect_epoch :] == samples).all(axis=0),
        "held_out": history.held_out_hits >= search.held_out_hits,
    }


def _counts_in_turn(conditions: Mapping[str, Truths]) -> dict[str, int]:
    together = np.logical_and.accumulate(list(conditions.values()))
    return {name: int(met.sum()) for name, met in zip(conditions, together, strict=True)}


def describe(search: SearchConfig) -> dict[str, str]:
    """Each condition as a sentence with its bounds."""
    return {name: text.format_map(asdict(search)) for name, text in CONDITIONS.items()}


def likeness(w1: Floats) -> float:
    """The largest correlation, -1 to 1, between the weights of two hidden units; w1: (H, K)."""
    centred = w1 - w1.mean(axis=1, keepdims=True)
    directions = centred / np.linalg.norm(centred, axis=1, keepdims=True)
    pairs = (directions @ directions.T)[np.triu_indices(len(w1), 1)]
    return float(pairs.max(initial=-1.0))
