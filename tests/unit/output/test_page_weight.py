"""What a browser loads before a page can be used."""

from __future__ import annotations

import gzip

import pytest

from builder.output.page_weight import first_load, packed, target

PAGE = (
    '<link rel="icon" href="icon.svg"><link rel="next" href="two.html"><script src="a.js"></script>'
    '<script src="a.js"></script><img src="b.png" alt=""><img loading="lazy" src="c.png" alt="">'
    '<script src="absent.js"></script><a href="two.html">two</a>'
)
FILES = {
    "in/index.html": PAGE.encode(), "in/icon.svg": b"icon", "in/a.js": b"script" * 99,
    "in/b.png": b"picture", "in/c.png": b"later", "in/two.html": b"",
}  # fmt: skip


def test_a_page_loads_itself_and_each_file_that_its_markup_asks_for_once():
    load = first_load(FILES, "in/index.html")
    assert load.files == ("in/index.html", "in/icon.svg", "in/a.js", "in/b.png")
    assert load.requests == 4
    assert load.gzip == sum(packed(FILES[name]) for name in load.files)


def test_a_weight_is_that_of_the_compressed_file():
    assert packed(b"script" * 99) == len(gzip.compress(b"script" * 99, 6)) < 99


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("b.html", "in/b.html"), ("../b.html#x", "b.html"), ("#x", "in/a.html"),
        ("?q", "in/a.html"), ("b%20c.html?d", "in/b c.html"), ("./", "in"),
    ],
)  # fmt: skip
def test_a_relative_address_leads_from_its_page(url: str, path: str):
    assert target(url, "in/a.html") == path
