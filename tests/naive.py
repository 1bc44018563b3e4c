"""A second implementation of the training, written to be obviously right and nothing else.

Plain lists, loops and `math`; one line for each definition in the article. It imports nothing of
the project, so an error in the one is not an error in the other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

MILLION = 1_000_000


def snap(value: float) -> int:
    return math.floor(value * MILLION + 0.5)


def sigmoid(z: float) -> float:
    return 1.0 / (1.0 + math.exp(-z)) if z > -700 else 0.0


def softmax(z: list[float]) -> list[float]:
    powers = [math.exp(value - max(z)) for value in z]
    return [power / sum(powers) for power in powers]


def cross_entropy(z: list[float], label: int) -> float:
    return math.log(sum(math.exp(value - max(z)) for value in z)) - (z[label] - max(z))


class Network:
    """The parameters q, in millionths, cut into w1, b1, w2, b2 as numbers."""

    def __init__(self, q: list[int], inputs: int, hidden: int, outputs: int) -> None:
        numbers = iter([count / MILLION for count in q])
        self.w1 = [[next(numbers) for _ in range(inputs)] for _ in range(hidden)]
        self.b1 = [next(numbers) for _ in range(hidden)]
        self.w2 = [[next(numbers) for _ in range(hidden)] for _ in range(outputs)]
        self.b2 = [next(numbers) for _ in range(outputs)]

    def quantities(self, x: list[float], label: int) -> dict[str, list[float]]:
        """Everything that is computed of one sample, forward and backward."""
        inputs, hidden, outputs = range(len(x)), range(len(self.b1)), range(len(self.b2))
        z1 = []
        for j in hidden:
            total = 0.0
            for k in inputs:
                total += self.w1[j][k] * x[k]
            z1.append(total + self.b1[j])
        a1 = [sigmoid(z1[j]) for j in hidden]
        z2 = [sum(self.w2[i][j] * a1[j] for j in hidden) + self.b2[i] for i in outputs]
        a2 = softmax(z2)
        y = [1.0 if i == label else 0.0 for i in outputs]
        dz2 = [a2[i] - y[i] for i in outputs]
        da1 = [sum(self.w2[i][j] * dz2[i] for i in outputs) for j in hidden]
        dz1 = [da1[j] * (a1[j] * (1.0 - a1[j])) for j in hidden]
        loss = [cross_entropy(z2, label)]
        return {
            "z1": z1, "a1": a1, "z2": z2, "a2": a2,
            "sample_loss": loss, "dz2": dz2, "da1": da1, "dz1": dz1,
        }  # fmt: skip


def gradient(x: list[float], found: dict[str, list[float]]) -> list[float]:
    """One sample's slope of the loss along each parameter, in the order of q."""
    w1 = [dz1 * pixel for dz1 in found["dz1"] for pixel in x]
    w2 = [dz2 * a1 for dz2 in found["dz2"] for a1 in found["a1"]]
    return [*w1, *found["dz1"], *w2, *found["dz2"]]


class Epoch:
    """One epoch: its parameters, and every sample's quantities."""

    def __init__(self, q: list[int], samples: list[dict[str, list[float]]], labels: list[int]):
        self.q = q
        self.samples = samples
        self.loss = sum(found["sample_loss"][0] for found in samples) / len(samples)
        self.hits = sum(
            found["a2"].index(max(found["a2"])) == label
            for found, label in zip(samples, labels, strict=True)
        )


def train(
    q: list[int],
    sizes: tuple[int, int, int],
    pictures: list[list[float]],
    labels: list[int],
    learning_rate: float,
    after_every_sample: bool,
) -> Iterator[Epoch]:
    """Epoch 0, 1, 2, … for ever."""
    while True:
        network = Network(q, *sizes)
        samples = [network.quantities(x, y) for x, y in zip(pictures, labels, strict=True)]
        yield Epoch(q, samples, labels)
        if after_every_sample:
            for x, label in zip(pictures, labels, strict=True):
                found = Network(q, *sizes).quantities(x, label)
                q = moved(q, gradient(x, found), 1, learning_rate)
        else:
            total = [0.0] * len(q)
            for x, found in zip(pictures, samples, strict=True):
                total = [a + b for a, b in zip(total, gradient(x, found), strict=True)]
            q = moved(q, total, len(pictures), learning_rate)


def moved(q: list[int], total: list[float], samples: int, learning_rate: float) -> list[int]:
    """The parameters after one step along the averaged gradient."""
    return [
        count + snap(-learning_rate * (slope / samples))
        for count, slope in zip(q, total, strict=True)
    ]
