"""What every test of plain mode can ask for."""

from __future__ import annotations

from tests.workspace.lines.lines_kit import home, plain

__all__ = ["home", "plain"]
