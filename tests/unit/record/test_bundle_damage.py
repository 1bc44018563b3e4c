"""A bundle that is damaged, cut off or foreign is refused with a sentence."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.base.errors import BuildError
from builder.record.bundle import (
    Decoded,
    decode,
    decode_array,
    decode_samples,
    encode_array,
    salvage,
    to_text,
)
from tests import bundles, project

REMEDY = "build the site again, or fetch the file again"
FILE = "data/main.json"

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@pytest.mark.parametrize("which", ["parameters", "samples"])
def test_a_bundle_with_any_one_character_changed_is_refused(which):
    text = getattr(bundles.small(), which).rstrip("\n")
    for at, character in enumerate(text):
        for other in {"0" if character != "0" else "1", "A" if character != "A" else "B", '"'}:
            if other != character:
                with pytest.raises(BuildError, match=REMEDY):
                    decode(text[:at] + other + text[at + 1 :], FILE)


@pytest.mark.parametrize("which", ["parameters", "samples"])
def test_a_bundle_cut_off_anywhere_is_refused(which):
    text = getattr(bundles.small(), which).rstrip("\n")
    for length in range(len(text)):
        with pytest.raises(BuildError, match=REMEDY):
            decode(text[:length], FILE)


@given(st.integers(min_value=0), st.integers(0, 30), st.text(max_size=5))
def test_a_bundle_with_a_piece_replaced_is_refused(at, cut, put):
    text = bundles.small().parameters.rstrip("\n")
    at %= len(text)
    damaged = text[:at] + put + text[at + cut :]
    found = project.outcome(lambda: decode(damaged, FILE))
    assert isinstance(found, BuildError) or json.loads(damaged) == json.loads(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "this is not JSON: the file is damaged or cut off"),
        ("[" * 100_000, "this is not JSON"),
        ("9" * 5000, "this is not JSON"),
        ("{}", "this is not a bundle: it does not say 'explorable-network-record'"),
        ("[1, 2]", "this is not a bundle"),
        ('{"format": "explorable-network-record", "version": 2}', "version 2 of the format"),
        ('{"format": "explorable-network-record", "version": 1}', "the sizes of the layers"),
    ],
)
def test_a_foreign_file_is_refused(text, message):
    with pytest.raises(BuildError) as caught:
        decode(text, FILE)
    assert caught.value.place == FILE
    assert message in caught.value.message
    assert REMEDY in caught.value.message


@given(JSON)
def test_any_other_json_is_refused(value):
    assert isinstance(project.outcome(lambda: decode(json.dumps(value), FILE)), BuildError)


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("shape", [3], "its 2 numbers do not fill the shape [3]"),
        ("shape", [-1], "its shape is not a list of sizes"),
        ("shape", [True, 2], "its shape is not a list of sizes"),
        ("shape", "2", "its shape is not a list of sizes"),
        ("shape", [2**70, 2**70], "do not fill the shape"),
        ("shape", [1] * 2 + [2] + [1] * 80, "cannot be read"),
        ("difference", 5, "a difference order of 5 is unknown"),
        ("difference", -1, "a difference order of -1 is unknown"),
        ("difference", 1.0, "a difference order of 1.0 is unknown"),
        ("difference", None, "a difference order of None is unknown"),
        ("values", 7, "cannot be read"),
        ("values", None, "cannot be read"),
        ("crc32", None, "its checksum does not match"),
    ],
)
def test_an_array_with_one_wrong_key_is_refused(key, value, reason):
    entry = encode_array(np.array([4, 7])) | {key: value}
    with pytest.raises(BuildError) as caught:
        decode_array(entry, "q", FILE)
    assert "the array 'q' cannot be read (" in caught.value.message
    assert reason in caught.value.message


def test_an_empty_array_of_an_impossible_size_is_refused():
    entry = encode_array(np.zeros((0, 2), np.int64)) | {"shape": [2**70, 0]}
    with pytest.raises(BuildError, match="the array 'q' cannot be read"):
        decode_array(entry, "q", FILE)


@pytest.mark.parametrize("key", ["shape", "difference", "values", "crc32"])
def test_an_array_without_a_key_is_refused(key):
    entry = encode_array(np.array([4, 7]))
    del entry[key]
    with pytest.raises(BuildError, match=f"the array 'q' has no '{key}'"):
        decode_array(entry, "q", FILE)


def places(value, path=()):
    """The path of every value inside a JSON value."""
    yield path
    if isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(part, (*path, key))


SMALL_PLACES = [path for path in places(json.loads(bundles.small().samples)) if path]


@given(st.sampled_from(SMALL_PLACES), JSON)
def test_a_value_of_any_kind_anywhere_is_a_sentence_or_works(path, value):
    run, samples = bundles.small().run, bundles.small().samples
    bundle = json.loads(samples)
    *parents, last = path
    part = bundle
    for key in parents:
        part = part[key]
    part[last] = value
    bundle.pop("crc32", None)  # sealed again, as by someone who writes bundles of their own
    found = project.outcome(lambda: decode_samples(to_text(bundle), FILE, run.q, run.training))
    assert isinstance(found, dict | BuildError)


def test_a_samples_bundle_of_another_network_is_refused():
    run = bundles.small().run
    with pytest.raises(BuildError, match="it does not belong to this run"):
        decode_samples(bundles.main().samples, FILE, run.q, run.training)


def test_a_samples_bundle_without_an_array_is_refused():
    run, samples = bundles.small().run, bundles.small().samples
    bundle = json.loads(samples)
    del bundle["arrays"]["da1"]
    with pytest.raises(BuildError, match="the array 'da1' is missing"):
        decode_samples(to_text(bundle), FILE, run.q, run.training)


def test_a_relation_that_nobody_knows_is_refused():
    run, samples = bundles.small().run, bundles.small().samples
    bundle = json.loads(samples)
    bundle["arrays"]["a1"] = {"relation": "guess"}
    with pytest.raises(BuildError, match="the relation 'guess' of the array 'a1' is unknown"):
        decode_samples(to_text(bundle), FILE, run.q, run.training)


def test_the_refusal_names_the_array_whose_checksum_does_not_match():
    bundle = json.loads(bundles.small().parameters)
    bundle["arrays"]["q"]["values"] = bundle["arrays"]["q"]["values"].replace("A", "B")
    with pytest.raises(BuildError, match=r"the array 'q' cannot be read \(its checksum"):
        decode(to_text(bundle), FILE)


def test_a_sound_bundle_is_read_with_its_heading():
    found = decode(bundles.small().parameters, FILE)
    assert isinstance(found, Decoded)
    assert found.heading["title"] == "Tiny"
    assert "arrays" not in found.heading


@given(JSON, JSON)
def test_salvage_never_fails(values, difference):
    assert salvage({"values": values, "difference": difference}, (2, 3)).shape == (2, 3)
