"""Reads stay closed until both open in one act, or neither does."""

from __future__ import annotations

import random
from datetime import timedelta

import pyrage
import pytest
from msgspec.structs import replace

from data import keys
from data.actors import Actor, Alone, Together, Turn
from data.errors import JournalError, NotAllowed, NotReadable
from data.ids import new_id
from data.journal import FILE
from data.records import Debrief, Moment, OwnSide, Read, Return, SealedRead, TurnPaper
from data.rekey import set_passphrase
from data.rooms import open_paper, seal_paper
from tests.data.conftest import TODAY, Home, a_moment
from tests.data.test_keys import KEY, PASSPHRASE, QUICK_KEY


def paper(home: Home, moment: Moment, adult: str, words: str, **changes: object) -> TurnPaper:
    """Make one adult's paper about a moment."""
    read = Read(
        id=new_id(), moment=moment.id, adult=adult, noticed=("seek_gaze",), needs=("connection",), words=words,
        made=Return(kinds=("raised_voice",), words="I yelled."),
    )  # fmt: skip
    return replace(TurnPaper(read=read, own=OwnSide(state=("tired",), words="inside-marker")), **changes)


def begin(home: Home) -> tuple[Moment, Debrief]:
    """Write a moment and begin a joint debrief about it."""
    moment = a_moment(home.kit)
    debrief = Debrief(
        id=new_id(), moment=moment.id, form="joint", child=home.kit.id, readers=(home.nell.id, home.idris.id)
    )
    home.journal.seen_by(Together()).put(moment, debrief)
    return moment, debrief


def close_both(home: Home, moment: Moment, debrief: Debrief, **second: object) -> None:
    """Let both adults close a read."""
    for adult, words, changes in ((home.nell.id, "nell-marker", {}), (home.idris.id, "idris-marker", second)):
        home.journal.seen_by(Turn(adult, debrief.id)).cover(paper(home, moment, adult, words, **changes))


def test_a_closed_read_says_a_name_and_nothing_else(home: Home) -> None:
    moment, debrief = begin(home)
    home.journal.seen_by(Turn(home.nell.id, debrief.id)).cover(paper(home, moment, home.nell.id, "nell-marker"))
    view = home.journal.seen_by(Together())
    assert view.ready(moment.id) == (home.nell.id,)
    assert view.state(moment.id) == "one_ready"
    assert view.reads(moment.id) == ()
    home.journal.flush()
    assert b"nell-marker" not in (home.folder / FILE).read_bytes()


def test_both_open_at_once_in_the_drawn_order(home: Home) -> None:
    moment, debrief = begin(home)
    close_both(home, moment, debrief)
    view = home.journal.seen_by(Together())
    assert view.reveal(debrief, today=TODAY, chance=random.Random(1)) == "revealed"
    order = view.debriefs(moment.id)[0].order
    assert sorted(order) == sorted(debrief.readers)
    assert tuple(read.adult for read in view.reads(moment.id)) == order
    assert {read.words for read in view.reads(moment.id)} == {"nell-marker", "idris-marker"}
    assert view.ready(moment.id) == ()
    changed = view.moment(moment.id)
    assert changed is not None
    assert {made.by for made in changed.returns} == set(debrief.readers)


def test_opened_reads_are_still_open_on_another_evening(home: Home) -> None:
    moment, debrief = begin(home)
    close_both(home, moment, debrief)
    view = home.journal.seen_by(Together())
    view.reveal(debrief, today=TODAY)
    before = view.reads(moment.id), view.moments(), view.state(moment.id)
    again = home.again().seen_by(Together())
    assert again.ready(moment.id) == ()
    assert (again.reads(moment.id), again.moments(), again.state(moment.id)) == before
    documents = home.journal.storage.read()["reads"].values()
    assert not any("sealed" in document for document in documents)


def test_the_own_side_is_shown_only_where_it_was_ticked(home: Home) -> None:
    moment, debrief = begin(home)
    home.journal.seen_by(Turn(home.nell.id, debrief.id)).cover(paper(home, moment, home.nell.id, "one"))
    told = paper(home, moment, home.idris.id, "two")
    told = replace(told, read=replace(told.read, share_own=True), own=OwnSide(words="shared-marker"))
    home.journal.seen_by(Turn(home.idris.id, debrief.id)).cover(told)
    view = home.journal.seen_by(Together())
    view.reveal(debrief, today=TODAY)
    own = {read.adult: read.own for read in view.reads(moment.id)}
    assert own[home.nell.id] is None
    assert own[home.idris.id] == OwnSide(words="shared-marker")
    home.journal.flush()
    assert b"inside-marker" not in (home.folder / FILE).read_bytes()


def test_one_closed_read_never_opens_alone(home: Home) -> None:
    moment, debrief = begin(home)
    home.journal.seen_by(Turn(home.nell.id, debrief.id)).cover(paper(home, moment, home.nell.id, "nell-marker"))
    with pytest.raises(NotAllowed):
        home.journal.seen_by(Together()).reveal(debrief, today=TODAY)
    assert home.journal.seen_by(Together()).reads(moment.id) == ()


@pytest.mark.parametrize("answer", ["not_today", "alone"])
def test_any_answer_but_yes_puts_both_reads_back_and_stores_only_a_day(home: Home, answer: str) -> None:
    moment, debrief = begin(home)
    close_both(home, moment, debrief, evening=answer)
    view = home.journal.seen_by(Together())
    before = view.family
    assert view.reveal(debrief, today=TODAY) == "not_now"
    assert view.reads(moment.id) == ()
    assert view.ready(moment.id) == ()
    assert view.state(moment.id) == "stub"
    assert view.family == replace(before, joint_from=TODAY + timedelta(days=1))
    assert home.journal.memory.all(SealedRead, "reads") == ()
    for adult, words in ((home.nell.id, "nell-marker"), (home.idris.id, "idris-marker")):
        home.journal.unlock_bare(adult)
        room = home.journal.seen_by(Alone(adult)).room()
        assert room is not None
        assert [kept.read.words for kept in room.unready] == [words]
        assert [kept.evening for kept in room.unready] == ["yes"]


def with_passphrase(home: Home) -> None:
    """Give Nell a key with a passphrase."""
    nell = replace(home.journal.adult(home.nell.id), recipient=KEY.recipient, key_file=QUICK_KEY)
    home.journal.add_adult(nell)


def test_another_evening_asks_for_the_passphrase_of_whoever_has_one(home: Home) -> None:
    with_passphrase(home)
    moment, debrief = begin(home)
    close_both(home, moment, debrief)
    assert home.journal.seen_by(Together()).asks_passphrase(debrief) == ()
    view = home.again().seen_by(Together())
    assert view.asks_passphrase(debrief) == (home.nell.id,)
    with pytest.raises(NotAllowed):
        view.reveal(debrief, today=TODAY)
    assert view.reads(moment.id) == ()
    assert b"nell-marker" not in (home.folder / FILE).read_bytes()
    identity = keys.unwrap(QUICK_KEY, PASSPHRASE)
    assert view.reveal(debrief, today=TODAY, identities={home.nell.id: identity}) == "revealed"
    assert {read.words for read in view.reads(moment.id)} == {"nell-marker", "idris-marker"}


def test_a_paper_laid_behind_a_locked_room_is_there_after_unlocking(home: Home) -> None:
    with_passphrase(home)
    moment, debrief = begin(home)
    kept = paper(home, moment, home.nell.id, "kept-marker")
    home.journal.seen_by(Turn(home.nell.id, debrief.id)).keep_to_oneself(kept)
    home.again().unlock(home.nell.id, KEY)
    room = home.journal.seen_by(Alone(home.nell.id)).room()
    assert room is not None
    assert room.unready == (kept,)
    assert len(home.journal.storage.read()["private"][home.nell.id]["sealed"]) == 1


def test_a_closed_read_can_be_taken_back_as_a_note(home: Home) -> None:
    moment, debrief = begin(home)
    home.journal.seen_by(Turn(home.nell.id, debrief.id)).cover(paper(home, moment, home.nell.id, "nell-marker"))
    home.journal.unlock_bare(home.nell.id)
    nell = home.journal.seen_by(Alone(home.nell.id))
    assert nell.take_back(moment.id)
    assert nell.ready(moment.id) == ()
    assert nell.state(moment.id) == "stub"
    mine = nell.my_paper(moment.id)
    assert mine is not None
    assert mine.read.words == "nell-marker"
    assert home.journal.seen_by(Alone(home.idris.id)).my_paper(moment.id) is None


def test_nobody_closes_another_ones_read(home: Home) -> None:
    moment, debrief = begin(home)
    theirs = paper(home, moment, home.nell.id, "words")
    actors: tuple[Actor, ...] = (Together(), Alone(home.idris.id), Turn(home.idris.id, debrief.id))
    for actor in actors:
        view = home.journal.seen_by(actor)
        for act in (view.cover, view.keep_to_oneself, view.share_alone):
            with pytest.raises(NotAllowed):
                act(theirs)


def test_a_read_is_its_authors_to_correct_until_the_debrief_closes(home: Home) -> None:
    moment, debrief = begin(home)
    close_both(home, moment, debrief)
    view = home.journal.seen_by(Together())
    view.reveal(debrief, today=TODAY)
    mine = next(read for read in view.reads(moment.id) if read.adult == home.nell.id)
    better = replace(mine, words="I see it a little differently.")
    for actor in (Together(), Alone(home.idris.id), Turn(home.nell.id, debrief.id)):
        with pytest.raises(NotAllowed):
            home.journal.seen_by(actor).put(better)
    home.journal.seen_by(Alone(home.nell.id)).put(better)
    view.put(replace(view.debriefs(moment.id)[0], closed_on=TODAY))
    with pytest.raises(NotAllowed):
        home.journal.seen_by(Alone(home.nell.id)).put(mine)


def test_joint_debriefs_are_played_together_only(home: Home) -> None:
    moment, debrief = begin(home)
    for actor in (Alone(home.nell.id), Turn(home.nell.id, debrief.id)):
        with pytest.raises(NotAllowed):
            home.journal.seen_by(actor).put(replace(debrief, step="camera"))
    assert home.journal.seen_by(Together()).debrief(moment.id) == debrief


def test_sealed_records_are_never_put_by_hand(home: Home) -> None:
    moment, _ = begin(home)
    forged = SealedRead(id=new_id(), moment=moment.id, adult=home.nell.id, sealed="x")
    for actor in (Together(), Alone(home.nell.id)):
        with pytest.raises(NotAllowed):
            home.journal.seen_by(actor).put(forged)


def test_only_its_owner_changes_a_key(home: Home) -> None:
    nell = home.journal.adult(home.nell.id)
    other = replace(nell, recipient=KEY.recipient, key_file=QUICK_KEY)
    for actor in (Together(), Alone(home.idris.id)):
        with pytest.raises(NotAllowed):
            home.journal.seen_by(actor).put(other)
    home.journal.seen_by(Together()).put(replace(nell, name="Nelly"))
    assert home.journal.adult(home.nell.id).name == "Nelly"


# -- reads that were closed before the debrief ---------------------------------------------------------------------


def closed_before(home: Home, moment: Moment) -> None:
    """Let both adults close a read alone."""
    for adult in (home.nell.id, home.idris.id):
        home.journal.unlock_bare(adult)
        home.journal.seen_by(Alone(adult)).cover(paper(home, moment, adult, f"{adult}-words"))
        home.journal.lock(adult)


@pytest.mark.parametrize("evening", ["yes", "not_today", "alone"])
@pytest.mark.parametrize("later", [False, True], ids=["same sitting", "another sitting"])
def test_the_answer_of_tonight_counts_for_a_read_closed_before(home: Home, evening: str, later: bool) -> None:
    moment, debrief = begin(home)
    closed_before(home, moment)
    if later:
        home.again()
    home.journal.seen_by(Turn(home.nell.id, debrief.id)).keep_ready(moment.id, "yes")
    home.journal.seen_by(Turn(home.idris.id, debrief.id)).keep_ready(moment.id, evening)  # type: ignore[arg-type]  # one of the answers above
    if later:
        home.again()
    outcome = home.journal.seen_by(Together()).reveal(debrief, today=TODAY)
    assert outcome == ("revealed" if evening == "yes" else "not_now")
    assert len(home.journal.seen_by(Together()).reads(moment.id)) == (2 if evening == "yes" else 0)


def test_every_answer_beside_a_closed_read_looks_the_same(home: Home) -> None:
    moment, debrief = begin(home)
    closed_before(home, moment)
    sizes = set()
    for evening in ("yes", "not_today", "alone"):
        home.journal.seen_by(Turn(home.nell.id, debrief.id)).keep_ready(moment.id, evening)
        read = next(r for r in home.journal.memory.of(SealedRead, "reads", moment.id) if r.adult == home.nell.id)
        identity = keys.read_bare(home.journal.adult(home.nell.id).key_file)
        plain = pyrage.decrypt(read.evening.encode(), [pyrage.x25519.Identity.from_str(identity.secret)])
        assert evening.encode() in plain
        sizes.add(len(plain))
    assert len(sizes) == 1


def test_the_answer_beside_one_read_fits_no_other(home: Home) -> None:
    moment, debrief = begin(home)
    closed_before(home, moment)
    home.journal.seen_by(Turn(home.nell.id, debrief.id)).keep_ready(moment.id, "not_today")
    read = next(r for r in home.journal.memory.of(SealedRead, "reads", moment.id) if r.adult == home.nell.id)
    other = seal_paper(home.journal.adult(home.nell.id), paper(home, moment, home.nell.id, "other"))
    identity = keys.read_bare(home.journal.adult(home.nell.id).key_file)
    with pytest.raises(NotReadable):
        open_paper(identity, replace(other, evening=read.evening))


def test_only_a_turn_keeps_a_closed_read_and_only_its_own(home: Home) -> None:
    moment, debrief = begin(home)
    home.journal.seen_by(Turn(home.nell.id, debrief.id)).cover(paper(home, moment, home.nell.id, "nell-marker"))
    with pytest.raises(JournalError):
        home.journal.seen_by(Turn(home.idris.id, debrief.id)).keep_ready(moment.id, "yes")
    for actor in (Together(), Alone(home.nell.id)):
        with pytest.raises(NotAllowed):
            home.journal.seen_by(actor).keep_ready(moment.id, "yes")


def test_a_first_passphrase_seals_the_answer_again(home: Home) -> None:
    moment, debrief = begin(home)
    closed_before(home, moment)
    home.journal.seen_by(Turn(home.nell.id, debrief.id)).keep_ready(moment.id, "not_today")
    home.journal.seen_by(Turn(home.idris.id, debrief.id)).keep_ready(moment.id, "yes")
    home.journal.unlock_bare(home.nell.id)
    set_passphrase(home.journal, Alone(home.nell.id), QUICK_KEY, KEY)
    home.again()
    outcome = home.journal.seen_by(Together()).reveal(debrief, today=TODAY, identities={home.nell.id: KEY})
    assert outcome == "not_now"


def test_a_closed_read_kept_to_oneself_again_is_closed_no_more(home: Home) -> None:
    moment, _ = begin(home)
    home.journal.unlock_bare(home.nell.id)
    alone = home.journal.seen_by(Alone(home.nell.id))
    first = paper(home, moment, home.nell.id, "first")
    alone.cover(first)
    changed = replace(first, read=replace(first.read, words="second"))
    alone.keep_to_oneself(changed)
    assert alone.ready(moment.id) == ()
    assert alone.my_paper(moment.id) == changed
    alone.cover(changed)
    assert alone.ready(moment.id) == (home.nell.id,)
    room = alone.room()
    assert room is not None
    assert room.unready == ()


def test_a_form_for_one_takes_the_place_of_a_closed_read(home: Home) -> None:
    moment, _ = begin(home)
    home.journal.unlock_bare(home.nell.id)
    alone = home.journal.seen_by(Alone(home.nell.id))
    alone.cover(paper(home, moment, home.nell.id, "closed"))
    alone.share_alone(paper(home, moment, home.nell.id, "shared"))
    assert [read.words for read in alone.reads(moment.id)] == ["shared"]
    assert alone.ready(moment.id) == ()


def one_open_one_closed(home: Home) -> tuple[Moment, Debrief]:
    """Let Idris close a read alone, and Nell put hers on the timeline."""
    moment, debrief = begin(home)
    idris, nell = (home.journal.seen_by(Alone(one.id)) for one in (home.idris, home.nell))
    idris.cover(paper(home, moment, home.idris.id, "closed"))
    nell.share_alone(paper(home, moment, home.nell.id, "open"))
    return moment, debrief


def test_an_adult_has_one_read_of_a_moment_at_most(home: Home) -> None:
    moment, debrief = one_open_one_closed(home)
    nell, idris = home.nell.id, home.idris.id
    for actor, adult in ((Turn(nell, debrief.id), nell), (Alone(nell), nell)):
        with pytest.raises(NotAllowed):
            home.journal.seen_by(actor).cover(paper(home, moment, adult, "again"))
    for adult in (nell, idris):
        alone = home.journal.seen_by(Alone(adult))
        alone.put(Debrief(id=new_id(), moment=moment.id, form="alone", child=home.kit.id, readers=(adult,)))
        another = paper(home, moment, adult, "again").read
        with pytest.raises(NotAllowed):
            alone.put(another)
    assert [read.words for read in home.journal.seen_by(Together()).reads(moment.id)] == ["open"]
