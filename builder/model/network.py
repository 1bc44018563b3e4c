"""The network: pure functions from parameters and pictures to activations, losses and gradients.

Axes, named once: S samples, K pixels (inputs), H hidden units, C classes (outputs), P parameters.
Parameters may carry leading axes ('...'), so that many networks can be computed at once.
This module knows nothing of files, epochs or rounding.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from builder.model.grid import Floats

# The blocks of parameters in flat order, each row by row, and the layer that each index counts.
BLOCKS: Mapping[str, tuple[str, ...]] = {
    "w1": ("hidden", "inputs"),
    "b1": ("hidden",),
    "w2": ("outputs", "hidden"),
    "b2": ("outputs",),
}


@dataclass(frozen=True)
class Shape:
    """The sizes of the three layers."""

    inputs: int
    hidden: int
    outputs: int

    @property
    def blocks(self) -> dict[str, tuple[int, ...]]:
        """Each block of parameters and its shape, in flat order."""
        return {block: self.sizes(layers) for block, layers in BLOCKS.items()}

    def sizes(self, layers: Sequence[str]) -> tuple[int, ...]:
        """The sizes of layers, by their names."""
        return tuple(getattr(self, layer) for layer in layers)

    @property
    def parameters(self) -> int:
        """How many parameters there are in all."""
        return sum(map(math.prod, self.blocks.values()))

    @cached_property
    def spans(self) -> dict[str, slice]:
        """Where each block stands in flat order."""
        ends = list(accumulate(map(math.prod, self.blocks.values()), initial=0))
        return {block: slice(*ends[n : n + 2]) for n, block in enumerate(BLOCKS)}


class Parameters(NamedTuple):
    """Weights and biases, float64."""

    w1: Floats  # (..., H, K)
    b1: Floats  # (..., H)
    w2: Floats  # (..., C, H)
    b2: Floats  # (..., C)


class Forward(NamedTuple):
    """What each layer computes on the way to an answer."""

    z1: Floats  # (..., S, H)
    a1: Floats  # (..., S, H) in 0..1
    z2: Floats  # (..., S, C)
    a2: Floats  # (..., S, C) in 0..1, each row sums to 1


class Backward(NamedTuple):
    """The blame that flows back: derivatives of one sample's loss."""

    dz2: Floats  # (..., S, C)
    da1: Floats  # (..., S, H)
    dz1: Floats  # (..., S, H)


def unflatten(flat: Floats, shape: Shape) -> Parameters:
    """Split the last axis (P) into the blocks that stand there in flat order.

    Raises ValueError when P is not the shape's number of parameters.
    """
    if flat.shape[-1] != shape.parameters:
        raise ValueError(f"{flat.shape[-1]} parameters given, {shape.parameters} expected")
    lead = flat.shape[:-1]
    return Parameters(
        **{
            block: flat[..., span].reshape(*lead, *shape.blocks[block])
            for block, span in shape.spans.items()
        }
    )


def sigmoid(z: Floats) -> Floats:
    """1 / (1 + e^-z). For z below about -709 e^-z overflows to infinity and the answer is 0."""
    with np.errstate(over="ignore"):
        activation: Floats = 1.0 / (1.0 + np.exp(-z))
    return activation


def forward(parameters: Parameters, x: Floats, silent: Sequence[int] = ()) -> Forward:
    """The forward pass of every sample, x: (S, K). The hidden units of `silent` answer 0."""
    w1, b1, w2, b2 = parameters
    z1 = x @ w1.swapaxes(-1, -2) + b1[..., None, :]  # (..., S, H)
    a1 = sigmoid(z1)
    a1[..., list(silent)] = 0.0
    z2 = a1 @ w2.swapaxes(-1, -2) + b2[..., None, :]  # (..., S, C)
    return Forward(z1, a1, z2, softmax(z2))


def softmax(z: Floats) -> Floats:
    """e^z over its sum along the last axis; the largest z goes off first, so nothing overflows."""
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    shares: Floats = e / e.sum(axis=-1, keepdims=True)
    return shares


def cross_entropy(z2: Floats, y: Floats) -> Floats:
    """-ln a2[right class] of each sample, from z2 (..., S, C) and labels y (S, C): (..., S).

    Computed as ln(sum of e^(z2 - m)) - (z2[right] - m) with m the largest z2: finite for any z2.
    """
    shifted = z2 - z2.max(axis=-1, keepdims=True)
    losses: Floats = np.log(np.exp(shifted).sum(axis=-1)) - (shifted * y).sum(axis=-1)
    return losses


def backward(parameters: Parameters, y: Floats, passed: Forward) -> Backward:
    """The backward pass of every sample. y: (S, C), one 1 in each row."""
    dz2 = passed.a2 - y  # (..., S, C)
    da1 = dz2 @ parameters.w2  # (..., S, H)
    dz1 = da1 * (passed.a1 * (1.0 - passed.a1))  # (..., S, H)
    return Backward(dz2, da1, dz1)


def summed_gradients(x: Floats, passed: Forward, blame: Backward) -> Floats:
    """Each parameter's gradient, summed over the samples, in flat order: (..., P)."""
    blocks = (
        blame.dz1.swapaxes(-1, -2) @ x,  # (..., H, K)
        blame.dz1.sum(axis=-2),  # (..., H)
        blame.dz2.swapaxes(-1, -2) @ passed.a1,  # (..., C, H)
        blame.dz2.sum(axis=-2),  # (..., C)
    )
    lead = blame.dz2.shape[:-2]
    return np.concatenate([block.reshape(*lead, -1) for block in blocks], axis=-1)
