"""Files that a site is made from: text read with clear refusals, folders looked over first."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from builder.base.errors import BuildError, raise_all

LARGEST = 1_000_000  # bytes; the longest chapter is a small part of that
LARGEST_FILE = 10_000_000  # bytes; every file of ours is far smaller


def read_text(file: Path) -> str:
    """A text file of ours, as UTF-8, without a byte order mark and with `\\n` at line ends.

    Raises BuildError when it is missing, unreadable, far too large or no text.
    """
    try:
        if file.stat().st_size > LARGEST_FILE:
            largest = LARGEST_FILE // 10**6
            raise BuildError(f"this file is larger than {largest} MB; is it the right one?", file)
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise BuildError("there is no such file; create it or correct the name", file) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BuildError("this is not UTF-8 text; save the file as UTF-8", file, line) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BuildError(f"cannot be read ({reason}); check the file and its name", file) from None


def check_sources(*folders: Path) -> None:
    """Raises BuildError for files too large to be meant and for links that lead out of a folder."""
    raise_all([fault for folder in folders for fault in _strangers(folder)])


def _strangers(folder: Path) -> Iterator[BuildError]:
    home = folder.resolve()
    for file in sorted(folder.rglob("*")):
        if file.is_symlink() and not Path(os.path.realpath(file)).is_relative_to(home):
            yield BuildError(
                f"this link leads out of {folder.name}/; put the file itself here", file
            )
        elif file.is_file() and file.stat().st_size > LARGEST:
            yield BuildError(
                "this file is larger than 1 MB; split it, make it smaller, or take it away", file
            )
