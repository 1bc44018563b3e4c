"""Every fault that a built site can have is found, at its place, and a sound site has none."""

from __future__ import annotations

import random

import pytest

from builder.output.checks import FIRST_LOAD, check_site
from builder.output.page_weight import first_load

STYLE = "body{background:url(paper.png)}"
HEAD = f'<!doctype html><html lang="en"><head><title>T</title><style>{STYLE}</style>'
SITE = {
    "index.html": HEAD
    + '</head><body>\n<h1 id="top">T</h1>\n<a href="two.html#part">two</a></body>',
    "two.html": HEAD + '<script src="a.js"></script></head><body>\n<h2 id="part">P</h2>\n</body>',
    "404.html": HEAD + '</head><body><a href="/project/data/main.json">data</a></body>',
    "a.js": "start()",
    "paper.png": "png",
    "data/main.json": "{}",
}
BASE = "https://example.org/project"


def faults(**changed: str) -> list[str]:
    """What is found after `body` is put into the start page, or whole files are replaced."""
    files = dict(SITE)
    body = changed.pop("body", None)
    if body is not None:
        files["index.html"] = SITE["index.html"].replace("</body>", f"\n{body}</body>")
    files |= changed
    site = {name: text.encode() for name, text in files.items()}
    return [str(fault) for fault in check_site(site, BASE)]


def test_a_sound_site_has_no_fault():
    assert faults() == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<a href="tow.html">x</a>', "'tow.html' leads to nothing in the site; did you mean 'two"),
        ('<a href="two.html#prat">x</a>', "leads to an anchor that two.html does not have"),
        ('<a href="#nowhere">x</a>', "'#nowhere' leads to an anchor that index.html does not have"),
        ('<a href="data/">x</a>', "'data/' leads to a folder; name a file"),
        ('<a href="./">x</a>', "'./' leads to a folder; name a file"),
        ('<a href="/two.html">x</a>', "'/two.html' starts at the host's root; make it relative"),
        ('<a href="javascript:go()">x</a>', "an address may not be a script; use a button"),
        (f'<link rel="canonical" href="{BASE}/none.html">', f"'{BASE}/none.html' leads to nothing"),
        (f'<meta property="og:image" content="{BASE}/none.png">', "none.png' leads to nothing"),
        ('<img alt="" src="none.png">', "'none.png' leads to nothing in the site"),
        ('<img alt="" srcset="paper.png 1x, none.png 2x">', "'none.png' leads to nothing"),
        ('<img alt="" src="https://example.net/a.png">', "is loaded from another host; ship"),
        ('<script src="//example.net/a.js"></script>', "is loaded from another host"),
        ('<link rel="preconnect" href="https://example.net">', "is loaded from another host"),
        ('<label for="gone">x</label>', "for names 'gone', an id of nothing"),
        ('<p aria-describedby="top gone">x</p>', "aria-describedby names 'gone', an id of nothing"),
        ('<p id="top">x</p>', "the id 'top' stands twice on this page; rename one"),
        ('<p style="color:red">x</p>', "<p> has a style attribute; give it a class"),
        ('<p onclick="go()">x</p>', "<p> has the script 'onclick' in it; listen from a module"),
        ('<img src="paper.png">', "<img> says nothing to those who cannot see it"),
        ("<svg></svg>", "<svg> says nothing"),
        ('<svg aria-label="x"></svg>', "<svg> says nothing"),
        ("<math><mi>x</mi></math>", "<math> says nothing"),
        ('<iframe src="two.html"></iframe>', "<iframe> says nothing"),
    ],
)  # fmt: skip
def test_a_fault_in_a_page_is_found_where_it_stands(body: str, message: str):
    (found,) = faults(body=body)
    assert message in found
    assert found.startswith("index.html:4: ")


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://example.net/">elsewhere</a>',
        '<a href="#epoch=50&amp;sample=9">a moment</a>',
        '<a href="two.html#epoch=50">a moment</a>',
        f'<link rel="canonical" href="{BASE}/two.html">',
        '<a href="two.html?from=here#part">x</a>',
        '<a href="mailto:a@example.org">write</a>',
        '<img alt="" src="data:image/gif;base64,AA==">',
        '<svg role="img" aria-label="a curve"><svg></svg></svg>',
        '<div aria-hidden="true"><svg></svg></div>',
        '<div role="img" aria-label="a curve"><svg></svg></div>',
        '<math alttext="x"><mi>x</mi></math>',
    ],
)
def test_what_is_sound_is_let_be(body: str):
    assert faults(body=body) == []


def test_faults_of_all_pages_are_listed_together():
    found = faults(body='<a href="x.html">x</a>', **{"two.html": SITE["two.html"] * 2})
    assert [fault.split(":")[0] for fault in found] == ["index.html", "two.html"]


@pytest.mark.parametrize("name", ["sitemap.xml", "robots.txt"])
def test_a_whole_address_leads_to_a_file_of_the_site(name: str):
    text = f"<loc>{BASE}/</loc>\n<loc>{BASE}/two.html</loc>\n<loc>{BASE}/none.html</loc>"
    assert faults(**{name: text}) == [f"{name}:3: '{BASE}/none.html' leads to nothing in the site"]


def test_a_file_that_nothing_names_is_found():
    assert faults(**{"assets/left.svg": "<svg/>"}) == [
        "assets/left.svg: no page uses this file; link it or drop it"
    ]


@pytest.mark.parametrize(
    ("style", "message"),
    [
        ("\n@import 'b.css';", "index.html:2: 'b.css' leads to nothing in the site"),
        ("a{background:url(https://example.net/x.png)}", "is not relative; ship it here"),
        ('a{background:url("/paper.png")}', "'/paper.png' is not relative"),
    ],
)
def test_a_style_loads_only_what_is_here(style: str, message: str):
    page = SITE["index.html"].replace(STYLE, STYLE + style)
    (found,) = faults(**{"index.html": page})
    assert message in found


def noise(count: int) -> str:
    """Text that does not compress below `count` bytes."""
    generator = random.Random(1)
    return "".join(chr(generator.randrange(33, 127)) for _ in range(count * 2))


def test_a_heavy_first_load_names_the_heaviest_file():
    (found,) = faults(**{"a.js": noise(FIRST_LOAD)})
    assert found.startswith("two.html: the first load is ")
    assert found.endswith("above 75,000; the heaviest file is a.js")


def test_what_a_larger_network_weighs_is_allowed():
    script = '<script src="data/main.1.js"></script>'
    assert faults(**{"data/main.1.js": noise(FIRST_LOAD), "body": script}) == []


def test_too_many_requests_are_listed():
    scripts = "".join(f'<script src="{name}.js"></script>' for name in "bcdefg")
    found = faults(body=scripts, **{f"{name}.js": "" for name in "bcdefg"})
    assert found == [
        "index.html: the first load takes 7 requests, above 6: "
        "index.html, b.js, c.js, d.js, e.js, f.js, g.js"
    ]


def test_a_heavy_record_is_found():
    (found,) = faults(**{"data/main-samples.json": noise(150_000)})
    assert "the record of the main run is" in found


def test_the_first_load_counts_each_file_once_and_no_picture_that_waits():
    page = (
        HEAD
        + '<img alt="" src="b.png"><img alt="" src="b.png"><img alt="" src="c.png" loading="lazy">'
    )
    files = {"p.html": page.encode(), "b.png": b"", "c.png": b""}
    assert first_load(files, "p.html").files == ("p.html", "b.png")
