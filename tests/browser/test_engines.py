"""What must hold in every engine: `pytest --engine firefox` or `webkit` runs these alone."""

from __future__ import annotations

import pytest

from builder.model.config import read_site
from builder.output.publish import publish
from builder.serve.file_server import hosted
from builder.settings import PROJECT
from tests.engines import Hand, WebDriverHand, firefox, hand_of, webkit
from tests.scripts import script

pytestmark = pytest.mark.every_engine

NAMES = [*read_site(PROJECT / "content" / "site.toml").pages, "inspector", "lab", "verify"]
MOMENT = "inspector.html#epoch=50&sample=3"
LOSS = "Number(document.querySelector('.readout[data-name=loss] data')?.value)"
HEAD = b'<meta name="viewport"'


@pytest.fixture(scope="module")
def one_reader(engine, request):
    """One reader for all of these tests: an engine takes long to start."""
    if engine == "chromium":  # the one that the other tests use: Playwright starts once a process
        with hand_of(request.getfixturevalue("browser")) as reader:
            yield reader
    else:
        with {"firefox": firefox, "webkit": webkit}[engine]() as reader:
            yield reader


@pytest.fixture
def reader(one_reader):
    """The reader, alive: a test does not suffer from what the one before it did to the browser."""
    if not one_reader.is_alive():
        one_reader.revive()
    return one_reader


@pytest.fixture(scope="session")
def heard(files):
    """The site whose pages keep what they say, and a page with a frame of any width."""
    heard = {
        name: content.replace(HEAD, b'<script src="said.js"></script>' + HEAD, 1)
        if name.endswith(".html")
        else content
        for name, content in files.items()
    }
    frame = b'<!doctype html><title>A frame</title><iframe height="900"></iframe>'
    return heard | {"said.js": script("said").encode(), "frame.html": frame}


@pytest.fixture(scope="session")
def url(heard):
    with hosted(heard, "/some/path/") as url:
        yield url


@pytest.fixture(scope="session")
def from_disk(heard, tmp_path_factory):
    folder = tmp_path_factory.mktemp("heard") / "site"
    publish(heard, folder)
    return folder.as_uri() + "/"


@pytest.fixture(scope="module")
def deaths():
    """How often the next test has killed its browser."""
    return []


def test_a_browser_that_dies_is_started_again_and_its_test_tried_once_more(reader, deaths):
    if isinstance(reader, WebDriverHand) and not deaths:
        deaths.append("killed")
        reader.kill()
    reader.open("about:blank")
    assert reader.ask("1 + 1") == 2


def is_quiet(reader: Hand) -> None:
    assert reader.ask("window.said") == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("place", ["url", "from_disk"])
def test_a_page_says_nothing_and_its_figures_are_made(request, reader, place, name):
    reader.open(f"{request.getfixturevalue(place)}{name}.html")
    reader.wait("document.readyState === 'complete'")
    for number in range(min(2, reader.ask("document.querySelectorAll('.inspector').length"))):
        figure = f"document.querySelectorAll('.inspector')[{number}]"
        reader.ask(f"{figure}.scrollIntoView()")
        reader.wait(f"!!{figure}.inspector")
    assert reader.ask("[...document.querySelectorAll('.fault')].every((one) => !one.offsetWidth)")
    is_quiet(reader)


def test_the_replay_finds_no_value_that_differs(reader, url):
    reader.open(f"{url}verify.html")
    reader.click("button.primary")
    told = reader.wait("document.querySelector('.result .outcome')?.closest('.result').innerText")
    assert "Every value agrees" in told
    assert "125,543" in told
    is_quiet(reader)


def test_a_step_shows_the_recorded_loss(reader, url, record):
    reader.open(f"{url}verify.html")
    reader.open(f"{url}{MOMENT}")
    reader.wait(f"{LOSS} === {record['loss'][50]}")
    for epoch in (51, 52, 53):
        reader.press("input[aria-label=Epoch]", "ArrowRight")
        reader.wait(f"{LOSS} === {record['loss'][epoch]}")
    is_quiet(reader)


def test_a_number_opens_into_what_made_it_and_the_address_says_so(reader, url, record):
    reader.open(f"{url}verify.html")
    reader.open(f"{url}{MOMENT}&select=o2")
    reader.wait("document.querySelectorAll('.equation').length > 1")
    assert reader.ask("!location.hash.includes('trail')")
    reader.click(".panel button.number")
    reader.wait("location.hash.includes('trail')")
    reader.ask("history.back()")
    reader.wait("!location.hash.includes('trail')")
    is_quiet(reader)


def test_an_address_sets_the_moment(reader, url, record):
    reader.open(f"{url}verify.html")
    reader.open(f"{url}inspector.html#epoch=37&sample=5")
    reader.wait(f"{LOSS} === {record['loss'][37]}")
    reader.ask("void (location.hash = '#epoch=99&sample=5')")
    reader.wait(f"{LOSS} === {record['loss'][99]}")
    is_quiet(reader)


PAINTED = """[...document.querySelectorAll('.network [aria-pressed=true]')]
  .map((one) => one.getAttribute('aria-label').replace('pixel ', '')).join()"""


def pixel(number: int) -> str:
    return f'.network [aria-label="pixel {number}"]'


def test_a_picture_is_drawn_by_pointer_and_by_key(reader, url):
    reader.open(f"{url}verify.html")
    reader.open(f"{url}inspector.html#mode=inference&pixels={'0' * 25}")
    reader.wait(f"document.querySelector('{pixel(0)}')?.offsetWidth")
    reader.wait("!!document.querySelector('.inspector').inspector")
    reader.drag(*map(pixel, range(5, 10)))
    reader.wait(f"{PAINTED} === '5,6,7,8,9'")
    reader.press(pixel(9), "ArrowDown", "Space")
    reader.wait(f"{PAINTED} === '5,6,7,8,9,14'")
    is_quiet(reader)


@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
@pytest.mark.parametrize("name", ["index", "loss", "inspector"])
def test_nothing_goes_sideways(reader, url, name, width):
    reader.open(f"{url}frame.html")
    reader.ask(
        "Object.assign(document.querySelector('iframe'),"
        f" {{ width: {width}, src: '{name}.html' }}) && 1"
    )
    inside = "document.querySelector('iframe').contentDocument"
    reader.wait(f"{inside}.readyState === 'complete' && !!{inside}.querySelector('.inspector')")
    reader.ask(f"{inside}.querySelector('.inspector').scrollIntoView()")
    reader.wait(f"!!{inside}.querySelector('.inspector').inspector")
    assert reader.ask(f"{inside}.defaultView.innerWidth") == width
    assert reader.ask(f"{inside}.documentElement.scrollWidth <= {width}")


def test_a_page_that_was_visited_is_read_without_its_host(reader, files):
    with hosted(files, "/some/path/") as url:
        reader.open(f"{url}loss.html")
        reader.wait("!!navigator.serviceWorker.controller")
        reader.wait("document.readyState === 'complete'")
    reader.open(f"{url}loss.html")
    assert reader.wait("document.querySelector('h1').innerText")
    reader.wait("!!document.querySelector('.inspector')")
    reader.ask("document.querySelector('.inspector').scrollIntoView()")
    reader.wait("!!document.querySelector('.inspector').inspector")


# In place of a download, which no driver tells of alike: what the page hands over, opened again.
KEPT = """(window.kept = [], URL.createObjectURL = (blob) => (createImageBitmap(blob).then(
  ({ width }) => kept.push(`${blob.type} ${width > 600}`),
  () => kept.push(`${blob.type} damaged`)), 'data:,'),
  HTMLAnchorElement.prototype.click = () => {}) && 1"""


def test_a_picture_of_the_moment_is_kept(reader, url):
    reader.open(f"{url}verify.html")
    reader.open(f"{url}{MOMENT}")
    reader.wait("!!document.querySelector('.inspector')?.inspector")
    reader.ask(KEPT)
    reader.wait("!!document.querySelector('.choice-picture button:last-of-type')")
    reader.ask("void document.querySelector('.choice-picture button:last-of-type').click()")
    reader.wait("kept.join() === 'image/png true'")
    is_quiet(reader)
