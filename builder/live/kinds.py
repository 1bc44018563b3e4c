"""The table of all kinds of live figures. A kind is a module here and one in `js/live/`."""

from __future__ import annotations

from collections.abc import Mapping

from builder.live.backward import Backward
from builder.live.bias import Bias
from builder.live.chain import Chain
from builder.live.descent import Descent
from builder.live.drawing import MARGINS
from builder.live.experiment import ExperimentFigure
from builder.live.figure import LiveFigure
from builder.live.fool import Fool
from builder.live.growth import Growth
from builder.live.halving import Halving
from builder.live.landscape import LandscapeFigure
from builder.live.log_loss import LogLoss
from builder.live.loss_along import LossAlong
from builder.live.losses import Losses
from builder.live.nudges import Nudges
from builder.live.paint import Paint
from builder.live.powers import Powers
from builder.live.pushes import Pushes
from builder.live.rates import Rates
from builder.live.rhythm import Rhythm
from builder.live.sigmoid import Sigmoid
from builder.live.slope import Slope
from builder.live.softmax import Softmax
from builder.live.spread import Spread
from builder.live.switches import Switches
from builder.live.valley import Valley

_ALL: tuple[type[LiveFigure], ...] = (
    Sigmoid, Slope, Softmax, LogLoss, LossAlong, Descent, Bias, Chain, Rates, Spread, Rhythm,
    Switches, Paint, Growth, Powers, Halving, Losses, Valley, Nudges, Backward, Pushes, Fool,
    LandscapeFigure, ExperimentFigure,
)  # fmt: skip

KINDS: Mapping[str, type[LiveFigure]] = {figure.kind: figure for figure in _ALL}

PHONE = "40rem"  # up to this width a column is narrow


def room_rules() -> str:
    """The style that keeps each figure's room: its script draws without moving the page."""
    margins = " ".join(f"{size}px" for size in MARGINS.values())
    narrow = "".join(_rule(kind, figure.room.narrow) for kind, figure in KINDS.items())
    wide = "".join(_rule(kind, figure.room.wide) for kind, figure in KINDS.items())
    return f".live .still{{padding:{margins}}}{wide}@media (max-width:{PHONE}){{{narrow}}}"


def _rule(kind: str, height: float | str | None) -> str:
    if height is None:
        return ""
    length = height if isinstance(height, str) else f"{height:g}rem"
    return f'.live[data-kind="{kind}"] .stage{{min-height:{length}}}'
