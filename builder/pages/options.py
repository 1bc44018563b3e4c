"""What a build is told: in a file that imports nothing, since `serve` hands it to a process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """What to build, and from what."""

    content: Path
    assets: Path
    base_url: str | None  # None: as site.toml says
    revision: str
    drafts: bool = False  # a working copy: with drafts, without the zip
    only: str = ""  # "inspector": that page alone, without the article
