"""ES modules to one classic script: browsers refuse module scripts in a page opened from disk.

Only a strict subset of the module syntax is taken: single-line imports of names from relative
files, and `export function`, `export async function`, `export const`, `export class`. Anything else
is refused by file and line, so that what runs in the page is what the modules say.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import minify

from builder.base.errors import BuildError
from builder.base.files import read_text
from builder.language.script_texts import translated
from builder.language.speaking import spoken

_IMPORT = re.compile(r"import \{ ([\w, ]+) \} from '(\.{1,2}/[\w./-]+\.js)';")
_EXPORT = re.compile(r"export (?:async )?(?:function\*?|const|class) (\w+)")
_MODULE_WORD = re.compile(r"\s*(?:import|export)\b")


def plain_script(path: Path) -> str:
    """A script that is no module, minified: it runs as it stands."""
    return minified(read_text(path))


def minified(script: str) -> str:
    """The script without comments and spaces, and with short names inside its functions."""
    return str(minify.string("application/javascript", script)).strip()


@dataclass(frozen=True)
class Modules:
    """The modules of a folder, each named by its path below it, and some that are in no file."""

    folder: Path
    made: Mapping[str, str] = field(default_factory=dict)  # their texts

    def bundle(self, *entries: str, given: Iterable[str] = ()) -> str:
        """All modules that the entries need, each in a function of its own, as one minified script.

        Their exports are kept in `explorable.modules` by path: there a second script finds the
        modules that the first has brought (`given`), and tests find all of them.
        """
        here = set(given)
        parts = [self._wrapped(module) for module in self.order(*entries) if module not in here]
        script = (
            "(() => {\n'use strict';\n"
            "const { modules } = (globalThis.explorable ??= { modules: {} });\n"
            + "\n".join(parts)
            + "\n})();\n"
        )
        return minified(script) + "\n"

    def order(self, *entries: str) -> list[str]:
        """The modules that the entries need, each after all it imports.

        Raises BuildError on a cycle, and on an import of what is not there.
        """
        ordered: list[str] = []
        open_modules: list[str] = []

        def visit(module: str, importer: Path | None, line: int | None) -> None:
            if module in ordered:
                return
            if module in open_modules:
                chain = " → ".join(map(posixpath.basename, [*open_modules, module]))
                raise BuildError(f"modules import each other in a circle: {chain}", importer, line)
            file = self.folder / module
            if module not in self.made and not file.is_file():
                raise BuildError(f"the module '{file.name}' does not exist", importer, line)
            open_modules.append(module)
            for number, text in enumerate(self._lines(module), start=1):
                if found := _IMPORT.fullmatch(text):
                    visit(_target(module, found[2]), file, number)
            open_modules.pop()
            ordered.append(module)

        for entry in entries:
            visit(entry, None, None)
        return ordered

    def _lines(self, module: str) -> list[str]:
        text = self.made.get(module) or read_text(self.folder / module)
        return translated(text, spoken()).splitlines()

    def _wrapped(self, module: str) -> str:
        lines, exports = [], []
        for number, line in enumerate(self._lines(module), start=1):
            if not _MODULE_WORD.match(line):
                lines.append(line)
            elif found := _IMPORT.fullmatch(line):
                lines.append(f"const {{ {found[1]} }} = modules['{_target(module, found[2])}'];")
            elif found := _EXPORT.match(line):
                exports.append(found[1])
                lines.append(line.removeprefix("export "))
            else:
                raise BuildError(
                    "this import or export is outside the subset that can be shipped; write "
                    "`import { a, b } from './x.js';` on one line, and export a function, const "
                    "or class",
                    self.folder / module,
                    number,
                )
        body, names = "\n".join(lines), ", ".join(exports)
        return f"modules['{module}'] = (() => {{\n{body}\nreturn {{ {names} }};\n}})();"


def _target(module: str, named: str) -> str:
    """The module that another one imports by a relative path."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(module), named))
