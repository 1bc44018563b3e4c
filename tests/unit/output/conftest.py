"""A folder that holds the last good site."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.output.publish import publish
from tests.unit.output.sites import OLD_SITE


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An output folder that holds the old site."""
    publish(OLD_SITE, tmp_path / "site")
    return tmp_path / "site"
