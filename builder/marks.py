"""The notation inside a paragraph, taken out of the source before Markdown sees it.

Each construct is replaced by one private character and remembered with its line, so that Markdown can
neither touch nor lose it, and every fault can name the line it stands on. What spans words (a link, a
claim, a term under other words) becomes a pair of characters around them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

_ATOM, _OPEN, _CLOSE = 0xF0000, 0x100000, 0x108000
_ROOM = 0x7FFD
ATOM = f"[{chr(_ATOM)}-{chr(_ATOM + _ROOM)}]"
PAIR = (
    f"([{chr(_OPEN)}-{chr(_OPEN + _ROOM)}])"
    f"([^{chr(_OPEN)}-{chr(_CLOSE + _ROOM)}]*)"
    f"[{chr(_CLOSE)}-{chr(_CLOSE + _ROOM)}]"
)

_NUMERIC = "0-9²³¹¼-¾٠-٩⁰-₉⅐-↉①-⓿"
_TOKEN = re.compile(
    rf"""
      (?P<escape>\\[^\w\s])
    | (?P<code>(?P<ticks>`+)(?!`)(?P<body>.+?)(?<!`)(?P=ticks)(?!`))
    | (?P<formula>\$(?P<latex>(?:\{{\{{.*?\}}\}}|\\.|[^$\\])+)\$)
    | (?P<fact>\{{\{{(?P<expression>.*?)\}}\}})
    | (?P<named>\[\[(?P<name>[^\[\]|]+)(?:(?P<bar>\|)|\]\]))
    | (?P<note>\[\^(?P<note_name>[^\]\s]+)\])
    | (?P<image>!\[)
    | (?P<link>\]\(\s*(?P<address>(?:\{{\{{.*?\}}\}}|\([^()\s]*\)|[^()\s])*)
               (?:\s+"(?P<title>[^"]*)")?\s*\))
    | (?P<claim>\]\{{(?P<word>\w*):(?P<condition>[^{{}}]*)\}})
    | (?P<reference>\]\[(?P<label>[^\[\]]*)\])
    | (?P<open>\[)
    | (?P<close>\])
    | (?P<web><(?P<url>https?://[^\s<>]+)>)
    | (?P<tag></?[A-Za-z!?])
    | (?P<entity>&\#?\w+;)
    | (?P<item>(?m:^)\ *(?P<number>[0-9]+)\.(?=\ ))
    | (?P<heading>(?m:^)\#{{1,6}}\ +)
    | (?P<numeral>\w*[{_NUMERIC}](?:\w|[.,](?=[{_NUMERIC}]))*)
    | (?P<quote>["'])
    | (?P<loose>\{{\{{|`|\${{1,2}})
    """,
    re.VERBOSE | re.DOTALL,
)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_BEFORE_OPENING_QUOTE = set(" \n\t([{—–-*_“‘|")


@dataclass(frozen=True)
class Mark:
    """A construct of the notation: its kind, its line, and what was written."""

    kind: str
    line: int
    text: str
    detail: str = ""  # a link's title, a reference's label, …


@dataclass
class _Bracket:
    """An opened bracket: where it stands, and in the output."""

    line: int
    position: int  # in the output
    start: int  # in the paragraph, after the bracket
    term: str = ""  # the name before '|', if it opens a term under other words
    holds_link: bool = False


class Marks:
    """All marks of one file, and the faults found while making them."""

    def __init__(self, fault: Callable[[str, int], None]) -> None:
        self.fault = fault
        self._marks: list[Mark] = []
        self._last_item = 0

    def __getitem__(self, character: str) -> Mark:
        """The mark that a private character stands for."""
        code = ord(character)
        base = _CLOSE if code >= _CLOSE else _OPEN if code >= _OPEN else _ATOM
        return self._marks[code - base]

    def atom(self, mark: Mark) -> str:
        """The private character of a new mark."""
        self._marks.append(mark)
        return chr(_ATOM + len(self._marks) - 1)

    def protect(self, text: str, line: int) -> str:
        """Text with every construct replaced by its mark; `line` is where the text begins."""
        done, start = [], 0
        for gap in [*_PARAGRAPH.finditer(text), None]:
            end = gap.start() if gap else len(text)
            paragraph = _Paragraph(self, text[start:end], line + text.count("\n", 0, start))
            done.append(paragraph.protected())
            if gap:
                done.append(gap[0])
                start = gap.end()
        return "".join(done)

    def restore(self, text: str) -> str:
        """Text as it was written, as far as marks of numerals go."""
        return re.sub(ATOM, lambda match: self[match[0]].text, text)

    def begins_or_continues_a_list(self, number: int) -> bool:
        """Whether `number.` at the start of a line is a list's marker and not a sentence's numeral."""
        fits = number in (1, self._last_item, self._last_item + 1)
        self._last_item = number if fits else self._last_item
        return fits

    def pair(self, mark: Mark) -> tuple[str, str]:
        """The two private characters of a new mark that goes around words."""
        self._marks.append(mark)
        index = len(self._marks) - 1
        return chr(_OPEN + index), chr(_CLOSE + index)


class _Paragraph:
    """One paragraph while it is scanned from left to right."""

    def __init__(self, marks: Marks, text: str, line: int) -> None:
        self.marks = marks
        self.text = text
        self.line = line
        self.out: list[str] = []
        self.brackets: list[_Bracket] = []

    def protected(self) -> str:
        position = 0
        while match := _TOKEN.search(self.text, position):
            self.out.append(self.text[position : match.start()])
            position = self._take(match)
        self.out.append(self.text[position:])
        for bracket in self.brackets:
            closing = "]]" if bracket.term else "]"
            self.marks.fault(
                f"nothing closes this '['; add '{closing}', or write \\[ for a plain bracket",
                bracket.line,
            )
        return "".join(self.out)

    def _take(self, match: re.Match[str]) -> int:
        """Deal with one token; where to go on."""
        kind = match.lastgroup or ""
        kind = next(name for name in _HANDLERS if match[name] is not None)
        if match[0].startswith("]") and self.brackets and self.brackets[-1].term:
            if self.text.startswith("]]", match.start()):
                bracket = self.brackets.pop()
                self._close(bracket, Mark("term", self._line(match), bracket.term))
                return match.start() + 2
        _HANDLERS[kind](self, match)
        return match.end()

    def _line(self, match: re.Match[str]) -> int:
        return self.line + self.text.count("\n", 0, match.start())

    def _atom(self, kind: str, match: re.Match[str], text: str, detail: str = "") -> None:
        self.out.append(self.marks.atom(Mark(kind, self._line(match), text, detail)))

    def _keep(self, match: re.Match[str]) -> None:
        self.out.append(match[0])

    def _code(self, match: re.Match[str]) -> None:
        self._atom("code", match, match["body"].strip())

    def _formula(self, match: re.Match[str]) -> None:
        self._atom("formula", match, match["latex"])

    def _fact(self, match: re.Match[str]) -> None:
        self._atom("fact", match, match["expression"].strip())

    def _named(self, match: re.Match[str]) -> None:
        name = " ".join(match["name"].split())
        if match["bar"]:
            self._push(match, term=name)
        else:
            self._no_link_in_link(match)
            self._atom("named", match, name)

    def _note(self, match: re.Match[str]) -> None:
        self._atom("note", match, match["note_name"])

    def _image(self, match: re.Match[str]) -> None:
        self.marks.fault(
            "images are no part of the notation; write an inspector or live block",
            self._line(match),
        )
        self._push(match)

    def _open(self, match: re.Match[str]) -> None:
        self._push(match)

    def _push(self, match: re.Match[str], term: str = "") -> None:
        self.brackets.append(_Bracket(self._line(match), len(self.out), match.end(), term))
        self.out.append("")

    def _link(self, match: re.Match[str]) -> None:
        self._finish(match, "link", match["address"], match["title"] or "")

    def _claim(self, match: re.Match[str]) -> None:
        if match["word"] != "claim":
            word = match["word"]
            self.marks.fault(
                f"'{{{word}: …}}' means nothing here; did you mean '{{claim: …}}'?",
                self._line(match),
            )
        self._finish(match, "claim", match["condition"].strip())

    def _reference(self, match: re.Match[str]) -> None:
        label = match["label"]
        self._finish(match, "reference", label or self._words(match), match[0])

    def _end(self, match: re.Match[str]) -> None:
        self._finish(match, "reference", self._words(match), "[]")

    def _words(self, match: re.Match[str]) -> str:
        return self.text[self.brackets[-1].start : match.start()] if self.brackets else ""

    def _finish(self, match: re.Match[str], kind: str, text: str, detail: str = "") -> None:
        line = self._line(match)
        if not self.brackets:
            self.marks.fault("no '[' opens this ']'; write \\] for a plain bracket", line)
            return
        bracket = self.brackets.pop()
        self._close(bracket, Mark(kind, line, text, detail))

    def _close(self, bracket: _Bracket, mark: Mark) -> None:
        if mark.kind != "claim":
            if bracket.holds_link:
                self.marks.fault("a link stands inside this link; take one of them out", mark.line)
            self._tell_outer()
        elif bracket.holds_link:
            self._tell_outer()
        self.out[bracket.position], closing = self.marks.pair(mark)
        self.out.append(closing)

    def _no_link_in_link(self, match: re.Match[str]) -> None:
        self._tell_outer()

    def _tell_outer(self) -> None:
        for bracket in self.brackets:
            bracket.holds_link = True

    def _web(self, match: re.Match[str]) -> None:
        self._tell_outer()
        self._atom("web", match, match["url"])

    def _tag(self, match: re.Match[str]) -> None:
        self.marks.fault(
            "HTML is no part of the notation; write Markdown, or \\< for a plain '<'",
            self._line(match),
        )
        self.out.append("\\<" + match[0][1:])

    def _entity(self, match: re.Match[str]) -> None:
        self.out.append(unescape(match[0]))

    def _item(self, match: re.Match[str]) -> None:
        if self.marks.begins_or_continues_a_list(int(match["number"])):
            self._keep(match)
        else:
            self._atom("numeral", match, match[0].strip())

    def _heading(self, match: re.Match[str]) -> None:
        self._keep(match)
        self._atom("heading", match, "", match[0].strip())

    def _numeral(self, match: re.Match[str]) -> None:
        self._atom("numeral", match, match[0])

    def _quote(self, match: re.Match[str]) -> None:
        before = next((part[-1] for part in reversed(self.out) if part), "\n")
        opens = before in _BEFORE_OPENING_QUOTE or (self.brackets and not self.out[-1])
        marks = "“”" if match[0] == '"' else "‘’"
        self.out.append(marks[0] if opens else marks[1])

    def _loose(self, match: re.Match[str]) -> None:
        closing = {"{{": "}}"}.get(match[0], match[0])
        where = " on a line of its own" if match[0] == "$$" else ""
        self.marks.fault(
            f"nothing closes this '{match[0]}' in its paragraph; add '{closing}'{where}",
            self._line(match),
        )
        self.out.append(match[0])


# In the order of the groups in _TOKEN.
_HANDLERS: dict[str, Callable[[_Paragraph, re.Match[str]], None]] = {
    "escape": _Paragraph._keep,
    "code": _Paragraph._code,
    "formula": _Paragraph._formula,
    "fact": _Paragraph._fact,
    "named": _Paragraph._named,
    "note": _Paragraph._note,
    "image": _Paragraph._image,
    "link": _Paragraph._link,
    "claim": _Paragraph._claim,
    "reference": _Paragraph._reference,
    "open": _Paragraph._open,
    "close": _Paragraph._end,
    "web": _Paragraph._web,
    "tag": _Paragraph._tag,
    "entity": _Paragraph._entity,
    "item": _Paragraph._item,
    "heading": _Paragraph._heading,
    "numeral": _Paragraph._numeral,
    "quote": _Paragraph._quote,
    "loose": _Paragraph._loose,
}
