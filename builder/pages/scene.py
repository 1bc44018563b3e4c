"""Where the parts of the network stand and what colours they have, for the still and for the page.

A layout is drawn once, in a box of its own, and the page and the still scale that box: so neither
can differ from the other. One box is for wide places, one for phones; the network runs from left
to right in both.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from builder.model.config import NetworkConfig

Colour = tuple[int, int, int]

PLUS: Colour = (96, 171, 255)  # a weight at the end of its scale
MINUS: Colour = (255, 122, 108)
NEUTRAL: Colour = (38, 44, 54)  # a weight of 0
DARK: Colour = (44, 50, 61)  # an activation of 0
GLOW: Colour = (255, 244, 214)  # an activation of 1
ACCENT: Colour = (255, 180, 84)  # where the reader is
SOFT: Colour = (169, 178, 192)  # rims, and a weight that is exactly 0
NIGHT: Colour = (18, 22, 29)  # the stage by day, and the ground of pictures in light and dark
INK: Colour = (238, 240, 244)  # what is written on it
ON_DARK: Colour = (255, 255, 255)  # what is written on a dark neuron, and a minus on a weight
SHADES = 64  # steps of a colour: few enough that an unchanged shade needs no repaint
BRIGHT = 0.35  # an activation

THINNEST, THICKEST = 0.4, 5.0  # lines, by the size of their weights
MOST_LINES = 240  # of one layer, the strongest: more are too much to see
SMALL = 13.0  # the radius below which a circle has no room for two decimals

COLOURS = {
    "plus": PLUS, "minus": MINUS, "neutral": NEUTRAL, "dark": DARK, "glow": GLOW, "accent": ACCENT,
    "soft": SOFT, "mark": ON_DARK, "night": NIGHT,
}  # fmt: skip

BELOW = 7.0  # how far under a circle's edge the middle of its bias is
FACE = {"wide": 56.0, "narrow": 31.0}  # the largest picture of a unit's weights
ROOMY = 44.0  # units at least so far apart have their biases below, else beside them
NAME = 20.0  # the size of an answer's name, where it is short enough for its circle
TALL = 700.0  # a wide box higher than this is not made to fit a low screen: the page scrolls


@dataclass(frozen=True)
class Layout:
    """Places and sizes in the units of a box; offsets are from the middle of the neuron."""

    width: float
    height: float
    radius: dict[str, float]  # by layer; of an input, which is a square, half its side
    name: float  # the size of an answer's name in its circle
    face: tuple[float, float, float]  # of a hidden unit: the offset of its middle, and its side
    index: dict[str, tuple[float, float]]  # of a hidden unit's number: beside a face, and alone
    bias: dict[str, tuple[float, float]]  # offset, by layer
    bar: tuple[float, float, float]  # offset of the left end, and width
    lanes: dict[str, float]  # how far from the left the numbers of lines stand, by block
    legend: tuple[float, float, float]  # its left end, its top and its width
    characters: int  # that a bias, or the number of a line, may have
    inputs: list[tuple[float, float]]
    hidden: list[tuple[float, float]]
    outputs: list[tuple[float, float]]


def layouts(config: NetworkConfig) -> dict[str, Layout]:
    """The two layouts of a network."""
    return {"wide": _wide(config), "narrow": _narrow(config)}


def _wide(config: NetworkConfig) -> Layout:
    """A hidden unit is its picture, and right of it its circle over its bias."""
    form, shape = config.pictures, config.shape
    width, height = 840.0, max(404.0, 34.0 * shape.hidden + 8, 62.0 * shape.outputs)
    cell = min(274 / form.columns, height * 0.68 / form.rows)
    top, picture = (height - cell * form.rows) / 2, 4 + cell * form.columns
    gap = (height - 8) / shape.hidden
    is_roomy = gap >= ROOMY
    apart = min(124.0, (height - 40) / shape.outputs)
    output = min(24.0, apart * 0.3)
    radius = {"input": cell * 0.46, "hidden": min(17.5, gap * 0.4), "output": output}
    across, below = 494.0, BELOW if is_roomy else 0.0
    face = min(FACE["wide"], gap - 5)
    beside = 29 + face / 2 if is_roomy else radius["hidden"] + 5 + face / 2
    bar, middle = 150.0, (shape.outputs - 1) / 2
    answers = width - 6 - bar - 12 - output
    return Layout(
        width,
        height,
        radius,
        _name_size(config, radius["output"]),
        face=(-beside, below, face),
        index={"face": (-beside - face / 2 - 10, below), "alone": (-radius["hidden"] - 9, 0)},
        bias={
            "hidden": (0, radius["hidden"] + BELOW) if is_roomy else (radius["hidden"] + 30, 0),
            "output": (0, output + 10),
        },
        bar=(output + 12, -18, bar),
        lanes={
            "w1": (picture + across - beside - face / 2 - 18) / 2,
            "w2": (across + 29 + answers - output) / 2,
        },
        legend=(4, top + cell * form.rows + 10, max(200.0, cell * form.columns)),
        characters=9,
        inputs=_picture(config, cell, 4, top),
        hidden=[(across, 4 + (j + 0.5) * gap - below) for j in range(shape.hidden)],
        outputs=[(answers, height / 2 - 8 + (i - middle) * apart) for i in range(shape.outputs)],
    )


def _narrow(config: NetworkConfig) -> Layout:
    """A hidden unit is its picture beside its circle, over its number and its bias."""
    form, shape = config.pictures, config.shape
    cell = 28.6  # in the narrowest stage still as large as a finger needs
    picture = cell * form.columns
    height = max(356.0, 34.0 * shape.hidden + 8, 100.0 * shape.outputs)
    gap = (height - 4) / shape.hidden
    face = min(FACE["narrow"], gap - 12)
    radius = {"input": cell * 0.5, "hidden": min(14.2, face * 0.46), "output": 15.0}
    lane, answers = 42.0, 64.0
    across = picture + lane + face + 3 + radius["hidden"]
    width = across + radius["hidden"] + lane + answers
    top = (height - cell * form.rows) * 0.2  # near the first hidden units, over the sheet
    apart = height / shape.outputs
    return Layout(
        width,
        height,
        radius,
        _name_size(config, radius["output"]),
        face=(-radius["hidden"] - 3 - face / 2, 0, face),
        index={
            "face": (-radius["hidden"] - face + 2, face / 2 + 6),
            "alone": (-radius["hidden"] - 7, 0),
        },
        bias={
            "hidden": (radius["hidden"] - 25, face / 2 + 6),
            "output": (0, -radius["output"] - 9),
        },
        bar=(-answers / 2, radius["output"] + 3, answers),
        lanes={"w1": picture + lane / 2, "w2": width - answers - lane / 2 + 1},
        legend=(0, top + cell * form.rows + 8, max(112.0, picture)),
        characters=6,
        inputs=_picture(config, cell, 0, top),
        hidden=[(across, 2 + face / 2 + j * gap) for j in range(shape.hidden)],
        outputs=[(width - answers / 2, apart * (i + 0.5) - 14) for i in range(shape.outputs)],
    )


def _name_size(config: NetworkConfig, radius: float) -> float:
    """The largest at which the longest answer stands within its circle: a letter is 0.7 wide."""
    longest = max(map(len, config.pictures.classes))
    return min(NAME, 1.8 * radius / (0.7 * longest))


def _picture(
    config: NetworkConfig, cell: float, left: float, top: float
) -> list[tuple[float, float]]:
    columns = config.pictures.columns
    return [
        (left + (k % columns + 0.5) * cell, top + (k // columns + 0.5) * cell)
        for k in range(config.shape.inputs)
    ]


def mix(start: Colour, end: Colour, share: float) -> Colour:
    """The colour at a share, 0 to 1, of the way, in whole steps."""
    step = int(min(1.0, max(0.0, share)) * SHADES + 0.5) / SHADES
    red, green, blue = (int(a + (b - a) * step + 0.5) for a, b in zip(start, end, strict=True))
    return red, green, blue


def css(colour: Colour, opacity: float = 1) -> str:
    """The colour as styles write it."""
    return "rgb({} {} {}{})".format(*colour, "" if opacity == 1 else f" / {opacity:.0%}")


def served_layouts(config: NetworkConfig) -> dict[str, object]:
    """The layouts by name, as the page's script is told of them."""
    return {name: _short(asdict(layout)) for name, layout in layouts(config).items()}


def scene_style(config: NetworkConfig) -> str:
    """The same colours, and the forms of the two boxes, for the style sheets."""
    boxes = {
        f"--{name}-box": f"{layout.width:g} / {layout.height:g}"
        for name, layout in layouts(config).items()
    }
    high = layouts(config)["wide"].height
    least = 24.5 + 0.6 * high / 16 if high > TALL else 32  # rem: the rest, and a network to be read
    colours = {
        "--neutral": css(NEUTRAL),
        "--dark": css(DARK),
        "--stage-plus": css(PLUS),
        "--stage-minus": css(MINUS),
        "--stage-accent": css(ACCENT),
        "--stage-soft": css(SOFT),
        "--glow": css(GLOW),
        "--here": css(ACCENT),
        "--on-dark": css(ON_DARK),
        "--night": css(NIGHT),
        "--veil": css(NIGHT, 0.8),  # behind words over a picture
        "--stage-ink": css(INK),
    }
    said = "".join(f"{name}:{value};" for name, value in {**colours, **boxes}.items())
    said += f"--full-least:{least:g}rem;"
    return f":root{{{said}}}"


def _short(value: object) -> object:
    """Numbers with two decimals, wherever they are."""
    if isinstance(value, dict):
        return {key: _short(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_short(one) for one in value]
    if not isinstance(value, float):
        return value
    return int(value) if value.is_integer() else round(value, 2)
