"""The live figures of the article, and how a test takes hold of them."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

# A figure of each kind: its chapter and its name there. `loss-along` stands in the lab.
FIGURES = {
    "bias": "weights.html#fig-judge",
    "sigmoid": "forward-pass.html#fig-sigmoid",
    "softmax": "forward-pass.html#fig-softmax",
    "spread": "initialisation.html#fig-spread",
    "log-loss": "loss.html#fig-log",
    "descent": "gradient-descent.html#fig-descent",
    "rates": "gradient-descent.html#fig-rates",
    "slope": "backpropagation.html#fig-slope",
    "chain": "backpropagation.html#fig-chain",
    "rhythm": "epochs-and-samples.html#fig-rhythm",
    "switches": "neuron.html#fig-switches",
    "paint": "weights.html#fig-paint",
    "powers": "forward-pass.html#fig-powers",
    "growth": "initialisation.html#fig-growth",
    "halving": "loss.html#fig-halving",
    "losses": "loss.html#fig-losses",
    "valley": "gradient-descent.html#fig-valley",
    "nudges": "backpropagation.html#fig-nudges",
    "backward": "backpropagation.html#fig-back",
    "pushes": "backpropagation.html#fig-pushes",
    "fool": "inference.html#fig-fool",
    "landscape": "gradient-descent.html#fig-landscape",
    "experiment": "gradient-descent.html#fig-later",
}


def figure(page: Page, url: str, kind: str) -> Locator:
    """Open a figure's chapter, and the figure when its script has drawn it."""
    page.goto(url + FIGURES[kind])
    found = page.locator(f"[data-kind={kind}]").first
    found.scroll_into_view_if_needed()
    found.locator(".stage :is(input, button)").first.wait_for()
    return found


def slide(of: Locator, name: str, value: float) -> Locator:
    """Move a slider as its user would; the slider."""
    slider = of.get_by_role("slider", name=name, exact=True)
    slider.fill(f"{value:g}")
    return slider


def values(of: Locator) -> list[float]:
    """The unrounded numbers of a figure's equations, in the order written."""
    return [
        float(value)
        for value in of.locator(".equation data").evaluate_all("all => all.map(one => one.value)")
    ]
