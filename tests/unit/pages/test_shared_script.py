"""What both languages know, as the page's script gets it."""

from __future__ import annotations

import json
import re

from builder.pages.shared_script import shared_script

LINE = re.compile(r"^export const (\w+) = ([^(].*); // ", re.MULTILINE)
FACTS = {name: json.loads(value) for name, value in LINE.findall(shared_script())}


def test_parameters_stand_in_flat_order():
    assert list(FACTS["BLOCKS"].items()) == [
        ("w1", ["hidden", "inputs"]), ("b1", ["hidden"]),
        ("w2", ["outputs", "hidden"]), ("b2", ["outputs"]),
    ]  # fmt: skip


def test_recorded_quantities_stand_in_the_order_in_which_they_are_computed():
    assert FACTS["RECORDED"] == ["z1", "a1", "z2", "a2", "sample_loss", "dz2", "da1", "dz1"]


def test_the_grid_and_the_format_are_those_of_the_bundles():
    assert (FACTS["SCALE"], FACTS["DECIMALS"]) == (1_000_000, 6)
    assert (FACTS["FORMAT"], FACTS["VERSION"]) == ("explorable-network-record", 2)


def test_every_line_is_an_export_that_the_bundler_takes():
    *lines, plural = shared_script().splitlines()
    assert len(FACTS) == len(lines)
    assert plural.startswith("export const pluralForm = ")
