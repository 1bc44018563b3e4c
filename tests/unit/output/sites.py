"""An old site and a new one, to be put in its place."""

from __future__ import annotations

from pathlib import Path

from builder.output.publish import MARKER

OLD_SITE = {"index.html": b"old", "data/main.json": b"old data", "gone.html": b"only here"}
NEW_SITE = {"index.html": b"new", "data/main.json": b"new data", "deep/er/new.html": b"fresh"}


def folder(out: Path) -> dict[str, bytes]:
    """What a published folder holds, without the marker."""
    files = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    assert MARKER in files
    return {name: path.read_bytes() for name, path in files.items() if name != MARKER}


def siblings(out: Path) -> list[str]:
    return sorted(entry.name for entry in out.parent.iterdir())
