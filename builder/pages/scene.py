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
SHADES = 64  # steps of a colour: few enough that an unchanged shade needs no repaint
BRIGHT = 0.35  # an activation

COLOURS = {
    "plus": PLUS, "minus": MINUS, "neutral": NEUTRAL, "dark": DARK, "glow": GLOW, "accent": ACCENT,
    "soft": SOFT,
}  # fmt: skip

FACE, INDEX = 34, 12  # the picture of a unit's weights; the room of the number below it
CROWDED = 46.0  # units nearer than this have their biases beside them, not below


@dataclass(frozen=True)
class Layout:
    """Places and sizes in the units of a box; offsets are from the middle of the neuron."""

    width: float
    height: float
    radius: dict[str, float]  # by layer: input, hidden, output
    face: tuple[float, float]  # of a hidden unit: how far left its middle is, and its side
    index: tuple[float, float]  # offset of a hidden unit's number where it has no face
    bias: dict[str, tuple[float, float]]  # offset, by layer
    bar: tuple[float, float, float]  # offset of the left end, and width
    inputs: list[tuple[float, float]]
    hidden: list[tuple[float, float]]
    outputs: list[tuple[float, float]]


def layouts(config: NetworkConfig) -> dict[str, Layout]:
    """The two layouts of a network."""
    return {"wide": _wide(config), "narrow": _narrow(config)}


def _wide(config: NetworkConfig) -> Layout:
    form, shape = config.pictures, config.shape
    width, height = 800.0, max(400.0, 34.0 * shape.hidden + 8, 62.0 * shape.outputs)
    cell = min(250 / form.columns, height * 0.74 / form.rows)
    gap = (height - 8) / shape.hidden
    apart = min(120.0, (height - 40) / shape.outputs)
    radius = {"input": cell * 0.4, "hidden": min(17.0, gap * 0.4), "output": min(22.0, apart * 0.3)}
    face = min(FACE + 2, gap - INDEX)
    aside = radius["hidden"] + 34
    return Layout(
        width,
        height,
        radius,
        face=(radius["hidden"] + 5 + face / 2, face),
        index=(-radius["hidden"] - 8, 0),
        bias={
            "hidden": (0, radius["hidden"] + 8) if gap >= CROWDED else (aside, 0),
            "output": (0, radius["output"] + 9),
        },
        bar=(radius["output"] + 16, -24, width - 634 - radius["output"] - 16 - 8),
        inputs=_picture(config, cell, 8, height / 2 - cell * form.rows / 2),
        hidden=[(456.0, 18 + j * gap) for j in range(shape.hidden)],
        outputs=[
            (634.0, height / 2 + (i - (shape.outputs - 1) / 2) * apart)
            for i in range(shape.outputs)
        ],
    )


def _narrow(config: NetworkConfig) -> Layout:
    form, shape = config.pictures, config.shape
    cell = 26.8  # in the narrowest stage still as large as a finger needs
    picture = cell * form.columns
    width, height = picture + 196, max(400.0, 34.0 * shape.hidden + 8, 100.0 * shape.outputs)
    gap = (height - 8) / shape.hidden
    radius = {"input": cell * 0.5, "hidden": min(13.2, gap * 0.4), "output": 15.0}
    face = min(FACE - 4.0, gap - INDEX)
    apart = height / shape.outputs
    return Layout(
        width,
        height,
        radius,
        face=(radius["hidden"] + 3 + face / 2, face),
        index=(-radius["hidden"] - 7, 0),
        bias={
            "hidden": (0, radius["hidden"] + 8) if gap >= CROWDED else (0, radius["hidden"] + 4),
            "output": (0, -radius["output"] - 9),
        },
        bar=(-29, radius["output"] + 3, 58),
        inputs=_picture(config, cell, 0, height / 2 - cell * form.rows / 2),
        hidden=[(picture + 98, 16 + j * gap) for j in range(shape.hidden)],
        outputs=[(width - 31, apart * (i + 0.5) - 12) for i in range(shape.outputs)],
    )


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


def css(colour: Colour) -> str:
    """The colour as styles write it."""
    return "rgb({} {} {})".format(*colour)


def served_layouts(config: NetworkConfig) -> dict[str, object]:
    """The layouts by name, as the page's script is told of them."""
    return {name: _short(asdict(layout)) for name, layout in layouts(config).items()}


def scene_style(config: NetworkConfig) -> str:
    """The same colours, and the forms of the two boxes, for the style sheets."""
    boxes = {
        f"--{name}-box": f"{layout.width:g} / {layout.height:g}"
        for name, layout in layouts(config).items()
    }
    colours = {
        "--neutral": css(NEUTRAL),
        "--dark": css(DARK),
        "--stage-plus": css(PLUS),
        "--stage-minus": css(MINUS),
        "--stage-accent": css(ACCENT),
        "--stage-soft": css(SOFT),
        "--glow": css(GLOW),
    }
    said = "".join(f"{name}:{value};" for name, value in {**colours, **boxes}.items())
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
