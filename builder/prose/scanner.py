"""The scanner of paragraphs: finds every construct of the notation and puts a mark in its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from builder.base.characters import fault_in, holds_numeral, is_numeral
from builder.language.speaking import t
from builder.prose.marks import Mark, Marks
from builder.prose.tokens import BOLD, LOOSE, TOKEN

DEEPEST = 6  # "#" of a heading
_SPECIAL = re.compile(r"[\\`*_{}\[\]()>#+.!|$<\"'-]")  # means something to Markdown or to us
MOST_LETTERS = 1_000  # of a word: patterns look for its end from each of them
_ENDLESS = re.compile(rf"\w{{{MOST_LETTERS + 1},}}")
_LIST = re.compile(r"\s*(?:[0-9]+\.|[-*+]) ")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_BEFORE_OPENING_QUOTE = set(" \n\u00a0([{—–-*_“‘„‚|")


def scan(text: str, line: int, marks: Marks, *, inline: bool = False) -> str:
    """Text with every construct replaced by its mark; `line` is where the text begins.

    An `inline` text, such as a caption, has neither lists nor headings.
    """
    for match in _ENDLESS.finditer(text):
        message = f"a word here has more than {MOST_LETTERS:,} letters; part it"
        marks.fault(message, line + text.count("\n", 0, match.start()))
    text = _ENDLESS.sub("", text)
    done, start = [], 0
    for gap in [*_BLANK_LINE.finditer(text), None]:
        end = gap.start() if gap else len(text)
        at = line + text.count("\n", 0, start)
        done.append(_Paragraph(marks, text[start:end], at, inline).scanned())
        if gap:
            done.append(gap[0])
            start = gap.end()
    return "".join(done)


@dataclass
class _Bracket:
    """An opened bracket that waits for its closing one."""

    line: int
    position: int  # of its place in the output
    start: int  # of its words in the paragraph
    term: str = ""  # the name before '|', if it opens a term under other words
    holds_link: bool = False


class _Paragraph:
    """One paragraph, scanned from left to right."""

    def __init__(self, marks: Marks, text: str, line: int, inline: bool) -> None:
        self.marks = marks
        self.text = text
        self.line = line
        self.inline = inline
        self.is_list = not inline and _LIST.match(text) is not None
        self.out: list[str] = []
        self.brackets: list[_Bracket] = []

    def scanned(self) -> str:
        position = 0
        while match := TOKEN.search(self.text, position):
            self.out.append(self.text[position : match.start()])
            position = self._closed_term(match) or self._taken(match)
        self.out.append(self.text[position:])
        for bracket in self.brackets:
            closing = "]]" if bracket.term else "]"
            message = f"nothing closes this '['; add '{closing}', or write \\[ for a plain bracket"
            self.marks.fault(message, bracket.line)
        scanned = "".join(self.out)
        if len(BOLD.findall(scanned)) % 2:
            line = self.line + self.text.count("\n", 0, self.text.rfind("**"))
            self.marks.fault("a '**' here has no partner in its paragraph; add it", line)
        return scanned

    def _taken(self, match: re.Match[str]) -> int:
        """Deal with a token; where to go on."""
        kind = next(kind for kind in _HANDLERS if match[kind] is not None)
        _HANDLERS[kind](self, match)
        return match.end()

    def _closed_term(self, match: re.Match[str]) -> int:
        """Close a term under other words, if this token begins with its ']]'; where to go on."""
        term = self.brackets[-1].term if self.brackets else ""
        if not term or not self.text.startswith("]]", match.start()):
            return 0
        self._close(Mark("term", self._line(match), term))
        return match.start() + 2

    def _line(self, match: re.Match[str]) -> int:
        return self.line + self.text.count("\n", 0, match.start())

    def _fault(self, match: re.Match[str], message: str) -> None:
        self.marks.fault(message, self._line(match))

    def _mark(self, kind: str, match: re.Match[str], text: str) -> None:
        self.out.append(self.marks.single(Mark(kind, self._line(match), text)))

    # Things that stand for themselves -------------------------------------------------------

    def escape(self, match: re.Match[str]) -> None:
        self.out.append(match[0])

    def code(self, match: re.Match[str]) -> None:
        self._mark("code", match, " ".join(match["body"].split()))

    def formula(self, match: re.Match[str]) -> None:
        self._mark("formula", match, match["latex"])

    def fact(self, match: re.Match[str]) -> None:
        self._mark("fact", match, " ".join(match["expression"].split()))

    def note(self, match: re.Match[str]) -> None:
        self._mark("note", match, match["note_name"])

    def web(self, match: re.Match[str]) -> None:
        self._hold_link()
        self._mark("web", match, match["url"])

    def tag(self, match: re.Match[str]) -> None:
        self._fault(
            match, "HTML is no part of the notation; write Markdown, or \\< for a plain '<'"
        )
        self.out.append("\\" + match[0])

    def entity(self, match: re.Match[str]) -> None:
        text = unescape(match[0])
        if strange := fault_in(text):
            self._fault(match, strange)
        elif text in ("", "\ufffd", match[0]):
            self._fault(match, f"'{match[0]}' is no character; write the character itself")
        elif holds_numeral(text):
            self._mark("numeral", match, text)
        else:
            self.out.append(_SPECIAL.sub(r"\\\g<0>", text))

    def item(self, match: re.Match[str]) -> None:
        if self.is_list and self.marks.is_item(int(match["number"])):
            self.out.append(match[0])
        else:
            self._mark("numeral", match, match["number"])
            self.out.append(".")

    def heading(self, match: re.Match[str]) -> None:
        self.out.append(match[0])
        if len(match["level"]) > DEEPEST:
            self._fault(match, f"a heading begins with at most {DEEPEST} '#'; take some away")
        if not self.inline:
            self._mark("heading", match, "")

    def numeral(self, match: re.Match[str]) -> None:
        self._mark("numeral", match, match[0])

    def foreign(self, match: re.Match[str]) -> None:
        """A character beyond ASCII: a raised figure, a fraction, or what is just text."""
        if is_numeral(match[0]):
            self._mark("numeral", match, match[0])
        else:
            self.out.append(match[0])

    def quote(self, match: re.Match[str]) -> None:
        before = next((part[-1] for part in reversed(self.out) if part), "\n")
        at_bracket = bool(self.brackets) and self.brackets[-1].start == match.start()
        opens = before in _BEFORE_OPENING_QUOTE or at_bracket
        pair = t("“{words}”") if match[0] == '"' else t("‘{words}’")
        opening, closing = pair.split("{words}")
        self.out.append(opening if opens else closing)

    def loose(self, match: re.Match[str]) -> None:
        otherwise = f"nothing closes this '{match[0]}' in its paragraph; add '{match[0]}'"
        self._fault(match, LOOSE.get(match[0], otherwise))
        self.out.append(match[0])

    # Brackets -------------------------------------------------------------------------------

    def named(self, match: re.Match[str]) -> None:
        name = " ".join(match["name"].split())
        if match["bar"]:
            self._push(match, term=name)
        else:
            self._hold_link()
            self._mark("named", match, name)

    def image(self, match: re.Match[str]) -> None:
        self._fault(
            match,
            "a picture is a block of its own; write ```picture",
        )

    def open(self, match: re.Match[str]) -> None:
        self._push(match)

    def link(self, match: re.Match[str]) -> None:
        self._finish(match, "link", match["address"], match["title"] or "")

    def claim(self, match: re.Match[str]) -> None:
        if match["word"] != "claim":
            self._fault(match, f"'{{{match['word']}: …}}' means nothing; write '{{claim: …}}'")
        self._finish(match, "claim", " ".join(match["condition"].split()))

    def reference(self, match: re.Match[str]) -> None:
        self._finish(match, "reference", match["label"] or self._words(match))

    def close(self, match: re.Match[str]) -> None:
        self._finish(match, "reference", self._words(match))

    def _push(self, match: re.Match[str], term: str = "") -> None:
        self.brackets.append(_Bracket(self._line(match), len(self.out), match.end(), term))
        self.out.append("")

    def _words(self, match: re.Match[str]) -> str:
        return self.text[self.brackets[-1].start : match.start()] if self.brackets else ""

    def _finish(self, match: re.Match[str], kind: str, text: str, detail: str = "") -> None:
        if self.brackets:
            self._close(Mark(kind, self._line(match), text, detail))
        else:
            self._fault(match, "no '[' opens this ']'; write \\] for a plain bracket")

    def _close(self, mark: Mark) -> None:
        bracket = self.brackets.pop()
        if bracket.holds_link and mark.kind != "claim":
            self.marks.fault("a link stands inside this link; take one of them out", mark.line)
        if bracket.holds_link or mark.kind != "claim":
            self._hold_link()
        self.out[bracket.position], closing = self.marks.around(mark)
        self.out.append(closing)

    def _hold_link(self) -> None:
        for bracket in self.brackets:
            bracket.holds_link = True


# Each group of TOKEN that is a construct, and what deals with it.
_CONSTRUCTS = (
    "escape", "code", "formula", "fact", "named", "note", "image", "link", "claim", "reference",
    "open", "close", "web", "tag", "entity", "item", "heading", "numeral", "quote", "loose",
    "foreign",
)  # fmt: skip
_HANDLERS: dict[str, Callable[[_Paragraph, re.Match[str]], None]] = {
    kind: getattr(_Paragraph, kind) for kind in _CONSTRUCTS
}
