"""What stands in a panel, and how a number of it is opened."""

from __future__ import annotations

from playwright.sync_api import Locator


def line(panel: Locator, start: str) -> str:
    """The text of the equation that starts so."""
    texts = panel.locator(".equation").all_text_contents()
    return next(text for text in texts if text.startswith(start))


def values(cells: Locator) -> list[float]:
    return [
        float(one) for one in cells.locator("data").evaluate_all("all => all.map(d => d.value)")
    ]


def column(panel: Locator, n: int) -> list[float]:
    return values(panel.locator(f"tbody tr > :nth-child({n})"))


def press(panel: Locator, name: str, nth: int = 0) -> None:
    """Opens a number by keyboard."""
    number = panel.get_by_role("button", name=name).nth(nth)
    number.focus()
    number.press("Enter")
