"""The picture of a moment that a reader keeps: whole, with its address, and right in any viewer."""

from __future__ import annotations

import io
import re
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image
from playwright.sync_api import Download, Page, expect

from tests.browser.guard import OpenPage, made, open_menu

SVG = "{http://www.w3.org/2000/svg}"
NEEDS_A_PAGE = re.compile(r"var\(|style=|class=|<style|color-mix|rgb\(|href=")


def kept(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def keep_by_keyboard(page: Page, kind: str) -> Download:
    """From the closed menu to the file, with Tab and Enter alone."""
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name=f"Picture ({kind})")
    with page.expect_download() as download:
        for _ in range(12):
            page.keyboard.press("Tab")
            if button.evaluate("one => one === document.activeElement"):
                break
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    return download.value


def texts_of(root: ElementTree.Element) -> str:
    return " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))


def test_the_moment_as_an_svg_and_a_png_by_keyboard(open_page: OpenPage, site_url: str):
    address = f"{site_url}inspector.html#epoch=10&sample=3&select=h3&pin=2"
    page = made(open_page(address, color_scheme="dark", viewport={"width": 1280, "height": 720}))
    page.locator(".panel .answer").wait_for()
    verdict = page.locator(".verdict").inner_text()

    download = keep_by_keyboard(page, "SVG")
    assert download.suggested_filename == "main-epoch-10-sample-3.svg"
    expect(page.locator(".choice-picture [role=status]")).to_contain_text("sample-3.svg")
    text = kept(download).decode()
    assert not NEEDS_A_PAGE.search(text)
    root = ElementTree.fromstring(text)
    said = texts_of(root)
    for told in (verdict.split(";")[0], "epoch 10", "Hidden neuron 3", "0.42", address):
        assert told in said.replace("  ", " "), told
    assert address in root.findtext(f"{SVG}desc", "")
    (metadata,) = root.findall(f"{SVG}metadata")
    assert "".join(metadata.itertext()) == address
    paths = [path.get("d", "") for path in root.iter(f"{SVG}path")]
    assert sum(re.fullmatch(r"M[\d. ]+L[\d. ]+", path) is not None for path in paths) >= 224

    image = Image.open(io.BytesIO(kept(keep_by_keyboard(page, "PNG")))).convert("RGB")
    width, height = (float(root.get(side, "")) for side in ("width", "height"))
    assert image.width >= 1680
    assert abs(image.width / image.height - width / height) < 0.01
    assert max(image.crop((0, 0, 4, 4)).tobytes()) < 64  # as dark as the page
    assert len(image.getcolors(1 << 24) or []) > 200


def test_an_experiment_and_a_drawing_are_kept_with_their_own_addresses(page: Page, disk_url: str):
    page.goto(f"{disk_url}lab.html#fork=main@10;lr:3&epoch=20")
    made(page)
    open_menu(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Picture (SVG)").click()
    said = texts_of(ElementTree.fromstring(kept(download.value)))
    assert "lab.html#fork=main@10;lr:3" in said
    assert "main@10;lr:3 · epoch 20" in said

    page.goto(f"{disk_url}inspector.html#mode=inference&epoch=100&pixels=" + "01110" * 5)
    made(page)
    open_menu(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Picture (PNG)").click()
    assert download.value.suggested_filename == "main-epoch-100-drawing.png"
    assert Image.open(io.BytesIO(kept(download.value))).width >= 1680
