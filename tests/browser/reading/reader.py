"""What a reader of a chapter does: answer its question, search, and what the page keeps of it."""

from __future__ import annotations

from playwright.sync_api import Page

PREFIX = "`explorable-network:${new URL('.', location.href).pathname}:`"  # of every name kept
QUESTION = "loss.html#q-zero"
RIGHT, WRONG = "No, and it never will be", "Yes"


def kept(page: Page) -> dict[str, str]:
    """What the page has put into the reader's storage."""
    return page.evaluate("Object.fromEntries(Object.entries(localStorage))")


def ask(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#q-zero button").wait_for()


def answer(page: Page, text: str) -> None:
    question = page.locator("#q-zero")
    question.get_by_label(text).check()
    question.get_by_role("button", name="Check").click()


def search(page: Page, words: str) -> None:
    """Open the search by its key and type; wait until it has looked."""
    page.keyboard.press("/")
    page.get_by_role("searchbox").wait_for()
    page.keyboard.type(words)
    page.get_by_role("dialog").get_by_role("status").wait_for()
