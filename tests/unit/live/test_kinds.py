"""The kinds of live figures: what their authors may set, what their scripts are given, stills."""

from __future__ import annotations

import math
import re

import pytest

from builder.live.drawing import HEIGHT
from builder.live.kinds import KINDS, room_rules
from tests import project
from tests.unit.live.given import script_data, still

# The slider of each option: its ends and its step.
SLIDERS = {
    ("sigmoid", "z"): (-6, 6, 0.1),
    ("slope", "z"): (-6, 6, 0.1),
    ("softmax", "z"): (-4, 4, 0.1),
    ("log-loss", "p"): (0, 1, 0.01),
    ("descent", "rate"): (0.01, 1.1, 0.01),
    ("descent", "start"): (-3, 3, 0.1),
    ("bias", "bias"): (-4, 4, 0.1),
    ("chain", "factors"): (-3, 3, 0.1),
    ("powers", "z"): (-3, 3, 0.1),
    ("halving", "count"): (0, 7, 1),
    ("losses", "epoch"): (0, 100, 1),
    ("growth", "epoch"): (0, 100, 1),
    ("valley", "start"): (-5, 3, 0.01),
    ("nudges", "nudge"): (-1, 1, 0.01),
    ("backward", "stage"): (0, 4, 1),
    ("pushes", "seen"): (0, 24, 1),
    ("fool", "sample"): (0, 23, 1),
    ("paint", "digit"): (0, 2, 1),
    ("switches", "neuron"): (0, 7, 1),
    ("landscape", "epoch"): (0, 100_000, 1),
    ("loss-along", "epoch"): (0, 100, 1),
    ("loss-along", "sample"): (0, 23, 1),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_does_without_options(kind, facts):
    assert set(KINDS[kind].options()) <= set(script_data(kind, facts))
    assert len(re.sub(r"<[^>]*>", "", still(kind, facts))) > 20


@pytest.mark.parametrize("kind", KINDS)
def test_stills_need_no_style_and_no_script(kind, facts):
    assert not re.search("style=|<script| on[a-z]+=", still(kind, facts))


@pytest.mark.parametrize(("kind", "key"), SLIDERS)
def test_a_script_is_given_its_sliders(kind, key, facts):
    given = script_data(kind, facts)[key]
    assert (given["from"], given["to"], given["step"]) == SLIDERS[kind, key]


def test_a_value_that_is_given_counts(facts):
    assert script_data("sigmoid", facts, z=1.5)["z"]["value"] == 1.5
    assert script_data("chain", facts, factors=[1.0, 2.0])["factors"]["value"] == [1.0, 2.0]


@pytest.mark.parametrize("beyond", [-0.5, 0.5, math.inf, math.nan])
@pytest.mark.parametrize(("kind", "key"), SLIDERS)
def test_a_figure_cannot_start_beyond_its_slider(kind, key, beyond, facts):
    low, high, _ = SLIDERS[kind, key]
    value = (low if beyond < 0 else high) + beyond
    values = {key: [1, value] if key in ("factors",) or kind == "softmax" else value}
    ((found, message),) = KINDS[kind].faults(values, facts)
    assert found == key
    assert re.match(rf"'{key}' .*is (-?\d|inf|nan).*; the figure goes from", message)


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        ("sigmoid", {"z": "much"}, "'z' is a number, not 'much'"),
        ("sigmoid", {"z": True}, "'z' is a number, not True"),
        ("log-loss", {"p": 0}, "'p' is 0; the figure goes from 0.01 to 1"),
        ("softmax", {"z": [1.0, "much", 2.0]}, "'z' holds a value that is a number, not 'much'"),
        ("softmax", {"z": []}, "'z' lists 2 to 3 of them, not 0"),
        ("chain", {"factors": 3}, "'factors' is a list, not 3"),
        ("rates", {"runs": []}, "'runs' lists 1 to 6 of them, not 0"),
        ("rates", {"runs": 12}, "'runs' is a list, not 12"),
        ("rates", {"runs": ["main", 3]}, "'runs' holds names in quotes, not 3"),
        ("spread", {"column": 3}, "'column' is a name in quotes, not 3"),
    ],
)
def test_what_an_option_cannot_be_is_refused(kind, values, said, facts):
    ((key, message),) = KINDS[kind].faults(values, facts)
    assert key in values
    assert message == said


def test_every_kind_may_start_as_it_does_unasked(facts):
    for figure in KINDS.values():
        assert list(figure.faults({}, facts)) == []


def test_a_figure_may_take_more_room_on_a_phone():
    room = KINDS["softmax"].room
    assert room.narrow is not None
    wide, phone = room_rules().split("@media (max-width:40rem)")
    assert f'[data-kind="softmax"] .stage{{min-height:{room.wide:g}rem}}' in wide
    assert f'[data-kind="softmax"] .stage{{min-height:{room.narrow:g}rem}}' in phone


def test_every_kind_has_its_script_and_its_room():
    rules = room_rules()
    for kind in KINDS:
        assert (project.ROOT / "site_assets" / "js" / "live" / f"{kind}.js").is_file()
        assert f'[data-kind="{kind}"] .stage{{min-height:' in rules


# Stills ------------------------------------------------------------------------------------------


def circles(html: str, kind: str) -> list[tuple[float, float]]:
    """The centres of a still's dots or handle, in per cent across and down."""
    found = re.findall(rf'<circle class="{kind}" cx="([\d.]+)%" cy="([\d.]+)%"', html)
    return [(float(x), float(y)) for x, y in found]


def test_the_dots_of_a_still_stand_on_the_curve(facts):
    drawn = still("sigmoid", facts, z=3.0)
    # a = 0.0067, 0.1192, 0.5, 0.8808, 0.9933 at z = -5, -2, 0, 2, 5, on axes -6 to 6 and 0 to 1
    assert circles(drawn, "dot") == [(8.3, 99.3), (33.3, 88.1), (50, 50), (66.7, 11.9), (91.7, 0.7)]
    assert circles(drawn, "handle") == [(75, 4.7)]
    assert circles(still("log-loss", facts), "handle") == [(50, 86.1)]


def test_the_steps_of_a_still_walk_are_those_of_its_rate(facts):
    walk = circles(still("descent", facts, rate=0.25, start=2.0), "dot")
    # each step halves w: 2, 1, 0.5, …, in a valley from -3 to 3 that is 9 high
    assert walk[:3] == [(83.3, 55.6), (66.7, 88.9), (58.3, 97.2)]


def test_the_still_marks_our_own_run_among_the_starts(facts):
    drawn = still("spread", facts)
    given = script_data("spread", facts)
    low, high = given["bound"]["from"], given["bound"]["to"]
    own = project.run("main").loss[100] / 1_000_000
    across = f"{100 * (own - low) / (high - low):.2f}%"
    assert f'<line class="own" x1="{across}" x2="{across}" y1="{HEIGHT}" y2="0.0"/>' in drawn


def test_stills_show_numbers_as_prose_does(facts):
    assert '<data value="0.6931471805599453">0.693</data>' in still("log-loss", facts)
