"""A lock file that the system lets go of when its holder ends, however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path


class Busy(OSError):
    """Another process holds the lock."""


@contextlib.contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock file at `path` while it exists. Raises Busy at once if another process does."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT)
    try:
        _take(descriptor)
        if not path.exists() or not os.path.samestat(os.fstat(descriptor), path.stat()):
            raise Busy  # its holder has just ended, and removed the file that we opened
    except BaseException:
        os.close(descriptor)
        raise
    try:
        yield
    finally:
        _discard(descriptor, path)


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            raise Busy from None

    def _discard(descriptor: int, path: Path) -> None:
        os.close(descriptor)  # an open file cannot be removed here
        with contextlib.suppress(OSError):
            path.unlink()

else:
    import fcntl

    def _take(descriptor: int) -> None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy from None

    def _discard(descriptor: int, path: Path) -> None:
        path.unlink(missing_ok=True)  # while it is ours: no other build can hold it
        os.close(descriptor)
