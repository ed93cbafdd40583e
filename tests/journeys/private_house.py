"""A family with one passphrase, a clock that stands still, and the way into the private room by real keys."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyrage
from textual.pilot import Pilot

from data.actors import Alone
from data.ids import new_id
from data.journal import Journal, new_family
from data.keys import Identity
from data.records import Adult, Birth, Child, PrivateRoom
from data.wording import say
from tests.data.test_keys import KEY, PASSPHRASE, QUICK_KEY
from tests.journeys.walking import until, until_seen
from widgets.text_area import Writing
from workspace.app import Swingback

NOW = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)
ARMOR = re.compile(r"-----BEGIN AGE ENCRYPTED FILE-----\n.*?-----END AGE ENCRYPTED FILE-----\n?", re.DOTALL)


class Clock:
    """A clock that only goes when it is told to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


class House:
    """A family of two; Nell has a passphrase, Idris has none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock()
        self.nell = Adult(id=new_id(), name="Nell", recipient=KEY.recipient, key_file=QUICK_KEY)
        self.idris = Adult(id=new_id(), name="Idris")
        kit = Child(id=new_id(), name="Kit", birth=Birth(year=2019, month=11, day=2))
        family = new_family("Ours", "Europe/London")
        self.journal = Journal.create(folder, family, (self.nell, self.idris), (kit,))

    def room(self, adult: Adult) -> PrivateRoom:
        """Give an adult's room, which must be open."""
        room = self.journal.seen_by(Alone(adult.id)).room()
        assert room is not None
        return room

    def texts(self) -> Iterator[str]:
        """Give every file's text, as it stands and with JSON's line ends taken apart."""
        self.journal.flush()
        for path in sorted(self.folder.rglob("*")):
            if path.is_file():
                text = path.read_bytes().decode("utf-8", "replace")
                yield text
                yield text.replace("\\n", "\n").replace('\\"', '"')

    def opened_by(self, identity: Identity) -> str:
        """Open every age text in the folder that a key opens, and give them one after the other."""
        key = pyrage.x25519.Identity.from_str(identity.secret)
        found = []
        for text in self.texts():
            for armored in ARMOR.findall(text):
                try:
                    found.append(pyrage.decrypt(armored.encode(), [key]).decode())
                except pyrage.DecryptError:
                    continue
        return "\n".join(found)


@contextmanager
def a_house(folder: Path) -> Iterator[House]:
    """Open a family in a folder, and close it in the end."""
    made = House(folder)
    yield made
    made.journal.close()


def stay_awake(pilot: Pilot[Any], house: House, time: timedelta) -> None:
    """Let time go by with somebody there all the while, so that nothing locks."""
    house.clock.now += time
    pilot.app.vigil.away()  # type: ignore[attr-defined]  # this app has it
    pilot.app.vigil.touch()  # type: ignore[attr-defined]  # this app has it


@asynccontextmanager
async def sitting(house: House, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[Any]]:
    """Open the app in the private room, together."""
    app = Swingback(house.journal, now=house.clock)
    async with app.run_test(size=size) as running:
        pilot: Pilot[Any] = running
        await pilot.pause()
        await pilot.press("3")
        await until_seen(pilot, "Reflection is private.")
        await until_seen(pilot, "› w")
        yield pilot
        house.journal.flush()
        await pilot.pause()


async def sit_down_as_nell(pilot: Pilot[Any]) -> None:
    """Nell types her passphrase and says that now is a good time."""
    await pilot.press("w")
    await until_seen(pilot, "Nell, alone")
    await pilot.press("2")
    await until(pilot, lambda: bool(pilot.app.screen.query("#passphrase")), "the passphrase line")
    for letter in PASSPHRASE:
        await pilot.press({"é": "é", "ü": "ü", "Ö": "Ö", " ": "space"}.get(letter, letter))
    await pilot.press("enter")
    await until_seen(pilot, say("reflect.ready").split("?")[0])
    await pilot.press("y")
    await until_seen(pilot, say("reflect.honest").split(".")[0])


async def begin_writing(pilot: Pilot[Any]) -> None:
    """Take the first question that is offered."""
    await pilot.press("n")
    await until_seen(pilot, say("reflect_room.write_this"))
    await pilot.press("enter")
    await until_seen(pilot, say("reflect_room.write_keep"))
    await until(pilot, lambda: isinstance(pilot.app.focused, Writing), "the page to write on")
