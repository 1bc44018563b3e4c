"""All that prose may call: functions over the recorded runs, as `docs/authoring.md` lists them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from builder.facts.maths import MATHS
from builder.facts.picture_functions import PictureFunctions
from builder.facts.run_functions import RunFunctions
from builder.facts.start_functions import StartFunctions

_GROUPS = (RunFunctions, PictureFunctions, StartFunctions)


class Functions(RunFunctions, PictureFunctions, StartFunctions):
    """Every function, bound to one record."""

    @property
    def by_name(self) -> dict[str, Callable[..., Any]]:
        """Every function by the name that prose gives it."""
        own = [name for group in _GROUPS for name in vars(group) if not name.startswith("_")]
        return MATHS | {name: getattr(self, name) for name in own}
