"""The name of what a site is built from: the commit of a clean checkout."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

DIGITS = 12  # of the commit's name: the same for everyone, however many commits a clone knows


def revision_of(project: Path, sources: Iterable[Path]) -> str:
    """The commit checked out at `project`, or nothing when a source differs from it.

    `sources` are the folders that a site is made from; what else lies in the project is no matter.
    """
    try:
        if Path(_git(project, "rev-parse", "--show-toplevel")).resolve() != project.resolve():
            return ""  # the project lies unpacked inside someone else's repository
        inside = [str(source) for source in sources if source.is_relative_to(project)]
        if _git(project, "status", "--porcelain", "--", *inside):
            return ""
        return _git(project, "rev-parse", "HEAD")[:DIGITS]
    except (OSError, subprocess.CalledProcessError):
        return ""  # no git, or no repository


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "--no-optional-locks", "-C", str(folder), *words],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout.strip()
