"""A passphrase nobody finds again: what it closed waits letter for letter, and its author writes afresh."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from data import keys
from data.actors import Actor, Alone, Together, Turn
from data.backups import backups
from data.drafts import Draft
from data.errors import NotAllowed, NotReadable
from data.journal import Journal
from data.keys import Identity
from data.own_key import OwnKey
from data.records import Moment, OwnSide, Private, PrivateRoom, Read, Reflection, SealedRead, TurnPaper
from data.rekey import set_passphrase
from data.setting_aside import let_go, take_up, write_afresh
from tests.data.conftest import TODAY, Home, a_moment
from tests.data.test_keys import KEY, PASSPHRASE, QUICK_KEY
from tests.data.test_rekey import everything_in, opened_by

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
MARKER = "the yard with the dog"
NEW = keys.make()
NEW_FILE = QUICK_KEY.replace("yUYIwQdi", "yUYIwQdj")
"""Closed with a passphrase as far as anyone can see from outside; which key is in it does not matter here."""


def thought(name: str, words: str) -> Reflection:
    return Reflection(id=name, on=TODAY, theme="t", prompt="r01", words=words)


def paper(home: Home, moment: Moment, name: str) -> TurnPaper:
    read = Read(
        id=name, moment=moment.id, adult=home.nell.id, words="what anyone may read" if name == "open" else MARKER
    )
    return TurnPaper(read=read, own=OwnSide(words=f"{MARKER} own {name}"))


@pytest.fixture
def forgotten(home: Home) -> Home:
    """Nell has a passphrase, a full room, a closed read and an open one, something half typed; nobody is unlocked."""
    journal, nell = home.journal, home.nell
    moments = [a_moment(home.kit, hour=hour) for hour in (7, 12)]
    journal.seen_by(Together()).put(*moments)
    alone = journal.seen_by(Alone(nell.id))
    assert journal.unlock_bare(nell.id)
    set_passphrase(journal, Alone(nell.id), QUICK_KEY, KEY)
    alone.put_room(PrivateRoom(id=nell.id, reflections=(thought("old", MARKER),)))
    alone.cover(paper(home, moments[0], "closed"))
    alone.share_alone(paper(home, moments[1], "open"))
    journal.drafts.keep_private(nell.id, KEY.recipient, Draft(key="d", values={"words": MARKER}))
    home.again()
    return home


def afresh(home: Home, actor: Actor | None = None, identity: Identity = NEW) -> None:
    write_afresh(home.journal, actor or Alone(home.nell.id), NEW_FILE, identity, NOW)


def own(home: Home) -> OwnKey:
    return home.journal.seen_by(Alone(home.nell.id)).own_key()


def room(home: Home) -> PrivateRoom:
    found = home.journal.seen_by(Alone(home.nell.id)).room()
    assert found is not None
    return found


def sealed_texts(home: Home) -> set[str]:
    journal, nell = home.journal, home.nell
    private = journal.memory.get(Private, "private", nell.id)
    assert private is not None
    aside = [text for one in private.aside for text in (*one.sealed, *(read.sealed for read in one.reads))]
    return {*private.sealed, *aside, *(read.sealed for read in journal.memory.all(SealedRead, "reads"))}


def test_what_was_closed_stays_letter_for_letter_and_the_room_begins_empty(forgotten: Home) -> None:
    before = sealed_texts(forgotten)
    afresh(forgotten)
    assert before <= sealed_texts(forgotten)
    assert room(forgotten) == PrivateRoom(id=forgotten.nell.id)
    one = own(forgotten).closed_ones()[0]
    assert (one.on, one.why, one.key_file) == (NOW.date(), "forgotten", QUICK_KEY)


def test_the_closed_read_leaves_its_moment_and_can_be_written_afresh(forgotten: Home) -> None:
    view = forgotten.journal.seen_by(Together())
    moment = next(one for one in view.moments() if view.ready(one.id))
    afresh(forgotten)
    assert view.ready(moment.id) == ()
    assert view.state(moment.id) == "stub"
    alone = forgotten.journal.seen_by(Alone(forgotten.nell.id))
    alone.cover(paper(forgotten, moment, "again"))
    again = alone.my_paper(moment.id)
    assert again is not None
    assert again.read.id == "again"


def test_the_old_passphrase_still_opens_everything_and_puts_it_back(forgotten: Home) -> None:
    afresh(forgotten)
    view = forgotten.journal.seen_by(Alone(forgotten.nell.id))
    view.put_room(PrivateRoom(id=forgotten.nell.id, reflections=(thought("new", "since then"),)))
    key = own(forgotten)
    one = key.closed_ones()[0]
    found = keys.unwrap(one.key_file, PASSPHRASE)
    key.take_up(one, found)
    assert [kept.id for kept in room(forgotten).reflections] == ["old", "new"]
    assert [kept.read.id for kept in room(forgotten).unready] == ["closed"]
    assert key.waiting == ()
    draft = forgotten.journal.drafts.private(forgotten.nell.id, "d")
    assert draft is not None
    assert draft.values == {"words": MARKER}
    sides = [read.sealed_own for read in forgotten.journal.memory.all(Read, "reads")]
    assert MARKER in keys.unseal(NEW, sides[0], record_id="open").decode()


def test_it_is_all_there_on_another_evening(forgotten: Home) -> None:
    afresh(forgotten)
    journal = forgotten.again()
    with pytest.raises(NotReadable):
        journal.unlock(forgotten.nell.id, KEY)
    journal.unlock(forgotten.nell.id, NEW)
    own(forgotten).take_up(own(forgotten).closed_ones()[0], KEY)
    journal = forgotten.again()
    journal.unlock(forgotten.nell.id, NEW)
    assert room(forgotten).reflections[0].words == MARKER


def test_nothing_private_is_anywhere_in_the_open_on_the_way(forgotten: Home) -> None:
    afresh(forgotten)
    own(forgotten).take_up(own(forgotten).closed_ones()[0], KEY)
    forgotten.journal.close()
    assert not any(MARKER in text for text in everything_in(forgotten.folder))
    assert any(MARKER in text for text in opened_by(forgotten.folder, NEW))
    forgotten.journal = Journal.open(forgotten.folder)


def test_another_key_opens_nothing_and_changes_nothing(forgotten: Home) -> None:
    afresh(forgotten)
    before = forgotten.journal.storage.read()
    one = own(forgotten).closed_ones()[0]
    for identity in (keys.make(), None):
        with pytest.raises(NotReadable):
            own(forgotten).take_up(one, identity)
    assert forgotten.journal.storage.read() == before


def test_it_can_happen_twice_and_both_wait(forgotten: Home) -> None:
    afresh(forgotten)
    forgotten.again()
    write_afresh(forgotten.journal, Alone(forgotten.nell.id), QUICK_KEY, keys.make(), NOW)
    assert [one.recipient for one in own(forgotten).waiting] == [KEY.recipient, NEW.recipient]
    own(forgotten).take_up(own(forgotten).waiting[1], NEW)
    own(forgotten).take_up(own(forgotten).waiting[0], KEY)
    assert [kept.id for kept in room(forgotten).reflections] == ["old"]


def test_there_is_a_backup_at_once_that_knows_the_new_key(forgotten: Home) -> None:
    afresh(forgotten)
    assert [backup.label for backup in backups(forgotten.folder) if backup.label] == ["new-key"]


def test_nobody_else_can_do_it_and_not_with_an_open_room(forgotten: Home) -> None:
    nell, idris = forgotten.nell, forgotten.idris
    before = forgotten.journal.storage.read()
    for actor in (Together(), Turn(nell.id, "debrief")):
        with pytest.raises(NotAllowed):
            afresh(forgotten, actor)
    with pytest.raises(NotAllowed):
        # Idris has no passphrase that could be forgotten.
        afresh(forgotten, Alone(idris.id))
    forgotten.journal.unlock(nell.id, KEY)
    with pytest.raises(NotAllowed):
        afresh(forgotten)
    assert forgotten.journal.storage.read() == before


def test_what_waits_is_its_owners_alone(forgotten: Home) -> None:
    afresh(forgotten)
    one = own(forgotten).waiting[0]
    forgotten.journal.unlock_bare(forgotten.idris.id)
    for actor in (Together(), Alone(forgotten.idris.id), Turn(forgotten.nell.id, "debrief")):
        with pytest.raises(NotAllowed):
            take_up(forgotten.journal, actor, one, KEY)
        with pytest.raises(NotAllowed):
            let_go(forgotten.journal, actor, one)
    forgotten.journal.lock(forgotten.nell.id)
    with pytest.raises(NotAllowed):
        own(forgotten).take_up(one, KEY)


def test_a_key_file_without_a_passphrase_is_refused(forgotten: Home) -> None:
    with pytest.raises(NotReadable):
        write_afresh(forgotten.journal, Alone(forgotten.nell.id), keys.bare_file(NEW), NEW, NOW)


def test_writing_in_the_new_room_leaves_what_waits(forgotten: Home) -> None:
    afresh(forgotten)
    view = forgotten.journal.seen_by(Alone(forgotten.nell.id))
    view.put_room(PrivateRoom(id=forgotten.nell.id, reflections=(thought("new", "since then"),)))
    view.keep_to_oneself(paper(forgotten, view.moments()[0], "note"))
    forgotten.journal.lock(forgotten.nell.id)
    view.keep_to_oneself(paper(forgotten, view.moments()[0], "from outside"))
    assert len(own(forgotten).waiting) == 1
