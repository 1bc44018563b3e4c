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

from builder.live import EVENTS
from tests.project import ROOT

SECONDS = 15  # a busy machine may take its time; what has not come by then does not come


@dataclass
class Serving:
    """A running `serve` and what it said since."""

    project: Path
    process: subprocess.Popen[str]
    url: str
    news: queue.Queue[dict[str, str]] = field(default_factory=queue.Queue)

    def chapter(self, name: str) -> Path:
        return self.project / "content" / "chapters" / f"{name}.md"

    def next_news(self) -> dict[str, str]:
        """The state after the next build: `version` and `fault`."""
        return self.news.get(timeout=SECONDS)

    def get(self, name: str) -> str:
        with urllib.request.urlopen(self.url + name, timeout=SECONDS) as answer:
            return answer.read().decode()

    def listen(self) -> None:
        with urllib.request.urlopen(self.url.rstrip("/") + EVENTS) as events:
            for line in events:
                if line.startswith(b"data: "):
                    self.news.put(json.loads(line.removeprefix(b"data: ")))


@contextmanager
def serving(folder: Path) -> Iterator[Serving]:
    """`serve` on any free port, with a copy of the project in `folder`."""
    project = folder / "project"
    for name in ("builder", "content", "site_assets"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", project)
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
            yield running
        finally:
            process.kill()
