"""Tasks: done in a figure or in the lab, seen by the page, remembered, measured as by the build."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from builder.facts.goals import Moment
from tests.prose import facts

LIT = [2, 9, 22]  # the pixels that make the neuron of the first chapter shine
SHINE = "neuron.html"


def task(page: Page, name: str) -> Locator:
    """A task, watched by the script."""
    page.wait_for_function("() => Boolean(explorable.modules['reading/tasks.js'])")
    return page.locator(f".task[data-task='{name}']")


def shine(page: Page) -> None:
    """Do the task of the first chapter, with the keyboard."""
    figure = page.locator("#fig-switches")
    figure.get_by_role("button", name="Clear").press("Enter")
    for pixel in LIT:
        figure.get_by_role("button", name=f"pixel {pixel}", exact=True).press("Space")


def test_a_task_in_a_figure_is_seen_where_the_reader_is_and_remembered(page, any_url):
    page.goto(any_url + SHINE)
    one = task(page, "neuron/t-shine")
    expect(one.locator(".outcome")).to_have_text("")
    one.get_by_role("link", name="Try it in Figure 1.1").press("Enter")
    expect(page.locator("#fig-switches")).to_be_in_viewport(ratio=0.5)
    shine(page)
    expect(one.locator(".outcome")).to_have_text("✓ Done")
    news = page.locator(".praise")
    expect(news).to_contain_text("make the neuron hold more than 0.9")
    news.get_by_role("button", name="Good").press("Enter")
    expect(news).to_have_count(0)
    page.reload()
    expect(task(page, "neuron/t-shine").locator(".outcome")).to_have_text("✓ Done")
    page.get_by_text("Contents", exact=True).click()
    page.get_by_role("button", name="Forget what I read and answered").click()
    expect(page.locator(".task .outcome").first).to_have_text("")


def test_a_task_in_the_lab_is_done_there_and_known_in_its_chapter(page, site_url):
    page.goto(f"{site_url}gradient-descent.html")
    task(page, "gradient-descent/t-faster").get_by_role("link", name="Try it in the lab").click()
    one = task(page, "gradient-descent/t-faster")
    page.locator(".lab .graph button").first.wait_for()
    expect(one.locator(".outcome")).to_have_text("")
    rate = page.get_by_role("textbox", name="Learning rate")
    if not rate.is_visible():
        page.get_by_text("Change something").click()
    rate.fill("3")
    rate.press("Enter")
    expect(one.locator(".outcome")).to_have_text("✓ Done")
    page.goto(f"{site_url}gradient-descent.html")
    expect(task(page, "gradient-descent/t-faster").locator(".outcome")).to_have_text("✓ Done")


def test_without_script_a_task_says_that_it_is_not_checked(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + SHINE)
    expect(page.locator("#t-shine .unscripted")).to_be_visible()
    expect(page.locator("#t-shine .do")).to_be_visible()
    context.close()


MEASURES = {
    "epoch=41&sample=7&select=h3": [
        "epoch", "sample", "run", "select", "loss", "hits", "accuracy", "sample_loss", "answer",
        "confidence", "right", "on", "x.7", "z1.3", "a1.3", "z2.1", "a2.1", "dz2.1", "da1.3",
        "dz1.3", "w1.3.7", "b1.2", "w2.2.5", "b2.0",
    ],
    "run=lr-3&epoch=2&sample=9": ["run", "loss", "hits", "answer", "right", "a1.0", "w2.1.6"],
    "mode=inference&epoch=100&pixels=1000010000100001000010000": [
        "sample", "right", "sample_loss", "on", "answer", "confidence", "a1.6", "z2.0", "x.5",
    ],
}  # fmt: skip


@pytest.mark.parametrize("address", MEASURES)
def test_the_page_measures_a_moment_as_the_build_does(page, site_url, address):
    page.goto(f"{site_url}{SHINE}#{address}")
    figure = page.locator("#fig-pixel")
    page.wait_for_function("() => document.querySelector('#fig-pixel').inspector")
    task(page, "neuron/t-shine")
    page.wait_for_function(
        "name => document.querySelector('#fig-pixel').inspector.run().name === name",
        arg="lr-3" if "lr-3" in address else "main",
    )
    measured = figure.evaluate(
        """({ inspector }, names) => {
            const { measureMoment } = explorable.modules['reading/goals.js'];
            const measure = measureMoment(inspector.store.get(), inspector.run());
            return names.map((name) => measure(name) ?? null);
        }""",
        MEASURES[address],
    )
    (measure,) = Moment(facts(), "epoch=0").after(address)
    for name, found in zip(MEASURES[address], measured, strict=True):
        wanted = measure(name)
        if isinstance(wanted, float):
            assert found == pytest.approx(wanted, abs=1e-9), name
        else:
            assert found == wanted, name
