"""Imports run one way: in this order, each module knows only those before it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BUILDER = ROOT / "builder"
JS = ROOT / "site_assets" / "js"

ORDER = {
    "values": ["__init__", "errors", "grid", "dataset", "tables", "network", "config"],
    "the run": ["start", "training", "record"],
    "the record in files": ["vlq", "bundle", "exports", "recorded", "verify", "search"],
    "what prose may name": [
        "numerals", "expressions", "spread", "moments", "vocabulary", "facts", "address",
        "live_data",
    ],
    "chapters": [
        "glossary", "spoken", "formulas", "listings", "marks", "protect", "sheet", "text_lines",
        "blocks", "elements", "inline", "atoms", "pairs", "finish", "prose", "entries", "chapters",
    ],
    "the site": [
        "sources", "report", "article", "stills", "still_parts", "live_stills",
        "raster", "social", "about", "templating", "figures", "scripts", "search_index", "assets",
        "offline", "policy", "pages", "single", "archive", "downloads", "site",
    ],
    "the folder": ["lock", "publish", "markup", "weight", "checks"],
    "commands": [
        "revision", "settings", "digits", "static", "worker", "live", "serve", "browser",
        "measure", "bench", "shots", "cli",
    ],
}  # fmt: skip
MODULES = [name for group in ORDER.values() for name in group]

SOLE_USERS = {
    "jinja2": {"templating"},
    "playwright": {"browser", "measure", "shots"},
    "watchfiles": {"serve"},
    "click": {"settings", "cli", "serve"},
    "rjsmin": {"scripts"},
    "math_core": {"formulas"},
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


def test_the_order_names_every_module_once():
    assert sorted(MODULES) == sorted(file.stem for file in BUILDER.glob("*.py"))


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_those_before_it(module: str):
    known = MODULES[: MODULES.index(module)]
    for name in imported(BUILDER / f"{module}.py"):
        package, _, inner = name.partition(".")
        assert package != "builder" or (inner or "__init__") in known, f"{module} imports {name}"


def test_nothing_of_the_builder_imports_tests_or_the_command():
    for file in BUILDER.glob("*.py"):
        assert not {"tests", "build"} & {name.partition(".")[0] for name in imported(file)}


@pytest.mark.parametrize("library", SOLE_USERS)
def test_a_library_is_used_in_few_places(library: str):
    users = {
        file.stem
        for file in BUILDER.glob("*.py")
        if any(name.partition(".")[0] == library for name in imported(file))
    }
    assert users == SOLE_USERS[library]


def js_imports(file: Path) -> set[Path]:
    """The files that a JavaScript module imports."""
    found = re.findall(r"^import .* from '(.+)';$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {(file.parent / name).resolve().relative_to(JS) for name in found}


@pytest.mark.parametrize(
    ("folder", "may_import"),
    [
        ("maths", {"maths"}),
        ("explanations", {"explanations", "maths", ""}),
        ("views", {"views", "explanations", "maths", ""}),
    ],
)
def test_folders_of_javascript_import_one_way(folder: str, may_import: set[str]):
    for file in sorted((JS / folder).glob("*.js")):
        folders = {name.parent.as_posix().removeprefix(".") for name in js_imports(file)}
        assert folders <= may_import, file


@pytest.mark.parametrize("folder", ["maths", "explanations"])
def test_maths_and_explanations_know_no_page(folder: str):
    for file in sorted((JS / folder).glob("*.js")):
        text = re.sub(r"//.*", "", file.read_text(encoding="utf-8"))
        assert not re.search(r"\b(document|window|localStorage|location)\b\.", text), file


def test_views_do_not_search_the_page():
    for file in sorted((JS / "views").glob("*.js")):
        text = re.sub(r"//.*", "", file.read_text(encoding="utf-8"))
        assert not re.search(r"\bdocument\.(querySelector|getElement)", text), file
