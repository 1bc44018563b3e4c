"""What a reader sees when something is missing: text, a still picture, and a plain sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack

import pytest
from playwright.sync_api import Locator, Page, expect

from builder.serve.file_server import hosted
from tests.browser.conftest import PREFIX
from tests.browser.guard import at_rest, open_menu

Files = dict[str, bytes]
Host = Callable[[Files], str]

EMPTY_PARTS = ".top, .time, .strip, .grids, .draw, .verdict, .explanation, .more"
HAS_RUN = "document.documentElement.className"
SHIFT = """() => {
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}"""


@pytest.fixture
def host() -> Iterator[Host]:
    """Serves changed files and gives their address."""
    with ExitStack() as stack:
        yield lambda files: stack.enter_context(hosted(files, PREFIX))


def named(files: Mapping[str, bytes], start: str) -> str:
    """The name of the hashed script that begins so."""
    (name,) = [name for name in files if name.startswith(start + ".") and name.endswith(".js")]
    return name


def bundle_script(name: str, bundle: object) -> bytes:
    text = json.dumps([name, bundle])
    return f"(self.explorableBundles=self.explorableBundles||[]).push({text})".encode()


def expect_still(page: Page, sentence: str) -> None:
    """Every inspector of the page is a picture, as high as it is, and one sentence."""
    figures = page.locator(".inspector").all()
    assert figures
    for figure in figures:
        figure.scroll_into_view_if_needed()
        expect(figure.locator(".fault")).to_have_count(1)
        expect(figure.locator(".fault")).to_be_visible()
        expect(figure.locator(".fault")).to_contain_text(sentence)
        assert [one for one in figure.locator(EMPTY_PARTS).all() if one.is_visible()] == []
        stills = [one for one in figure.locator("svg.still").all() if one.is_visible()]
        assert stills
        assert all("epoch" in (still.get_attribute("aria-label") or "") for still in stills)
        dark = [one for one in figure.locator(".stage, .stand-in").all() if one.is_visible()]
        assert len(dark) == 1
        assert height(dark[0]) < sum(map(height, stills)) + 60


def height(element: Locator) -> float:
    """How high it is on the page, in pixels."""
    return float(element.evaluate("one => one.getBoundingClientRect().height"))


@pytest.mark.parametrize("name", ["loss", "initialisation", "training", "inspector"])
def test_without_javascript_figures_are_stills(open_page, any_url, name):
    page = open_page(f"{any_url}{name}.html", java_script_enabled=False)
    expect_still(page, "the page’s script, which did not run")


def test_without_javascript_the_answer_to_a_question_can_be_opened(open_page, any_url):
    page = open_page(f"{any_url}loss.html", java_script_enabled=False)
    question = page.locator(".question").first
    question.locator("summary").click()
    expect(question.locator("details p").first).to_be_visible()


def test_without_javascript_the_verification_says_so(open_page, any_url):
    page = open_page(f"{any_url}verify.html", java_script_enabled=False)
    expect(page.locator(".fault")).to_contain_text("python build.py verify")
    expect(page.locator(".verifier")).to_be_hidden()


def test_a_script_that_is_missing_leaves_stills(open_page, files, host):
    url = host({name: content for name, content in files.items() if "assets/app." not in name})
    page = open_page(f"{url}training.html", expected=["404", "Cannot destructure"])
    expect_still(page, "the page’s script, which did not run")


@pytest.mark.parametrize(
    "text", ["const a = 1 ??? 2;", "throw new Error('nothing here is known');"]
)
def test_a_script_that_the_browser_does_not_understand_leaves_stills(open_page, files, host, text):
    url = host({**files, named(files, "assets/app"): text.encode()})
    page = open_page(f"{url}loss.html", expected=["Unexpected token", "nothing here", "Cannot"])
    expect_still(page, "the page’s script, which did not run")
    assert page.evaluate(HAS_RUN).strip() == ""


def test_without_the_script_of_the_article_inspectors_work_and_live_figures_say_so(
    open_page, files, host
):
    url = host({name: content for name, content in files.items() if "assets/article." not in name})
    page = open_page(f"{url}loss.html", expected=["404"])
    expect(page.locator(".live .fault").first).to_be_visible()
    figure = page.locator(".inspector").first
    figure.scroll_into_view_if_needed()
    expect(figure.get_by_role("slider", name="Epoch")).to_be_visible()
    expect(figure.locator(".fault")).to_be_hidden()


def damaged(files: Mapping[str, bytes]) -> Mapping[str, Files]:
    """The site with the main run's script damaged in each way, by the sentence that it leads to."""
    name, start = named(files, "data/main"), named(files, "data/main-start")
    files = {other: content for other, content in files.items() if other != start}
    bundle = json.loads(files["data/main.json"])
    q = bundle["arrays"]["q"]
    digit = "B" if q["values"][5000] != "B" else "C"
    altered = {**q, "values": q["values"][:5000] + digit + q["values"][5001:]}
    other = json.loads(files["data/zeros.json"])
    without = {other: content for other, content in files.items() if other != name}
    return {
        f"The file {name} is missing or damaged.": without,
        f"The file {name} is missing or damaged. ": {**files, name: files[name][:-5000]},
        "data/main.json has version 1; this page reads version 2.": {
            **files,
            name: bundle_script("main", {**bundle, "version": 1}),
        },
        "The numbers of q are damaged: their checksum does not match.": {
            **files,
            name: bundle_script("main", {**bundle, "arrays": {**bundle["arrays"], "q": altered}}),
        },
        f"The file {name} holds another recording.": {**files, name: bundle_script("main", other)},
        "data/undefined.json is not a recording of a network.": {
            **files,
            name: bundle_script("main", {}),
        },
    }


QUIET = ["404", "Unexpected", "Invalid or unexpected token"]


@pytest.mark.parametrize("case", range(6))
@pytest.mark.parametrize("page_name", ["training", "inspector"])
def test_a_recording_that_cannot_be_read_leaves_the_still_picture(
    open_page, files, host, case, page_name
):
    sentence, changed = list(damaged(files).items())[case]
    page = open_page(f"{host(dict(changed))}{page_name}.html#epoch=3", expected=QUIET)
    expect_still(page, sentence.strip())
    expect(page.locator(".fault").first).to_contain_text("it cannot be moved")


@pytest.mark.parametrize("harm", ["missing", "cut off", "of another run"])
def test_a_start_that_is_of_no_use_is_replaced_by_the_record(open_page, files, host, record, harm):
    name, site = named(files, "data/main-start"), dict(files)
    if harm == "missing":
        del site[name]
    elif harm == "cut off":
        site[name] = site[name][:-900]
    else:
        site[name] = site[name].replace(b'"learning_rate":1.2', b'"learning_rate":1.1')
        assert site[name] != files[name]
    page = open_page(f"{host(site)}inspector.html#epoch=50&sample=4", expected=QUIET)
    at_rest(page)
    weight = "() => document.querySelector('.inspector').inspector?.run().network(50).w1[0]"
    page.wait_for_function(weight)
    assert page.evaluate(weight) == record["w1"][50, 0, 0]
    expect(page.locator(".fault")).to_be_hidden()


def test_damage_to_the_intermediates_goes_unnoticed_since_the_page_computes_them(
    open_page, files, host, record
):
    name = named(files, "data/main-samples")
    url = host({**files, name: files[name][:-9]})
    page = open_page(f"{url}inspector.html#epoch=50&sample=4", expected=QUIET)
    at_rest(page)
    values = page.locator(".network .hidden data").evaluate_all("all => all.map((d) => d.value)")
    assert [float(value) for value in values] == list(record["a1"][50, 4])
    expect(page.locator(".fault")).to_be_hidden()


def test_a_run_that_cannot_be_read_leaves_the_one_before_and_can_be_asked_for_again(
    open_page, files, host
):
    name = named(files, "data/lr-3")
    url = host(dict(files))
    page = open_page(
        f"{url}inspector.html#epoch=50",
        expected=["net::ERR_FAILED"],
    )
    page.route(f"**/{name}", lambda route: route.abort())
    open_menu(page)
    page.get_by_label("Run", exact=True).select_option("lr-3")
    expect(page.locator(".fault")).to_contain_text(f"The file {name} is missing or damaged.")
    expect(page.get_by_label("Run", exact=True)).to_have_value("main")
    expect(page.get_by_role("slider", name="Epoch", exact=True)).to_have_value("50")
    page.unroute(f"**/{name}")
    open_menu(page)
    page.get_by_label("Run", exact=True).select_option("lr-3")
    expect(page.locator("[data-name=lr] data")).to_have_text("3")


BLOCKED = """
for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB']) {
  Object.defineProperty(window, name, {
    get() { throw new DOMException('The operation is insecure.', 'SecurityError'); },
  });
}
delete Navigator.prototype.serviceWorker;
"""


@pytest.mark.parametrize("name", ["index", "loss", "inspector", "verify"])
def test_with_storage_blocked_a_page_does_all_it_does(open_page, site_url, name):
    page = open_page("about:blank")
    page.add_init_script(BLOCKED)
    page.goto(f"{site_url}{name}.html")
    at_rest(page)
    page.mouse.wheel(0, 4000)
    for button in page.locator(".question form button").all():
        button.click()
    expect(page.locator(".fault:visible")).to_have_count(0)
    assert re.search(r"has-main", page.evaluate(HAS_RUN))


@pytest.mark.parametrize("name", ["index", "loss", "initialisation", "inspector"])
def test_nothing_shifts_when_the_script_takes_over(open_page, site_url, name):
    page = open_page("about:blank", viewport={"width": 1280, "height": 900})
    page.add_init_script(f"({SHIFT})()")
    page.goto(f"{site_url}{name}.html")
    at_rest(page)
    assert page.evaluate("window.shift") == 0
