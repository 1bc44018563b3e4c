"""The page trains the network again and compares every value with the record."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.guard import open_menu


def open_verifier(page: Page, url: str) -> None:
    page.goto(f"{url}verify.html")
    page.get_by_role("button", name="Verify", exact=True).click()


def row(page: Page, name: str) -> str:
    """The second cell of the row of the result whose heading contains a text."""
    return page.locator(".result tr", has_text=name).locator("td").inner_text()


def altered(values: str) -> str:
    """A text of numbers with one digit changed for another of the same kind."""
    at = len(values) // 2
    while values[at] not in "CDEF":
        at += 1
    return values[:at] + ("D" if values[at] != "D" else "E") + values[at + 1 :]


def test_all_values_of_the_record_agree(page, any_url, record):
    open_verifier(page, any_url)
    expect(page.locator(".result")).to_contain_text("Every value agrees")
    names = ("q", "z1", "a1", "z2", "a2", "sample_loss", "dz2", "da1", "dz1")
    count = sum(record[name].size for name in names)
    assert count == 125_543
    assert row(page, "values compared") == f"{count:,}"
    assert row(page, "values that differ") == "0"


def test_all_gradients_agree_with_nudging(page, site_url):
    open_verifier(page, site_url)
    page.locator(".result .outcome").wait_for()
    assert float(row(page, "by nudging")) < 1e-8
    assert "235 compared" in page.locator(".result").inner_text()


@pytest.mark.parametrize("array", ["q", "a1", "da1"])
def test_a_file_with_one_digit_altered_turns_red_and_says_where(
    page, site_url, folder, tmp_path, array
):
    name = "main" if array == "q" else "main-samples"
    bundle = json.loads((folder / "data" / f"{name}.json").read_text())
    bundle["arrays"][array]["values"] = altered(bundle["arrays"][array]["values"])
    file: Path = tmp_path / "altered.json"
    file.write_text(json.dumps(bundle))
    page.goto(f"{site_url}verify.html")
    page.get_by_text("Check a file of your own").click()
    page.locator("input[type=file]").set_input_files(file)
    result = page.locator(".result.unsound")
    expect(result).to_contain_text("does not agree")
    expect(result).to_contain_text(f"The checksum is wrong of: {array}")
    place = r"The first that differs: \S+ at epoch \d+.*The file says \S+, the replay finds \S+"
    assert re.search(place, result.inner_text(), re.DOTALL)
    assert int(row(page, "values that differ").replace(",", "")) > 0


def test_a_foreign_file_is_refused_with_a_sentence(page, site_url, tmp_path):
    page.goto(f"{site_url}verify.html")
    page.get_by_text("Check a file of your own").click()
    for text in ("{}", "not json", '{"format":"explorable-network-record","version":9}', "[]"):
        file = tmp_path / "foreign.json"
        file.write_text(text)
        page.locator("input[type=file]").set_input_files([])
        page.locator("input[type=file]").set_input_files(file)
        expect(page.locator(".result.unsound .outcome")).to_contain_text("cannot be read")


def test_the_inspector_leads_here_and_the_check_starts_by_itself(page, site_url):
    page.goto(f"{site_url}inspector.html")
    open_menu(page)
    page.locator(".menu").get_by_role("link", name="Verify").click()
    expect(page.locator(".result")).to_contain_text("Every value agrees")
