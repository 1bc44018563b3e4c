"""What the documents say of the code is so."""

from __future__ import annotations

import importlib.util
import re
import shlex
import tomllib
from importlib.metadata import distribution
from itertools import pairwise
from pathlib import Path

import click
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from builder import __version__
from builder.cli import cli
from builder.tools.browser import SETTING
from tests.engines import REMEDIES
from tests.project import ROOT, network, run

README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
SENTENCES = " ".join(README.split())
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
DOCUMENTS += sorted((ROOT / "docs").glob("*.md"))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PYPROJECT["project"]["optional-dependencies"]


def shell_lines(text: str) -> list[str]:
    """Every line of the text's shell blocks."""
    blocks = re.findall(r"^```(?:sh|console)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line]


def table(text: str, heading: str) -> list[str]:
    """The first cells of the table whose first heading is that."""
    found = re.search(rf"^\| {re.escape(heading)} \|.*\n\|[-|]+\n((?:\|.*\n)+)", text, re.MULTILINE)
    assert found, f"no table starts with '{heading}'"
    return [row.split("|")[1].strip() for row in found[1].splitlines()]


def test_the_readme_lists_every_command_and_no_other():
    words = [cell.strip("`").split()[2:] for cell in table(README, "command")]
    assert sorted(word[0] if word else "build" for word in words) == sorted(cli.commands)


def test_every_command_that_a_document_shows_exists():
    for document in DOCUMENTS:
        shown = re.findall(r"build\.py ([a-z]+)\b", document.read_text(encoding="utf-8"))
        assert set(shown) <= set(cli.commands), document.name


def test_every_option_that_a_document_shows_exists():
    known = {"--help", "--version"} | {
        option
        for command in [cli, *cli.commands.values()]
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        shown = re.findall(r"`(--[a-z-]+)|build\.py[^`\n]*? (--[a-z-]+)", text)
        assert {one or other for one, other in shown} <= known, document.name


def test_the_two_commands_do_all_the_set_up():
    serve, test = [line for line in shell_lines(README) if line.startswith("python3 -m venv")]
    assert serve.endswith(".venv/bin/python build.py serve")
    assert ".venv/bin/pip install -q -e . &&" in serve
    assert test.endswith(".venv/bin/python -m pytest")
    assert ".venv/bin/pip install -q -c constraints.txt -e '.[test]' &&" in test


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_runs_or_installs_exists(document: Path):
    for line in shell_lines(document.read_text(encoding="utf-8")):
        words = shlex.split(line.replace("(", " ").replace(")", " "))
        for flag, name in pairwise(words):
            if flag == "-m":
                assert importlib.util.find_spec(name), line
            if flag == "-e" and "[" in name:
                assert name[name.index("[") + 1 : -1] in EXTRAS, line
            if flag == "bash":
                assert (ROOT / name).is_file(), line


def test_continuous_integration_runs_the_readmes_test_command():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    workflow = (ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8")
    assert "\npython -m pytest --cov --ignore=tests/browser || failed=1\n" in script
    assert "\npython -m pytest tests/browser || failed=1\n" in script
    assert script.splitlines()[-1] == 'exit "$failed"'
    assert "pip install --quiet" in script
    assert " -c constraints.txt -e '.[test]'" in script
    assert "run: bash .ci/run" in workflow
    assert set(re.findall(r"python build\.py ([a-z]+)", workflow)) <= set(cli.commands)


def test_continuous_integration_and_the_documents_install_what_drives_each_engine():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    workflow = (ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8")
    shown = " ".join(shell_lines((ROOT / "docs" / "engines.md").read_text(encoding="utf-8")))
    for engine, remedy in REMEDIES.items():
        packages = remedy.removeprefix("apt-get install ")
        assert f"python -m tests.engines {engine} || install {packages} ||" in script
        assert f"{{ engine: {engine}, packages: {packages} }}" in workflow
        assert packages in shown
        assert f"--engine {engine} " in shown


@pytest.mark.parametrize(
    ("heading", "folder"),
    [
        ("in `builder/`, from the ground up", "builder"),
        ("in `site_assets/js/`, from the ground up", "site_assets/js"),
    ],
)
def test_the_architecture_names_every_room(heading: str, folder: str):
    cells = table(ARCHITECTURE, heading)
    names = [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]
    rooms = {path.name for path in (ROOT / folder).iterdir() if path.is_dir()} - {"__pycache__"}
    files = {name for name in names if (ROOT / folder / f"{name}.py").is_file()}
    assert set(names) - files == rooms


def test_what_the_architecture_says_that_a_room_of_the_script_hands_on_is_exported_there():
    rows = re.findall(r"^\| (`\w+`.*) \| .* \| (`\w+`.*) \|$", ARCHITECTURE, re.MULTILINE)
    for rooms, names in rows:
        folders = [ROOT / "site_assets" / "js" / room for room in re.findall(r"\w+", rooms)]
        text = "".join(file.read_text("utf-8") for one in folders for file in one.glob("*.js"))
        for name in re.findall(r"\w+", names):
            assert re.search(rf"^export .*\b{name}\b", text, re.MULTILINE), f"{rooms}: {name}"
    assert len(rows) > 10


def test_every_place_that_the_architecture_sends_to_exists():
    for place in re.findall(r"`((?:builder|site_assets|tests)/[\w./]+)`", ARCHITECTURE):
        assert (ROOT / place).exists(), place
    for name, place in re.findall(r"`(\w+)` in `([\w./]+)`", ARCHITECTURE):
        assert re.search(rf"\b{name}\b", (ROOT / place).read_text(encoding="utf-8")), name


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_a_document_links_exists(document: Path):
    text = re.sub(r"^```.*?^```", "", document.read_text(encoding="utf-8"), flags=re.M | re.S)
    text = re.sub(r"`[^`\n]*`", "", text)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not target.startswith(("http://", "https://", "#", "mailto:")):
            assert (document.parent / target.partition("#")[0]).exists(), target


def test_the_readmes_numbers_are_those_of_the_run():
    shape, main = network().shape, run("main")
    for phrase in (
        f"{shape.inputs} pixels, {shape.hidden} hidden units, {shape.outputs} answers",
        f"{main.q.shape[1]} parameters",
        f"{len(main.training)} hand-drawn digits in {main.config.epochs} steps",
        f"{main.values:,} recorded values",
    ):
        assert phrase in SENTENCES


def test_the_readme_names_the_setting_for_a_browser():
    assert f"`{SETTING}`" in README


def test_what_is_installed_to_test_is_locked_within_its_open_range():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    locked = [Requirement(line) for line in lines if not line.startswith("#")]
    project = PYPROJECT["project"]
    for wanted in map(Requirement, [*project["dependencies"], *EXTRAS["test"]]):
        name = canonicalize_name(wanted.name)
        versions = [str(one.specifier) for one in locked if canonicalize_name(one.name) == name]
        assert versions, f"{name} is not locked"
        assert all(wanted.specifier.contains(v.removeprefix("==")) for v in versions), name


def test_all_that_comes_with_it_is_locked_too():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    locked = {canonicalize_name(Requirement(line).name) for line in lines if line[0] != "#"}
    waiting = [*map(Requirement, (*PYPROJECT["project"]["dependencies"], *EXTRAS["test"]))]
    met = set()
    while waiting:
        wanted = waiting.pop()
        if str(wanted) in met:
            continue
        met.add(str(wanted))
        assert canonicalize_name(wanted.name) in locked, f"{wanted.name} is not locked"
        waiting += requirements_of(wanted)
    assert len(met) > 2 * len(EXTRAS["test"])


def requirements_of(wanted: Requirement) -> list[Requirement]:
    """What an installed library needs here, with the extras that it is wanted with."""
    needed = map(Requirement, distribution(wanted.name).requires or ())
    extras = wanted.extras or {""}
    return [
        one
        for one in needed
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in extras)
    ]


def test_the_newest_release_is_the_version():
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    released = [heading for heading in headings if heading != "Unreleased"]
    assert released[0] == __version__
    assert released == sorted(released, key=Version, reverse=True)


def test_the_readmes_exit_codes_are_those_of_the_command_line():
    assert (
        "Exit codes: 0 success, 1 a fault in the content or the data, 2 wrong usage." in SENTENCES
    )
    assert click.UsageError("").exit_code == 2
