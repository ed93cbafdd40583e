"""The shared moments beside one's own room: those that may touch something of one's own, and a sentence to one."""

from __future__ import annotations

from collections.abc import Iterable

from data.carried import named_signals
from data.ids import new_id
from data.own_ticks import OwnTicks, hard_signals, stirred, with_signals
from data.records import Moment, PrivateRoom, Reflection, SecondLook
from data.view import View
from data.vocabulary import vocabulary
from data.wording import say
from workspace.desk import Desk

VIEWS = ("all", "old", "signal")
"""Every moment; those where something old stirred; those with a signal one named oneself."""

LONGEST = 240
"""Signs in a sentence at most."""


def found(which: str, view: View, room: PrivateRoom, ticks: Iterable[OwnTicks]) -> tuple[Moment, ...]:
    """Give the moments of one list, newest first.

    Args:
        which: one of `VIEWS`.
        view: of the one who sits alone with their room open.
        room: that room.
        ticks: one's own, as the key gives them.
    """
    moments, own = view.moments(), tuple(ticks)
    match which:
        case "old":
            wanted = {one.moment for one in stirred(own)}
            return tuple(moment for moment in moments if moment.id in wanted)
        case "signal":
            return with_signals(moments, own, named_signals(room))
        case _:
            return moments


def about(which: str, room: PrivateRoom | None, ticks: Iterable[OwnTicks]) -> str:
    """Say which list this is; for those from one's own ticks, which signals stand in it."""
    signals = hard_signals(ticks, named_signals(room) if room is not None else ())
    hint = say(f"reflect_room.beside_{which}_hint")
    if which == "all" or not signals:
        return hint
    return say("reflect_room.hard_signals", hint=hint, signals=", ".join(map(vocabulary("signals").label, signals)))


def held_by(room: PrivateRoom, reflection: Reflection | None) -> frozenset[str]:
    """Give the ids of the moments that an answer is linked to; without one, that any answer is."""
    held = (reflection,) if reflection is not None else room.reflections
    return frozenset(moment_id for one in held for moment_id in one.moments)


def sentence_key(moment_id: str) -> str:
    """Give the key of the private draft of a sentence to a moment."""
    return f"reflect.sentence.{moment_id}"


def put_sentence(desk: Desk, moment_id: str, words: str) -> None:
    """Put a sentence beneath the shared moment, with the name of the one who is here alone and today's date.

    Raises:
        JournalError: when it cannot be written down.
    """
    me = desk.view.me
    assert me is not None, "only somebody alone has a sentence of their own"
    desk.view.put(SecondLook(id=new_id(), moment=moment_id, adult=me.id, on=desk.today(), words=words))
