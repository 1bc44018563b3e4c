"""The name of what a site is built from: the commit of a clean checkout."""

from __future__ import annotations

import subprocess
from pathlib import Path

UNVERSIONED = "unversioned"
DIGITS = 12  # of the commit's name: the same for everyone, however many commits a clone knows


def revision_of(project: Path, out: Path) -> str:
    """The commit checked out at `project`, or "unversioned" when files differ from it.

    The output folder does not count as a difference.
    """
    try:
        if Path(_git(project, "rev-parse", "--show-toplevel")).resolve() != project.resolve():
            return UNVERSIONED  # the project lies unpacked inside someone else's repository
        ours = [f":(exclude){out.relative_to(project)}"] if out.is_relative_to(project) else []
        if _git(project, "status", "--porcelain", "--", ".", *ours):
            return UNVERSIONED
        return _git(project, "rev-parse", "HEAD")[:DIGITS]
    except (OSError, subprocess.CalledProcessError):
        return UNVERSIONED  # no git, or no repository


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "--no-optional-locks", "-C", str(folder), *words],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout.strip()
