"""Visited once, kept: every page and bundle without network, and each build as one piece."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from builder.pages.options import Options
from builder.pages.single_page import NAME as SINGLE
from builder.pages.site import plan
from builder.serve.file_server import HOST, Handler, listen
from builder.settings import ASSETS, PROJECT
from tests.browser.guard import at_rest, installed, open_menu

PREFIX = "/project/"
CACHES = "async () => (await caches.keys()).sort()"
SERVED = """async (names) => Promise.all(names.map(async (name) => {
  const answer = await fetch(name);
  return answer.ok ? (await answer.text()).length : null;
}))"""


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


@pytest.fixture
def server(files) -> Iterator[Server]:
    with serving(dict(files)) as server:
        yield server


@pytest.fixture(scope="session")
def newer() -> dict[str, bytes]:
    """The site as the next build makes it: another revision, another style, another script."""
    changed = plan(Options(PROJECT / "content", ASSETS, None, "the next build")).files
    old, new = "assets/app.", "assets/app.9"
    renamed = {
        name.replace(old, new): content.replace(old.encode(), new.encode())
        if name.endswith((".html", ".js"))
        else content
        for name, content in changed.items()
    }
    return resealed(renamed)


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


@pytest.fixture
def visited(open_page, server) -> Page:
    """One page of the site, visited; everything else of it never."""
    page = open_page(f"{server.url}loss.html", service_workers="allow")
    installed(page)
    return page


def test_after_one_visit_every_page_works_without_network(visited, server, files):
    visited.context.set_offline(True)
    server.files = {}
    pages = {name for name in files if re.fullmatch(r"[^/]+\.html", name)}
    german = {f"de/{name}.html" for name in ("index", "loss", "inspector")}
    for name in sorted(pages - {SINGLE} | german):  # kept by whoever downloads it
        visited.goto(server.url + name)
        assert visited.locator("h1, .workbench").count()
        if visited.locator(".inspector").count():
            visited.locator(".inspector").first.scroll_into_view_if_needed()
            expect(visited.locator(".inspector data").first).to_be_attached()
        expect(visited.locator(".fault:visible")).to_have_count(0)
    visited.goto(server.url)
    expect(visited.locator("h1")).to_be_visible()


def test_after_one_visit_every_run_can_be_chosen_without_network(visited, server, record):
    visited.context.set_offline(True)
    visited.goto(f"{server.url}inspector.html")
    chooser = visited.get_by_label("Run", exact=True)
    for name in chooser.locator("option").all_text_contents():
        open_menu(visited)
        chooser.select_option(name)
        visited.wait_for_function(
            "(name) => document.querySelector('.inspector').inspector?.run().name === name",
            arg=name,
        )
    visited.goto(f"{server.url}verify.html#run")
    expect(visited.locator(".result.sound")).to_be_visible(timeout=20_000)


def test_after_one_visit_every_bundle_is_there_without_network(visited, server, files):
    visited.context.set_offline(True)
    names = [name for name in files if name.startswith("data/") and name.endswith((".json", ".js"))]
    assert len(names) > 20
    assert visited.evaluate(SERVED, names) == [len(files[name].decode()) for name in names]


def test_a_first_visit_sends_no_bundle_twice(visited, server):
    bundles = [name for name in server.asked if name.startswith("data/")]
    assert [name for name in bundles if name.endswith(".json")] == []
    assert set(bundles) == {name for name in server.files if re.fullmatch(r"data/[^/]+\.js", name)}
    large = [name for name in server.asked if name.endswith((".npz", ".csv", ".zip"))]
    assert large == []


def test_names_carry_the_project_and_its_path(visited):
    (name,) = visited.evaluate(CACHES)
    assert re.fullmatch(r"explorable-network:/project/:[0-9a-f]{16}", name)
    scope = visited.evaluate("navigator.serviceWorker.ready.then((one) => one.scope)")
    assert scope.endswith(PREFIX)


def test_the_cache_of_another_project_is_left_alone(visited, server, newer):
    visited.evaluate("caches.open('explorable-network:/project-two/:0').then(() => true)")
    visited.evaluate("caches.open('someone-else').then(() => true)")
    server.files = newer
    update(visited)
    visited.get_by_role("button", name="Reload").click()
    expect(visited.locator("footer.site").first).to_contain_text("the next build")
    expect_kept(visited, 3)
    names = visited.evaluate(CACHES)
    assert {"someone-else", "explorable-network:/project-two/:0"} < set(names)


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


def test_a_newer_build_is_offered_and_taken_whole(visited, server, newer):
    server.files = newer
    update(visited)
    offer = visited.get_by_role("status").filter(has_text="newer version")
    expect(offer).to_be_visible()
    assert "a test" in footer(visited)
    visited.get_by_role("button", name="Reload").click()
    expect(visited.locator("footer.site").first).to_contain_text("the next build")
    expect(visited.locator(".offer")).to_have_count(0)
    expect_kept(visited, 1)
    visited.context.set_offline(True)
    visited.goto(f"{server.url}training.html")
    assert "the next build" in footer(visited)
    assert visited.locator("script[src*='app.9']").count() == 1


def test_until_it_is_taken_every_page_is_of_the_old_build(visited, server, newer):
    server.files = newer
    update(visited)
    expect(visited.locator(".offer")).to_be_visible()
    visited.get_by_role("button", name="Later").click()
    expect(visited.locator(".offer")).to_have_count(0)
    for name in ("training", "inspector"):
        visited.goto(f"{server.url}{name}.html")
        assert "a test" in footer(visited)
        assert visited.locator("script[src*='app.9']").count() == 0


def test_a_page_left_open_keeps_its_own_build_while_another_takes_the_new_one(
    visited, server, newer, files
):
    context: BrowserContext = visited.context
    old = context.new_page()
    old.goto(f"{server.url}inspector.html")
    old.locator(".network").wait_for()
    gone = replace_script(newer)
    server.files = gone
    update(visited)
    visited.get_by_role("button", name="Reload").click()
    expect(visited.locator("footer.site").first).to_contain_text("the next build")
    expect(old.locator(".offer")).to_be_visible()
    asked = len(server.asked)
    open_menu(old)
    old.get_by_label("Run", exact=True).select_option("lr-3")
    expect(old.locator("[data-name=lr] data")).to_have_text("3")
    assert [name for name in server.asked[asked:] if "lr-3" in name] == []
    assert len(visited.evaluate(CACHES)) == 2
    old.get_by_role("button", name="Reload").click()
    expect(old.locator("footer.site").first).to_contain_text("the next build")
    expect_kept(old, 1)


def replace_script(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same site, with another name for one run's script."""
    (name,) = [name for name in files if re.fullmatch(r"data/lr-3\.[0-9a-f]{10}\.js", name)]
    other = "data/lr-3.0123456789.js"
    changed = {}
    for each, content in files.items():
        text = content.replace(name.encode(), other.encode()) if each.endswith(".html") else content
        changed[other if each == name else each] = text
    return resealed(changed)


def test_what_a_host_sends_between_two_builds_is_never_kept(visited, server, newer, files):
    server.files = {**newer, "training.html": files["training.html"]}  # not replaced yet
    visited.evaluate(
        "navigator.serviceWorker.ready.then((one) => one.update()).then(() => true, () => true)"
    )
    wait_until(
        visited,
        "navigator.serviceWorker.ready.then((one) => !one.installing && !one.waiting)",
    )
    expect(visited.locator(".offer")).to_have_count(0)
    visited.reload()
    assert "a test" in footer(visited)
    server.files = newer
    update(visited)
    visited.get_by_role("button", name="Reload").click()
    expect(visited.locator("footer.site").first).to_contain_text("the next build")


COUNTED = """
window.registered = [];
if (navigator.serviceWorker) {
  navigator.serviceWorker.register = (name) => {
    registered.push(name);
    return new Promise(() => {});
  };
}
"""


def test_where_the_page_is_not_secure_no_worker_is_asked_for(open_page, site_url):
    page = open_page("about:blank", service_workers="allow")
    page.add_init_script(
        COUNTED + "Object.defineProperty(window, 'isSecureContext', { value: false });"
    )
    page.goto(f"{site_url}inspector.html")
    at_rest(page)
    assert page.evaluate("registered") == []
    expect(page.get_by_role("slider", name="Epoch", exact=True)).to_be_visible()


def test_where_it_is_secure_one_is_asked_for(open_page, site_url):
    page = open_page("about:blank", service_workers="allow")
    page.add_init_script(COUNTED)
    page.goto(f"{site_url}inspector.html")
    page.wait_for_function("() => registered.length")
    assert page.evaluate("registered") == ["sw.js"]


def test_from_disk_no_worker_is_asked_for(open_page, disk_url):
    page = open_page("about:blank", service_workers="allow")
    page.add_init_script(COUNTED)
    page.goto(f"{disk_url}inspector.html")
    at_rest(page)
    assert page.evaluate("registered") == []
