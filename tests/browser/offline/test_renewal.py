"""A newer build: offered, taken whole, and never mixed with the one before."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, expect

from tests.browser.guard import open_menu
from tests.browser.offline.server import (
    CACHES,
    expect_kept,
    footer,
    resealed,
    update,
    wait_until,
)


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
