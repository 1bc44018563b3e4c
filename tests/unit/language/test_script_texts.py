"""The texts of the page's script: found, put in another language, and turned into literals."""

from __future__ import annotations

import pytest

from builder.base.errors import BuildError
from builder.language.script_texts import texts_of, translated
from builder.language.speaking import SOURCE, Language

GERMAN = Language(
    code="de",
    texts={
        "Close": ("Schließen",),
        "{n} of {count}": ("{count}, davon {n}",),
        "{n} picture": ("{n} Bild", "{n} Bilder"),
    },
)


def test_texts_are_found_with_their_lines_and_not_in_comments():
    script = "// t('not this')\nconst a = t('Close');\nb(tn(['{n} picture', '{n} pictures'], n));\n"
    assert list(texts_of(script)) == [(2, ("Close",)), (3, ("{n} picture", "{n} pictures"))]


def test_literals_that_are_joined_are_one_text():
    assert list(texts_of("t('Half of it, ' +\n  'half of it.')")) == [
        (1, ("Half of it, half of it.",))
    ]


@pytest.mark.parametrize("call", ["t(name)", "t(`a ${b}`)", "tn(forms, n)", "t(a ? 'b' : 'c')"])
def test_a_call_that_begins_with_no_text_is_refused(call):
    with pytest.raises(BuildError, match="begin with a text"):
        list(texts_of(call))


@pytest.mark.parametrize(
    ("script", "english", "german"),
    [
        ("a = t('Close');", 'a = "Close";', 'a = "Schließen";'),
        (
            "t('{n} of {count}', { n: f(1, [2]), count })",
            "`${f(1, [2])} of ${count}`",
            "`${count}, davon ${f(1, [2])}`",
        ),
        (
            "tn(['{n} picture', '{n} pictures'], n)",
            'tn(["{n} picture", "{n} pictures"], n)',
            'tn(["{n} Bild", "{n} Bilder"], n)',
        ),
        ("t('{n} of {count}', told)", 't("{n} of {count}", told)', 't("{count}, davon {n}", told)'),
        ("h(t('Close'), { t: 1 })", 'h("Close", { t: 1 })', 'h("Schließen", { t: 1 })'),
        ("t('{n} of {count}', { n: t('Close'), count: 1 })", '`${"Close"} of ${1}`',
         '`${1}, davon ${"Schließen"}`'),
    ],
)  # fmt: skip
def test_a_text_becomes_a_literal_of_its_language(script, english, german):
    assert translated(script, SOURCE) == english
    assert translated(script, GERMAN) == german


def test_a_text_that_a_language_lacks_stays_english():
    assert translated("t('Later')", GERMAN) == '"Later"'


def test_a_place_without_a_value_is_refused():
    with pytest.raises(BuildError, match="no value for count"):
        translated("t('{n} of {count}', { n })", SOURCE)
