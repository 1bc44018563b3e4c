"""Frames: which prose a figure stands beside on a wide screen."""

from __future__ import annotations

import re

from tests.prose import INSPECTOR, html_of

WORDS = "Plain words that say nothing at all about any figure of this little chapter here. "
LONG = WORDS * 7  # about a hundred
LIVE = '```live fig-l\nkind = "sigmoid"\ncaption = "L."\n```'
HIGH = INSPECTOR.replace('"graph"]', '"graph", "samples", "explanation"]')


def frames(*blocks: str) -> list[str]:
    """What each frame holds, in order: figures by name, prose by its first word."""
    html = html_of("\n\n".join(blocks))
    found = []
    for frame in re.split(r'<div class="beside">', html)[1:]:
        inside = frame.split("</div>\n")[0] if "</div>\n" in frame else frame
        names = re.findall(r'<section[^>]* id="([\w-]+)"|<p>(\w+)', inside)
        found.append(" ".join(name or word for name, word in names))
    return found


def test_a_figure_stands_beside_the_prose_that_follows_it_up_to_a_heading():
    (frame,) = frames(LIVE, f"One {LONG}", f"Two {LONG}", "## Next", f"Three {LONG}")
    assert frame == "fig-l One Two"


def test_prose_before_a_figure_joins_it_until_there_is_enough():
    assert frames(f"One {LONG}", f"Two [[fig-l]] {LONG}", LIVE) == ["One Two fig-l"]
    assert frames(f"One {LONG}", f"Two {LONG * 2}", LIVE) == ["Two fig-l"]


def test_two_figures_share_the_prose_between_them():
    (first, second) = frames(
        INSPECTOR, f"One {LONG}", f"Two {LONG}", f"Three [[fig-l]] {LONG}", LIVE, f"Four {LONG}"
    )
    assert first == "fig-start One Two"
    assert second == "Three fig-l Four"


def test_a_figure_with_too_few_words_and_one_that_is_too_high_stand_alone():
    assert frames(LIVE, "A few words.") == []
    assert frames(HIGH, LONG, LONG, LONG) == []


def test_frames_keep_the_order_of_the_source():
    html = html_of("\n\n".join([f"One {LONG}", LIVE, f"Two {LONG}", "## Three", "Four."]))
    places = [html.index(each) for each in ("One", "fig-l", "Two", "Three", "Four.")]
    assert places == sorted(places)
