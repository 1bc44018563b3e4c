"""The small canvas: what is drawn stands in the file, pixel by pixel."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from builder.pages.raster import Canvas

GROUND, INK = (10, 20, 30), (200, 100, 0)


def read(png: bytes) -> np.ndarray:
    """The pixels of a file, as a reader of PNG finds them."""
    with Image.open(io.BytesIO(png), formats=["PNG"]) as image:
        return np.asarray(image)


def test_an_empty_picture_is_its_ground():
    assert (read(Canvas(7, 5, GROUND).png()) == GROUND).all()


def test_a_box_fills_whole_pixels_and_no_others():
    canvas = Canvas(8, 6, GROUND)
    canvas.box(2, 1, 3, 4, INK)
    pixels = read(canvas.png())
    assert (pixels[1:5, 2:5] == INK).all()
    assert (pixels != GROUND).any(axis=2).sum() == 12


def test_a_disc_is_full_inside_soft_at_its_rim_and_the_same_all_round():
    canvas = Canvas(21, 21, GROUND)
    canvas.disc(10, 10, 6, INK)
    pixels = read(canvas.png())
    assert (pixels[10, 10] == INK).all()
    assert (pixels == pixels.transpose(1, 0, 2)).all()
    assert (pixels == pixels[::-1, ::-1]).all()
    red = pixels[10, :, 0]
    assert any(GROUND[0] < value < INK[0] for value in red)
    assert red[0] == red[-1] == GROUND[0]


def test_a_disc_over_the_edge_is_cut_off():
    canvas = Canvas(9, 9, GROUND)
    canvas.disc(0, 0, 3, INK)
    assert (read(canvas.png())[0, 0] == INK).all()


def test_lines_of_light_are_brighter_where_they_cross_and_never_beyond_their_colour():
    canvas = Canvas(21, 21, (0, 0, 0))
    canvas.lines([(0, 10, 20, 10, 1.0), (10, 0, 10, 20, 1.0)], (100, 100, 100), 0.6)
    red = read(canvas.png())[..., 0]
    assert 60 < red[10, 10] == red.max() <= 100
    assert red[10, 4] == red[4, 10] == 60
    assert red[3, 3] == 0


def test_a_line_thinner_than_a_point_is_fainter():
    def brightest(width: float) -> int:
        canvas = Canvas(9, 9, (0, 0, 0))
        canvas.lines([(0, 4, 8, 4, width)], (200, 200, 200), 1)
        return int(read(canvas.png())[..., 0].max())

    assert 0 < brightest(0.1) < brightest(0.3) < brightest(1.0) == 200
