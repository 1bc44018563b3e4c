"""The inspector of a network of one's own, without the article: a few files opened from disk."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import expect

from builder.cli import cli
from tests.browser.guard import OpenPage, open_menu


def test_all_of_the_inspector_is_there_and_each_script_is_run_once(
    open_page: OpenPage, tmp_path: Path
):
    content, site = str(tmp_path / "mine"), tmp_path / "inspector"
    for words in (["new", content], ["--content", content, "--only", "inspector", "--out", site]):
        result = CliRunner().invoke(cli, list(map(str, words)))
        assert result.exit_code == 0, result.output
    page = open_page(f"{site.as_uri()}/inspector.html#epoch=10&sample=2&select=h1")
    panel = page.get_by_role("region", name="Explanation")
    expect(panel.get_by_role("heading", name="Hidden neuron 1")).to_be_visible()
    expect(page.locator("p.verdict")).to_contain_text("Sample 2: L, plain; answered L ✓")
    open_menu(page)
    page.get_by_label("Run", exact=True).select_option("slow")
    page.wait_for_function(
        "() => document.querySelector('.inspector').inspector.run().name === 'slow'"
    )
    expect(page.locator(".fault:visible")).to_have_count(0)
    scripts = page.locator("script[src]").evaluate_all("all => all.map((one) => one.src)")
    assert len(scripts) == len(set(scripts))
