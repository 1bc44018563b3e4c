"""Pairs of marks around words become elements: claims, controls, links, terms under other words."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from builder.base.errors import BuildError
from builder.facts.address import numbers_of
from builder.facts.experiment_address import check_lab_address
from builder.facts.expressions import parse
from builder.facts.facts import FalseClaim
from builder.facts.numerals import values_of_prose
from builder.prose.blocks import Blocks
from builder.prose.document import Document, PageLink
from builder.prose.inline_elements import entry_of, term_link
from builder.prose.marks import SINGLE_MARK, SPAN, Mark

LAB = "lab.html#fork="  # what an address of an experiment starts with


class InlineSpans(InlineProcessor):
    """Two marks around words: a claim, a control, a link, a term under other words."""

    def __init__(self, md: Markdown, document: Document, blocks: Blocks) -> None:
        super().__init__(SPAN, md)
        self.document = document
        self.blocks = blocks
        self.makers = {
            "claim": self._claim,
            "goal": self._goal,
            "term": self._other_words,
            "reference": self._reference,
            "link": self._link,
        }

    def handleMatch(  # type: ignore[override]  # noqa: N802 -- Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        mark = self.document.marks[m[1]]
        return self.makers[mark.kind](mark, m[2]), m.start(), m.end()

    def _claim(self, mark: Mark, words: str) -> Element:
        numbers: frozenset[float] = frozenset()
        element = Element("span", {"class": "claim"})
        try:
            numbers = parse(mark.text).numbers
            self.document.facts.check(mark.text)
        except FalseClaim as error:
            self.document.false_claims.append((element, error, mark.line))
        except BuildError as error:
            self.document.caught(error, mark.line)
        element.text = self._licensed(words, numbers, "condition")
        return element

    def _goal(self, mark: Mark, words: str) -> Element:
        """The sentence of a task: its numerals stand in the condition, which is checked already."""
        element = Element("span", {"class": "goal"})
        element.text = self._licensed(words, parse(mark.text).numbers, "condition")
        return element

    def _other_words(self, mark: Mark, words: str) -> Element:
        entry = entry_of(mark, self.document, self.blocks)
        element = term_link(entry, "") if entry else Element("span")
        element.text = words
        return element

    def _reference(self, mark: Mark, words: str) -> Element:
        label = self.document.marks.restore(mark.text)
        address = self.document.references.get(label.casefold())
        if address:
            return self._link(Mark("link", mark.line, address), words)
        self.document.fault(
            f"the reference '[{label}]' is not defined; add a line '[{label}]: address', "
            "or write \\[ for a plain bracket",
            mark.line,
        )
        element = Element("span")
        element.text = words
        return element

    def _link(self, mark: Mark, words: str) -> Element:
        address = self.document.filled(mark.text, mark.line)
        if address.startswith("#") and "=" in address:
            return self._control(mark, address, words)
        element = Element("a", {"href": address})
        experiment = address.startswith(LAB)
        element.text = (
            self._licensed(words, numbers_of(address), "address") if experiment else words
        )
        if re.match(r"https?://[^/\s]+\.[^/\s]", address):
            element.set("class", "external")
        else:
            self._check_page(address, mark.line)
        if mark.detail:
            self.document.fault("a figure's name stands only behind a control's address", mark.line)
        return element

    def _control(self, mark: Mark, address: str, words: str) -> Element:
        self.document.check_address(address[1:], mark.line)
        inspectors = [f.id for f in self.blocks.figures.values() if f.kind == "inspector"]
        element = Element("a", {"class": "control", "href": address})
        element.text = self._licensed(words, numbers_of(address), "address")
        if mark.detail:
            self.document.known(mark.detail, inspectors, "inspector figure", mark.line)
            element.set("data-figure", mark.detail)
        elif not inspectors:
            self.document.fault(
                "this control moves nothing: the chapter has no inspector", mark.line
            )
        return element

    def _check_page(self, address: str, line: int) -> None:
        page, hash_sign, anchor = address.partition("#")
        if not address or (hash_sign and not anchor):
            self.document.fault(f"'({address})' leads nowhere; write an address", line)
        elif page and not self.document.known(page, self.document.pages, "page", line):
            return
        elif address.startswith(LAB):
            self._check_experiment(anchor, line)
        elif "=" in anchor:
            self.document.check_address(anchor, line)
        else:
            self.document.links.append(PageLink(page, anchor, line))

    def _check_experiment(self, anchor: str, line: int) -> None:
        try:
            check_lab_address(anchor.removeprefix("fork="), self.document.facts.moments)
        except BuildError as error:
            self.document.caught(error, line)

    def _licensed(self, words: str, numbers: frozenset[float], where: str) -> str:
        """Words with the numerals that `where` holds put back; a fault for every other one."""

        def put_back(match: re.Match[str]) -> str:
            mark = self.document.marks[match[0]]
            if mark.kind != "numeral":
                return match[0]
            percent = re.match(r"\s*%", words[match.end() :]) is not None
            for value in values_of_prose(mark.text) or [-1.0]:
                said = (value, value / 100) if percent else (value,)
                if not any(abs(v - number) < 1e-9 for v in said for number in numbers):
                    self.document.fault(
                        f"the words say '{mark.text}', but the {where} does not; "
                        "correct one of them, or write a fact",
                        mark.line,
                    )
            return mark.text

        return re.sub(SINGLE_MARK, put_back, words)
