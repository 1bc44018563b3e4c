"""The notebook beside the record runs, cell by cell, and shows what was recorded."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest

from builder.pages.downloads import NOTEBOOK
from builder.pages.options import Options
from builder.pages.site import plan
from builder.settings import ASSETS
from builder.tools.new_content import write_content
from tests.project import CONTENT

SOURCE = json.loads((ASSETS / "record.ipynb").read_text(encoding="utf-8"))
CELLS = ["".join(cell["source"]) for cell in SOURCE["cells"] if cell["cell_type"] == "code"]

Names = dict[str, Any]


@pytest.fixture(scope="module", params=["article", "letters"])
def data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `data/` of a freshly built site."""
    content = tmp_path_factory.mktemp("content")
    write_content(content, CONTENT, like_article=request.param == "article")
    files = plan(Options(content, ASSETS, None, "a test", drafts=True)).files
    folder = tmp_path_factory.mktemp("data")
    for path in (NOTEBOOK, "data/main.npz", "data/main.json"):
        (folder / Path(path).name).write_bytes(files[path])
    return folder


@pytest.fixture(autouse=True)
def drawn_nowhere(monkeypatch: pytest.MonkeyPatch) -> Any:
    """No window opens for a figure; each test begins without any."""
    monkeypatch.setattr(plt, "show", lambda: None)
    plt.switch_backend("agg")
    yield
    plt.close("all")


def run_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Names, list[Any]]:
    """Run every cell in order, as the notebook would in its folder: its names and its figures."""
    monkeypatch.chdir(folder)
    notebook = json.loads(Path("record.ipynb").read_text(encoding="utf-8"))
    names: Names = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    return names, [plt.figure(number) for number in plt.get_fignums()]


def pictures_of(figure: Any) -> list[list[float]]:
    """The pixels of every picture in a figure, row by row."""
    return [np.ravel(axis.images[0].get_array()).tolist() for axis in figure.axes if axis.images]


def test_every_cell_runs_and_three_figures_show_the_record(data, monkeypatch, capsys):
    names, (curves, faces, answer) = run_all(data, monkeypatch)
    record = names["record"]
    for axis, quantity in zip(curves.axes, ("loss", "accuracy"), strict=True):
        assert np.array_equal(axis.lines[0].get_ydata(), record[quantity])
    assert np.array_equal(pictures_of(faces), record["w1"][-1])
    assert np.array_equal(pictures_of(answer), record["x"][:1])
    for axis, quantity in zip(answer.axes[1:], ("a1", "a2"), strict=True):
        heights = [bar.get_bbox().height for bar in axis.patches]
        assert np.array_equal(heights, record[quantity][-1, 0])
    for figure in (curves, faces, answer):
        figure.canvas.draw()
    rebuilt = f"{record['q'].size:,} parameters compared, 0 differ."
    assert capsys.readouterr().out.splitlines()[-1] == rebuilt


def test_what_is_rebuilt_differs_where_the_record_was_altered(data, monkeypatch, capsys, tmp_path):
    (tmp_path / "record.ipynb").write_bytes((data / "record.ipynb").read_bytes())
    (tmp_path / "main.json").write_bytes((data / "main.json").read_bytes())
    with np.load(data / "main.npz") as record:
        arrays = dict(record)
    arrays["q"][50, 3] += 1
    np.savez(tmp_path / "main.npz", **arrays)
    run_all(tmp_path, monkeypatch)
    assert capsys.readouterr().out.endswith(" compared, 1 differ.\n")


def test_it_is_kept_small_without_outputs_and_needs_two_libraries():
    assert all(not cell.get("outputs") for cell in SOURCE["cells"])
    assert all(cell.get("execution_count") is None for cell in SOURCE["cells"])
    assert (ASSETS / "record.ipynb").stat().st_size < 10_000
    nodes = [node for cell in CELLS for node in ast.walk(ast.parse(cell))]
    imported = {
        alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names
    }
    imported |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    assert imported == {"json", "pathlib", "matplotlib.pyplot", "numpy"}
