"""Renders panels with the page's own modules, outside the inspector, as often as a test likes.

A browser allows no page to change its address that often.
"""

from __future__ import annotations

import random
from typing import Any

from playwright.sync_api import Page

from tests.project import RUNS
from tests.scripts import script

KINDS = ("x", "h", "o", "w1", "b1", "w2", "b2", "loss", "accuracy", "lr")
SIZES = {"x": (25,), "h": (8,), "o": (3,), "w1": (8, 25), "b1": (8,), "w2": (3, 8), "b2": (3,)}


def open_workshop(page: Page, site_url: str) -> Page:
    """Makes a page a place in which `harness` renders panels."""
    page.goto(f"{site_url}inspector.html")
    page.wait_for_function("() => 'explanations/panels.js' in explorable.modules")
    page.evaluate(script("workshop"), RUNS)
    return page


def case(run: str, epoch: int, sample: int | None, select: str, **more: Any) -> dict[str, Any]:
    """What `harness.show` takes, with the inspector's defaults."""
    defaults = {"pixels": None, "digits": None, "zeros": False, "sort": "sample", "pin": None}
    defaults["table"] = True  # unfolded
    moment = {"run": run, "epoch": epoch, "sample": sample, "select": select}
    return {**moment, **defaults, "clicks": [], **more}


def any_selection(chance: random.Random, kind: str) -> str:
    indices = [str(chance.randrange(size)) for size in SIZES.get(kind, ())]
    return kind + "".join(indices) if kind in "xho" else ".".join([kind, *indices])


def any_case(chance: random.Random, run: str, kind: str, depth: int = 0) -> dict[str, Any]:
    return case(
        run,
        chance.randrange(1500 if run == "long" else 101),
        chance.randrange(24),
        any_selection(chance, kind),
        digits=chance.choice([None, None, 6]),
        zeros=chance.random() < 0.3,
        sort=chance.choice(["sample", "contribution"]),
        clicks=[chance.random() for _ in range(depth)],
    )
