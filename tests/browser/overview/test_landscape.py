"""The landscape: where the run and an experiment stand on the plane, and what is said of it."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from builder.model.network import cross_entropy, forward, unflatten
from builder.record.landscape import COLUMNS, ROWS, landscape_of
from tests import project
from tests.browser.guard import OpenPage, box_of
from tests.experiments import read


def test_the_landscape_says_where_the_run_stands_and_what_the_plane_says_there(
    page, panel, site_url, record
):
    land = landscape_of(project.run("main"))
    on, off = land.places(record["q"][12])
    state = (land.centre + on @ land.directions).round().astype(int)
    below = cross_entropy(
        forward(unflatten(state / 1e6, land.run.shape), record["x"]).z2, record["y"]
    ).mean()
    page.goto(f"{site_url}inspector.html#epoch=12&select=landscape")
    expect(panel.locator("p.answer")).to_have_text(
        f"At epoch 12 the run is {off:.2f} away from this plane, and its loss is "
        f"{record['loss'][12]:.3f}. At the nearest place on the plane the loss is {below:.3f}."
    )
    field = panel.get_by_role("slider", name="Epochs along the path")
    field.press("ArrowRight")
    expect(page).to_have_url(re.compile("epoch=13&"))
    expect(field).to_have_attribute("aria-valuetext", re.compile("^epoch 13: at .* off the plane"))
    box = field.bounding_box()
    assert box
    x, y = land.cells(land.places(record["q"][60])[0]) / (COLUMNS, ROWS)
    page.mouse.click(box["x"] + x * box["width"], box["y"] + y * box["height"])
    expect(page).to_have_url(re.compile(r"epoch=(59|60|61)&"))


def test_an_experiment_walks_on_the_landscape_and_may_leave_it(page, panel, site_url):
    land, fork = landscape_of(project.run("main")), read("main@10;lr:12").run(90)
    cells = land.cells(land.places(fork.q)[0])
    outside = ((cells < 0) | (cells > (COLUMNS, ROWS))).any(axis=1)
    left = 10 + int(outside.argmax())
    page.goto(f"{site_url}lab.html#fork=main@10;lr:12&select=landscape&epoch={left}")
    expect(panel.locator("p.answer")).to_contain_text(f"At epoch {left} it is beyond this picture")
    expect(panel.locator("p.answer")).to_contain_text(f"It left the picture with epoch {left}.")
    expect(panel.locator(".plane .walk")).to_have_count(2)
    expect(panel.locator(".plane .dot.own")).to_be_hidden()
    words = panel.locator(".plane .beyond.own")
    expect(words).to_contain_text(re.compile(r"^\d+\.\d beyond$"))
    frame, label = box_of(panel.locator(".plane .field")), box_of(words)
    assert frame["x"] <= label["x"]
    assert label["x"] + label["width"] <= frame["x"] + frame["width"]
    page.get_by_role("button", name="Previous epoch").click()
    expect(panel.locator(".plane .dot.own")).to_be_visible()
    expect(words).to_be_hidden()


def test_a_landscape_that_cannot_be_read_is_told(open_page: OpenPage, site_url):
    page = open_page("about:blank", ["Failed to load"])
    page.route("**/data/landscape*", lambda route: route.fulfill(status=404, body=""))
    page.goto(f"{site_url}inspector.html#select=landscape")
    expect(page.locator("p.answer")).to_contain_text("landscape")
