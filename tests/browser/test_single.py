"""The whole article as one file: from disk, alone, with inspector, record and search."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.output.html_reader import read_markup
from tests.browser.guard import at_rest, open_menu


@pytest.fixture(scope="session")
def alone(files, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the file in a folder that holds nothing else."""
    file: Path = tmp_path_factory.mktemp("alone") / "kept by a reader.html"
    file.write_bytes(files["single.html"])
    return file.as_uri()


@pytest.fixture
def single(open_page, alone) -> Page:
    page = open_page(alone)
    page.locator(".network").first.wait_for()
    return page


def state(page: Page) -> dict[str, object]:
    """What the full inspector shows."""
    return page.evaluate(
        "(async () => document.querySelector('#inspector .full').inspector?.store.get() ?? {})()"
    )


def test_it_loads_nothing(files):
    for element in read_markup(files["single.html"].decode()):
        assert not element.get("src")
        assert element.tag != "link" or element.get("href").startswith("data:")


def test_every_chapter_is_a_part_of_it(single, files):
    chapters = [name.removesuffix(".html") for name in files if re.fullmatch(r"[^/]+\.html", name)]
    own = {"404", "single", "embed"} | {name for name in chapters if name.startswith("worksheet-")}
    parts = single.locator("section.part").evaluate_all("all => all.map((part) => part.id)")
    assert set(parts) == set(chapters) - own
    assert parts[:2] == ["index", "neuron"]
    for name in parts:
        expect(single.locator(f"#{name} h1")).to_have_count(1)


def test_its_ids_are_unique_and_its_links_lead_somewhere(files):
    elements = read_markup(files["single.html"].decode())
    ids = [element.get("id") for element in elements if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [element.get("href") for element in elements if element.tag == "a"]
    inside = [link[1:] for link in links if link.startswith("#") and "=" not in link]
    assert len(inside) > 100
    assert set(inside) <= set(ids)
    assert [link for link in links if not link.startswith(("#", "https://", "http://"))] == []


def test_links_to_chapters_and_headings_stay_in_the_page(single):
    single.locator("#neuron .summary").scroll_into_view_if_needed()
    link = single.locator("#neuron a[href^='#'][href*='--'], #neuron a.term").first
    target = link.get_attribute("href")
    link.click()
    assert single.url.endswith(target)
    expect(single.locator(f"[id='{target[1:]}']")).to_be_in_viewport()


def test_contents_lead_to_the_chapters(single):
    single.get_by_text("Contents", exact=True).click()
    single.locator(".contents a").filter(has_text="Backpropagation").click()
    assert single.url.endswith("#backpropagation")
    expect(single.locator("#backpropagation h1")).to_be_in_viewport()


def test_an_address_sets_the_full_inspector(open_page, alone, record):
    page = open_page(f"{alone}#epoch=42&sample=7")
    network = page.locator("#inspector .inspector .network")
    network.wait_for()
    expect(network).to_be_in_viewport()
    values = network.locator(".hidden data").evaluate_all("all => all.map((one) => one.value)")
    assert [float(value) for value in values] == list(record["a1"][42, 7])


def test_words_move_the_figure_of_their_own_chapter(single):
    for name in ("index", "training"):
        control = single.locator(f"#{name} a.control[href*='epoch=100']").first
        control.scroll_into_view_if_needed()
        control.click()
        figures = single.locator(f"#{name} .inspector")
        single.wait_for_function(
            "(all) => all.some((one) => one.inspector?.store.get().epoch === 100)",
            arg=figures.first.evaluate_handle(
                "(first) => [...first.closest('.part').querySelectorAll('.inspector')]"
            ),
        )
        assert "#" not in single.url


def test_the_full_inspector_opens_in_the_state_of_a_figure(single):
    figure = single.locator("#index .inspector").first
    figure.scroll_into_view_if_needed()
    figure.get_by_role("slider", name="Epoch", exact=True).fill("40")
    figure.get_by_role("link", name="Open in the full inspector").click()
    expect(single.locator("#inspector .inspector .epoch data")).to_have_text("40")
    assert "#epoch=40" in single.url
    expect(single.locator("#inspector .inspector .network")).to_be_in_viewport()
    at_rest(single)
    single.go_back()
    expect(single.locator("#index .inspector .network").first).to_be_in_viewport()


def test_every_run_is_inside(single):
    full = single.locator("#inspector .inspector")
    full.scroll_into_view_if_needed()
    full.locator(".network").wait_for()
    chooser = full.get_by_label("Run", exact=True)
    names = chooser.locator("option").all_text_contents()
    assert len(names) == 10
    for name in names:
        open_menu(full)
        chooser.select_option(name)
        single.wait_for_function(
            "(name) => document.querySelector('#inspector .full').inspector?.run().name === name",
            arg=name,
        )


def test_the_record_can_be_verified_in_it(single):
    single.locator("#verify").scroll_into_view_if_needed()
    single.get_by_role("button", name="Verify", exact=True).click()
    expect(single.locator(".result.sound")).to_be_visible(timeout=20_000)
    expect(single.locator(".result")).to_contain_text("125,543")


def test_the_search_finds_parts_of_the_page(single):
    single.get_by_role("button", name="Search").click()
    single.get_by_label("Search the article").fill("vanishing")
    first = single.locator("dialog.search li a").first
    first.wait_for()
    first.click()
    assert re.search(r"single|kept%20by%20a%20reader", single.url)
    assert re.search(r"#[\w-]+$", single.url)
    expect(single.locator("dialog.search")).to_be_hidden()


def test_live_figures_come_to_life(single):
    figure = single.locator(".live[data-kind=sigmoid]")
    figure.scroll_into_view_if_needed()
    expect(figure.get_by_role("slider").first).to_be_visible()


def test_a_symbol_leads_to_its_entry(single):
    listing = single.locator("#forward-pass details", has=single.locator("pre [data-symbol]")).first
    listing.locator("summary").click()
    symbol = listing.locator("[data-symbol]").first
    symbol.focus()
    single.keyboard.press("Enter")
    single.wait_for_url("**#glossary--*")


def test_without_javascript_every_figure_is_a_still(open_page, alone):
    page = open_page(alone, java_script_enabled=False)
    stills = page.locator("svg.still")
    assert stills.count() > 20
    assert page.locator(".inspector .fault").count() == page.locator(".inspector").count()


def test_hosted_it_works_too_and_asks_for_nothing(open_page, site_url):
    page = open_page("about:blank")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}single.html")
    page.locator(".network").first.wait_for()
    at_rest(page)
    assert [url for url in asked if not url.startswith("data:")] == [f"{site_url}single.html"]


def test_the_pages_offer_it_with_its_true_size(open_page, site_url, files):
    page = open_page(f"{site_url}loss.html")
    line = page.locator(".downloads")
    for link in line.locator("a").all():
        name = link.get_attribute("href")
        size = f"{len(files[name]) / 1e6:.1f} MB"
        assert f"{link.inner_text()} ({size})" in line.inner_text().replace("\xa0", " ")
    with page.expect_download() as download:
        line.locator("a").first.click()
    assert download.value.path().read_bytes() == files["single.html"]
