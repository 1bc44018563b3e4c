"""Every task of the article, solved in the page as its author solved it: the page finds it done."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from builder.model.config import read_site
from builder.settings import PROJECT
from tests.prose import document

CHAPTERS = PROJECT / "content" / "chapters"
WITHOUT = {"glossary", "teachers"}  # appendices that ask for nothing
BLOCK = re.compile(r"^```task (\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
BRUSHES = {"+": "+1", "-": "−1"}


@dataclass(frozen=True)
class Task:
    """A task as its chapter writes it; facts in its solution are filled in."""

    name: str  # 'neuron/t-shine'
    figure: str  # empty for the lab
    solution: str

    @property
    def page(self) -> str:
        return f"{self.name.partition('/')[0]}.html"


def tasks_of(file: Path) -> list[Task]:
    """The tasks of a chapter."""
    found = []
    for name, body in BLOCK.findall(file.read_text(encoding="utf-8")):
        values = tomllib.loads(body)
        solution = document().filled(values["solution"], 1)
        found.append(Task(f"{file.stem}/{name}", values.get("figure", ""), solution))
    return found


TASKS = [task for file in sorted(CHAPTERS.glob("*.md")) for task in tasks_of(file)]


def test_every_chapter_ends_with_something_to_do():
    pages = set(read_site(PROJECT / "content" / "site.toml").pages) - WITHOUT
    assert pages <= {task.page.removesuffix(".html") for task in TASKS}


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_the_page_finds_a_task_done_by_its_author_s_solution(page, site_url, task):
    page.goto(f"{site_url}{task.page if task.figure else 'lab.html'}")
    outcome = page.locator(f".task[data-task='{task.name}'] .outcome")
    page.wait_for_function("() => Boolean(explorable.modules['reading/tasks.js'])")
    expect(outcome).to_have_text("")
    if task.figure:
        figure = page.locator(f"#{task.figure}")
        figure.scroll_into_view_if_needed()
        solve(figure, task.solution)
    else:
        page.evaluate("text => { location.hash = `fork=${text}`; }", task.solution)
    expect(outcome).to_have_text("✓ Done")


def solve(figure: Locator, solution: str) -> None:
    """Make the moves of a solution in a figure."""
    moves = dict(move.split("=", 1) for move in solution.split("&"))
    if "inspector" in (figure.get_attribute("class") or ""):
        set_moment(figure, solution)
        return
    figure.get_by_role("group").first.wait_for()
    for _ in range(int(moves.get("sample", 0)) - first_sample(figure)):
        figure.get_by_role("button", name="Next picture").press("Enter")
    if "weights" in moves:
        for sign, brush in BRUSHES.items():
            figure.get_by_role("button", name=brush, exact=True).press("Enter")
            for place in [n for n, weight in enumerate(moves["weights"]) if weight == sign]:
                figure.locator(f"[data-pixel='{place}']").press("Space")
    for place, pixel in enumerate(moves.get("pixels", "")):
        cell = figure.locator(f"[data-pixel='{place}']")
        if cell.get_attribute("aria-pressed") != ("true" if pixel == "1" else "false"):
            cell.press("Space")


def first_sample(figure: Locator) -> int:
    return int(figure.evaluate("({ dataset }) => JSON.parse(dataset.options).sample?.value ?? 0"))


def set_moment(figure: Locator, address: str) -> None:
    page: Page = figure.page
    page.wait_for_function("one => Boolean(one.inspector)", arg=figure.element_handle())
    figure.evaluate(
        """({ inspector }, address) => {
            const { modules } = explorable;
            const { samples, shape, levels } = modules['page/page.js'].manifest;
            const world = { runs: modules['page/page.js'].loader.names, samples, shape, levels };
            inspector.store.set(modules['state/address.js'].parseAddress(address, world));
        }""",
        address,
    )
