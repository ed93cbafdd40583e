"""Where each of the five rooms is found; a room is imported when somebody first goes in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workspace.desk import Desk
    from workspace.screens.room import Room


def _moments(desk: Desk) -> Room:
    from workspace.screens.moments import MomentsRoom

    return MomentsRoom(desk)


def _repairs(desk: Desk) -> Room:
    from workspace.screens.repairs import RepairsRoom

    return RepairsRoom(desk)


def _reflect(desk: Desk) -> Room:
    from workspace.screens.reflect import ReflectRoom

    return ReflectRoom(desk)


def _patterns(desk: Desk) -> Room:
    from workspace.screens.patterns import PatternsRoom

    return PatternsRoom(desk)


def _summary(desk: Desk) -> Room:
    from workspace.screens.summary import SummaryRoom

    return SummaryRoom(desk)


ROOM_SCREENS: dict[str, Callable[[Desk], Room]] = {
    "moments": _moments,
    "repairs": _repairs,
    "reflect": _reflect,
    "patterns": _patterns,
    "summary": _summary,
}
"""How to furnish each room."""
