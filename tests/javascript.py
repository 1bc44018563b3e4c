"""The guard of the page's script: a linter, a type check, and its own tests, outside any browser.

`python -m tests.javascript` (or tests/js/run) runs all three. oxlint lints; Deno, which carries
TypeScript and the test runner of Node, does the rest. Both come with the test extra.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from builder.pages.shared_script import write_shared
from builder.record.runs import record_all
from tests import naive
from tests.experiments import REFUSED, forks
from tests.project import CONTENT, ROOT, data, network

SCRIPT = Path("site_assets", "js")
TESTS = Path("tests", "js")
PATIENCE = 300  # seconds for one tool, on a busy machine
EPOCHS = (0, 10, 100)  # passed through by the naive implementation too


def lint() -> str:
    """What the linter finds in any script of the repository; empty when all is well."""
    return _run("oxlint", "site_assets", "tests", "builder", folder=ROOT)


def check_types() -> str:
    """Where the types of the page's script do not agree; empty when they do."""
    with tempfile.TemporaryDirectory() as folder:
        copy_script(Path(folder))
        return _run("deno", "check", "--quiet", SCRIPT.as_posix(), folder=Path(folder))


def run_tests() -> str:
    """The tests that fail, by name; empty when none does."""
    with tempfile.TemporaryDirectory() as folder:
        copy_script(Path(folder))
        write_expected(Path(folder) / TESTS / "expected")
        options = ("--quiet", "--no-check", "--allow-read", "--parallel", "--reporter=dot")
        said = _run("deno", "test", *options, TESTS.as_posix(), folder=Path(folder))
        return said.rpartition("\n ERRORS \n")[2].strip()  # without a dot for each test


def copy_script(folder: Path) -> None:
    """Lay out the page's script, with the module that the builder makes, and its tests."""
    shutil.copytree(ROOT / SCRIPT, folder / SCRIPT)
    write_shared(folder / SCRIPT)
    shutil.copytree(ROOT / TESTS, folder / TESTS)
    shutil.copy(ROOT / "deno.json", folder)


def write_expected(folder: Path) -> None:
    """Write what the tests compare with: the bundles, and numbers that Python has worked out."""
    folder.mkdir()
    worked_out = {
        "naive": naive_passes(),
        "recorded": recorded_numbers(),
        "drawings": drawings(),
        "forks": forks(),
        "refused": REFUSED,
    }
    texts = {name: json.dumps(value) for name, value in worked_out.items()}
    recorded = record_all(CONTENT)
    texts |= {**recorded.bundles, "main-start": recorded.start or ""}
    for name, text in texts.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")


def naive_passes() -> list[dict[str, Any]]:
    """Some epochs of the main run as the naive implementation passes every picture through."""
    run, training, shape = record_all(CONTENT).runs["main"], data().training, network().shape
    labels = list(training.labels)
    passes = []
    for epoch in EPOCHS:
        q = run.q[epoch].tolist()
        given = naive.Network(q, shape.inputs, shape.hidden, shape.outputs)
        found = [given.quantities(x, y) for x, y in zip(training.x.tolist(), labels, strict=True)]
        passes.append({"epoch": epoch, "samples": found})
    return passes


def recorded_numbers() -> list[dict[str, Any]]:
    """Some numbers of the main run's samples, as they were recorded."""
    chance = random.Random("recorded numbers")
    numbers = []
    for quantity, array in record_all(CONTENT).runs["main"].samples.items():
        for _ in range(20 if array.ndim == 3 else 0):
            epoch, sample, unit = (chance.randrange(size) for size in array.shape)
            at = {"quantity": quantity, "epoch": epoch, "sample": sample, "unit": unit}
            numbers.append({**at, "value": int(array[epoch, sample, unit]) / naive.MILLION})
    return numbers


def drawings() -> list[dict[str, Any]]:
    """Pictures of all kinds, each passed forward by the naive implementation at some epoch."""
    chance = random.Random("drawings")
    run, shape = record_all(CONTENT).runs["main"], network().shape
    pictures = [*data().training.x.tolist(), *data().held_out.x.tolist(), [0] * 25, [1] * 25]
    pictures += [[chance.randrange(2) for _ in range(shape.inputs)] for _ in range(460)]
    passes = []
    for picture in pictures:
        epoch = chance.choice((0, 3, 50, 100))
        given = naive.Network(run.q[epoch].tolist(), shape.inputs, shape.hidden, shape.outputs)
        found = given.quantities(picture, 0)
        pixels = "".join(str(int(pixel)) for pixel in picture)
        forward = {name: found[name] for name in ("z1", "a1", "z2", "a2")}
        passes.append({"pixels": pixels, "epoch": epoch, "passed": forward})
    return passes


def _run(tool: str, *arguments: str, folder: Path) -> str:
    """What a tool of this environment says when it fails."""
    command = [str(Path(sys.executable).with_name(tool)), *arguments]
    environment = {**os.environ, "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1"}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    said = (done.stdout + done.stderr).replace(f"{folder.resolve().as_uri()}/", "").strip()
    return said if done.returncode else ""


def main() -> None:
    guards: tuple[Callable[[], str], ...] = (lint, check_types, run_tests)
    faults = [fault for guard in guards if (fault := guard())]
    sys.exit("\n\n".join(faults) or None)


if __name__ == "__main__":
    main()
