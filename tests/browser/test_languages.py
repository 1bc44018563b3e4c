"""Other languages in the browser: German, and a language from right to left that nobody speaks."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.language.catalogue import read_catalogue, updated
from builder.pages.interface_texts import interface_texts
from builder.pages.options import Options
from builder.pages.site import plan
from builder.serve.file_server import hosted
from builder.settings import ASSETS, PROJECT
from tests.browser.guard import OpenPage, at_rest, box_of, made

RTL = "he"  # its letters are the pseudo-language's, its words are none
MOMENT = "#epoch=10&sample=8&select=h3"


def test_the_german_inspector_speaks_german(page: Page, any_url: str):
    page.goto(f"{any_url}de/inspector.html{MOMENT}")
    panel = page.get_by_role("region", name="Erklärung")
    expect(panel.get_by_role("heading").first).to_have_text("Verborgenes Neuron 3")
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    expect(page.locator(".readout.of-loss")).to_contain_text("Verlust=")
    expect(page.locator("html")).to_have_attribute("lang", "de")


def test_a_number_has_a_comma_on_screen_and_a_point_for_programs(page: Page, site_url: str):
    page.goto(f"{site_url}de/inspector.html{MOMENT}")
    made(page)
    loss = page.locator(".readout.of-loss data").first
    expect(loss).to_have_text(re.compile(r"^\d,\d{3}$"))
    assert re.fullmatch(r"\d\.\d+", loss.get_attribute("value") or "")
    python = page.locator("[data-python]").first.get_attribute("data-python") or ""
    assert not re.search(r"\d,\d{3}", python)
    assert "sample=8" in page.url


def test_the_link_to_the_other_language_keeps_the_moment(page: Page, any_url: str):
    page.goto(f"{any_url}de/inspector.html{MOMENT}")
    made(page)
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{any_url}inspector.html{MOMENT}")
    made(page)
    expect(page.locator(".panel").get_by_role("heading").first).to_have_text("Hidden neuron 3")
    page.get_by_role("link", name="Deutsch").click()
    page.wait_for_url(f"{any_url}de/inspector.html{MOMENT}")


def test_a_chapter_goes_to_the_same_heading(page: Page, site_url: str):
    page.goto(f"{site_url}neuron.html#two-more-layers")
    page.get_by_role("link", name="Deutsch").click()
    page.wait_for_url(f"{site_url}de/neuron.html#two-more-layers")
    expect(page.locator("#two-more-layers")).to_have_text("Zwei weitere Schichten")


@pytest.mark.parametrize("name", ["index", "weights", "loss", "lab", "verify", "glossary"])
def test_a_german_page_opens_without_a_fault(page: Page, any_url: str, name: str):
    page.goto(f"{any_url}de/{name}.html")
    expect(page.locator("h1")).to_be_attached()
    at_rest(page)


def test_what_the_script_says_in_an_english_chapter_is_german_and_is_marked_so(page, site_url):
    page.goto(f"{site_url}de/loss.html")
    stage = page.locator(".figure[data-kind] .stage").first
    stage.scroll_into_view_if_needed()
    expect(stage).to_have_attribute("lang", "de")
    question = page.locator(".question").first
    expect(question.get_by_role("button", name="Prüfen")).to_be_visible()
    around = "all => all.map((one) => one.closest('[lang]').lang)"
    assert question.get_by_role("button").evaluate_all(around) == ["de"]
    assert set(page.locator(".task .outcome, .controls").evaluate_all(around)) == {"de"}
    assert set(page.locator("h1, article p.caption, .question legend").evaluate_all(around)) == {
        "en"
    }


def test_the_german_search_finds_german_words(page: Page, disk_url: str):
    page.goto(f"{disk_url}de/index.html")
    page.get_by_role("button", name="Suche").click()
    page.get_by_role("searchbox").fill("Vorwärtsdurchlauf")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()


@pytest.fixture(scope="module")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The site with every text of the interface in letters that run from right to left."""
    folder = tmp_path_factory.mktemp("mirrored")
    assets = Path(shutil.copytree(ASSETS, folder / "assets"))
    content = Path(shutil.copytree(PROJECT / "content", folder / "content"))
    site = content / "site.toml"
    text = site.read_text("utf-8").replace('translations = ["de"]', f'translations = ["{RTL}"]')
    site.write_text(text, encoding="utf-8")
    file = assets / "locale" / f"{RTL}.po"
    texts = interface_texts(assets)
    file.write_text(updated(read_catalogue(file, RTL), texts, "Mirrored"), encoding="utf-8")
    catalogue = read_catalogue(file, RTL)
    for message in catalogue:
        if isinstance(message.id, str) and message.id:
            message.string = _mirrored(message.id)
        elif message.id:
            message.string = [_mirrored(message.id[-1])] * catalogue.num_plurals
    file.write_text(updated(catalogue, texts, "Mirrored"), encoding="utf-8")
    return plan(Options(content, assets, None, "a test", drafts=True)).files


def _mirrored(text: str) -> str:
    """A text with Hebrew letters for its own; places and markup stay."""
    pieces = re.split(r"(\{\w+\}|<[^>]*>)", text)
    letters = [
        re.sub(r"[A-Za-z]", lambda m: chr(0x5D0 + ord(m[0].lower()) % 22), p) for p in pieces
    ]
    return "".join(
        own if n % 2 else letter
        for n, (own, letter) in enumerate(zip(pieces, letters, strict=True))
    )


@pytest.fixture(scope="module")
def mirrored_url(mirrored: Mapping[str, bytes]) -> Iterator[str]:
    with hosted(mirrored, "/") as url:
        yield f"{url}{RTL}/"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["index.html", f"inspector.html{MOMENT}", "lab.html"])
def test_from_right_to_left_nothing_stands_beside_the_page(
    open_page: OpenPage, mirrored_url: str, name: str, width: int
):
    page = open_page(mirrored_url + name, viewport={"width": width, "height": 844})
    at_rest(page)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    sizes = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert sizes[0] <= sizes[1]


def test_from_right_to_left_the_network_and_its_numbers_stay_as_they_are(
    open_page: OpenPage, mirrored_url: str
):
    page = open_page(
        f"{mirrored_url}inspector.html{MOMENT}", viewport={"width": 1280, "height": 800}
    )
    made(page)
    across = [
        box_of(page.locator(f'[data-name="{name}"]').first)["x"] for name in ("x0", "h0", "o0")
    ]
    assert across == sorted(across)
    for selector in (".graph", ".panel data"):
        direction = page.locator(selector).first.evaluate("e => getComputedStyle(e).direction")
        assert direction == "ltr"
    panel = page.locator(".panel").get_by_role("heading").first
    assert panel.evaluate("e => getComputedStyle(e).direction") == "rtl"
