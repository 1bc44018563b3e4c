"""Functions for one picture at one epoch: a sample, one that was held out, or any other."""

from __future__ import annotations

import math

import numpy as np

from builder.base.errors import BuildError
from builder.facts.function_group import FunctionGroup
from builder.facts.moments import MAIN, within
from builder.model.grid import snap, to_float


class PictureFunctions(FunctionGroup):
    """What a picture makes of the parameters."""

    def x(self, k: int, s: int) -> float | int:
        """Pixel k of sample s, 0 to 1."""
        within(k, self._shape.inputs, "a pixel")
        value = float(self._training.x[self._sample(s), k])
        return int(value) if value.is_integer() else value

    def label(self, s: int) -> str | int:
        """The right answer of sample s."""
        return self.class_name(
            self.moments.data.training.labels[within(s, len(self._training), "a sample")]
        )

    def name(self, s: int) -> str:
        """What the picture of sample s is called."""
        return self._training.names[self._sample(s)]

    def z1(self, j: int, e: int, s: int, run: str = MAIN) -> float:
        """The weighted sum of hidden unit j."""
        return self.moments.sample_value("z1", e, s, run, j)

    def a1(self, j: int, e: int, s: int, run: str = MAIN) -> float:
        """The activation of hidden unit j, 0 to 1."""
        return self.moments.sample_value("a1", e, s, run, j)

    def z2(self, i: int, e: int, s: int, run: str = MAIN) -> float:
        """The score of output i."""
        return self.moments.sample_value("z2", e, s, run, i)

    def a2(self, i: int, e: int, s: int, run: str = MAIN) -> float:
        """The share of output i, 0 to 1."""
        return self.moments.sample_value("a2", e, s, run, i)

    def dz2(self, i: int, e: int, s: int, run: str = MAIN) -> float:
        """The blame of output i."""
        return self.moments.sample_value("dz2", e, s, run, i)

    def da1(self, j: int, e: int, s: int, run: str = MAIN) -> float:
        """The blame that reaches hidden unit j."""
        return self.moments.sample_value("da1", e, s, run, j)

    def dz1(self, j: int, e: int, s: int, run: str = MAIN) -> float:
        """The blame behind hidden unit j's sigmoid."""
        return self.moments.sample_value("dz1", e, s, run, j)

    def sample_loss(self, e: int, s: int, run: str = MAIN) -> float:
        """The loss of one sample."""
        return self.moments.sample_value("sample_loss", e, s, run, None)

    def prediction(self, e: int, s: int, run: str = MAIN) -> str | int:
        """The digit answered."""
        outputs = self.moments.passed(e, run).a2[self._sample(s)]
        return self.class_name(int(outputs.argmax()))

    def confidence(self, e: int, s: int, run: str = MAIN) -> float:
        """The share of the digit answered, 0 to 1."""
        return max(self.a2(i, e, s, run) for i in range(self._shape.outputs))

    def held_out_hits(self, e: int, run: str = MAIN) -> int:
        """Held-out pictures answered rightly."""
        answers = self.moments.passed(e, run, held_out=True).a2.argmax(axis=-1)
        return int((answers == np.array(self._held_out_pictures.labels)).sum())

    def held_out_accuracy(self, e: int, run: str = MAIN) -> float:
        """Share of the held-out pictures answered rightly, 0 to 1."""
        return self.held_out_hits(e, run) / len(self._held_out_pictures)

    def held_out_label(self, n: int) -> str | int:
        """The right answer of held-out picture n."""
        return self.class_name(self._held_out_pictures.labels[self._held_out(n)])

    def held_out_name(self, n: int) -> str:
        """What held-out picture n is called."""
        return self._held_out_pictures.names[self._held_out(n)]

    def held_out_prediction(self, n: int, e: int, run: str = MAIN) -> str | int:
        """The digit answered to held-out picture n."""
        outputs = self.moments.passed(e, run, held_out=True).a2[self._held_out(n)]
        return self.class_name(int(outputs.argmax()))

    def held_out_a2(self, i: int, n: int, e: int, run: str = MAIN) -> float:
        """The share of output i for held-out picture n, 0 to 1."""
        within(i, self._shape.outputs, "an output")
        outputs = self.moments.passed(e, run, held_out=True).a2[self._held_out(n)]
        return float(to_float(snap(outputs[i])))

    def mean_a1(self, j: int, e: int, digit: str | int) -> float:
        """The mean activation of hidden unit j over the samples of a digit, 0 to 1."""
        of_digit = [s for s in range(len(self._training)) if self.label(s) == digit]
        if not of_digit:
            raise BuildError(f"{digit!r} is no digit of the samples")
        return math.fsum(self.a1(j, e, s) for s in of_digit) / len(of_digit)

    def held_out_loss(self, e: int, run: str = MAIN) -> float:
        """Mean loss on the held-out pictures."""
        outputs = self.moments.passed(e, run, held_out=True).a2
        right = outputs[np.arange(len(outputs)), list(self._held_out_pictures.labels)]
        return float(-np.log(right).mean())

    def answer(self, picture: str, e: int, run: str = MAIN) -> list[float]:
        """The outputs for any picture, written as `#` and `.` row by row."""
        form = self.moments.config.pictures
        if len(picture) != form.rows * form.columns or set(picture) - set(form.levels):
            raise BuildError(
                f"'{picture}' is not a picture; write {form.rows * form.columns} characters "
                f"of '{form.levels}', row by row"
            )
        pixels = np.array([form.value(character) for character in picture])
        outputs: list[float] = to_float(snap(self.moments.answer(pixels, e, run))).tolist()
        return outputs
