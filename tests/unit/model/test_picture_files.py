"""Pictures from a table and from image files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from builder.base.errors import BuildError
from builder.model.dataset import PictureFormat
from builder.model.pictures import parse_pictures, read_pictures

FORM = PictureFormat(2, 3, ("A", "B"), ".+#")
DRAWN = parse_pictures("A plain\n#..\n.+#\n\nB bar\n...\n###\n", Path("drawn.txt"), FORM)
TABLE = "label,name,0,1,2,3,4,5\nA,plain,1,0,0,0,0.5,1\nB,bar,0,0,0,1,1,1\n"


def table(folder: Path, text: str):
    file = folder / "letters.csv"
    file.write_text(text, encoding="utf-8")
    return read_pictures(file, FORM)


def image(folder: Path, name: str, pixels: list[int], size: tuple[int, int] = (3, 2)) -> Path:
    picture = Image.new("L", size)
    picture.putdata(pixels)
    picture.save(folder / name)
    return folder


def test_a_table_holds_the_same_pictures_as_a_drawing(tmp_path):
    found = table(tmp_path, TABLE)
    assert found.x.tolist() == DRAWN.x.tolist()
    assert (found.labels, found.names) == (DRAWN.labels, DRAWN.names)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("A,plain,1,0\n", 1, "4 cells stand here, not 8: a label, a name and 6 pixels"),
        (TABLE + "C,new,0,0,0,0,0,1\n", 4, "'C' is not a label"),
        (TABLE + "A,new,0,0,0,0,0,2\n", 4, "'2' is not a pixel; write a number from 0"),
        (TABLE + "A,new,0,0,0,0,0,nan\n", 4, "'nan' is not a pixel"),
        (TABLE + "A,twin,0,0,0,1,1,1\n", 4, "this picture equals the one at line 3"),
        (TABLE + "A,plain,0,0,0,0,0,1\n", 4, "the picture at line 2 is called 'A plain' too"),
        ("", None, "no pictures here"),
    ],
)
def test_a_fault_in_a_table_is_told_with_its_line(tmp_path, text, line, says):
    with pytest.raises(BuildError) as caught:
        table(tmp_path, text)
    assert caught.value.line == line
    assert says in caught.value.message


def test_image_files_are_read_by_name_their_greys_taken_to_the_nearest_level(tmp_path):
    image(tmp_path, "A plain.png", [255, 0, 3, 0, 120, 250])
    image(tmp_path, "B bar.png", [0, 0, 0, 255, 255, 255])
    found = read_pictures(tmp_path, FORM)
    assert found.x.tolist() == DRAWN.x.tolist()
    assert (found.labels, found.names) == (DRAWN.labels, DRAWN.names)


def test_a_fault_in_an_image_file_names_the_file(tmp_path):
    image(tmp_path, "A wide.png", [0] * 8, (4, 2))
    with pytest.raises(BuildError, match=r"A wide\.png: this picture has 4×2 pixels, not 3×2"):
        read_pictures(tmp_path, FORM)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("A.png", "a label and a name make the file's name"),
        ("X new.png", "'X' is not a label"),
        ("A plain.GIF", r"A plain\.GIF: only PNG keeps every pixel as it is"),
    ],
)
def test_the_name_of_an_image_file_tells_its_label(tmp_path, name, says):
    with pytest.raises(BuildError, match=says):
        read_pictures(image(tmp_path, name, [0] * 6), FORM)


def test_a_file_that_is_no_picture_is_refused(tmp_path):
    (tmp_path / "A broken.png").write_bytes(b"no picture")
    with pytest.raises(BuildError, match="this is no PNG picture"):
        read_pictures(tmp_path, FORM)


def test_a_folder_may_hold_other_files_but_not_these_alone(tmp_path):
    (tmp_path / "read me.txt").write_text("drawn by all of us")
    with pytest.raises(BuildError, match=r"no pictures here; add PNG files named 'A plain\.png'"):
        read_pictures(tmp_path, FORM)
    image(tmp_path, "A plain.PNG", [0] * 6)
    assert read_pictures(tmp_path, FORM).names == ("plain",)
