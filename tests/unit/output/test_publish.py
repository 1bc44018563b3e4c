"""A site is put in place whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from builder.base.errors import BuildError
from builder.output.publish import publish, recover
from tests.unit.output.sites import NEW_SITE, OLD_SITE, folder, siblings

# Publishes NEW_SITE and kills itself just before the system is asked for the n-th change of a file.
KILLED = """
import os, signal, sys
from pathlib import Path
from builder.output.publish import publish
from tests.unit.output.sites import NEW_SITE
left = int(sys.argv[2])
def count(event, arguments):
    global left
    if event in ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.listdir"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
publish(NEW_SITE, Path(sys.argv[1]))
"""


def test_a_site_is_written_with_its_folders(tmp_path: Path):
    publish(NEW_SITE, tmp_path / "new" / "place")
    assert folder(tmp_path / "new" / "place") == NEW_SITE


def test_an_empty_folder_may_be_used(tmp_path: Path):
    (tmp_path / "site").mkdir()
    publish(NEW_SITE, tmp_path / "site")
    assert folder(tmp_path / "site") == NEW_SITE


def test_a_site_replaces_the_one_before_and_leaves_nothing_of_it(out: Path):
    publish(NEW_SITE, out)
    assert folder(out) == NEW_SITE
    assert siblings(out) == ["site"]


@pytest.mark.skipif(sys.platform == "win32", reason="no process can kill itself there")
def test_killed_at_any_moment_the_old_or_the_new_site_is_whole_after_the_next_command(
    tmp_path: Path,
):
    seen = set()
    for moment in range(1, 200):
        out = tmp_path / str(moment) / "site"
        publish(OLD_SITE, out)
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(out), str(moment)], check=False, cwd=Path.cwd()
        )
        state = "aside" if not out.exists() else "new" if folder(out) == NEW_SITE else "old"
        assert state == "aside" or folder(out) in (OLD_SITE, NEW_SITE)
        recover(out)
        assert folder(out) == (NEW_SITE if state == "new" else OLD_SITE)
        assert siblings(out) == ["site"]
        seen.add(state)
        if done.returncode == 0:
            break
    assert seen == {"old", "aside", "new"}
    assert done.returncode == 0, "the build never came to its end"


def test_a_build_after_a_killed_one_needs_no_command_between(out: Path):
    out.rename(out.parent / "aside")
    work = out.parent / ".site.building"
    work.mkdir()
    (out.parent / "aside").rename(work / "old")
    (work / "new").mkdir()
    publish(NEW_SITE, out)
    assert folder(out) == NEW_SITE
    assert siblings(out) == ["site"]


@pytest.mark.parametrize("failing", [1, 2])
def test_a_rename_that_fails_leaves_the_old_site(out: Path, failing: int):
    calls = []

    def rename(source: Path, target: Path) -> None:
        calls.append(source)
        if len(calls) == failing:
            raise OSError(errno.EBUSY, "busy")
        source.rename(target)

    with pytest.raises(BuildError, match="in use"):
        publish(NEW_SITE, out, rename=rename)
    assert folder(out) == OLD_SITE
    assert siblings(out) == ["site"]


def test_a_full_disk_is_told_in_a_sentence_and_leaves_the_old_site(
    out: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BuildError, match="the disk is full; free some space"):
        publish(NEW_SITE, out)
    assert folder(out) == OLD_SITE
    assert siblings(out) == ["site"]


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_an_output_that_may_not_be_written_is_told_and_leaves_the_old_site(
    out: Path, monkeypatch: pytest.MonkeyPatch, number: int
):
    """Root may write where others may not, so the system's refusal is played."""

    def refuse(*_arguments: object, **_named: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(BuildError, match="the output folder cannot be written: "):
        publish(NEW_SITE, out)
    monkeypatch.undo()
    assert folder(out) == OLD_SITE


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_file_beyond_the_limit_of_the_system_leaves_the_old_site(out: Path):
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from builder.output.publish import publish\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "publish({'index.html': bytes(999), 'large': bytes(1001)}, Path(sys.argv[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(out)], check=False, capture_output=True, text=True
    )
    assert "a file is larger than the system allows" in done.stderr
    assert folder(out) == OLD_SITE
    assert siblings(out) == ["site"]


@pytest.mark.skipif(sys.platform == "win32", reason="folders cannot be flushed there")
def test_every_file_and_every_folder_reaches_the_disk_before_the_site_is_swapped_in(
    out: Path, monkeypatch: pytest.MonkeyPatch
):
    flushed: list[int] = []
    before_the_swap: set[int] = set()
    real = os.fsync

    def flush(descriptor: int) -> None:
        flushed.append(os.fstat(descriptor).st_ino)
        real(descriptor)

    def rename(source: Path, target: Path) -> None:
        before_the_swap.update(flushed)
        source.rename(target)

    monkeypatch.setattr(os, "fsync", flush)
    publish(NEW_SITE, out, rename=rename)
    written = {path.stat().st_ino for path in (out, *out.rglob("*"))}
    assert written <= before_the_swap
    assert flushed[-1] == out.parent.stat().st_ino  # the swap itself


def test_a_last_site_is_kept_when_something_else_took_its_place(out: Path):
    work = out.parent / ".site.building"
    work.mkdir()
    out.rename(work / "old")
    out.mkdir()
    (out / "stranger.txt").write_text("not ours")
    with pytest.raises(BuildError, match="cannot be written"):
        recover(out)
    assert folder(work / "old") == OLD_SITE


def test_two_builds_of_one_folder_do_not_mix(out: Path):
    work = out.parent / ".site.building"
    work.mkdir()
    with FileLock(work / "lock"):
        with pytest.raises(BuildError, match="another build is writing"):
            publish(NEW_SITE, out)
        recover(out)
        assert folder(out) == OLD_SITE
    publish(NEW_SITE, out)
    assert folder(out) == NEW_SITE
