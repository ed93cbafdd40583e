"""What there is to do with one's own key, and how it is said, on the screen and line by line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from data.own_key import OwnKey
from data.records import Adult, SetAside
from data.when import say_day
from data.wording import say

VERY_SHORT = 8
"""A passphrase with fewer signs brings one sentence, once; the choice stays with whoever types."""


def offered(own: OwnKey) -> tuple[str, ...]:
    """Give what can be done with a key, in order; each has its words in `own_key.toml`."""
    wanted = ["change", "sheet"] if own.wrapped else ["set"]
    wanted += ["closed"] if own.closed_ones() else []
    return (*wanted, "what", "erase")


def how_private(own: OwnKey) -> str:
    """Say how private what is in the room is now."""
    return say("own_key.key.hint_wrapped" if own.wrapped else "own_key.key.hint_bare")


def closed_words(one: SetAside, today: date) -> str:
    """Say what was set aside, and when."""
    words = "one_restored" if one.why == "restored" else "one"
    return say(f"own_key.closed.{words}", day=say_day(one.on, today=today))


def afresh_asked(adult: Adult) -> tuple[str, str, str, str]:
    """Ask whether to begin with a new key: the question, what is set aside, and the two answers."""
    words = say("own_key.afresh.words", name=adult.name)
    return say("own_key.afresh.title"), words, say("own_key.afresh.yes"), say("own_key.afresh.no")


def adult_then(own: OwnKey, aside: SetAside) -> Adult:
    """Give the adult with the key of then; without a key file only their recovery sheet opens it."""
    return replace(own.adult, recipient=aside.recipient, key_file=aside.key_file, example_passphrase="")


def erased_words(left: tuple[Path, ...]) -> str:
    """Say that the room is empty, and which copies could not be changed."""
    return say("own_key.erase.left", names=", ".join(path.name for path in left)) if left else say("own_key.erase.done")
