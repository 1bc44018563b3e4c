"""Puts a finished site in place: whole or not at all.

The files are written into a work folder beside the output folder, flushed to the disk, and swapped
in by two renames. A build that is killed leaves the last good site in its place, or, between the
two renames, in the work folder, from where the next command puts it back.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from filelock import FileLock, Timeout

from builder.base.errors import BuildError

MARKER = ".explorable-site"  # tells our folders from others; no page names it, hosts pass over it
MARKER_TEXT = "Written by build.py. Every build replaces this folder whole: keep nothing here.\n"

NEW, OLD, LOCK = "new", "old", "lock"

REASONS = {
    errno.ENOSPC: "the disk is full; free some space",
    errno.EDQUOT: "your disk quota is used up; free some space",
    errno.EFBIG: "a file is larger than the system allows; raise the limit (ulimit -f)",
    errno.EROFS: "that place is read-only; choose another with --out",
    errno.EACCES: "you may not write there; choose another place with --out",
    errno.EPERM: "you may not write there; choose another place with --out",
    errno.EBUSY: "that folder is in use, perhaps mounted; name a folder inside it with --out",
    errno.ENOENT: "it went away while it was written; run the command again",
    errno.ENAMETOOLONG: "a name is too long; choose a shorter place with --out",
}

Rename = Callable[[Path, Path], None]


def publish(
    files: Mapping[str, bytes],
    out: Path,
    sources: Sequence[Path] = (),
    rename: Rename = os.rename,
) -> None:
    """Make `out` hold exactly `files` (relative posix paths), in one step.

    `sources` are folders that the site is made from: `out` may neither hold one nor lie in one.
    Raises BuildError when `out` is not ours to replace or cannot be written; the last good site
    then stays as it was.
    """
    with _told(out):
        refuse(out, sources)
        out.parent.mkdir(parents=True, exist_ok=True)
        with _work_folder(out) as work:
            _write(files, work / NEW)
            _swap(work, out, rename)


def recover(out: Path) -> None:
    """Put back a site that a killed build had moved aside, and clear what it left unfinished."""
    if not _work(out).is_dir():
        return
    with _told(out), contextlib.suppress(Timeout), _work_folder(out):
        pass


def refuse(out: Path, sources: Sequence[Path] = ()) -> None:
    """Raises BuildError when `out` is not a folder that a build may replace."""
    if out.is_symlink():
        raise BuildError("the output folder is a link; name the folder it leads to", out)
    for source in sources:
        if _overlap(out.resolve(), source.resolve()):
            raise BuildError(f"the output folder and {source} lie in each other; use another", out)
    if any(above.is_file() for above in out.parents):
        raise BuildError("a file stands where a folder is needed; name another with --out", out)
    if not out.exists():
        return
    if not out.is_dir():
        raise BuildError("the output folder is a file; name a folder with --out", out)
    if any(out.iterdir()) and not (out / MARKER).is_file():
        raise BuildError(
            "the output folder holds files that no build wrote; "
            "empty it yourself or name another with --out",
            out,
        )


def _overlap(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def _work(out: Path) -> Path:
    return out.parent / f".{out.name}.building"


@contextlib.contextmanager
def _work_folder(out: Path) -> Iterator[Path]:
    """Our folder beside `out`, held against other builds and removed at the end."""
    work = _work(out)
    work.mkdir(exist_ok=True)
    strangers = {entry.name for entry in work.iterdir()} - {NEW, OLD, LOCK}
    if strangers:
        raise BuildError("this folder is in the way of the build; move it elsewhere", work)
    try:
        with FileLock(work / LOCK, timeout=0):
            _restore(work, out)
            try:
                yield work
            finally:
                _restore(work, out)
                with contextlib.suppress(OSError):  # Windows removes it when it is let go of
                    (work / LOCK).unlink()
    finally:
        with contextlib.suppress(OSError):  # not empty: another build has entered it
            work.rmdir()


def _restore(work: Path, out: Path) -> None:
    """Undo a swap that did not finish, and leave nothing but the lock in the work folder."""
    if (work / OLD).exists() and not (out / MARKER).is_file():
        (work / OLD).rename(out)
    for leftover in (work / NEW, work / OLD):
        if leftover.exists():
            shutil.rmtree(leftover)


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    folder.mkdir()
    for name, content in {**files, MARKER: MARKER_TEXT.encode()}.items():
        path = folder / _checked(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _checked(name: str) -> str:
    """A file's name, if it stays inside the output folder. Raises ValueError."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise ValueError(f"'{name}' would lie outside the output folder")
    return name


def _swap(work: Path, out: Path, rename: Rename) -> None:
    for folder in (work / NEW, *(path for path in (work / NEW).rglob("*") if path.is_dir())):
        _flush_folder(folder)
    if out.exists():
        rename(out, work / OLD)
    rename(work / NEW, out)
    _flush_folder(out.parent)


def _flush_folder(folder: Path) -> None:
    """Make the names in a folder as lasting as its files; Windows does so by itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def _told(out: Path) -> Iterator[None]:
    """Turns what the system refuses into a sentence about `out`."""
    try:
        yield
    except Timeout:
        raise BuildError("another build is writing this folder; wait for it to end", out) from None
    except OSError as error:
        reason = REASONS.get(error.errno or 0, error.strerror or str(error))
        raise BuildError(f"the output folder cannot be written: {reason}", out) from error
