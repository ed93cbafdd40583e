"""A first passphrase makes a new key, and what the old one could open is nowhere in the folder any more."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyrage
import pytest

from data import keys, rekey
from data.actors import Actor, Alone, Together, Turn
from data.backups import FOLDER, backups, keep
from data.drafts import Draft
from data.errors import CannotSave, NotAllowed, NotReadable
from data.familyfile import read_family_file
from data.journal import FILE, Journal
from data.keys import Identity
from data.records import Adult, OwnSide, PrivateRoom, Read, Reflection, TurnPaper
from data.rekey import change_passphrase, set_passphrase
from tests.data.conftest import TODAY, Home, a_moment
from tests.data.test_keys import KEY, PASSPHRASE, QUICK_KEY

CLOSED_BEFORE = QUICK_KEY.replace("yUYIwQdi", "yUYIwQdj")
"""A key file as an earlier passphrase left it."""

MARKER = "the yard with the dog"
NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
ARMOR = re.compile(r"-----BEGIN AGE ENCRYPTED FILE-----\n.*?-----END AGE ENCRYPTED FILE-----\n?", re.DOTALL)


def everything_in(folder: Path) -> Iterator[str]:
    """Give every file's text, as it stands and with JSON's line ends taken apart."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")
            yield text
            yield text.replace("\\n", "\n")


def opened_by(folder: Path, identity: Identity) -> list[str]:
    """Open every age text in a folder that a key opens."""
    found = []
    key = pyrage.x25519.Identity.from_str(identity.secret)
    for text in everything_in(folder):
        for armored in ARMOR.findall(text):
            try:
                found.append(pyrage.decrypt(armored.encode(), [key]).decode())
            except pyrage.DecryptError:
                continue
    return found


def paper(home: Home, moment_id: str, number: str) -> TurnPaper:
    words = "what anyone may read" if number == "shared" else f"{MARKER}, read {number}"
    read = Read(id=f"read-{number}", moment=moment_id, adult=home.nell.id, words=words)
    return TurnPaper(read=read, own=OwnSide(words=f"{MARKER}, own {number}"))


@pytest.fixture
def lived_in(home: Home) -> Home:
    """A family in which Nell has left something everywhere, and a backup holds all of it."""
    journal, nell = home.journal, home.nell
    moments = [a_moment(home.kit, hour=hour) for hour in (7, 12, 17)]
    journal.seen_by(Together()).put(*moments)
    alone = journal.seen_by(Alone(nell.id))
    alone.cover(paper(home, moments[0].id, "closed"))
    alone.share_alone(paper(home, moments[1].id, "shared"))
    alone.cover(paper(home, moments[2].id, "binned"))
    alone.bin(moments[2].id, today=TODAY)
    assert journal.unlock_bare(nell.id)
    room = PrivateRoom(id=nell.id, reflections=(Reflection(id="r", on=TODAY, theme="t", prompt="r01", words=MARKER),))
    alone.put_room(room)
    journal.drafts.keep_private(nell.id, adult(journal, nell).recipient, Draft(key="d", values={"words": MARKER}))
    journal.flush()
    keep(home.folder / FILE, "before-test", NOW)
    return home


def adult(journal: Journal, who: Adult) -> Adult:
    return journal.adult(who.id)


def old_key(home: Home) -> Identity:
    return keys.read_bare((home.folder / "keys" / f"{home.nell.id}.age").read_text())


def test_the_search_finds_what_the_old_key_opens_before(lived_in: Home) -> None:
    found = opened_by(lived_in.folder, old_key(lived_in))
    assert sum(MARKER in text for text in found) >= 8
    assert any(old_key(lived_in).secret in text for text in everything_in(lived_in.folder))


def test_afterwards_nothing_in_the_folder_opens_with_the_old_key_and_it_is_gone(lived_in: Home) -> None:
    old = old_key(lived_in)
    assert set_passphrase(lived_in.journal, Alone(lived_in.nell.id), QUICK_KEY, KEY) == ()
    lived_in.journal.close()
    assert opened_by(lived_in.folder, old) == []
    assert not any(old.secret in text or MARKER in text for text in everything_in(lived_in.folder))
    lived_in.journal = Journal.open(lived_in.folder)


def test_afterwards_everything_opens_with_the_new_key(lived_in: Home) -> None:
    nell = lived_in.nell
    set_passphrase(lived_in.journal, Alone(nell.id), QUICK_KEY, KEY)
    room = lived_in.journal.seen_by(Alone(nell.id)).room()
    assert room is not None
    assert room.reflections[0].words == MARKER
    journal = lived_in.again()
    assert not journal.unlock_bare(nell.id)
    journal.unlock(nell.id, KEY)
    alone = journal.seen_by(Alone(nell.id))
    room = alone.room()
    assert room is not None
    assert room.reflections[0].words == MARKER
    draft = journal.drafts.private(nell.id, "d")
    assert draft is not None
    assert draft.values == {"words": MARKER}
    item = alone.bin_items()[0]
    alone.restore(item.id)
    papers = [alone.my_paper(moment.id) for moment in alone.moments()]
    words = sorted(kept.read.words for kept in papers if kept is not None)
    assert words == [f"{MARKER}, read binned", f"{MARKER}, read closed"]
    shared = next(read for moment in alone.moments() for read in alone.reads(moment.id))
    assert MARKER.encode() in keys.unseal(KEY, shared.sealed_own, record_id=shared.id)


def test_the_other_grown_up_keeps_everything(lived_in: Home) -> None:
    idris = lived_in.idris
    before = adult(lived_in.journal, idris)
    set_passphrase(lived_in.journal, Alone(lived_in.nell.id), QUICK_KEY, KEY)
    journal = lived_in.again()
    assert adult(journal, idris) == before
    assert journal.unlock_bare(idris.id)
    for backup in backups(lived_in.folder):
        tables = read_family_file(backup.path).tables
        assert idris.id in tables["private"]
        assert tables["adults"][idris.id]["key_file"] == before.key_file


def test_backups_still_open_and_lose_only_what_was_hers(lived_in: Home) -> None:
    before = {b.path: read_family_file(b.path).tables for b in backups(lived_in.folder)}
    set_passphrase(lived_in.journal, Alone(lived_in.nell.id), QUICK_KEY, KEY)
    assert before
    for path, tables in before.items():
        after = read_family_file(path).tables
        assert after.get("moments") == tables.get("moments")
        assert after.get("children") == tables.get("children")
        assert lived_in.nell.id not in after["private"]
        if lived_in.nell.id in after["adults"]:
            assert after["adults"][lived_in.nell.id]["key_file"] == QUICK_KEY


def test_a_backup_that_does_not_open_is_named(lived_in: Home) -> None:
    path = lived_in.folder / FOLDER / "family.20261120T200000Z.json"
    path.write_bytes(b"{}")
    assert set_passphrase(lived_in.journal, Alone(lived_in.nell.id), QUICK_KEY, KEY) == (path,)
    assert path.read_bytes() == b"{}"


def test_a_family_brought_back_from_such_a_backup_has_an_empty_room_behind_the_new_passphrase(
    lived_in: Home, tmp_path: Path
) -> None:
    set_passphrase(lived_in.journal, Alone(lived_in.nell.id), QUICK_KEY, KEY)
    backup = next(b for b in backups(lived_in.folder) if b.label)
    place = tmp_path / "brought-back"
    place.mkdir()
    shutil.copy(backup.path, place / FILE)
    journal = Journal.open(place)
    journal.unlock(lived_in.nell.id, KEY)
    assert journal.seen_by(Alone(lived_in.nell.id)).room() == PrivateRoom(id=lived_in.nell.id)
    journal.close()


@pytest.mark.parametrize("stopped_at", ["before the save", "after the save", "before the key file"])
def test_a_stop_in_the_middle_loses_nothing_and_is_finished_at_the_next_opening(
    lived_in: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped_at: str
) -> None:
    nell, old, place = lived_in.nell, old_key(lived_in), tmp_path / "as-it-stood"
    if stopped_at == "before the save":
        monkeypatch.setattr(lived_in.journal, "act", lambda *_a, **_k: shutil.copytree(lived_in.folder, place))
    elif stopped_at == "after the save":
        monkeypatch.setattr(rekey, "settle", lambda *_a: (shutil.copytree(lived_in.folder, place), ())[1])
    else:
        monkeypatch.setattr(rekey, "write_whole", lambda *_a, **_k: shutil.copytree(lived_in.folder, place))
    set_passphrase(lived_in.journal, Alone(nell.id), QUICK_KEY, KEY)
    monkeypatch.undo()
    (place / ".family.lock").unlink(missing_ok=True)
    journal = Journal.open(place)
    key = journal.seen_by(Alone(nell.id)).own_key()
    if stopped_at == "before the save":
        assert key.open_bare()
    else:
        key.open(KEY)
    room = journal.seen_by(Alone(nell.id)).room()
    assert room is not None
    assert room.reflections[0].words == MARKER
    draft = journal.drafts.private(nell.id, "d")
    assert draft is not None
    assert draft.values == {"words": MARKER}
    journal.close()
    if stopped_at != "before the save":
        assert opened_by(place, old) == []
        assert not any(old.secret in text for text in everything_in(place))
        assert (place / "keys" / f"{nell.id}.age").read_text() == QUICK_KEY


def test_words_typed_after_a_stop_stand_beside_those_typed_before(
    lived_in: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nell, place = lived_in.nell, tmp_path / "as-it-stood"
    monkeypatch.setattr(rekey, "settle", lambda *_a: (shutil.copytree(lived_in.folder, place), ())[1])
    set_passphrase(lived_in.journal, Alone(nell.id), QUICK_KEY, KEY)
    monkeypatch.undo()
    (place / ".family.lock").unlink(missing_ok=True)
    journal = Journal.open(place)
    journal.drafts.keep_private(nell.id, KEY.recipient, Draft(key="turn", values={"words": "typed while locked"}))
    journal.seen_by(Alone(nell.id)).own_key().open(KEY)
    assert journal.drafts.private_keys(nell.id) == ("d", "turn")
    journal.close()


def test_a_refused_act_leaves_the_old_key_in_force(lived_in: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    nell, before = lived_in.nell, adult(lived_in.journal, lived_in.nell)

    def refuse(*_args: object, **_more: object) -> None:
        raise CannotSave("no room")

    monkeypatch.setattr(lived_in.journal.storage, "change", refuse)
    with pytest.raises(CannotSave):
        set_passphrase(lived_in.journal, Alone(nell.id), QUICK_KEY, KEY)
    monkeypatch.undo()
    assert adult(lived_in.journal, nell) == before
    room = lived_in.journal.seen_by(Alone(nell.id)).room()
    assert room is not None
    lived_in.journal.seen_by(Alone(nell.id)).put_room(room)


@pytest.mark.parametrize("who", ["together", "the other", "a turn", "locked"])
def test_nobody_else_may_set_it_and_not_from_outside(lived_in: Home, who: str) -> None:
    nell, before = lived_in.nell, adult(lived_in.journal, lived_in.nell)
    lived_in.journal.unlock_bare(lived_in.idris.id)
    actors: dict[str, Actor] = {
        "together": Together(),
        "the other": Alone("nobody"),
        "a turn": Turn(nell.id, "debrief"),
        "locked": Alone(nell.id),
    }
    if who == "locked":
        lived_in.journal.lock(nell.id)
    for act in (
        lambda: set_passphrase(lived_in.journal, actors[who], QUICK_KEY, KEY),
        lambda: change_passphrase(lived_in.journal, actors[who], QUICK_KEY),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert adult(lived_in.journal, nell) == before


def test_undo_does_not_bring_the_old_key_back(lived_in: Home) -> None:
    alone = lived_in.journal.seen_by(Alone(lived_in.nell.id))
    alone.own_key().set_passphrase(QUICK_KEY, KEY)
    assert not alone.undo()
    assert adult(lived_in.journal, lived_in.nell).key_file == QUICK_KEY


def test_a_first_passphrase_is_set_once(lived_in: Home) -> None:
    key = lived_in.journal.seen_by(Alone(lived_in.nell.id)).own_key()
    assert not key.wrapped
    with pytest.raises(NotAllowed):
        key.change_passphrase(QUICK_KEY)
    key.set_passphrase(QUICK_KEY, KEY)
    assert key.wrapped
    with pytest.raises(NotAllowed):
        key.set_passphrase(QUICK_KEY, keys.make())


def test_a_key_file_without_a_passphrase_is_refused(lived_in: Home) -> None:
    new = keys.make()
    with pytest.raises(NotReadable):
        set_passphrase(lived_in.journal, Alone(lived_in.nell.id), keys.bare_file(new), new)


def test_another_passphrase_changes_the_key_file_and_nothing_else(lived_in: Home) -> None:
    nell = lived_in.nell
    set_passphrase(lived_in.journal, Alone(nell.id), CLOSED_BEFORE, KEY)
    before = lived_in.journal.storage.read()
    change_passphrase(lived_in.journal, Alone(nell.id), QUICK_KEY)
    after = lived_in.journal.storage.read()
    assert {name for name in after if after[name] != before[name]} == {"adults"}
    assert adult(lived_in.journal, nell).key_file == QUICK_KEY
    assert (lived_in.folder / "keys" / f"{nell.id}.age").read_text() == QUICK_KEY
    assert keys.unwrap(QUICK_KEY, PASSPHRASE) == KEY
