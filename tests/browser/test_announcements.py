"""What is said to those who listen: one short sentence for each deed, from the record's numbers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.guard import made

LONGEST = 160  # characters: about ten seconds of speech
HIDDEN = "button[data-name='h3']"


@pytest.fixture
def inspector(open_page, site_url) -> Page:
    return made(open_page(site_url + "inspector.html#epoch=10&sample=3"))


def region(page: Page) -> Locator:
    return page.locator(".announcer")


def percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def sample_sentence(record, epoch: int, sample: int) -> str:
    answers = record["a2"][epoch, sample]
    answer, label = int(answers.argmax()), int(record["y"][sample].argmax())
    mark = "Right." if answer == label else f"Wrong: it is {label}."
    return f"Sample {sample}: the network answers {answer}, {percent(answers[answer])}. {mark}"


def test_a_step_says_the_epoch_its_loss_and_its_accuracy(inspector, record):
    expect(region(inspector)).to_be_empty()
    inspector.get_by_role("button", name="Next epoch").click()
    loss, accuracy = record["loss"][11], record["accuracy"][11]
    said = f"Epoch 11: loss {loss:.3f}, accuracy {percent(accuracy)}."
    expect(region(inspector)).to_have_text(said)


FIVE_STEPS = """async slider => {
  for (let n = 0; n < 5; n += 1) {
    slider.stepUp();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise(requestAnimationFrame);
  }
}"""


def test_several_steps_are_one_sentence(inspector):
    inspector.evaluate("""() => {
      globalThis.said = [];
      const region = document.querySelector('.announcer');
      const note = () => said.push(region.textContent);
      new MutationObserver(note).observe(region, { childList: true });
    }""")
    inspector.get_by_role("slider", name="Epoch").evaluate(FIVE_STEPS)
    expect(region(inspector)).to_contain_text("Epoch 15")
    assert len(inspector.evaluate("said")) == 1


def test_a_drawing_says_its_answer_and_no_loss_of_training(inspector):
    inspector.get_by_role("button", name="Inference").click()
    expect(region(inspector)).to_have_text(
        re.compile(r"^Epoch 100\. Your picture: the network answers \d, [\d.]+\s%\. (Right|Wrong)")
    )


@pytest.mark.parametrize("sample", [4, 5, 6, 7, 8])
def test_a_picture_says_its_answer_and_whether_that_is_right(open_page, site_url, record, sample):
    page = made(open_page(f"{site_url}inspector.html#epoch=10&sample={sample - 1}"))
    page.keyboard.press("]")
    expect(region(page)).to_have_text(sample_sentence(record, 10, sample))


@pytest.mark.parametrize("name", ["h3", "o2", "w2.0.2", "b1.3", "x12"])
def test_what_is_opened_says_its_answer_in_a_sentence(inspector, name):
    inspector.locator(".panel").wait_for()
    inspector.evaluate(
        f"document.querySelector('.inspector').inspector.store.set({{ select: '{name}' }})"
    )
    answer = inspector.locator(".panel .answer")
    expect(region(inspector)).not_to_be_empty()
    said = " ".join(region(inspector).inner_text().split())
    assert said == " ".join(answer.inner_text().split())
    assert len(said) <= LONGEST


def test_a_drawing_says_the_answer_to_it(inspector):
    inspector.get_by_role("button", name="Inference").click()
    pixel = inspector.locator("[data-name=x12]")
    pixel.focus()
    inspector.keyboard.press("Space")
    expect(region(inspector)).to_contain_text("Your picture: the network answers")
    output = region(inspector).inner_text().split("answers ")[1][0]
    share = region(inspector).inner_text().split(", ")[1].rstrip(".")
    expect(inspector.get_by_role("button", name=f"output {output}")).to_have_attribute(
        "aria-label", f"output {output}, {share}"
    )


def test_training_on_says_its_end_and_not_each_percent(open_page, site_url):
    page = open_page(site_url + "lab.html#fork=main@10;lr:3")
    status = page.get_by_role("region", name="Changes").get_by_role("status")
    expect(status).to_contain_text("epoch")
    page.evaluate("""() => {
      globalThis.said = [];
      const status = document.querySelector('[role=status].status');
      const note = () => status.ariaLive !== 'off' && said.push(status.textContent);
      const changes = { childList: true, characterData: true, subtree: true };
      new MutationObserver(note).observe(status, changes);
    }""")
    page.get_by_role("button", name="Train on").click()
    expect(status).to_contain_text("Trained to epoch")
    assert not [one for one in page.evaluate("said") if "%" in one]


def test_a_neuron_in_focus_is_described_by_its_number(inspector, record):
    inspector.keyboard.press("Escape")
    inspector.locator("[data-name=h0]").focus()
    inspector.keyboard.press("ArrowDown")
    neuron = inspector.locator("[data-name=h1]")
    activation = f"{record['a1'][10, 3, 1]:.3f}"
    expect(neuron).to_have_accessible_description(re.compile(rf"^a1\[1\] = .* = {activation}$"))
    inspector.keyboard.press("ArrowDown")
    expect(neuron).to_have_accessible_description("")


def test_the_tree_of_the_main_ways(inspector):
    """What Chromium hands on: every control by its role and name."""
    expect(inspector.locator("main")).to_match_aria_snapshot("""
      - button "Play"
      - button "Previous epoch"
      - button "Next epoch"
      - slider "Epoch"
    """)
    inspector.locator(HIDDEN).click()
    expect(inspector.get_by_role("region", name="Explanation")).to_match_aria_snapshot("""
      - region "Explanation":
        - heading "Hidden neuron 3" [level=3]
        - button "Close"
    """)
