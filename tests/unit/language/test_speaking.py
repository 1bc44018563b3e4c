"""Texts, plural forms and marks in numbers, in the language at hand."""

from __future__ import annotations

from builder.facts.numerals import show, values_of_prose
from builder.language.speaking import SOURCE, Language, named, speaking, spoken, t, tn

GERMAN = Language(
    code="de",
    decimal=",",
    group=".",
    texts={"Figure {number}": ("Abbildung {number}",), "{n} minute": ("{n} Minute", "{n} Minuten")},
    names={"round": "rund"},
)
POLISH = Language(
    code="pl",
    plural="n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2",
    texts={"{n} minute": ("{n} minuta", "{n} minuty", "{n} minut")},
)


def test_english_is_its_own_source():
    assert t("Figure {number}", number=3) == "Figure 3"
    assert [tn("{n} minute", "{n} minutes", n) for n in (1, 2)] == ["1 minute", "2 minutes"]


def test_a_language_is_spoken_inside_and_no_longer_after():
    with speaking(GERMAN):
        assert t("Figure {number}", number=3) == "Abbildung 3"
        assert named("round") == "rund"
    assert spoken() is SOURCE


def test_a_count_takes_the_form_that_its_language_asks_for():
    with speaking(POLISH):
        said = [tn("{n} minute", "{n} minutes", n) for n in (1, 3, 5, 12, 22)]
    assert said == ["1 minuta", "3 minuty", "5 minut", "12 minut", "22 minuty"]


def test_numbers_take_the_marks_of_the_language_and_texts_do_not():
    with speaking(GERMAN):
        assert show(0.0333, ".3f") == "0,033"
        assert show(0.8, ".0%") == "80\u202f%"
        assert show(125543, ",") == "125.543"
        assert show("lr-0.1") == "lr-0.1"
    assert show(0.0333, ".3f") == "0.033"


def test_a_numeral_of_prose_is_read_as_its_language_writes_it():
    with speaking(GERMAN):
        assert values_of_prose("0,8") == [0.8]
        assert values_of_prose("1.000") == [1000]
    assert values_of_prose("0.8") == [0.8]
