"""The address of a moment: it says the whole state, and nothing it says can break the view."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

KEYS = """() => {
  const { epoch, sample, select, mode, run, trail } =
    document.querySelector('.inspector').inspector.store.get();
  return { epoch, sample, select, mode, run, trail: [...trail] };
}"""


@pytest.fixture
def inspector(page: Page, site_url: str) -> Page:
    page.goto(f"{site_url}inspector.html")
    page.locator(".network").wait_for()
    return page


def state(page: Page) -> dict[str, object]:
    return dict(page.evaluate(KEYS))


def test_the_address_sets_the_whole_state(page, site_url):
    page.goto(f"{site_url}inspector.html#run=lr-3&epoch=30&sample=7&select=w1.3.7")
    page.locator(".network").wait_for()
    found = state(page)
    assert (found["run"], found["epoch"], found["sample"]) == ("lr-3", 30, 7)
    assert found["select"] == "w1.3.7"


def test_an_epoch_between_stored_ones_is_taken_down_to_the_nearest(page, site_url):
    page.goto(f"{site_url}inspector.html#run=long&epoch=1000")
    page.locator(".network").wait_for()
    stored = page.evaluate("document.querySelector('.inspector').inspector.run().epochs")
    shown = float(page.locator(".epoch data").first.get_attribute("value"))
    assert shown == max(epoch for epoch in stored if epoch <= 1000)


def test_choosing_pushes_an_entry_and_back_and_forward_walk_them(inspector):
    inspector.get_by_role("button", name="hidden 3", exact=True).click()
    inspector.get_by_role("button", name="output 2").click()
    assert "select=o2" in inspector.url
    inspector.go_back()
    expect(inspector.get_by_role("region", name="Explanation")).to_contain_text("3")
    assert state(inspector)["select"] == "h3"
    inspector.go_back()
    assert state(inspector)["select"] is None
    inspector.go_forward()
    assert state(inspector)["select"] == "h3"


def test_sliding_replaces_the_entry_once_the_hand_rests(inspector):
    before = inspector.evaluate("history.length")
    slider = inspector.get_by_role("slider", name="Epoch", exact=True)
    slider.focus()
    for _ in range(12):
        inspector.keyboard.press("ArrowRight")
    inspector.wait_for_url("**#epoch=12")
    assert inspector.evaluate("history.length") == before


def test_copy_link_gives_the_address_of_this_moment(open_page, site_url):
    page = open_page(
        f"{site_url}inspector.html#epoch=9&sample=4&select=b1.2",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.locator(".network").wait_for()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{site_url}inspector.html#epoch=9&sample=4&select=b1.2"


HOSTILE = r"""(count) => {
  let seed = 20240229;
  const random = (n) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return seed % n;
  };
  const pick = (list) => list[random(list.length)];
  const keys = ['mode', 'run', 'epoch', 'sample', 'select', 'trail', 'pixels', 'pin', 'zeros', 'digits', 'sort',
    '__proto__', 'constructor', 'toString', '', 'épôque', 'EPOCH'];
  const values = ['training', 'inference', 'main', 'lr-100', 'per-sample', 'long', '0', '50', '100', '101', '99999', '-1',
    '1e3', '٣', 'NaN', 'Infinity', '%', '%E0%A4%A', '%00', '<img src=x onerror=alert(1)>', 'x24', 'x25', 'h0', 'h8', 'o2', 'o3',
    'w1.3.7', 'w1.7.24', 'w1.8.0', 'w1.3', 'w2.2.7', 'w2.0.2', 'b1.3', 'b2.2', 'b2.3', 'loss', 'accuracy', 'lr', 'zeros', '1', '6', '23', '24',
    'z1.0', 'a1.3@50:2', 'a1.3~z1.3~w1.3.7', 'dz2.0@49:3~a2.0@49:3~z2.0@49:3', 'w2.0.2@50~step.w2.0.2@50', 'grad.w2.0.2@49:0', 'z1.99@50:2',
    'a1.3@999:2', 'loss@3', '~~~', '0'.repeat(25), '1'.repeat(25), '01'.repeat(12) + '0', '2'.repeat(25), '1'.repeat(24), 'contribution', 'sample',
    '30', 'lr-3@30', 'zeros@5', 'nothing@3', 'main@main@3', 'a'.repeat(5000), '{}', '[object Object]', 'undefined', 'null', '..', '.'];
  const root = document.querySelector('.inspector');
  const broken = [];
  for (let n = 0; n < count; n++) {
    const hash = '#' + Array.from({ length: 1 + random(6) }, () => pick(keys) + pick(['=', '=', '=', '==', '']) + pick(values)).join(pick(['&', '&', '&&', ';']));
    history.replaceState(null, '', hash);
    try {
      window.dispatchEvent(new PopStateEvent('popstate'));
    } catch (error) {
      broken.push([hash, String(error)]);
    }
    const { state, epochs } = { state: root.inspector.store.get(), epochs: root.inspector.run().epochs };
    const shown = root.querySelector('.epoch data').value;
    const sound = Number.isFinite(Number(shown)) && root.querySelectorAll('.neuron').length === 36 &&
      state.sample >= 0 && state.sample < 24 && ['training', 'inference'].includes(state.mode) && epochs.includes(Number(shown));
    if (!sound) broken.push([hash, JSON.stringify(state)]);
  }
  return broken.slice(0, 5);
}"""


def test_ten_thousand_hostile_addresses_break_nothing(inspector):
    inspector.set_default_timeout(120_000)
    assert inspector.evaluate(HOSTILE, 10_000) == []
    inspector.evaluate("location.hash = '#epoch=33&sample=3'")
    inspector.wait_for_function("document.querySelector('.epoch data').value === '33'")
