"""A larger network as a content folder: 64 → 16 → 10 on real handwritten digits, 8 by 8, 17 greys.

`python -m tests.growth DIR` writes the folder, for measuring by hand: docs/growth.md says how. The
digits are those that scikit-learn ships; only the tests need it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
from sklearn.datasets import load_digits

from builder.model.dataset import PictureFormat
from builder.model.initialisation import draw, write_start
from builder.model.network import Shape

SEED = 1
HELD_OUT = 50
FORM = PictureFormat(8, 8, classes=tuple("0123456789"), levels=".123456789ABCDEFG")


@dataclass(frozen=True)
class Size:
    """How large a network, on how many pictures."""

    samples: int = 500
    hidden: int = 16
    epochs: int = 100
    per_file: int = 24

    @property
    def shape(self) -> Shape:
        """The sizes of the layers."""
        return Shape(FORM.rows * FORM.columns, self.hidden, len(FORM.classes))


NETWORK = """[network]
hidden = {size.hidden}

[pictures]
rows = {form.rows}
columns = {form.columns}
classes = {classes}
levels = "{form.levels}"
training = "digits.txt"
held_out = "held-out.txt"
samples_per_file = {size.per_file}

[start]
file = "start.txt"
seed = {seed}

[[run]]
name = "main"
title = "Handwritten digits"
learning_rate = 2.0
epochs = {size.epochs}
samples = true

[[run]]
name = "slow"
title = "A quarter of the learning rate"
learning_rate = 0.5
epochs = {size.epochs}
"""

SITE = """[site]
title = "A larger network"
tagline = "Handwritten digits"
description = "The same site around a larger network."
author = "The authors of A network you can see whole"
source = "https://github.com/example/explorable-network"
base_url = ""
language = "en"
pages = ["index"]
unnumbered = ["index"]
"""

CHAPTER = """+++
title = "A larger network"
short = "A larger network"
summary = "The same site around a larger network."
+++

Trained on {{ samples }} pictures, it gets {{ hits(epochs) }} of them right.

```inspector fig-whole
state = "epoch=10&sample=3"
parts = ["numbers", "controls", "graph", "outputs", "curve", "samples", "explanation"]
caption = "A network with {{ parameters }} parameters."
```
"""


def write_content(folder: Path, size: Size | None = None) -> Path:
    """Write the content folder of a network of that size, and return it."""
    size = size or Size()
    digits = load_digits()
    shown, held_out = slice(size.samples), slice(size.samples, size.samples + HELD_OUT)
    (folder / "chapters").mkdir(parents=True, exist_ok=True)
    classes = str(list(FORM.classes)).replace("'", '"')
    texts = {
        "network.toml": NETWORK.format(size=size, form=FORM, classes=classes, seed=SEED),
        "digits.txt": _pictures(digits, shown),
        "held-out.txt": _pictures(digits, held_out),
        "start.txt": write_start(draw(SEED, size.shape), size.shape, SEED),
        "site.toml": SITE,
        "glossary.toml": "",
        "chapters/index.md": CHAPTER,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


def _pictures(digits: Any, which: slice) -> str:
    """Some of the digits as text, each under its label and its number among them all."""
    numbers = np.arange(len(digits.target))[which]
    return "\n\n".join(
        f"{digits.target[number]} digit {number}\n{FORM.draw(digits.data[number] / 16)}"
        for number in numbers
    )


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--samples", default=Size.samples, show_default=True, help="How many pictures.")
@click.option("--hidden", default=Size.hidden, show_default=True, help="How many hidden units.")
def main(folder: Path, samples: int, hidden: int) -> None:
    """Write the content of a larger network into FOLDER."""
    write_content(folder, Size(samples=samples, hidden=hidden))
    click.echo(f"Wrote {folder}; build it with")
    click.echo(f"python build.py --content {folder} --out SITE")


if __name__ == "__main__":
    main()
