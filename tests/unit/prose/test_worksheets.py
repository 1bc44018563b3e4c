"""Worksheets: their answers are the recorded numbers, and what is given leads there."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from builder.base.errors import BuildError
from builder.facts.moments import Moments
from builder.language.speaking import SOURCE
from builder.model.config import SiteConfig, read_site
from builder.pages.worksheet_pages import render_worksheets
from builder.prose.worksheet import Cell, Worksheet
from builder.prose.worksheet_questions import QUESTIONS
from builder.prose.worksheets import read_worksheets, titles_of
from tests import project

EPOCH, SAMPLE, HIDDEN = 10, 9, 6


@cache
def moments() -> Moments:
    runs = {name: project.run(name) for name in ("main",)}
    return Moments(project.network(), project.data(), runs)


def sheet(folder: Path, question: str, **changes: int | str) -> Worksheet:
    keys = {"epoch": EPOCH, "sample": SAMPLE, "hidden": HIDDEN, "output": 2} | changes
    named = {"name": "one", "title": "One", "question": question} | keys
    lines = [
        f"{key} = {value if isinstance(value, int) else repr(value)}"
        for key, value in named.items()
    ]
    file = folder / "worksheets.toml"
    file.write_text("[[worksheet]]\n" + "\n".join(lines), encoding="utf-8")
    (found,) = read_worksheets(file, moments())
    return found


def numbers(cells: list[Cell]) -> list[float]:
    """What a pupil reads: the printed digits."""
    return [float(cell.text.replace("−", "-").rstrip("\u202f%")) for cell in cells]


def column(found: Worksheet, head: str) -> list[Cell]:
    return [row[found.heads.index(head)] for row in found.rows]


def recorded(name: str, *units: int) -> list[float]:
    values = project.run("main").samples[name][EPOCH, SAMPLE]
    return [int(values[unit]) / 1e6 for unit in units]


def test_the_answers_of_a_weighted_sum_are_those_of_the_record(tmp_path):
    found = sheet(tmp_path, "weigh")
    assert found.address == "epoch=10&sample=9&select=h6"
    (_, bias), (_, answer) = found.lines
    assert answer.is_blank
    assert answer.value == recorded("z1", HIDDEN)[0]
    given = numbers(column(found, "w1[6][k]"))
    assert f"{sum(given) + numbers([bias])[0]:.3f}" == f"{numbers([answer])[0]:.3f}"
    assert numbers(column(found, "weight × x")) == given  # on paper: every pixel here is fully on


def test_squashing_the_printed_sums_gives_the_printed_activations(tmp_path):
    found = sheet(tmp_path, "squash")
    answers = column(found, "a1")
    assert [cell.value for cell in answers] == recorded("a1", *range(8))
    for z, cell in zip(numbers(column(found, "z1")), answers, strict=True):
        assert f"{1 / (1 + math.exp(-z)):.3f}" == cell.text


def test_the_shares_are_those_of_the_record_and_add_up(tmp_path):
    found = sheet(tmp_path, "share")
    assert [cell.value for cell in column(found, "share")] == recorded("a2", 0, 1, 2)
    powers = [math.exp(z) for z in numbers(column(found, "z2"))]
    (_, whole) = found.lines[0]
    assert f"{sum(powers):.3f}" == whole.text


def test_the_losses_are_those_of_the_record(tmp_path):
    found = sheet(tmp_path, "loss", sample=0)
    losses = [cell.value for cell in column(found, "−ln P")]
    assert losses == [int(v) / 1e6 for v in project.run("main").samples["sample_loss"][EPOCH, :6]]
    assert found.lines[0][1].text == f"{sum(filter(None, losses)) / 6:.3f}"


def test_blame_flows_back_on_paper_as_in_the_record(tmp_path):
    found = sheet(tmp_path, "blame")
    assert [cell.value for cell in column(found, "dz2")] == recorded("dz2", 0, 1, 2)
    answers = {words.partition("[")[0]: cell for words, cell in found.lines}
    assert answers["da1"].value == recorded("da1", HIDDEN)[0]
    assert answers["dz1"].value == recorded("dz1", HIDDEN)[0]
    assert numbers(column(found, "y")) == [1, 0, 0]


def test_a_step_leads_from_one_epoch_to_the_next(tmp_path):
    found = sheet(tmp_path, "step")
    for slope, step in zip(numbers(column(found, "slope")), column(found, "step"), strict=True):
        assert f"{-1.2 * slope:.4f}".replace("-0.0000", "0.0000") == f"{numbers([step])[0]:.4f}"
    for row in found.rows:
        now, _, step, then = row[1:]
        assert now.value is not None
        assert now.value + (step.value or 0) == pytest.approx(then.value)


@pytest.mark.parametrize(
    ("changes", "line", "says"),
    [
        ({"question": "wiegh"}, 4, "did you mean 'weigh'?"),
        ({"epoch": 100}, 5, "100 is not a number of 'epoch'; give a whole number from 0 to 99"),
        ({"sample": 24}, 6, "from 0 to 23"),
        ({"hidden": 8}, 7, "from 0 to 7"),
        ({"output": 3}, 8, "from 0 to 2"),
        ({"name": "no name"}, 2, "small letters, digits"),
        ({"name": "É"}, 2, "small letters, digits"),
        ({"title": " "}, 3, "the text is empty; write it"),
    ],
)
def test_a_fault_of_a_worksheet_is_told_with_its_line(tmp_path, changes, line, says):
    with pytest.raises(BuildError) as caught:
        sheet(tmp_path, str(changes.pop("question", "weigh")), **changes)
    assert caught.value.line == line
    assert says in caught.value.message


def test_a_worksheet_without_a_title_is_a_fault_for_who_lists_the_titles_too(tmp_path):
    (tmp_path / "worksheets.toml").write_text('[[worksheet]]\nname = "one"\n', encoding="utf-8")
    with pytest.raises(BuildError, match="the key is missing from this table"):
        titles_of(tmp_path / "worksheets.toml")


@pytest.fixture
def page(tmp_path) -> Callable[..., str]:
    def render(base_url: str, question: str = "blame") -> str:
        site = read_site(project.CONTENT / "site.toml")
        site = SiteConfig(**{**vars(site), "base_url": base_url})
        pictures = project.network().pictures, project.data().training
        shared = {
            "site": site, "language": SOURCE, "root": "", "folder": "", "editions": [],
            "picture": "", "picture_text": "", "picture_size": (1, 1), "style": "",
        }  # fmt: skip
        pages = render_worksheets([sheet(tmp_path, question)], pictures, shared, lambda _: {})
        return pages["worksheet-one.html"]

    return render


def test_the_blanks_of_the_first_sheet_are_filled_in_on_the_second(page):
    blank, key = page("").split('aria-label="Answers"')
    answer = f"{recorded('dz1', HIDDEN)[0]:.4f}"
    assert answer not in blank
    assert answer in key


def test_a_sheet_about_all_pictures_shows_none(page):
    assert '<table class="picture"' in page("")
    assert '<table class="picture"' not in page("", "step")


def test_a_code_leads_to_the_moment_once_the_sites_address_is_known(page):
    assert "<svg" not in page("")
    assert "<svg" in page("https://example.org/net")


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_numbers_of_a_column_line_up(tmp_path, question):
    for cells in zip(*sheet(tmp_path, question).rows, strict=True):
        assert len({cell.form for cell in cells if cell.value is not None}) <= 1


def test_the_manual_names_every_question():
    manual = (project.ROOT / "docs" / "own-network.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \| ", manual.split("## Worksheets")[1], re.M) == list(QUESTIONS)
