"""On a host: addresses at any depth, what search engines and other sites are told, the policy."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from builder.output.html_reader import read_markup
from builder.pages.options import Options
from builder.pages.site import plan
from builder.serve.file_server import hosted
from builder.settings import ASSETS, PROJECT
from tests.browser.guard import at_rest

BASE = "https://name.example/some/path"


@pytest.fixture(scope="session")
def based() -> Mapping[str, bytes]:
    """The site as built for an address."""
    return plan(Options(PROJECT / "content", ASSETS, BASE, "a test")).files


@pytest.fixture(scope="session")
def based_url(based) -> Iterator[str]:
    with hosted(based, "/some/path/") as url:
        yield url


def pages(files: Mapping[str, bytes]) -> dict[str, list[Any]]:
    return {
        name: read_markup(content.decode())
        for name, content in files.items()
        if name.endswith(".html")
    }


@pytest.mark.parametrize(
    ("prefix", "missing"),
    [
        ("/project/", "project/nothing.html"),
        ("/project/", "project/a/b/c/nothing"),
        ("/project/", "project/folder/"),
        ("/", "nothing.html"),
    ],
)
def test_the_page_for_unknown_addresses_leads_back_from_any_depth(
    open_page, files, prefix, missing
):
    with hosted(files, prefix) as url:
        page = open_page(urljoin(url, f"/{missing}"), expected=["404"])
        expect(page.locator("h1")).to_have_text("There is no such page")
        links = page.locator("a").evaluate_all("all => all.map((one) => one.href)")
        assert len(links) > 10
        for link in set(links):
            assert page.request.get(link).ok, link
        page.get_by_role("link", name="The loss").click()
        expect(page.locator("h1")).to_have_text("The loss")


def test_with_a_base_url_it_needs_no_script(open_page, based_url):
    page = open_page(f"{based_url}a/b/nothing.html", expected=["404"], java_script_enabled=False)
    page.get_by_role("link", name="Start at the beginning").click()
    assert page.url == f"{based_url}index.html"


def test_its_style_is_inside(files, based):
    for site in (files, based):
        elements = read_markup(site["404.html"].decode())
        assert [one for one in elements if one.get("rel") == "stylesheet" or one.get("src")] == []
        assert any(one.tag == "style" and "font" in one.text for one in elements)


def test_from_disk_its_links_lead_to_the_pages_beside_it(open_page, disk_url):
    page = open_page(f"{disk_url}404.html")
    page.get_by_role("link", name="The loss").click()
    assert page.url == f"{disk_url}loss.html"


def test_links_name_files_never_folders(files):
    for name, elements in pages(files).items():
        for element in elements:
            address = element.get("href")
            if element.tag == "a" and not re.match(r"https?:", address):
                file = r"(\.\./|\w\w/)?([\w.-]+\.(html|zip)(#|$)|data/[\w.-]+$)"
                assert re.match(f"#|{file}", address), (name, address)


def test_every_page_says_its_whole_address_where_there_is_one(based):
    markup = pages(based)
    listed = {
        name
        for name in markup
        if name.rpartition("/")[2] not in ("404.html", "embed.html", "single.html")
    }
    shown = {}
    for name in listed:
        elements = markup[name]
        told = {one.get("property") or one.get("name"): one.get("content") for one in elements}
        (canonical,) = [one.get("href") for one in elements if one.get("rel") == "canonical"]
        assert canonical == told["og:url"] == f"{BASE}/{name}"
        assert told["og:title"]
        assert told["og:description"] == told["description"]
        assert told["og:image"].removeprefix(f"{BASE}/") in based
        shown[name] = (told["og:image"], told["og:image:alt"])
        assert told["twitter:card"] == "summary_large_image"
    assert "epoch 0" in shown["index.html"][1]
    assert shown["index.html"] != shown["forward-pass.html"] != shown["inspector.html"]
    tree = ElementTree.fromstring(based["sitemap.xml"])
    assert {row[0].text for row in tree} == {f"{BASE}/{name}" for name in listed}


def test_without_a_base_url_nothing_claims_to_be_whole(files):
    assert "sitemap.xml" not in files
    for elements in pages(files).values():
        assert [one for one in elements if one.get("rel") == "canonical"] == []
        assert [one for one in elements if one.get("property").startswith("og:")] == []


def test_chapters_describe_themselves_as_json_ld(files, based):
    for site, start in ((files, ""), (based, f"{BASE}/")):
        (text,) = [
            one.text
            for one in read_markup(site["loss.html"].decode())
            if one.get("type") == "application/ld+json"
        ]
        told = json.loads(text)
        assert told["@context"] == "https://schema.org"
        assert told["headline"] == "The loss"
        assert told["url"] == f"{start}loss.html"
        assert told["image"].removeprefix(start) in site
        assert told["isPartOf"]["url"] == f"{start}index.html"


def test_the_picture_for_links_is_a_png_of_the_size_it_says(based, open_page, site_url):
    picture = based["assets/network.png"]
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    page = open_page(f"{site_url}loss.html")
    size = page.evaluate(
        """async () => {
          const image = new Image();
          image.src = 'assets/network.png';
          await image.decode();
          return [image.naturalWidth, image.naturalHeight];
        }"""
    )
    assert size == [1200, 630]


def test_jekyll_is_told_to_keep_out(files):
    assert files[".nojekyll"] == b""


def test_long_lived_files_carry_their_content_in_their_names(files):
    hashed = [name for name in files if re.fullmatch(r".+\.[0-9a-f]{10}\.(js|css)", name)]
    scripts = [name for name in files if name.endswith((".js", ".css")) and name != "sw.js"]
    assert sorted(hashed) == sorted(scripts)


INJECTED = {
    "a script": "const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
    " document.head.append(s);",
    "a handler": "document.body.innerHTML += '<img src=x onerror=\"window.ran = 1\">';",
    "a style": "document.body.setAttribute('style', 'opacity: 0');"
    " window.ran = getComputedStyle(document.body).opacity === '0' || undefined;",
    "a remote script": "const s = document.createElement('script');"
    " s.src = ELSEWHERE; document.head.append(s);",
    "an evaluated text": "setTimeout('window.ran = 1');",
}


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """Another host, with a script that leaves a trace."""
    with hosted({"x.js": b"window.ran = 1"}) as url:
        yield url


@pytest.mark.parametrize("name", ["index.html", "inspector.html", "single.html", "404.html"])
@pytest.mark.parametrize("what", INJECTED)
def test_the_policy_lets_nothing_strange_run(open_page, any_url, elsewhere, name, what):
    expected = ["Content Security Policy", "ERR_FILE_NOT_FOUND", "404"]
    page = open_page(f"{any_url}{name}", expected=expected)
    page.wait_for_load_state("load")
    script = INJECTED[what].replace("ELSEWHERE", f"'{elsewhere}x.js'")
    page.evaluate(f"() => {{ {script} }}")
    at_rest(page)
    assert page.evaluate("window.ran") is None


def test_every_page_has_the_policy_before_anything_that_it_rules(files):
    for name, elements in pages(files).items():
        tags = [(one.tag, one.get("http-equiv")) for one in elements]
        policy = tags.index(("meta", "Content-Security-Policy"))
        ruled = [n for n, (tag, _) in enumerate(tags) if tag in ("script", "style", "link")]
        assert policy < min(ruled), name
        text = elements[policy].get("content")
        assert "unsafe" not in text
        assert not re.search(r"https?:|\*", text)
        assert "default-src 'none'" in text


def test_no_element_has_a_style_of_its_own(files):
    for name, elements in pages(files).items():
        assert [one for one in elements if "style" in one.attributes] == [], name
