"""The words of facts: functions over the recorded runs, as `docs/authoring.md` lists them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from builder.facts.maths import MATHS
from builder.facts.picture_words import PictureWords
from builder.facts.run_words import RunWords
from builder.facts.start_words import StartWords

_GROUPS = (RunWords, PictureWords, StartWords)


class Vocabulary(RunWords, PictureWords, StartWords):
    """Every word, bound to one record."""

    @property
    def functions(self) -> dict[str, Callable[..., Any]]:
        """Every function by the name that prose gives it."""
        own = [name for group in _GROUPS for name in vars(group) if not name.startswith("_")]
        return MATHS | {name: getattr(self, name) for name in own}
