"""The project's own code, shown beside the mathematics: pulled from the source, highlighted.

The source is read, not imported, so that what the reader sees is what stands in the file.
"""

from __future__ import annotations

import ast
import textwrap
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString
from pygments.lexers.python import PythonLexer
from pygments.token import STANDARD_TYPES, Name

from builder.errors import BuildError, near_miss
from builder.glossary import Glossary

ROOT = Path(__file__).resolve().parent.parent


def source_of(name: str) -> tuple[str, str]:
    """The text of a function or class, named as in `builder.network.sigmoid`, and its file.

    Raises BuildError (without a place) when there is none.
    """
    module, _, function = name.rpartition(".")
    file = ROOT.joinpath(*module.split(".")).with_suffix(".py")
    if not module or not file.is_file():
        raise BuildError(
            f"no module is called '{module}'; write one such as builder.network.sigmoid"
        )
    functions = _functions(file)
    if function not in functions:
        raise BuildError(f"{module} has no '{function}'; {near_miss(function, list(functions))}")
    return functions[function], file.relative_to(ROOT).as_posix()


@cache
def _functions(file: Path) -> dict[str, str]:
    """The source of every function and class at the top of a module, and of every method."""
    text = file.read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name not in found:
            segment = ast.get_source_segment(text, node, padded=True) or ""
            found[node.name] = textwrap.dedent(segment)
    return found


def highlighted(code: str, glossary: Glossary) -> Element:
    """Python code as `<pre><code>`: a class for each kind of token, glossary symbols marked."""
    pre = Element("pre")
    body = SubElement(pre, "code", {"class": "python"})
    for kind, text in PythonLexer().get_tokens(code):
        if kind in Name and text in glossary.by_symbol:
            attributes = {"class": "symbol", "data-symbol": glossary.by_symbol[text].name}
            _append(body, text, attributes)
        elif STANDARD_TYPES.get(kind) and text.strip():
            _append(body, text, {"class": STANDARD_TYPES[kind]})
        else:
            _append_text(body, text)
    return pre


def _append(body: Element, text: str, attributes: dict[str, str]) -> None:
    span = SubElement(body, "span", attributes)
    span.text = AtomicString(text)


def _append_text(body: Element, text: str) -> None:
    if len(body):
        body[-1].tail = AtomicString((body[-1].tail or "") + text)
    else:
        body.text = AtomicString((body.text or "") + text)
