"""Figures and the prose that drives them, framed together: on wide screens they stand side by side.

A figure goes with the prose that follows it, up to the next figure, heading or block, and with the
paragraphs before it that speak of it. Where there are too few words to stand beside a figure, it
stands alone. The order of reading is that of the source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from builder.prose.plain_text import plain_text

_PROSE = ("p", "ul", "ol", "blockquote")
_ENOUGH = {"live": 110, "inspector": 200}  # words that are about as high as the figure
_LEAST = {"live": 45, "inspector": 70}  # fewer leave a hole beside it
_HIGH = {"curve", "samples", "draw", "grids"}  # with an explanation too high for a side


@dataclass
class _Group:
    """A figure, and the prose on both sides of it."""

    figure: Element
    kind: str
    before: list[Element] = field(default_factory=list)
    after: list[Element] = field(default_factory=list)

    @property
    def words(self) -> int:
        return _words(self.before) + _words(self.after)

    @property
    def lacks(self) -> bool:
        return self.words < _ENOUGH[self.kind]


def frame_figures(root: Element) -> None:
    """Put every figure with enough prose around it, and this prose, into a frame."""
    for group in _groups(list(root)):
        if group.words < _LEAST[group.kind]:
            continue
        frame = Element("div", {"class": "beside"})
        frame.tail = "\n"
        members = [*group.before, group.figure, *group.after]
        root.insert(list(root).index(members[0]), frame)
        for member in members:
            root.remove(member)
        _append_words(frame, group.before)
        frame.append(group.figure)
        _append_words(frame, group.after)


def _append_words(frame: Element, prose: Sequence[Element]) -> None:
    if prose:
        words = Element("div", {"class": "words"})
        words.extend(prose)
        frame.append(words)


def _groups(elements: Sequence[Element]) -> list[_Group]:
    """Every figure of a chapter with its prose, in order."""
    groups: list[_Group] = []
    run: list[Element] = []  # prose since the last figure, heading or block
    owner: _Group | None = None  # the figure before that prose, if nothing stands between
    for element in elements:
        if _is_prose(element):
            run.append(element)
            continue
        kind = _kind(element)
        group = _Group(element, kind) if kind else None
        _share(run, owner, group)
        owner, run = group, []
        if group:
            groups.append(group)
    _share(run, owner, None)
    for group in groups:  # a figure that lacks words takes them from one that has them to spare
        _fill(group, elements, groups)
    return groups


def _share(run: list[Element], owner: _Group | None, following: _Group | None) -> None:
    """Give prose to the figure before it, but for what speaks of the one that follows."""
    at = len(run)
    while following and at and (owner is None or _names(run[at - 1], following.figure)):
        if owner is None and following.words >= _ENOUGH[following.kind]:
            break
        at -= 1
        following.before.insert(0, run[at])
    if owner:
        owner.after += run[:at]


def _fill(group: _Group, elements: Sequence[Element], groups: Sequence[_Group]) -> None:
    """Move paragraphs from the end of the figure before to the head of one that lacks words."""
    place = list(groups).index(group)
    first = group.before[0] if group.before else group.figure
    while group.lacks and place:
        giver = groups[place - 1]
        if not giver.after or list(elements).index(first) != _next(elements, giver.after[-1]):
            return
        if giver.words - _words(giver.after[-1:]) < _ENOUGH[giver.kind]:
            return
        first = giver.after.pop()
        group.before.insert(0, first)


def _next(elements: Sequence[Element], element: Element) -> int:
    return list(elements).index(element) + 1


def _kind(element: Element) -> str:
    """The kind of a figure that may stand beside prose; empty for others."""
    classes = element.get("class", "").split()
    parts = set(element.get("data-parts", "").split())
    if "figure" not in classes or ("explanation" in parts and parts & _HIGH):
        return ""
    return next((kind for kind in _ENOUGH if kind in classes), "")


def _is_prose(element: Element) -> bool:
    classes = element.get("class", "").split()
    return element.tag in _PROSE or "formula" in classes or "listing" in classes


def _names(prose: Element, figure: Element) -> bool:
    """Whether prose refers to a figure, or moves it."""
    name = figure.get("id", "")
    return any(
        link.get("href") == f"#{name}" or link.get("data-figure") == name
        for link in prose.iter("a")
    )


def _words(prose: Sequence[Element]) -> int:
    return sum(len(plain_text(each).split()) for each in prose)
