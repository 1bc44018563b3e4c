"""How much the unit tests hold: changes one place of the code at a time; do they notice?

`python -m tests.mutation FILE…` takes files of builder/ or site_assets/js/ and prints each change
that no fitting test noticed. It works on a copy, one process at a time; the suite never runs it.
"""

from __future__ import annotations

import argparse
import ast
import io
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from tests.javascript import TESTS, copy_script, write_expected
from tests.project import ROOT

LIMIT = 40  # seconds of work, not of waiting, for the tests of one mutant; then it is noticed
ALSO = {"facts": [Path("tests", "unit", "prose")]}  # where the sentences try what a room is for
COPIED = ("builder", "tests", "content", "site_assets", "docs")
SWAPS = {
    "+": "-", "-": "+", "*": "+", "/": "*", "//": "*", "%": "*", "<": "<=", "<=": "<",
    ">": ">=", ">=": ">", "==": "!=", "!=": "==", "and": "or", "or": "and", "not": "",
    "===": "!==", "!==": "===", "&&": "||", "||": "&&", "??": "&&", "throw": "void",
}  # fmt: skip
# The page's script keeps a space on both sides of an operator.
SCRIPT_TOKEN = re.compile(
    r"(?<= )(?:[-+*/%<>]|[<>]=|[!=]==|&&|\|\||\?\?|throw)(?= )|(?<![\w.$'])\d+(?![\w.'])"
)


@dataclass(frozen=True)
class Change:
    """A stretch of a file's text, and what stands there instead."""

    start: int
    end: int
    new: str

    def apply(self, text: str) -> str:
        """The text with the change."""
        return text[: self.start] + self.new + text[self.end :]

    def told(self, text: str) -> str:
        """Its line, and what changes there."""
        line = text.count("\n", 0, self.start) + 1
        return f"{line}: {text[self.start : self.end].splitlines()[0]} -> {self.new or 'nothing'}"


def python_changes(text: str) -> Iterator[Change]:
    """Operators and numbers exchanged; bare calls and raises dropped."""
    starts = list(accumulate(map(len, text.splitlines(keepends=True)), initial=0))
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        new = _instead(token.string) if token.type != tokenize.STRING else None
        if new is not None:
            start, end = (starts[line - 1] + column for line, column in (token.start, token.end))
            yield Change(start, end, new)
    for node in ast.walk(ast.parse(text)):
        is_call = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
        if isinstance(node, ast.stmt) and (is_call or isinstance(node, ast.Raise)):
            start = starts[node.lineno - 1] + node.col_offset
            end = starts[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0)
            yield Change(start, end, "pass")


def script_changes(text: str) -> Iterator[Change]:
    """The same for a module of the page, outside its comments."""
    for found in SCRIPT_TOKEN.finditer(text):
        before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        new = _instead(found[0])
        if new is not None and "//" not in before and not before.startswith("import"):
            yield Change(found.start(), found.end(), new)


def _instead(token: str) -> str | None:
    return str(int(token) + 1) if token.isdecimal() else SWAPS.get(token)


def is_sound(change: Change, path: Path, text: str) -> bool:
    """Whether what comes of it can be read at all."""
    if path.suffix == ".js":
        return True
    try:
        compile(change.apply(text), str(path), "exec")
    except SyntaxError:
        return False
    return True


def fitting(path: Path) -> list[str]:
    """The command that runs the tests of a file's room."""
    if path.suffix == ".js":
        options = ("--quiet", "--no-check", "--allow-read", "--fail-fast")
        return ["deno", "test", *options, TESTS.as_posix()]  # rooms test each other's modules
    name = path.parent.name
    room = Path("tests", "unit", name)
    own = [one for one in (room / f"test_{path.name}",) if (ROOT / one).exists()]  # the quickest
    if not own or name != "pages":
        own += [room, *ALSO.get(name, ())]
    pytest = ("-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider")
    return [sys.executable, *pytest, *map(str, own)]


def complaint(command: list[str], folder: Path) -> str:
    """The end of what the tests say where they fail or take too much work; empty when they pass."""
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, preexec_fn=_bounded
    )
    return (done.stdout + done.stderr)[-800:] or "ended" if done.returncode else ""


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))  # a busy machine takes nothing from it


def survivors(path: Path, folder: Path, most: int, seed: int) -> tuple[int, list[str]]:
    """How many changes of a file were tried, and those that no test noticed."""
    text = (folder / path).read_text(encoding="utf-8")
    changes = script_changes(text) if path.suffix == ".js" else python_changes(text)
    sound = [change for change in changes if is_sound(change, path, text)]
    tried = random.Random(seed).sample(sound, min(most, len(sound)))
    command = fitting(path)
    left: list[str] = []
    if said := complaint(command, folder):
        raise SystemExit(f"{path}: its tests fail as they are: {' '.join(command)}\n{said}")
    for change in sorted(tried, key=lambda one: one.start):
        (folder / path).write_text(change.apply(text), encoding="utf-8")
        if not complaint(command, folder):
            left.append(f"{path}:{change.told(text)}")
    (folder / path).write_text(text, encoding="utf-8")
    return len(tried), left


def main() -> None:
    """Print the survivors of each file, and the share that was noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--most", type=int, default=1_000_000, help="changes tried in a file")
    parser.add_argument("--seed", type=int, default=0, help="which they are")
    asked = parser.parse_args()
    total = 0
    left: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_project(folder)
        for path in asked.files:
            tried, lived = survivors(path, folder, asked.most, asked.seed)
            total, left = total + tried, left + lived
            print(
                f"{path}: {tried - len(lived)} of {tried} noticed", *lived, sep="\n  ", flush=True
            )
    print(f"{total - len(left)} of {total} changes noticed")


def copy_project(folder: Path) -> None:
    """Lay out what the tests of both languages need."""
    copy_script(folder)
    write_expected(folder / TESTS / "expected")
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    for name in ("pyproject.toml", "build.py", "README.md"):
        shutil.copy(ROOT / name, folder)


if __name__ == "__main__":
    main()
