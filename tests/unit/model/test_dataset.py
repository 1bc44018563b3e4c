"""Pictures drawn as text, and every way to draw them wrongly."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.base.errors import BuildError
from builder.base.files import read_text
from builder.model.dataset import Dataset, PictureFormat, refuse_empty_class, refuse_shared
from builder.model.pictures import parse_pictures, read_pictures
from tests import project

FILE = Path("pictures.txt")
SMALL = PictureFormat(rows=2, columns=3, classes=("0", "1"), levels=".#")
GREY = PictureFormat(rows=1, columns=3, classes=("0", "1"), levels=".-#")

GOOD = """# Two pictures.

0 corners
#.#
#.#

1 a bar
.#.
.#.
"""


def test_pixels_labels_and_names_are_read_in_file_order():
    found = parse_pictures(GOOD, FILE, SMALL)
    assert found.x.tolist() == [[1, 0, 1, 1, 0, 1], [0, 1, 0, 0, 1, 0]]
    assert found.labels == (0, 1)
    assert found.names == ("corners", "a bar")
    assert [place.line for place in found.places] == [3, 7]
    assert found.y.tolist() == [[1, 0], [0, 1]]


def test_levels_between_off_and_on_are_grey():
    assert parse_pictures("0 ramp\n.-#\n", FILE, GREY).x.tolist() == [[0.0, 0.5, 1.0]]


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace("\n", "\r\n"),
        "\ufeff" + GOOD,
        GOOD + "\n\n\n",
        GOOD.replace("#.#\n#.#", "#.#  \n# a comment between\n#.#\t"),
        GOOD.removesuffix("\n"),
    ],
    ids=["CRLF", "byte order mark", "blank lines", "comment and spaces", "no last line end"],
)
def test_line_ends_marks_spaces_and_comments_do_not_matter(tmp_path, text):
    file = tmp_path / "pictures.txt"
    file.write_bytes(text.encode())
    found = read_pictures(file, SMALL)
    assert found.x.tolist() == parse_pictures(GOOD, FILE, SMALL).x.tolist()
    assert found.names == ("corners", "a bar")


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("", "pictures.txt", "no pictures here; add a label line and its pixels"),
        ("# only a comment", "pictures.txt", "no pictures here"),
        ("\n2 two\n#.#\n#.#\n", "pictures.txt:2", "'2' is not a label (known here: 0, 1)"),
        ("#\n0 a\n#.#\n#.#\n", "pictures.txt:1", "and a comment with '# '"),
        ("0\n#.#\n#.#\n", "pictures.txt:1", "no name; write one after the label 0"),
        ("0 a\n#.#\n", "pictures.txt:1", "1 rows follow, not 2; write 2 rows of 3 pixels"),
        ("0 a\n#.#\n#.#\n1 b\n", "pictures.txt:1", "3 rows follow, not 2"),
        ("0 a\n#.#\n#.\n", "pictures.txt:3", "the row has 2 pixels, not 3"),
        ("0 a\n#.#\n# c\n#.##\n", "pictures.txt:4", "the row has 4 pixels, not 3"),
        ("0 a\n#.#\n#x#\n", "pictures.txt:3", "'x' is not a pixel; write '#' for on and '.'"),
        ("0 a\n#\t#\n#.#\n", "pictures.txt:2", r"'\t' is not a pixel"),
        ("0 a\n#.#\n#.#\n\n1 b\n#.#\n#.#\n", "pictures.txt:5", "equals the one at line 1"),
        (
            "0 a\n#.#\n#.#\n\n1 a\n#..\n#..\n\n0 a\n...\n#.#\n",
            "pictures.txt:9",
            "the picture at line 1 is called '0 a' too; give this one another name",
        ),
    ],
)
def test_a_fault_in_a_picture_is_told_with_its_line(text, place, message):
    with pytest.raises(BuildError) as caught:
        parse_pictures(text, FILE, SMALL)
    assert caught.value.place == place
    assert message in caught.value.message


def test_a_wrong_pixel_is_told_with_its_column():
    with pytest.raises(BuildError) as caught:
        parse_pictures("0 a\n#.#\n#.o\n", FILE, SMALL)
    assert (caught.value.line, caught.value.column) == (3, 3)


def test_the_remedy_names_the_grey_levels_too():
    with pytest.raises(BuildError, match=r"'#' for on and '\.' for off, or one of '-' between"):
        parse_pictures("0 a\n.x#\n", FILE, GREY)


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        (None, "file.txt", "there is no such file; create it or correct the name"),
        (b"0 a\n\xff\xfe", "file.txt:2", "this is not UTF-8 text; save the file as UTF-8"),
        (b"#" * 10_000_001, "file.txt", "larger than 10 MB; is it the right one?"),
    ],
    ids=["missing", "not UTF-8", "huge"],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path, content, place, message):
    file = tmp_path / "file.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(BuildError) as caught:
        read_text(file)
    assert caught.value.place == str(tmp_path / place)
    assert message in caught.value.message


@pytest.mark.parametrize("name", ["", "a\0b"], ids=["a folder", "an impossible name"])
def test_a_name_of_no_file_is_told(tmp_path, name):
    with pytest.raises(BuildError, match="cannot be read"):
        read_text(tmp_path / name)


@given(st.text(alphabet=st.sampled_from(list("01 ab.#\t\r\n\ufeff\x0c\u2028é")), max_size=80))
def test_no_text_leads_to_any_other_error(text):
    found = project.outcome(lambda: parse_pictures(text, FILE, SMALL))
    assert isinstance(found, Dataset) or found.file == FILE


@given(st.lists(st.integers(0, 2), min_size=3, max_size=3))
def test_a_picture_is_drawn_as_it_was_written(levels):
    pixels = np.array(levels) / 2
    drawn = GREY.draw(pixels)
    assert parse_pictures(f"0 a\n{drawn}\n", FILE, GREY).x.tolist() == [pixels.tolist()]


def test_a_held_out_picture_that_is_trained_on_is_refused():
    training = parse_pictures(GOOD, FILE, SMALL)
    held_out = parse_pictures("0 other\n...\n...\n\n1 twin\n.#.\n.#.\n", Path("held.txt"), SMALL)
    with pytest.raises(BuildError) as caught:
        refuse_shared(training, held_out)
    assert caught.value.place == "held.txt:5"
    assert "'twin' equals the training picture 'a bar' (sample 1)" in caught.value.message


def test_the_training_pictures_are_24_different_ones_in_the_order_0_1_2():
    training = project.data().training
    assert training.x.shape == (24, 25)
    assert training.labels == (0, 1, 2) * 8
    assert len({tuple(row) for row in training.x.tolist()}) == 24
    assert set(np.unique(training.x)) == {0.0, 1.0}


def test_one_of_the_ones_is_the_plain_centre_column():
    ones = [np.flatnonzero(row).tolist() for row in project.data().training.x[1::3]]
    assert [2, 7, 12, 17, 22] in ones


def test_some_zeros_and_twos_look_alike():
    x = project.data().training.x
    apart = [np.abs(zero - two).sum() for zero in x[0::3] for two in x[2::3]]
    assert min(apart) <= 4


def test_the_held_out_pictures_are_four_of_each_digit():
    held_out = project.data().held_out
    assert sorted(held_out.labels) == [0] * 4 + [1] * 4 + [2] * 4


def test_lines_of_pictures_rise():
    lines = [place.line or 0 for place in project.data().training.places]
    assert all(a < b for a, b in pairwise(lines))


def test_a_label_without_a_picture_is_refused():
    found = parse_pictures(GOOD, FILE, SMALL)
    refuse_empty_class(found, SMALL, FILE)
    with pytest.raises(BuildError, match="there is no picture of '1'; draw one") as caught:
        refuse_empty_class(found.part([0]), SMALL, FILE)
    assert caught.value.file == FILE


def test_a_part_of_pictures_that_were_read_nowhere_has_no_places_either():
    found = replace(parse_pictures(GOOD, FILE, SMALL), places=())
    assert (found.part([0]).names, found.part([0]).places) == (("corners",), ())
