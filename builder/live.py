"""The site as visitors of `serve` see it: the last good build, from memory, each page whole.

Every page carries a script that waits for news here, and loads the page again when there are any.
"""

from __future__ import annotations

import contextlib
import hashlib
import html
import json
import os
import posixpath
import re
import threading
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from builder.errors import BuildError
from builder.worker import Built

HOST = "127.0.0.1"
EVENTS = "__serve/events"
SCRIPT = "__serve/reload.js"
SCRIPT_FILE = Path(__file__).with_name("reload.js")
KEEP_ALIVE = 15  # seconds between signs of life, by which a closed page is noticed

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".xml": "application/xml",
    ".webmanifest": "application/manifest+json",
    ".zip": "application/zip",
}


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
    """The page with the script that reloads it, first of its head.

    Where the page limits from where it takes scripts and connections, its own host is added.
    """
    page = re.sub(r"\b(script-src|connect-src)(?: 'none')?(?=[ ;\"'])", r"\1 'self'", page, count=2)
    script = f'<script defer src="/{SCRIPT}" data-version="{version}"></script>'
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


def handler_of(shown: Shown) -> type[BaseHTTPRequestHandler]:
    """The class that answers requests from what is shown."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = posixpath.normpath(unquote(urlsplit(self.path).path)).lstrip("/") or "index.html"
            if path == EVENTS:
                self._stream()
            elif path == SCRIPT:
                self._send(HTTPStatus.OK, "reload.js", SCRIPT_FILE.read_bytes())
            elif not shown.files:
                page = fault_page(shown.fault, shown.version).encode()
                self._send(HTTPStatus.INTERNAL_SERVER_ERROR, ".html", page)
            elif (content := shown.page(path)) is not None:
                self._send(HTTPStatus.OK, path, content)
            else:
                self._send(HTTPStatus.NOT_FOUND, ".html", shown.page("404.html") or b"no such page")

        def do_HEAD(self) -> None:
            self.do_GET()

        def _send(self, status: HTTPStatus, name: str, content: bytes) -> None:
            kind = TYPES.get(posixpath.splitext(name)[1] or name, "application/octet-stream")
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        def _stream(self) -> None:
            self.close_connection = True
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            with contextlib.suppress(OSError):  # the page was closed
                for message in shown.messages():
                    self.wfile.write(message.encode())

        def handle(self) -> None:
            with contextlib.suppress(ConnectionError):  # the browser went away
                super().handle()

        def log_message(self, *_words: Any) -> None:
            """Say nothing: the terminal is for builds."""

    return Handler


class Server(ThreadingHTTPServer):
    """A server that ends without waiting for open pages."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # on Windows this would share a port that is taken


def listen(port: int, shown: Shown) -> Server:
    """A server on this machine alone; port 0 takes any free one. Raises BuildError."""
    try:
        return Server((HOST, port), handler_of(shown))
    except OSError as error:
        raise BuildError(
            f"port {port} cannot be used ({error.strerror}); give another with --port"
        ) from None
