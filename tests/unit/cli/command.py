"""A command as it is run, and what it leaves."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from builder.cli import cli


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


def tree(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def append(file: Path, text: str) -> int:
    """Append a line to a file; its number."""
    whole = file.read_text(encoding="utf-8").rstrip("\n") + f"\n\n{text}\n"
    file.write_text(whole, encoding="utf-8")
    return whole.count("\n")
