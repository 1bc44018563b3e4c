"""The project's own benchmark: what the record weighs, what a page costs, how long a build takes.

`measure` says how the figures of the browser are made. Bytes are compressed as web servers do it.
Build times are of whole processes, so they include Python's own start.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.base.report import size
from builder.output.checks import FIRST_LOAD, FIRST_REQUESTS, RECORD, WHOLE
from builder.output.page_weight import first_load, packed
from builder.serve.file_server import hosted
from builder.tools import measure
from builder.tools.browser import chromium

BUILDS = 3
CHAPTER = "forward-pass.html"  # where there is none: the first page
RECORDED = re.compile(r"data/main(-samples(-\d+)?)?\.json")
MILLIONS = 1_000_000


@dataclass(frozen=True)
class Row:
    """One line of the table; the bound may be empty."""

    what: str
    figure: str
    bound: str = ""


def size_rows(files: Mapping[str, bytes]) -> Iterator[Row]:
    """What the record and the pages weigh."""
    record = [packed(content) for name, content in files.items() if RECORDED.fullmatch(name)]
    figure = f"{size(sum(record))} in {len(record)} files"
    yield Row("Record of the main run, compressed", figure, f"≤ {size(RECORD)}")
    whole = sum(map(len, files.values()))
    yield Row("The whole site", f"{size(whole)} in {len(files)} files")
    for page in sorted(name for name in files if name.endswith(".html") and name != WHOLE):
        cost = first_load(files, page)
        figure = f"{size(cost.gzip)} in {cost.requests} requests"
        yield Row(
            f"First load of {page}, compressed", figure, f"≤ {size(FIRST_LOAD)} in {FIRST_REQUESTS}"
        )


def build_rows(
    arguments: Sequence[str], stages: Mapping[str, float], again: float
) -> Iterator[Row]:
    """What a cold build takes, by stage, and one `again` (seconds) when only a chapter changed.

    `arguments` is the command that builds, without --out.
    """
    with tempfile.TemporaryDirectory() as folder:
        runs = [_run([*arguments, "--out", str(Path(folder) / "site")]) for _ in range(BUILDS)]
    yield Row("Build, cold", f"{statistics.median(run.seconds for run in runs):.2f} s", "≤ 2 s")
    for name, seconds in stages.items():
        yield Row(f"  of it, {name}", f"{seconds:.2f} s")
    yield Row("Build again after saving a chapter", f"{again:.2f} s", "≤ 0.5 s")
    peaks = [run.peak for run in runs if run.peak is not None]
    if peaks:
        yield Row("Memory of a build, at most", size(max(peaks)), f"≤ {size(150 * MILLIONS)}")


def browser_rows(files: Mapping[str, bytes], playing: float) -> Iterator[Row]:
    """How the pages load and answer. Raises BuildError when there is no browser.

    `playing` is for how many seconds memory is watched.
    """
    chapter = CHAPTER if CHAPTER in files else "index.html"
    with chromium() as browser, hosted(files, "/bench/", packed=True) as root:
        for profile, paint, blocking in ((measure.PLAIN, 200, 20), (measure.SLOW, 1300, 50)):
            load = measure.load(browser, root + chapter, profile)
            where = f"{chapter}, {profile.name}"
            yield Row(f"First contentful paint, {where}", f"{load.paint:.0f} ms", f"≤ {paint} ms")
            yield Row(f"Blocking time, {where}", f"{load.blocking:.0f} ms", f"≤ {blocking} ms")
            yield Row(f"Layout shift, {where}", f"{load.shift:.3f}", "0")
        inspector = root + "inspector.html"
        for profile, bound in ((measure.PLAIN, 16.7), (measure.WEAK, 33)):
            steps = measure.steps(browser, inspector, profile)
            figure = f"{steps.middle:.1f} ms, p95 {steps.slow:.1f} ms"
            yield Row(f"Epoch step, {profile.name}", figure, f"p95 ≤ {bound} ms")
        trained = measure.training(browser, root + "lab.html")
        figure = f"{trained.middle:.1f} ms, p95 {trained.slow:.1f} ms"
        yield Row("A frame while the lab trains 1,000 epochs", figure, "p95 one frame, 16.8 ms")
        dropped = measure.dropped_frames(browser, inspector)
        yield Row("Frames dropped in 3 s of playing", str(dropped), "0")
        before, after = measure.memory(browser, inspector, playing)
        figure = f"{size(before)}, then {size(after)}"
        yield Row(f"Memory, before and after {playing:g} s of playing", figure, "the same")
        replayed = measure.replay(browser, root + "verify.html")
        figure = "values differ" if replayed is None else f"{replayed:.0f} ms"
        yield Row("Replay of all epochs in the page", figure, "≤ 150 ms")


def table(rows: Sequence[Row]) -> str:
    """The rows in columns."""
    widths = [max(len(row.what) for row in rows), max(len(row.figure) for row in rows)]
    return "\n".join(
        f"{row.what:<{widths[0]}}  {row.figure:>{widths[1]}}  {row.bound}".rstrip() for row in rows
    )


@dataclass(frozen=True)
class Timed:
    """A finished process: how long it took and the most memory it held, in bytes, if known."""

    seconds: float
    peak: int | None


# A child's peak counts the memory of the process that started it, so a small one starts the build.
_WATCH = """
import os, subprocess, sys, time
started = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
if hasattr(os, "wait4"):
    peak = os.wait4(process.pid, 0)[2].ru_maxrss
else:  # Windows does not tell
    process.wait()
    peak = 0
print(time.perf_counter() - started, peak)
"""


def _run(arguments: Sequence[str]) -> Timed:
    watched = [sys.executable, "-S", "-c", _WATCH, sys.executable, *arguments]
    said = subprocess.run(watched, stdout=subprocess.PIPE, text=True, check=True).stdout
    seconds, peak = said.split()
    unit = 1 if sys.platform == "darwin" else 1024
    return Timed(float(seconds), int(peak) * unit or None)
