"""An experiment in a chapter: the page comes to what the build printed, and goes on from there."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.live import FIGURES, figure, slide
from tests.experiments import read


def fork(text: str, epochs: int) -> list[float]:
    """The loss and the hits that Python finds at the end."""
    run = read(text).run(epochs)
    return [run.loss[-1] / 1e6, int(run.hits[-1])]


def test_the_page_comes_to_what_the_build_printed_and_the_reader_goes_on(
    open_page, page: Page, any_url: str
):
    still = open_page("about:blank", java_script_enabled=False)
    still.goto(any_url + FIGURES["experiment"])
    printed = still.locator("[data-kind=experiment] li").all_inner_texts()
    live = figure(page, any_url, "experiment")
    rows = live.locator(".ending")
    assert [" ".join(row.split()) for row in rows.all_inner_texts()] == [
        row.replace(":", "") for row in printed
    ]
    sentence, link = live.get_by_role("status"), live.get_by_role("link", name="Open it in the lab")
    expect(sentence).to_have_text("main, changed at epoch 10: learning rate 12.")
    expect(link).to_have_attribute("href", re.compile(r"#fork=main@10;lr:12$"))
    changed = rows.nth(1).locator("data")

    slide(live, "changed at", 80)
    expect(sentence).to_have_text("main, changed at epoch 80: learning rate 12.")
    loss, hits = fork("main@80;lr:12", 20)
    expect(changed).to_have_attribute("value", str(loss))
    expect(rows.nth(1)).to_contain_text(f"{hits} of 24 right")

    live.get_by_role("button", name="Train 100 more epochs").press("Enter")
    expect(live.get_by_text("At epoch 200:")).to_be_visible()
    expect(changed).to_have_attribute("value", str(fork("main@80;lr:12", 120)[0]))
    expect(rows.nth(0)).to_contain_text("24 of 24 right, at epoch 100")
    expect(link).to_have_attribute("href", re.compile(r"#fork=main@80;lr:12&epochs=120$"))
    slider = slide(live, "Epoch", 81)
    loss = fork("main@80;lr:12", 1)[0]
    expect(changed).to_have_attribute("value", str(loss))
    expect(slider).to_have_attribute("aria-valuetext", re.compile(f"changed: loss {loss:.3f}"))

    live.get_by_role("checkbox", name="learning rate 12").uncheck()
    expect(sentence).to_have_text("main as it was recorded: nothing is changed.")
    live.get_by_role("button", name="Start again").click()
    expect(sentence).to_have_text("main, changed at epoch 10: learning rate 12.")
    link.click()
    expect(page.get_by_role("button", name="Remove learning rate 12")).to_be_visible()
