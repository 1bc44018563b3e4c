"""Files that are not meant to be part of a site are refused before they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.base.errors import BuildError, Faults
from builder.base.files import check_sources, read_text
from builder.settings import ASSETS
from tests.project import CONTENT


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "chapters").mkdir(parents=True)
    (folder / "chapters" / "loss.md").write_text("text")
    return folder


def test_the_projects_own_folders_are_sound():
    check_sources(CONTENT, ASSETS)


def test_a_file_of_five_megabytes_is_refused(content: Path):
    (content / "chapters" / "long.md").write_bytes(b"x" * 5_000_000)
    with pytest.raises(BuildError, match=r"long\.md: this file is larger than 1 MB; split it"):
        check_sources(content)


def test_a_link_out_of_the_folder_is_refused(content: Path, tmp_path: Path):
    (tmp_path / "secret.txt").write_text("secret")
    (content / "chapters" / "secret.md").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(BuildError, match=r"secret\.md: this link leads out of content/; put the f"):
        check_sources(content)


def test_a_linked_folder_outside_is_refused(content: Path, tmp_path: Path):
    (content / "pictures").symlink_to(tmp_path)
    with pytest.raises(BuildError, match="leads out of content/"):
        check_sources(content)


def test_links_within_the_folder_and_what_editors_leave_are_let_be(content: Path):
    (content / "same.md").symlink_to("chapters/loss.md")
    (content / "chapters" / ".#loss.md").symlink_to("someone@somewhere.1234")
    check_sources(content)


def test_a_link_that_leads_round_in_a_circle_is_refused_when_it_is_read(content: Path):
    loop = content / "chapters" / "loop.md"
    loop.symlink_to("loop.md")
    check_sources(content)
    with pytest.raises(BuildError, match="cannot be read"):
        read_text(loop)


def test_a_content_folder_that_is_itself_linked_is_let_be(content: Path, tmp_path: Path):
    (tmp_path / "linked").symlink_to(content)
    check_sources(tmp_path / "linked")


def test_all_of_them_are_told_together(content: Path):
    for name in ("a", "b"):
        (content / name).write_bytes(b"x" * 1_000_001)
    with pytest.raises(Faults) as caught:
        check_sources(content)
    assert len(caught.value.faults) == 2
