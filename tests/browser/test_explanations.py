"""Explanations in bulk: every line of a panel holds at the digits shown, and in Python."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from playwright.sync_api import Page

from builder.model.network import Parameters, forward
from tests.browser.reader import check_line, check_table
from tests.browser.workshop import KINDS, any_case, case, open_workshop
from tests.project import RUNS

THIN_SPACE = "\u202f"


@pytest.fixture(scope="module")
def workshop(browser, site_url):
    page = browser.new_page()
    yield open_workshop(page, site_url)
    page.close()


class Checked(NamedTuple):
    lines: int  # elements of class `equation`
    signs: list[str]  # = and ≈, of all operations that a reader can calculate, rows of tables too


def check_cases(page: Page, cases: Sequence[Mapping[str, Any]]) -> Checked:
    """Renders the cases and checks all that they show."""
    lines, signs = 0, []
    for view in chain.from_iterable(page.evaluate("(all) => all.map(harness.show)", cases)):
        lines += len(view["equations"])
        for line in view["equations"]:
            signs += check_line(line)
        for table in view["tables"]:
            signs += check_table(table)
    return Checked(lines, signs)


@pytest.mark.parametrize("run", RUNS)
def test_every_line_of_every_kind_of_panel_adds_up_as_written(workshop, run):
    chance = random.Random(f"lines of {run}")
    each = 45 if run == "main" else 8
    cases = [any_case(chance, run, kind) for kind in KINDS for _ in range(each)]
    checked = check_cases(workshop, cases)
    assert checked.lines > (2000 if run == "main" else 250)
    assert len(checked.signs) > (9000 if run == "main" else 500)


def test_numbers_opened_one_below_the_other_add_up_too(workshop):
    chance = random.Random("trails")
    cases = [any_case(chance, run, kind, depth=9) for run in RUNS for kind in KINDS]
    assert check_cases(workshop, cases).lines > 900


def test_few_lines_need_a_sign_of_approximation(workshop):
    chance = random.Random("few")
    cases = [{**any_case(chance, "main", kind), "digits": None} for kind in KINDS for _ in range(8)]
    signs = check_cases(workshop, cases).signs
    assert signs.count("≈") < len(signs) * 0.03


def test_percentages_get_the_digits_with_which_they_make_a_hundred(workshop):
    cases = [case("main", epoch, epoch % 24, "o0") for epoch in range(101)]
    views = chain.from_iterable(workshop.evaluate("(all) => all.map(harness.show)", cases))
    totals = [line["text"] for view in views for line in view["equations"] if "100" in line["text"]]
    wholes = [text for text in totals if text.endswith(f"100{THIN_SPACE}%")]
    assert len(wholes) == 101
    assert sum("=" in text.removeprefix("Σ =") for text in wholes) >= 99


def test_drawn_pictures_add_up(workshop):
    chance = random.Random("drawn")
    cases = []
    for kind in KINDS[:7]:
        for _ in range(6):
            pixels = "".join(chance.choice("01") for _ in range(25))
            drawn = any_case(chance, chance.choice(["main", "main", "lr-100", "long"]), kind, 4)
            cases.append({**drawn, "sample": None, "pixels": pixels})
    blank, full = "0" * 25, "1" * 25
    cases += [
        case("main", 100, None, select, pixels=pixels, clicks=[0.1, 0.1])
        for select in ("h0", "o1", "x3", "w1.2.3")
        for pixels in (blank, full)
    ]
    assert len(check_cases(workshop, cases).signs) > 300


def test_comparisons_add_up(workshop):
    chance = random.Random("pins")
    cases = [
        {**any_case(chance, run, kind), "pin": chance.randrange(101)}
        for run in ("main", "lr-100", "zeros")
        for kind in KINDS[1:]
        for _ in range(3)
    ]
    assert len(check_cases(workshop, cases).signs) > 300


def is_halfway(values: np.ndarray, decimals: int) -> np.ndarray:
    """Where recorded numbers lie exactly between two roundings."""
    places = 10 ** (6 - decimals)
    halfway: np.ndarray = np.abs(np.round(values * 10**6)) % places == places // 2
    return halfway


def picked(chance: random.Random, where: np.ndarray, count: int) -> list[list[int]]:
    spots: list[list[int]] = np.argwhere(where).tolist()
    return chance.sample(spots, min(count, len(spots)))


def awkward_cases(record: Mapping[str, np.ndarray]) -> list[dict[str, Any]]:
    """Moments at which a recorded number lies exactly halfway between two roundings."""
    chance = random.Random("awkward")
    cases = []
    for name in ("w1", "b1", "w2", "b2"):
        for epoch, *indices in picked(chance, is_halfway(record[name], 3), 8):
            select = ".".join([name, *map(str, indices)])
            cases += [case("main", epoch, 0, select), case("main", min(100, epoch + 1), 0, select)]
    for name, select in (("z1", "h"), ("a1", "h"), ("z2", "o"), ("a2", "o")):
        for decimals in (3, 4, 5):
            for epoch, sample, unit in picked(chance, is_halfway(record[name], decimals), 6):
                cases.append(case("main", epoch, sample, f"{select}{unit}"))
    for epoch, sample in picked(chance, is_halfway(record["sample_loss"], 3), 6):
        cases.append(case("main", epoch, sample, "loss", clicks=[0.0, 0.0]))
    return cases


def test_numbers_halfway_between_two_roundings_add_up(workshop, record):
    cases = awkward_cases(record)
    assert len(cases) > 100
    assert len(check_cases(workshop, cases).signs) > 1000


def extremes(folder: Path) -> list[dict[str, Any]]:
    """Where the wildest run is wildest: its largest sums, and one below what exp can take."""
    with (
        np.load(folder / "data" / "lr-100.npz") as run,
        np.load(folder / "data" / "main.npz") as main,
    ):
        passes = [
            forward(Parameters(*(run[name][epoch] for name in ("w1", "b1", "w2", "b2"))), main["x"])
            for epoch in range(len(run["epoch"]))
        ]
    z1 = np.array([one.z1 for one in passes])
    z2 = np.array([one.z2 for one in passes])
    assert z1.min() < -700  # math.exp raises an error above 709
    cases = []
    for values, letter in ((z1, "h"), (z2, "o")):
        for found in (values.argmin(), values.argmax()):
            epoch, sample, unit = (int(one) for one in np.unravel_index(found, values.shape))
            cases.append(case("lr-100", epoch, sample, f"{letter}{unit}"))
            cases.append(case("lr-100", epoch, sample, "loss", clicks=[0.999, 0.999]))
    return cases


def test_sums_too_large_for_an_exponential_add_up(workshop, folder):
    assert len(check_cases(workshop, extremes(folder)).signs) > 150
