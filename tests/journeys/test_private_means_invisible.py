"""What one keeps to oneself, or closes unread, is nowhere on any page of the other or of the two together."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from data.actors import Alone, Together
from data.drafts import Draft
from data.journal import Journal
from data.keys import ROOM_STEP
from data.records import PrivateRoom, Reflection, TurnPaper
from tests.journeys.everywhere_lines import on_the_line
from tests.journeys.looking import Frames
from tests.journeys.told import KEYS, LONG_AGO, NELL, OMAR, closed, room
from tests.journeys.walked import PRIVATE, STORY, SWAPPED, hostile, in_colours, place_of, seen_in, typed, walked

pytestmark = pytest.mark.xdist_group("everywhere")
"""All who look at the walks look in one process, so that each walk is taken once."""

SHOWN_TO_ITS_OWNER = {
    "Draft.own",
    "Draft.words",
    "Figure.instrument",
    "Figure.said",
    "OwnSide.words",
    "ParentingAnswer.words",
    "PrivateRoom.closings",
    "Read.words",
    "Reflection.own_prompt",
    "Reflection.theme",
    "Reflection.words",
    "Return.words",
    "StatementSet.whom",
}
"""Private words that a page of their owner's shows."""

TURN_WORDS = ("words", "return_words", "own_words")
"""The questions of a turn that are answered in words."""

LOOKED_AT = frozenset(("rooms", "wide"))
"""What is gone through again when only something private has changed."""

Write = Callable[[Journal, PrivateRoom], None]


def pages_with(frames: Frames, pattern: str) -> dict[str, list[str]]:
    """Give the pages on which something is found, and what."""
    found = {name: re.findall(pattern, frame) for name, frame in frames.items()}
    return {name: marks for name, marks in found.items() if marks}


async def test_together_nothing_private_is_on_any_page() -> None:
    frames = await walked(STORY, Together())
    for pattern in (*PRIVATE.values(), str(LONG_AGO.year)):
        assert pages_with(frames, pattern) == {}


async def test_alone_nothing_of_the_others_is_on_any_page() -> None:
    for house, me, other in ((STORY, NELL, OMAR), (SWAPPED, OMAR, NELL)):
        frames = await walked(house, Alone(me.id))
        assert pages_with(frames, PRIVATE[other.id]) == {}


async def test_alone_nothing_of_the_others_is_said_on_the_command_line(tmp_path: Path) -> None:
    STORY.build(tmp_path / "family").close()
    said = on_the_line(tmp_path / "family", as_name=hostile("Adult.name", OMAR.name))
    assert all(page.startswith("0\n") for page in said.values())
    assert pages_with(said, PRIVATE[NELL.id]) == {}


async def test_its_owner_finds_it() -> None:
    for house, me in ((STORY, NELL), (SWAPPED, OMAR)):
        frames = await walked(house, Alone(me.id))
        marks = {mark for found in pages_with(frames, PRIVATE[me.id]).values() for mark in found}
        assert {place_of(mark[:4]) for mark in marks} >= SHOWN_TO_ITS_OWNER
        assert pages_with(frames, str(LONG_AGO.year))


async def test_what_is_written_in_a_turn_is_seen_by_nobody_before_the_reveal() -> None:
    frames = await walked(STORY, Together())
    names = list(frames)
    revealed = next(n for n, name in enumerate(names) if name.endswith(" reveal"))
    for turn in ("first", "second"):
        for question in TURN_WORDS:
            pages = pages_with(frames, re.escape(typed(f"{turn}_{question}")[-14:]))
            assert any(name.endswith(f" {turn}_{question}") for name in pages), "it was never typed"
            elsewhere = [name for name in pages if f" {turn}_" not in name]
            if question == "own_words":
                assert elsewhere == [], "nobody ticked the box that shares it"
            else:
                assert all(names.index(name) > revealed for name in elsewhere)


# -- two copies ---------------------------------------------------------------------------------------------------


def _little(journal: Journal, mine: PrivateRoom) -> None:
    """Keep one line."""
    one = Reflection(id="01FNEW", on=date(2001, 5, 5), theme="Now", prompt="", words="So.")
    journal.put_room(NELL.id, replace(mine, reflections=(*mine.reflections, one)))
    journal.drafts.keep_private(NELL.id, NELL.recipient, Draft(key="reflect.at", values={}, step="own"))


def _much(journal: Journal, mine: PrivateRoom) -> None:
    """Throw all away, then write another room, with links, rounds and figures, keep a read, and leave a page open."""
    journal.put_room(NELL.id, PrivateRoom(id=NELL.id))
    whole = room(NELL, "7")
    many = tuple(replace(each, id=f"{each.id}{n}", moments=("01M9",)) for n in range(9) for each in whole.reflections)
    journal.put_room(NELL.id, replace(whole, reflections=many, unready=()))
    read = replace(closed(NELL, OMAR)[1].read, id="01RNEW", moment="01M9", words="I saw it all")
    journal.seen_by(Alone(NELL.id)).keep_to_oneself(TurnPaper(read=read))
    for n in range(5):
        left = Draft(key=f"look.01M{n}", values={"words": "A second look, never finished. " * 40})
        journal.drafts.keep_private(NELL.id, NELL.recipient, left)


def _write(folder: Path, write: Write) -> None:
    journal = Journal.open(folder)
    journal.unlock(NELL.id, KEYS[journal.adult(NELL.id).recipient])
    mine = journal.seen_by(Alone(NELL.id)).room()
    assert mine is not None
    write(journal, mine)
    journal.lock(NELL.id)
    journal.close()


def _two_copies(place: Path) -> tuple[Path, Path]:
    one, other = place / "one" / "family", place / "two" / "family"
    SWAPPED.build(one).close()
    shutil.copytree(one, other)
    _write(one, _little)
    _write(other, _much)
    return one, other


def _files(folder: Path) -> dict[str, bytes]:
    """Give every file by its name; the time in the name of a backup is the time of any save."""
    found = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {re.sub(r"\d{8}T\d{6}Z", "TIME", str(path.relative_to(folder))): path.read_bytes() for path in found}


def _without_blob(file: bytes) -> Any:
    told = json.loads(file)
    told["_meta"]["swingback"].pop("sha256")
    blob = told["private"][NELL.id].pop("sealed")
    return told, [_steps(text) for text in blob]


def _steps(sealed: str | bytes) -> int:
    """Give the steps of padding in a sealed text: age puts a few hundred letters of chance at the head of each."""
    return len(sealed) * 3 // 4 // ROOM_STEP


async def test_what_one_writes_for_oneself_changes_no_page_of_anybody_else(tmp_path: Path) -> None:
    other = _two_copies(tmp_path)[1]
    for actor in (Together(), Alone(OMAR.id)):
        before = await walked(SWAPPED, actor)
        with tempfile.TemporaryDirectory() as place:
            copy = Path(place) / "family"
            shutil.copytree(other, copy)
            after, colours = await seen_in(copy, actor, parts=LOOKED_AT)
        same = await in_colours(SWAPPED, actor)
        assert {name for name in colours if colours[name] != same[name]} == set()
        assert {name for name in after if after[name] != before[name]} == set()


async def test_what_one_writes_for_oneself_changes_no_other_byte(tmp_path: Path) -> None:
    one, other = map(_files, _two_copies(tmp_path))
    assert list(one) == list(other)
    changed = {name for name in one if one[name] != other[name]}
    assert changed == {"family.json", f"drafts/{NELL.id}.age"}
    assert _without_blob(one["family.json"]) == _without_blob(other["family.json"])
    assert _steps(one[f"drafts/{NELL.id}.age"]) == _steps(other[f"drafts/{NELL.id}.age"])
