"""The site's own words and addresses, and a sentence with its line for what is wrong in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.base.errors import BuildError
from builder.model.config import SiteConfig, read_site

SITE = """[site]
title = "How a network learns"
tagline = "Number by number"
description = "An article."
author = "The authors"
source = "https://example.org/source"
base_url = "https://example.org/network/"
language = "en"
pages = ["index", "neuron"]
unnumbered = ["index"]
"""


def site(folder: Path, text: str) -> SiteConfig:
    file = folder / "site.toml"
    file.write_text(text, encoding="utf-8")
    return read_site(file)


def test_the_site_is_read_and_its_address_loses_the_last_slash(tmp_path):
    found = site(tmp_path, SITE)
    assert found.title == "How a network learns"
    assert found.base_url == "https://example.org/network"
    assert found.pages == ("index", "neuron")


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("https://example.org/network/", "example.org", 7, "an address such as https://"),
        ('"index", "neuron"', '"index", 1', 9, "give a list of texts"),
        ("https://example.org/source", "the source", 6, "'source': an address such as https://"),
        ('author = "The authors"\n', "", 1, "'author': the key is missing"),
        ('"index", "neuron"', '"index", "index"', 9, "'index' is listed twice; keep one"),
        ('"index", "neuron"', '"index", ""', 9, "'' is no name of a page; write one such as loss"),
        ('"index", "neuron"', '"index", "a/b"', 9, "'a/b' is no name of a page"),
        ('language = "en"', 'language = "x"', 8, "'x' is no language; write one such as en"),
        ('"How a network learns"', '" "', 2, "'title': the text is empty"),
        ('"How a network learns"', '"How\\u202e"', 2, "the character U+202E is no text"),
        ("unnumbered", 'translations = ["De"]\nunnumbered', 10, "'De' is no other language"),
        ("unnumbered", 'translations = ["en"]\nunnumbered', 10, "'en' is no other language"),
        ("[site]", "[sight]", 1, "'sight' is no table of this file; did you mean 'site'?"),
    ],
)
def test_a_fault_of_the_site_is_told_with_its_line(tmp_path, old, new, line, message):
    with pytest.raises(BuildError) as caught:
        site(tmp_path, SITE.replace(old, new))
    assert caught.value.line == line
    assert message in caught.value.message
