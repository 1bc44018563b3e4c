"""The lab as a reader works it."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.experiments import read

PICTURE = "0111010001000100010011111"  # a two


class Lab:
    """The lab as a reader works it, by "pointer", "keyboard" or "touch"."""

    def __init__(self, page: Page, way: str = "pointer") -> None:
        self.page = page
        self.way = way
        self.changes = page.get_by_role("region", name="Changes")

    def open(self, url: str, text: str | None = None, more: str = "") -> Lab:
        self.page.goto(f"{url}lab.html" + (f"#fork={text}{more}" if text else ""))
        expect(self.changes.get_by_role("status")).to_contain_text("epoch")
        if not self.control("combobox", "Update").is_visible():
            self._press(self.changes.get_by_text("Change something"))
        return self

    def control(self, role: Any, name: str) -> Locator:
        return self.changes.get_by_role(role, name=name, exact=True)

    def press(self, name: str) -> None:
        self._press(self.control("button", name))

    def remove_first(self) -> None:
        self._press(self.changes.get_by_role("button", name="Remove").first)

    def fill(self, name: str, text: str) -> None:
        self._reach(self.control("textbox", name))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def choose(self, name: str, label: str) -> None:
        """An option of a list: what lies on the screen for a finger is not the page's."""
        if self.way == "keyboard":
            self.control("combobox", name).focus()
            self.page.keyboard.type(label)
        else:
            self.control("combobox", name).select_option(label=label)

    def _press(self, target: Locator) -> None:
        self._reach(target)
        if self.way == "keyboard":
            self.page.keyboard.press("Enter")

    def _reach(self, target: Locator) -> None:
        {"pointer": target.click, "keyboard": target.focus, "touch": target.tap}[self.way]()

    def listed(self) -> list[str]:
        return [
            text.removesuffix("×").strip()
            for text in self.changes.get_by_role("listitem").all_inner_texts()
        ]

    def run(self) -> dict[str, Any]:
        """Every integer of the run on the stage."""
        return self.page.locator(".lab .inspector").evaluate(
            "(box) => { const run = box.inspector.run(); return { epochs: run.epochs, "
            "q: Array.from(run.q), hits: Array.from(run.hits), "
            "loss: Array.from(run.loss, (value) => Math.round(value * 1e6)) }; }"
        )

    def expect_experiment(self, text: str, epochs: int | None = None) -> None:
        """The address names the experiment, and the stage holds what Python makes of it."""
        expect(self.page).to_have_url(re.compile(re.escape(f"#fork={text}") + "(&|$)"))
        forked = read(text)
        run = forked.run(forked.last - forked.epoch if epochs is None else epochs)
        found = self.run()
        assert found["epochs"] == run.epoch.tolist()
        assert found["q"] == run.q.ravel().tolist()
        assert found["loss"] == run.loss.tolist()
        assert found["hits"] == run.hits.tolist()
