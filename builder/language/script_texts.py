"""The texts of the page's script: found, and put in another language, before it is bundled.

They are the literals that `t('…')` and `tn(['…', '…'], n)` begin with, so that no script needs a
catalogue: the bundle of a language holds its own texts.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator

from builder.base.errors import BuildError
from builder.language.speaking import Language

_LITERAL = r"(?:'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\")"
_TEXT = rf"{_LITERAL}(?:\s*\+\s*{_LITERAL})*"
_CALL = re.compile(
    rf"(?<![\w.])(?:t\(\s*(?P<text>{_TEXT})(?=\s*[,)])"
    rf"|tn\(\s*(?P<forms>\[\s*{_TEXT}\s*,\s*{_TEXT}\s*,?\s*\])(?=\s*,))"
)
_ANY_CALL = re.compile(r"(?<![\w.])(?<!function )tn?\((?!forms\[)")
_COMMENT = re.compile(r"^\s*(?://|/\*\*).*$", re.MULTILINE)

Forms = tuple[str, ...]  # a text, or the two forms of one


def texts_of(script: str) -> Iterator[tuple[int, Forms]]:
    """Each text of a module with its line. Raises BuildError, without a file, for what is none."""
    found = {match.start(): match for match in _CALL.finditer(_without_comments(script))}
    for call in _ANY_CALL.finditer(_without_comments(script)):
        line = script.count("\n", 0, call.start()) + 1
        if call.start() not in found:
            raise BuildError("t( and tn( begin with a text in quotes; write it there", line=line)
        yield line, _forms(found[call.start()])


def translated(script: str, language: Language) -> str:
    """The module with its texts in a language; one that it lacks stays as it is."""

    def put(match: re.Match[str]) -> str:
        forms = language.texts.get(_forms(match)[0])
        group = "text" if match["text"] else "forms"
        if forms is None:
            return match[0]
        said = forms[0] if group == "text" else list(forms)
        start, end = (place - match.start() for place in match.span(group))
        return match[0][:start] + json.dumps(said, ensure_ascii=False) + match[0][end:]

    return _CALL.sub(put, script) if language.texts else script


def _forms(match: re.Match[str]) -> Forms:
    if match["text"]:
        return (_value(match["text"]),)
    return tuple(_value(text) for text in re.findall(_TEXT, match["forms"]))


def _value(text: str) -> str:
    """What literals joined by `+` say: the escapes that we use in JavaScript are Python's too."""
    return "".join(ast.literal_eval(literal) for literal in re.findall(_LITERAL, text))


def _without_comments(script: str) -> str:
    return _COMMENT.sub(lambda match: " " * len(match[0]), script)
