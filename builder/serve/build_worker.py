"""Builds in a process of its own, so that `serve` outlives faults in the builder's own code.

The process keeps what it has trained in memory; a change of the code starts a new one. The two
speak pickles over its standard input and output, and it ends when its input does, however `serve`
ended.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from builder.pages.options import Options

PROJECT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Built:
    """What a build gave: the site's files, or the text of its faults."""

    files: Mapping[str, bytes] | None
    fault: str


class Worker:
    """The process that builds."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.start()

    def start(self) -> None:
        """Start the process, with the code as it is now."""
        # -P: this project's builder, and not one that lies in the current folder
        path = os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")]))
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", "from builder.serve.build_worker import answer; answer()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # Ctrl-C is for `serve` alone
        )

    def build(self) -> Built:
        """Build the site once."""
        try:
            pickle.dump(self.options, self._pipe(self.process.stdin))
            self._pipe(self.process.stdin).flush()
            built: Built = pickle.load(self._pipe(self.process.stdout))
        except (EOFError, OSError):
            self.stop()
            self.start()
            return Built(None, "The build ended before its time; the terminal says more.")
        return built

    def stop(self) -> None:
        """End the process; it writes nothing, so it may end in the middle."""
        self.process.kill()
        with contextlib.suppress(OSError):
            self._pipe(self.process.stdin).close()
        self._pipe(self.process.stdout).close()
        self.process.wait()

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe is not None
        return pipe


def build_once(options: Options) -> Built:
    """Build the site in this process; whatever goes wrong becomes text."""
    try:
        from builder.base.errors import BuildError
        from builder.base.report import explain
        from builder.pages.site import plan
    except Exception:
        return Built(None, traceback.format_exc())
    try:
        return Built(plan(options).files, "")
    except BuildError as error:
        return Built(None, explain(error))
    except Exception:
        return Built(None, traceback.format_exc())


def answer() -> None:
    """Build as often as asked on the standard input."""
    replies, sys.stdout = sys.stdout.buffer, sys.stderr  # what a build prints is no reply
    while True:
        try:
            options = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump(build_once(options), replies)
        replies.flush()
