"""What each kind of live figure does under the hand and the keys, and that it says what is so."""

from __future__ import annotations

import math

import pytest
from playwright.sync_api import expect

from tests.browser.guard import at_rest, box_of
from tests.browser.live import figure, slide, values


def test_the_point_of_a_curve_follows_the_hand(page, site_url):
    live = figure(page, site_url, "sigmoid")
    slider = live.get_by_role("slider", name="z", exact=True)
    frame = box_of(live.locator(".plot svg"))
    left, right = frame["x"] + 40, frame["x"] + frame["width"] - 12
    page.mouse.move((left + right) / 2, frame["y"] + 40)
    page.mouse.down()
    page.mouse.move(left + 0.75 * (right - left), frame["y"] + 60)
    page.mouse.up()
    assert float(slider.input_value()) == pytest.approx(3, abs=0.1)
    page.mouse.move(left, frame["y"] + 60)
    assert float(slider.input_value()) == pytest.approx(3, abs=0.1)


def test_the_point_of_a_curve_follows_the_keys(page, site_url):
    live = figure(page, site_url, "sigmoid")
    slider = slide(live, "z", 2)
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "z 2.1, activation 0.891")
    expect(live.locator(".equation")).to_contain_text("σ(2.1)")
    assert values(live)[-1] == pytest.approx(1 / (1 + math.exp(-2.1)), abs=1e-12)


def test_the_slope_is_a_quarter_at_most(page, site_url):
    live = figure(page, site_url, "slope")
    slide(live, "z", 0)
    expect(live.locator(".equation").nth(1)).to_contain_text("0.2500")
    slide(live, "z", 6)
    assert values(live)[-1] == pytest.approx(0.0024665, abs=1e-6)


def test_softmax_shares_add_up_and_do_not_change_when_all_scores_rise(page, site_url):
    live = figure(page, site_url, "softmax")
    for name, score in (("Score 0", 2.1), ("Score 1", 0.5), ("Score 2", -0.3)):
        slide(live, name, score)
    shares = live.locator(".score .equation:last-child .result, .score .result")
    texts = [text for text in shares.all_inner_texts() if "%" in text]
    assert texts == ["= 77.4\u202f%", "= 15.6\u202f%", "= 7.0\u202f%"]
    live.get_by_role("button", name="Raise all").click()
    assert live.get_by_role("slider", name="Score 2").input_value() == "0.2"
    assert [text for text in shares.all_inner_texts() if "%" in text] == texts


def test_the_loss_of_the_tables_trusts(page, site_url):
    live = figure(page, site_url, "log-loss")
    for trust, loss in ((0.95, 0.051), (0.5, 0.693), (0.1, 2.303), (0.01, 4.605)):
        slide(live, "Trust in the right answer", trust)
        expect(live.locator(".equation .result")).to_contain_text(str(loss))
    slide(live, "Trust in the right answer", 0)
    assert values(live) == [0.01, pytest.approx(4.605170, abs=1e-6)]


def test_a_good_learning_rate_arrives_and_a_large_one_leaps_away(page, site_url):
    live = figure(page, site_url, "descent")
    walk = live.get_by_role("button", name="10 steps")
    slide(live, "Learning rate", 0.3)
    walk.click()
    expect(live.get_by_role("status")).to_contain_text("After 10 steps, w is −0.000")
    slide(live, "Learning rate", 1.1)  # starts again
    expect(live.get_by_text("after 0 steps", exact=True)).to_be_visible()
    live.get_by_role("button", name="Step", exact=True).click()
    expect(live.get_by_text("after 1 step", exact=True)).to_be_visible()
    for _ in range(3):
        walk.click()
    expect(walk).to_be_disabled()
    expect(live.get_by_text("Each step leaves 120\u202f% of the way down.")).to_be_visible()


def test_the_walk_waits_until_it_is_asked(page, site_url):
    live = figure(page, site_url, "descent")
    before = live.locator(".plot").inner_html()
    at_rest(page)
    assert live.locator(".plot").inner_html() == before


def test_a_judges_bias_turns_the_verdict(page, site_url):
    live = figure(page, site_url, "bias")
    slide(live, "Bias", -2)
    expect(live.locator(".stage > .line").nth(1)).to_have_text("The judge: leans towards no.")
    slide(live, "Bias", 1)
    expect(live.locator(".stage > .line").nth(1)).to_have_text("The judge: a clear yes.")


def test_the_factors_of_a_chain_multiply(page, site_url):
    live = figure(page, site_url, "chain")
    for name, factor in (("A to B", 3), ("B to C", 0.5), ("C to loss", 2)):
        slide(live, name, factor)
    expect(live.locator(".equation")).to_have_text("effect = 3 × 0.5 × 2 = 3")
    expect(live.locator("svg")).to_contain_text("loss: 3")
    assert values(live)[-1] == 3
    slide(live, "B to C", -0.5)
    expect(live.locator(".equation")).to_have_text("effect = 3 × (−0.5) × 2 = −3")
    assert values(live)[-1] == -3


def test_the_runs_show_their_recorded_losses(page, site_url):
    live = figure(page, site_url, "rates")
    slide(live, "Epoch", 0)
    shown = live.locator(".runs data").evaluate_all("all => all.map(one => Number(one.value))")
    recorded = page.evaluate(
        "async () => { const { loader } = explorable.modules['page/page.js'];"
        " return (await loader.run('main')).loss[0]; }"
    )
    assert shown == [pytest.approx(recorded, abs=1e-9)] * len(shown)


def test_a_run_can_be_taken_away_and_the_scale_changed(page, site_url):
    live = figure(page, site_url, "rates")
    curves = live.locator(".plot .curve")
    count = curves.count()
    live.get_by_role("checkbox").first.uncheck()
    expect(curves).to_have_count(count - 1)
    scale = live.get_by_role("button", name="Squeeze the scale")
    scale.click()
    expect(scale).to_have_attribute("aria-pressed", "true")
    expect(live.locator(".plot text", has_text="0.01").first).to_be_visible()


def test_the_spread_counts_every_start(page, site_url):
    live = figure(page, site_url, "spread")
    slider = live.get_by_role("slider")
    slider.press("End")
    expect(live.locator(".row")).to_contain_text("1000 of 1000 starts, 100.0\u202f%")
    slider.press("Home")
    expect(live.locator(".row")).to_contain_text("0 of 1000 starts")


def test_one_epoch_in_slow_motion_ends_in_the_recorded_update(page, site_url, record):
    live = figure(page, site_url, "rhythm")
    slider = slide(live, "Samples", 24)
    expect(slider).to_have_attribute("aria-valuetext", "24 of 24 seen in epoch 0")
    shown = values(live)
    assert shown[-1] == record["w2"][1][0][2]
    live.get_by_role("button", name="Next epoch").click()
    weight = live.locator(".line data").nth(1)
    expect(weight).to_have_attribute("value", str(record["w2"][1][0][2]))
    expect(slider).to_have_attribute("aria-valuetext", "0 of 24 seen in epoch 1")
    live.get_by_role("button", name="Start again").click()
    expect(slider).to_have_attribute("aria-valuetext", "0 of 24 seen in epoch 0")


def test_the_slopes_of_the_samples_add_up_to_the_epochs_gradient(page, site_url):
    live = figure(page, site_url, "rhythm")
    total = 0.0
    for sample in range(1, 25):
        slide(live, "Samples", sample)
        total += values(live)[2]
    average, count, mean = values(live)[3:6]
    assert average == pytest.approx(total, abs=24e-6)  # each slope is read from six decimals
    assert mean == pytest.approx(average / count, abs=1e-12)
