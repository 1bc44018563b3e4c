"""A bundle that is damaged, cut off or foreign is told of in a sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.base.errors import BuildError
from builder.record.bundle import parse, salvage
from builder.record.comparison import RunReport
from builder.record.exports import to_csv, to_npz
from builder.record.run import Data
from builder.record.verify import verify_run
from tests import bundles, project

FILE = "data/main.json"
RUN = bundles.small().run
CONFIG = replace(project.network(), pictures=bundles.TINY, shape=RUN.shape)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published record of the tiny network."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "main.npz").write_bytes(to_npz(RUN))
    (folder / "main.csv").write_text(to_csv(RUN), encoding="utf-8")
    return folder


def report_on(data: Path, parameters: str, samples: str) -> RunReport:
    (data / "main.json").write_bytes(parameters.encode(errors="surrogatepass"))
    (data / "main-samples.json").write_bytes(samples.encode(errors="surrogatepass"))
    return verify_run(data, RUN, CONFIG, Data(RUN.training, RUN.training, RUN.q[0]))


def test_a_sound_record_has_no_fault(data):
    assert report_on(data, bundles.small().parameters, bundles.small().samples).faults == ()


@given(st.integers(min_value=0), st.integers(0, 30), st.text(max_size=5))
def test_a_bundle_with_any_piece_replaced_or_cut_out_is_a_fault(data, at, cut, put):
    text = bundles.small().parameters
    at %= len(text)
    damaged = text[:at] + put + text[at + cut :]
    report = report_on(data, damaged, bundles.small().samples)
    assert bool(report.faults) == (damaged != text)


def places(value, path=()):
    """The path of every value inside a JSON value."""
    yield path
    if isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(part, (*path, key))


SMALL_PLACES = [path for path in places(json.loads(bundles.small().samples)) if path]


@given(st.sampled_from(SMALL_PLACES), JSON)
def test_a_value_of_any_kind_anywhere_is_a_fault_or_the_value_that_was_there(data, path, value):
    bundle = json.loads(bundles.small().samples)
    *parents, last = path
    part = bundle
    for key in parents:
        part = part[key]
    part[last] = value
    changed = json.dumps(bundle, ensure_ascii=False, separators=(",", ":")) + "\n"
    report = report_on(data, bundles.small().parameters, changed)
    assert bool(report.faults) == (changed != bundles.small().samples)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "this is not JSON: the file is damaged or cut off"),
        ("[" * 100_000, "this is not JSON"),
        ("9" * 5000, "this is not JSON"),
        ("{}", "this is not a bundle: it does not say 'explorable-network-record'"),
        ("[1, 2]", "this is not a bundle"),
        ('{"format": "explorable-network-record", "version": 1}', "version 1 of the format"),
        ('{"format": "explorable-network-record", "version": 2}', "the arrays are missing"),
    ],
)
def test_a_foreign_file_is_refused(text, message):
    with pytest.raises(BuildError) as caught:
        parse(text, FILE)
    assert caught.value.place == FILE
    assert message in caught.value.message
    assert "build the site again, or fetch the file again" in caught.value.message


@given(JSON)
def test_any_other_json_is_refused(value):
    assert isinstance(project.outcome(lambda: parse(json.dumps(value), FILE)), BuildError)


@given(JSON, JSON)
def test_salvage_never_fails(values, difference):
    assert salvage({"values": values, "difference": difference}, (2, 3)).shape == (2, 3)
