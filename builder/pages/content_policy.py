"""What a page may load and run, as its Content-Security-Policy.

Nothing remote, and nothing inline but what the build itself wrote.
"""

from __future__ import annotations

import base64
import hashlib
import re

PLACE = "@policy@"  # where a template wants the policy

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
STYLE = re.compile(r"<style>(?P<text>.*?)</style>", re.DOTALL)
_DATA = re.compile(r'\btype="application/')  # a block of data, which nothing runs


def with_policy(page: str) -> str:
    """The finished page with its policy in place: each inline script and style named by its hash.

    `file:` stands beside 'self' because not every browser counts the files of a folder on disk as
    one site; a page from the web cannot load from `file:` anyway.
    """
    own = "'self' file:"
    scripts = [found for found in _SCRIPT.finditer(page) if not _DATA.search(found["attributes"])]
    script_sources = [
        _hash(found["text"]) for found in scripts if "src=" not in found["attributes"]
    ]
    style_sources = [_hash(found["text"]) for found in STYLE.finditer(page)]
    if len(script_sources) < len(scripts):
        script_sources.insert(0, own)
    rules = {
        "default-src": "'none'",
        "script-src": _listed(script_sources),
        "style-src": _listed(style_sources),
        "img-src": f"{own} data:",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return page.replace(PLACE, "; ".join(f"{name} {sources}" for name, sources in rules.items()), 1)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _listed(sources: list[str]) -> str:
    return " ".join(dict.fromkeys(sources)) or "'none'"
