"""`serve` from the outside: a save, a fault and a change of code each reach the open page."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchfiles import Change

from builder.pages.options import Options
from builder.serve.build_worker import Worker
from builder.serve.serve import Saves
from tests.project import CONTENT, ROOT
from tests.serving import SECONDS, Serving, serving


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving(tmp_path_factory.mktemp("serve")) as running:
        yield running


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("loss.md", True), ("digits.txt", True), ("A plain.png", True), ("de.po", True),
        (".loss.md.swp", False), ("loss.md~", False), ("4913", False), ("#loss.md#", False),
        (".#loss.md", False), (".goutputstream-A1B2C3", False), ("loss.md.tmp.4711.99", False),
        ("loss.md.tmp", False),
    ],
)  # fmt: skip
def test_what_editors_put_beside_a_file_is_no_save(name: str, counts: bool):
    assert Saves()(Change.added, f"/letters/chapters/{name}") == counts


def test_a_saved_chapter_is_on_show(running: Serving):
    with running.saved("content/chapters/loss.md", "A sentence that was not there."):
        assert running.next_news()["fault"] == ""
        assert "A sentence that was not there." in running.get("loss.html")


def test_a_fault_names_file_line_place_and_remedy_and_the_last_good_page_stays(running: Serving):
    page = running.get("loss.html")
    with running.saved("content/chapters/loss.md", "A loss of 0.033.") as line:
        message, source, caret = running.next_news()["fault"].splitlines()
        assert f"loss.md:{line}: " in message
        assert source.strip() == "A loss of 0.033."
        assert caret.index("^") == source.index("0.033")
        assert running.get("loss.html") == page


def test_a_fault_in_the_code_is_shown_and_survived(running: Serving):
    with running.saved("builder/pages/site.py", "def broken("):
        assert "SyntaxError" in running.next_news()["fault"]


def test_new_code_builds_the_next_page(running: Serving):
    addition = "REDIRECTED = plan\n\ndef plan(options):\n    raise BuildError('from new code')"
    with running.saved("builder/pages/site.py", addition):
        assert running.next_news()["fault"] == "from new code"


@pytest.mark.parametrize(
    ("file", "text", "page"),
    [
        ("builder/pages/templates/base.html", "<!-- a new template -->", "loss.html"),
        ("site_assets/css/page.css", ".new-rule { color: red; }", "index.html"),
    ],
)
def test_templates_and_styles_are_watched_too(running: Serving, file: str, text: str, page: str):
    before = running.get(page)
    with running.saved(file, text):
        assert running.next_news()["fault"] == ""
        assert running.get(page) != before


def test_a_fault_in_a_script_is_told(running: Serving):
    with running.saved("site_assets/js/main.js", "import x from 'y';"):
        assert "main.js:" in running.next_news()["fault"]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_ctrl_c_ends_it_quietly_with_its_worker(tmp_path: Path):
    with serving(tmp_path) as running:
        (worker,) = [pid for pid, parent in processes() if parent == running.process.pid]
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(SECONDS) == 0
        assert worker not in [pid for pid, _ in processes()]


def processes() -> list[tuple[int, int]]:
    """Every process of this machine and its parent."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True)
    return [(int(pid), int(parent)) for pid, parent in map(str.split, listed.stdout.splitlines())]


def test_a_port_in_use_is_a_fault_with_a_remedy(running: Serving):
    port = running.url.rstrip("/").rpartition(":")[2]
    done = subprocess.run(
        [sys.executable, ROOT / "build.py", "serve", "--port", port],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert f"port {port} cannot be used" in done.stderr
    assert "give another with --port" in done.stderr


def test_a_worker_that_dies_is_replaced(tmp_path: Path):
    worker = Worker(Options(tmp_path, CONTENT, None, "r"))
    try:
        worker.process.kill()
        worker.process.wait()
        assert "ended before its time" in worker.build().fault
        assert "there is no such file" in worker.build().fault  # alive again
    finally:
        worker.stop()


def test_a_worker_returns_the_fault_of_a_build(tmp_path: Path):
    worker = Worker(Options(tmp_path, CONTENT, None, "r"))
    try:
        built = worker.build()
        assert built.files is None
        assert "site.toml: there is no such file" in built.fault
    finally:
        worker.stop()
