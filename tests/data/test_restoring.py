"""Bringing a backup back: what is shared turns back, the present is kept, and nobody's own side is rolled back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from data import keys
from data.actors import Actor, Alone, Together, Turn
from data.backups import backups, keep
from data.errors import CannotOpen, Damaged, HeldElsewhere, NotAllowed
from data.familyfile import pack, read_family_file
from data.journal import FILE, Journal
from data.own_key import OwnKey
from data.records import Moment, OwnSide, Private, PrivateRoom, Read, Reflection, SealedRead, TurnPaper
from data.rekey import set_passphrase
from data.restoring import LABEL, bring_back, bring_back_closed, difference, offered
from tests.data.conftest import TODAY, Home, a_moment
from tests.data.test_keys import KEY, QUICK_KEY
from tests.data.test_rekey import everything_in

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
EARLIER = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
MARKER = "the yard with the dog"


def thought(name: str, words: str = MARKER) -> Reflection:
    return Reflection(id=name, on=TODAY, theme="t", prompt="r01", words=words)


def write(home: Home, *names: str) -> None:
    """Put Nell's room in a state of its own; she has no passphrase."""
    assert home.journal.unlock_bare(home.nell.id)
    kept = tuple(thought(name) for name in names)
    home.journal.seen_by(Alone(home.nell.id)).put_room(PrivateRoom(id=home.nell.id, reflections=kept))


def room(home: Home) -> list[str]:
    found = home.journal.seen_by(Alone(home.nell.id)).room()
    assert found is not None
    return [one.id for one in found.reflections]


def own(home: Home) -> OwnKey:
    return home.journal.seen_by(Alone(home.nell.id)).own_key()


def paper(home: Home, moment: Moment, name: str) -> TurnPaper:
    read = Read(id=name, moment=moment.id, adult=home.nell.id, words="what I saw")
    return TurnPaper(read=read, own=OwnSide(words=MARKER))


def kept_then(home: Home) -> Path:
    home.journal.flush()
    return keep(home.folder / FILE, "test", EARLIER)


@pytest.fixture
def story(home: Home) -> tuple[Home, Path, Moment, Moment]:
    """A moment and a room of then in a backup; since then another moment, other camera words, and a newer room."""
    first, second = a_moment(home.kit, hour=7), a_moment(home.kit, "Kit slept in.", hour=12)
    home.journal.seen_by(Together()).put(first)
    write(home, "then")
    path = kept_then(home)
    home.journal.seen_by(Together()).put(second, replace(first, camera=("Told otherwise.",)))
    write(home, "now")
    return home, path, first, second


Story = tuple[Home, Path, Moment, Moment]


def restore(home: Home, path: Path, actor: Actor | None = None) -> Path | None:
    return bring_back(home.journal, actor or Together(), path, NOW).kept


def test_it_says_beforehand_what_would_change_and_changes_nothing(story: Story) -> None:
    home, path, _, _ = story
    before = home.journal.storage.read()
    told = difference(home.journal, path)
    assert (told.moments, told.back, told.gone, told.other) == (1, 0, 1, 1)
    assert path in [backup.path for backup in offered(home.journal)]
    assert home.journal.storage.read() == before


def test_the_timeline_turns_back_on_the_screen_and_on_the_disk(story: Story) -> None:
    home, path, first, _ = story
    view = home.journal.seen_by(Together())
    heard: list[int] = []
    view.subscribe(lambda: heard.append(len(view.moments())))
    restore(home, path)
    assert view.moments() == (first,)
    assert heard == [1]
    assert home.again().seen_by(Together()).moments() == (first,)


def test_the_present_state_is_kept_and_can_be_brought_back_again(story: Story) -> None:
    home, path, _, second = story
    kept = restore(home, path)
    assert kept is not None
    assert LABEL in kept.name
    restore(home, kept)
    assert second in home.journal.seen_by(Together()).moments()
    assert len([backup for backup in backups(home.folder) if backup.label == LABEL]) == 2


def test_the_newer_room_stays_and_the_older_is_offered_to_its_owner(story: Story) -> None:
    home, path, _, _ = story
    restore(home, path)
    home.again()
    assert own(home).open_bare()
    assert room(home) == ["now"]
    ((one, count),) = own(home).earlier_ones()
    assert (one.on, count) == (NOW.date(), 1)
    own(home).take_up(one)
    assert room(home) == ["then", "now"]
    assert own(home).waiting == ()


def test_an_older_room_can_be_let_go_and_is_not_offered_again(story: Story) -> None:
    home, path, _, _ = story
    restore(home, path)
    own(home).let_go(own(home).earlier_ones()[0][0])
    assert own(home).earlier_ones() == ()
    assert room(home) == ["now"]


def test_an_older_room_that_adds_nothing_is_let_go_without_a_word(story: Story) -> None:
    home, path, _, _ = story
    write(home, "then", "now")
    restore(home, path)
    assert len(own(home).waiting) == 1
    assert own(home).earlier_ones() == ()
    assert own(home).waiting == ()


def test_an_older_room_that_does_not_open_stays_as_it_is(story: Story) -> None:
    home, path, _, _ = story
    restore(home, path)
    private = home.journal.memory.get(Private, "private", home.nell.id)
    assert private is not None
    (one,) = private.aside
    spoiled = replace(one, sealed=(one.sealed[0].replace("A", "B"),))
    home.journal.load((replace(private, aside=(spoiled,)),))
    assert own(home).earlier_ones() == ()
    assert own(home).waiting == (spoiled,)


def test_the_same_backup_brought_back_twice_waits_once(story: Story) -> None:
    home, path, _, _ = story
    restore(home, path)
    restore(home, path)
    assert len(own(home).waiting) == 1


def test_a_passphrase_chosen_since_stays_and_the_old_open_key_does_not_come_back(story: Story, tmp_path: Path) -> None:
    home, path, _, _ = story
    old = keys.read_bare(home.journal.adult(home.nell.id).key_file)
    elsewhere = tmp_path / "copy.json"
    elsewhere.write_bytes(path.read_bytes())
    set_passphrase(home.journal, Alone(home.nell.id), QUICK_KEY, KEY)
    restore(home, elsewhere)
    elsewhere.unlink()
    home.again()
    assert not any(old.secret in text or MARKER in text for text in everything_in(home.folder))
    assert not own(home).open_bare()
    own(home).open(KEY)
    ((one, _),) = own(home).earlier_ones()
    own(home).take_up(one)
    assert room(home) == ["then", "now"]


def test_a_read_closed_since_then_stays_closed_and_ready(story: Story) -> None:
    home, path, first, second = story
    alone = home.journal.seen_by(Alone(home.nell.id))
    alone.cover(paper(home, first, "of first"))
    alone.cover(paper(home, second, "of second"))
    restore(home, path)
    assert [read.id for read in home.journal.memory.all(SealedRead, "reads")] == ["of first"]
    assert home.journal.seen_by(Together()).ready(first.id) == (home.nell.id,)


def test_a_read_taken_back_since_then_does_not_show_again(story: Story) -> None:
    home, _, first, _ = story
    alone = home.journal.seen_by(Alone(home.nell.id))
    alone.cover(paper(home, first, "closed"))
    path = kept_then(home)
    assert alone.take_back(first.id)
    restore(home, path)
    assert home.journal.seen_by(Together()).ready(first.id) == ()
    assert home.journal.seen_by(Alone(home.nell.id)).my_paper(first.id) is not None


def test_a_closed_read_comes_back_with_its_moment_from_the_bin(story: Story) -> None:
    home, _, first, _ = story
    home.journal.seen_by(Alone(home.nell.id)).cover(paper(home, first, "closed"))
    path = kept_then(home)
    home.journal.seen_by(Together()).bin(first.id, today=TODAY)
    restore(home, path)
    view = home.journal.seen_by(Together())
    assert view.ready(first.id) == (home.nell.id,)
    assert view.bin_items() == ()


def test_ones_own_side_stays_as_private_as_it_was_made_since(story: Story) -> None:
    home, _, first, _ = story
    alone = home.journal.seen_by(Alone(home.nell.id))
    alone.share_alone(
        replace(paper(home, first, "read"), read=replace(paper(home, first, "read").read, share_own=True))
    )
    path = kept_then(home)
    read = home.journal.memory.get(Read, "reads", "read")
    assert read is not None
    assert read.own == OwnSide(words=MARKER)
    home.journal.load((replace(read, own=None, share_own=False, words="said since"),))
    restore(home, path)
    again = home.journal.memory.get(Read, "reads", "read")
    assert again is not None
    assert (again.words, again.own, again.share_own) == ("what I saw", None, False)
    assert again.sealed_own == read.sealed_own


def test_people_stay_as_they_are_now(story: Story) -> None:
    home, path, _, _ = story
    view = home.journal.seen_by(Together())
    gran = home.journal.add_adult(replace(home.idris, id="gran", name="Gran"))
    view.put(replace(home.journal.adult(home.idris.id), retired=True))
    restore(home, path)
    assert [adult.name for adult in view.adults] == ["Nell", "Gran"]
    home.journal.unlock_bare(gran.id)
    assert home.journal.seen_by(Alone(gran.id)).room() is not None


def test_undo_does_not_reach_behind_it(story: Story) -> None:
    home, path, _, _ = story
    restore(home, path)
    assert not home.journal.seen_by(Together()).undo()


def test_a_turn_may_not_and_a_stranger_is_refused(story: Story, tmp_path: Path) -> None:
    home, path, _, _ = story
    before = home.journal.storage.read()
    with pytest.raises(NotAllowed):
        restore(home, path, Turn(home.nell.id, "debrief"))
    other = tmp_path / "other.json"
    other.write_bytes(pack("another", {"moments": {}}, {})[0])
    broken = tmp_path / "broken.json"
    broken.write_bytes(path.read_bytes()[:-9])
    for stranger in (other, broken, tmp_path / "nothing.json"):
        with pytest.raises(CannotOpen):
            restore(home, stranger)
    assert home.journal.storage.read() == before
    assert not [backup for backup in backups(home.folder) if backup.label == LABEL]


def test_where_the_family_file_is_damaged_the_newest_rooms_come_along_with_an_older_timeline(story: Story) -> None:
    home, path, first, _ = story
    home.journal.flush()
    # The other backups bear the time at which this runs, whenever that is.
    newest = keep(home.folder / FILE, "newest", datetime.now(UTC) + timedelta(hours=1))
    home.journal.close()
    damaged = (home.folder / FILE).read_bytes()[:-5]
    (home.folder / FILE).write_bytes(damaged)
    with pytest.raises(Damaged):
        Journal.open(home.folder)
    assert read_family_file(newest).moments == 2
    done = bring_back_closed(home.folder, path, NOW)
    assert done.kept is not None
    assert done.kept.read_bytes() == damaged
    home.journal = Journal.open(home.folder)
    assert home.journal.seen_by(Together()).moments() == (first,)
    assert own(home).open_bare()
    assert room(home) == ["now"]
    assert len(own(home).earlier_ones()) == 1


def test_where_the_family_file_is_gone_a_backup_takes_its_place(story: Story) -> None:
    home, path, first, _ = story
    home.journal.close()
    (home.folder / FILE).unlink()
    assert bring_back_closed(home.folder, path, NOW).kept is None
    home.journal = Journal.open(home.folder)
    assert home.journal.seen_by(Together()).moments()[-1].id == first.id


def test_a_passphrase_changed_after_the_newest_backup_is_the_one_that_opens(story: Story) -> None:
    home, _, _, _ = story
    set_passphrase(home.journal, Alone(home.nell.id), QUICK_KEY, KEY)
    path = kept_then(home)
    other = QUICK_KEY.replace("yUYIwQdi", "yUYIwQdj")
    own(home).change_passphrase(other)
    home.journal.close()
    (home.folder / FILE).write_bytes(b"")
    bring_back_closed(home.folder, path, NOW)
    home.journal = Journal.open(home.folder)
    assert home.journal.adult(home.nell.id).key_file == other


def test_while_another_window_has_the_family_nothing_is_put_there(story: Story) -> None:
    home, path, _, _ = story
    home.journal.flush()
    before = (home.folder / FILE).read_bytes()
    with pytest.raises(HeldElsewhere):
        bring_back_closed(home.folder, path, NOW)
    assert (home.folder / FILE).read_bytes() == before
