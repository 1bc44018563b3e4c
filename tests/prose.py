"""Prose set against the project's own record, for the tests of the notation."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from builder.facts.facts import Facts
from builder.model.initialisation import draw
from builder.prose.converter import Prose
from builder.prose.document import Document
from builder.prose.glossary import Glossary, read_glossary
from builder.prose.tree_pass import Outcome
from builder.record.run import record
from tests import project

FILE = Path("chapter.md")
PAGES = ["index.html", "loss.html", "glossary.html", "inspector.html", "lab.html"]

GLOSSARY = """
[sigmoid]
term = "sigmoid"
symbol = "σ"
formula = '\\sigma(z) = \\frac{1}{1 + e^{-z}}'
says = "Squashes any number into the range between *zero* and one."

[learning-rate]
term = "learning rate"
symbol = "lr"
says = "How far each step goes."
quantity = "lr"

[w1]
symbol = "w1[j][k]"
says = "The weight to hidden neuron *j* from pixel *k*."
quantity = "w1"

[z1]
symbol = "z1[j]"
says = "The weighted sum of hidden neuron *j*."
quantity = "z1"

[a1]
symbol = "a1[j]"
says = "The activation of hidden neuron *j*."
quantity = "a1"

[dz2]
symbol = "dz2[i]"
says = "The blame of output *i*."
quantity = "dz2"

[grad-w2]
symbol = "∂L/∂w2[i][j]"
says = "The slope along a second-layer weight."
quantity = "g.w2"
"""

INSPECTOR = """```inspector fig-start
state = "epoch=0&sample=1"
parts = ["picture", "graph"]
caption = "Before training."
```
"""


@cache
def facts() -> Facts:
    """Facts over every run of the project."""
    runs = {name: project.run(name) for name in project.RUNS}
    return Facts(project.network(), project.data(), runs, project.CONTENT / "spread.csv")


@cache
def facts_of_another(learning_rate: float, seed: int | None = None) -> Facts:
    """Facts over a main run with another learning rate and, with a seed, another start."""
    config, data = project.network(), project.data()
    if seed is not None:
        data = replace(data, start=draw(seed, config.shape))
    main = replace(config.run("main"), learning_rate=learning_rate)
    runs = {name: project.run(name) for name in project.RUNS}
    runs["main"] = record(main, config.shape, data)
    return Facts(config, data, runs, project.CONTENT / "spread.csv")


def glossary_of(folder: Path, text: str = GLOSSARY) -> Glossary:
    """A glossary with this text."""
    file = folder / "glossary.toml"
    file.write_text(text, encoding="utf-8")
    return read_glossary(file)


@cache
def _small_glossary() -> Glossary:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return glossary_of(Path(folder))


def document(number: int | None = 3, of: Facts | None = None) -> Document:
    """An empty document for a chapter of that number."""
    return Document(FILE, of or facts(), _small_glossary(), PAGES, number)


def set_whole(text: str, number: int | None = 3) -> tuple[str, Outcome]:
    """A text set without faults: its HTML and what was found in it."""
    own = document(number)
    html, outcome = Prose(own, {e.name: e.says for e in own.glossary}).set(text, 1)
    assert [str(fault) for fault in own.faults] == []
    return html, outcome


def html_of(text: str) -> str:
    """The HTML of a text without faults."""
    return set_whole(text)[0]


def faults_of(text: str, of: Facts | None = None) -> list[tuple[int | None, str]]:
    """The faults of a text, as (line, message), in order."""
    own = document(of=of)
    Prose(own, {}).set(text, 1)
    return sorted((fault.line, fault.message) for fault in own.faults)


def fault_of(text: str) -> tuple[int | None, str]:
    """The only fault of a text."""
    (fault,) = faults_of(text)
    return fault
