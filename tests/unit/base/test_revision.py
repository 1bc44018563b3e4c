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
    (project / "content").mkdir()
    (project / "content" / "chapter.md").write_text("text")
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "-m", "first")
    return project


def revision(project: Path) -> str:
    return revision_of(project, [project / "content", project.parent / "elsewhere"])


def test_a_clean_checkout_is_named_by_its_commit(project: Path):
    assert revision(project) == git(project, "rev-parse", "HEAD")[:12]


@pytest.mark.parametrize("name", ["chapter.md", "new.md"])
def test_a_changed_or_new_source_leaves_it_without_a_name(project: Path, name: str):
    (project / "content" / name).write_text("other text")
    assert revision(project) == ""


@pytest.mark.parametrize("name", ["site", "build"])
def test_what_the_site_is_not_made_from_is_no_change(project: Path, name: str):
    (project / name).mkdir()
    (project / name / "index.html").write_text("built")
    assert revision(project) == git(project, "rev-parse", "HEAD")[:12]


def test_without_a_repository_it_has_no_name(tmp_path: Path):
    assert revision(tmp_path) == ""


def test_a_copy_inside_another_repository_has_no_name(project: Path):
    inner = project / "copy"
    (inner / "content").mkdir(parents=True)
    (inner / "content" / "chapter.md").write_text("text")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "-m", "copy")
    assert revision(inner) == ""
