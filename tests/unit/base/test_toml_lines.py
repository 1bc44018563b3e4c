"""On which line of a larger file each text of a TOML part stands."""

from __future__ import annotations

import pytest

from builder.base.errors import BuildError
from builder.base.toml_lines import parse_toml, text_lines

PART = '''one = "a"  # two = "no key"
three = """
b = "no key either"
"""
four = """c"""
[[table]]
one = 5
'''


def test_a_text_stands_where_its_first_character_does():
    assert text_lines(PART, 11) == {"one": [11, 17], "three": [13], "four": [15]}


@pytest.mark.parametrize(
    ("part", "line"),
    [("a = 1\nb = \n", 12), ("a = 1\nb = 2\nc = [1,", 13), ("a = 1\n\na = 2\n", 13)],
)
def test_a_fault_stands_at_its_line_of_the_larger_file(part: str, line: int):
    with pytest.raises(BuildError, match="this is not TOML") as caught:
        parse_toml(part, 11)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("part", "told"), [(f"a = {'9' * 5000}", "digits"), ("a = " + "[" * 9999, "deep")]
)
def test_what_python_cannot_hold_is_refused_too(part: str, told: str):
    with pytest.raises(BuildError, match=told):
        parse_toml(part, 1)
