"""The project's own code, shown beside the mathematics: pulled from the source, highlighted.

The source is read, not imported, so that what the reader sees is what stands in the file.
"""

from __future__ import annotations

import ast
import textwrap
from functools import cache
from itertools import groupby
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString
from pygments.lexers.python import PythonLexer
from pygments.token import STANDARD_TYPES, Name

from builder.base.errors import BuildError, near_miss, unknown
from builder.prose.glossary import Glossary

ROOT = Path(__file__).resolve().parent.parent.parent


def source_of(name: str) -> tuple[str, str]:
    """The text of a function or class, named as in `builder.model.network.sigmoid`, and its file.

    Raises BuildError (without a place) when there is none.
    """
    module, _, function = name.rpartition(".")
    files = sorted((ROOT / "builder").rglob("[a-z]*.py"))
    modules = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in files}
    if module not in modules:
        raise unknown(module, modules, "module")
    file = modules[module]
    functions = _functions(file)
    if function not in functions:
        raise BuildError(f"{module} has no '{function}'; {near_miss(function, list(functions))}")
    return functions[function], file.relative_to(ROOT).as_posix()


def highlighted(code: str, glossary: Glossary) -> Element:
    """Python code as `<pre><code>`: a class for each kind of token, glossary symbols marked."""
    pre = Element("pre")
    body = SubElement(pre, "code", {"class": "python"})
    for (name, symbol), tokens in groupby(_tokens(code, glossary), key=lambda token: token[:2]):
        text = "".join(token[2] for token in tokens)
        if symbol:
            span = SubElement(body, "span", {"class": "symbol", "data-symbol": symbol})
            span.text = AtomicString(text)
        elif name:
            SubElement(body, "span", {"class": name}).text = AtomicString(text)
        else:
            _append_text(body, text)
    return pre


@cache
def _functions(file: Path) -> dict[str, str]:
    """The source of every function, class and method of a module, by name."""
    text = file.read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name not in found:
            segment = ast.get_source_segment(text, node, padded=True) or ""
            found[node.name] = textwrap.dedent(segment)
    return found


def _tokens(code: str, glossary: Glossary) -> list[tuple[str, str, str]]:
    """Each token as (class, symbol, text); plain names and white space have no class."""
    found = []
    for kind, text in PythonLexer().get_tokens(code):
        entry = glossary.by_identifier.get(text) if kind[:1] == Name else None
        name = "" if text.isspace() or kind is Name else STANDARD_TYPES.get(kind, "")
        found.append((name, entry.name if entry else "", text))
    return found


def _append_text(body: Element, text: str) -> None:
    if len(body):
        body[-1].tail = AtomicString((body[-1].tail or "") + text)
    else:
        body.text = AtomicString((body.text or "") + text)
