"""The sentence a panel opens with is true: its claims worked out again from the record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from tests.browser.workshop import case, open_workshop

Record = Mapping[str, np.ndarray]
EPOCHS = (0, 1, 4, 10, 30, 100)
BIAS = "its bias"
CLAUSE = r"(?P<{0}>(?:[Pp]ixels? |[Hh]idden |[Ii]ts bias).*?) {0}s? (?:its sum|it) most"
PUSH = re.compile(rf"(?:{CLAUSE.format('raise')})?(?:, )?(?:{CLAUSE.format('lower')})?")


@pytest.fixture(scope="module")
def workshop(browser, site_url):
    page = browser.new_page()
    yield open_workshop(page, site_url)
    page.close()


def answers(page: Page, cases: Iterable[Mapping[str, Any]]) -> list[str]:
    """The first sentence of each panel, with plain signs."""
    found: list[str] = page.evaluate("(cases) => harness.answers(cases)", list(cases))
    return [text.replace("−", "-").replace("\u202f", "") for text in found]


def moments(samples: Iterable[int] = range(24)) -> list[tuple[int, int]]:
    return [(epoch, sample) for epoch in EPOCHS for sample in samples]


def named(words: str | None) -> set[str]:
    """'pixels 7 and 12 and its bias' as {'7', '12', 'its bias'}."""
    if not words:
        return set()
    return set(re.findall(r"\d+", words)) | ({BIAS} if BIAS in words.lower() else set())


def check_push(text: str, terms: Mapping[str, float]) -> None:
    """Who is said to raise a sum most and to lower it most are the largest terms of that sign."""
    found = PUSH.match(text)
    assert found, text
    for name, sign in (("raise", 1), ("lower", -1)):
        side = {key: sign * value for key, value in terms.items() if sign * value > 0}
        chosen = named(found[name])
        assert bool(chosen) == bool(side), text
        assert chosen <= side.keys(), text
        rest = [value for key, value in side.items() if key not in chosen]
        assert not rest or min(side[key] for key in chosen) >= max(rest), text


def pixel_terms(record: Record, epoch: int, sample: int, unit: int) -> dict[str, float]:
    terms = record["w1"][epoch, unit] * record["x"][sample]
    return {str(k): value for k, value in enumerate(terms)} | {BIAS: record["b1"][epoch, unit]}


def unit_terms(record: Record, epoch: int, sample: int, output: int) -> dict[str, float]:
    terms = record["w2"][epoch, output] * record["a1"][epoch, sample]
    return {str(j): value for j, value in enumerate(terms)} | {BIAS: record["b2"][epoch, output]}


def test_a_hidden_neuron_names_the_pixels_that_push_it_most(workshop, record):
    places = [(epoch, sample, j) for epoch, sample in moments() for j in range(8)]
    texts = answers(workshop, [case("main", epoch, sample, f"h{j}") for epoch, sample, j in places])
    for text, (epoch, sample, j) in zip(texts, places, strict=True):
        check_push(text, pixel_terms(record, epoch, sample, j))
        activation = record["a1"][epoch, sample, j]
        said = "more on than off" if activation > 0.5 else "more off than on"
        ending = re.search(rf": it is {said}, at ([\d.]+)\.$", text)
        assert ending, text
        assert float(ending[1]) == pytest.approx(activation, abs=0.000501)


def test_an_output_names_the_neurons_that_push_it_most_and_its_rank(workshop, record):
    places = [(epoch, sample, i) for epoch, sample in moments() for i in range(3)]
    texts = answers(workshop, [case("main", epoch, sample, f"o{i}") for epoch, sample, i in places])
    for text, (epoch, sample, i) in zip(texts, places, strict=True):
        check_push(text, unit_terms(record, epoch, sample, i))
        shares = record["a2"][epoch, sample]
        rank = ("the answer", "second of 3", "third of 3")[(shares > shares[i]).sum()]
        share = re.fullmatch(rf".*It gets ([\d.]+)%: {rank}\.", text)
        assert share, text
        assert float(share[1]) == pytest.approx(100 * shares[i], abs=0.0501)


def test_an_input_names_the_neurons_it_moves_most(workshop, record):
    places = [(epoch, sample, k) for epoch, sample in moments() for k in range(25)]
    texts = answers(workshop, [case("main", epoch, sample, f"x{k}") for epoch, sample, k in places])
    for text, (epoch, sample, k) in zip(texts, places, strict=True):
        weights = record["w1"][epoch, :, k]
        if not record["x"][sample, k]:
            assert text == f"Pixel {k} is off: it adds nothing to any sum, whatever its weights."
            continue
        told = re.findall(r"(raises|lowers) hidden (\d)", text)
        expected = [("raises", weights.argmax()), ("lowers", weights.argmin())]
        there = [(word, str(j)) for word, j in expected if (weights[j] > 0) == (word == "raises")]
        assert told == there, text


def slopes(record: Record, epoch: int, name: str) -> np.ndarray:
    """What each of the 24 pictures asks of a parameter: ∂L/∂p."""
    block, *where = name.split(".")
    first, *second = (int(index) for index in where)
    blame = record["dz1" if block[1] == "1" else "dz2"][epoch, :, first]
    if not second:
        return np.asarray(blame)
    inputs = record["x"] if block == "w1" else record["a1"][epoch]
    return np.asarray(blame * inputs[:, second[0]])


PARAMETERS = [f"w1.{j}.{k}" for j in range(8) for k in range(0, 25, 3)]
PARAMETERS += [f"w2.{i}.{j}" for i in range(3) for j in range(8)]
PARAMETERS += [f"b1.{j}" for j in range(8)] + [f"b2.{i}" for i in range(3)]
ASKED = re.compile(
    r"(\d+) pictures? asked for (more|less) of it, (\d+|none) for (more|less); "
    r"the loudest was sample (\d+) \(\d\), for (more|less)\."
)


def test_a_parameter_says_how_it_moved_and_who_asked_for_it(workshop, record):
    places = [(epoch, name) for epoch in EPOCHS for name in PARAMETERS]
    texts = answers(workshop, [case("main", epoch, 3, name) for epoch, name in places])
    for text, (epoch, name) in zip(texts, places, strict=True):
        if epoch == 0:
            assert text == "No update yet: this is the number it started with."
            continue
        block, *where = name.split(".")
        moved = np.diff(record[block][(slice(epoch - 1, epoch + 1), *map(int, where))])[0]
        way = re.match(r"It has (risen|fallen) by ([\d.]+) since epoch (\d+)\. ", text)
        assert way, text
        assert way[1] == ("risen" if moved > 0 else "fallen")
        assert float(way[2]) == pytest.approx(abs(moved), rel=0.06)
        assert int(way[3]) == epoch - 1
        check_asked(text, slopes(record, epoch - 1, name))


def check_asked(text: str, asked: np.ndarray) -> None:
    found = ASKED.search(text)
    assert found, text
    counts = {"more": (asked < 0).sum(), "less": (asked > 0).sum()}
    assert int(found[1]) == counts[found[2]] >= counts[found[4]]
    assert int(found[3].replace("none", "0")) == counts[found[4]]
    assert found[2] != found[4]
    loudest = int(found[5])
    assert abs(asked[loudest]) == pytest.approx(abs(asked).max(), rel=1e-4)
    assert found[6] == ("more" if asked[loudest] < 0 else "less")


def test_the_loss_says_how_few_pictures_make_half_of_it_and_which_costs_most(workshop, record):
    texts = answers(workshop, [case("main", epoch, 3, "loss") for epoch in range(101)])
    for epoch, text in enumerate(texts):
        costs = np.sort(record["sample_loss"][epoch])[::-1]
        few = int((costs.cumsum() < costs.sum() / 2 - 1e-9).sum()) + 1
        costliest = int(record["sample_loss"][epoch].argmax())
        said = re.fullmatch(
            rf"{few} pictures? of 24 makes? at least half of it; "
            rf"the costliest is sample {costliest} \(\d\), at ([\d.]+)\.",
            text,
        )
        assert said, text
        assert float(said[1]) == pytest.approx(costs[0], abs=0.00051)


def test_the_accuracy_names_the_pictures_answered_wrong(workshop, record):
    texts = answers(workshop, [case("main", epoch, 3, "accuracy") for epoch in range(101)])
    labels = record["y"].argmax(axis=1)
    for epoch, text in enumerate(texts):
        wrong = np.flatnonzero(record["a2"][epoch].argmax(axis=1) != labels)
        if not len(wrong):
            assert text == "All 24 pictures are answered right."
            continue
        assert text.startswith(f"{24 - len(wrong)} of 24 pictures are answered right; "), text
        told = re.findall(r"\d+", text.split(";")[1])
        shown = [str(sample) for sample in wrong[:6]]
        assert told == [*shown, *([str(len(wrong) - 6)] if len(wrong) > 6 else [])], text


def opened(workshop: Page, trail: str, samples: Iterable[int] = range(24)) -> list[tuple[Any, str]]:
    places = moments(samples)
    cases = [{**case("main", e, s, "loss"), "trail": [trail]} for e, s in places]
    return list(zip(places, answers(workshop, cases), strict=True))


def test_an_outputs_blame_says_too_much_or_too_little(workshop, record):
    for i in range(3):
        for (epoch, sample), text in opened(workshop, f"dz2.{i}"):
            blame, right = record["dz2"][epoch, sample, i], record["y"][sample, i]
            verdict = "too much" if blame > 0 else "too little"
            pattern = (
                rf"Answer {i} got ([\d.]+)% and should have got {100 * right:.0f}%: {verdict}\."
            )
            said = re.fullmatch(pattern, text)
            assert said, text
            assert float(said[1]) == pytest.approx(100 * record["a2"][epoch, sample, i], abs=0.0501)


def test_a_hidden_neurons_blame_says_which_output_asks_loudest_and_what_is_better(workshop, record):
    for j in range(8):
        for (epoch, sample), text in opened(workshop, f"da1.{j}"):
            asked = record["w2"][epoch, :, j] * record["dz2"][epoch, sample]
            loudest = abs(asked).argmax()
            first = "less" if asked[loudest] > 0 else "more"
            both = ("neither more nor less", "less", "more")[
                int(np.sign(record["da1"][epoch, sample, j]))
            ]
            assert text == (
                f"Output {loudest} asks loudest, for {first}; "
                f"all together, it should be {both} active."
            )


def test_a_pictures_loss_is_compared_with_a_guess(workshop, record):
    for (epoch, sample), text in opened(workshop, "L"):
        label = record["y"][sample].argmax()
        share = record["a2"][epoch, sample, label]
        than = "more" if share > 1 / 3 else "less"
        assert text.startswith(f"The right answer, {label}, got "), text
        assert text.endswith(f"%: {than} than a guess among 3 answers would give it."), text


def test_every_number_that_opens_has_a_sentence(workshop):
    """No panel opens with an empty sentence, whatever is opened and wherever."""
    names = workshop.evaluate(
        "Object.entries(explorable.modules['explanations/tree.js'].QUANTITIES_OF_TREE)"
        ".map(([name, { sizes }]) => [name, ...sizes.map(() => 1)].join('.'))"
    )
    runs = ("main", "zeros", "equal", "lr-100", "per-sample")
    cases = [
        {**case(run, epoch, 5, "lr"), "trail": [name]}
        for run in runs for epoch in (0, 12, 100) for name in names
    ]  # fmt: skip
    for text in answers(workshop, cases):
        assert re.fullmatch(r"[A-Z0-9].*\.", text), text
        assert not re.search("undefined|NaN|null|Infinity", text), text
