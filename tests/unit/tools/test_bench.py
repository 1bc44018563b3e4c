"""The benchmark's table and its arithmetic."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from builder.tools.bench import Row, build_rows, size_rows, table
from builder.tools.measure import Steps, summed_up

FILES = {
    "index.html": b"<p>start</p>",
    "data/main.json": b"{}" * 500,
    "data/main-samples.json": b"{}" * 500,
}


def test_steps_are_summed_up_by_middle_and_nearest_rank():
    assert summed_up([float(time) for time in range(100, 0, -1)]) == Steps(50.5, 95.0)
    assert summed_up([3.0]) == Steps(3.0, 3.0)


def test_sizes_name_record_site_and_each_page():
    rows = {row.what: (row.figure, row.bound) for row in size_rows(FILES)}
    assert rows["Record of the main run, compressed"][1] == "≤ 150.0 kB"
    assert rows["The whole site"] == ("2.0 kB in 3 files", "")
    assert rows["First load of index.html, compressed"] == (
        "32 B in 1 requests",
        "≤ 75.0 kB in 6",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="its processes do not tell their memory")
def test_a_build_is_timed_as_a_whole_process_with_its_memory(tmp_path: Path):
    script = tmp_path / "build.py"
    script.write_text("import sys\nassert sys.argv[1] == '--out'\nheld = bytearray(60_000_000)\n")
    ours = b"x" * 200_000_000  # what the measuring process holds does not count
    rows = {row.what: row.figure for row in build_rows([str(script)], {"pages": 0.25}, 0.3)}
    assert rows["  of it, pages"] == "0.25 s"
    assert rows["Build again after saving a chapter"] == "0.30 s"
    assert 0.01 < float(rows["Build, cold"].removesuffix(" s")) < 5
    del ours
    assert 60 < float(rows["Memory of a build, at most"].removesuffix(" MB")) < 150


def test_a_table_stands_in_columns():
    text = table([Row("Short", "1 ms", "≤ 2 ms"), Row("Longer name", "10.5 ms")])
    assert text == "Short           1 ms  ≤ 2 ms\nLonger name  10.5 ms"
