"""Every form there is keeps what is half written: typed, abandoned, opened again, it stands there with its cursor."""

from __future__ import annotations

import ast
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from data.actors import Actor, Alone, Together
from data.drafts import Drafts
from data.errors import CannotSave
from data.ids import new_id
from data.journal import Journal
from data.records import Moment, When
from data.safety import note_words
from data.wording import say
from tests.data.test_keys import KEY
from tests.journeys.private_house import NOW, Clock, House, a_house
from tests.journeys.walking import seen, type_words, until, until_seen
from tests.workspace.forms_kit import FORMS, NOT_KEPT, TRIED_TOO, Form, note_in
from tests.workspace.page_kit import Home
from tests.workspace.test_caring import care
from workspace.app import Swingback
from workspace.first_run import WelcomeApp

WORKSPACE = Path(__file__).resolve().parents[2] / "workspace"

PLACES = {"Writing", "Line", "WhenInput", "ChildFields", "TextArea", "Input"}
"""Pieces of screen that take letters."""

WORDS = "qxzjqv suicide"
"""What is half written: a word of no language, so that it stands nowhere else, and one that brings up the note."""


# -- none is forgotten --------------------------------------------------------------------------------------------


def places_for_letters() -> Iterator[str]:
    """Find every function or class of the workspace that makes a place for letters."""
    for path in sorted(WORKSPACE.rglob("*.py")):
        for part in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(part, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                for node in ast.walk(part):
                    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PLACES:
                        yield f"{path.stem}.{part.name}"


def test_every_place_for_letters_is_tried_here_or_has_a_reason_not_to_be() -> None:
    assert set(places_for_letters()) - set(NOT_KEPT) == {form.made_in for form in FORMS.values()} | TRIED_TOO


# -- typed, abandoned, opened again -------------------------------------------------------------------------------


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A family of two with one moment; Nell has a passphrase, Idris has none."""
    with a_house(tmp_path / "family") as made:
        kit = made.journal.seen_by(Together()).children[0]
        when = When(instant=NOW - timedelta(hours=3), zone="Europe/London")
        moment = Moment(id=new_id(), when=when, camera=("Kit sang in the bath",), children=(kit.id,))
        made.journal.seen_by(Together()).put(moment)
        yield made


def sit_down(app: Swingback, journal: Journal, house: House, who: str) -> None:
    """Let somebody sit down alone, without the slow part."""
    if who == "nell":
        journal.unlock(house.nell.id, KEY)
    elif who:
        journal.unlock_bare(house.idris.id)
    actor: Actor = Alone(house.nell.id if who == "nell" else house.idris.id) if who else Together()
    app.sit_down(actor)


@asynccontextmanager
async def opened(journal: Journal, house: House, who: str) -> AsyncIterator[Pilot[Any]]:
    """Open the app at the moments."""
    app = Swingback(journal, now=house.clock)
    async with app.run_test(size=(100, 44)) as running:
        pilot: Pilot[Any] = running
        await until_seen(pilot, "Kit sang")
        sit_down(app, journal, house, who)
        await pilot.pause()
        yield pilot


def place_of(pilot: Pilot[Any], field: str) -> Input | TextArea:
    """Give the place for letters of a field; the one with the cursor where none is named."""
    for found in pilot.app.screen.query(f"#{field}") if field else ():
        inside = [found, *found.query(Input)]
        return next(one for one in inside if isinstance(one, Input | TextArea))
    place = pilot.app.focused
    assert isinstance(place, Input | TextArea), seen(pilot.app)
    return place


async def go_to(pilot: Pilot[Any], house: House, form: Form) -> None:
    """Open a form, and put the cursor into its field."""
    await form.how(pilot, house)
    if form.field:
        await until(pilot, lambda: bool(pilot.app.screen.query(f"#{form.field}")), form.field)
        place_of(pilot, form.field).focus()
        await pilot.pause()
    await until(pilot, lambda: isinstance(pilot.app.focused, Input | TextArea), "a place to write")


def text_and_cursor(place: Input | TextArea) -> tuple[str, int]:
    """Give what stands in a place, and the column of its cursor."""
    if isinstance(place, TextArea):
        return place.text, place.cursor_location[1]
    return place.value, place.cursor_position


@asynccontextmanager
async def as_the_disk_has_it(house: House, place: Path) -> AsyncIterator[Journal]:
    """Open what would be found after the process was killed just now."""
    shutil.copytree(house.folder, place)
    journal = Journal.open(place)
    yield journal
    journal.abandon()


@pytest.mark.parametrize("name", FORMS)
async def test_what_is_half_written_stands_there_again(
    name: str, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = FORMS[name]
    note = note_words(note_in(name)) if note_in(name) else ""
    async with opened(house.journal, house, form.who) as pilot:
        await go_to(pilot, house, form)
        await type_words(pilot, WORDS)
        await pilot.press("left", "left")
        # Two looks at the clock: the keys were pressed before the first, and rest at the second.
        for _ in range(2):
            await pilot.app.listening.beat()  # type: ignore[attr-defined]  # this app has it
        before = text_and_cursor(place_of(pilot, ""))
        assert WORDS in before[0]
        assert care(pilot) == note
        in_the_open = any(WORDS in text for text in house.texts())
        assert in_the_open != form.private
        async with as_the_disk_has_it(house, tmp_path / "found") as found, opened(found, house, form.who) as later:
            await form.again(later, house)
            await until(later, lambda: isinstance(later.app.focused, Input | TextArea), "a place to write")
            await until(later, lambda: WORDS in text_and_cursor(place_of(later, ""))[0], "what was written")
            assert text_and_cursor(place_of(later, "")) == before
            assert care(later) == note
            with monkeypatch.context() as full:
                full.setattr(Drafts, "keep", refuse)
                full.setattr(Drafts, "keep_private", refuse)
                await later.press("#")
                await until_seen(later, WORDS[:-2] + "#")
                await until(later, lambda: "could not be put on" in " ".join(seen(later.app).split()), "a plain word")


def refuse(*_: object) -> None:
    """Stand for a disk that is full."""
    raise CannotSave(say("keys.draft_not_kept"))


@pytest.mark.parametrize("how", ["r", "l"])
async def test_the_only_grown_up_finds_their_words_again_without_sitting_down(tmp_path: Path, how: str) -> None:
    home = Home(tmp_path / "family", adults=("Nell",))
    home.moment("Kit sang in the bath")
    async with Swingback(home.journal, now=Clock()).run_test(size=(100, 44)) as running:
        pilot: Pilot[Any] = running
        await until_seen(pilot, "Kit sang")
        await pilot.press(how)
        await until(pilot, lambda: not pilot.app.screen.query("#header"), "a form")
        if how != "l":
            screen: Any = pilot.app.screen
            screen.sitting.go(next(step for step in screen.sitting.steps if step.field == "read.words").id)
            await screen.show()
        await until(pilot, lambda: isinstance(pilot.app.focused, TextArea), "a place to write")
        await type_words(pilot, WORDS)
        shutil.copytree(tmp_path / "family", tmp_path / "found")
    home.journal.close()
    found = Journal.open(tmp_path / "found")
    async with Swingback(found, now=Clock()).run_test(size=(100, 44)) as running:
        again: Pilot[Any] = running
        await until_seen(again, "Kit sang")
        await again.press(how)
        await until_seen(again, WORDS)
    found.close()


# -- the first run ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "page", "text"),
    [((), "1 of 3", "Nell"), (("Nell",), "2 of 3", "Kit"), (("Nell", "Kit"), "2 of 3", "seven")],
)
async def test_a_first_run_broken_off_goes_on_at_the_same_question(
    tmp_path: Path, answers: tuple[str, ...], page: str, text: str
) -> None:
    folder = tmp_path / "family"
    async with WelcomeApp(folder, now=Clock(), zone="Europe/London").run_test(size=(80, 24)) as running:
        pilot: Pilot[Any] = running
        await until_seen(pilot, say("welcome.begin"))
        for words in ("", *answers):
            await type_words(pilot, words)
            await pilot.press("enter")
            await pilot.pause()
        await until_seen(pilot, page)
        await type_words(pilot, text)
        await pilot.press("left")
        pilot.app.keep_places()  # type: ignore[attr-defined]  # this app has it
        shutil.copytree(folder, tmp_path / "found")
    async with WelcomeApp(tmp_path / "found", now=Clock(), zone="Europe/London").run_test(size=(80, 24)) as running:
        again: Pilot[Any] = running
        await until_seen(again, page)
        assert text_and_cursor(place_of(again, "")) == (text, len(text) - 1)
        await again.press("escape")
        await until(again, lambda: again.app._exit, "the end")
    assert not (tmp_path / "found").exists()
