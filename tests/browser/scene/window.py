"""The sizes of window that a scene is tried in, and places on it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.scripts import script

PHONE = {"width": 390, "height": 844}
TABLET = {"width": 768, "height": 1024}
DESK = {"width": 1280, "height": 720}
CIRCLES = script("circles")
PLACES = script("places")
Open = Callable[..., Page]
