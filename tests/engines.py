"""Three browser engines, driven in the same few words; docs/engines.md says what each is asked.

Chromium and Firefox are driven by Playwright, WebKit by WebDriver: Playwright cannot start the
WebKit of a system.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, Page, sync_playwright
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

from builder.base.errors import BuildError

PATIENCE = 30  # seconds: what a page has not done by then, it does not do
SIZE = (1280, 900)
FIREFOXES = ("firefox-esr", "firefox")
MINIBROWSERS = "webkit2gtk-4*/MiniBrowser"
# Mesa's software rasteriser crashes now and then below WebKit's thread that composes layers.
WITHOUT_GL = {"WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
REMEDIES = {
    "firefox": "apt-get install firefox-esr",
    "webkit": "apt-get install webkit2gtk-driver xvfb",
}


class Hand(Protocol):
    """A reader's hand in any engine. Selectors are CSS, expressions JavaScript."""

    def open(self, url: str) -> None:
        """Go there; with another hash on the same page, stay."""

    def ask(self, expression: str) -> Any:
        """What an expression is now."""

    def wait(self, expression: str) -> Any:
        """What an expression is as soon as that is true."""

    def click(self, selector: str) -> None:
        """Press with the pointer."""

    def drag(self, *selectors: str) -> None:
        """From the middle of one element over those of the others, held down."""

    def press(self, selector: str, *keys: str) -> None:
        """Focus an element, then press keys as Playwright names them."""

    def is_alive(self) -> bool:
        """Whether the browser still answers. Playwright's have always done so."""
        return True

    def revive(self) -> None:
        """Start the browser again, if it has to be."""
        return


class PlaywrightHand(Hand):
    """Chromium and Firefox."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, url: str) -> None:
        self.page.goto(url)

    def ask(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    def wait(self, expression: str) -> Any:
        handle = self.page.wait_for_function(f"() => {expression}", timeout=PATIENCE * 1000)
        return handle.json_value()

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def drag(self, *selectors: str) -> None:
        self.page.locator(selectors[0]).scroll_into_view_if_needed()
        for selector in selectors:
            box = self.page.locator(selector).bounding_box()
            assert box
            x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            self.page.mouse.move(x, y)
            if selector == selectors[0]:
                self.page.mouse.down()
        self.page.mouse.up()

    def press(self, selector: str, *keys: str) -> None:
        self.page.locator(selector).first.focus()
        for key in keys:
            self.page.keyboard.press(key)


class WebDriverHand(Hand):
    """WebKit, which dies now and then."""

    def __init__(self, start: Callable[[], webdriver.WebKitGTK]) -> None:
        self.start = start
        self.driver = start()

    def open(self, url: str) -> None:
        self.driver.get(url)

    def ask(self, expression: str) -> Any:
        return self.driver.execute_script(f"return {expression}")

    def wait(self, expression: str) -> Any:
        return WebDriverWait(self.driver, PATIENCE, 0.05).until(lambda _: self.ask(expression))

    def click(self, selector: str) -> None:
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def drag(self, *selectors: str) -> None:
        first, *others = (self.driver.find_element(By.CSS_SELECTOR, at) for at in selectors)
        self.ask(f"document.querySelector('{selectors[0]}').scrollIntoView({{ block: 'center' }})")
        actions = ActionChains(self.driver).click_and_hold(first)
        for other in others:
            actions.move_to_element(other)
        actions.release().perform()

    def press(self, selector: str, *keys: str) -> None:
        self.wait(f"!!document.querySelector('{selector}')")
        self.ask(f"document.querySelector('{selector}').focus()")
        names = {"Space": Keys.SPACE, "Enter": Keys.ENTER, "Escape": Keys.ESCAPE}
        names |= {f"Arrow{way}": getattr(Keys, f"ARROW_{way.upper()}") for way in ("Left", "Right")}
        names |= {f"Arrow{way}": getattr(Keys, f"ARROW_{way.upper()}") for way in ("Up", "Down")}
        ActionChains(self.driver).send_keys(*(names[key] for key in keys)).perform()

    def is_alive(self) -> bool:
        try:
            return bool(self.driver.find_element(By.CSS_SELECTOR, "html"))
        except (WebDriverException, HTTPError, OSError):
            return False

    def revive(self) -> None:
        self.driver.quit()
        self.driver = self.start()

    def kill(self) -> None:
        """End the browser as a fault of its own would."""
        task = f"/proc/{self.driver.service.process.pid}/task"
        for number in " ".join(one.read_text() for one in Path(task).glob("*/children")).split():
            os.kill(int(number), signal.SIGKILL)


@contextmanager
def hand_of(browser: Browser) -> Iterator[Hand]:
    """A fresh reader in a browser that Playwright has started."""
    width, height = SIZE
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        context.set_default_timeout(PATIENCE * 1000)
        yield PlaywrightHand(context.new_page())


@contextmanager
def firefox() -> Iterator[Hand]:
    """A reader in the system's own Firefox, over WebDriver BiDi. Raises BuildError without one."""
    (program,) = programs("firefox")
    with sync_playwright() as playwright:
        browser = playwright.firefox.launch(channel="moz-firefox", executable_path=program)
        try:
            with hand_of(browser) as reader:
                yield reader
        finally:
            browser.close()


@contextmanager
def webkit() -> Iterator[Hand]:
    """A reader in WebKitGTK's own small browser. Raises BuildError without one."""
    with _screen() as display:
        hand = WebDriverHand(lambda: _driver(display))
        try:
            yield hand
        finally:
            hand.driver.quit()


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees; gives its number as programs are told it."""
    programs("webkit")
    reader, writer = os.pipe()
    command = f"Xvfb -displayfd {writer} -screen 0 2600x1400x24 -nolisten tcp".split()
    with subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL) as server:
        os.close(writer)
        try:
            with os.fdopen(reader) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


def _driver(display: str) -> webdriver.WebKitGTK:
    """What drives a new MiniBrowser, on that screen."""
    program, service, _ = programs("webkit")
    options = webdriver.WebKitGTKOptions()
    options.binary_location = program
    options.add_argument("--automation")
    environment = {**os.environ, "DISPLAY": display, **WITHOUT_GL}
    driver = webdriver.WebKitGTK(options=options, service=Service(service, env=environment))
    driver.set_window_size(*SIZE)
    return driver


def programs(engine: str) -> list[str]:
    """What of this system drives Firefox or WebKit. Raises BuildError where one is missing."""
    if engine == "firefox":
        found = [next(filter(None, map(shutil.which, FIREFOXES)), None)]
    else:
        browser = next(map(str, Path("/usr/lib").glob(f"*/{MINIBROWSERS}")), None)
        found = [browser, shutil.which("WebKitWebDriver"), shutil.which("Xvfb")]
    if None in found:
        raise BuildError(f"no {engine} to test in; on Debian and Ubuntu, `{REMEDIES[engine]}`")
    return [program for program in found if program is not None]


def main() -> None:
    """Say what drives an engine, or how to get it: `python -m tests.engines firefox`."""
    try:
        print(*programs(sys.argv[1]))
    except BuildError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
