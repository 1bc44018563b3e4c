"""A small server of files from memory, on this machine alone: for `serve`, measuring and tests."""

from __future__ import annotations

import contextlib
import os
import posixpath
import threading
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from builder.base.errors import BuildError
from builder.output.page_weight import pack

HOST = "127.0.0.1"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".xml": "application/xml",
    ".webmanifest": "application/manifest+json",
    ".zip": "application/zip",
}
PACKED = frozenset((".html", ".css", ".js", ".json", ".csv", ".txt", ".svg", ".xml"))


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; a subclass says with what."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def answer(self, path: str) -> None:
        """Send what is at `path`: decoded, normal, starting with '/'."""
        raise NotImplementedError

    def do_GET(self) -> None:
        """Answer the request."""
        path = unquote(urlsplit(self.path).path)
        normal = posixpath.normpath("/" + path.lstrip("/"))
        self.answer(normal + "/" if path.endswith("/") and normal != "/" else normal)

    def do_HEAD(self) -> None:
        """Answer the request without its body."""
        self.do_GET()

    def send(self, status: HTTPStatus, name: str, content: bytes, *, packed: bool = False) -> None:
        """Send a whole file; its name tells its type."""
        suffix = posixpath.splitext(name)[1]
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(suffix, "application/octet-stream"))
        if packed and suffix in PACKED:
            content = pack(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def handle(self) -> None:
        """Answer the requests of a connection, until the browser goes away."""
        with contextlib.suppress(ConnectionError):
            super().handle()

    def log_message(self, *_words: Any) -> None:
        """Say nothing: the terminal is for builds."""


class Server(ThreadingHTTPServer):
    """A server that ends without waiting for open pages."""

    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = os.name == "posix"  # on Windows this would share a port that is taken


def listen(port: int, handler: type[Handler]) -> Server:
    """A server on this machine alone; port 0 takes any free one. Raises BuildError."""
    try:
        return Server((HOST, port), handler)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BuildError(
            f"port {port} cannot be used ({reason}); give another with --port"
        ) from None


@contextlib.contextmanager
def hosted(files: Mapping[str, bytes], prefix: str = "/", *, packed: bool = False) -> Iterator[str]:
    """The address of a site, served below `prefix` as a plain host does, and nowhere else."""

    class Host(Handler):
        def answer(self, path: str) -> None:
            name = path.removeprefix(prefix) + ("index.html" if path.endswith("/") else "")
            if path.startswith(prefix) and name in files:
                self.send(HTTPStatus.OK, name, files[name], packed=packed)
            else:
                missing = files.get("404.html", b"no such page")
                self.send(HTTPStatus.NOT_FOUND, "404.html", missing, packed=packed)

    with listen(0, Host) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://{HOST}:{server.server_port}{prefix}"
        server.shutdown()
