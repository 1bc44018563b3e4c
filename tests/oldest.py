"""What the page's styles and scripts use that the oldest browsers do not know.

`newer.json` holds what came to one of them after OLDEST, from MDN's browser-compat-data:

    npm pack @mdn/browser-compat-data && tar xf mdn-browser-compat-data-*.tgz
    python -m tests.oldest package/data.json
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from tests.project import ROOT

OLDEST = {"chrome": 120, "firefox": 115, "safari": 17}
NEWER = ROOT / "tests" / "newer.json"
QUOTED = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"", re.DOTALL)
HELPED = re.compile(
    r"(?<!Object)\.(?:values|keys|entries|matchAll)\([^()]*\)\s*"
    r"\.(?:map|filter|take|drop|flatMap|reduce|toArray|forEach|some|every|find)\("
)

Features = Mapping[str, Mapping[str, str]]  # kind → name → the browsers that got it later


def newer() -> Features:
    """The table as it was last renewed."""
    kinds = json.loads(NEWER.read_text(encoding="utf-8"))
    return {
        kind: {name: late for late, names in groups.items() for name in names.split(", ")}
        for kind, groups in kinds.items()
    }


def used_by_styles(css: str, features: Features) -> set[str]:
    """The newer properties, values, rules, selectors and functions that stand in a style."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    found = {f"@{rule}" for rule in re.findall(r"@([-a-z]+)", css)}
    selectors = re.sub(r"{[^{}]*}", "{}", css)
    found |= set(re.findall(r"::?[-a-z]+", selectors))
    found |= {f"{f}()" for f in re.findall(r"[-\w]+(?=\()", css)}
    found |= {f"({feature})" for feature in re.findall(r"\(([-a-z]+):", css)}
    for name, value in re.findall(r"(?<![-\w])([-a-z]+)\s*:([^;{}]*)", css):
        found |= {name} | {f"{name}: {word}" for word in re.findall(r"[-a-z]+", value)}
        found |= {f"1{unit}" for unit in re.findall(r"\d([a-z]+)", value)}
    return found & features["css"].keys()


def used_by_scripts(javascript: str, features: Features) -> set[str]:
    """The newer globals, members and helpers of iterators that stand in a script.

    What a member belongs to is not known, so a name that the script gives to something of its own
    is taken for that.
    """
    bare = QUOTED.sub("", javascript)
    own = set(re.findall(r"(?<![.\w])[A-Za-z]\w+", bare))
    own |= set(re.findall(r"\bthis\.(\w+)", bare))
    members = set(re.findall(r"(?<!\.)\.(\w+)", bare)) - own
    found = (own | {f".{name}" for name in members}) & features["script"].keys()
    return found | ({"iterator helpers"} if HELPED.search(bare) else set())


def used_by_markup(html: str, features: Features) -> set[str]:
    """The newer elements and attributes that stand in a page."""
    found = set()
    for name, attributes in re.findall(r"<([a-z]\w*)([^<>]*)", re.sub(r'"[^"]*"', "", html)):
        found |= {f"<{name}>"}
        for attribute in re.findall(r"\s([a-z]+)(?=[\s=]|$)", attributes):
            found |= {f"{name} {attribute}", attribute}
    return found & features["markup"].keys()


def table(data: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """By kind and lateness, the names of what in MDN's data is newer than OLDEST."""
    kinds = {"css": _styles(data["css"]), "script": _scripts(data), "markup": _markup(data["html"])}
    found: dict[str, dict[str, str]] = {}
    for kind, features in kinds.items():
        late = sorted((when, name) for name, when in dict(features).items() if when)
        groups = groupby(late, key=itemgetter(0))
        found[kind] = {when: ", ".join(name for _, name in group) for when, group in groups}
    return found


def _styles(css: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, entry in css["properties"].items():
        yield name, lateness(entry)
        for word, value in _children(entry):
            yield f"{name}: {word.replace('_', '-')}", lateness(value)
    for name, entry in css["at-rules"].items():
        yield f"@{name}", lateness(entry)
        for word, value in _children(entry):
            if name == "media" and word not in ("nested-queries",):
                yield f"({word})", lateness(value)
    for name, entry in _children(css["selectors"]):
        yield f":{name}", lateness(entry)
        yield f"::{name}", lateness(entry)
    for kind, entry in _children(css["types"]):
        yield f"{kind}()", lateness(entry)
        for name, value in _children(entry):
            yield f"{name}()", lateness(value)
            yield f"1{name}", lateness(value)


def _scripts(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A name that stands for something old anywhere is taken for that."""
    late: dict[str, str] = {}

    def add(name: str, entry: Mapping[str, Any]) -> None:
        late[name] = lateness(entry) if late.get(name, "new") else ""
        for member, one in _children(entry):
            add(f".{member.removesuffix('_static')}", one)

    for name, entry in [*_children(data["api"]), *_children(data["javascript"]["builtins"])]:
        add(name, entry)
    for name, entry in data["css"]["properties"].items():  # as `element.style` names them
        first, *others = name.strip("-").split("-")
        add("." + first + "".join(map(str.capitalize, others)), {"__compat": entry["__compat"]})
    yield from late.items()


def _markup(html: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, entry in _children(html["elements"]):
        yield f"<{name}>", lateness(entry)
        for attribute, one in _children(entry):
            yield f"{name} {attribute}", lateness(one)
    for attribute, entry in _children(html["global_attributes"]):
        yield attribute, lateness(entry)


def _children(entry: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((name, one) for name, one in entry.items() if name != "__compat")


def lateness(entry: Mapping[str, Any]) -> str:
    """The browsers that got a feature after OLDEST or never, as 'firefox 121, safari never'."""
    support = entry.get("__compat", {}).get("support", {})
    found = []
    for browser, oldest in OLDEST.items():
        if first := _first(support[browser]) if browser in support else None:
            found += (
                [f"{browser} {first}"] if first == "never" or float(first) >= oldest + 1 else []
            )
    return "" if found == [f"{browser} never" for browser in OLDEST] else ", ".join(found)


def _first(known: Mapping[str, Any] | list[Mapping[str, Any]]) -> str:
    """The version that first had the whole of a feature without being asked, or 'never'."""
    every = known if isinstance(known, list) else [known]
    whole = [one for one in every if not one.keys() & {"flags", "partial_implementation", "prefix"}]
    added = [str(one["version_added"]).lstrip("≤") for one in whole if one["version_added"]]
    return min((one for one in added if one[0].isdigit()), key=float, default="never")


def main() -> None:
    """Renew the table from a file of MDN's data."""
    data = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    NEWER.write_text(json.dumps(table(data), indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
