"""ES modules to one classic script: browsers refuse module scripts in a page opened from disk.

Only a strict subset of the module syntax is taken: single-line imports of names from relative
files, and `export function`, `export async function`, `export const`, `export class`. Anything else
is refused by file and line, so that what runs in the page is what the modules say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import rjsmin

from builder.base.errors import BuildError
from builder.base.files import read_text

_IMPORT = re.compile(r"import \{ ([\w, ]+) \} from '(\.{1,2}/[\w./-]+\.js)';")
_EXPORT = re.compile(r"export (?:async )?(?:function\*?|const|class) (\w+)")
_MODULE_WORD = re.compile(r"\s*(?:import|export)\b")


def bundle_modules(entries: Iterable[Path], root: Path, given: Iterable[Path] = ()) -> str:
    """All modules that `entries` need, each in a function of its own, as one minified script.

    Their exports are kept in `explorable.modules` by path below `root`: there a second script finds
    the modules that the first has brought (`given`), and tests find all of them.
    """
    here = set(given)
    parts = [_wrapped(path, root) for path in order_modules(entries) if path not in here]
    script = (
        "(() => {\n'use strict';\n"
        "const { modules } = (globalThis.explorable ??= { modules: {} });\n"
        + "\n".join(parts)
        + "\n})();\n"
    )
    return str(rjsmin.jsmin(script)).strip() + "\n"


def plain_script(path: Path) -> str:
    """A script that is no module, minified: it runs as it stands."""
    return str(rjsmin.jsmin(read_text(path))).strip()


def order_modules(entries: Iterable[Path]) -> list[Path]:
    """The modules that `entries` need, each after all it imports. Raises BuildError on a cycle."""
    ordered: list[Path] = []
    open_modules: list[Path] = []

    def visit(path: Path, importer: Path | None, line: int | None) -> None:
        if path in ordered:
            return
        if path in open_modules:
            chain = " → ".join(module.name for module in [*open_modules, path])
            raise BuildError(f"modules import each other in a circle: {chain}", importer, line)
        if not path.is_file():
            raise BuildError(f"the module '{path.name}' does not exist", importer, line)
        open_modules.append(path)
        for number, text in enumerate(read_text(path).splitlines(), start=1):
            found = _IMPORT.fullmatch(text)
            if found:
                visit((path.parent / found[2]).resolve(), path, number)
        open_modules.pop()
        ordered.append(path)

    for entry in entries:
        visit(entry.resolve(), None, None)
    return ordered


def _wrapped(path: Path, root: Path) -> str:
    lines, exports = [], []
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if not _MODULE_WORD.match(line):
            lines.append(line)
        elif found := _IMPORT.fullmatch(line):
            target = (path.parent / found[2]).resolve()
            lines.append(f"const {{ {found[1]} }} = modules['{_key(target, root)}'];")
        elif found := _EXPORT.match(line):
            exports.append(found[1])
            lines.append(line.removeprefix("export "))
        else:
            raise BuildError(
                "this import or export is outside the subset that can be shipped; write `import "
                "{ a, b } from './x.js';` on one line, and export a function, const or class",
                path,
                number,
            )
    body = "\n".join(lines)
    key = _key(path, root)
    return f"modules['{key}'] = (() => {{\n{body}\nreturn {{ {', '.join(exports)} }};\n}})();"


def _key(path: Path, root: Path) -> str:
    return path.relative_to(root.resolve()).as_posix()
