"""The site as visitors of `serve` see it: the last good build, from memory, each page whole.

Every page carries a script that waits for news here, and loads the page again when there are any.
"""

from __future__ import annotations

import hashlib
import html
import json
import threading
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from pathlib import Path

from builder.serve.build_worker import Built
from builder.serve.file_server import Handler

EVENTS = "/__serve/events"
SCRIPT = "/__serve/reload.js"
SCRIPT_FILE = Path(__file__).with_name("reload.js")
KEEP_ALIVE = 15  # seconds between signs of life, by which a closed page is noticed


class Shown:
    """What visitors get now: the last good site and the faults since; they wait here for news."""

    def __init__(self) -> None:
        self.files: Mapping[str, bytes] = {}
        self.fault = ""
        self.version = ""  # of the files: a page that carries another one is to be loaded again
        self.news = threading.Condition()
        self.closed = False

    def take(self, built: Built) -> None:
        """Show the outcome of a build and wake all who wait."""
        with self.news:
            if built.files is not None:
                self.files, self.version = built.files, _version(built.files)
            self.fault = built.fault
            self.news.notify_all()

    def close(self) -> None:
        """Let all who wait go."""
        with self.news:
            self.closed = True
            self.news.notify_all()

    def page(self, name: str) -> bytes | None:
        """A file as a visitor gets it: pages carry the script that reloads them."""
        with self.news:
            content, version = self.files.get(name), self.version
        if content is None or not name.endswith(".html"):
            return content
        return with_script(content.decode(), version).encode()

    def messages(self) -> Iterator[str]:
        """The state now and after every build, as events; a sign of life while nothing happens."""
        told = ""
        while not self.closed:
            with self.news:
                if told == self._state():
                    self.news.wait(KEEP_ALIVE)
                state = self._state()
            yield ":\n\n" if state == told else f"data: {state}\n\n"
            told = state

    def _state(self) -> str:
        return json.dumps({"version": self.version, "fault": self.fault})


def with_script(page: str, version: str) -> str:
    """The page with the script that reloads it, first of its head, before its policy counts."""
    script = f'<script defer src="{SCRIPT}" data-version="{version}"></script>'
    return page.replace("<head>", f"<head>{script}", 1)


def fault_page(fault: str, version: str) -> str:
    """What is shown in place of any page while no build has succeeded."""
    text = html.escape(fault)
    title = "<title>The site could not be built</title>"
    page = f"<!doctype html><html lang=en><head>{title}</head><body><pre>{text}</pre></body></html>"
    return with_script(page, version)


def _version(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, content in files.items():
        whole.update(f"{name} {len(content)} ".encode() + content)
    return whole.hexdigest()[:16]


def handler_of(shown: Shown) -> type[Handler]:
    """The class that answers requests from what is shown."""

    class Live(Handler):
        def answer(self, path: str) -> None:
            if path == EVENTS:
                self.stream()
            elif path == SCRIPT:
                self.send(HTTPStatus.OK, SCRIPT, SCRIPT_FILE.read_bytes())
            elif not shown.files:
                page = fault_page(shown.fault, shown.version)
                self.send(HTTPStatus.INTERNAL_SERVER_ERROR, "fault.html", page.encode())
            elif (content := shown.page(path[1:] or "index.html")) is not None:
                self.send(HTTPStatus.OK, path if path != "/" else "index.html", content)
            else:
                missing = shown.page("404.html") or b"no such page"
                self.send(HTTPStatus.NOT_FOUND, "404.html", missing)

        def stream(self) -> None:
            self.close_connection = True
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            for message in shown.messages():
                self.wfile.write(message.encode())

    return Live
