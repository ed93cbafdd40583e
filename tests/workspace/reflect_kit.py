"""A private room with something in it, and the way about in it by real keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from textual.pilot import Pilot

from data.actors import Alone, Together
from data.records import (
    Answer,
    Moment,
    OwnSide,
    PrivateRoom,
    Read,
    Reflection,
    StatementSet,
    TurnPaper,
    When,
)
from data.reflecting import statements
from data.wording import say
from tests.data.test_keys import KEY
from tests.journeys.private_house import NOW, House, a_house, sitting
from tests.journeys.walking import seen, until, until_seen
from widgets.timeline import Timeline
from workspace.app import Swingback
from workspace.screens.reflect_more import MoreScreen

TODAY = NOW.date()
OLDER = say("reflect.older").rpartition(" ")[0]
"""The question, as far as it stands on one line of the pane."""
TABLE = "Went under the table"
TOWER = "Pushed the tower over"


def a_round(days_ago: int, closeness: int, worry: int, whom: str = "") -> StatementSet:
    answers = []
    for one in statements():
        dots = closeness if one.axis[0] == "C" else worry
        answers.append(Answer(statement=one.id, dots=dots if one.axis[1] == "+" else 6 - dots))
    on = TODAY - timedelta(days=days_ago)
    return StatementSet(id=f"01S{days_ago}", on=on, whom=whom, answers=tuple(answers))


def reflection(number: int, days_ago: int, words: str, theme: str = "Repair", prompt: str = "r17") -> Reflection:
    on = TODAY - timedelta(days=days_ago)
    return Reflection(id=f"01F{number}", on=on, theme=theme, prompt=prompt, words=words)


@contextmanager
def a_furnished_house(folder: Path) -> Iterator[House]:
    """Nell has a passphrase, two moments, and a room with something in it."""
    with a_house(folder) as made:
        kit = made.journal.seen_by(Together()).children[0].id
        for number, days, words, signal in ((1, 9, TABLE, "retreats"), (2, 2, TOWER, "breaks_rule")):
            when = When(instant=NOW - timedelta(days=days), zone="Europe/London")
            made.journal.load(
                (Moment(id=f"01M{number}", when=when, camera=(words,), children=(kit,), signals=(signal,)),)
            )
        furnish(
            made,
            reflections=(
                reflection(1, 20, "Tea towels and temper"),
                reflection(2, 3, "My aunt at the sink", "Handed down", "r06"),
            ),
        )
        yield made


def furnish(house: House, **what: Any) -> None:
    house.journal.unlock(house.nell.id, KEY)
    view = house.journal.seen_by(Alone(house.nell.id))
    room = view.room()
    assert room is not None
    view.put_room(replace(room, **what))
    house.journal.lock(house.nell.id)


def tick(house: House, moment: str, *state: str, feelings: tuple[str, ...] = ()) -> None:
    read = Read(id=f"01R{moment}", moment=moment, adult=house.nell.id)
    paper = TurnPaper(read=read, own=OwnSide(state=state, feelings=feelings))
    house.journal.seen_by(Alone(house.nell.id)).keep_to_oneself(paper)


@asynccontextmanager
async def alone(house: House, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[Any]]:
    """Nell sits alone with her room open, ready."""
    async with sitting(house, size) as pilot:
        app = pilot.app
        assert isinstance(app, Swingback)
        house.journal.unlock(house.nell.id, KEY)
        app.sit_down(Alone(house.nell.id))
        await until_seen(pilot, say("reflect_room.ready_yes"))
        await pilot.press("y")
        await until(pilot, lambda: app.screen.has_class("-open") or len(app.screen_stack) > 1, "the open room")
        yield pilot


async def more(pilot: Pilot[Any], digit: str) -> None:
    """Choose from what else there is."""
    await pilot.press("o")
    await until(pilot, lambda: isinstance(pilot.app.screen, MoreScreen), "what else there is")
    await pilot.press(digit)


async def press_on(pilot: Pilot[Any], key: str) -> None:
    """Press a key that leads to another page, and wait for it."""
    before = pilot.app.screen
    await pilot.press(key)
    await until(pilot, lambda: pilot.app.screen is not before, "the next page")


async def go_to(pilot: Pilot[Any], row_id: str) -> None:
    assert pilot.app.screen.query_one(Timeline).go_to(row_id)
    await pilot.pause()


def headings(pilot: Pilot[Any]) -> list[str]:
    return list(dict.fromkeys(row.day for row in pilot.app.screen.query_one(Timeline).rows))


def my_room(house: House) -> PrivateRoom:
    return house.room(house.nell)


def leaf_words(pilot: Pilot[Any]) -> str:
    """Give what stands beside the history, without its line ends."""
    return " ".join(str(pilot.app.screen.query_one(f"#leaf-{name}").render()) for name in ("words", "caption", "more"))


def one_line(pilot: Pilot[Any]) -> str:
    return " ".join(seen(pilot.app).split())
