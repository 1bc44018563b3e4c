"""The folders that a site is made from, looked over before anything in them is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from builder.errors import BuildError, raise_all

LARGEST = 1_000_000  # bytes; the longest chapter is a small part of that


def check_sources(*folders: Path) -> None:
    """Raises BuildError for files too large to be meant and for links that lead out of a folder."""
    raise_all([fault for folder in folders for fault in _strangers(folder)])


def _strangers(folder: Path) -> Iterator[BuildError]:
    home = folder.resolve()
    for file in sorted(folder.rglob("*")):
        if file.is_symlink() and not file.resolve().is_relative_to(home):
            yield BuildError(
                f"this link leads out of {folder.name}/; put the file itself here", file
            )
        elif file.is_file() and file.stat().st_size > LARGEST:
            yield BuildError("this file is larger than 1 MB; split it, or take it away", file)
