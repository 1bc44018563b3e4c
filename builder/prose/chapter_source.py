"""A chapter's file, parted: its head of settings, checked, and its body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.base.characters import holds_numeral
from builder.base.errors import BuildError, shortened
from builder.base.files import read_text
from builder.base.toml_lines import parse_toml, text_lines
from builder.prose.document import Document

_FENCE = "+++"
_HEAD: dict[str, type] = {
    "title": str,
    "short": str,
    "summary": str,
    "draft": bool,
    "forward": bool,
    "signs": bool,
}
_REQUIRED = ("title", "short", "summary")


@dataclass(frozen=True)
class Source:
    """A chapter's file, parted: its head, the line of each key, and its body."""

    head: Mapping[str, object]
    lines: dict[str, int]
    body: str
    first: int  # the line on which the body begins

    def text(self, key: str) -> str:
        """A text of the head; empty if there is none."""
        value = self.head.get(key)
        return value if isinstance(value, str) else ""

    @property
    def is_draft(self) -> bool:
        return self.head.get("draft") is True


def read_sources(folder: Path, names: Sequence[str], faults: list[BuildError]) -> dict[str, Source]:
    """Every chapter's file, parted; one that cannot be is a fault."""
    sources = {}
    for name in names:
        file = folder / f"{name}.md"
        try:
            sources[name] = _part(read_text(file), file)
        except BuildError as fault:
            faults.append(fault)
    return sources


def _part(text: str, file: Path) -> Source:
    """Part the head from the body. Raises BuildError."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        raise BuildError(
            f"a chapter begins with a line '{_FENCE}' and its title; add them", file, 1
        )
    ends = [number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE]
    if not ends:
        raise BuildError(f"nothing ends the head of the chapter; add a line '{_FENCE}'", file, 1)
    end = ends[0]
    text = "\n".join(lines[1:end])
    try:
        head = parse_toml(text, 2)
    except BuildError as error:
        raise BuildError(error.message, file, error.line) from None
    keys = {key: at[0] for key, at in text_lines(text, 2).items()}
    return Source(head, keys, "\n".join(lines[end + 1 :]), end + 2)


def check_head(source: Source, document: Document) -> None:
    """A fault for every setting that is unknown, missing, empty or of another kind."""
    for key, value in source.head.items():
        line = source.lines.get(key, 1)
        known = document.known(key, _HEAD, "key of a chapter's head", line)
        if known and type(value) is not _HEAD[key]:
            kind = "a text in quotes" if _HEAD[key] is str else "true or false"
            document.fault(f"'{key}' is {kind}, not {shortened(value)}", line)
        elif isinstance(value, str) and not value.strip():
            document.fault(f"'{key}' is empty; write it", line)
    for key in _REQUIRED:
        if key not in source.head:
            document.fault(f"the head has no '{key}'; add it", 1)
    for key in ("title", "short"):
        line = source.lines.get(key, 1)
        if holds_numeral(document.clean(source.text(key), line)):
            document.fault(f"'{key}' holds a numeral; spell it out", line)
        if "{{" in source.text(key) or "[[" in source.text(key):
            document.fault(f"'{key}' is plain text; write its words without brackets", line)
