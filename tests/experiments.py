"""Experiments for the tests: those that are refused, and random ones, in Python and JavaScript."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

from builder.live.change_words import in_words
from builder.record.experiment import Experiment, read_experiment
from builder.record.run import Run
from tests import project

# What cannot be done, and the sentence that says so, in either language.
REFUSED: list[list[str]] = json.loads((project.ROOT / "tests" / "refused.json").read_text("utf-8"))


def known(name: str) -> Run:
    """The recorded run of that name, or KeyError."""
    project.network().run(name)
    return project.run(name)


def read(text: str) -> Experiment:
    return read_experiment(text, known)


def forks(count: int = 60, seed: int = 1) -> list[dict[str, Any]]:
    """Random experiments of one to eight changes, each with all the integers of its epochs."""
    return [trained(text, epochs) for text, epochs in draw(count, random.Random(seed))]


def trained(text: str, epochs: int) -> dict[str, Any]:
    run = read(text).run(epochs)
    words = [in_words(change, project.network().pictures) for change in text.split(";")[1:]]
    told = {"text": text, "words": words, "epoch": run.epoch.tolist(), "q": run.q.ravel().tolist()}
    return told | {"loss": run.loss.tolist(), "hits": run.hits.tolist()}


def draw(count: int, random: random.Random) -> Iterator[tuple[str, int]]:
    """Texts that can be done, and how many epochs to train."""
    for _ in range(count):
        name = random.choice(project.RUNS)
        last = int(project.run(name).epoch[-1])
        epoch = random.choice([0, random.randint(0, last)])
        changes = [change(random) for _ in range(random.randint(1, 8))]
        if epoch == 0 and random.random() < 0.5:
            changes.insert(random.randint(0, len(changes)), f"seed:{random.getrandbits(32)}")
        yield ";".join([f"{name}@{epoch}", *changes]), random.randint(1, 20)


def change(random: random.Random) -> str:
    """Any change but a seed."""
    value = random.choice([random.uniform(-3, 3), random.uniform(-100, 100), 0.0])
    parameter = random.choice([
        f"w1.{random.randrange(8)}.{random.randrange(25)}", f"b1.{random.randrange(8)}",
        f"w2.{random.randrange(3)}.{random.randrange(8)}", f"b2.{random.randrange(3)}",
    ])  # fmt: skip
    pixels = "".join(random.choice("01") for _ in range(25))
    left_out = sorted(random.sample(range(24), random.randint(1, 3)))
    return random.choice([
        f"lr:{random.choice([0.01, 0.5, 3, 12, round(random.uniform(0.001, 30), 6)])}",
        f"{parameter}:{value:.{random.randint(0, 9)}f}",
        f"hold:{random.choice(['w1', 'b1', 'w2', 'b2', parameter])}",
        f"off:h{random.randrange(8)}",
        f"x{random.randrange(24)}.{random.randrange(25)}:{random.randrange(2)}",
        f"y{random.randrange(24)}:{random.randrange(3)}",
        f"leave:{','.join(map(str, left_out))}",
        f"add:{random.randrange(3)}.{pixels}",
        f"update:{random.choice(['full-batch', 'per-sample'])}",
    ])  # fmt: skip
