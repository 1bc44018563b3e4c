"""A small canvas: discs, squares and soft lines, drawn by Pillow at three times the size.

It draws the one picture that must not be a vector, the one that other sites show beside a link.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw

Colour = Sequence[float]  # red, green, blue, each 0 to 255
Line = tuple[float, float, float, float, float]  # from x, y to x, y; width in pixels

FINE = 3  # points drawn for a pixel, each way; their mean, at the end, softens every rim


class Canvas:
    """A picture of `width` × `height` pixels; x runs to the right, y down."""

    def __init__(self, width: int, height: int, ground: Colour) -> None:
        self.image = Image.new("RGB", (width * FINE, height * FINE), _whole(ground))
        self.pen = ImageDraw.Draw(self.image, "RGBA")  # so that light is laid over light

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A filled circle."""
        middle = (x + 0.5) * FINE, (y + 0.5) * FINE
        self.pen.circle(middle, radius * FINE, _whole(colour))

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle, its sides on whole pixels."""
        left, top, across, down = (round(side) for side in (x, y, width, height))
        if across > 0 < down:
            corner = (left + across) * FINE - 1, (top + down) * FINE - 1
            self.pen.rectangle((left * FINE, top * FINE, *corner), _whole(colour))

    def lines(self, lines: Iterable[Line], colour: Colour, strength: float) -> None:
        """Straight lines, each laid over the others with `strength`, 0 to 1."""
        for x0, y0, x1, y1, width in lines:
            # A line thinner than a point is drawn as one, and fainter.
            thick = max(1, round(width * FINE))
            light = round(255 * strength * min(1.0, width * FINE))
            ends = [(x + 0.5) * FINE for x in (x0, y0, x1, y1)]
            self.pen.line(ends, (*_whole(colour), light), thick)

    def png(self) -> bytes:
        """The picture as a file, the same bytes for the same pixels."""
        file = io.BytesIO()
        self.image.reduce(FINE).save(file, "PNG", optimize=False)
        return file.getvalue()


def _whole(colour: Colour) -> tuple[int, int, int]:
    red, green, blue = (round(part) for part in colour)
    return red, green, blue
