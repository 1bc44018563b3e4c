"""The small canvas: what is drawn stands in the file, pixel by pixel."""

from __future__ import annotations

import struct
import zlib

import numpy as np

from builder.pages.raster import PNG, Canvas

GROUND, INK = (10, 20, 30), (200, 100, 0)


def read(png: bytes) -> np.ndarray:
    """The pixels of a file of ours, as a reader of PNG finds them."""
    assert png.startswith(PNG)
    chunks, at = {}, len(PNG)
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        content = png[at + 8 : at + 8 + size]
        assert zlib.crc32(kind + content) == struct.unpack(">I", png[at + 8 + size :][:4])[0]
        chunks[kind] = content
        at += size + 12
    width, height, *form = struct.unpack(">II5B", chunks[b"IHDR"])
    assert form == [8, 2, 0, 0, 0]
    rows = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(height, -1)
    assert (rows[:, 0] == 2).all()
    return np.cumsum(rows[:, 1:], axis=0, dtype=np.uint8).reshape(height, width, 3)


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


def test_lines_add_up_where_they_cross_to_no_more_than_their_strength():
    canvas = Canvas(21, 21, (0, 0, 0))
    crossing = [(0.0, 10.0, 20.0, 10.0, 1.0), (10.0, 0.0, 10.0, 20.0, 1.0)]
    canvas.lines([(x0, y0, x1, y1, 0.4) for x0, y0, x1, y1, _ in crossing], (100, 100, 100), 0.6)
    red = read(canvas.png())[..., 0]
    assert red[10, 10] == red.max() <= 60
    assert 0 < red[10, 4] < red[10, 10]
    assert red[3, 3] == 0
