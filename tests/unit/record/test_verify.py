"""The published record against the recomputed one."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from builder.base.errors import BuildError
from builder.record.bundle import encode_array, encode_run, encode_samples, to_text
from builder.record.comparison import Report
from builder.record.exports import to_csv, to_npz
from builder.record.landscape import encode_landscape, landscape_of
from builder.record.verify import verify_site
from tests import project

CONFIG = replace(
    project.network(), runs=tuple(project.network().run(name) for name in ("main", "lr-0.1"))
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the record of two runs, as a build writes it."""
    site = tmp_path_factory.mktemp("site")
    data = site / "data"
    data.mkdir()
    for name in ("main", "lr-0.1"):
        run = project.run(name)
        bundle = encode_run(run, CONFIG.pictures, project.data().held_out)
        (data / f"{name}.json").write_text(to_text(bundle), encoding="utf-8")
        (data / f"{name}.npz").write_bytes(to_npz(run))
        (data / f"{name}.csv").write_text(to_csv(run), encoding="utf-8")
    samples = to_text(encode_samples(project.run("main")))
    (data / "main-samples.json").write_text(samples, encoding="utf-8")
    landscape = to_text(encode_landscape(landscape_of(project.run("main"))))
    (data / "landscape.json").write_text(landscape, encoding="utf-8")
    (data / "main-samples.0123abcdef.js").write_text(f"take({samples.rstrip()});\n")
    return site


@pytest.fixture
def site(published: Path, tmp_path: Path) -> Path:
    """A copy to damage."""
    shutil.copytree(published, tmp_path / "site")
    return tmp_path / "site"


def verify(site: Path) -> Report:
    return verify_site(site, CONFIG, project.data())


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def messages(report: Report) -> list[str]:
    return [f"{Path(str(fault.file)).name}: {fault.message}" for fault in report.faults]


def test_a_published_record_agrees_in_every_value(published):
    report = verify(published)
    assert report.faults == ()
    assert report.differences == 0
    assert {run.name: run.values for run in report.runs} == {
        "main": 125_543 + 3 * 101,
        "landscape": 235 + 2 * 235 + 35 * 57,
        "lr-0.1": 23_735 + 3 * 101,
    }
    assert report.runs[0].digest == project.run("main").digest


def test_a_value_that_is_another_number_is_named_and_its_place(site):
    run = project.run("main")
    q = run.q.copy()
    q[12, 82] += 1
    file = site / "data" / "main.json"
    bundle = json.loads(file.read_text(encoding="utf-8"))
    bundle["arrays"]["q"] |= encode_array(q)
    file.write_text(to_text(bundle), encoding="utf-8")
    report = verify(site)
    was = run.q[12, 82] / 1_000_000
    told = f"w1[3][7] at epoch 12 is published as {was + 0.000001:.6f}, recomputed as {was:.6f}"
    main = report.runs[0]
    assert str(main.first) == told
    assert messages(report)[0] == (
        f"main.json: 1 of the 23735 values of q differ; {told}; build the site again"
    )
    with_pixel_7 = int(project.data().training.x[:, 7].sum())
    assert main.differences == 1 + with_pixel_7  # z1 follows from w1 where the pixel is on
    assert report.runs[-1].faults == ()


def test_one_altered_digit_is_reported_by_its_place(site):
    run = project.run("main")
    a1 = run.samples["a1"]
    entry = encode_array(a1)
    file = site / "data" / "main-samples.json"
    middle = len(entry["values"]) // 2
    digit = entry["values"][middle]
    altered = "A" if digit != "A" else "C"
    values = entry["values"][:middle] + altered + entry["values"][middle + 1 :]
    change(file, entry["values"], values)
    report = verify(site)
    first = report.runs[0].first
    assert first is not None
    assert first.quantity == "a1"
    assert set(first.place) == {"sample", "hidden"}
    recorded = a1[first.epoch, first.place["sample"], first.place["hidden"]]
    assert first.recomputed == f"{recorded / 1_000_000:.6f}"
    assert f"values of a1 differ; {first}" in messages(report)[0]


def test_an_altered_value_of_one_sample_is_placed_exactly(site):
    run = project.run("main")
    a2 = run.samples["a2"].copy()
    a2[37, 4, 2] -= 5
    file = site / "data" / "main-samples.json"
    bundle = json.loads(file.read_text(encoding="utf-8"))
    checksum = bundle["arrays"]["a2"]["crc32"]
    bundle["arrays"]["a2"] |= encode_array(a2) | {"crc32": checksum}
    file.write_text(json.dumps(bundle), encoding="utf-8")
    first = verify(site).runs[0].first
    assert first is not None
    assert (first.quantity, first.epoch) == ("a2", 37)
    assert first.place == {"sample": 4, "output": 2}


@pytest.mark.parametrize(
    ("name", "at", "place"),
    [
        ("loss", (12, 40), "row 12, column 40"),
        ("centre", (7,), "parameter 7"),
        ("directions", (1, 234), "direction 1, parameter 234"),
    ],
)
def test_a_value_of_the_landscape_that_is_another_is_named_and_its_place(site, name, at, place):
    values = getattr(landscape_of(project.run("main")), name).copy()
    values[at] += 1
    file = site / "data" / "landscape.json"
    bundle = json.loads(file.read_text(encoding="utf-8"))
    bundle["arrays"][name] |= encode_array(values)
    file.write_text(to_text(bundle), encoding="utf-8")
    report = verify(site)
    assert report.differences == 1
    assert messages(report) == [
        f"landscape.json: 1 of the {values.size} values of {name} differ; "
        f"{name} at {place} is published as {values[at] / 1e6:.6f}, "
        f"recomputed as {(values[at] - 1) / 1e6:.6f}; build the site again"
    ]


def test_an_array_cut_off_is_reported_where_it_ends(site):
    entry = encode_array(project.run("main").q)
    change(site / "data" / "main.json", entry["values"], entry["values"][:1000])
    first = verify(site).runs[0].first
    assert first is not None
    assert first.quantity.startswith("w1[")
    assert first.epoch in range(10)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("main.json", '"samples":24', '"samples":25', "'samples' says 25, not 24"),
        ("main.json", '"scale":1000000', '"scale":1000', "'scale' says 1000, not 1000000"),
        ("main.json", '"epoch":{"axes"', '"epochs":{"axes"', "the array 'epoch' is missing"),
        ("main.json", '"held_out"', '"hold_out"', "'held_out' says None, not {'labels'"),
        ("main-samples.json", '"w1 x + b1"', '"w1 x"', "the array 'z1' is missing"),
        ("main.csv", "0,w1[0][0],0.2456", "0,w1[0][0],0.2457", "gives another file"),
        ("main-samples.0123abcdef.js", "A", "B", "is not what this script hands on"),
        ("landscape.json", '"shares":[0.', '"shares":[0.1', "'shares' says"),
        ("landscape.json", '"path":"M', '"path":"M1', "'contours' says"),
        ("main.json", "\n", "\n\n", "its values agree, but a build writes the file otherwise"),
    ],
)
def test_whatever_else_is_changed_is_reported(site, file, old, new, message):
    change(site / "data" / file, old, new)
    told = messages(verify(site))
    assert any(line.startswith(f"{file}: ") and message in line for line in told), told


@pytest.mark.parametrize("file", ["lr-0.1.json", "lr-0.1.npz", "lr-0.1.csv", "landscape.json"])
def test_a_missing_file_is_reported(site, file):
    (site / "data" / file).unlink()
    told = messages(verify(site))
    assert len(told) == 1
    assert told[0].startswith(f"{file}: ")


def test_a_file_that_is_no_bundle_is_reported(site):
    (site / "data" / "main.json").write_text("<!doctype html>", encoding="utf-8")
    (fault, *_) = messages(verify(site))
    assert fault.startswith("main.json: this is not JSON: the file is damaged or cut off")


def test_a_site_that_is_not_built_is_refused(tmp_path):
    with pytest.raises(BuildError, match="no published record is here; build the site first"):
        verify(tmp_path)
