"""A copy of the project under `serve`, for tests that save files and wait for news."""

from __future__ import annotations

import json
import os
import queue
import re
import shutil
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from builder.serve.live_site import EVENTS
from tests.project import ROOT

SECONDS = 15  # a busy machine may take its time; what has not come by then does not come


@dataclass
class Serving:
    """A running `serve` and what it said since."""

    project: Path
    process: subprocess.Popen[str]
    url: str
    news: queue.Queue[dict[str, str]] = field(default_factory=queue.Queue)

    def next_news(self) -> dict[str, str]:
        """The state after the next build: `version` and `fault`."""
        return self.news.get(timeout=SECONDS)

    @contextmanager
    def saved(self, name: str, text: str) -> Iterator[int]:
        """Append a paragraph to a file of the project while the block runs; its line.

        The file is put back at the end, and the site of before is on show again.
        """
        file = self.project / name
        before = file.read_text(encoding="utf-8")
        version = self.version()
        file.write_text(f"{before.rstrip()}\n\n{text}\n", encoding="utf-8")
        try:
            yield len(before.rstrip().splitlines()) + 2
        finally:
            file.write_text(before, encoding="utf-8")
            while self.next_news() != {"version": version, "fault": ""}:
                pass

    def version(self) -> str:
        """The version of the site on show."""
        found = re.search(r'data-version="(\w+)"', self.get("index.html"))
        assert found
        return found[1]

    def get(self, name: str) -> str:
        with urllib.request.urlopen(self.url + name, timeout=SECONDS) as answer:
            return answer.read().decode()

    def listen(self) -> None:
        with urllib.request.urlopen(self.url.rstrip("/") + EVENTS) as events:
            for line in events:
                if line.startswith(b"data: "):
                    self.news.put(json.loads(line.removeprefix(b"data: ")))


@contextmanager
def serving(folder: Path, **texts: str) -> Iterator[Serving]:
    """`serve` on any free port, with a copy of the project in `folder`.

    `texts` stand in place of files of the content when it starts: `site="…"` for `site.toml`.
    """
    project = folder / "project"
    for name in ("builder", "content", "site_assets"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", project)
    for name, text in texts.items():
        (project / "content" / f"{name}.toml").write_text(text, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-u", project / "build.py", "serve", "--port", "0"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if found := re.search(r"Serving (http://\S+/)", line):
                break
        else:
            raise AssertionError("".join(said))
        running = Serving(project, process, found[1])
        threading.Thread(target=process.stdout.read, daemon=True).start()
        threading.Thread(target=running.listen, daemon=True).start()
        try:
            running.next_news()  # of the first build
            yield running
        finally:
            process.kill()
