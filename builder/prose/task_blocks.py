"""Tasks: what a reader is to reach in a figure or in the lab, checked by the page.

The build makes the author's solution and looks whether it meets the condition. So no task asks for
what cannot be done, and none is done before the reader begins.
"""

from __future__ import annotations

import json
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from builder.base.errors import BuildError
from builder.facts.conditions import Comparison, read_condition
from builder.facts.goals import Lab, Moment, Place, is_done
from builder.language.speaking import t
from builder.live.moves import LivePlace
from builder.prose.block import Block
from builder.prose.blocks import Blocks
from builder.prose.figure_blocks import FigureBlock
from builder.prose.marks import Mark

LAB_PAGE = "lab.html"


def append_task(parent: Element, block: Block, blocks: Blocks) -> None:
    """Append the element of a task. Faults go to the document."""
    place = _place(block, blocks)
    condition = place and _condition(block, blocks, place)
    if not place or not condition:
        return
    name, document = block.name, blocks.document
    attributes = {"class": "task", "id": name, "aria-labelledby": f"{name}-do"}
    section = SubElement(parent, "section", attributes)
    section.set("data-task", f"{document.file.stem}/{name}")
    section.set("data-done", json.dumps(condition, separators=(",", ":"), ensure_ascii=False))
    do = SubElement(section, "p", {"class": "do", "id": f"{name}-do"})
    opening, closing = document.marks.around(Mark("goal", block.at("done"), block.values["done"]))
    text = document.scanned_line(block.values["do"], block.at("do"))
    do.text = f"{opening}{text}{closing}"
    foot = SubElement(section, "p", {"class": "foot"})
    foot.append(_way_there(block, blocks, section))
    SubElement(foot, "span", {"class": "outcome", "role": "status"})
    if "hint" in block.values:
        details = SubElement(section, "details")
        SubElement(details, "summary").text = AtomicString(t("A hint"))
        hint = document.scanned_line(block.values["hint"], block.at("hint"))
        SubElement(details, "p").text = hint
    unscripted = SubElement(section, "p", {"class": "fault unscripted"})
    unscripted.text = AtomicString(
        t("The page tells you when it is done, once its script runs; it did not run here.")
    )


def _way_there(block: Block, blocks: Blocks, section: Element) -> Element:
    """The link to where the task is done; the section learns which place that is."""
    if "figure" in block.values:
        figure = blocks.figures[block.values["figure"]]
        section.set("data-figure", figure.id)
        link = Element("a", {"class": "go", "href": f"#{figure.id}"})
        link.text = AtomicString(t("Try it in {figure}", figure=figure.label))
        return link
    section.set("data-lab", _start(block, blocks))
    link = Element("a", {"class": "go", "href": f"{LAB_PAGE}#fork={_start(block, blocks)}"})
    link.text = AtomicString(t("Try it in the lab"))
    return link


def _start(block: Block, blocks: Blocks) -> str:
    """The experiment that a task in the lab begins with."""
    return blocks.document.filled(block.values["lab"], block.at("lab"))


def _place(block: Block, blocks: Blocks) -> Place | None:
    """Where a task is done; None after a fault."""
    document = blocks.document
    if ("figure" in block.values) == ("lab" in block.values):
        message = (
            'a task is done in one place; give figure = "fig-…" of this chapter, or the '
            'experiment that it begins with, lab = "main@0"'
        )
        document.fault(message, block.line)
        return None
    if "lab" in block.values:
        return Lab(document.facts)
    name, line = block.values["figure"], block.at("figure")
    if not document.known(name, blocks.figures, "figure of this chapter", line):
        return None
    place = _in_figure(blocks.figures[name], blocks)
    if not place:
        document.fault(f"no task can be done in '{name}': nothing there is measured", line)
    return place


def _in_figure(figure: FigureBlock, blocks: Blocks) -> Place | None:
    if figure.kind == "inspector" and figure.state:
        return Moment(blocks.document.facts, figure.state)
    if figure.live and figure.live.measures:
        return LivePlace(figure.live, blocks.document.facts)
    return None


def _condition(block: Block, blocks: Blocks, place: Place) -> tuple[Comparison, ...] | None:
    """What the reader is to reach, if it can be reached; None after a fault."""
    document, key = blocks.document, "done"
    try:
        condition = read_condition(block.values["done"], place.sizes, document.facts)
        key = "lab" if "lab" in block.values else "figure"
        start = _start(block, blocks) if "lab" in block.values else ""
        if is_done(condition, place, start):
            raise BuildError("this task is done before the reader begins; ask for more")
        key = "solution"
        solution = document.filled(block.values["solution"], block.at("solution"))
        if not is_done(condition, place, solution):
            raise BuildError(
                f"this does not solve the task: {_reached(condition, place, solution)}"
            )
    except BuildError as error:
        document.caught(error, block.at(key))
        return None
    return condition


def _reached(condition: tuple[Comparison, ...], place: Place, moves: str) -> str:
    """What the moves lead to in the end, beside what was asked for."""
    *_, last = place.after(moves)
    return ", ".join(
        f"{each.measure} is {last(each.measure)}, not {each.relation} {each.bound}"
        for each in condition
        if not each.holds(last)
    )
