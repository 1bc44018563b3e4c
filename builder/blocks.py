"""Blocks: fences with a kind, a name and a TOML body; and displayed formulas, notes, references.

`fold` takes them out of a file's text, line for line, and leaves one mark each; `build` turns a mark
into an element whose texts Markdown then fills like any other.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from builder.address import parse_address
from builder.errors import BuildError
from builder.listings import highlighted, source_of
from builder.marks import Mark
from builder.sheet import Sheet

PARTS = (
    "picture", "graph", "outputs", "grids", "w2", "curve", "samples", "numbers", "controls",
    "explanation", "draw",
)  # fmt: skip

# The kinds of live figures and the options each takes, with the options' kinds.
LIVE: dict[str, dict[str, type]] = {
    "sigmoid": {"z": float},
    "slope": {"z": float},
    "softmax": {"z": list},
    "log-loss": {"p": float},
    "descent": {"lr": float, "start": float},
    "bias": {"bias": float},
    "chain": {"factors": list},
    "rates": {"runs": list},
    "spread": {"column": str},
    "rhythm": {},
}

_KEYS: dict[str, dict[str, type]] = {
    "inspector": {"state": str, "parts": list, "caption": str},
    "live": {"kind": str, "caption": str},
    "question": {"ask": str, "answers": list, "state": str},
    "source": {"of": str, "caption": str},
    "takeaway": {"text": str},
}
_OPTIONAL = {"state"}
_NAMED = {"inspector", "live", "question"}  # a source may have a name, a takeaway needs none
_ANSWER = ("text", "when", "says")
_ID = re.compile(r"[a-z][a-z0-9-]*")
_FENCE = re.compile(r"(`{3,}|~{3,})\s*(\S*)\s*(.*?)\s*")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]:\s+(.*)")
_REFERENCE = re.compile(r"\[([^\]^][^\]]*)\]:\s+(\S+)\s*")


@dataclass
class FigureDraft:
    """A figure of the chapter while its caption is not yet set."""

    id: str
    number: str
    kind: str
    state: str = ""
    parts: tuple[str, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return f"Figure {self.number}"


@dataclass
class Block:
    """A fence: its kind and name, its TOML body, and the line of each text in it."""

    kind: str
    name: str
    line: int
    values: dict[str, Any]
    lines: dict[str, list[int]]

    def at(self, key: str, number: int = 0) -> int:
        """The line on which the text of the `number`th key of that name begins."""
        lines = self.lines.get(key, [])
        return lines[number] if number < len(lines) else self.line


class Blocks:
    """The blocks of one chapter, in order, and its figures by name."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.figures: dict[str, FigureDraft] = {}
        self._blocks: list[Block] = []

    def fold(self, text: str, first: int) -> str:
        """Text, beginning at line `first`, with every block replaced by a mark. Line for line."""
        lines = text.split("\n")
        position = 0
        while position < len(lines):
            position += self._fold_at(lines, position, first + position)
        return "\n".join(lines)

    def build(self, parent: Element, mark: Mark) -> None:
        """Append the element of a block to its parent."""
        block = self._blocks[int(mark.text)]
        _BUILDERS[block.kind](self, parent, block)

    def _fold_at(self, lines: list[str], position: int, line: int) -> int:
        """Fold what begins at a line, if anything does; how many lines to go on."""
        text = lines[position]
        if fence := _FENCE.fullmatch(text):
            end = self._end(lines, position, fence[1], line)
            body = "\n".join(lines[position + 1 : end])
            mark = self._fence(fence[2], fence[3], body, line)
        elif text.strip() == "$$":
            end = self._end(lines, position, "$$", line)
            mark = Mark("display", line + 1, "\n".join(lines[position + 1 : end]))
        elif note := _NOTE.fullmatch(text):
            end = position
            while end + 1 < len(lines) and lines[end + 1].strip():
                end += 1
            self._note(note, "\n".join(lines[position + 1 : end + 1]), line)
            mark = None
        elif reference := _REFERENCE.fullmatch(text):
            self.sheet.references[reference[1].casefold()] = reference[2]
            end, mark = position, None
        else:
            return 1
        count = end + 1 - position
        lines[position : end + 1] = [""] * count
        if mark:
            lines[position] = "\n" + self.sheet.marks.atom(mark) + "\n"
            lines[position] = lines[position].strip("\n")
        return count

    def _end(self, lines: list[str], position: int, closing: str, line: int) -> int:
        for end in range(position + 1, len(lines)):
            if lines[end].strip() == closing:
                return end
        self.sheet.fault(f"nothing closes this '{closing}'; add a line '{closing}'", line)
        return len(lines) - 1

    def _note(self, note: re.Match[str], more: str, line: int) -> None:
        if note[1] in self.sheet.notes:
            self.sheet.fault(f"the side note '{note[1]}' is written twice; rename one", line)
        self.sheet.notes[note[1]] = (f"{note[2]}\n{more}".strip(), line)

    def _fence(self, kind: str, name: str, body: str, line: int) -> Mark | None:
        """Read a fence; a mark for it, or None after a fault."""
        if not self.sheet.known(kind, list(_KEYS), "kind of block", line):
            return None
        try:
            values = tomllib.loads(body)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"at line (\d+)", str(error))
            at = line + (int(found[1]) if found else body.count("\n") + 1)
            self.sheet.fault(f"the body of this block is not TOML: {error}", at)
            return None
        block = Block(kind, name, line, values, _text_lines(body, line + 1))
        if not self._is_sound(block):
            return None
        if kind in ("inspector", "live"):
            self._number(block)
        self._blocks.append(block)
        return Mark("block", line, str(len(self._blocks) - 1))

    def _is_sound(self, block: Block) -> bool:
        """Whether the name and keys of a block are what its kind asks for."""
        before = len(self.sheet.faults)
        if block.name or block.kind in _NAMED:
            if not _ID.fullmatch(block.name):
                message = f"'{block.name}' is no name for a block; write one such as fig-start"
                self.sheet.fault(message, block.line)
            else:
                self.sheet.claim_id(block.name, block.line)
        kinds = dict(_KEYS[block.kind])
        if block.kind == "live" and isinstance(block.values.get("kind"), str):
            kind = block.values["kind"]
            if self.sheet.known(kind, list(LIVE), "live figure", block.at("kind")):
                kinds |= LIVE[kind]
        for key, value in block.values.items():
            if self.sheet.known(key, list(kinds), f"key of {block.kind}", block.at(key)):
                self._check_kind(block, key, value, kinds[key])
        for key in _KEYS[block.kind]:
            if key not in block.values and not (key in _OPTIONAL and block.kind == "question"):
                self.sheet.fault(f"this block has no '{key}'; add it", block.line)
        return len(self.sheet.faults) == before

    def _check_kind(self, block: Block, key: str, value: Any, kind: type) -> None:
        is_number = kind is float and type(value) in (int, float)
        has_fact = kind is float and isinstance(value, str) and "{{" in value
        if type(value) is not kind and not is_number and not has_fact:
            name = {str: "a text", float: "a number", list: "a list"}[kind]
            self.sheet.fault(f"'{key}' must be {name}, not {value!r}", block.at(key))

    def _number(self, block: Block) -> None:
        sheet, values = self.sheet, block.values
        count = len(self.figures) + 1
        number = str(count) if sheet.number is None else f"{sheet.number}.{count}"
        figure = FigureDraft(block.name, number, str(values.get("kind", "inspector")))
        if block.kind == "inspector":
            figure.state = self._state(block)
            figure.parts = tuple(values["parts"])
            for part in figure.parts:
                sheet.known(part, PARTS, "part of the inspector", block.at("parts"))
        else:
            options = {k: v for k, v in values.items() if k in LIVE[figure.kind]}
            figure.options = {k: self._option(v, block.at(k)) for k, v in options.items()}
        self.figures[block.name] = figure

    def _option(self, value: Any, line: int) -> Any:
        if isinstance(value, list):
            return [self._option(item, line) for item in value]
        if isinstance(value, str) and "{{" in value:
            return json.loads(self.sheet.filled(value, line))
        return value

    def _state(self, block: Block) -> str:
        line = block.at("state")
        state = self.sheet.filled(str(block.values["state"]), line)
        try:
            parse_address(state, self.sheet.facts.moments)
        except BuildError as error:
            self.sheet.caught(error, line)
        return state

    # Elements ------------------------------------------------------------------------------

    def _figure(self, parent: Element, block: Block) -> None:
        figure = self.figures[block.name]
        element = SubElement(parent, "figure", {"id": figure.id, "role": "region"})
        if block.kind == "inspector":
            element.set("class", "figure inspector")
            element.set("data-state", figure.state)
            element.set("data-parts", " ".join(figure.parts))
        else:
            element.set("class", "figure live")
            element.set("data-kind", figure.kind)
            element.set("data-options", json.dumps(figure.options, separators=(",", ":")))
        SubElement(element, "div", {"class": "stage", "data-still": figure.id})
        self._caption(element, block, figure.label)

    def _caption(self, figure: Element, block: Block, label: str = "") -> None:
        caption = SubElement(figure, "figcaption")
        text = SubElement(caption, "span", {"class": "caption"})
        if label:
            number = Element("span", {"class": "number"})
            number.text = label
            number.tail = " "
            caption.insert(0, number)
        self._text(text, block, "caption")

    def _text(self, element: Element, block: Block, key: str) -> None:
        element.text = self.sheet.marks.protect(block.values[key], block.at(key))

    def _listing(self, parent: Element, block: Block) -> None:
        figure = SubElement(parent, "figure", {"class": "figure listing"})
        if block.name:
            figure.set("id", block.name)
        try:
            code, file = source_of(block.values["of"])
        except BuildError as error:
            self.sheet.caught(error, block.at("of"))
            return
        figure.append(highlighted(code, self.sheet.glossary))
        self._caption(figure, block)
        where = SubElement(figure[-1], "span", {"class": "where"})
        function = SubElement(where, "code")
        function.text = _atomic(block.values["of"].rpartition(".")[2])
        function.tail = _atomic(" in ")
        SubElement(where, "code").text = _atomic(file)

    def _takeaway(self, parent: Element, block: Block) -> None:
        aside = SubElement(parent, "aside", {"class": "takeaway"})
        for text, line in _paragraphs(block.values["text"], block.at("text")):
            SubElement(aside, "p").text = self.sheet.marks.protect(text, line)

    def _question(self, parent: Element, block: Block) -> None:
        name = block.name
        section = SubElement(
            parent, "section", {"class": "question", "id": name, "aria-labelledby": f"{name}-ask"}
        )
        ask = SubElement(section, "p", {"class": "ask", "id": f"{name}-ask"})
        self._text(ask, block, "ask")
        form = SubElement(section, "form", {"class": "answers"})
        fieldset = SubElement(form, "fieldset", {"aria-labelledby": f"{name}-ask"})
        right = self._answers(fieldset, block)
        details = SubElement(section, "details")
        SubElement(details, "summary").text = "Answer"
        if right is not None:
            self._solution(details, block, right)
        if "state" in block.values:
            href = f"inspector.html#{self._state(block)}"
            link = SubElement(section, "p", {"class": "derivation"})
            link = SubElement(link, "a", {"href": href})
            link.text = "See how the record answers it"

    def _answers(self, fieldset: Element, block: Block) -> int | None:
        """Append every answer; which one is right."""
        answers = block.values["answers"]
        truths = [self._truth(block, number) for number in range(len(answers))]
        if None in truths:
            return None
        if truths.count(True) != 1:
            true = truths.count(True)
            message = f"{true} of the {len(truths)} answers are true; exactly one must be"
            self.sheet.fault(message, block.at("when"))
            return None
        for number, truth in enumerate(truths):
            data = {"class": "answer", "data-right": "true" if truth else "false"}
            answer = SubElement(fieldset, "div", data)
            label = SubElement(answer, "label")
            radio = {"type": "radio", "name": block.name, "value": str(number)}
            SubElement(label, "input", radio)
            self._answer_text(SubElement(label, "span"), block, number, "text")
            reply = SubElement(answer, "p", {"class": "reply", "hidden": "hidden"})
            self._answer_text(reply, block, number, "says")
        return truths.index(True)

    def _answer_text(self, element: Element, block: Block, number: int, key: str) -> None:
        text = block.values["answers"][number][key]
        element.text = self.sheet.marks.protect(text, block.at(key, number))

    def _truth(self, block: Block, number: int) -> bool | None:
        answer = block.values["answers"][number]
        line = block.at("text", number)
        if not isinstance(answer, dict) or any(type(answer.get(key)) is not str for key in _ANSWER):
            self.sheet.fault("an answer is { text = …, when = …, says = … }, all texts", line)
            return None
        for key in answer:
            if not self.sheet.known(key, _ANSWER, "key of an answer", line):
                return None
        try:
            truth = self.sheet.facts.evaluate(answer["when"])
            if isinstance(truth, bool):
                return truth
            raise BuildError(f"'{answer['when']}' is not a condition; compare a fact with a number")
        except BuildError as error:
            self.sheet.caught(error, block.at("when", number))
            return None

    def _solution(self, details: Element, block: Block, right: int) -> None:
        answer = SubElement(details, "p")
        strong = SubElement(answer, "strong")
        self._answer_text(strong, block, right, "text")
        answer = SubElement(details, "p")
        self._answer_text(answer, block, right, "says")


_BUILDERS: dict[str, Callable[[Blocks, Element, Block], None]] = {
    "inspector": Blocks._figure,
    "live": Blocks._figure,
    "source": Blocks._listing,
    "takeaway": Blocks._takeaway,
    "question": Blocks._question,
}


def _atomic(text: str) -> str:
    from markdown.util import AtomicString

    return AtomicString(text)


def _paragraphs(text: str, line: int) -> list[tuple[str, int]]:
    found, start = [], 0
    for part in re.split(r"(\n[ \t]*\n)", text):
        if part.strip():
            found.append((part, line + text.count("\n", 0, start)))
        start += len(part)
    return found


_TOML_TOKEN = re.compile(
    r"""
      \#[^\n]*
    | (?P<string>\"{3}(?:\\.|[^\\])*?\"{3} | '{3}.*?'{3} | "(?:\\.|[^"\\])*" | '[^']*')
    | (?P<key>[\w-]+)\s*=
    """,
    re.VERBOSE | re.DOTALL,
)


def _text_lines(body: str, first: int) -> dict[str, list[int]]:
    """For each key of a TOML body, the lines on which its values begin, in order."""
    lines: dict[str, list[int]] = {}
    key = ""
    for match in _TOML_TOKEN.finditer(body):
        line = first + body.count("\n", 0, match.start())
        if match["key"]:
            key = match["key"]
            lines.setdefault(key, []).append(line)
        elif match["string"] and key:
            opens = match["string"]
            trimmed = opens[:3] in ('"""', "'''") and opens[3:4] == "\n"
            lines[key][-1] = line + trimmed
            key = ""
    return lines
