"""What the panel answers, and the network that a test asks besides."""

from __future__ import annotations

from playwright.sync_api import Locator

from builder.model.network import Parameters


def network(record, epoch: int) -> Parameters:
    return Parameters(*(record[name][epoch] for name in ("w1", "b1", "w2", "b2")))


def answer(panel: Locator) -> str:
    return (panel.locator(".answer").text_content() or "").replace("−", "-")


def values(cells: Locator) -> list[float]:
    return [
        float(one) for one in cells.locator("data").evaluate_all("all => all.map(d => d.value)")
    ]
