"""`shared.js`: what the page's script must know as Python does, made from the tables that own it.

It stands at the root of the script's modules, but not on disk: the bundler takes it beside the
files. A fact that both languages need gets one owner in Python and one line here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from builder.facts.address import LAST_STAGE, LONGEST_TRAIL, MODES, NUMBER_ID, SORTS
from builder.facts.numerals import DECIMALS_OF
from builder.language.speaking import named, spoken
from builder.live.drawing import MARGINS
from builder.model.config import DIGITS, UPDATES
from builder.model.grid import DECIMALS, SCALE
from builder.model.network import BLOCKS
from builder.model.quantities import QUANTITIES, RECORDED, SELECTIONS
from builder.pages.scene import BRIGHT, COLOURS, MOST_LINES, SHADES, SMALL, THICKEST, THINNEST
from builder.record.bundle import AXES, FORMAT, MOST_DIFFERENCES, UNSCALED, VERSION
from builder.record.changes import FASTEST, KNOWN, LARGEST, MOST_SEEDS, NOTATION, SHOWN
from builder.record.experiment import FAR, LONGEST, MOST_EPOCHS, ORIGIN
from builder.record.vlq import ALPHABET

NAME = "shared.js"
_EXPERIMENT = {
    "fastest": FASTEST, "largest": LARGEST, "seeds": MOST_SEEDS, "updates": UPDATES, "known": KNOWN,
    "shown": SHOWN, "epochs": MOST_EPOCHS, "characters": LONGEST, "far": FAR,
}  # fmt: skip
_ARRAYS = {"axes": AXES, "unscaled": UNSCALED, "differences": MOST_DIFFERENCES}
_FACTS = (
    ("SCALE", SCALE, "counts of the grid in 1"),
    ("DECIMALS", DECIMALS, "that a number on the grid has"),
    ("DECIMALS_OF", DECIMALS_OF, "that each kind of quantity is shown with"),
    ("BLOCKS", BLOCKS, "of parameters in flat order, each row by row, with the layers of indices"),
    ("QUANTITIES", QUANTITIES, "that prose can name, with the layers of their indices"),
    ("RECORDED", list(RECORDED), "of every sample, in the order in which they are computed"),
    ("SELECTIONS", SELECTIONS, "what can be selected, with the layers of its indices"),
    ("NUMBER_ID", NUMBER_ID, "in a trail: name, indices, epoch, sample, as a regular expression"),
    ("LONGEST_TRAIL", LONGEST_TRAIL, "opened numbers that an address carries"),
    ("MODES", MODES, "of the inspector"),
    ("SORTS", SORTS, "of a table of samples"),
    ("COLOURS", COLOURS, "of the network, as red, green and blue"),
    ("SHADES", SHADES, "between two of them"),
    ("BRIGHT", BRIGHT, "an activation from which black is better read on its shade than white"),
    ("THINNEST", THINNEST, "px of a line, at a weight of 0, and"),
    ("THICKEST", THICKEST, "at the largest"),
    ("MOST_LINES", MOST_LINES, "drawn of one layer, the strongest"),
    ("SMALL", SMALL, "the radius below which a circle has no room for two decimals"),
    ("MARGINS", MARGINS, "px around the plot of a live figure"),
    ("LAST_STAGE", LAST_STAGE, "of one step, from 0"),
    ("FORMAT", FORMAT, "how a bundle says what it is"),
    ("VERSION", VERSION, "of that format"),
    ("ALPHABET", ALPHABET, "of its numbers, for 0 to 63"),
    (
        "ARRAYS",
        _ARRAYS,
        "of a bundle: their axes, and which of them are no millionths",
    ),
    ("DIGITS", DIGITS, "of a pixel in an address: its steps of brightness"),
    ("NOTATION", NOTATION | {"origin": ORIGIN}, "of an experiment, as regular expressions"),
    ("EXPERIMENT", _EXPERIMENT, "its bounds, and how it is refused"),
)


def shared_script(names: Iterable[str] = ()) -> str:
    """The text of the module, in the language at hand; `names` are those of the content."""
    language = spoken()
    facts = (
        *_FACTS,
        ("DECIMAL_MARK", language.decimal, "between the digits of a number on screen"),
        ("GROUP_MARK", language.group, "between its thousands"),
        (
            "NAMES",
            {name: named(name) for name in names if named(name) != name},
            "of what the content names, by its own words for it",
        ),
    )
    return (
        "".join(f"export const {name} = {_json(value)}; // {says}\n" for name, value, says in facts)
        + f"export const pluralForm = (n) => Number({language.plural}); // of a text, by a count\n"
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def write_shared(js: Path) -> None:
    """Put the module beside a copy of the page's script, for tools that read files alone."""
    (js / NAME).write_text(shared_script(), encoding="utf-8", newline="\n")
