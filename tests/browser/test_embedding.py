"""The inspector in a frame of someone else's page, on another host."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from builder.serve.file_server import hosted
from tests.browser.guard import at_rest, open_menu


@pytest.fixture
def inspector(open_page, site_url) -> Page:
    page = open_page(f"{site_url}inspector.html#epoch=50&sample=9&select=h3")
    page.locator(".network").wait_for()
    return page


@pytest.fixture
def snippet(inspector) -> str:
    """What "Embed" gives, taken from where it is shown when copying is not allowed."""
    inspector.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    open_menu(inspector)
    inspector.get_by_role("button", name="Embed", exact=True).click()
    shown = inspector.get_by_label("Frame with this moment")
    expect(shown).to_be_visible()
    return shown.input_value()


@pytest.fixture
def host() -> Iterator[list[str]]:
    """Pages of another host, by what is put into them: append a text, get its address."""
    files: dict[str, bytes] = {}
    with hosted(files) as url:

        class Pages(list[str]):
            def append(self, body: str) -> None:
                name = f"{len(self)}.html"
                head = "<!doctype html><title>A lesson</title><link rel=icon href=data:,>"
                files[name] = f"{head}<h1>A lesson</h1>{body}<p>The end</p>".encode()
                super().append(url + name)

        yield Pages()


def test_embed_copies_a_frame_of_this_moment(inspector, site_url):
    inspector.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_menu(inspector)
    button = inspector.get_by_role("button", name="Embed", exact=True)
    button.click()
    expect(inspector.get_by_role("button", name="Copied")).to_be_visible()
    copied = inspector.evaluate("navigator.clipboard.readText()")
    address = f"{site_url}embed.html#epoch=50&sample=9&select=h3"
    assert copied.startswith(f'<iframe src="{address}" title="')
    assert "explorable-network:height" in copied


def test_where_copying_is_forbidden_the_frame_is_shown(snippet):
    assert re.match(r"<iframe .*></iframe>\s*<script>", snippet)


def test_in_another_page_the_frame_shows_the_moment_as_high_as_it_is(
    snippet, host, open_page, record
):
    host.append(snippet)
    page = open_page(host[0], viewport={"width": 900, "height": 800})
    frame = page.frame_locator("iframe")
    frame.locator(".network").wait_for()
    values = frame.locator(".network .hidden data").evaluate_all("all => all.map((d) => d.value)")
    assert [float(value) for value in values] == list(record["a1"][50, 9])
    body = page.frames[1]
    page.wait_for_function("() => document.querySelector('iframe').height !== '900'")
    expect(frame.get_by_role("region", name="Explanation")).to_contain_text("z")
    at_rest(body)
    needed = body.evaluate("document.documentElement.scrollHeight")
    assert page.locator("iframe").bounding_box()["height"] == pytest.approx(needed, abs=1)
    assert body.evaluate("innerHeight >= document.body.scrollHeight")


def test_the_frame_follows_when_its_content_grows_and_shrinks(snippet, host, open_page):
    host.append(snippet)
    page = open_page(host[0], viewport={"width": 900, "height": 800})
    frame = page.frame_locator("iframe")
    frame.locator(".network").wait_for()
    expect(frame.get_by_role("region", name="Explanation")).to_contain_text("z1")
    at_rest(page.frames[1])
    before = page.locator("iframe").bounding_box()["height"]
    frame.get_by_role("button", name="Close", exact=True).click()
    page.wait_for_function(
        "(before) => document.querySelector('iframe').getBoundingClientRect().height < before - 50",
        arg=before,
    )


def test_without_the_lines_of_script_the_frame_still_shows(snippet, host, open_page):
    host.append(snippet.partition("<script>")[0])
    page = open_page(host[0])
    expect(page.frame_locator("iframe").locator(".network")).to_be_visible()
    assert page.locator("iframe").bounding_box()["height"] == 900


def test_it_stands_bare_and_leads_to_the_full_inspector_in_a_new_page(
    snippet, host, open_page, site_url
):
    host.append(snippet)
    page = open_page(host[0])
    frame = page.frame_locator("iframe")
    frame.locator(".network").wait_for()
    expect(frame.locator("header.site, footer.site")).to_have_count(0)
    frame.get_by_role("slider", name="Epoch", exact=True).fill("60")
    with page.context.expect_page() as opened:
        frame.get_by_role("link", name="Open in the full inspector").click()
    assert opened.value.url == f"{site_url}inspector.html#epoch=60&sample=9&select=h3"
    assert page.url == host[0]


def test_it_leaves_the_history_of_the_page_around_it_alone(snippet, host, open_page):
    host.append(snippet)
    page = open_page(host[0])
    frame = page.frame_locator("iframe")
    frame.locator(".network").wait_for()
    length = page.evaluate("history.length")
    frame.get_by_role("button", name="hidden 5", exact=True).click()
    frame.get_by_role("slider", name="Epoch", exact=True).fill("60")
    at_rest(page.frames[1])
    assert page.evaluate("history.length") == length


def test_another_moment_can_be_set_from_outside(snippet, host, open_page, record):
    host.append(snippet)
    page = open_page(host[0])
    frame = page.frame_locator("iframe")
    frame.locator(".network").wait_for()
    page.evaluate(
        "() => { const f = document.querySelector('iframe');"
        " f.src = f.src.replace(/#.*/, '#epoch=7'); }"
    )
    expect(frame.locator(".epoch data")).to_have_text("7")
    expect(frame.get_by_role("slider", name="Sample", exact=True)).to_have_value("0")


def test_in_a_frame_without_storage_it_works(snippet, host, open_page):
    host.append(snippet.replace("<iframe ", '<iframe sandbox="allow-scripts" '))
    page = open_page(host[0])
    frame = page.frame_locator("iframe")
    expect(frame.locator(".network")).to_be_visible()
    expect(frame.locator(".fault:visible")).to_have_count(0)


def test_from_disk_no_frame_is_offered(open_page, disk_url):
    page = open_page(f"{disk_url}inspector.html")
    page.locator(".menu").wait_for()
    open_menu(page)
    page.get_by_role("button", name="Copy link").wait_for()
    expect(page.get_by_role("button", name="Embed", exact=True)).to_have_count(0)


def test_it_brings_no_worker(open_page, site_url):
    page = open_page(f"{site_url}embed.html", service_workers="allow")
    page.locator(".network").wait_for()
    at_rest(page)
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )
