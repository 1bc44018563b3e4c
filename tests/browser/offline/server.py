"""A host whose files a test changes, and what the worker of its pages keeps."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus

from playwright.sync_api import Page

from builder.serve.file_server import HOST, Handler, listen

PREFIX = "/project/"
CACHES = "async () => (await caches.keys()).sort()"


@dataclass
class Server:
    """A host whose files can change between requests."""

    files: dict[str, bytes]
    url: str = ""
    asked: list[str] = field(default_factory=list)


@contextmanager
def serving(files: dict[str, bytes]) -> Iterator[Server]:
    server = Server(files)

    class Host(Handler):
        def answer(self, path: str) -> None:
            name = path.removeprefix(PREFIX) + ("index.html" if path.endswith("/") else "")
            server.asked.append(name)
            if path.startswith(PREFIX) and name in server.files:
                self.send(HTTPStatus.OK, name, server.files[name])
            else:
                self.send(HTTPStatus.NOT_FOUND, "404.html", b"no such page")

    with listen(0, Host) as http:
        server.url = f"http://{HOST}:{http.server_port}{PREFIX}"
        threading.Thread(target=http.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        http.shutdown()


def resealed(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files with a worker that knows their digests."""
    from builder.pages.service_worker import service_worker

    source = files["sw.js"].decode().split("\n", 3)[3].rstrip("\n")
    bundles = {
        found[1]: name
        for name in files
        if (found := re.fullmatch(r"data/(.+)\.[0-9a-f]{10}\.js", name))
    }
    rest = {name: content for name, content in files.items() if name != "sw.js"}
    return {**rest, "sw.js": service_worker(source, rest, bundles, frozenset()).encode()}


def update(page: Page) -> None:
    """What the browser does by itself at each visit, and every day."""
    page.evaluate("navigator.serviceWorker.ready.then((one) => one.update()).then(() => true)")


def expect_kept(page: Page, count: int) -> None:
    """Wait until so many caches are left."""
    wait_until(page, f"async () => (await caches.keys()).length === {count}")


def wait_until(page: Page, holds: str) -> None:
    """Ask again until a promise comes true; `wait_for_function` would take the promise for it."""
    for _ in range(50):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(100)
    raise AssertionError(holds)


def footer(page: Page) -> str:
    return page.locator("footer.site").first.inner_text()
