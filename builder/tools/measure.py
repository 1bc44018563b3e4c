"""Measures a built site in Chromium: how pages load, how figures answer, how long a replay is.

Every load is a fresh browser context. Total blocking time is the part of long tasks beyond 50 ms;
layout shift is the sum of all shifts without input. A step is timed from just before the slider's
event to the first task after the next rendering.
"""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

FAST_3G = {  # as in the browser's own developer tools
    "offline": False,
    "latency": 562.5,  # ms
    "downloadThroughput": 180_000,  # bytes a second
    "uploadThroughput": 84_375,
}
FRAME = 1000 / 60  # ms
VIEWPORT: ViewportSize = {"width": 1280, "height": 800}

OBSERVE = """(() => {
  const seen = (window.explorableSeen = { blocking: 0, shift: 0 });
  const watch = (type, note) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(note));
    observer.observe({ type, buffered: true });
  };
  watch('longtask', (entry) => { seen.blocking += Math.max(0, entry.duration - 50); });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
})()"""

READ = """() => ({
  ...window.explorableSeen,
  paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
})"""

STEP = """async (slider, steps) => {
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.now());
    channel.port2.postMessage(null);
  }));
  const times = [];
  for (let step = 1; step <= steps; step++) {
    await new Promise((resolve) => setTimeout(resolve, 50 + (step * 37) % 50));
    const started = performance.now();
    slider.value = String(step % (Number(slider.max) + 1));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    times.push(await painted() - started);
  }
  return times;
}"""

GAPS = """(seconds) => new Promise((resolve) => {
  const gaps = [];
  const started = performance.now();
  let last = started;
  const frame = () => {
    const now = performance.now();
    gaps.push(now - last);
    last = now;
    if (now - started < seconds * 1000) requestAnimationFrame(frame);
    else resolve(gaps.slice(1));
  };
  requestAnimationFrame(frame);
})"""

WATCH = """() => {
  const gaps = (window.explorableGaps = []);
  let last = performance.now();
  const frame = (now) => {
    gaps.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame((now) => { last = now; requestAnimationFrame(frame); });
}"""

PLAY = """async (seconds) => {
  const press = (name) => Array.from(document.querySelectorAll('.controls button'))
    .find((button) => button.textContent.includes(name))?.click();
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    press('Play');  // again and again, for it pauses at the last epoch
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  press('Pause');
}"""


@dataclass(frozen=True)
class Profile:
    """What the reader's machine and network are slowed to."""

    name: str
    cpu: int  # the factor by which the processor is slowed
    network: dict[str, Any] | None


PLAIN = Profile("plain", 1, None)
SLOW = Profile("CPU ÷4, Fast 3G", 4, FAST_3G)
WEAK = Profile("CPU ÷4", 4, None)


@dataclass(frozen=True)
class Load:
    """One load of a page, or the medians of several."""

    paint: float  # ms until the first contentful paint
    blocking: float  # ms
    shift: float


@dataclass(frozen=True)
class Steps:
    """Times of single epoch steps, event to painted frame, ms."""

    middle: float
    slow: float  # 95 of 100 steps are at least as fast


def load(browser: Browser, url: str, profile: Profile, times: int = 3) -> Load:
    """The medians of so many cold loads."""
    loads = [_load_once(browser, url, profile) for _ in range(times)]
    return Load(
        paint=statistics.median(one["paint"] for one in loads),
        blocking=statistics.median(one["blocking"] for one in loads),
        shift=max(one["shift"] for one in loads),
    )


def steps(browser: Browser, url: str, profile: Profile, count: int = 100) -> Steps:
    """Epoch steps in the inspector at `url`, paced as by a reader who drags the slider slowly."""
    with _opened(browser, url, PLAIN) as page:
        slider = page.get_by_role("slider", name="Epoch", exact=True).first
        slider.scroll_into_view_if_needed()
        _slow_down(page, profile)
        return summed_up(slider.evaluate(STEP, count))


def summed_up(times: Sequence[float]) -> Steps:
    """The middle and the 95th of a hundred times."""
    ordered = sorted(times)
    return Steps(statistics.median(ordered), ordered[math.ceil(0.95 * len(ordered)) - 1])


def dropped_frames(browser: Browser, url: str, seconds: float = 3) -> int:
    """Frames missed at 60 a second while the inspector at `url` plays."""
    with _opened(browser, url, PLAIN) as page:
        page.get_by_role("button", name="Play", exact=True).first.click()
        gaps = page.evaluate(GAPS, seconds)
    return sum(max(0, round(gap / FRAME) - 1) for gap in gaps)


def training(browser: Browser, url: str, epochs: int = 1000) -> Steps:
    """The frames of the lab at `url` while it trains an experiment on, the record drawn behind it.

    They are counted from the press until the page says how far it has trained.
    """
    with _opened(browser, f"{url}#fork=main@10;lr:3", PLAIN) as page:
        changes = page.get_by_role("region", name="Changes")
        changes.get_by_role("spinbutton", name="Epochs", exact=True).fill(str(epochs))
        page.evaluate(WATCH)
        changes.get_by_role("button", name="Train on", exact=True).click()
        last = 100 + epochs
        changes.get_by_role("status").filter(has_text=re.compile(rf"\b{last}\b")).wait_for()
        page.wait_for_timeout(500)
        return summed_up(page.evaluate("window.explorableGaps"))


def memory(browser: Browser, url: str, seconds: float) -> tuple[int, int]:
    """Bytes of the page's memory after a first round of playing, and after so many seconds more."""
    with _opened(browser, url, PLAIN) as page:
        page.get_by_label("Speed").first.select_option("60")
        page.evaluate(PLAY, 5)
        before = _heap(page)
        page.evaluate(PLAY, seconds)
        return before, _heap(page)


def _heap(page: Page) -> int:
    """What the page's scripts hold once all that is no longer needed has gone, in bytes."""
    tools = page.context.new_cdp_session(page)
    tools.send("HeapProfiler.collectGarbage")
    return int(tools.send("Runtime.getHeapUsage")["usedSize"])


def replay(browser: Browser, url: str) -> float | None:
    """Milliseconds that the page at `url` says its replay took; None if it found a difference."""
    with _opened(browser, url, PLAIN) as page:
        page.get_by_role("button", name="Verify", exact=True).click()
        result = page.locator(".result.sound, .result.unsound")
        result.wait_for()
        found = re.search(r"time to replay\s*(\d+) ms", result.inner_text())
        sound = "unsound" not in (result.get_attribute("class") or "")
        return float(found[1]) if found and sound else None


def _load_once(browser: Browser, url: str, profile: Profile) -> dict[str, float]:
    with _opened(browser, url, profile) as page:
        found: dict[str, float] = page.evaluate(READ)
        return found


@contextmanager
def _opened(browser: Browser, url: str, profile: Profile) -> Iterator[Page]:
    """A page in a context of its own, loaded and at rest."""
    with browser.new_context(viewport=VIEWPORT) as context:
        page = context.new_page()
        page.add_init_script(OBSERVE)
        _slow_down(page, profile)
        page.goto(url, wait_until="networkidle", timeout=120_000)
        page.wait_for_timeout(500)
        yield page


def _slow_down(page: Page, profile: Profile) -> None:
    tools = page.context.new_cdp_session(page)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": profile.cpu})
    if profile.network is not None:
        tools.send("Network.emulateNetworkConditions", profile.network)
