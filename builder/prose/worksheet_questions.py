"""What worksheets ask: each question is worked out from the recorded run, on paper's terms."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from builder.facts.moments import MAIN, Moments
from builder.facts.numerals import format_of, show
from builder.language.speaking import t
from builder.prose.worksheet import (
    Cell,
    Worksheet,
    WorksheetConfig,
    blank,
    given,
    given_columns,
    number,
    word,
)

LOSSES = 6  # pictures whose losses are asked for


def _weigh(config: WorksheetConfig, moments: Moments) -> Worksheet:
    """The weighted sum of one hidden neuron."""
    j, e, s = config.hidden, config.epoch, config.sample
    x = moments.data.training.x[s].tolist()
    on = [k for k, pixel in enumerate(x) if pixel]
    weights = [moments.parameter("w1", (j, k), e, MAIN) for k in on]
    bias = moments.parameter("b1", (j,), e, MAIN)

    def collect(values: Sequence[float]) -> float:
        *each, last = values
        return math.fsum(weight * x[k] for weight, k in zip(each, on, strict=True)) + last

    z1 = moments.sample_value("z1", e, s, MAIN, j)
    (*shown, shown_bias), answer = given([*weights, bias], z1, "z", collect)
    rows = tuple(
        (word(f"x[{k}]"), number(x[k], "g"), cell, blank(weight * x[k], cell.form))
        for k, weight, cell in zip(on, weights, shown, strict=True)
    )
    return Worksheet(
        config,
        f"epoch={e}&sample={s}&select=h{j}",
        t(
            "Hidden neuron {j} looks at the picture. Multiply every pixel that is on by its "
            "weight, add the products, and add the bias. Pixels that are off add nothing.",
            j=j,
        ),
        (t("pixel"), "x", f"w1[{j}][k]", t("weight × x")),
        rows,
        (
            (t("bias b1[{j}]", j=j), shown_bias),
            (t("z1[{j}], the products and the bias added up", j=j), answer),
        ),
    )


def _squash(config: WorksheetConfig, moments: Moments) -> Worksheet:
    """The activations of all hidden neurons."""
    e, s = config.epoch, config.sample
    units = range(moments.shape.hidden)
    z1, a1 = ([moments.sample_value(name, e, s, MAIN, j) for j in units] for name in ("z1", "a1"))
    (sums,), answers = given_columns([z1], a1, "activation", lambda v: 1 / (1 + math.exp(-v[0])))
    names = [word(t("hidden {j}", j=j)) for j in units]
    return Worksheet(
        config,
        f"epoch={e}&sample={s}&select=h{config.hidden}",
        t(
            "Squash every sum with the sigmoid, a = 1 / (1 + e^(−z)). Before you reach for a "
            "calculator, guess: which are above one half?"
        ),
        (t("neuron"), "z1", "a1"),
        tuple(zip(names, sums, answers, strict=True)),
        (),
    )


def _share(config: WorksheetConfig, moments: Moments) -> Worksheet:
    """The softmax of the outputs."""
    e, s = config.epoch, config.sample
    outputs = range(moments.shape.outputs)
    z2 = [moments.sample_value("z2", e, s, MAIN, i) for i in outputs]
    a2 = [moments.sample_value("a2", e, s, MAIN, i) for i in outputs]
    whole = math.fsum(map(math.exp, z2))
    shown, _ = given(z2, whole, "power", lambda v: math.fsum(map(math.exp, v)))
    rows = tuple(
        (
            _class(moments, i),
            shown[i],
            blank(math.exp(z2[i]), format_of("power")),
            blank(a2[i], format_of("percent")),
        )
        for i in outputs
    )
    return Worksheet(
        config,
        f"epoch={e}&sample={s}&select=o{config.output}",
        t(
            "Turn the scores into shares: raise e to each score, add up, and divide each "
            "power by the sum."
        ),
        (t("answer"), "z2", "e^z2", t("share")),
        rows,
        ((t("sum of the powers"), blank(whole, format_of("power"))),),
    )


def _loss(config: WorksheetConfig, moments: Moments) -> Worksheet:
    """The losses of some pictures, and their mean."""
    e, data = config.epoch, moments.data.training
    samples = range(config.sample, min(config.sample + LOSSES, len(data)))
    shares = [moments.sample_value("a2", e, s, MAIN, data.labels[s]) for s in samples]
    losses = [moments.sample_value("sample_loss", e, s, MAIN, None) for s in samples]
    (shown,), answers = given_columns([shares], losses, "loss", lambda v: -math.log(v[0]))
    names = [word(t("sample {sample}", sample=s)) for s in samples]
    labels = [_class(moments, data.labels[s]) for s in samples]
    mean = math.fsum(losses) / len(losses)
    return Worksheet(
        config,
        f"epoch={e}&sample={samples[0]}&select=loss",
        t(
            "P is the share that the right answer got. The loss is −ln P. Which picture "
            "surprises the network most?"
        ),
        (t("picture"), t("right answer"), "P", "−ln P"),
        tuple(zip(names, labels, shown, answers, strict=True)),
        ((t("mean of these losses"), blank(mean, format_of("loss"))),),
    )


def _blame(config: WorksheetConfig, moments: Moments) -> Worksheet:
    """The blame of the outputs and of one hidden neuron."""
    j, e, s = config.hidden, config.epoch, config.sample

    def at(name: str, unit: int) -> float:
        return moments.sample_value(name, e, s, MAIN, unit)

    outputs = range(moments.shape.outputs)
    weights = [moments.parameter("w2", (i, j), e, MAIN) for i in outputs]
    a2, dz2 = ([at(name, i) for i in outputs] for name in ("a2", "dz2"))
    y = [float(i == moments.data.training.labels[s]) for i in outputs]
    sent = [weight * blame for weight, blame in zip(weights, dz2, strict=True)]
    (shares, _), blames = given_columns([a2, y], dz2, "blame", lambda v: v[0] - v[1])
    (shown, _), products = given_columns([weights, dz2], sent, "blame", math.prod)
    names, labels = [_class(moments, i) for i in outputs], [blank(one, "g") for one in y]
    (a1,), slope = given([at("a1", j)], at("a1", j) * (1 - at("a1", j)), "slope", _slope)
    return Worksheet(
        config,
        f"epoch={e}&sample={s}&select=h{j}",
        t(
            "Find the blame of each output, a2 − y, where y is 1 at the right answer and 0 "
            "elsewhere. Send it back along the weights to hidden neuron {j}, add it up, and "
            "let the slope of the sigmoid, a1 × (1 − a1), filter it.",
            j=j,
        ),
        (t("output"), "a2", "y", "dz2", f"w2[i][{j}]", "w2 × dz2"),
        tuple(zip(names, shares, labels, blames, shown, products, strict=True)),
        (
            (
                t("da1[{j}], the sum of the last column", j=j),
                blank(at("da1", j), format_of("blame")),
            ),
            (f"a1[{j}]", a1),
            (t("slope of the sigmoid"), slope),
            (t("dz1[{j}] = da1 × slope", j=j), blank(at("dz1", j), format_of("blame"))),
        ),
    )


def _step(config: WorksheetConfig, moments: Moments) -> Worksheet:
    """One step of the weights into one output."""
    i, e = config.output, config.epoch
    rate = moments.run(MAIN).config.learning_rate
    units = range(moments.shape.hidden)
    old, new = ([moments.parameter("w2", (i, j), at, MAIN) for j in units] for at in (e, e + 1))
    moves = [then - now for now, then in zip(old, new, strict=True)]
    slopes = [moments.gradient(f"w2[{i}][{j}]", e, MAIN) for j in units]
    (shown,), steps = given_columns([slopes], moves, "gradient", lambda v: -rate * v[0])
    (before, _), after = given_columns([old, moves], new, "gradient", math.fsum)
    names = [word(f"w2[{i}][{j}]") for j in units]
    return Worksheet(
        config,
        f"epoch={e + 1}&sample={config.sample}&select=w2.{i}.{config.hidden}",
        t(
            "The slope says how fast the loss rises with a weight, on average over all "
            "pictures. Take one step downhill: minus the learning rate, {rate}, times the "
            "slope.",
            rate=show(rate, "g"),
        ),
        (t("weight"), t("now"), t("slope"), t("step"), t("then")),
        tuple(zip(names, before, shown, steps, after, strict=True)),
        (),
    )


def _class(moments: Moments, index: int) -> Cell:
    return word(moments.config.pictures.classes[index])


def _slope(values: Sequence[float]) -> float:
    return values[0] * (1 - values[0])


Question = Callable[[WorksheetConfig, Moments], Worksheet]
QUESTIONS: Mapping[str, Question] = {
    "weigh": _weigh, "squash": _squash, "share": _share, "loss": _loss, "blame": _blame,
    "step": _step,
}  # fmt: skip
