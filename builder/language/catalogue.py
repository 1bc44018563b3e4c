"""Catalogues: gettext files, read and held against the texts that there are.

`site_assets/locale/de.po` says the interface in German; `content/de/names.po` what a content folder
calls its things. `python build.py strings` brings them up to date.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from babel import Locale
from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from builder.base.errors import BuildError
from builder.base.files import read_text
from builder.language.speaking import PLACE, Language

COMMENT = "# {}: `python build.py strings` brings this file up to date; docs/languages.md says how."


@dataclass(frozen=True)
class Text:
    """A text of the source: its forms, and where it stands first."""

    forms: tuple[str, ...]
    place: str


def read_catalogue(file: Path, code: str) -> Catalog:
    """A catalogue; an empty one where the file does not exist. Raises BuildError."""
    try:
        Locale.parse(code, sep="-")
        if not file.is_file():
            return Catalog(locale=code, fuzzy=False)
        return read_po(io.StringIO(read_text(file)), locale=code, abort_invalid=True)
    except PoFileError as error:
        reason = re.sub(r" on \d+$", "", str(error))
        raise BuildError(
            f"this is no catalogue ({reason}); mend it", file, error.lineno + 1
        ) from None
    except (UnknownLocaleError, ValueError) as error:
        raise BuildError(f"'{code}' is no language: {error}") from None


def language_of(code: str, catalogue: Catalog, names: Catalog) -> Language:
    """The language of a catalogue, with what the world's tables know of it."""
    locale = Locale.parse(code, sep="-")
    marks = locale.number_symbols["latn"]
    return Language(
        code=code,
        name=(locale.get_display_name() or code).capitalize(),
        direction=locale.text_direction,
        decimal=marks["decimal"],
        group=marks["group"],
        plural=catalogue.plural_expr,
        texts=_forms(catalogue),
        names={name: forms[0] for name, forms in _forms(names).items()},
    )


def _forms(catalogue: Catalog) -> dict[str, Sequence[str]]:
    said = {_ids(message)[0]: _strings(message) for message in catalogue if message.id}
    return {text: forms for text, forms in said.items() if all(forms)}


def faults_of(file: Path, catalogue: Catalog, texts: Sequence[Text]) -> list[BuildError]:
    """What a catalogue lacks, told at once, and what it says wrongly, each at its line."""
    messages = {_ids(message)[0]: message for message in catalogue if message.id}
    faults = []
    missing = [text for text in texts if text.forms[0] not in messages]
    if missing:
        told = f"{missing[0].forms[0]!r} ({missing[0].place})"
        told += f" and {len(missing) - 1} more are" if len(missing) > 1 else " is"
        faults.append(BuildError(f"{told} missing; run `python build.py strings`", file))
    for text in [text for text in texts if text not in missing]:
        message = messages[text.forms[0]]
        if wrong := _fault(message, text, catalogue.num_plurals):
            faults.append(BuildError(f"{text.forms[0]!r} {wrong}", file, message.lineno))
    return faults


def _fault(message: Message, text: Text, plurals: int) -> str:
    said = _strings(message)
    if not all(said):
        return "is not translated; write it"
    if message.fuzzy:
        return "has changed; look at its translation and take 'fuzzy' away"
    if len(text.forms) > 1 and len(said) != plurals:
        return f"has {len(said)} forms, and the language {plurals}; write them all"
    known = {place for form in text.forms for place in PLACE.findall(form)}
    for form in said:
        unknown = set(PLACE.findall(form)) ^ known
        if unknown - ({"n"} if len(text.forms) > 1 else set()):
            return f"has other places than its translation: {', '.join(sorted(unknown))}; mend them"
    return ""


def updated(catalogue: Catalog, texts: Sequence[Text], title: str) -> str:
    """The text of the catalogue's file with every text there is, and no other; new ones empty."""
    template = Catalog()
    for text in texts:
        one = text.forms[0] if len(text.forms) == 1 else text.forms
        template.add(one, locations=[(text.place.partition(":")[0], 1)])
    catalogue.update(template, no_fuzzy_matching=False)
    catalogue.obsolete.clear()
    out = io.BytesIO()
    write_po(out, catalogue, width=100, include_lineno=False, omit_header=True)
    code, plural = catalogue.locale_identifier, catalogue.plural_forms
    head = _HEADER.format(code=code, plural=plural)
    return f"{COMMENT.format(title)}\n{head}\n{out.getvalue().decode()}"


_HEADER = """msgid ""
msgstr ""
"Language: {code}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plural}\\n"
"""


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _strings(message: Message) -> tuple[str, ...]:
    said = message.string
    return (said,) if isinstance(said, str) else tuple(form or "" for form in said or ("",))
