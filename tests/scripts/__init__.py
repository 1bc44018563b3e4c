"""What tests run in the page, a file each."""

from __future__ import annotations

from pathlib import Path


def script(name: str) -> str:
    """The JavaScript of `<name>.js`: one function."""
    return (Path(__file__).parent / f"{name}.js").read_text(encoding="utf-8")
