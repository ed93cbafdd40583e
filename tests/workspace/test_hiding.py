"""Hiding everything at once, and locking what was left: what is seen, what is kept, what is gone, and the way back."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import TextArea

from data.actors import Alone, Together
from data.ids import new_id
from data.records import Moment, Reflection, When
from data.wording import say
from tests.data.test_keys import KEY, PASSPHRASE
from tests.journeys.private_house import (
    NOW,
    House,
    a_house,
    begin_writing,
    sit_down_as_nell,
    sitting,
)
from tests.journeys.walking import seen, type_words, until, until_seen
from widgets.text_area import Writing
from workspace.app import Swingback
from workspace.screens.hidden import HiddenScreen

MARK = "zweiundvierzig"
"""A word that stands nowhere else."""

TITLE = "Kit threw the blue cup across the kitchen"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A family of two with one moment; Nell has a passphrase, Idris has none."""
    with a_house(tmp_path / "family") as made:
        kit = made.journal.seen_by(Together()).children[0]
        when = When(instant=NOW - timedelta(hours=3), zone="Europe/London")
        made.journal.seen_by(Together()).put(Moment(id=new_id(), when=when, camera=(TITLE,), children=(kit.id,)))
        yield made


def moments(house: House, size: tuple[int, int] = (120, 40)) -> Any:
    """Open the app at the moments, together."""
    return Swingback(house.journal, now=house.clock).run_test(size=size)


def sit(pilot: Pilot[Any], house: House) -> None:
    """Let Nell sit down alone, without the slow part."""
    house.journal.unlock(house.nell.id, KEY)
    pilot.app.sit_down(Alone(house.nell.id))  # type: ignore[attr-defined]  # this app has it


async def until_hidden(pilot: Pilot[Any]) -> None:
    """Wait until the neutral page stands."""
    await until(pilot, lambda: isinstance(pilot.app.screen, HiddenScreen), "the neutral page")
    await until_seen(pilot, say("hidden.title"))


async def type_passphrase(pilot: Pilot[Any]) -> None:
    """Type Nell's passphrase and press Enter."""
    for letter in PASSPHRASE:
        await pilot.press({" ": "space"}.get(letter, letter))
    await pilot.press("enter")


def shows_nothing(pilot: Pilot[Any], house: House) -> bool:
    """Whether the screen says no title, no name and no number."""
    words = seen(pilot.app)
    people = [house.nell.name, house.idris.name, "Kit"]
    return not any(word in words for word in (TITLE[:12], MARK, *people)) and not any(c.isdigit() for c in words)


@pytest.mark.parametrize(
    ("opened", "key"), [("", "f9"), ("n", "ctrl+l"), ("6", "f9"), ("d", "ctrl+l"), ("w", "f9"), ("5", "ctrl+l")]
)
async def test_one_key_covers_everything_wherever_one_is(house: House, key: str, opened: str) -> None:
    async with moments(house) as pilot:
        await until_seen(pilot, TITLE[:12])
        if opened:
            before = pilot.app.screen
            await pilot.press(opened)
            await until(pilot, lambda: pilot.app.screen is not before, "a page")
        await pilot.press(key)
        await until_hidden(pilot)
        assert shows_nothing(pilot, house)
        await pilot.press("1", "n", "w", "6", "escape", key)
        assert isinstance(pilot.app.screen, HiddenScreen)
        assert shows_nothing(pilot, house)


async def test_hidden_while_writing_the_words_are_kept_and_come_back(house: House) -> None:
    async with moments(house) as pilot:
        await until_seen(pilot, TITLE[:12])
        await pilot.press("n")
        await until_seen(pilot, say("new_moment.save"))
        await type_words(pilot, MARK)
        await pilot.press("left", "left", "f9")
        await until_hidden(pilot)
        assert shows_nothing(pilot, house)
        await pilot.press("tab", "enter")
        await until_seen(pilot, MARK)
        writing = pilot.app.focused
        assert isinstance(writing, Writing)
        assert writing.cursor_location == (0, len(MARK) - 2)


async def test_enter_on_the_neutral_page_closes_the_app(house: House) -> None:
    async with moments(house) as pilot:
        await until_seen(pilot, TITLE[:12])
        await pilot.press("n", *MARK, "f9")
        await until_hidden(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app._exit, "the end")
    draft = house.journal.drafts.shared("new_moment")
    assert draft is not None
    assert draft.values["what"] == MARK


async def test_a_passphrase_goes_back_to_the_same_question_and_nothing_else_does(house: House) -> None:
    async with moments(house) as pilot:
        await until_seen(pilot, TITLE[:12])
        sit(pilot, house)
        await pilot.press("l")
        await until_seen(pilot, say("moments.look_title"))
        await until(pilot, lambda: isinstance(pilot.app.focused, Writing), "the page to write on")
        await type_words(pilot, MARK)
        await pilot.press("left", "f9")
        await until_hidden(pilot)
        assert shows_nothing(pilot, house)
        assert not house.journal.unlocked(house.nell.id)
        assert say("hidden.back") not in seen(pilot.app)
        await pilot.press("x", "y", "enter")
        await until_seen(pilot, say("keys.passphrase_differs")[:20])
        assert not house.journal.unlocked(house.nell.id)
        await type_passphrase(pilot)
        await until_seen(pilot, MARK)
        assert house.journal.unlocked(house.nell.id)
        assert pilot.app.desk.actor == Alone(house.nell.id)
        writing = pilot.app.focused
        assert isinstance(writing, Writing)
        assert (writing.text, writing.cursor_location) == (MARK, (0, len(MARK) - 1))


async def test_without_a_passphrase_back_goes_to_the_room_and_opens_nothing_private(house: House) -> None:
    async with moments(house) as pilot:
        await until_seen(pilot, TITLE[:12])
        house.journal.unlock_bare(house.idris.id)
        pilot.app.sit_down(Alone(house.idris.id))
        await pilot.press("l")
        await until(pilot, lambda: isinstance(pilot.app.focused, Writing), "the page to write on")
        await type_words(pilot, MARK)
        await pilot.press("ctrl+l")
        await until_hidden(pilot)
        await pilot.press("right", "enter")
        await until_seen(pilot, TITLE[:12])
        assert MARK not in seen(pilot.app)
        assert pilot.app.desk.actor == Alone(house.idris.id)
        await pilot.press("l")
        await until_seen(pilot, MARK)


async def test_a_turn_behind_the_curtain_is_hidden_behind_it_again(house: House) -> None:
    async with moments(house) as pilot:
        await until_seen(pilot, TITLE[:12])
        await pilot.press("d")
        await until(pilot, lambda: hasattr(pilot.app.screen, "sitting"), "the debrief")
        sitting_now = pilot.app.screen.sitting
        first_curtain = next(step for step in sitting_now.steps if step.kind == "curtain")
        sitting_now.go(first_curtain.id)
        sitting_now.begin_turn()
        words = next(step for step in sitting_now.steps if step.field == "read.words" and sitting_now.in_turn(step))
        sitting_now.go(words.id)
        await pilot.app.screen.show()
        await type_words(pilot, MARK)
        await until_seen(pilot, MARK)
        reader = sitting_now.turn
        await pilot.press("f9")
        await until_hidden(pilot)
        assert shows_nothing(pilot, house)
        assert house.journal.drafts.private_keys(reader) == ()
        await pilot.press("tab", "enter")
        await until_seen(pilot, "your turn")
        assert MARK not in seen(pilot.app)


# -- left alone ---------------------------------------------------------------------------------------------------


async def beat(pilot: Pilot[Any]) -> None:
    """Let the second pass at which the app looks at the clock."""
    await pilot.app.listening.beat()  # type: ignore[attr-defined]  # this app has it
    await pilot.pause()


async def wait_step_by_step(pilot: Pilot[Any], house: House, minutes: int) -> None:
    """Let minutes go by, each looked at, as when the machine is awake."""
    for _ in range(2 * minutes):
        house.clock.now += timedelta(seconds=30)
        await beat(pilot)


async def test_a_sitting_alone_locks_after_the_time_the_family_chose(house: House) -> None:
    async with moments(house) as pilot:
        await until_seen(pilot, TITLE[:12])
        sit(pilot, house)
        await wait_step_by_step(pilot, house, 9)
        assert house.journal.unlocked(house.nell.id)
        await pilot.press("down")
        await wait_step_by_step(pilot, house, 9)
        assert house.journal.unlocked(house.nell.id)
        await wait_step_by_step(pilot, house, 1)
        await until_hidden(pilot)
        assert not house.journal.unlocked(house.nell.id)
        assert shows_nothing(pilot, house) or "F4" in seen(pilot.app)
        assert TITLE[:12] not in seen(pilot.app)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, HiddenScreen)
        await pilot.press("f5")
        await until_seen(pilot, "recovery sheet")
        assert "Nell" not in seen(pilot.app)
        await pilot.press("f4")
        await until_seen(pilot, TITLE[:12])
        assert pilot.app.desk.actor == Together()


async def test_off_means_that_nothing_locks_by_itself_while_the_machine_is_awake(house: House) -> None:
    from msgspec.structs import replace

    family = house.journal.family
    house.journal.seen_by(Together()).put(replace(family, settings=replace(family.settings, idle_lock_minutes=0)))
    async with moments(house) as pilot:
        await until_seen(pilot, TITLE[:12])
        sit(pilot, house)
        await wait_step_by_step(pilot, house, 15)
        assert house.journal.unlocked(house.nell.id)


async def test_together_never_locks(house: House) -> None:
    async with moments(house) as pilot:
        await until_seen(pilot, TITLE[:12])
        await wait_step_by_step(pilot, house, 15)
        house.clock.now += timedelta(hours=9)
        await beat(pilot)
        assert TITLE[:12] in seen(pilot.app)


@pytest.mark.parametrize("jump", [timedelta(minutes=3), timedelta(hours=-2)])
async def test_a_clock_that_jumped_means_the_lid_was_closed_and_locks(house: House, jump: timedelta) -> None:
    async with moments(house) as pilot:
        await until_seen(pilot, TITLE[:12])
        sit(pilot, house)
        await beat(pilot)
        house.clock.now += jump
        await beat(pilot)
        await until_hidden(pilot)
        assert not house.journal.unlocked(house.nell.id)


async def test_the_key_that_wakes_the_machine_is_not_typed_into_anything(house: House) -> None:
    async with moments(house) as pilot:
        await until_seen(pilot, TITLE[:12])
        sit(pilot, house)
        await pilot.press("l")
        await until(pilot, lambda: isinstance(pilot.app.focused, Writing), "the page to write on")
        await type_words(pilot, MARK)
        house.clock.now += timedelta(hours=8)
        await pilot.press("q")
        await until_hidden(pilot)
        assert TITLE[:12] not in seen(pilot.app)
    house.journal.unlock(house.nell.id, KEY)
    drafts = house.journal.drafts
    (key,) = drafts.private_keys(house.nell.id)
    draft = drafts.private(house.nell.id, key)
    assert draft is not None
    assert draft.values["words"] == MARK


# -- what is left in memory ---------------------------------------------------------------------------------------


def held(*words: str) -> set[str]:
    """Give which of these words stand in any text that Python still holds, but for the words themselves."""
    gc.collect()
    found: set[str] = set()
    for thing in gc.get_objects():
        held = gc.get_referents(thing)
        while held:
            one = held.pop()
            if isinstance(one, str):
                found.update(word for word in words if word in one and one is not word)
            elif isinstance(one, Struct) and not gc.is_tracked(one):
                # The collector lists none that hold plain values alone.
                held += gc.get_referents(one)
    return found


async def test_a_lock_leaves_neither_key_nor_private_word_in_memory(tmp_path: Path) -> None:
    with a_house(tmp_path / "family") as house:
        async with sitting(house) as pilot:
            await sit_down_as_nell(pilot)
            await begin_writing(pilot)
            await type_words(pilot, f"{MARK} and more")
            await pilot.press("f2")
            await until_seen(pilot, MARK)
            await begin_writing(pilot)
            await type_words(pilot, f"again {MARK}")
            assert held(MARK, PASSPHRASE, KEY.secret) >= {MARK, KEY.secret}
            await pilot.press("f9")
            await until_hidden(pilot)
            await pilot.pause()
            assert not [one for one in gc.get_objects() if isinstance(one, TextArea)]
            assert held(MARK, PASSPHRASE, KEY.secret) == set()


async def test_what_was_looked_for_and_found_in_ones_own_room_is_gone_from_memory_too(tmp_path: Path) -> None:
    with a_house(tmp_path / "family") as house:
        kit = house.journal.seen_by(Together()).children[0]
        when = When(instant=NOW, zone="Europe/London")
        moment = Moment(id=new_id(), when=when, camera=("Kit sang in the bath",), children=(kit.id,))
        house.journal.seen_by(Together()).put(moment)
        app = Swingback(house.journal, now=house.clock)
        async with app.run_test(size=(80, 24)) as running:
            pilot: Pilot[Any] = running
            house.journal.unlock(house.nell.id, KEY)
            app.sit_down(Alone(house.nell.id))
            _link(house, moment)
            await pilot.press("slash")
            await until(pilot, lambda: app.focused is not None and app.focused.id == "seek-words", "the line")
            await type_words(pilot, MARK)
            await until_seen(pilot, MARK)
            await pilot.press("f9")
            await until_hidden(pilot)
            await pilot.pause()
            assert held(MARK) == set()


def _link(house: House, moment: Moment) -> None:
    """Write something of Nell's own beside a moment."""
    own = Reflection(
        id=new_id(), on=NOW.date(), theme="", prompt="", words=f"It was {MARK} once.", moments=(moment.id,)
    )
    view = house.journal.seen_by(Alone(house.nell.id))
    view.put_room(replace(house.room(house.nell), reflections=(own,)))
