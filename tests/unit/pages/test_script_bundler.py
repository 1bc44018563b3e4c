"""Modules wrapped into one classic script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.base.errors import BuildError
from builder.pages.script_bundler import Modules


def modules(folder: Path, **texts: str) -> Modules:
    for name, text in texts.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return Modules(folder, {"made.js": "export const SIX = 6;\n"})


def test_a_module_stands_after_all_it_imports_and_once(tmp_path):
    made = modules(
        tmp_path,
        top="import { B } from './middle.js';\nimport { SIX } from './made.js';\n",
        middle="import { SIX } from './made.js';\nexport const B = SIX;\n",
    )
    assert made.order("top.js") == ["made.js", "middle.js", "top.js"]


def test_a_later_script_takes_what_the_first_has_brought(tmp_path):
    made = modules(tmp_path, top="import { SIX } from './made.js';\nexport const A = SIX;\n")
    script = made.bundle("top.js", given=["made.js"])
    assert '["made.js"]=' not in script
    assert re.search(r'SIX:(\w+)\}=\w+\["made\.js"\]', script)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("import { A } from './absent.js';\n", 1, "'absent.js' does not exist"),
        ("\nimport A from './made.js';\n", 2, "outside the subset"),
        ("export default 6;\n", 1, "outside the subset"),
        ("import { A } from './top.js';\n", 1, "in a circle: top.js → top.js"),
    ],
)
def test_what_cannot_be_shipped_is_refused_with_its_line(tmp_path, text, line, told):
    with pytest.raises(BuildError, match=re.escape(told)) as caught:
        modules(tmp_path, top=text).bundle("top.js")
    assert (caught.value.file, caught.value.line) == (tmp_path / "top.js", line)
