"""Blocks as elements: figures, listings, takeaways and questions.

Texts are put in as scanned Markdown and filled later, with the rest of the chapter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from builder.base.errors import BuildError
from builder.language.speaking import t
from builder.prose.block import Block
from builder.prose.blocks import Blocks
from builder.prose.code_listings import highlighted, source_of
from builder.prose.figure_blocks import state_of
from builder.prose.task_blocks import append_task

INSPECTOR_PAGE = "inspector.html"
_ANSWER = ("text", "when", "says")


def append_block(parent: Element, block: Block, blocks: Blocks) -> None:
    """Append the element of a block to its parent. Faults go to the document."""
    _BUILDERS[block.kind](parent, block, blocks)


def _figure(parent: Element, block: Block, blocks: Blocks) -> None:
    figure = blocks.figures[block.name]
    # A section with a name is a region; a <figure> with a caption may not be one.
    attributes = {"id": figure.id, "class": f"figure {figure.kind}", **figure.attributes}
    element = SubElement(parent, "section", attributes)
    if figure.kind == "picture":
        _picture(element, block, blocks)
    else:
        SubElement(element, "div", {"class": "stage", "data-still": figure.id})
    caption = SubElement(element, "div", {"class": "figcaption"})
    number = SubElement(caption, "span", {"class": "number"})
    number.text, number.tail = AtomicString(figure.label), " "
    _text(SubElement(caption, "span", {"class": "caption"}), block, blocks, "caption")


def _picture(parent: Element, block: Block, blocks: Blocks) -> None:
    """The picture, and the words for it until the last pass makes them its text equivalent."""
    picture = blocks.figures[block.name].picture
    if picture is None:
        return
    size = {"width": str(picture.width), "height": str(picture.height)}
    lazily = {"loading": "lazy", "decoding": "async"}
    SubElement(parent, "img", {"src": picture.path, **size, **lazily})
    _text(SubElement(parent, "span", {"class": "says"}), block, blocks, "says")


def _listing(parent: Element, block: Block, blocks: Blocks) -> None:
    name = block.values["of"]
    try:
        code, file = source_of(name)
    except BuildError as error:
        blocks.document.caught(error, block.at("of"))
        return
    figure = SubElement(parent, "figure", {"class": "figure listing"})
    if block.name:
        figure.set("id", block.name)
    details = SubElement(figure, "details")
    caption = SubElement(details, "summary", {"class": "figcaption"})
    words = SubElement(caption, "span", {"class": "caption"})
    _text(words, block, blocks, "caption")
    words.tail = " "
    details.append(highlighted(code, blocks.document.glossary))
    where = SubElement(caption, "span", {"class": "where"})
    function = SubElement(where, "code")
    function.text, function.tail = (
        AtomicString(name.rpartition(".")[2]),
        AtomicString(f" {t('in')} "),
    )
    SubElement(where, "code").text = AtomicString(file)


def _takeaway(parent: Element, block: Block, blocks: Blocks) -> None:
    box = SubElement(parent, "div", {"class": "takeaway", "role": "note"})
    line = block.at("text")
    for part in re.split(r"(\n[ \t]*\n)", block.values["text"]):
        if part.strip():
            SubElement(box, "p").text = blocks.document.scanned_line(part.strip(), line)
        line += part.count("\n")


def _question(parent: Element, block: Block, blocks: Blocks) -> None:
    right = _right_answer(block, blocks)
    if right is None:
        return
    name, ask_id = block.name, f"{block.name}-ask"
    section = SubElement(
        parent, "section", {"class": "question", "id": name, "aria-labelledby": ask_id}
    )
    ask = SubElement(section, "p", {"class": "ask", "id": ask_id})
    _text(ask, block, blocks, "ask")
    form = SubElement(section, "form", {"class": "answers"})
    fieldset = SubElement(form, "fieldset", {"aria-labelledby": ask_id})
    for number in range(len(block.values["answers"])):
        _append_answer(fieldset, block, blocks, number, is_right=number == right)
    details = SubElement(section, "details")
    SubElement(details, "summary").text = t("Answer")
    strong = SubElement(SubElement(details, "p"), "strong")
    _answer_text(strong, block, blocks, right, "text")
    _answer_text(SubElement(details, "p"), block, blocks, right, "says")
    if "state" in block.values:
        link = SubElement(SubElement(section, "p", {"class": "derivation"}), "a")
        link.set("href", f"{INSPECTOR_PAGE}#{state_of(block, blocks.document)}")
        link.text = t("See how the record answers it")


def _append_answer(
    fieldset: Element, block: Block, blocks: Blocks, number: int, *, is_right: bool
) -> None:
    answer = SubElement(fieldset, "div", {"class": "answer"})
    answer.set("data-right", "true" if is_right else "false")
    label = SubElement(answer, "label")
    SubElement(label, "input", {"type": "radio", "name": block.name, "value": str(number)})
    _answer_text(SubElement(label, "span"), block, blocks, number, "text")
    reply = SubElement(answer, "p", {"class": "reply", "hidden": "hidden"})
    _answer_text(reply, block, blocks, number, "says")


def _right_answer(block: Block, blocks: Blocks) -> int | None:
    """Which answer is the one whose condition holds; None after a fault."""
    document, answers = blocks.document, block.values["answers"]
    truths = []
    for number, answer in enumerate(answers):
        line = block.at("text", number)
        if not isinstance(answer, dict) or set(answer) != set(_ANSWER):
            document.fault("an answer is { text = …, when = …, says = … }; mend it", line)
        elif any(type(text) is not str for text in answer.values()):
            document.fault("the values of an answer are texts in quotes; mend it", line)
        else:
            truths.append(document.truth(answer["when"], block.at("when", number)))
    if len(truths) < len(answers) or None in truths:
        return None
    if truths.count(True) != 1:
        count = f"{truths.count(True)} of the {len(truths)} answers are true"
        document.fault(f"{count}; exactly one must be", block.line)
        return None
    return truths.index(True)


def _text(element: Element, block: Block, blocks: Blocks, key: str) -> None:
    element.text = blocks.document.scanned_line(block.values[key], block.at(key))


def _answer_text(element: Element, block: Block, blocks: Blocks, number: int, key: str) -> None:
    text = block.values["answers"][number][key]
    element.text = blocks.document.scanned_line(text, block.at(key, number))


_BUILDERS: dict[str, Callable[[Element, Block, Blocks], None]] = {
    "inspector": _figure,
    "live": _figure,
    "picture": _figure,
    "source": _listing,
    "takeaway": _takeaway,
    "question": _question,
    "task": append_task,
}
