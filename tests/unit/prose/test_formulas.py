"""LaTeX to MathML: what is marked, how it is spoken, and what fails."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

import pytest

from builder.base.errors import BuildError
from builder.prose.formulas import formula
from tests.prose import glossary_of


@pytest.fixture
def glossary(tmp_path):
    return glossary_of(tmp_path)


def symbols(math: Element) -> list[str | None]:
    return [e.get("data-symbol") for e in math.iter() if e.get("class") == "symbol"]


@pytest.mark.parametrize(
    ("latex", "spoken"),
    [
        (r"z = \sum_k w_k x_k + b", "z = ∑ over k of wk xk + b"),
        (r"\sigma(z) = \frac{1}{1 + e^{-z}}", "σ(z) = 1/(1 + e^(−z))"),
        (r"\sqrt{\frac{2}{n}}", "√(2/n)"),
        (r"\sum_{k=0}^{24} x[k]", "∑ from k = 0 to 24 of x[k]"),
        (r"\sigma'(z)", "σ′(z)"),
        (r"\dz_2[i] = a_2[i] - y[i]", "dz2[i] = a2[i] − y[i]"),
        (r"w_{\text{new}}", "w_(new)"),
        (r"a + \cdots + b", "a + … + b"),
        (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", "a = b; c = d"),
    ],
)
def test_a_formula_is_spoken_in_one_line(glossary, latex, spoken):
    said = formula(latex, glossary, {}).get("alttext") or ""
    assert said.replace(" ", "") == spoken.replace(" ", "")


@pytest.mark.parametrize(
    ("latex", "marked"),
    [
        (r"a_1[j] = \sigma(z_1[j])", ["a1", "sigmoid", "z1"]),
        (r"w_1[3][7]", ["w1[3][7]"]),
        (r"\frac{\partial L}{\partial w_2[i][j]} = \dz_2[i]\, a_1[j]", ["grad-w2", "dz2", "a1"]),
        (r"\mathit{dz}_2[0]", ["dz2[0]"]),
        (r"-\lr \cdot x", ["learning-rate"]),
        (r"e^{z_1[j]}", ["z1"]),
        (r"z = x_1", []),
    ],
)
def test_symbols_of_the_glossary_are_marked(glossary, latex, marked):
    assert symbols(formula(latex, glossary, {})) == marked


def test_a_fact_keeps_its_unrounded_value(glossary):
    math = formula("a = \ue000", glossary, {"\ue000": ("0.551", "0.551283")})
    assert math.get("alttext") == "a = 0.551"
    assert '<mn class="fact" data-value="0.551283">0.551</mn>' in tostring(math, "unicode")


def test_aligned_formulas_have_classes_and_no_styles(glossary):
    math = formula(r"\begin{aligned} a &= b \end{aligned}", glossary, {}, display=True)
    assert [cell.get("class") for cell in math.iter("mtd")] == ["right", "left"]
    assert " style=" not in tostring(math, "unicode")


@pytest.mark.parametrize(
    ("latex", "line", "told"),
    [
        (r"\foo x", 1, r"at '\foo x': Unknown command"),
        ("a\n+ b\n+ \\foo", 3, "Unknown command"),
        (r"\frac{1}{2", 1, "at its end: Expected closing token"),
        (r"\frac{1}", 1, "Expected argument"),
        (r"x^{", 1, "Expected closing token"),
        ("}", 1, "Unmatched closing token"),
        (r"\left( x", 1, "Expected closing token"),
        (r"\begin{foo} a \end{foo}", 1, "Unknown environment"),
        ("a & b", 1, "may only appear in a table-like environment"),
        ("50 % of it", 1, r"write \%"),
        (r"\color{red} x", 1, "leave that to the page"),
    ],
)
def test_latex_that_is_not_sound_fails_at_its_line(glossary, latex, line, told):
    with pytest.raises(BuildError) as caught:
        formula(latex, glossary, {})
    assert told in caught.value.message
    assert caught.value.line == line


def test_a_prime_stands_beside_its_letter(glossary):
    (letter, prime), *_ = formula(r"\sigma'(z)", glossary, {}).iter("mrow")
    assert ("".join(letter.itertext()), prime.text, prime.get("lspace")) == ("σ", "′", "0")
