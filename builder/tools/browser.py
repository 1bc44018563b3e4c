"""Finds a Chromium and starts it, for measuring, for screenshots and for the tests."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from builder.base.errors import BuildError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserType

SETTING = "EXPLORABLE_CHROMIUM"  # the environment variable that names a browser's program

COMMANDS = (  # the first opens a page in half the time: it has no window to draw
    "chromium-headless-shell", "chromium", "chromium-browser",
    "google-chrome", "google-chrome-stable", "msedge",
)  # fmt: skip
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
REMEDY = (
    "get one with `python -m playwright install chromium`, on Debian and Ubuntu also with "
    f"`apt-get install chromium`, or name its program in {SETTING}"
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium. Raises BuildError, saying how to get it, when something is missing."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ModuleNotFoundError:
        raise BuildError(
            "Playwright is needed to drive a browser; install it with "
            "`python -m pip install -e '.[test]'`"
        ) from None
    with sync_playwright() as playwright:
        try:
            browser = _launch(playwright.chromium)
        except Error as error:
            raise BuildError(f"the browser does not start: {error.message}; {REMEDY}") from None
        try:
            yield browser
        finally:
            browser.close()


def _launch(kind: BrowserType) -> Browser:
    """The program that is set, else Playwright's own browser, else the system's."""
    from playwright.sync_api import Error

    program = chosen_program()
    if program is None:
        try:
            return kind.launch(args=arguments())
        except Error as missing:
            program = system_program()
            if program is None:
                raise missing from None
    return kind.launch(executable_path=program, args=arguments())


def chosen_program() -> Path | None:
    """The program that the setting names. Raises BuildError when it is none."""
    chosen = os.environ.get(SETTING)
    if not chosen:
        return None
    if not Path(chosen).is_file():
        raise BuildError(f"{SETTING} names no program; correct it or unset it", chosen)
    return Path(chosen)


def system_program() -> Path | None:
    """A Chromium or Chrome that this system has installed, if any."""
    for place in (*map(shutil.which, COMMANDS), *PLACES):
        if place is not None and Path(place).is_file():
            return Path(place)
    return None


def arguments() -> list[str]:
    """What Chromium must be told here: its sandbox does not start for root."""
    root = sys.platform != "win32" and os.geteuid() == 0
    return ["--no-sandbox"] if root else []


def main() -> int:
    """Say which Chromium is used, or how to get one: `python -m builder.tools.browser`."""
    try:
        with chromium() as browser:
            print(f"Chromium {browser.version}")
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
