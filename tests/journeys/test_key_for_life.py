"""A key through the years, by real keys: forgotten, found, set aside, an older room back, erased, leaving."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from data import keys
from data.actors import Alone, Together
from data.backups import keep
from data.journal import FILE
from data.keys import Identity
from data.records import PrivateRoom, Reflection
from data.restoring import bring_back
from data.wording import say
from tests.data.conftest import TODAY, a_moment
from tests.data.test_keys import KEY, PASSPHRASE, QUICK_KEY
from tests.journeys.private_house import NOW, House, a_house, sit_down_as_nell, sitting
from tests.journeys.walking import seen, type_words, until, until_seen
from widgets.buttons import Action
from widgets.text_area import Line
from workspace.app import Swingback
from workspace.playing import Sitting
from workspace.screens.passphrase import PassphraseScreen
from workspace.screens.recovery import RecoveryScreen
from workspace.starting import start_debrief

MARKER = "the yard with the dog"
AFRESH = QUICK_KEY.replace("yUYIwQdi", "yUYIwQdj")
"""A key file that a key is closed into at once."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Nell has a passphrase and something in her room; Idris has neither."""
    with a_house(tmp_path / "family") as made:
        made.journal.unlock(made.nell.id, KEY)
        write(made, MARKER)
        made.journal.lock(made.nell.id)
        yield made


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Identity, str]]:
    """Closing a key takes no time; gives what it was closed with."""
    with_what: list[tuple[Identity, str]] = []

    async def wrap(identity: Identity, passphrase: str) -> str:
        with_what.append((identity, passphrase))
        return AFRESH

    monkeypatch.setattr("data.keys.wrap_later", wrap)
    return with_what


def write(house: House, *words: str) -> None:
    kept = tuple(Reflection(id=one, on=TODAY, theme="t", prompt="r01", words=one) for one in words)
    house.journal.seen_by(Alone(house.nell.id)).put_room(PrivateRoom(id=house.nell.id, reflections=kept))


def kept(house: House) -> list[str]:
    return [one.words for one in house.room(house.nell).reflections]


async def type_sheet(pilot: Pilot[Any], identity: Identity) -> None:
    """Put the three lines in their places; `tests/journeys/test_reflection.py` types them letter by letter."""
    await until(pilot, lambda: bool(pilot.app.screen.query("#line-3")), "the lines of the sheet")
    for n, line in enumerate(keys.recovery_text(identity).splitlines()[1:], 1):
        pilot.app.screen.query_one(f"#line-{n}", Line).value = line
    pilot.app.screen.query_one("#line-3", Line).focus()
    await pilot.press("end", "enter")


async def choose_words(pilot: Pilot[Any], words: str = "lantern cart") -> None:
    await until(pilot, lambda: bool(pilot.app.screen.query("#again")), "the lines for a new passphrase")
    for _ in range(2):
        await type_words(pilot, words)
        await pilot.press("enter")


async def ask_for_another_way(pilot: Pilot[Any]) -> None:
    """Nell sits down and says that she has forgotten her passphrase."""
    await pilot.press("w")
    await until_seen(pilot, "Nell, alone")
    await pilot.press("2")
    await until_seen(pilot, say("own_key.forgotten.button"))
    await pilot.press("f5")
    await until_seen(pilot, say("own_key.forgotten.afresh"))


async def open_key_page(pilot: Pilot[Any]) -> None:
    await pilot.press("p")
    await until_seen(pilot, say("own_key.key.erase"))


# -- forgotten ------------------------------------------------------------------------------------------------------


async def test_the_sheet_opens_the_room_and_a_new_passphrase_is_offered(
    house: House, closed: list[tuple[Identity, str]]
) -> None:
    async with sitting(house) as pilot:
        await ask_for_another_way(pilot)
        await pilot.press("1")
        await type_sheet(pilot, KEY)
        await until_seen(pilot, say("recovery.opened_title", name="Nell"))
        await choose_words(pilot)
        await until_seen(pilot, say("reflect_room.ready_yes"))
    assert closed == [(KEY, "lantern cart")]
    assert house.journal.adult(house.nell.id).key_file == AFRESH
    assert kept(house) == [MARKER]


async def test_the_passphrase_there_is_can_stay_after_the_sheet(house: House) -> None:
    async with sitting(house) as pilot:
        await ask_for_another_way(pilot)
        await pilot.press("1")
        await type_sheet(pilot, KEY)
        await until_seen(pilot, say("recovery.opened_title", name="Nell"))
        await pilot.press("escape")
        await until_seen(pilot, say("reflect_room.ready_yes"))
    assert house.journal.adult(house.nell.id).key_file == QUICK_KEY


async def test_another_sheet_or_half_a_sheet_opens_nothing(house: House) -> None:
    async with sitting(house) as pilot:
        await ask_for_another_way(pilot)
        await pilot.press("1")
        await type_sheet(pilot, keys.make())
        await until_seen(pilot, say("recovery.another_key", name="Nell")[:40])
        await pilot.press("backspace", "enter")
        await until_seen(pilot, "there are 57.")
        await pilot.press("escape")
        await until_seen(pilot, say("own_key.forgotten.afresh"))
        await pilot.press("escape")
        await until_seen(pilot, say("passphrase.title", name="Nell"))
    assert not house.journal.unlocked(house.nell.id)


async def test_set_aside_and_written_afresh_then_the_old_words_turn_up(
    house: House, closed: list[tuple[Identity, str]]
) -> None:
    async with sitting(house) as pilot:
        await ask_for_another_way(pilot)
        await pilot.press("2")
        await until_seen(pilot, say("own_key.afresh.no"))
        await pilot.press("enter")
        await until_seen(pilot, say("own_key.forgotten.afresh"))
        await pilot.press("2")
        await until_seen(pilot, say("own_key.afresh.no"))
        await pilot.press("shift+tab", "enter")
        await choose_words(pilot)
        await until_seen(pilot, "AGE-SECRET-KEY-1")
        await pilot.press("enter")
        await type_sheet(pilot, closed[0][0])
        await until_seen(pilot, say("reflect_room.ready_yes"))
        await until(pilot, lambda: kept(house) == [], "the room written afresh")
        await open_key_page(pilot)
        await pilot.press("3")
        await until_seen(pilot, say("own_key.closed.one", day="Tue 24 Nov"))
        await pilot.press("1")
        await until(pilot, lambda: bool(pilot.app.screen.query("#passphrase")), "the passphrase of then")
        await type_words(pilot, PASSPHRASE)
        await pilot.press("enter")
        await until_seen(pilot, say("reflect_room.ready_yes"))
        await until(pilot, lambda: kept(house) == [MARKER], "the old words")
        await open_key_page(pilot)
        assert say("own_key.key.closed") not in seen(pilot.app)
    assert not any(MARKER in text for text in house.texts())


async def test_at_a_reveal_the_sheet_is_the_only_other_way(house: House) -> None:
    answers: list[Identity | None] = []
    async with sitting(house) as pilot:
        pilot.app.push_screen(PassphraseScreen(house.nell), answers.append)
        await until_seen(pilot, say("own_key.forgotten.button"))
        await pilot.press("f5")
        await until_seen(pilot, say("recovery.open_button"))
        await type_sheet(pilot, KEY)
        await until(pilot, lambda: bool(answers), "the key")
    assert answers == [KEY]


# -- the sheet and the key page -------------------------------------------------------------------------------------


async def test_the_sheet_is_shown_again_only_after_the_passphrase_and_compared_by_group(house: House) -> None:
    async with sitting(house) as pilot:
        await sit_down_as_nell(pilot)
        await open_key_page(pilot)
        await pilot.press("2")
        await until(pilot, lambda: bool(pilot.app.screen.query("#passphrase")), "the passphrase line")
        assert "AGE-SECRET-KEY-1" not in seen(pilot.app)
        await type_words(pilot, PASSPHRASE)
        await pilot.press("enter")
        await until_seen(pilot, keys.recovery_text(KEY).splitlines()[2])
        await pilot.press("enter")
        await type_sheet(pilot, replace_last(KEY))
        await until_seen(pilot, say("recovery.differs", n=15)[:30])
        await pilot.press("f3")
        await until_seen(pilot, "AGE-SECRET-KEY-1")
        await pilot.press("enter")
        await type_sheet(pilot, KEY)
        await until_seen(pilot, say("reflect_room.write_on"))


def replace_last(identity: Identity) -> Identity:
    """Give a key whose last letter somebody has misread."""
    return Identity(f"{identity.secret[:-1]}{'Q' if identity.secret[-1] != 'Q' else 'P'}", identity.recipient)


async def test_without_a_printer_it_says_so_and_no_file_is_made(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workspace.summary.printing.printers", tuple)
    async with sitting(house) as pilot:
        before = sorted(house.folder.rglob("*"))
        pilot.app.push_screen(RecoveryScreen(house.nell, KEY, NOW.date()))
        await until_seen(pilot, say("recovery.print_button"))
        await pilot.press("f5")
        await until_seen(pilot, say("recovery.no_printer")[:30])
        assert sorted(house.folder.rglob("*")) == before


async def test_what_is_protected_can_be_read_from_the_key_page(house: House) -> None:
    async with sitting(house) as pilot:
        await sit_down_as_nell(pilot)
        await open_key_page(pilot)
        await pilot.press("3")
        await until_seen(pilot, say("own_key.protects.title"))
        page = " ".join(seen(pilot.app).split())
        for words in ("encrypted on disk", "hidden on screen only", "someone who watches you type"):
            assert words in page


async def test_the_room_says_how_private_it_is_before_the_first_word(house: House) -> None:
    async with sitting(house) as pilot:
        await pilot.press("w")
        await until_seen(pilot, "Idris, alone")
        await pilot.press("3")
        await until_seen(pilot, say("own_key.offer.later"))
        await pilot.press("2")
        await until_seen(pilot, say("reflect_room.ready_yes"))
        assert "hidden on screen only" in " ".join(seen(pilot.app).split())


# -- an older room, and no room at all ------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "words"), [("1", [MARKER, "since"]), ("2", ["since"]), ("3", ["since"])])
async def test_an_older_room_that_came_back_is_offered_when_its_owner_sits_down(
    house: House, key: str, words: list[str]
) -> None:
    house.journal.flush()
    path = keep(house.folder / FILE, "test", datetime(2026, 11, 20, tzinfo=UTC))
    house.journal.unlock(house.nell.id, KEY)
    write(house, "since")
    house.journal.lock(house.nell.id)
    bring_back(house.journal, Together(), path, NOW)
    async with sitting(house) as pilot:
        await pilot.press("w")
        await until_seen(pilot, "Nell, alone")
        await pilot.press("2")
        await until(pilot, lambda: bool(pilot.app.screen.query("#passphrase")), "the passphrase line")
        await type_words(pilot, PASSPHRASE)
        await pilot.press("enter")
        await until_seen(pilot, say("own_key.earlier.title", name="Nell"))
        assert MARKER not in seen(pilot.app)
        await pilot.press(key)
        await until_seen(pilot, say("reflect_room.ready_yes"))
        await until(pilot, lambda: kept(house) == words, "what was chosen")
        own = house.journal.seen_by(Alone(house.nell.id)).own_key()
        assert bool(own.waiting) == (key == "3")


async def test_erasing_asks_twice_and_leaves_nothing(house: House) -> None:
    house.journal.flush()
    keep(house.folder / FILE, "test", datetime(2026, 11, 20, tzinfo=UTC))
    async with sitting(house) as pilot:
        await sit_down_as_nell(pilot)
        await until_seen(pilot, MARKER)
        await open_key_page(pilot)
        await pilot.press("4")
        await until_seen(pilot, say("own_key.erase.no"))
        await pilot.press("escape")
        assert kept(house) == [MARKER]
        await open_key_page(pilot)
        await pilot.press("4")
        await until_seen(pilot, say("own_key.erase.no"))
        await pilot.press("shift+tab", "enter")
        await until_seen(pilot, say("own_key.erase.passphrase", name="Nell"))
        await type_words(pilot, PASSPHRASE)
        await pilot.press("enter")
        await until_seen(pilot, say("own_key.erase.done")[:40])
        await pilot.press("escape")
        await until_seen(pilot, say("reflect_room.empty")[:30])
        await until(pilot, lambda: kept(house) == [], "an empty room")
    assert MARKER not in house.opened_by(KEY)


# -- leaving and coming back ----------------------------------------------------------------------------------------


async def open_adult(pilot: Pilot[Any], name: str) -> None:
    await pilot.press("6")
    await until_seen(pilot, say("family.title"))
    next(button for button in pilot.app.screen.query(Action) if button.act.label.startswith(name)).focus()
    await pilot.press("enter")


async def test_a_grown_up_leaves_and_comes_back_and_nothing_of_theirs_goes(house: House) -> None:
    before = house.journal.storage.read()["private"]
    async with sitting(house) as pilot:
        await open_adult(pilot, "Nell")
        await until_seen(pilot, say("family.ask.leaves"))
        await pilot.press("f5")
        await until_seen(pilot, say("family.left.title", name="Nell"))
        await pilot.press("shift+tab", "enter")
        await until_seen(pilot, say("family.left.done", name="Nell"))
        assert say("family.former", name="Nell") in seen(pilot.app)
        await pilot.press("escape", "w")
        await until_seen(pilot, "Idris, alone")
        assert "Nell, alone" not in seen(pilot.app)
        await pilot.press("escape")
        await open_adult(pilot, "Nell")
        await until_seen(pilot, say("family.back.yes"))
        await pilot.press("shift+tab", "enter")
        await until_seen(pilot, say("family.back.done", name="Nell"))
        await pilot.press("escape")
        await sit_down_as_nell(pilot)
        await until_seen(pilot, MARKER)
    assert house.journal.storage.read()["private"] == before


async def test_somebody_who_leaves_alone_is_no_longer_here(house: House) -> None:
    async with sitting(house) as pilot:
        await sit_down_as_nell(pilot)
        await open_adult(pilot, "Nell")
        await until_seen(pilot, say("family.ask.leaves"))
        await pilot.press("f5")
        await until_seen(pilot, say("family.left.title", name="Nell"))
        await pilot.press("shift+tab", "enter")
        await until_seen(pilot, "Home")
        assert not house.journal.unlocked(house.nell.id)
        assert MARKER not in seen(pilot.app)


async def test_one_alone_cannot_put_the_other_out_and_the_last_one_stays(house: House) -> None:
    async with sitting(house) as pilot:
        await sit_down_as_nell(pilot)
        await open_adult(pilot, "Idris")
        await until_seen(pilot, say("family.ask.mend_title"))
        assert say("family.ask.leaves") not in seen(pilot.app)
        await pilot.press("f5", "escape", "escape")
    house.journal.load((replace(house.journal.adult(house.idris.id), retired=True),))
    async with sitting(house) as pilot:
        await open_adult(pilot, "Nell")
        await until_seen(pilot, say("family.ask.mend_title"))
        assert say("family.ask.leaves") not in seen(pilot.app)


# -- in a turn ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("place", "words"), [(0, "encrypted"), (1, "hidden_only")])
async def test_a_turn_says_at_its_first_question_how_private_it_is(house: House, place: int, words: str) -> None:
    view = house.journal.seen_by(Together())
    moment = a_moment(view.children[0])
    view.put(moment)
    debrief = start_debrief(view, moment, "joint")
    debrief = replace(debrief, readers=debrief.readers[:: 1 if place == 0 else -1])
    view.put(debrief)
    Sitting(house.journal.seen_by, Together(), debrief, today=TODAY).go("first_curtain")
    async with Swingback(house.journal, now=house.clock).run_test(size=(80, 24)) as pilot:
        await until_seen(pilot, "Kit knocked")
        await pilot.press("d")
        await until_seen(pilot, "your turn.")
        await pilot.press("enter")
        if words == "encrypted":
            await until(pilot, lambda: isinstance(pilot.app.screen, PassphraseScreen), "the passphrase")
            await pilot.press("f4")
        await until_seen(pilot, "good evening to do this together")
        page = " ".join(seen(pilot.app).split())
        assert say(f"own_key.turn.{words}") in page
