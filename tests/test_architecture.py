"""Rooms import one way: `builder/` by the layers in pyproject.toml, the script by its own."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.pages.shared_script import NAME as SHARED

ROOT = Path(__file__).resolve().parent.parent
BUILDER = ROOT / "builder"
JS = ROOT / "site_assets" / "js"

# The rooms of the page's script, from the ground up; the files beside them are the entries.
JS_ROOMS = (
    "language", "maths", "ui", "record", "page", "state", "explanations", "panel", "stage",
    "overview", "live", "reading", "verify", "lab",
)  # fmt: skip
PURE = ("maths", "explanations")

SOLE_USERS = {
    "babel": {"language/catalogue"},
    "jinja2": {"pages/templating"},
    "playwright": {"tools/browser", "tools/measure", "tools/screenshots"},
    "watchfiles": {"serve/serve"},
    "click": {"settings", "cli", "serve/serve"},
    "minify": {"pages/script_bundler", "pages/assets"},
    "math_core": {"prose/formulas"},
}


def imported(file: Path) -> Iterator[str]:
    """The full name of every module that a file imports, wherever it does so."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name} imports relatively"
            assert node.module is not None
            yield node.module


def test_rooms_of_python_import_one_way():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("library", SOLE_USERS)
def test_a_library_is_used_in_few_places(library: str):
    users = {
        file.relative_to(BUILDER).with_suffix("").as_posix()
        for file in BUILDER.rglob("*.py")
        if any(name.partition(".")[0] == library for name in imported(file))
    }
    assert users == SOLE_USERS[library]


@pytest.mark.parametrize("room", sorted(BUILDER.glob("*/__init__.py")), ids=lambda f: f.parent.name)
def test_a_room_says_what_lives_there_what_it_imports_and_what_it_hands_on(room: Path):
    said = ast.get_docstring(ast.parse(room.read_text(encoding="utf-8"))) or ""
    assert "Imports" in said
    assert "Hands on" in said


def room_of(file: Path) -> int:
    """How high a module of the page stands: its room's floor; what the builder makes is below all
    rooms, an entry above them."""
    name = file.relative_to(JS).parts[0]
    if name == SHARED:
        return -1
    return JS_ROOMS.index(name) if name in JS_ROOMS else len(JS_ROOMS)


def js_files(*rooms: str) -> list[Path]:
    return sorted(file for room in rooms for file in (JS / room).glob("*.js"))


def js_imports(file: Path) -> set[Path]:
    """The files that a JavaScript module imports."""
    found = re.findall(r"^import .* from '(.+)';$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {(file.parent / name).resolve() for name in found}


def test_every_folder_of_javascript_is_a_room():
    assert {folder.name for folder in JS.iterdir() if folder.is_dir()} == set(JS_ROOMS)


def test_rooms_of_javascript_import_one_way():
    wrong = [
        f"{file.relative_to(JS)} imports {other.relative_to(JS)}"
        for file in sorted(JS.rglob("*.js"))
        for other in js_imports(file)
        if room_of(other) > room_of(file)
    ]
    assert wrong == []


def test_maths_and_explanations_know_no_page():
    for file in js_files(*PURE):
        text = re.sub(r"//.*", "", file.read_text(encoding="utf-8"))
        assert not re.search(r"\b(document|window|localStorage|location)\b\.", text), file


def test_views_do_not_search_the_page():
    for file in js_files("ui", "panel", "stage"):
        text = re.sub(r"//.*", "", file.read_text(encoding="utf-8"))
        assert not re.search(r"\bdocument\.(querySelector|getElement)", text), file


def lengths(file: Path) -> Iterator[tuple[str, int]]:
    """The name and the lines of every function of a file, of either language."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node.name, (node.end_lineno or 0) - node.lineno + 1
        return
    lines = text.splitlines()
    for at, line in enumerate(lines):
        begins = FUNCTION.match(line)
        if begins:
            end = next(n for n in range(at + 1, len(lines)) if lines[n].startswith(begins[1] + "}"))
            yield begins[2] or begins[3], end - at + 1


FUNCTION = re.compile(
    r"^(\s*)(?:export )?(?:(?:async )?function\*? (\w+).*\{|const (\w+) = .*=> (?:\(?)\{)$"
)
SOURCES = [*BUILDER.rglob("*.py"), *JS.rglob("*.js")]


def test_a_function_fits_in_the_eye():
    found = {
        f"{file.relative_to(ROOT)} {name}": lines
        for file in SOURCES
        for name, lines in lengths(file)
    }
    assert len(found) > 1000
    assert {name: lines for name, lines in found.items() if lines > 40} == {}


def test_a_file_fits_in_the_head():
    files = [*SOURCES, *(ROOT / "site_assets" / "css").glob("*.css")]
    lengths = {str(file.relative_to(ROOT)): len(file.read_bytes().splitlines()) for file in files}
    assert {name: lines for name, lines in lengths.items() if lines > 250} == {}
