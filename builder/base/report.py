"""What the terminal shows: faults with the line they stand in, and sizes and times for people."""

from __future__ import annotations

import re
from pathlib import Path

from builder.base.errors import BuildError, Faults

WIDTH = 100  # the most of a source line that is shown; a chapter may be one long line


def faults_of(error: BuildError) -> tuple[BuildError, ...]:
    """The single faults in an error, in the order they were found."""
    return error.faults if isinstance(error, Faults) else (error,)


def explain(error: BuildError) -> str:
    """Every fault with its source line and a caret under the place, and how many there are."""
    faults = faults_of(error)
    parts = [_with_source(fault) for fault in faults]
    if len(faults) > 1:
        parts.append(f"{len(faults)} faults.")
    return "\n".join(parts)


def one_line(fault: BuildError) -> str:
    """A fault as one line: `file:line: message`."""
    return " ".join(_sentence(fault).split())


def size(count: int) -> str:
    """Bytes for people: `512 B`, `21.4 kB`, `3.2 MB`; a kilobyte is 1,000 bytes."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:,.1f} kB" if count < 1_000_000 else f"{count / 1_000_000:,.1f} MB"


def shown_path(path: Path) -> str:
    """A path as a person in the current folder would type it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _sentence(fault: BuildError) -> str:
    if fault.file is None:
        return fault.message
    name = shown_path(Path(fault.file))
    place = name if fault.line is None else f"{name}:{fault.line}"
    return f"{place}: {fault.message}"


def _with_source(fault: BuildError) -> str:
    source = _source_line(fault)
    if source is None:
        return _sentence(fault)
    at = fault.column - 1 if fault.column else _place_in(source, fault.message)
    return f"{_sentence(fault)}\n{_underlined(source, at)}"


def _place_in(source: str, message: str) -> int:
    """Where a line holds what the message quotes from it, or else where its first word starts."""
    quoted = [*re.findall(r"`([^`]+)`", message), *re.findall(r"'([^']+)'", message)]
    found = (source.find(text) for text in quoted)
    return next((at for at in found if at >= 0), len(source) - len(source.lstrip()))


def _source_line(fault: BuildError) -> str | None:
    if fault.file is None or fault.line is None:
        return None
    try:
        lines = Path(fault.file).read_text(encoding="utf-8", errors="replace").split("\n")
        return lines[fault.line - 1].rstrip()
    except (OSError, IndexError):
        return None


def _underlined(source: str, at: int) -> str:
    """The line, cut to what fits, and a caret under the character at `at`."""
    first = max(0, at - WIDTH // 2) if len(source) > WIDTH else 0
    padding = "".join("\t" if c == "\t" else " " for c in source[first:at])
    return f"    {source[first : first + WIDTH]}\n    {padding}^"
