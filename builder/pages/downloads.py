"""The line that offers the site for keeping: as one file, and as a folder in a zip.

It names their sizes, so it is written last: the pages inside the zip go without it.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape

from builder.base.report import size

PLACE = "@downloads@\n"  # where a page wants the line


def file_name(title: str) -> str:
    """A title as the name of a file: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "site"


def offer(single: bytes, archive: bytes | None, name: str) -> str:
    """The line, as HTML; without an archive it offers the single page alone."""
    whole = _link("single.html", f"{name}.html", "the whole article as one page", single)
    if archive is None:
        return f'<p class="downloads">To keep: {whole}.</p>\n'
    folder = _link(f"{name}.zip", f"{name}.zip", "the site as a folder", archive)
    return f'<p class="downloads">To keep, and to read without network: {whole}, or {folder}.</p>\n'


def _link(address: str, saved: str, words: str, content: bytes) -> str:
    return (
        f'<a href="{escape(address)}" download="{escape(saved)}">{words}</a> '
        f"({size(len(content)).replace(' ', ' ')})"
    )
