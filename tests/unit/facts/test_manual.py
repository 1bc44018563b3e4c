"""The manual lists every fact, and no other."""

from __future__ import annotations

import re

from tests import project
from tests.prose import facts

AUTHORING = (project.ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")


def test_every_fact_of_the_vocabulary_is_in_the_manual():
    told = set(re.findall(r"`(\w+)[(`]", AUTHORING))
    assert set(facts().names) - told == set()


def test_every_function_in_the_manual_s_table_exists():
    rows = re.findall(r"^\| (`\w+\(.*?) \|", AUTHORING, re.MULTILINE)
    functions = {name for row in rows for name in re.findall(r"`(\w+)\(", row)}
    assert functions <= set(facts().names)
    assert len(functions) > 30
