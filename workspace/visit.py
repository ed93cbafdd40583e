"""One sitting in somebody's private room: what was asked and said already. Nothing of it is stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from data.actors import Actor, Together
from data.company import LONG_SITTING_MINUTES


@dataclass
class Visit:
    """One sitting in the private room: what was asked and said already. Nothing of it is stored."""

    actor: Actor = field(default_factory=Together)
    """Who sits here."""
    ready: bool | None = None
    """Whether now is a good time; None until it was asked."""
    writing_since: datetime | None = None
    """When the writing of this sitting began."""
    said_company: bool = False
    """Whether the sentence about company was said."""
    settled: bool = False
    """Whether a passphrase set in an earlier sitting was looked after."""
    moment: str = ""
    """The shared moment one comes from, until the room is open."""

    def wrote_long(self, now: datetime) -> bool:
        """Whether the writing has taken so long that it is time to come to the close; it is said once."""
        if now - (self.writing_since or now) <= timedelta(minutes=LONG_SITTING_MINUTES):
            return False
        self.writing_since = None
        return True
