"""The address of a moment, checked against the record it points into."""

from __future__ import annotations

import re

import pytest

from builder.base.errors import BuildError
from builder.facts.address import KEYS, numbers_of, parse_address
from tests import project
from tests.prose import facts

JS = project.ROOT / "site_assets" / "js" / "state" / "address.js"


def parse(text: str) -> dict[str, str | int]:
    return parse_address(text, facts().moments)


def test_an_address_is_read_into_its_keys_with_epoch_and_sample_as_numbers():
    assert parse("run=lr-3&epoch=40&sample=9&select=w1.3.7") == {
        "run": "lr-3",
        "epoch": 40,
        "sample": 9,
        "select": "w1.3.7",
    }


@pytest.mark.parametrize(
    "text",
    [
        "select=x24", "select=h7", "select=o2", "select=w2.2.7", "select=b1.0", "select=b2.2",
        "select=loss", "select=accuracy", "select=lr", "mode=training",
        "select=not2", "select=flip", "select=wrong", "select=next", "select=step&stage=10",
        "mode=inference&pixels=0000000000000000000000000", "run=long&epoch=44",
        "trail=dz2.0:3~a2.0", "trail=" + "~".join(["z1.0"] * 24), "pin=0", "pin=zeros@0",
        "zeros=1", "table=1", "digits=6", "sort=contribution",
    ],
)  # fmt: skip
def test_every_kind_of_value_is_known(text):
    assert parse(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("epoch", "'epoch' is not key=value"),
        ("epoch=", "'epoch=' is not key=value"),
        ("epok=3", "no key of an address is called 'epok'; did you mean 'epoch'?"),
        ("epoch=1&epoch=2", "the key 'epoch' stands twice"),
        ("epoch=101", "run 'main' has the epochs 0 to 100, not 101"),
        ("epoch=01", "'01' is not a whole number"),
        ("run=long&epoch=45", "the nearest that it stores are 44 and 59"),
        ("run=lr-5", "no run is called 'lr-5'; did you mean"),
        ("sample=24", "there is no sample 24; the samples are 0 to 23"),
        ("sample=-1", "'-1' is not a whole number"),
        ("mode=train", "did you mean 'training'?"),
        ("select=h8", "'h8' does not exist: 8 is beyond 0 to 7"),
        ("select=w1.7", "nothing is selected by 'w1.7'"),
        ("select=w1.3.25", "25 is beyond 0 to 24"),
        ("select=x", "nothing is selected by 'x'"),
        ("select=h01", "nothing is selected by 'h01'"),
        ("pixels=0000000000000000000000000", "'pixels' needs mode=inference"),
        ("mode=inference&pixels=012", "'012' is not 25 characters 0 or 1"),
        ("trail=a b", "'a b' is not a trail"),
        ("trail=z1.0.b", "'z1.0.b' is not a trail"),
        ("trail=" + "~".join(["z1.0"] * 25), "is not a trail"),
        ("pin=500", "run 'main' has the epochs 0 to 100, not 500"),
        ("digits=5", "'5' is not one of the values here"),
    ],
)
def test_an_address_of_nothing_is_refused_with_what_would_be_right(text, told):
    with pytest.raises(BuildError, match=re.escape(told)):
        parse(text)


def test_the_page_s_script_knows_the_same_keys():
    keys = re.search(r"const KEYS = \{(.*?)\n\};", JS.read_text(encoding="utf-8"), re.DOTALL)
    assert keys is not None
    assert set(re.findall(r"^  (\w+): ", keys[1], re.MULTILINE)) == set(KEYS)


def test_words_over_an_address_may_name_its_numbers():
    assert numbers_of("run=lr-0.1&epoch=50&select=w1.3.7") >= {0.1, 50.0, 3.0, 7.0}
