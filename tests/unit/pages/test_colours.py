"""A colour stands in one place: the network's in `scene.py`, every other in tokens.css."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.pages.scene import GLOW

ASSETS = Path(__file__).resolve().parents[3] / "site_assets"
STYLES = sorted((ASSETS / "css").glob("*.css"))
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)\(", re.IGNORECASE)


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.stem)
def test_a_style_names_its_colours(file: Path):
    found = COLOUR.findall(file.read_text(encoding="utf-8"))
    assert bool(found) == (file.name == "tokens.css"), found


def test_the_icon_has_the_colours_of_the_stage_and_of_a_lit_pixel():
    tokens = (ASSETS / "css" / "tokens.css").read_text(encoding="utf-8")
    stage = re.search(r"--stage: (#\w+);", tokens)
    icon = (ASSETS / "static" / "icon.svg").read_text(encoding="utf-8")
    assert stage
    assert set(COLOUR.findall(icon)) == {stage[1], "#{:02x}{:02x}{:02x}".format(*GLOW)}
