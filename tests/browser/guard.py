"""Pages that must stay quiet: nothing on the console, no error, no request to another host."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, FloatRect, Frame, Locator, Page

from builder.serve.file_server import HOST
from tests.scripts import script

BLOCKED = "Service Worker registration blocked"
STOPPED = "net::ERR_CONNECTION_"  # the test stopped its server while a late script was on its way
AT_REST = script("at_rest")
TIMEOUT = 20_000  # ms: what a page has not done by then, it does not do

OpenPage = Callable[..., Page]


@contextmanager
def guarded_pages(browser: Browser) -> Iterator[OpenPage]:
    """A way to open pages, each in a context of its own: `open_page(url, viewport=…, …)`.

    `expected` lists parts of the messages that a test provokes. At the end, any other message of
    these pages is an AssertionError. A worker would fetch the whole site for each page, and answer
    past a test's routes: `service_workers="allow"` lets it.
    """
    contexts, faults = [], []

    def open_page(url: str, expected: Sequence[str] = (), **options: Any) -> Page:
        def note(fault: str) -> None:
            if not any(part in fault for part in (*expected, STOPPED, BLOCKED)):
                faults.append(fault)

        context = browser.new_context(**{"service_workers": "block", **options})
        context.set_default_timeout(TIMEOUT)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: note(f"{said.type} at {said.location['url']}: {said.text}"))
        page.on("pageerror", lambda error: note(f"error: {error}"))
        context.on("request", lambda request: None if is_local(request.url) else note(request.url))
        page.goto(url)
        return page

    try:
        yield open_page
    finally:
        for context in contexts:
            context.close()
    assert not faults, "\n".join(faults)


def made(page: Page) -> Page:
    """The same page, once its first inspector can be asked for its state."""
    page.wait_for_function("() => document.querySelector('.inspector').inspector")
    return page


def at_rest(page: Page | Frame) -> None:
    """Wait until what a page does by itself is done: it asks for nothing, and nothing moves."""
    assert page.evaluate(AT_REST), "the page never comes to rest"


def installed(page: Page) -> None:
    """Wait until the worker has everything and controls the page."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")


def open_menu(where: Page | Locator) -> None:
    """Open the menu that holds run, pin, link and the rest, unless it is open."""
    menu = where.locator(".menu").first
    if menu.get_attribute("open") is None:
        menu.locator("summary").click()


def box_of(of: Locator) -> FloatRect:
    """Where an element stands."""
    found = of.bounding_box()
    assert found is not None
    return found


def is_local(url: str) -> bool:
    """Whether an address needs no other host."""
    return url.startswith((f"http://{HOST}:", "file:", "data:", "blob:", "about:"))
