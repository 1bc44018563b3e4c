"""The interface says nothing that is not a text of the catalogues, and German has all of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.language.speaking import PLACE
from builder.pages.editions import check_catalogues
from builder.pages.interface_texts import interface_texts
from builder.pages.templating import TEMPLATES
from builder.settings import ASSETS
from tests.project import CONTENT

JS = ASSETS / "js"
CODE = {"lab/scripts.js", "explanations/python.js"}  # what they write is code
_SENTENCE = re.compile(r"(?<!\bt\()(?<!\[)['`]([A-Z][a-z’]*[ ,:][^'`\n]*[.?!…])['`]")
_NAMED = re.compile(r"""(?:'aria-(?:label|valuetext)'|\btitle)(?::|',) '([A-Za-z][^']*)'""")
_MARKUP = re.compile(r"\{#.*?#\}|\{[{%].*?[%}]\}|<(script|style).*?</\1>|<[^>]*>|&\w+;", re.DOTALL)
_UNTRANSLATED = {"CC BY 4.0", "MIT", "@downloads@"}


def test_german_lacks_nothing_and_says_everything_with_the_same_places():
    check_catalogues(CONTENT, ASSETS)


def test_the_texts_of_all_three_languages_of_the_code_are_found():
    places = [text.place for text in interface_texts(ASSETS)]
    for start in ("js/", "pages/templates/", "live/"):
        assert any(place.startswith(start) for place in places)


def test_no_place_of_a_text_is_unnamed():
    assert [t for t in interface_texts(ASSETS) if PLACE.sub("", t.forms[0]).count("{")] == []


@pytest.mark.parametrize(
    "file", sorted(JS.rglob("*.js")), ids=lambda f: f.relative_to(JS).as_posix()
)
def test_no_sentence_and_no_name_of_the_script_stands_outside_the_catalogues(file: Path):
    if file.relative_to(JS).as_posix() in CODE:
        return
    script = re.sub(r"^\s*(//|/\*).*$|throw new Error\(.*", "", file.read_text("utf-8"), flags=re.M)
    assert [*_SENTENCE.findall(script), *_NAMED.findall(script)] == []


@pytest.mark.parametrize("file", sorted(TEMPLATES.glob("*.html")), ids=lambda f: f.name)
def test_no_word_of_a_template_stands_outside_the_catalogues(file: Path):
    if file.name == "frame.html":
        return  # lines for a page of someone else
    pieces = {piece.strip() for piece in _MARKUP.sub("\n", file.read_text("utf-8")).split("\n")}
    assert {p for p in pieces if re.search(r"[A-Za-z]{2}", p)} - _UNTRANSLATED - {
        file.stem
    } == set()
