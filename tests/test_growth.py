"""A larger network on real digits goes through the whole pipeline by configuration alone."""

from __future__ import annotations

import gzip
import io
import json
import math
import re
from collections.abc import Mapping
from fractions import Fraction
from operator import mul
from pathlib import Path

import numpy as np
import pytest

from builder.model.config import read_network
from builder.model.network import Shape
from builder.model.quantities import RECORDED
from builder.output.page_weight import first_load
from builder.output.publish import publish
from builder.pages.options import Options
from builder.pages.site import plan
from builder.record.bundle import derive
from builder.record.landscape import COLUMNS, ROWS
from builder.record.run import Data, Run, read_data, record
from builder.record.verify import verify_site
from builder.settings import ASSETS
from tests import bundles, naive
from tests.growth import FORM, Size, write_content

SIZE = Size()
EPOCHS = SIZE.epochs + 1

Files = Mapping[str, bytes]


def built(content: Path) -> Files:
    """The site of a content folder, without the zip."""
    return plan(Options(content, ASSETS, None, "a test", drafts=True)).files


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_content(tmp_path_factory.mktemp("growth"))


@pytest.fixture(scope="module")
def data(content: Path) -> Data:
    return read_data(read_network(content / "network.toml"))


@pytest.fixture(scope="module")
def files(content: Path) -> Files:
    return built(content)


@pytest.fixture(scope="module")
def arrays(files: Files) -> Mapping[str, np.ndarray]:
    """What is published for notebooks."""
    with np.load(io.BytesIO(files["data/main.npz"])) as found:
        return dict(found)


def samples_files(files: Files) -> list[str]:
    """The files of intermediates, in the order of their samples."""
    found = [name for name in files if re.fullmatch(r"data/main-samples-\d+\.json", name)]
    return sorted(found, key=lambda name: int(re.findall(r"\d+", name)[0]))


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def test_the_pictures_are_the_digits_of_scikit_learn(data):
    from sklearn.datasets import load_digits

    digits = load_digits()
    assert (data.training.x * 16).tolist() == digits.data[: SIZE.samples].tolist()
    assert list(data.training.labels) == digits.target[: SIZE.samples].tolist()
    assert set(np.unique(data.training.counts)) == set(range(17))


def test_it_learns(arrays):
    assert arrays["accuracy"][0] < 0.2
    assert arrays["accuracy"][-1] > 0.9
    assert len(arrays["epoch"]) == EPOCHS


def test_the_arrays_for_notebooks_have_the_sizes_of_the_larger_network(arrays):
    hidden, outputs = (EPOCHS, 500, 16), (EPOCHS, 500, 10)
    assert arrays["w1"].shape == (EPOCHS, 16, 64)
    assert arrays["x"].shape == (500, 64)
    shapes = {name: arrays[name].shape for name in RECORDED}
    assert shapes == {
        "z1": hidden, "a1": hidden, "z2": outputs, "a2": outputs, "sample_loss": (EPOCHS, 500),
        "dz2": outputs, "da1": hidden, "dz1": hidden,
    }  # fmt: skip


def test_every_value_of_every_file_is_read_back(files, arrays, data):
    q = bundles.read_back(files["data/main.json"].decode())["q"]
    assert np.array_equal(q, arrays["q"])
    names = samples_files(files)
    assert len(names) == math.ceil(SIZE.samples / SIZE.per_file)
    seen = 0
    for name in names:
        text = files[name].decode()
        first = json.loads(text)["first_sample"]
        assert first == seen
        part = data.training.part(range(first, min(first + SIZE.per_file, SIZE.samples)))
        found = bundles.read_back(text)
        for quantity in ("z1", "dz2"):
            found[quantity] = derive(quantity, q, Shape(64, 16, 10), part, found["a2"])
        seen += len(part)
        for quantity, values in found.items():
            published = np.rint(arrays[quantity][:, first:seen] * 1e6).astype(np.int64)
            assert np.array_equal(values, published), (name, quantity)
    assert seen == SIZE.samples


def test_the_first_epochs_are_the_naive_implementations(tmp_path):
    content = write_content(tmp_path, Size(samples=40, epochs=2, per_file=16))
    config = read_network(content / "network.toml")
    data = read_data(config)
    run = record(config.run("main"), config.shape, data)
    start, x = data.start.tolist(), data.training.x.tolist()
    steps = naive.train(start, (64, 16, 10), x, list(data.training.labels), 2.0, False)
    for epoch, found in zip(range(3), steps, strict=False):
        assert found.q == run.q[epoch].tolist()
        for name in RECORDED:
            if name != "z1":
                told = [[naive.snap(value) for value in sample[name]] for sample in found.samples]
                recorded = run.samples[name][epoch]
                assert np.reshape(told, recorded.shape).tolist() == recorded.tolist(), name
    assert exact_sums(run, 2, data.training.counts) == run.samples["z1"][2].tolist()


def exact_sums(run: Run, epoch: int, counts: np.ndarray) -> list[list[int]]:
    """Every z1 of an epoch in millionths, with fractions that round nothing; halves go up."""
    q = [int(value) for value in run.q[epoch]]
    w1, b1 = [q[64 * j : 64 * j + 64] for j in range(16)], q[64 * 16 : 64 * 16 + 16]
    pictures = [[Fraction(int(count), 16) for count in picture] for picture in counts]
    sums = [
        [sum(map(mul, weights, picture)) + b for weights, b in zip(w1, b1, strict=True)]
        for picture in pictures
    ]
    return [[math.floor(total + Fraction(1, 2)) for total in row] for row in sums]


def test_verify_agrees_in_every_value_and_places_one_that_is_altered(
    files, content, data, tmp_path
):
    site = tmp_path / "site"
    publish(files, site)
    config = read_network(content / "network.toml")
    report = verify_site(site, config, data)
    assert report.faults == ()
    values = EPOCHS * (1210 + 3) * 2 + EPOCHS * 500 * (16 * 4 + 10 * 3 + 1)
    values += 3 * 1210 + (ROWS + 1) * (COLUMNS + 1)  # the landscape
    assert (report.values, report.differences) == (values, 0)
    file = site / "data" / "main-samples-7.json"
    bundle = json.loads(file.read_text())
    entry = bundle["arrays"]["sample_loss"]
    entry["values"] = "C" + entry["values"][1:] if entry["values"][0] != "C" else "E"
    file.write_text(json.dumps(bundle))
    altered = verify_site(site, config, data).runs[0]
    assert altered.differences > 0
    assert altered.first is not None
    assert altered.first.quantity == "sample_loss"
    assert altered.first.place["sample"] == 7 * SIZE.per_file


def test_what_a_page_loads_first_does_not_grow_with_the_number_of_samples(files, tmp_path):
    fewer = built(write_content(tmp_path, Size(samples=250)))
    for page in ("index.html", "inspector.html", "verify.html"):
        large, small = first_load(files, page), first_load(fewer, page)
        assert large.requests == small.requests
        assert large.gzip == pytest.approx(small.gzip, rel=0.02), page


def test_files_of_samples_grow_in_number_and_not_in_size(files):
    sizes = [packed(files[name]) for name in samples_files(files)]
    values = EPOCHS * SIZE.per_file * (16 * 3 + 10 * 2 + 1)  # stored: z1 and dz2 follow from others
    assert max(sizes) < 1.1 * values  # bytes a value
    assert max(sizes[:-1]) < 1.1 * min(sizes[:-1])


def test_the_run_itself_takes_less_than_a_byte_a_parameter_and_epoch(files):
    assert packed(files["data/main.json"]) < EPOCHS * 1210


def test_all_pictures_stand_in_one_file_and_the_first_of_them_with_each_run(files):
    everything = json.loads(files["data/pictures.json"])
    assert len(everything["pictures"]["pixels"]) == SIZE.samples
    for run in ("main", "slow"):
        bundle = json.loads(files[f"data/{run}.json"])
        assert bundle["pictures"]["pixels"] == everything["pictures"]["pixels"][: SIZE.per_file]
        assert set("".join(bundle["pictures"]["pixels"])) <= set(FORM.levels)


def test_a_page_knows_any_number_of_files_by_one_name(files):
    (text,) = re.findall(r'id="manifest">(.*?)</script>', files["inspector.html"].decode())
    names = json.loads(text)["bundles"]
    assert set(names) == {"main", "main-samples-*", "slow", "pictures", "landscape"}
    for number in range(len(samples_files(files))):
        assert names["main-samples-*"].replace("*", str(number)) in files


def test_a_still_draws_no_more_lines_than_can_be_seen(files):
    (still,) = re.findall(r'<svg class="still".*?</svg>', files["index.html"].decode())
    lines = "".join(re.findall(r'<path class="line [^>]* d="([^"]*)"', still))
    assert lines.count("M") == 240 + 160
