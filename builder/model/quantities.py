"""Every number that has a name, and the layer that each of its indices counts.

Bundles, prose and the page's script all follow these tables.
"""

from __future__ import annotations

from collections.abc import Mapping

from builder.model.network import BLOCKS

Layers = Mapping[str, tuple[str, ...]]

# Recorded of every sample, in the order in which they are computed.
RECORDED: Layers = {
    "z1": ("hidden",),
    "a1": ("hidden",),
    "z2": ("outputs",),
    "a2": ("outputs",),
    "sample_loss": (),
    "dz2": ("outputs",),
    "da1": ("hidden",),
    "dz1": ("hidden",),
}

# What prose can name and the inspector explains; it calls a sample's loss L.
QUANTITIES: Layers = {
    "x": ("inputs",),
    **BLOCKS,
    **{name: layers for name, layers in RECORDED.items() if name != "sample_loss"},
    "L": (),
    "slope": ("hidden",),
    "y": ("outputs",),
    **{f"g.{block}": layers for block, layers in BLOCKS.items()},
    "loss": (),
    "accuracy": (),
    "hits": (),
    "lr": (),
    "N": (),
}

# What a reader can select: neurons, parameters, what the whole network has one of, and questions:
# of the moment, and of the whole run.
NEURONS: Layers = {"x": ("inputs",), "h": ("hidden",), "o": ("outputs",)}
QUESTIONS: Layers = {"not": ("outputs",), "flip": (), "wrong": (), "next": (), "step": ()}
WHOLE_RUN: Layers = {"learned": (), "units": (), "confusion": (), "moves": (), "landscape": ()}
SELECTIONS: Layers = {
    **NEURONS, **BLOCKS, "loss": (), "accuracy": (), "lr": (), **QUESTIONS, **WHOLE_RUN,
}  # fmt: skip
