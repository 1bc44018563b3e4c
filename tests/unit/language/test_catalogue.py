"""Catalogues: what they lack or say wrongly, with their lines, and how they are kept up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.base.errors import BuildError
from builder.language.catalogue import Text, faults_of, language_of, read_catalogue, updated

HEAD = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
CLOSE = Text(("Close",), "js/a.js:3")
STEPS = Text(("{n} step", "{n} steps"), "js/a.js:4")
OF = Text(("{n} of {count}",), "js/a.js:5")


def written(folder: Path, text: str) -> Path:
    file = folder / "de.po"
    file.write_text(HEAD + text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("entry", "text", "told"),
    [
        ('msgid "Close"\nmsgstr ""\n', CLOSE, "is not translated"),
        ('#, fuzzy\nmsgid "Close"\nmsgstr "Schließen"\n', CLOSE, "has changed"),
        ('msgid "{n} of {count}"\nmsgstr "{n} von {anzahl}"\n', OF, "other places"),
        ('msgid "{n} of {count}"\nmsgstr "von {count}"\n', OF, "other places"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, entry, text, told):
    file = written(tmp_path, entry)
    (fault,) = faults_of(file, read_catalogue(file, "de"), [text])
    assert told in fault.message
    assert fault.file == file
    assert fault.line in (6, 7)


def test_a_text_that_is_missing_is_told_with_where_it_stands(tmp_path):
    file = written(tmp_path, "")
    (fault,) = faults_of(file, read_catalogue(file, "de"), [CLOSE])
    assert fault.message == "'Close' (js/a.js:3) is missing; run `python build.py strings`"


def test_of_many_texts_that_are_missing_the_first_is_told_and_how_many_there_are(tmp_path):
    file = written(tmp_path, "")
    (fault,) = faults_of(file, read_catalogue(file, "de"), [CLOSE, STEPS, OF])
    assert fault.message.startswith("'Close' (js/a.js:3) and 2 more are missing; run")


def test_a_catalogue_without_faults_is_a_language(tmp_path):
    entries = (
        'msgid "Close"\nmsgstr "Schließen"\n\n'
        'msgid "{n} step"\nmsgid_plural "{n} steps"\nmsgstr[0] "ein Schritt"\n'
        'msgstr[1] "{n} Schritte"\n'
    )
    file = written(tmp_path, entries)
    catalogue = read_catalogue(file, "de")
    assert faults_of(file, catalogue, [CLOSE, STEPS]) == []
    language = language_of("de", catalogue, read_catalogue(tmp_path / "none.po", "de"))
    assert (language.name, language.decimal, language.group) == ("Deutsch", ",", ".")
    assert language.texts["{n} step"] == ("ein Schritt", "{n} Schritte")


def test_what_is_written_holds_every_text_and_keeps_what_was_translated(tmp_path):
    file = written(tmp_path, 'msgid "Close"\nmsgstr "Schließen"\n\nmsgid "Gone"\nmsgstr "Weg"\n')
    file.write_text(updated(read_catalogue(file, "de"), [CLOSE, STEPS], "A title"))
    catalogue = read_catalogue(file, "de")
    kept = catalogue.get("Close")
    assert kept is not None
    assert kept.string == "Schließen"
    assert catalogue.get("Gone") is None
    assert [fault.message for fault in faults_of(file, catalogue, [CLOSE, STEPS])] == [
        "'{n} step' is not translated; write it"
    ]


def test_a_damaged_catalogue_and_an_unknown_language_are_refused(tmp_path):
    with pytest.raises(
        BuildError, match=r"no catalogue \(Unknown or misformatted keyword\)"
    ) as caught:
        read_catalogue(written(tmp_path, "nonsense\n"), "de")
    assert caught.value.line == 6
    with pytest.raises(BuildError, match="no language"):
        read_catalogue(tmp_path / "none.po", "xx")
