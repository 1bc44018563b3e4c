"""After one visit all is read without network; a worker is asked for only where it is allowed."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from builder.pages.single_page import NAME as SINGLE
from tests.browser.guard import at_rest, open_menu
from tests.browser.offline.server import (
    CACHES,
    PREFIX,
    expect_kept,
    update,
)

SERVED = """async (names) => Promise.all(names.map(async (name) => {
  const answer = await fetch(name);
  return answer.ok ? (await answer.text()).length : null;
}))"""


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
