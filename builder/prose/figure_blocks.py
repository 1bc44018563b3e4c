"""Numbered figures: inspectors, live figures and pictures, read from their blocks."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from builder.base.errors import BuildError
from builder.language.speaking import t
from builder.live.figure import LiveFigure
from builder.live.kinds import KINDS
from builder.prose.block import Block
from builder.prose.document import Document
from builder.prose.illustrations import Illustration, read_illustration

# The parts of an inspector that an author can ask for, and the section of its skeleton with each.
SECTIONS = {
    "picture": "graph",
    "graph": "graph",
    "outputs": "graph",
    "grids": "grids",
    "w2": "grids",
    "curve": "curve",
    "samples": "samples",
    "numbers": "numbers",
    "controls": "controls",
    "explanation": "explanation",
    "draw": "draw",
}
DRAWN = frozenset({"picture", "graph", "outputs"})  # an explanation stands beside these


@dataclass(frozen=True)
class FigureBlock:
    """A numbered figure before its caption is set. After a fault, no more than its number."""

    id: str
    number: str
    kind: str  # of its block
    attributes: Mapping[str, str] = field(default_factory=dict)  # of its element, for the script
    state: str = ""  # of an inspector: the address of the moment it shows
    parts: tuple[str, ...] = ()  # of an inspector
    still: str = ""  # of a live figure, as HTML
    live: LiveFigure | None = None
    picture: Illustration | None = None

    @property
    def label(self) -> str:
        """What the prose calls it."""
        return t("Figure {number}", number=self.number)


def read_figure(block: Block, number: str, document: Document) -> FigureBlock:
    """The figure of a sound block. Faults go to the document."""
    return FIGURES[block.kind](block, FigureBlock(block.name, number, block.kind), document)


def state_of(block: Block, document: Document) -> str:
    """The address of the moment a block shows, its facts filled in."""
    line = block.at("state")
    state = document.filled(str(block.values["state"]), line)
    document.check_address(state, line)
    return state


def _inspector(block: Block, figure: FigureBlock, document: Document) -> FigureBlock:
    state, parts = state_of(block, document), tuple(map(str, block.values["parts"]))
    for part in parts:
        document.known(part, SECTIONS, "part of the inspector", block.at("parts"))
    attributes = {"data-state": state, "data-parts": " ".join(parts)}
    if "explanation" in parts and not DRAWN.isdisjoint(parts):
        attributes["data-beside"] = ""
    return replace(figure, attributes=attributes, state=state, parts=parts)


def _picture(block: Block, figure: FigureBlock, document: Document) -> FigureBlock:
    try:
        picture = read_illustration(document.file.parent, block.values["file"])
    except BuildError as error:
        document.caught(error, block.at("file"))
        return figure
    return replace(figure, picture=picture)


def _live(block: Block, figure: FigureBlock, document: Document) -> FigureBlock:
    kind, facts = KINDS[block.values["kind"]], document.facts
    values = {
        key: _option(value, block.at(key), document)
        for key, value in block.values.items()
        if key in kind.options()
    }
    faults = list(kind.faults(values, facts))
    for key, message in faults:
        document.fault(message, block.at(key))
    if faults:
        return figure
    live = kind.of(values)
    try:
        given = json.dumps(live.for_script(facts), separators=(",", ":"))
        still = live.still(facts)
    except BuildError as error:
        document.caught(error, block.at(next(reversed(values), "kind")))
        return figure
    attributes = {"data-kind": kind.kind, "data-options": given}
    return replace(figure, attributes=attributes, still=still, live=live)


def _option(value: Any, line: int, document: Document) -> Any:
    """An option of a live figure; one in braces is a fact's value."""
    if isinstance(value, list):
        return [_option(item, line, document) for item in value]
    if not isinstance(value, str) or not value.startswith("{{"):
        return value
    text = document.filled(value, line)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # a name, or a number that is written for people
        return text


FIGURES: Mapping[str, Callable[[Block, FigureBlock, Document], FigureBlock]] = {
    "inspector": _inspector,
    "live": _live,
    "picture": _picture,
}
