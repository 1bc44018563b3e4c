"""The facts that live figures are tried with."""

from __future__ import annotations

import pytest

from builder.facts.facts import Facts
from tests import project


@pytest.fixture(scope="module")
def facts() -> Facts:
    names = ["main", "lr-3", "long"]
    runs = {name: project.run(name) for name in names}
    return Facts(project.network(), project.data(), runs, project.CONTENT / "spread.csv")
