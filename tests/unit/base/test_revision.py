"""The footer names the commit of a clean checkout, and nothing else."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from builder.base.revision import revision_of


def git(folder: Path, *words: str) -> str:
    settings = ["user.name=A", "user.email=a@example.org", "commit.gpgsign=false"]
    options = [word for setting in settings for word in ("-c", setting)]
    done = subprocess.run(
        ["git", *options, *words],
        cwd=folder, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout.strip()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with one commit."""
    project = tmp_path / "project"
    project.mkdir()
    (project / "chapter.md").write_text("text")
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "-m", "first")
    return project


def test_a_clean_checkout_is_named_by_its_commit(project: Path):
    assert revision_of(project, project / "site") == git(project, "rev-parse", "HEAD")[:12]


@pytest.mark.parametrize("name", ["chapter.md", "new.md"])
def test_a_changed_or_new_file_makes_it_unversioned(project: Path, name: str):
    (project / name).write_text("other text")
    assert revision_of(project, project / "site") == "unversioned"


def test_the_output_folder_is_no_change(project: Path):
    (project / "public").mkdir()
    (project / "public" / "index.html").write_text("built")
    assert revision_of(project, project / "public") == git(project, "rev-parse", "HEAD")[:12]


def test_an_output_folder_elsewhere_is_no_hindrance(project: Path, tmp_path: Path):
    assert revision_of(project, tmp_path / "out") == git(project, "rev-parse", "HEAD")[:12]


def test_without_a_repository_it_is_unversioned(tmp_path: Path):
    assert revision_of(tmp_path, tmp_path / "site") == "unversioned"


def test_a_copy_inside_another_repository_is_unversioned(project: Path):
    inner = project / "copy"
    inner.mkdir()
    (inner / "chapter.md").write_text("text")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "-m", "copy")
    assert revision_of(inner, inner / "site") == "unversioned"
