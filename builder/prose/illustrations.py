"""Pictures that a chapter shows: PNG, SVG and WebP files beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

from PIL import Image

from builder.base.errors import BuildError, near_miss, shortened
from builder.record.runs import digest_of

FORMATS = {".png": "PNG", ".webp": "WEBP", ".svg": "SVG"}
LARGEST_SIDE = 4_000  # px; no screen shows more of it

_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
_SVG = "{http://www.w3.org/2000/svg}"
_ACTIVE = frozenset("script foreignObject iframe object embed audio video a".split())
_OUTSIDE = re.compile(r"@import|javascript:|url\(\s*[\"']?(?!#|data:image/)", re.IGNORECASE)
_DECLARATION = re.compile(r"<!DOCTYPE|<!ENTITY|<\?xml-stylesheet", re.IGNORECASE)


@dataclass(frozen=True)
class Illustration:
    """A picture as the site keeps it; a `Picture` is what the network reads."""

    path: str  # in the site; the name carries the content
    content: bytes
    width: int  # px
    height: int  # px


def read_illustration(folder: Path, name: str) -> Illustration:
    """The picture of that name in a folder. Raises BuildError, without a place or at the file."""
    file = folder / name
    kind = FORMATS.get(file.suffix.lower())
    if not _NAME.fullmatch(name):
        raise BuildError(f"{shortened(name)} names no picture; it stands beside the chapters")
    if kind is None:
        raise BuildError(f"'{name}' is no PNG, SVG or WebP file; convert the picture to one")
    if not file.is_file():
        there = [path.name for path in sorted(folder.iterdir()) if path.suffix.lower() in FORMATS]
        remedy = near_miss(name, there) if there else "put it beside the chapters"
        raise BuildError(f"there is no picture '{name}'; {remedy}")
    content = file.read_bytes()
    try:
        width, height = _svg_size(content) if kind == "SVG" else _size(content, kind)
    except BuildError as error:
        raise BuildError(error.message, file, error.line) from None
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        sides = f"{width} by {height} pixels"
        raise BuildError(f"this picture has {sides}; give it 1 to {LARGEST_SIDE:,} each", file)
    path = f"pictures/{file.stem}.{digest_of(content)[:10]}{file.suffix.lower()}"
    return Illustration(path, content, width, height)


def _size(content: bytes, kind: str) -> tuple[int, int]:
    """Width and height of a picture of pixels, which is decoded to see that it is whole."""
    try:
        with Image.open(BytesIO(content), formats=[kind]) as image:
            if max(image.size) <= LARGEST_SIDE:
                image.load()
            return image.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise BuildError(f"this is no {kind} picture, or not all of one; save it again") from None


def _svg_size(content: bytes) -> tuple[int, int]:
    """Width and height of an SVG, which may hold nothing that acts or comes from elsewhere."""
    try:
        text = content.decode("utf-8-sig")
        if declared := _DECLARATION.search(text):
            raise BuildError(f"a picture may not hold '{declared[0]}'; delete it")
        root = fromstring(text)
    except ParseError as error:
        reason, line = str(error).partition(":")[0], error.position[0]
        raise BuildError(f"this is not SVG ({reason}); save the picture again", line=line) from None
    except UnicodeDecodeError:
        raise BuildError("this is not UTF-8 text; save the picture as UTF-8") from None
    if root.tag != f"{_SVG}svg":
        raise BuildError("this is no SVG: it must begin with an <svg> of SVG's name space")
    for element in root.iter():
        _check_element(element)
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        _, _, width, height = map(float, box)
        return round(width), round(height)
    except (ValueError, OverflowError):
        raise BuildError("the <svg> has no viewBox='0 0 width height'; give it one") from None


def _check_element(element: Element) -> None:
    """Raise BuildError for what acts, or for what is fetched."""
    name = str(element.tag).rpartition("}")[2]
    if name in _ACTIVE:
        raise BuildError(f"the picture holds <{name}>; a picture may neither act nor lead away")
    for key, value in [*element.attrib.items(), ("style", element.text or "")]:
        own = key.rpartition("}")[2]
        if own.lower().startswith("on"):
            raise BuildError(f"the picture holds '{own}', a script; delete it")
        leads = own == "href" and not value.startswith(("#", "data:image/"))
        leads = leads or (own == "attributeName" and value.endswith("href"))
        if leads or _OUTSIDE.search(value):
            raise BuildError(f"the picture asks for {shortened(value)}; put into it what it shows")
