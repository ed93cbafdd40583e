"""Whatever was done in a sitting can be taken back step by step, and done again, down to the last letter."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from data.actors import Alone, Together
from data.ids import new_id
from data.records import Guess, Moment, Repair, RepairStep, SecondLook, SummaryNotes
from data.view import View
from tests.data.conftest import TODAY, Home, a_moment

TEXTS = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1, max_size=12)


@dataclass(frozen=True)
class Act:
    """One thing somebody does; `pick` says with which of the moments there are."""

    name: str
    pick: int
    words: str


def moment_of(view: View, act: Act) -> Moment | None:
    there = tuple(view.moments())
    return there[act.pick % len(there)] if there else None


def write(home: Home, view: View, act: Act) -> None:
    view.put(a_moment(home.kit, act.words, hour=act.pick % 24))


def edit(home: Home, view: View, act: Act) -> None:
    if (moment := moment_of(view, act)) is not None:
        view.put(replace(moment, camera=(act.words,), marked=not moment.marked))


def think(home: Home, view: View, act: Act) -> None:
    if (moment := moment_of(view, act)) is not None:
        view.put(Guess(id=moment.id, note=act.words, landing="met"))


def mend(home: Home, view: View, act: Act) -> None:
    if (moment := moment_of(view, act)) is not None:
        known = view.repairs(moment.id)
        repair = known[0] if known else Repair(id=new_id(), moment=moment.id, child=home.kit.id)
        view.put(replace(repair, steps=(RepairStep(id="go_back", status="done", said=act.words),)))


def look(home: Home, view: View, act: Act) -> None:
    if (moment := moment_of(view, act)) is not None:
        view.put(SecondLook(id=new_id(), moment=moment.id, adult=home.nell.id, on=TODAY, words=act.words))


def bin_it(home: Home, view: View, act: Act) -> None:
    if (moment := moment_of(view, act)) is not None:
        view.bin(moment.id, today=TODAY)


def bring_back(home: Home, view: View, act: Act) -> None:
    if items := view.bin_items():
        view.restore(items[act.pick % len(items)].id)


def rename(home: Home, view: View, act: Act) -> None:
    view.put(replace(home.kit, name=act.words))


def notes(home: Home, view: View, act: Act) -> None:
    view.put(SummaryNotes(our_family=act.words))


def room(home: Home, view: View, act: Act) -> None:
    own = view.room()
    assert own is not None
    view.put_room(replace(own, closings=(*own.closings, (date(2026, 11, 24), act.words))))


SHARED: dict[str, Callable[[Home, View, Act], None]] = {
    "write": write, "edit": edit, "think": think, "mend": mend, "bin": bin_it, "bring back": bring_back,
    "rename": rename, "notes": notes,
}  # fmt: skip
OWN = {**SHARED, "look": look, "room": room}


def seen(home: Home, view: View) -> tuple[object, object]:
    """Give everything there is, as the disk has it; sealed texts by what is in them."""
    tables = home.journal.storage.read()
    return {name: table for name, table in tables.items() if name != "private" and table}, view.room()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.builds(Act, st.sampled_from(sorted(OWN)), st.integers(0, 50), TEXTS), max_size=12), st.booleans())
def test_undo_takes_all_of_it_back_and_redo_does_all_of_it_again(acts: list[Act], alone: bool) -> None:
    with tempfile.TemporaryDirectory() as place:
        home = Home(Path(place))
        home.journal.unlock_bare(home.nell.id)
        view = home.journal.seen_by(Alone(home.nell.id) if alone else Together())
        known = OWN if alone else SHARED
        home.journal.new_sitting()
        states = [seen(home, view)]
        for act in acts:
            before = view.revision
            if act.name in known:
                known[act.name](home, view, act)
            if view.revision != before:
                states.append(seen(home, view))
        for earlier in reversed(states[:-1]):
            assert view.undo()
            assert seen(home, view) == earlier
        assert not view.undo()
        for later in states[1:]:
            assert view.redo()
            assert seen(home, view) == later
        assert not view.redo()
        again = home.again()
        kept = {name: table for name, table in again.storage.read().items() if name != "private" and table}
        assert kept == states[-1][0]
        again.close()
