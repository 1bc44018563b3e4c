"""The project's own code in the article."""

from __future__ import annotations

import re
from xml.etree.ElementTree import tostring

import pytest

from builder.base.errors import BuildError
from builder.prose.code_listings import highlighted, source_of
from tests import project
from tests.prose import glossary_of


def test_a_listing_is_what_stands_in_the_file():
    code, file = source_of("builder.model.network.backward")
    assert file == "builder/model/network.py"
    assert code.startswith("def backward(parameters")
    assert code in (project.ROOT / file).read_text(encoding="utf-8")


def test_methods_are_found_and_stand_at_the_margin():
    assert source_of("builder.model.network.blocks")[0].startswith("def blocks(self)")


def test_highlighting_changes_no_character(tmp_path):
    code, _ = source_of("builder.model.network.forward")
    pre = highlighted(code, glossary_of(tmp_path))
    assert "".join(pre.itertext()).rstrip("\n") == code.rstrip("\n")


def test_symbols_of_the_glossary_are_marked_in_code(tmp_path):
    html = tostring(highlighted("a1 = sigmoid(z1)  # z1", glossary_of(tmp_path)), "unicode")
    assert re.findall(r'data-symbol="(\S+)">([^<]+)<', html) == [
        ("a1", "a1"),
        ("sigmoid", "sigmoid"),
        ("z1", "z1"),
    ]
    assert " style=" not in html


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("builder.model.network.sigmoyd", "did you mean 'sigmoid'"),
        ("builder.netwerk.sigmoid", "did you mean 'builder.model.network'"),
        ("sigmoid", "no module is called ''"),
    ],
)
def test_code_that_does_not_exist_is_refused_with_the_nearest(name, told):
    with pytest.raises(BuildError, match=told):
        source_of(name)
