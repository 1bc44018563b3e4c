"""The inspector around a larger network: 64 → 16 → 10, on 500 real digits in 17 greys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from builder.model.config import read_network
from builder.model.network import Parameters, forward
from builder.model.quantities import RECORDED
from builder.output.publish import publish
from builder.pages.options import Options
from builder.pages.site import plan
from builder.record.run import read_data
from builder.serve.file_server import hosted
from builder.settings import ASSETS
from tests.browser.guard import at_rest, made
from tests.growth import Size, write_content

SIZE = Size()
BORDER = SIZE.per_file  # the first sample of the second file
OUTPUT_GAP = 1.5e-6  # two values on the grid, written as floats

Visit = Callable[[str], Page]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_content(tmp_path_factory.mktemp("growth"))


@pytest.fixture(scope="module")
def files(content: Path) -> Mapping[str, bytes]:
    return plan(Options(content, ASSETS, None, "a test", drafts=True)).files


@pytest.fixture(scope="module")
def folder(files: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("larger") / "site"
    publish(files, folder)
    return folder


@pytest.fixture(scope="module")
def record(folder: Path) -> Mapping[str, np.ndarray]:
    with np.load(folder / "data" / "main.npz") as arrays:
        return dict(arrays)


@pytest.fixture(scope="module")
def url(files: Mapping[str, bytes]) -> Iterator[str]:
    with hosted(files, "/larger/") as url:
        yield url


@pytest.fixture
def visit(page: Page, url: str) -> Visit:
    """Opens the inspector at an address."""

    def visit(address: str = "") -> Page:
        page.goto(f"{url}inspector.html#{address}")
        page.locator(".network").wait_for()
        return page

    return visit


def to(page: Page, name: str, value: int) -> None:
    page.get_by_role("slider", name=name, exact=True).fill(str(value))


def numbers(page: Page, selector: str) -> list[float]:
    found = page.locator(selector).evaluate_all("all => all.map((one) => one.value)")
    return [float(value) for value in found]


def expect_moment(page: Page, record: Mapping[str, np.ndarray], epoch: int, sample: int) -> None:
    """The stage shows what was recorded of that epoch and sample."""
    expect(page.locator("p.verdict")).to_contain_text(f"Sample {sample}:")
    assert numbers(page, ".network .input data") == list(record["x"][sample])
    assert numbers(page, ".network .hidden data") == list(record["a1"][epoch, sample])
    assert numbers(page, ".percent") == list(record["a2"][epoch, sample])
    assert numbers(page, ".own-loss > data") == [record["sample_loss"][epoch, sample]]


def asked_for(page: Page) -> list[str]:
    """Collects the names of all data files that a page asks for from now on, without digests."""
    asked: list[str] = []

    def note(url: str) -> None:
        name = urlsplit(url).path.rpartition("/data/")[2]
        if name and "/data/" in url:
            asked.append(name.partition(".")[0])

    page.on("request", lambda request: note(request.url))
    return asked


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


def test_the_strip_shows_the_samples_around_the_one_at_hand(visit, record):
    page = visit("epoch=100&sample=30")
    pictures = page.locator(".samples button:visible")
    expect(pictures).to_have_count(SIZE.per_file)
    expect(page.locator(".strip .range")).to_have_text(f"Samples 24 to 47 of {SIZE.samples}")
    pictures.nth(10).click()
    expect_moment(page, record, 100, 34)
    to(page, "Sample", 490)
    expect(pictures).to_have_count(SIZE.samples % SIZE.per_file)
    names = pictures.evaluate_all("all => all.map((one) => one.ariaLabel)")
    right = record["a2"][100].argmax(1) == record["y"].argmax(1)
    assert [name.endswith(", right") for name in names] == right[480:].tolist()


def test_the_graph_says_which_lines_it_leaves_out_and_shows_all_of_a_chosen_neuron(visit):
    page = visit("epoch=40&sample=1")
    assert page.locator(".network line").count() == 64 * 16 + 16 * 10
    expect(page.locator(".omitted")).to_contain_text("the 240 strongest of the 1,024 connections")
    page.get_by_role("button", name="hidden 5", exact=True).click()
    forward = page.locator(".network line.forward")
    expect(forward).to_have_count(64 + 10)
    names = forward.evaluate_all("all => all.map((line) => line.dataset.name)")
    assert set(names) == {f"w1.5.{k}" for k in range(64)} | {f"w2.{i}.5" for i in range(10)}


def test_a_line_that_is_left_out_can_be_walked_to_and_is_seen_then(visit, record):
    page = visit("epoch=40&sample=1")
    weakest = np.unravel_index(np.abs(record["w1"][40]).argmin(), (16, 64))
    name = f"weight w1[{weakest[0]}][{weakest[1]}]"
    line = page.locator(f"[aria-label='{name}']")
    page.locator(".network [tabindex='0']").focus()
    page.keyboard.press("Home")
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    line.evaluate("(one) => one.focus()")
    expect(line).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Explanation")).to_contain_text("Weight w1")
    assert float(line.evaluate("(one) => getComputedStyle(one).strokeOpacity")) > 0


def test_a_grey_pixel_is_a_number(visit, record):
    page = visit("epoch=20&sample=3&select=x3")
    (value,) = (v for k, v in enumerate(record["x"][3]) if k == 3)
    assert 0 < value < 1
    expect(page.locator(".explanation .equation").first).to_contain_text(f"x[3] = {value:.4f}")
    expect(page.locator(".explanation")).to_contain_text("partly on")


def test_a_neuron_opens_with_the_terms_of_its_active_pixels(visit, record):
    page = visit("epoch=20&sample=31&select=h3&table=1")
    rows = page.locator(".explanation table").first.locator("tbody tr")
    expect(rows).to_have_count(int((record["x"][31] > 0).sum()))
    expect(page.locator(".explanation .relation", has_text="≈")).to_have_count(0)
    z1 = page.locator(".explanation .equation").first.locator("data").last
    assert float(z1.get_attribute("value")) == record["z1"][20, 31, 3]


def test_a_connection_opens_with_the_pictures_that_push_it_hardest(visit, record):
    page = visit("epoch=20&sample=3&select=w2.0.2&table=1")
    table = page.locator(".explanation table").first
    expect(table.locator("tbody tr")).to_have_count(48)
    expect(table.locator("caption")).to_contain_text("the 48 strongest of 500")
    pushes = record["dz2"][19, :, 0] * record["a1"][19, :, 2]
    heads = table.locator("tbody th .row-link > span:first-child").all_inner_texts()
    samples = {int(text) for text in heads}
    strongest = set(np.argsort(-np.abs(pushes), kind="stable")[:48].tolist())
    assert samples == strongest or samples - strongest == {3}
    sum_line = page.locator(".explanation .equation").filter(has_text="Σ(∂L/∂w)").first
    assert float(sum_line.locator("data").first.get_attribute("value")) == pytest.approx(
        pushes.sum(), abs=1e-3
    )
    step = record["w2"][20, 0, 2] - record["w2"][19, 0, 2]
    assert step == pytest.approx(-2.0 * pushes.sum() / 500, abs=OUTPUT_GAP)


@pytest.mark.parametrize("select", ["loss", "accuracy"])
def test_the_whole_set_opens_with_those_that_count_most(visit, select):
    page = visit(f"epoch=20&sample=3&select={select}&table=1")
    expect(page.locator(".explanation tbody tr")).to_have_count(48)
    expect(page.locator(".explanation")).to_contain_text("these 48 + the other 452")


def test_equations_over_greys_add_up_as_they_are_written(visit):
    page = visit("epoch=20&sample=31&select=h3&table=1")
    for select in ("h3", "o4", "w1.3.20", "w2.4.3", "b1.3", "loss"):
        page.goto(f"{page.url.partition('#')[0]}#epoch=20&sample=31&select={select}")
        expect(page.locator(".explanation .equation").first).to_be_visible()
        lines = page.locator(".explanation .equation[data-python]").evaluate_all(
            "all => all.map((one) => [one.textContent, one.dataset.python])"
        )
        assert lines
        for text, python in lines:
            shown = re.findall(r"[−]?\d[\d.]*", text.rpartition("=")[2] or text)[-1]
            assert eval(python, {"math": __import__("math")}) == pytest.approx(
                float(shown.replace("−", "-")), abs=1e-9
            ), text


def answers(record: Mapping[str, np.ndarray], epoch: int, picture: np.ndarray) -> np.ndarray:
    parameters = Parameters(*(record[name][epoch] for name in ("w1", "b1", "w2", "b2")))
    return forward(parameters, picture[None, :]).a2[0]


def test_a_picture_is_drawn_in_greys_by_mouse_and_by_keyboard(visit, record):
    page = visit("epoch=100")
    page.get_by_role("button", name="Inference").click()
    page.get_by_role("button", name="Clear").click()

    def pixel(k):
        return page.get_by_role("button", name=f"pixel {k}", exact=True)

    to(page, "Brush", 7)
    pixel(10).click()
    pixel(20).focus()
    page.keyboard.press("Space")
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("-")  # below 0 there is nothing
    for _ in range(3):
        page.keyboard.press("+")
    picture = np.zeros(64)
    picture[[10, 20, 21]] = np.array([7, 8, 3]) / 16
    assert numbers(page, ".network .input data") == picture.tolist()
    assert numbers(page, ".percent") == pytest.approx(answers(record, 100, picture), abs=1e-12)
    pixel(10).click()  # as bright as the brush already: it goes out
    expect(pixel(10)).to_have_attribute("aria-pressed", "false")
    expect(pixel(20)).to_have_attribute("aria-description", "0.50")
    picture[10] = 0
    expect(page).to_have_url(re.compile(f"pixels={'0' * 20}83{'0' * 42}"))
    page.reload()
    page.locator(".network").wait_for()
    assert numbers(page, ".network .input data") == picture.tolist()


def test_any_picture_can_be_loaded_into_the_drawing(visit, content, record):
    page = visit("epoch=100&mode=inference")
    chooser = page.get_by_label("Load a picture")
    held_out = read_data(read_network(content / "network.toml")).held_out
    expect(chooser.locator("option")).to_have_count(1 + len(held_out) + SIZE.samples)
    chooser.select_option("t487")
    assert numbers(page, ".network .input data") == list(record["x"][487])
    chooser.select_option("h12")
    assert numbers(page, ".network .input data") == held_out.x[12].tolist()


@pytest.mark.parametrize("pixels", ["0" * 63, "0" * 63 + "h", "1" * 63 + "-", "0" * 25])
def test_pixels_that_make_no_sense_are_left_out(visit, pixels):
    page = visit(f"epoch=100&mode=inference&pixels={pixels}")
    assert numbers(page, ".network .input data") == [0.0] * 64


def test_another_run_has_no_files_of_samples_and_shows_any_of_them(visit, folder):
    page = visit("epoch=10&sample=200&run=slow")
    with np.load(folder / "data" / "slow.npz") as slow:
        parameters = Parameters(*(slow[name][10] for name in ("w1", "b1", "w2", "b2")))
    with np.load(folder / "data" / "main.npz") as main:
        picture = main["x"][200]
    expect(page.locator("p.verdict")).to_contain_text("Sample 200:")
    shown = numbers(page, ".percent")
    assert shown == pytest.approx(forward(parameters, picture[None, :]).a2[0], abs=1e-6)


SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OVERLAPS = """() => {
  const parts = '.network .neuron, .network .bias, .network .bar, .omitted';
  const all = Array.from(document.querySelectorAll(parts));
  const boxes = all.map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1);
  const said = (one) => `${one.className} ${one.textContent}`;
  const faults = [];
  boxes.forEach(([one, a], n) => boxes.slice(n + 1).forEach(([other, b]) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 4 && down > 3) faults.push(`${said(one)} over ${said(other)}`);
  }));
  return faults.slice(0, 5);
}"""


@pytest.mark.parametrize("width", [360, 600, 768, 1280, 1920])
@pytest.mark.parametrize("mode", ["training", "inference"])
def test_nothing_overlaps_and_nothing_runs_sideways(open_page, url, width, mode):
    page = open_page("about:blank", viewport={"width": width, "height": 900})
    page.goto(f"{url}inspector.html#epoch=60&sample=3&mode={mode}")
    page.locator(".network").wait_for()
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(OVERLAPS) == []
