"""What many tests of the rooms begin with: a family of two, open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.data.conftest import Home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A family of two adults without passphrases and one child."""
    made = Home(tmp_path / "family")
    yield made
    made.journal.close()
