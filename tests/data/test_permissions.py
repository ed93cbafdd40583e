"""Who may do what, tried with every actor: the table of `docs/model.md`, asked through the view as a screen does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace

from data.actors import Actor, Alone, Together, Turn
from data.errors import JournalError, NotAllowed
from data.ids import new_id
from data.journal import FILE
from data.keys import available
from data.records import (
    Adult,
    Debrief,
    Guess,
    Moment,
    OwnSide,
    Private,
    PrivateRoom,
    Read,
    Repair,
    SealedRead,
    SecondLook,
    SummaryNotes,
    TurnPaper,
)
from data.view import View
from tests.data.conftest import TODAY, Home, a_moment

assert available(), "these tests are about sealed things"


@dataclass
class Scene:
    """A family in the middle of an evening: two reads closed, one debrief open, one read open from before."""

    home: Home
    moment: Moment
    debrief: Debrief
    opened: Read

    def paper(self, adult: str) -> TurnPaper:
        """Make a paper of an adult about the moment."""
        return TurnPaper(read=Read(id=new_id(), moment=self.moment.id, adult=adult, words="w"), own=OwnSide())


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """A family with everything in it that somebody might want to touch."""
    home = Home(tmp_path)
    together = home.journal.seen_by(Together())
    moment, before = a_moment(home.kit), a_moment(home.kit, hour=12)
    debrief = Debrief(
        id=new_id(), moment=moment.id, form="joint", child=home.kit.id, readers=(home.nell.id, home.idris.id)
    )
    earlier = replace(debrief, id=new_id(), moment=before.id)
    together.put(moment, before, debrief, earlier)
    opened = Read(id=new_id(), moment=before.id, adult=home.nell.id, words="opened")
    home.journal.load((opened,))
    made = Scene(home, moment, debrief, opened)
    for adult in (home.nell.id, home.idris.id):
        home.journal.seen_by(Turn(adult, debrief.id)).cover(made.paper(adult))
        home.journal.unlock_bare(adult)
    return made


Act = Callable[[View, Scene], object]


def look(adult: Callable[[Home], Adult]) -> Act:
    return lambda view, s: view.put(
        SecondLook(id=new_id(), moment=s.moment.id, adult=adult(s.home).id, on=TODAY, words="later")
    )


def joint(view: View, s: Scene) -> None:
    view.put(replace(s.debrief, step="camera"))


def form_for_one(view: View, s: Scene) -> None:
    view.put(Debrief(id=new_id(), moment=s.moment.id, form="alone", child=s.home.kit.id, readers=(s.home.nell.id,)))


def reveal(view: View, s: Scene) -> None:
    assert view.reveal(s.debrief, today=TODAY) == "revealed"


def empty_bin(view: View, s: Scene) -> None:
    s.home.journal.seen_by(Together()).bin(s.moment.id, today=TODAY)
    view.empty_bin()


def restore(view: View, s: Scene) -> None:
    s.home.journal.seen_by(Together()).bin(s.moment.id, today=TODAY)
    view.restore(view.bin_items()[0].id)


def room_of(adult: Callable[[Home], Adult]) -> Act:
    return lambda view, s: view.put_room(PrivateRoom(id=adult(s.home).id))


def nell(home: Home) -> Adult:
    return home.journal.adult(home.nell.id)


def idris(home: Home) -> Adult:
    return home.journal.adult(home.idris.id)


EVERYONE = ("together", "nell", "idris")
ACTS: dict[str, tuple[Act, tuple[str, ...]]] = {
    "change a moment": (lambda view, s: view.put(replace(s.moment, place="hall")), EVERYONE),
    "change what is thought": (lambda view, s: view.put(Guess(id=s.moment.id, landing="met")), EVERYONE),
    "change a repair": (
        lambda view, s: view.put(Repair(id=new_id(), moment=s.moment.id, child=s.home.kit.id)),
        EVERYONE,
    ),
    "change the words for the page": (lambda view, s: view.put(SummaryNotes(our_family="ours")), EVERYONE),
    "change the family's settings": (lambda view, s: view.put(replace(s.home.journal.family, name="x")), EVERYONE),
    "rename a child": (lambda view, s: view.put(replace(s.home.kit, name="Kitty")), EVERYONE),
    "rename a grown-up": (lambda view, s: view.put(replace(nell(s.home), name="Nelly")), EVERYONE),
    "change a key": (lambda view, s: view.put(replace(nell(s.home), key_file="other")), ("nell",)),
    "play a joint debrief": (joint, ("together",)),
    "play the form for one": (form_for_one, ("nell",)),
    "close Nell's read": (lambda view, s: view.cover(s.paper(s.home.nell.id)), ("nell", "nell's turn")),
    "keep Nell's read as a note": (
        lambda view, s: view.keep_to_oneself(s.paper(s.home.nell.id)), ("nell", "nell's turn"),
    ),
    "share Nell's form for one": (
        lambda view, s: view.share_alone(s.paper(s.home.nell.id)), ("nell", "nell's turn"),
    ),
    "keep Nell's closed read in a turn": (lambda view, s: view.keep_ready(s.moment.id, "yes"), ("nell's turn",)),
    "open both reads": (reveal, ("together",)),
    "correct Nell's opened read": (lambda view, s: view.put(replace(s.opened, words="corrected")), ("nell",)),
    "add Nell's second look": (look(nell), ("nell",)),
    "add Idris's second look": (look(idris), ("idris",)),
    "write in Nell's room": (room_of(nell), ("nell",)),
    "write in Idris's room": (room_of(idris), ("idris",)),
    "put a closed read by hand": (
        lambda view, s: view.put(
            SealedRead(id=new_id(), moment=s.moment.id, adult=s.home.nell.id, sealed="x")
        ), (),
    ),
    "put a room by hand": (lambda view, s: view.put(Private(id=s.home.nell.id)), ()),
    "bin a moment": (lambda view, s: view.bin(s.moment.id, today=TODAY), EVERYONE),
    "bring a moment back": (restore, EVERYONE),
    "empty the bin": (empty_bin, ("together",)),
}  # fmt: skip
"""Each act, and who may do it."""


def actors(s: Scene) -> dict[str, Actor]:
    return {
        "together": Together(),
        "nell": Alone(s.home.nell.id),
        "idris": Alone(s.home.idris.id),
        "nell's turn": Turn(s.home.nell.id, s.debrief.id),
    }


@pytest.mark.parametrize("who", ["together", "nell", "idris", "nell's turn"])
@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_done_by_whoever_may_and_by_nobody_else(scene: Scene, act: str, who: str) -> None:
    do, may = ACTS[act]
    view = scene.home.journal.seen_by(actors(scene)[who])
    if who in may:
        do(view, scene)
        return
    before = (scene.home.journal.storage.read(), scene.home.journal.revision)
    with pytest.raises(JournalError):
        do(view, scene)
    if act not in ("bring a moment back", "empty the bin"):
        assert (scene.home.journal.storage.read(), scene.home.journal.revision) == before


def test_a_room_that_is_locked_is_nobodys_to_write_in(scene: Scene) -> None:
    scene.home.journal.lock(scene.home.nell.id)
    view = scene.home.journal.seen_by(Alone(scene.home.nell.id))
    with pytest.raises(NotAllowed):
        view.put_room(PrivateRoom(id=scene.home.nell.id))
    assert view.room() is None


def test_one_record_that_is_not_allowed_keeps_the_others_from_being_written(scene: Scene) -> None:
    view = scene.home.journal.seen_by(Together())
    with pytest.raises(NotAllowed):
        view.put(replace(scene.moment, place="hall"), replace(scene.opened, words="not mine"))
    kept = view.moment(scene.moment.id)
    assert kept is not None
    assert kept.place == ""


def test_undo_reaches_no_act_of_somebody_elses_sitting(scene: Scene) -> None:
    journal = scene.home.journal
    journal.new_sitting()
    journal.seen_by(Alone(scene.home.nell.id)).put(replace(scene.moment, place="hall"))
    journal.new_sitting()
    assert not journal.seen_by(Alone(scene.home.idris.id)).undo()
    journal.flush()
    assert b"hall" in (scene.home.folder / FILE).read_bytes()
