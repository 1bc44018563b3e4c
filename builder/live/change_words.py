"""A change of an experiment in words; site_assets/js/lab/edit.js says the same."""

from __future__ import annotations

import re

from builder.language.speaking import classed, marked, t
from builder.model.config import DIGITS
from builder.model.dataset import PictureFormat

_OF_PICTURE = re.compile(r"[xy](\d+)(?:\.(\d+))?")


def in_words(change: str, form: PictureFormat) -> str:
    """What a sound change does, as a reader would tell it: 'hidden 3 silenced'."""
    key, _, value = change.partition(":")
    if found := _OF_PICTURE.fullmatch(key):
        return _of_picture(value, form, *found.groups())
    match key:
        case "lr":
            return t("learning rate {value}", value=_number(value))
        case "hold":
            return t("{what} held", what=_symbol(value))
        case "off":
            return t("hidden {j} silenced", j=value[1:])
        case "leave" if "," in value:
            return t("pictures {numbers} left out", numbers=value.replace(",", ", "))
        case "leave":
            return t("picture {number} left out", number=value)
        case "add":
            return t(
                "a drawn {digit} added", digit=classed(form.classes[int(value.partition(".")[0])])
            )
        case "update" if value == "per-sample":
            return t("a step after every picture")
        case "update":
            return t("one averaged step an epoch")
        case "seed":
            return t("start drawn from seed {value}", value=value)
    return f"{_symbol(key)} = {_number(value)}"


def _of_picture(value: str, form: PictureFormat, sample: str, pixel: str | None) -> str:
    if pixel is None:
        digit = classed(form.classes[int(value)])
        return t("picture {sample} labelled {digit}", sample=sample, digit=digit)
    brightest = DIGITS[len(form.levels) - 1]
    ends = {"0": t("off"), brightest: t("on")}
    state = ends.get(value) or t("at {value}", value=value)
    return t("picture {sample}: pixel {pixel} {state}", sample=sample, pixel=pixel, state=state)


def _number(text: str) -> str:
    return marked(text.replace("-", "−"))


def _symbol(name: str) -> str:
    """`w1.3.7` as prose writes it: `w1[3][7]`."""
    return re.sub(r"\.(\d+)", r"[\1]", name)
