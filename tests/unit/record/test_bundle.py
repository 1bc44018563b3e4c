"""The bundle format: compact, self-describing and lossless."""

from __future__ import annotations

import gzip
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of

from builder.base.errors import BuildError
from builder.model.quantities import RECORDED
from builder.record.bundle import (
    LARGEST,
    VERSION,
    derive,
    encode_all_pictures,
    encode_array,
    encode_run,
    encode_samples,
    salvage,
    sample_files,
    to_text,
)
from builder.record.run import Run
from builder.record.vlq import to_vlq
from tests import bundles, project

ANY_ARRAY = arrays_of.arrays(
    np.int64,
    arrays_of.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=5),
    elements=st.integers(-LARGEST, LARGEST),
)


@given(ANY_ARRAY)
def test_any_array_is_read_back(array):
    entry = json.loads(json.dumps(encode_array(array)))
    found = salvage(entry, array.shape)
    assert entry["shape"] == list(array.shape)
    assert found.shape == array.shape
    assert found.tolist() == array.tolist()


@given(ANY_ARRAY)
def test_the_shortest_order_of_differences_is_taken(array):
    chosen = encode_array(array)["values"]
    for order in range(5 if array.ndim else 1):
        differences = np.diff(array, n=order, axis=0, prepend=np.zeros((order, *array.shape[1:])))
        assert len(chosen) <= len(to_vlq(differences))


def test_a_straight_line_needs_one_character_an_epoch():
    entry = encode_array(np.arange(101)[:, None] * 123_456)
    assert entry["difference"] == 2
    assert len(entry["values"]) < 101 + 10


def test_four_differences_of_the_largest_value_are_still_exact_in_javascript():
    assert float(16 * LARGEST) == 16 * LARGEST == 2**53


def test_a_change_of_the_encoding_takes_a_new_version():
    """What cached pages know as this version. If it changes, VERSION goes up with it."""
    wave = np.array([[0, -1], [31, 32], [70, -1_000_000], [111, -2_000_000], [151, -2_999_999]])
    written = {
        "shape": [5, 2],
        "difference": 2,
        "crc32": 248_895_303,
        "values": "AD+BkCQjoh9BEgCDC",
    }
    assert (VERSION, encode_array(wave)) == (2, written)


@pytest.mark.parametrize("value", [LARGEST + 1, -LARGEST - 1, -(2**63)])
def test_a_value_that_javascript_could_not_hold_is_refused(value):
    with pytest.raises(BuildError, match="lower its learning rate"):
        encode_array(np.array([value]))


@pytest.mark.parametrize("name", project.RUNS)
def test_every_run_is_read_back(name):
    run = project.run(name)
    found = bundles.read_back(bundles.of(name).parameters)
    recorded = {"epoch": run.epoch, "q": run.q, "loss": run.loss, "hits": run.hits}
    assert list(found) == list(recorded)
    for quantity, array in recorded.items():
        assert np.array_equal(found[quantity], array), quantity


def assert_same_samples(text: str, run: Run) -> None:
    """Hold every intermediate of a bundle, stored or given by a relation, to the run's."""
    found = bundles.read_back(text)
    for name in RECORDED:
        if name not in found:
            found[name] = derive(name, run.q, run.shape, run.training, found["a2"])
        assert np.array_equal(found[name], run.samples[name]), name


def test_every_intermediate_value_is_read_back():
    assert_same_samples(bundles.main().samples, project.run("main"))


def test_z1_and_dz2_are_sums_of_others_and_are_not_stored():
    entries = json.loads(bundles.main().samples)["arrays"]
    relations = {name: entry.get("relation") for name, entry in entries.items()}
    assert {name: text for name, text in relations.items() if text} == {
        "z1": "w1 x + b1",
        "dz2": "a2 - y",
    }


def test_the_record_takes_no_more_than_110_kilobytes():
    texts = (bundles.main().parameters, bundles.main().samples)
    assert sum(len(gzip.compress(text.encode(), 9)) for text in texts) <= 110_000


def test_a_bundle_says_what_it_holds():
    bundle = json.loads(bundles.main().parameters)
    heading = {key: bundle[key] for key in ("format", "version", "run", "scale", "shape")}
    assert heading == {
        "format": "explorable-network-record",
        "version": 2,
        "run": "main",
        "scale": 1_000_000,
        "shape": {"inputs": 25, "hidden": 8, "outputs": 3},
    }
    assert bundle["pictures"]["labels"] == list(project.data().training.labels)
    assert {name: entry["axes"] for name, entry in bundle["arrays"].items()} == {
        "epoch": ["epoch"],
        "q": ["epoch", "parameter"],
        "loss": ["epoch"],
        "hits": ["epoch"],
    }
    scales = {name: entry.get("scale") for name, entry in bundle["arrays"].items()}
    assert scales == {"epoch": 1, "q": None, "loss": None, "hits": 1}


def test_pictures_are_written_as_they_are_drawn():
    pictures = json.loads(bundles.main().parameters)["pictures"]
    assert pictures["names"][1] == "column"
    assert pictures["pixels"][1] == "..#.." * 5


def test_another_network_on_grey_pictures_is_read_back():
    run, parameters, samples = bundles.grey()
    assert run.loss[-1] < run.loss[0]
    assert np.array_equal(bundles.read_back(parameters)["q"], run.q)
    bundle = json.loads(parameters)
    levels = bundle["picture"]["levels"]
    pixels = [[levels.index(c) / 16 for c in row] for row in bundle["pictures"]["pixels"]]
    assert pixels == run.training.x.tolist()
    assert json.loads(samples)["arrays"]["z1"]["relation"] == "w1 x + b1"
    assert_same_samples(samples, run)


def test_samples_in_several_files_are_read_back_file_by_file():
    run = bundles.grey().run
    files = sample_files(30, 12)
    assert files == {
        "-samples-0": range(12),
        "-samples-1": range(12, 24),
        "-samples-2": range(24, 30),
    }
    for samples in files.values():
        text = to_text(encode_samples(run, samples))
        assert json.loads(text)["first_sample"] == samples.start
        assert_same_samples(text, run.part(samples))


@pytest.mark.parametrize("per_file", [None, 24, 25])
def test_samples_that_fit_into_one_file_stand_in_one(per_file):
    assert sample_files(24, per_file) == {"-samples": range(24)}


def test_a_run_of_several_files_holds_the_pictures_of_the_first():
    run = bundles.grey().run
    bundle = json.loads(to_text(encode_run(run, bundles.GREY, run.training, 12)))
    assert (bundle["samples"], bundle["samples_per_file"]) == (30, 12)
    assert bundle["pictures"]["names"] == list(run.training.names[:12])
    pictures = json.loads(to_text(encode_all_pictures(run.training, run.shape, bundles.GREY)))
    assert pictures["pictures"]["names"] == list(run.training.names)
    assert len(pictures["pictures"]["pixels"]) == 30


@given(ANY_ARRAY, st.data())
def test_as_much_as_can_be_read_of_a_cut_array_is_salvaged(array, data):
    entry = encode_array(array)
    cut = data.draw(st.integers(0, len(entry["values"])))
    found = salvage(entry | {"values": entry["values"][:cut]}, array.shape)
    assert found.shape == array.shape
    whole = salvage(entry, array.shape)
    assert whole.tolist() == array.tolist()


def test_every_key_of_a_bundle_is_documented():
    run = bundles.grey().run
    pictures = to_text(encode_all_pictures(run.training, run.shape, bundles.GREY))
    for bundle in map(json.loads, (bundles.main().parameters, bundles.main().samples, pictures)):
        keys = {*bundle, *bundle["shape"], *(key for e in bundle["arrays"].values() for key in e)}
        assert [key for key in sorted(keys) if f"`{key}`" not in bundles.DOCUMENTATION] == []


@given(
    arrays_of.arrays(
        np.int64,
        arrays_of.array_shapes(min_dims=1, max_dims=3, min_side=0, max_side=5),
        elements=st.integers(-LARGEST, LARGEST),
    )
)
def test_the_printed_decoder_reads_any_array(array):
    assert bundles.printed_decoder()(encode_array(array)) == array.ravel().tolist()


def test_the_printed_decoder_is_about_ten_lines():
    body = bundles.DOCUMENTATION.split("def decode")[1].split("```")[0]
    assert len(body.strip().splitlines()) <= 13
