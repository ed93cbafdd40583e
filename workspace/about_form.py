"""What else belongs to a moment, without a screen: where it was, who was there, how it came, words to find it by."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from data.company import AGAIN
from data.errors import JournalError
from data.records import Moment
from data.wording import say
from widgets.option import Option
from workspace.desk import Desk

SAMPLINGS: tuple[Literal["chosen", "prompted"], ...] = ("chosen", "prompted")
"""How a moment came to be written down."""

LIMIT = 240
"""The most characters of one line."""


def tags_in(text: str) -> tuple[str, ...]:
    """Give the words between commas, each once, as they were first typed."""
    found: dict[str, str] = {}
    for part in text.split(","):
        word = " ".join(part.split())
        if word:
            found.setdefault(word.casefold(), word)
    return tuple(found.values())


def is_again(tag: str) -> bool:
    """Say whether a word to find a moment by is the one for what came back, which has an answer of its own here."""
    return tag.strip().casefold() == AGAIN


class AboutForm:
    """Five small answers about a moment, all of which may stay empty."""

    def __init__(self, desk: Desk, moment: Moment) -> None:
        """Begin with what is written down.

        Args:
            desk: gives the view of whoever is here.
            moment: the moment.
        """
        self.desk = desk
        self.moment = moment
        self.key = f"about_moment.{moment.id}"
        """Under this name what is typed is kept."""
        self.stored = {
            "place": moment.place,
            "present": " ".join(moment.present),
            "tags": ", ".join(tag for tag in moment.tags if not is_again(tag)),
            "sampling": moment.sampling,
            "again": AGAIN if any(map(is_again, moment.tags)) else "",
        }
        """The answers as they are written down."""

    def people(self) -> tuple[Option, ...]:
        """Give the grown-ups who may have been there."""
        known = {adult.id: adult.name for adult in self.desk.view.adults}
        for one in self.moment.present:
            adult = self.desk.view.adult(one)
            if adult is not None:
                known.setdefault(one, adult.name)
        return tuple(Option(id=one, label=name) for one, name in known.items())

    def write(self, values: dict[str, str]) -> None:
        """Write the answers into the moment as it is now, and let the draft go.

        Raises:
            JournalError: when it cannot be written, or is gone meanwhile; the draft stays.
        """
        view = self.desk.view
        now = view.moment(self.moment.id)
        if now is None:
            raise JournalError(say("permissions.gone"))
        # Who was there is kept in the order in which the family knows them, so that no order of theirs says anything.
        ticked = values["present"].split()
        known = [*(adult.id for adult in view.adults), *self.moment.present]
        changed = replace(
            now,
            place=values["place"].strip(),
            present=tuple(dict.fromkeys(one for one in known if one in ticked)),
            tags=tags_in(f"{values['tags']},{values['again']}"),
            sampling=next(way for way in SAMPLINGS if way == values["sampling"]),
        )
        if changed != now:
            view.put(changed)
        view.drafts.drop(self.key)


def ways() -> tuple[Option, ...]:
    """Give the ways in which a moment can have come to be written down."""
    return tuple(
        Option(id=way, label=say(f"about_moment.{way}"), description=say(f"about_moment.{way}_about"))
        for way in SAMPLINGS
    )


def once_more() -> Option:
    """Give the answer of a moment that was like others before it."""
    return Option(id=AGAIN, label=say("about_moment.again"), description=say("about_moment.again_about"))
