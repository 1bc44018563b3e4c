"""The glossary: entries, symbols, and a sentence for what is wrong in it."""

from __future__ import annotations

import re

import pytest

from builder.base.errors import BuildError
from builder.model.quantities import QUANTITIES
from builder.prose.glossary import read_glossary
from tests import project
from tests.prose import GLOSSARY, glossary_of

QUANTITIES_OF_THE_PAGE = project.ROOT / "site_assets" / "js" / "explanations"


def test_an_entry_is_found_by_its_name_and_by_its_term(tmp_path):
    glossary = glossary_of(tmp_path)
    assert glossary.entry("learning-rate") is glossary.entry("learning rate")


def test_an_unknown_term_is_refused_with_the_nearest(tmp_path):
    with pytest.raises(BuildError, match="did you mean 'sigmoid'"):
        glossary_of(tmp_path).entry("sigmoyd")


@pytest.mark.parametrize(
    ("code", "attributes"),
    [
        ("w1", {"data-symbol": "w1"}),
        ("w1[j][k]", {"data-symbol": "w1"}),
        ("w1[3][7]", {"data-symbol": "w1[3][7]", "data-quantity": "w1.3.7"}),
        ("∂L/∂w2[0][2]", {"data-symbol": "grad-w2[0][2]", "data-quantity": "g.w2.0.2"}),
        ("lr", {"data-symbol": "learning-rate", "data-quantity": "lr"}),
    ],
)
def test_a_symbol_is_tied_to_its_entry_and_to_its_number_in_the_inspector(
    tmp_path, code, attributes
):
    symbol = glossary_of(tmp_path).symbol(code)
    assert symbol is not None
    assert symbol.attributes == attributes


@pytest.mark.parametrize("code", ["w3[0]", "w1[3]", "w1[3][7][1]", "print"])
def test_what_has_another_name_or_other_indices_is_no_symbol(tmp_path, code):
    assert glossary_of(tmp_path).symbol(code) is None


def test_symbols_are_listed_as_they_are_computed_and_then_terms_by_the_alphabet(tmp_path):
    text = "".join(f'[{name}]\nterm = "{name}"\nsays = "."\n' for name in ("epoch", "batch"))
    headings = [entry.heading for entry in glossary_of(tmp_path, text + GLOSSARY).in_order]
    assert headings[:3] == ["sigmoid", "learning rate", "w1[j][k]"]
    assert headings[-3:] == ["∂L/∂w2[i][j]", "batch", "epoch"]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('[a]\nterm = "a"\n', 1, "'says': the key is missing"),
        ('[a]\nsays = "."\n', 2, "neither 'term' nor 'symbol'"),
        ('[a]\nterm = "a"\nsays = "."\nsay = "."\n', 4, "did you mean 'says'"),
        ('[A]\nterm = "a"\nsays = "."\n', 1, "small letters"),
        ('[a]\nterm = "a"\nsays = "."\nquantity = "z3"\n', 4, "no quantity is called 'z3'"),
        ('[a]\nsymbol = "q[i]"\nsays = "."\n[b]\nsays = "."\nsymbol = "q"\n', 6, "[a] already"),
        ('[a]\nterm = "q"\nsays = "."\n[b]\nterm = "q"\nsays = "."\n', 5, "the entry [a] already"),
        ("[a\n", 1, "this is not TOML"),
    ],
)
def test_a_fault_names_its_line(tmp_path, text, line, told):
    with pytest.raises(BuildError, match=re.escape(told)) as caught:
        glossary_of(tmp_path, text)
    assert caught.value.line == line


def test_all_faults_are_told_together(tmp_path):
    with pytest.raises(BuildError) as caught:
        glossary_of(tmp_path, GLOSSARY + "[one]\n[two]\n")
    assert caught.value.message.count("the key is missing") == 2


def test_every_quantity_is_one_the_inspector_can_explain():
    text = "".join(file.read_text("utf-8") for file in QUANTITIES_OF_THE_PAGE.glob("*.js"))
    for name in QUANTITIES:
        assert re.search(rf"^  '?{re.escape(name.partition('.')[0])}", text, re.MULTILINE), name


def test_the_article_s_own_glossary_is_sound():
    assert len(read_glossary(project.CONTENT / "glossary.toml").entries) > 40
