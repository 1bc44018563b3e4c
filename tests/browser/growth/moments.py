"""A network of many pictures: its sizes, and what a page shows of a moment of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

import numpy as np
from playwright.sync_api import Page, expect

from tests.growth import Size

SIZE = Size()
BORDER = SIZE.per_file  # the first sample of the second file
OUTPUT_GAP = 1.5e-6  # two values on the grid, written as floats
Visit = Callable[[str], Page]


def to(page: Page, name: str, value: int) -> None:
    page.get_by_role("slider", name=name, exact=True).fill(str(value))


def numbers(page: Page, selector: str) -> list[float]:
    found = page.locator(selector).evaluate_all("all => all.map((one) => one.value)")
    return [float(value) for value in found]


def expect_moment(page: Page, record: Mapping[str, np.ndarray], epoch: int, sample: int) -> None:
    """The stage shows what was recorded of that epoch and sample."""
    expect(page.locator("p.verdict")).to_contain_text(f"Sample {sample}:")
    assert numbers(page, ".network .input data") == list(record["x"][sample])
    assert numbers(page, ".network .hidden data") == list(record["a1"][epoch, sample])
    assert numbers(page, ".percent") == list(record["a2"][epoch, sample])
    assert numbers(page, ".own-loss > data") == [record["sample_loss"][epoch, sample]]


def asked_for(page: Page) -> list[str]:
    """Collects the names of all data files that a page asks for from now on, without digests."""
    asked: list[str] = []

    def note(url: str) -> None:
        name = urlsplit(url).path.rpartition("/data/")[2]
        if name and "/data/" in url:
            asked.append(name.partition(".")[0])

    page.on("request", lambda request: note(request.url))
    return asked
