"""A site in more than one language: its pages, what they share, and what stands in for the rest."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from builder.base.errors import BuildError
from builder.model.config import read_site
from builder.output.checks import check_site
from builder.output.html_reader import Element, read_markup
from builder.pages.editions import check_catalogues
from builder.pages.options import Options
from builder.pages.site import plan
from builder.settings import ASSETS
from tests.project import CONTENT

BASE = "https://example.org/net"
TRANSLATED = ("index", "neuron", "weights", "forward-pass", "glossary")


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return plan(Options(CONTENT, ASSETS, BASE, "a test", drafts=True)).files


def page(files: Mapping[str, bytes], name: str) -> str:
    return files[name].decode()


def test_every_page_stands_in_both_languages(files):
    pages = {name for name in files if name.endswith(".html") and "/" not in name}
    assert {f"de/{name}" for name in pages - {"404.html"}} <= set(files)
    assert check_site(files, BASE) == []


@pytest.mark.parametrize("name", ["index.html", "loss.html", "lab.html", "worksheet-blame.html"])
def test_pages_name_each_other_by_language_and_the_source_is_the_default(files, name):
    found = {
        code: address
        for own in ("", "de/")
        for code, address in re.findall(
            r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', page(files, own + name)
        )
    }
    assert found == {
        "en": f"{BASE}/{name}",
        "de": f"{BASE}/de/{name}",
        "x-default": f"{BASE}/{name}",
    }
    assert f'<link rel="canonical" href="{BASE}/de/{name}">' in page(files, f"de/{name}")


def test_the_sitemap_has_both(files):
    assert f"<loc>{BASE}/de/neuron.html</loc>" in page(files, "sitemap.xml")


@pytest.mark.parametrize("name", read_site(CONTENT / "site.toml").pages)
def test_a_chapter_without_a_translation_shows_its_original_and_says_so(files, name):
    text = page(files, f"de/{name}.html")
    assert '<html lang="de">' in text
    if name in TRANSLATED:
        assert '<article lang="en">' not in text
    else:
        assert '<article lang="en">' in text
        assert "noch nicht übersetzt" in text


def test_every_part_of_a_page_says_in_which_language_it_is(files):
    def languages(name: str, selected: Callable[[Element], bool]) -> set[str]:
        found = [one for one in read_markup(page(files, name)) if selected(one)]
        assert found
        return {
            next(filter(None, (each.get("lang") for each in one.surroundings()))) for one in found
        }

    def of_class(name: str) -> Callable[[Element], bool]:
        return lambda element: name in element.get("class").split()

    assert languages("de/training.html", lambda element: element.tag in ("h1", "h2")) == {"en"}
    assert languages("de/training.html", of_class("caption")) == {"en"}
    assert languages("de/training.html", of_class("unscripted")) >= {"de"}
    assert languages("de/training.html", of_class("controls")) == {"de"}
    assert languages("de/training.html", lambda element: element.tag == "footer") == {"de"}
    assert languages("de/weights.html", of_class("caption")) == {"de"}
    assert languages("de/lab.html", of_class("task")) == {"en"}
    assert languages("training.html", lambda element: True) == {"en", "de"}  # the link to German

    contents = {
        one.get("href"): one.get("lang") for one in read_markup(page(files, "de/index.html"))
    }
    assert (contents["neuron.html"], contents["loss.html"]) == ("", "en")


def test_anchors_and_figures_are_the_same_in_every_language(files):
    for name in TRANSLATED:
        ids = [
            re.findall(r'<(?:h2|h3|section)[^>]* id="([^"]+)"', page(files, f"{folder}{name}.html"))
            for folder in ("", "de/")
        ]
        assert ids[0] == ids[1]


def test_numbers_have_a_comma_for_readers_and_a_point_for_programs(files):
    german = page(files, "de/forward-pass.html")
    values = re.findall(r'<data [^>]*value="([^"]+)"[^>]*>([^<]+)</data>', german)
    assert len(values) > 20
    assert any("," in shown for _, shown in values)
    for exact, shown in values:
        float(exact)
        assert "." not in shown


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return shutil.copytree(CONTENT, tmp_path / "content")


def broken(content: Path) -> str:
    with pytest.raises(BuildError) as caught:
        plan(Options(content, ASSETS, None, "a test", drafts=True))
    return str(caught.value)


def test_a_translation_is_parted_as_its_original_and_has_its_figures(content):
    file = content / "de" / "chapters" / "neuron.md"
    text = file.read_text("utf-8")
    file.write_text(text + "\n## Noch eine\n\nMehr.\n", encoding="utf-8")
    assert "headings" in broken(content)
    file.write_text(text.replace("inspector fig-pixel", "inspector fig-other"), encoding="utf-8")
    assert "fig-other" in broken(content)


def test_a_wrong_claim_is_found_in_every_language(content):
    file = content / "de" / "chapters" / "neuron.md"
    text = file.read_text("utf-8") + "\n[Falsch]{claim: hits(0) > 23}.\n"
    file.write_text(text, encoding="utf-8")
    assert "neuron.md" in broken(content)


def test_an_entry_of_the_glossary_that_is_not_translated_is_told(content):
    file = content / "de" / "glossary.toml"
    text = file.read_text("utf-8")
    file.write_text(text[: text.index("[weighted-sum]")], encoding="utf-8")
    assert "[weighted-sum] is missing" in broken(content)


def test_a_language_is_no_other_than_the_sites_own_and_has_a_name(content):
    site = content / "site.toml"
    text = site.read_text("utf-8")
    for wrong in ("en", "Deutsch!", "x"):
        site.write_text(text.replace('["de"]', f'["{wrong}"]'), encoding="utf-8")
        with pytest.raises(BuildError, match="no other language"):
            read_site(site)


def test_a_name_of_the_content_that_is_not_translated_is_told(content):
    network = content / "network.toml"
    text = network.read_text("utf-8").replace("The run of this article", "Another name")
    network.write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match="'Another name'"):
        check_catalogues(content, ASSETS)


def test_a_content_folder_without_translations_has_one_language(content):
    site = content / "site.toml"
    text = re.sub(r"^translations.*\n", "", site.read_text("utf-8"), flags=re.M)
    site.write_text(text, encoding="utf-8")
    built = plan(Options(content, ASSETS, None, "a test", drafts=True)).files
    assert not any(name.startswith("de/") for name in built)
    assert b"hreflang" not in built["index.html"]
