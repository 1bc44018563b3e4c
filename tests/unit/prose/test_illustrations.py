"""Pictures that a chapter shows: whole, safe, described, and under a name that carries them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from builder.base.errors import BuildError
from builder.prose.converter import Prose
from builder.prose.illustrations import LARGEST_SIDE, read_illustration
from tests.prose import document

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    '<defs><linearGradient id="g"/></defs><rect width="9" height="9" fill="url(#g)"/></svg>'
)
BLOCK = """```picture fig-hand
file = "hand.png"
says = "A hand draws *{{ samples }}* digits."
caption = "Drawn by hand."
```"""


def pixels(width: int = 30, height: int = 20, kind: str = "PNG") -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), "white").save(file, kind)
    return file.getvalue()


def refusal(folder: Path, name: str, content: bytes) -> BuildError:
    (folder / name).write_bytes(content)
    with pytest.raises(BuildError) as caught:
        read_illustration(folder, name)
    return caught.value


@pytest.mark.parametrize("name", ["hand.png", "hand.webp", "Hand.PNG"])
def test_a_picture_of_pixels_is_kept_as_it_is(tmp_path, name):
    content = pixels(kind="WEBP" if name.endswith("webp") else "PNG")
    (tmp_path / name).write_bytes(content)
    found = read_illustration(tmp_path, name)
    assert (found.content, found.width, found.height) == (content, 30, 20)


def test_a_drawing_is_as_large_as_its_view_box(tmp_path):
    (tmp_path / "hand.svg").write_text(SVG, encoding="utf-8")
    found = read_illustration(tmp_path, "hand.svg")
    assert (found.width, found.height) == (40, 20)


def test_the_name_in_the_site_changes_with_the_content(tmp_path):
    paths = set()
    for width in (30, 31):
        (tmp_path / "hand.png").write_bytes(pixels(width))
        paths.add(read_illustration(tmp_path, "hand.png").path)
    assert len(paths) == 2
    assert all(path.startswith("pictures/hand.") and path.endswith(".png") for path in paths)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("hand.png", b"no picture", "this is no PNG picture, or not all of one"),
        ("hand.png", pixels()[:60], "this is no PNG picture, or not all of one"),
        ("hand.png", pixels(kind="WEBP"), "this is no PNG picture"),
        ("hand.webp", b"RIFF", "this is no WEBP picture"),
        ("hand.png", pixels(LARGEST_SIDE + 1, 1), "has 4001 by 1 pixels"),
        ("hand.gif", pixels(kind="GIF"), "'hand.gif' is no PNG, SVG or WebP file"),
        ("hand.mp4", b"", "'hand.mp4' is no PNG, SVG or WebP file"),
        ("hand.svg", b"<svg", "this is not SVG"),
        ("hand.svg", b"<svg/>", "it must begin with an <svg>"),
        ("hand.svg", b"\xff", "this is not UTF-8 text"),
        ("hand.svg", SVG.replace("0 0 40 20", "0 0").encode(), "has no viewBox"),
        ("hand.svg", SVG.replace("0 0 40 20", "0 0 inf 20").encode(), "has no viewBox"),
    ],
    ids=range(12),
)
def test_what_is_no_picture_is_refused(tmp_path, name, content, told):
    assert told in refusal(tmp_path, name, content).message


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        '<g onload="alert(1)"/>',
        '<g ONCLICK="alert(1)"/>',
        "<foreignObject/>",
        '<a href="#g"/>',
        '<use href="other.svg#a"/>',
        '<use xmlns:l="http://www.w3.org/1999/xlink" l:href="https://example.org/a"/>',
        '<image href="https://example.org/a.png"/>',
        '<image href="javascript:alert(1)"/>',
        '<rect fill="url(https://example.org/a)"/>',
        "<rect style=\"fill: url( '//example.org/a' )\"/>",
        "<style>@import 'a.css'</style>",
        '<style>rect { fill: URL("a.png") }</style>',
        '<set attributeName="xlink:href" to="a"/>',
    ],
)
def test_a_drawing_neither_acts_nor_fetches(tmp_path, evil):
    refusal(tmp_path, "hand.svg", SVG.replace("</svg>", evil + "</svg>").encode())


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>',
        '<?xml version="1.0"?><!doctype svg>',
        '<?xml-stylesheet href="https://example.org/a.css"?>',
    ],
)
def test_a_drawing_declares_nothing(tmp_path, before):
    told = refusal(tmp_path, "hand.svg", (before + SVG).encode()).message
    assert told.startswith("a picture may not hold")


# In a chapter ------------------------------------------------------------------------------------


def in_chapter(folder: Path, text: str = BLOCK):
    own = document()
    own.file = folder / "chapter.md"
    html, outcome = Prose(own, {}).set(text, 1)
    return html, outcome, own.faults


def test_a_chapter_shows_a_picture_with_a_number_a_caption_and_words_for_it(tmp_path):
    (tmp_path / "hand.png").write_bytes(pixels())
    html, outcome, faults = in_chapter(tmp_path, f"See [[fig-hand]].\n\n{BLOCK}")
    assert faults == []
    (figure,) = outcome.figures
    assert (figure.kind, figure.number, figure.caption_text) == ("picture", "3.1", "Drawn by hand.")
    assert figure.picture is not None
    assert f'src="{figure.picture.path}"' in html
    assert 'alt="A hand draws 24 digits."' in html
    assert 'width="30"' in html
    assert 'height="20"' in html
    assert 'loading="lazy"' in html
    assert '<section aria-label="Figure 3.1: Drawn by hand." class="figure picture"' in html
    assert '<a class="figure-reference" href="#fig-hand">Figure 3.1</a>' in html


@pytest.mark.parametrize(
    ("change", "line", "told"),
    [
        (("hand.png", "hnd.png"), 2, "there is no picture 'hnd.png'; did you mean 'hand.png'?"),
        (("hand.png", "../hand.png"), 2, "it stands beside the chapters"),
        (("hand.png", ""), 2, "'file' is empty"),
        (("*{{ samples }}*", "24"), 3, "the numeral '24' is typed"),
        (('says = "A hand draws *{{ samples }}* digits."\n', ""), 1, "this block has no 'says'"),
    ],
)
def test_a_wrong_picture_fails_at_its_line(tmp_path, change, line, told):
    (tmp_path / "hand.png").write_bytes(pixels())
    *_, faults = in_chapter(tmp_path, BLOCK.replace(*change))
    (fault,) = faults
    assert (fault.line, told in fault.message) == (line, True), fault


@pytest.mark.parametrize(("name", "line"), [("hand.png", None), ("hand.svg", 2)])
def test_a_damaged_picture_is_told_at_its_own_file_and_a_drawing_at_the_line(tmp_path, name, line):
    (tmp_path / name).write_bytes(b"<svg\n<svg>")
    *_, (fault,) = in_chapter(tmp_path, BLOCK.replace("hand.png", name))
    assert (fault.file, fault.line) == (tmp_path / name, line)
