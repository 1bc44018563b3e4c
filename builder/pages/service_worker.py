"""The service worker: what it keeps, and the digests by which it knows the files of its build."""

from __future__ import annotations

import json
from collections.abc import Mapping, Set

from builder.record.runs import digest_of, group_of

NAME = "sw.js"
KEPT = (".html", ".css", ".js", ".svg")
PICTURES = "pictures/"  # pages and all that they load
DIGITS = 16  # of a digest: enough to tell two builds of one file apart


def service_worker(
    source: str, files: Mapping[str, bytes], bundles: Mapping[str, str], without: Set[str]
) -> str:
    """The text of the worker that keeps a whole site, given the site's other files.

    `bundles` are the paths of the bundles' scripts by bundle: each holds the bytes of a JSON file,
    which the worker takes from there. `without` are pages that it leaves to the network, as it does
    with bundles that there may be any number of: without them, a page computes what they hold.
    """
    many = {script for name, script in bundles.items() if group_of(name) != name}
    copies = {f"data/{name}.json": path for name, path in bundles.items() if path not in many}
    kept = {
        name: digest_of(content)[:DIGITS]
        for name, content in sorted(files.items())
        if (name.endswith(KEPT) or name.startswith(PICTURES) or name in copies)
        and name not in without | many
    }
    build = digest_of(_json(kept).encode())[:DIGITS]
    return (
        f'const BUILD="{build}";\nconst FILES={_json(kept)};\n'
        f"const COPIES={_json(copies)};\n{source}\n"
    )


def _json(value: Mapping[str, str]) -> str:
    return json.dumps(value, separators=(",", ":"))
