"""What a live figure hands on: to its script, and to those who have none."""

from __future__ import annotations

import json
from typing import Any

from builder.facts.facts import Facts
from builder.live.kinds import KINDS


def script_data(kind: str, facts: Facts, **values: object) -> dict[str, Any]:
    return json.loads(json.dumps(KINDS[kind].of(values).for_script(facts)))


def still(kind: str, facts: Facts, **values: object) -> str:
    return KINDS[kind].of(values).still(facts)
