"""Serves the site from memory while it is written, and reloads the open page after every save.

Nothing is written to disk. The faults of a build show in the terminal and over the open page, and
the last good site stays on show until the next save mends them.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Collection, Sequence
from pathlib import Path

import click
from watchfiles import DefaultFilter, watch

from builder.pages.options import Options
from builder.serve.build_worker import Worker
from builder.serve.file_server import HOST, listen
from builder.serve.live_site import Shown, handler_of

WAKE = 100  # ms after which the watch returns without news


class Saves(DefaultFilter):
    """Takes what a person saves, and not what editors put beside it meanwhile."""

    ignore_entity_patterns = (
        *DefaultFilter.ignore_entity_patterns,
        r"^\.",  # hidden: .loss.md.swp, .goutputstream-A1B2C3, .#loss.md
        r"^#.*#$",  # what Emacs saves by itself
        r"^4913$",  # with which Vim tries whether it may write
        r"\.(?:tmp|temp|bak|orig|part|crswap)$",
        r"\.tmp\.",  # loss.md.tmp.4711.99
    )


def serve(options: Options, port: int, watched: Sequence[Path]) -> None:
    """Serve until Ctrl-C. Raises BuildError when the port is taken."""
    shown = Shown()
    server = listen(port, handler_of(shown))
    worker = Worker(options)
    for ending in (signal.SIGINT, signal.SIGTERM):  # a shell's background job ignores the first
        signal.signal(ending, signal.default_int_handler)
    try:
        saves = watch(
            *watched, watch_filter=Saves(), step=20, rust_timeout=WAKE, yield_on_timeout=True
        )
        next(saves)  # from here on no save is missed, not even during the first build
        build(worker, shown)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        click.echo(f"Serving http://{HOST}:{server.server_port}/ until Ctrl-C.")
        for changes in saves:
            if changes:
                rebuild({Path(path) for _, path in changes}, worker, shown)
    except KeyboardInterrupt:
        click.echo("\nStopped.")
    finally:
        shown.close()
        server.server_close()
        worker.stop()


def rebuild(changed: Collection[Path], worker: Worker, shown: Shown) -> None:
    """Build again after a change; new code needs a new process."""
    names = sorted({path.name for path in changed if path.exists()})  # others came and went
    click.echo(f"\n{', '.join(names) or 'a file is gone'}")
    if any(path.suffix == ".py" for path in changed):
        worker.stop()
        worker.start()
    build(worker, shown)


def build(worker: Worker, shown: Shown) -> None:
    """Build once and show what came of it, here and in the pages."""
    started = time.perf_counter()
    built = worker.build()
    shown.take(built)
    if built.files is None:
        click.echo(built.fault, err=True)
        click.echo("The last good site, if any, stays on show.", err=True)
    else:
        click.echo(f"Built in {time.perf_counter() - started:.2f} s.")
