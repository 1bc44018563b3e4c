"""A colour stands in one place: the network's in `scene.py`, every other in tokens.css."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.pages.scene import GLOW, NIGHT

WRITTEN = re.compile(  # a literal that is a colour
    r"'(?:#[0-9a-f]{3,8}|white|black)'|\[\d{2,3}, \d{2,3}, \d{2,3}\]"
)
ASSETS = Path(__file__).resolve().parents[3] / "site_assets"
STYLES = sorted((ASSETS / "css").glob("*.css"))
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)\(", re.IGNORECASE)


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.stem)
def test_a_style_names_its_colours(file: Path):
    found = COLOUR.findall(file.read_text(encoding="utf-8"))
    assert bool(found) == (file.name == "tokens.css"), found


@pytest.mark.parametrize("folder", ["stage", "panel", "overview", "live", "lab", "ui"])
def test_a_script_writes_no_colour_of_its_own(folder: str):
    texts = [file.read_text(encoding="utf-8") for file in (ASSETS / "js" / folder).rglob("*.js")]
    code = [re.sub(r"//.*", "", text) for text in texts]
    assert [literal for text in code for literal in WRITTEN.findall(text)] == []


def test_the_icon_has_the_colours_of_the_stage_and_of_a_lit_pixel():
    icon = (ASSETS / "static" / "icon.svg").read_text(encoding="utf-8")
    assert set(COLOUR.findall(icon)) == {
        "#{:02x}{:02x}{:02x}".format(*colour) for colour in (NIGHT, GLOW)
    }
