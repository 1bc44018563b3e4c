"""The texts of the page's script: found, and put in another language, before it is bundled.

They are the literals that `t('…')` and `tn(['…', '…'], n)` begin with, so that no script needs a
catalogue: the bundle of a language holds its own texts.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping

from builder.base.errors import BuildError
from builder.language.speaking import PLACE, Language

_LITERAL = r"(?:'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\")"
_TEXT = rf"{_LITERAL}(?:\s*\+\s*{_LITERAL})*"
_CALL = re.compile(
    rf"(?<![\w.])(?:t\(\s*(?P<text>{_TEXT})(?=\s*[,)])"
    rf"|tn\(\s*(?P<forms>\[\s*{_TEXT}\s*,\s*{_TEXT}\s*,?\s*\])(?=\s*,))"
)
_ANY_CALL = re.compile(r"(?<![\w.])(?<!function )tn?\((?!forms\[)")
_COMMENT = re.compile(r"^\s*(?://|/\*\*).*$", re.MULTILINE)

_VALUES = re.compile(r"\s*,?\s*\)|\s*,\s*\{")
_TOKEN = re.compile(rf"{_LITERAL}|`(?:[^`\\]|\\.)*`|[()\[\]{{}},]")
_ENTRY = re.compile(r"(\w+)(?:\s*:(.*))?", re.DOTALL)
_CLOSING = re.compile(r"\s*,?\s*\)")

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
    """The module with its texts in a language; one that it lacks stays as it is.

    A text needs no call in the page where its values stand beside it: it becomes a literal.
    """
    done, start = [], 0
    for match in _CALL.finditer(script):
        if match.start() < start:
            continue  # a text among the values of another
        forms = _forms(match)
        said = list(language.texts.get(forms[0], forms))
        end, told = match.end(), f"tn({_json(said)}" if match["forms"] else f"t({_json(said[0])}"
        if match["text"] and (values := _values(script, end)):
            given, end = values
            told = _literal(said[0], {n: translated(v, language) for n, v in given.items()})
        done += [script[start : match.start()], told]
        start = end
    return "".join([*done, script[start:]])


def _values(script: str, start: int) -> tuple[dict[str, str], int] | None:
    """The values that follow a text, by name, and where its call ends; None for another form."""
    found = _VALUES.match(script, start)
    if not found:
        return None
    parts, depth, begin = [], 0, found.end()
    if found[0].endswith(")"):
        return {}, begin
    for token in _TOKEN.finditer(script, begin):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token[0], 0)
        if (token[0] == "," and not depth) or depth < 0:
            parts.append(script[begin : token.start()].strip())
            begin = token.end()
        if depth < 0:
            break
    named = [_ENTRY.fullmatch(part) for part in parts if part]
    closing = _CLOSING.match(script, begin)
    if not closing or not all(named):
        return None
    return {one[1]: (one[2] or one[1]).strip() for one in named if one}, closing.end()


def _literal(text: str, values: Mapping[str, str]) -> str:
    """A text and the expressions of its places as a literal of JavaScript."""
    if not values:
        return _json(text)
    if missing := set(PLACE.findall(text)) - set(values):
        raise BuildError(f"the text {text!r} has no value for {', '.join(missing)}; give it one")
    escaped = re.sub(r"[`\\]|\$(?=\{)", r"\\\g<0>", text)
    return f"`{PLACE.sub(lambda place: f'${{{values[place[1]]}}}', escaped)}`"


def _json(said: str | list[str]) -> str:
    return json.dumps(said, ensure_ascii=False)


def _forms(match: re.Match[str]) -> Forms:
    if match["text"]:
        return (_value(match["text"]),)
    return tuple(_value(text) for text in re.findall(_TEXT, match["forms"]))


def _value(text: str) -> str:
    """What literals joined by `+` say: the escapes that we use in JavaScript are Python's too."""
    return "".join(ast.literal_eval(literal) for literal in re.findall(_LITERAL, text))


def _without_comments(script: str) -> str:
    return _COMMENT.sub(lambda match: " " * len(match[0]), script)
