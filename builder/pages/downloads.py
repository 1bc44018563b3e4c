"""What a reader may take away: the record as files, and the site as one page or as a folder.

The line that offers the site names sizes, so it is written last: the pages inside the zip go
without it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from html import escape

from builder.base.report import size
from builder.language.speaking import marked, t

PLACE = "@downloads@\n"  # where a page wants the line
NOTEBOOK = "data/record.ipynb"


def file_name(title: str) -> str:
    """A title as the name of a file: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "site"


def offer(single: bytes, archive: bytes | None, name: str, archived: str = "") -> str:
    """The line, as HTML; without an archive it offers the single page alone.

    `name` is what the page is saved as, `archived` the archive's address.
    """
    whole = _link("single.html", f"{name}.html", t("the whole article as one page"), single)
    if archive is None:
        said = t("To keep: {page}.", page=whole)
    else:
        saved = archived.rpartition("/")[2]
        folder = _link(archived, saved, t("the site as a folder"), archive)
        said = t(
            "To keep, and to read without network: {page}, or {folder}.", page=whole, folder=folder
        )
    return f'<p class="downloads">{said}</p>\n'


def record_offer(files: Mapping[str, bytes], root: str) -> list[str]:
    """The files of the record, each as a line of HTML; `files` holds them by path."""
    said = {
        NOTEBOOK: t("a notebook that draws three figures and trains the network again, to compare"),
        "data/main.npz": t("the run as NumPy arrays, which the notebook reads"),
        "data/main.json": t("the run as these pages read it, which the notebook reads too"),
        "data/main.csv": t("every parameter at every epoch, for a spreadsheet"),
    }
    names = {path: path.rpartition("/")[2] for path in said}
    return [
        f"{_link(root + path, names[path], names[path], files[path])}: {says}"
        for path, says in said.items()
    ]


def _link(address: str, saved: str, words: str, content: bytes) -> str:
    size_told = marked(size(len(content))).replace(" ", "\u00a0")
    return f'<a href="{escape(address)}" download="{escape(saved)}">{words}</a> ({size_told})'
