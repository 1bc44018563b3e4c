"""What visitors of `serve` get: whole pages from memory, and news of every build."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator

import pytest

from builder.base.errors import BuildError
from builder.serve.build_worker import Built
from builder.serve.file_server import HOST, Server, listen
from builder.serve.live_site import EVENTS, SCRIPT, Shown, handler_of

SITE = {
    "index.html": b"<html><head><title>T</title></head><body>start</body></html>",
    "404.html": b"<html><head></head><body>no such page</body></html>",
    "data/main.json": b"{}\n",
    "a b.css": b"body{}",
}


@pytest.fixture
def shown() -> Shown:
    shown = Shown()
    shown.take(Built(SITE, ""))
    return shown


@pytest.fixture
def server(shown: Shown) -> Iterator[Server]:
    server = listen(0, handler_of(shown))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    shown.close()
    server.shutdown()
    server.server_close()


def get(server: Server, path: str) -> tuple[int, str, bytes]:
    connection = http.client.HTTPConnection(HOST, server.server_port, timeout=5)
    connection.request("GET", path)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, answer.headers["Content-Type"], content


@pytest.mark.parametrize("path", ["/", "/index.html", "/index.html?a=1", "/x/../index.html"])
def test_a_page_carries_the_script_that_reloads_it(server: Server, shown: Shown, path: str):
    status, kind, content = get(server, path)
    assert (status, kind) == (200, "text/html; charset=utf-8")
    script = f'<script defer src="{SCRIPT}" data-version="{shown.version}"></script>'
    assert content.decode() == SITE["index.html"].decode().replace("<head>", "<head>" + script)


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/data/main.json", "application/json", "data/main.json"),
        ("/a%20b.css", "text/css; charset=utf-8", "a b.css"),
    ],
)
def test_other_files_are_served_as_they_are(server: Server, path: str, kind: str, name: str):
    assert get(server, path) == (200, kind, SITE[name])


def test_an_unknown_address_gets_the_page_for_it(server: Server):
    status, _, content = get(server, "/nothing/here.html")
    assert status == 404
    assert b"no such page" in content


def test_a_head_request_gets_no_body(server: Server):
    connection = http.client.HTTPConnection(HOST, server.server_port, timeout=5)
    for method, body in (("HEAD", b""), ("GET", SITE["data/main.json"])):  # one after the other
        connection.request(method, "/data/main.json")
        answer = connection.getresponse()
        assert answer.headers["Content-Length"] == str(len(SITE["data/main.json"]))
        assert answer.read() == body
    connection.close()


def test_the_script_itself_is_served(server: Server):
    status, kind, content = get(server, SCRIPT)
    assert (status, kind) == (200, "text/javascript; charset=utf-8")
    assert b"EventSource" in content


def test_before_any_build_succeeds_every_page_shows_the_fault(server: Server, shown: Shown):
    shown.files = {}
    shown.take(Built(None, "loss.md:3: <b> is wrong"))
    status, _, content = get(server, "/loss.html")
    assert status == 500
    assert b"loss.md:3: &lt;b&gt; is wrong" in content
    assert SCRIPT.encode() in content


def test_after_a_fault_the_last_good_site_stays(server: Server, shown: Shown):
    version = shown.version
    shown.take(Built(None, "wrong"))
    assert get(server, "/")[0] == 200
    assert shown.version == version


def test_news_arrive_as_events(server: Server, shown: Shown):
    connection = http.client.HTTPConnection(HOST, server.server_port, timeout=5)
    connection.request("GET", EVENTS)
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream"

    def news() -> dict[str, str]:
        line = answer.readline()
        while not line.startswith(b"data: "):
            line = answer.readline()
        return json.loads(line.removeprefix(b"data: "))

    first = shown.version
    assert news() == {"version": first, "fault": ""}
    shown.take(Built(None, "wrong"))
    assert news() == {"version": first, "fault": "wrong"}
    shown.take(Built({**SITE, "index.html": b"other"}, ""))
    assert news() == {"version": shown.version, "fault": ""}
    assert shown.version != first
    connection.close()


def test_the_version_is_that_of_the_bytes(shown: Shown):
    before = shown.version
    shown.take(Built(dict(SITE), ""))
    assert shown.version == before


def test_a_port_in_use_is_told_with_a_remedy(server: Server, shown: Shown):
    with pytest.raises(BuildError, match=f"port {server.server_port} cannot be used .*--port"):
        listen(server.server_port, handler_of(shown))


def test_only_this_machine_is_served(server: Server):
    assert server.socket.getsockname()[0] == "127.0.0.1"
    assert server.socket.family == socket.AF_INET
