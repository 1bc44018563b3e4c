"""Where a site is not put: folders of others, links, places within what it is made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.base.errors import BuildError
from builder.output.publish import publish
from tests.unit.output.sites import NEW_SITE, OLD_SITE, folder, siblings


def test_a_folder_of_someone_else_is_not_touched(tmp_path: Path):
    (tmp_path / "letters.txt").write_text("dear")
    with pytest.raises(BuildError, match="files that no build wrote"):
        publish(NEW_SITE, tmp_path)
    assert siblings(tmp_path / "letters.txt") == ["letters.txt"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path):
    (tmp_path / "site").write_text("a file")
    with pytest.raises(BuildError, match="is a file"):
        publish(NEW_SITE, tmp_path / "site")


def test_a_file_in_the_place_of_a_folder_above_is_refused(tmp_path: Path):
    (tmp_path / "file").write_text("a file")
    with pytest.raises(BuildError, match="a file stands where a folder is needed"):
        publish(NEW_SITE, tmp_path / "file" / "site")


def test_a_linked_output_folder_is_refused(out: Path):
    link = out.parent / "link"
    link.symlink_to(out)
    with pytest.raises(BuildError, match="is a link"):
        publish(NEW_SITE, link)
    assert folder(out) == OLD_SITE


@pytest.mark.parametrize("place", ["content", "content/site", "."])
def test_the_output_may_not_lie_in_or_around_what_it_is_made_from(tmp_path: Path, place: str):
    (tmp_path / "content").mkdir()
    with pytest.raises(BuildError, match="lie in each other"):
        publish(NEW_SITE, tmp_path / place, sources=(tmp_path / "content",))


def test_a_folder_in_the_way_of_the_work_is_not_touched(out: Path):
    work = out.parent / ".site.building"
    work.mkdir()
    (work / "mine.txt").write_text("mine")
    with pytest.raises(BuildError, match="in the way"):
        publish(NEW_SITE, out)
    assert (work / "mine.txt").read_text() == "mine"
    assert folder(out) == OLD_SITE


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "c:x", "a\\b"])
def test_no_file_leaves_the_output_folder(out: Path, name: str):
    with pytest.raises(ValueError, match="outside the output folder"):
        publish({name: b""}, out)
    assert folder(out) == OLD_SITE
