"""From disk by double click: everything that the hosted site does, and the zip unpacked."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.model.config import read_site
from builder.settings import PROJECT
from tests.browser.guard import installed, open_menu

PAGES = [*read_site(PROJECT / "content" / "site.toml").pages, "inspector", "lab", "verify"]


@pytest.fixture(scope="session")
def archive(files) -> zipfile.ZipFile:
    (name,) = [name for name in files if name.endswith(".zip")]
    return zipfile.ZipFile(io.BytesIO(files[name]))


@pytest.fixture(scope="session")
def unpacked(archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one folder in the zip, in a place whose name needs care."""
    place = tmp_path_factory.mktemp("down") / "a folder, with #1 & 50%"
    archive.extractall(place)
    (folder,) = place.iterdir()
    return folder


@pytest.fixture(params=["folder", "zip"])
def start(request: pytest.FixtureRequest) -> str:
    """The address of the folder as built, and of the one that was in the zip."""
    if request.param == "folder":
        return str(request.getfixturevalue("disk_url"))
    return Path(request.getfixturevalue("unpacked")).as_uri() + "/"


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_the_zip_opens(page, unpacked, name):
    """Those of the folder: see test_engines.py."""
    page.goto((unpacked / f"{name}.html").as_uri())
    expect(page.locator("h1")).to_be_attached()
    for figure in page.locator(".inspector").all()[:2]:
        figure.scroll_into_view_if_needed()
        expect(figure.locator(".readouts data, .network data").first).to_be_attached()
    expect(page.locator(".fault:visible")).to_have_count(0)


def test_pages_lead_to_one_another(page, start):
    page.goto(f"{start}index.html")
    page.get_by_text("Contents", exact=True).click()
    page.locator(".contents a").filter(has_text="The loss").click()
    assert page.url == f"{start}loss.html"
    page.locator("[rel=next]").click()
    assert page.url == f"{start}gradient-descent.html"


def test_every_run_can_be_chosen(page, start):
    page.goto(f"{start}inspector.html")
    chooser = page.get_by_label("Run", exact=True)
    for name in chooser.locator("option").all_text_contents():
        open_menu(page)
        chooser.select_option(name)
        page.wait_for_function(
            "(name) => document.querySelector('.inspector').inspector?.run().name === name",
            arg=name,
        )


def test_the_record_can_be_verified(page, start):
    page.goto(f"{start}verify.html#run")
    expect(page.locator(".result.sound")).to_be_visible(timeout=20_000)


def test_the_search_finds_and_leads_there(page, start):
    page.goto(f"{start}index.html")
    page.keyboard.press("/")
    page.get_by_label("Search the article").fill("vanishing")
    page.locator("dialog.search li a").first.click()
    page.wait_for_url(re.compile(r"\.html(#.*)?$"))
    assert page.url.startswith(start)


def test_moments_open_from_the_prose_and_from_an_address(page, start):
    page.goto(f"{start}index.html#epoch=64&sample=2")
    expect(page.locator(".inspector .epoch data").first).to_have_text("64")
    page.get_by_role("link", name="Open in the full inspector").first.click()
    page.locator(".network").wait_for()
    assert re.search(r"inspector\.html#.*epoch=64", page.url)


def test_the_zip_holds_the_site_in_one_folder(archive, files):
    names = archive.namelist()
    (folder,) = {name.partition("/")[0] for name in names}
    offered = {"single.html", "de/single.html", f"{folder}.zip"}
    assert {name.removeprefix(f"{folder}/") for name in names} == set(files) - offered
    assert names == sorted(names)
    for entry in archive.infolist():
        name = entry.filename.removeprefix(f"{folder}/")
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        if not name.endswith(".html") and name != "sw.js":
            assert archive.read(entry) == files[name]


def test_pages_in_the_zip_offer_nothing_that_is_not_there(unpacked):
    names = {file.relative_to(unpacked).as_posix() for file in unpacked.rglob("*")}
    for file in unpacked.glob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert "downloads" not in text
        for found in re.findall(r'(?:href|src)="([\w./-]+)["#]', text):
            assert found in names, (file.name, found)


def test_the_unpacked_zip_can_be_hosted_and_kept(open_page, unpacked):
    from builder.serve.file_server import hosted

    files = {
        file.relative_to(unpacked).as_posix(): file.read_bytes()
        for file in unpacked.rglob("*")
        if file.is_file()
    }
    with hosted(files, "/school/") as url:
        page: Page = open_page(f"{url}index.html", service_workers="allow")
        installed(page)
        page.context.set_offline(True)
        page.goto(f"{url}training.html")
        expect(page.locator("h1")).to_be_visible()
