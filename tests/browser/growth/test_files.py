"""The samples come in files: only those that are shown, and without them nothing is lost."""

from __future__ import annotations

import re

import numpy as np
from playwright.sync_api import expect

from builder.model.quantities import RECORDED
from tests.browser.growth.moments import (
    BORDER,
    SIZE,
    asked_for,
    expect_moment,
    to,
)
from tests.browser.guard import at_rest, made


def test_a_page_brings_only_the_samples_that_it_shows(page, url, record):
    asked = asked_for(page)
    page.goto(f"{url}inspector.html#epoch=20&sample=3")
    at_rest(page)
    assert asked == ["main", "main-samples-0"]
    expect_moment(page, record, 20, 3)
    with page.expect_response(re.compile("main-samples-1")):
        to(page, "Sample", BORDER)
        expect_moment(page, record, 20, BORDER)
    assert asked == ["main", "main-samples-0", "pictures", "main-samples-1"]
    expect_moment(page, record, 20, BORDER)


def test_epochs_and_samples_are_stepped_through_across_the_border_of_two_files(visit, record):
    page = visit("epoch=0&sample=22")
    slider = page.get_by_role("slider", name="Sample", exact=True)
    for sample in (23, 24, 25):
        slider.press("ArrowRight")
        expect_moment(page, record, 0, sample)
    page.get_by_role("slider", name="Epoch", exact=True).press("ArrowRight")
    expect_moment(page, record, 1, 25)
    for sample in (24, 23):
        slider.press("ArrowLeft")
        expect_moment(page, record, 1, sample)
    slider.press("End")
    to(page, "Epoch", 100)
    expect_moment(page, record, 100, SIZE.samples - 1)


def test_an_address_of_a_far_sample_is_opened(visit, record):
    expect_moment(visit("epoch=64&sample=321"), record, 64, 321)


def test_the_same_from_disk(page, folder, record):
    page.goto(f"{folder.as_uri()}/inspector.html#epoch=7&sample=499")
    expect_moment(page, record, 7, 499)


ROUTED = (
    "Failed to load resource",
)  # what the console says of a request that a test answers itself
VALUES = """async ([quantities, epochs, samples]) => {
  const { momentOf, layer } = explorable.modules['record/moment.js'];
  const { loader } = explorable.modules['page/page.js'];
  const run = document.querySelector('.inspector').inspector.run();
  await loader.pictures(run);
  const valuesOf = (moment, quantity) =>
    quantity === 'sample_loss' ? moment.value(quantity) : layer(moment, quantity);
  return {
    recorded: samples.filter((sample) => run.isRecorded(sample)).length,
    values: quantities.map((quantity) => epochs.map((epoch) =>
      samples.map((sample) => valuesOf(momentOf(run, epoch, sample), quantity)))),
  };
}"""


def test_what_has_not_come_is_computed_to_the_same_six_decimals(open_page, url, record):
    page = open_page("about:blank", expected=ROUTED)
    page.route("**/main-samples-*.js", lambda route: None)  # never answered
    page.goto(f"{url}inspector.html")
    made(page)
    epochs, samples = [0, 1, 50, 100], list(range(SIZE.samples))
    found = page.evaluate(VALUES, [list(RECORDED), epochs, samples])
    assert found["recorded"] == 0
    for name, values in zip(RECORDED, found["values"], strict=True):
        assert np.array_equal(np.array(values), record[name][epochs]), name


def test_a_file_of_samples_that_cannot_be_read_is_no_loss(open_page, url, record):
    page = open_page("about:blank", expected=ROUTED)
    page.route("**/main-samples-*.js", lambda route: route.abort())
    page.goto(f"{url}inspector.html#epoch=30&sample=100")
    at_rest(page)
    expect_moment(page, record, 30, 100)


def test_without_the_other_pictures_the_first_ones_stay(open_page, url, record):
    page = open_page("about:blank", expected=ROUTED)
    page.route("**/pictures.*.js", lambda route: route.abort())
    page.goto(f"{url}inspector.html#epoch=30&sample=5")
    page.locator(".network").wait_for()
    to(page, "Sample", 77)
    expect(page.locator(".fault:not(.unscripted)")).to_contain_text("is missing or damaged")
    expect_moment(page, record, 30, 0)


def test_the_page_trains_again_and_every_value_agrees(page, url, record):
    page.goto(f"{url}verify.html")
    page.get_by_role("button", name="Verify", exact=True).click()
    expect(page.locator(".result")).to_contain_text("Every value agrees", timeout=60_000)
    count = sum(record[name].size for name in ("q", *RECORDED))
    expect(page.locator(".result")).to_contain_text(f"{count:,}")
