"""A small canvas: discs, squares and soft lines on a grid of pixels, written as PNG.

It draws the one picture that must not be a vector, the one that other sites show beside a link.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence

import numpy as np

from builder.model.grid import Floats

Colour = Sequence[float]  # red, green, blue, each 0 to 255
Line = tuple[float, float, float, float, float]  # from x, y to x, y; width in pixels

STEP = 0.5  # pixels between the points that a line is made of
PNG = b"\x89PNG\r\n\x1a\n"
TRUE_COLOUR = (8, 2, 0, 0, 0)  # bits a channel, kind of colour, and the only methods there are


class Canvas:
    """A picture of `width` × `height` pixels; x runs to the right, y down."""

    def __init__(self, width: int, height: int, ground: Colour) -> None:
        self.width = width
        self.height = height
        self.pixels: Floats = np.tile(np.asarray(ground, dtype=float), (height, width, 1))

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A filled circle with a soft rim."""
        rows, columns = _around(y, radius + 1, self.height), _around(x, radius + 1, self.width)
        down, across = np.ogrid[rows, columns]
        distance = np.hypot(across - x, down - y)
        self._mix(self.pixels[rows, columns], np.clip(radius + 0.5 - distance, 0, 1), colour)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle, its sides on whole pixels."""
        left, top = round(x), round(y)
        self.pixels[top : top + round(height), left : left + round(width)] = colour

    def lines(self, lines: Iterable[Line], colour: Colour, strength: float) -> None:
        """Straight lines of light: where they cross, they add up, to `strength` at most."""
        x, y, light = (np.concatenate(each) for each in zip(*map(_points, lines), strict=True))
        covered = np.zeros((self.height + 1) * (self.width + 1))
        left, top = np.floor(x).astype(int), np.floor(y).astype(int)
        for right, down in ((0, 0), (1, 0), (0, 1), (1, 1)):
            share = np.abs(1 - right - (x - left)) * np.abs(1 - down - (y - top))
            at = (top + down) * (self.width + 1) + left + right
            covered += np.bincount(at, share * light, covered.size)
        grid = covered.reshape(self.height + 1, self.width + 1)[:-1, :-1]
        self._mix(self.pixels, np.minimum(grid, strength), colour)

    def png(self) -> bytes:
        """The picture as a file, the same bytes for the same pixels."""
        rows = np.rint(self.pixels).astype(np.uint8).reshape(self.height, -1)
        # Each row less the one above it, which is what the 2 before it says.
        changes = np.diff(rows, axis=0, prepend=np.zeros_like(rows[:1]))
        filtered = np.hstack([np.full((self.height, 1), 2, np.uint8), changes])
        header = struct.pack(">II5B", self.width, self.height, *TRUE_COLOUR)
        parts = ((b"IHDR", header), (b"IDAT", zlib.compress(filtered.tobytes(), 6)), (b"IEND", b""))
        return PNG + b"".join(_chunk(kind, content) for kind, content in parts)

    @staticmethod
    def _mix(pixels: Floats, share: Floats, colour: Colour) -> None:
        """Bring pixels nearer to a colour, each by its share of 1."""
        meant = share > 0  # few of them: whole pictures in between would cost the build its memory
        pixels[meant] += share[meant, None] * (np.asarray(colour) - pixels[meant])


def _around(middle: float, reach: float, end: int) -> slice:
    """The pixels of one axis that lie within reach, and on the canvas."""
    return slice(max(0, int(middle - reach)), min(end, int(middle + reach) + 2))


def _points(line: Line) -> tuple[Floats, Floats, Floats]:
    """The points of a line, side by side across its width, and the light that each brings."""
    x0, y0, x1, y1, width = line
    length = float(np.hypot(x1 - x0, y1 - y0)) or 1.0
    along = np.linspace(0, 1, max(2, int(length / STEP)))
    across = np.linspace(-0.5, 0.5, max(1, round(width / STEP))) * max(0.0, width - 1)
    x = x0 + along[:, None] * (x1 - x0) - across * (y1 - y0) / length
    y = y0 + along[:, None] * (y1 - y0) + across * (x1 - x0) / length
    light = np.full(x.size, min(width, 1.0) * STEP / max(1.0, len(across) / max(width, 1.0)))
    return x.ravel(), y.ravel(), light


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
