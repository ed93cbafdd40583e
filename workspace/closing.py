"""How a sitting in the private room ends: one of three sentences, with a line of one's own if one likes."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from data.records import PrivateRoom
from data.reflecting import Closing
from data.wording import say

CLOSING = "reflect.closing"
"""Key of the private draft of the line."""

WITHOUT_LINE = "enough"
"""The closing that is complete in itself."""


def with_closing(room: PrivateRoom, on: date, chosen: Closing, line: str) -> PrivateRoom:
    """Give the room with the sentence that ended a sitting in it.

    Args:
        room: the open room.
        on: the day it is.
        chosen: the sentence.
        line: one's own line behind it; may be empty.
    """
    words = line.strip()
    said = say("reflect_room.closing_said", words=chosen.words, line=words) if words else chosen.words
    return replace(room, closings=(*room.closings, (on, said)))
