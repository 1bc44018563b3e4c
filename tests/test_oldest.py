"""What the oldest browsers do not know stands in docs/hosting.md, with what they do without it."""

from __future__ import annotations

import re

import pytest

from builder.pages.options import Options
from builder.pages.site import plan
from builder.settings import ASSETS
from tests.oldest import (
    OLDEST,
    newer,
    used_by_markup,
    used_by_scripts,
    used_by_styles,
)
from tests.project import CONTENT, ROOT

HOSTING = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
BROWSERS = {"chrome": "Chromium", "firefox": "Firefox", "safari": "Safari"}


def test_the_oldest_browsers_have_their_names():
    *others, last = [f"{BROWSERS[browser]} {version}" for browser, version in OLDEST.items()]
    assert f"{', '.join(others)} and {last}" in HOSTING


def test_what_they_do_not_know_is_named_with_what_they_do_without_it():
    files = plan(Options(CONTENT, ASSETS, None, "a test")).files
    pages = "".join(files[name].decode() for name in files if name.endswith(".html"))
    styles = [path.read_text(encoding="utf-8") for path in (ASSETS / "css").glob("*.css")]
    styles += re.findall(r"<style>(.*?)</style>", pages, re.DOTALL)
    scripts = [path.read_text(encoding="utf-8") for path in ASSETS.rglob("*.js")]
    markup = re.sub(r"<(style|script)\b.*?</\1>", "", pages, flags=re.DOTALL)
    used = used_by_styles("\n".join(styles), newer())
    used |= used_by_scripts("\n".join(scripts), newer()) | used_by_markup(markup, newer())
    rows = re.search(r"^\| newer than these \|.*\n.*\n((?:\|.*\n)+)", HOSTING, re.MULTILINE)
    assert rows
    named = [
        name for row in rows[1].splitlines() for name in re.findall("`(.+?)`", row.split("|")[1])
    ]
    assert sorted(named) == sorted(used)


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("a:has(b) { top: 0 }", {":has"}),
        ("a { text-wrap: balance }", {"text-wrap", "text-wrap: balance"}),
        ("a { color: light-dark(red, blue) }", {"light-dark()"}),
        ("@starting-style { a { top: 0 } }", {"@starting-style"}),
        ("/* a:has(b) */ a { display: grid; top: calc(1px + 2cqi) }", set()),
    ],
)
def test_a_style_is_searched(css, found):
    assert used_by_styles(css, newer()) == found


@pytest.mark.parametrize(
    ("javascript", "found"),
    [
        ("Object.groupBy(all, of)", {".groupBy"}),
        ("new Map().values().map((one) => one)", {"iterator helpers"}),
        ("Object.values(all).map((one) => one.at(-1))", set()),
        ("say('Object.groupBy'); // .groupBy", set()),
        ("const groupBy = 1; own.groupBy()", set()),
    ],
)
def test_a_script_is_searched(javascript, found):
    assert used_by_scripts(javascript, newer()) == found


def test_a_page_is_searched():
    page = '<details name="one" class="popover"></details>'
    assert used_by_markup(page, newer()) == {"details name"}
