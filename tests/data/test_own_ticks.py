"""One's own ticks, gathered with one's own key and given to nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from data import keys
from data.actors import Alone, Together, Turn
from data.errors import NotAllowed
from data.ids import new_id
from data.journal import Journal, new_family
from data.keys import Identity
from data.own_ticks import hard_signals, own_ticks, stirred, with_signals
from data.records import Adult, Birth, Child, Moment, OwnSide, PrivateRoom, Read, TurnPaper, When
from data.reveal import open_read
from data.rooms import seal_paper, seal_room
from tests.data.test_keys import KEY, QUICK_KEY

NOW = datetime(2025, 3, 31, 18, tzinfo=UTC)
NELL = Adult(id="01A", name="Nell", recipient=KEY.recipient, key_file=QUICK_KEY)
IDRIS = Adult(id="01B", name="Idris")


def a_moment(number: int, days: int, *signals: str) -> Moment:
    when = When(instant=NOW - timedelta(days=days), zone="Europe/London")
    return Moment(id=f"01M{number}", when=when, camera=("x",), children=("01K",), signals=signals)


def paper(moment: str, adult: str, state: str, *, noticed: tuple[str, ...] = (), share: bool = False) -> TurnPaper:
    read = Read(id=new_id(), moment=moment, adult=adult, noticed=noticed, share_own=share)
    return TurnPaper(read=read, own=OwnSide(state=(state,), feelings=("numb",)))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """Nell has four reads in four places: kept to herself, closed, opened, and opened with her own side shared."""
    kit = Child(id="01K", name="Kit", birth=Birth(year=2019))
    made = Journal.create(tmp_path / "family", new_family("Ours", "Europe/London"), (NELL, IDRIS), (kit,))
    idris = made.adult(IDRIS.id)
    kept = PrivateRoom(id=NELL.id, unready=(paper("01M1", NELL.id, "old_memory", noticed=("tantrum",)),))
    made.load(
        (
            a_moment(1, 40),
            a_moment(2, 20, "asks_again"),
            a_moment(3, 10, "hides_or_fibs"),
            a_moment(4, 1, "cling_follow"),
            seal_room(NELL, kept),
            seal_paper(NELL, paper("01M2", NELL.id, "old_memory")),
            open_read(NELL, paper("01M3", NELL.id, "tired")),
            open_read(NELL, paper("01M4", NELL.id, "old_memory", share=True)),
            open_read(idris, paper("01M3", IDRIS.id, "old_memory")),
        )
    )
    yield made
    made.close()


def opened(journal: Journal, identity: Identity = KEY) -> Alone:
    journal.unlock(NELL.id, identity)
    return Alone(NELL.id)


def test_ones_own_ticks_come_from_reads_in_every_state_newest_first(journal: Journal) -> None:
    ticks = own_ticks(journal, opened(journal))
    assert [(one.moment, one.state) for one in ticks] == [
        ("01M4", ("old_memory",)),
        ("01M3", ("tired",)),
        ("01M2", ("old_memory",)),
        ("01M1", ("old_memory",)),
    ]
    assert ticks[0].on == date(2025, 3, 30)
    assert ticks[3].signals == ("tantrum",)
    assert ticks[1].feelings == ("numb",)


def test_a_day_leaves_out_what_happened_on_it_or_before(journal: Journal) -> None:
    actor = opened(journal)
    assert [one.moment for one in own_ticks(journal, actor, date(2025, 3, 11))] == ["01M4", "01M3"]
    assert [one.moment for one in own_ticks(journal, actor, date(2025, 3, 21))] == ["01M4"]


def test_nobody_else_is_given_anything_and_neither_is_a_closed_room(journal: Journal) -> None:
    assert own_ticks(journal, Alone(NELL.id)) == ()
    opened(journal)
    for actor in (Together(), Turn(NELL.id, "01D"), Alone(IDRIS.id)):
        assert own_ticks(journal, actor) == ()
    with pytest.raises(NotAllowed):
        journal.seen_by(Together()).own_key()
    assert len(journal.seen_by(Alone(NELL.id)).own_key().ticks()) == 4
    journal.lock(NELL.id)
    assert own_ticks(journal, Alone(NELL.id)) == ()


def test_without_a_passphrase_ones_own_are_gathered_and_only_ones_own(journal: Journal) -> None:
    idris = journal.adult(IDRIS.id)
    journal.unlock(idris.id, keys.read_bare(idris.key_file))
    assert [one.moment for one in own_ticks(journal, Alone(idris.id))] == ["01M3"]


def test_hard_signals_are_those_where_something_old_stirred_and_those_one_named(journal: Journal) -> None:
    ticks = own_ticks(journal, opened(journal))
    assert [one.moment for one in stirred(ticks)] == ["01M4", "01M2", "01M1"]
    assert hard_signals(ticks) == ("cling_follow", "tantrum", "asks_again")
    named = ("our own word", "gives_up")
    assert hard_signals(ticks, named) == ("cling_follow", "tantrum", "asks_again", "gives_up", "our own word")
    assert hard_signals((), ()) == ()


def test_moments_with_a_signal_are_found_by_what_was_agreed_or_noticed(journal: Journal) -> None:
    ticks = own_ticks(journal, opened(journal))
    moments = journal.seen_by(Together()).moments()
    assert [one.id for one in with_signals(moments, ticks, ("hides_or_fibs", "tantrum"))] == ["01M3", "01M1"]
    assert with_signals(moments, ticks, ()) == ()
