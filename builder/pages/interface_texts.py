"""Every text of the interface: of the page's script, of the templates, and of Python."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from builder.base.errors import BuildError
from builder.base.files import read_text
from builder.language.catalogue import Text
from builder.language.script_texts import texts_of
from builder.pages.templating import TEMPLATES, calls_in

BUILDER = Path(__file__).resolve().parent.parent
_SPEAKS = re.compile(r"^from builder\.language\.speaking import [^\n]*\btn?\b", re.MULTILINE)


def interface_texts(assets: Path) -> list[Text]:
    """All of them, each once, in the order of files. Raises BuildError where one is no literal."""
    found = [*_of_scripts(assets / "js"), *_of_templates(), *_of_python()]
    return list({text.forms[0]: text for text in reversed(found)}.values())[::-1]


def _of_scripts(folder: Path) -> Iterator[Text]:
    for file in sorted(folder.rglob("*.js")):
        name = f"js/{file.relative_to(folder).as_posix()}"
        try:
            for line, forms in texts_of(read_text(file)):
                yield Text(forms, f"{name}:{line}")
        except BuildError as error:
            raise BuildError(error.message, file, error.line) from None


def _of_templates() -> Iterator[Text]:
    for file in sorted(TEMPLATES.glob("*.html")):
        for name, line, values in calls_in(read_text(file)):
            yield from _text(name, values, file, line)


def _of_python() -> Iterator[Text]:
    for file in sorted(BUILDER.rglob("*.py")):
        source = read_text(file)
        for node in ast.walk(ast.parse(source)) if _SPEAKS.search(source) else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                values = [getattr(value, "value", None) for value in node.args]
                yield from _text(node.func.id, values, file, node.lineno)


def _text(function: str, values: list[object], file: Path, line: int) -> Iterator[Text]:
    """The text of a call, if it is one. Raises BuildError unless it begins with literals."""
    if function not in ("t", "tn"):
        return
    given = values[: 1 if function == "t" else 2]
    forms = tuple(value for value in given if isinstance(value, str))
    if not forms or len(forms) != len(given):
        raise BuildError("t( and tn( begin with a text in quotes; write it there", file, line)
    yield Text(forms, f"{file.relative_to(BUILDER).as_posix()}:{line}")
