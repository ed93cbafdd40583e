"""Goes through every room and every page of the app, and through the command line, and gives what stood there."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from textual.widgets import Input

from data.actors import Actor, Alone, Together
from data.journal import Journal
from data.repairing import fresh_repair
from tests.journeys.at_once import nobody_watching
from tests.journeys.everywhere_asking import debrief_together, one_alone, reflect_closed, reflecting, repairing
from tests.journeys.everywhere_small import own_small_pages, small_pages
from tests.journeys.looking import Frames, Look, Typed
from tests.journeys.told import KEYS, NOW
from tests.journeys.walking import until
from widgets.buttons import Action
from widgets.question import Question
from widgets.timeline import Timeline
from workspace.app import Swingback
from workspace.commands import ROOMS, command
from workspace.keeping import Keeping
from workspace.plan_entry import PlanAhead
from workspace.screens.about_moment import AboutMomentScreen
from workspace.screens.bin import BinScreen
from workspace.screens.family import FamilyScreen
from workspace.screens.family_asking import AdultScreen, ChildScreen
from workspace.screens.family_words import FamilyWordsScreen
from workspace.screens.help import HelpScreen
from workspace.screens.new_moment import NewMomentScreen
from workspace.screens.repair_between import BetweenScreen
from workspace.screens.repair_calendar import CalendarScreen
from workspace.screens.summary_make import MakeScreen
from workspace.screens.summary_notes import NotesScreen
from workspace.screens.summary_own import OwnScreen
from workspace.screens.summary_shorten import Pieces
from workspace.screens.summary_turns import TurnsScreen
from workspace.screens.who import WhoScreen

PARTS = frozenset(
    ("rooms", "wide", "pages", "help", "forms", "repair", "summary", "reflect", "asking", "small", "toasts")
)
"""The parts of the walk."""

SMALL, WIDE = (80, 24), (120, 40)
"""The two sizes of a terminal in which is looked; in the second, the panes stand beside each other."""

MOST_ASKED = 20
"""More questions than are asked before a page is made."""


def nothing(place: str) -> str:
    """Type nothing anywhere."""
    return ""


async def everywhere(
    journal: Journal,
    actor: Actor | None = None,
    *,
    typed: Typed = nothing,
    parts: frozenset[str] = PARTS,
) -> tuple[Frames, Frames]:
    """Walk through the whole app as somebody, and give every page by its name: its words, and again in its colours.

    Args:
        journal: the family of `told`, open; it is written in.
        actor: who sits there; an adult alone has their room open.
        typed: what is typed where something can be typed.
        parts: which parts of the walk to take.
    """
    who = actor or Together()
    app = Swingback(journal, now=lambda: NOW)
    with _same_lot(), nobody_watching():
        async with app.run_test(size=SMALL, notifications=True) as pilot:
            look = Look(pilot, typed=typed)
            await look.settle()
            # The saver works beside the screen: whether it has just finished is no part of what is looked at.
            journal.on_state(lambda state, problem: None)
            if isinstance(who, Alone):
                journal.unlock(who.adult, KEYS[journal.adult(who.adult).recipient])
            app.sit_down(who)
            for part, walk in _walks(isinstance(who, Alone)).items():
                if part in parts:
                    await look.room("moments")
                    await walk(look)
            journal.flush()
    return _anywhere(journal, look.frames), _anywhere(journal, look.coloured)


def _anywhere(journal: Journal, frames: Frames) -> Frames:
    """Leave the place of the family folder, and the place around it, out."""
    folder, around = str(journal.folder), str(journal.folder.parent)
    return {name: page.replace(folder, "FOLDER").replace(around, "AROUND") for name, page in frames.items()}


def _walks(alone: bool) -> dict[str, Callable[[Look], Awaitable[None]]]:
    return {
        "rooms": _rooms,
        "wide": _wide,
        "pages": _plain_pages,
        "help": _help,
        "forms": _forms,
        "repair": repairing,
        "summary": _summary,
        "reflect": reflecting if alone else reflect_closed,
        "asking": one_alone if alone else debrief_together,
        "small": own_small_pages if alone else small_pages,
        "toasts": _toasts,
    }


@contextmanager
def _same_lot() -> Iterator[None]:
    """Let the lot that is drawn at a reveal, and that of the statements, fall the same way each time."""
    statements = patch("workspace.screens.reflect_statements.new_id", lambda: "01SEED")
    with statements, patch.object(random, "SystemRandom", lambda: random.Random(7)):
        yield


async def _rooms(look: Look) -> None:
    """Look at the five rooms, in the first at a moment of every kind, in the second at every repair."""
    alone = _desk(look).view.me is not None
    for moment_id in ("01M5", "01M4") if alone else ("01M8", "01M7", "01M6", "01M5", "01M4"):
        look.screen.query_one(Timeline).go_to(moment_id)
        await look.take(f"moments {moment_id}")
    await look.press(command("search").key, *"forks")
    await look.take("moments found")
    await look.press("escape")
    await look.room("repairs")
    for row in look.screen.query_one(Timeline).rows:
        look.screen.query_one(Timeline).go_to(row.id)
        await look.take(f"repairs {row.id}")
    for room in ("reflect", "patterns", "summary"):
        await look.room(room)
        await look.take(f"room {room}")


async def _wide(look: Look) -> None:
    """Look at the five rooms where panes stand beside each other, at the moment and the repair with most in them."""
    await look.resize(WIDE)
    for room in ROOMS:
        await look.room(room)
        for row_id in {"moments": ("01M4", "01M5"), "repairs": ("01P1",)}.get(room, ()):
            look.screen.query_one(Timeline).go_to(row_id)
            await look.take(f"wide {room} {row_id}")
        if room not in ("moments", "repairs"):
            await look.take(f"wide {room}")
    await look.resize(SMALL)


async def _plain_pages(look: Look) -> None:
    """Look at who is here, the family and the bin."""
    for name, kind in (("who", WhoScreen), ("family", FamilyScreen), ("bin", BinScreen)):
        await look.do(name, kind)
        await look.take(name)
        await look.close()


async def _help(look: Look) -> None:
    """Look at what one room says of itself; all five are the same page."""
    await look.do("help", HelpScreen)
    await look.take("help")
    await look.close()


def _desk(look: Look) -> Any:
    return look.app.desk  # type: ignore[attr-defined]  # the app is ours


async def _forms(look: Look) -> None:
    """Look at the short questions about people, a new moment, and changing one that is remembered in two ways."""
    view = _desk(look).view
    await look.open(AdultScreen(Keeping(view.drafts, "family.adult"), view.adults[0]), "family name")
    await look.close()
    keeping = Keeping(view.drafts, "family.child")
    await look.open(ChildScreen(keeping, _desk(look).today(), view.children[0]), "family child")
    await look.close()
    await look.do("new_moment", NewMomentScreen)
    await look.fill("new moment")
    await look.take("new moment")
    await look.close()
    look.screen.query_one(Timeline).go_to("01M6")
    await look.do("edit_moment", NewMomentScreen)
    await look.take("edit moment")
    await look.close()
    await look.do("about_moment", AboutMomentScreen)
    await look.take("about a moment")
    await look.close()
    await look.open(FamilyWordsScreen(_desk(look)), "family words")
    await look.close()
    step, child = fresh_repair("m", "c").steps[-1], view.children[0]
    await look.open(BetweenScreen(view, step, key="repair.between", band="school", child=child.name), "between")
    await look.press("1")
    await look.take("between own part")
    await look.press("f2")
    await look.take("between plan")
    await look.close()
    look.app.push_screen(CalendarScreen(view, PlanAhead(when=view.moments()[0].when, name="p"), now=NOW))
    await look.until(CalendarScreen)
    look.screen.query_one("#where", Input).value = "/plan.ics"
    await look.take("calendar")
    await look.close()


async def _summary(look: Look) -> None:
    """Look at the page as it is chosen, its words, and what is asked before it is made."""
    await look.room("summary")
    for names in ("none", "initials", "full"):
        field = look.screen.query_one("#page-names")
        field.post_message(type(field).Toggled(field, names))  # type: ignore[attr-defined]  # a ChipField
        await look.take(f"summary names {names}")
    await look.press("enter")
    await look.take("summary page")
    await look.press("escape")
    await look.do("page_notes", NotesScreen)
    for n in range(MOST_ASKED):
        if not isinstance(look.screen, NotesScreen):
            break
        await look.take(f"summary words {n}")
        await look.press("f2")
    await look.press(command("make_page").key)
    await _choosing(look)
    await _making(look)


async def _choosing(look: Look) -> None:
    """Let everyone choose behind a curtain, where it is a page of all; one alone is asked what comes along."""
    before = TurnsScreen | OwnScreen | MakeScreen
    await until(look.pilot, lambda: isinstance(look.screen, before), "the question before the page")
    await look.settle()
    if isinstance(look.screen, OwnScreen):
        await look.take("summary own")
        await look.press("space", "f2")
    for turn in range(MOST_ASKED):
        if not isinstance(look.screen, TurnsScreen):
            break
        await look.take(f"summary curtain {turn}")
        await look.press("enter")
        await until(look.pilot, lambda: bool(look.screen.query(Pieces)), "what is chosen")
        await look.take(f"summary turn {turn}")
        await look.press("f2")
        await look.settle()


async def _making(look: Look) -> None:
    """Answer what is asked until the place of the file is asked for, and leave there."""
    await look.until(MakeScreen)
    for n in range(MOST_ASKED):
        for line in look.screen.query(Input):
            # Where a page goes first differs from one computer to the next.
            line.value = "/page.pdf"
        await look.take(f"summary make {n}")
        if look.screen.query(Input):
            await look.close()
            return
        asked = look.screen.query_one(Question)
        strong = next(action.act.key for action in look.screen.query(Action) if action.act.strong)
        await look.press(strong.lower())
        await until(look.pilot, lambda asked=asked: not asked.is_attached, "the next question")  # type: ignore[misc]  # bound now
    raise AssertionError("the page is never made: nobody is asked where it goes")


async def _toasts(look: Look) -> None:
    """Put a moment in the bin, take that back, and do it again; look at what each says."""
    look.screen.query_one(Timeline).go_to("01M8")
    for n, name in enumerate(("to_bin", "undo", "redo")):
        look.app.clear_notifications()
        await look.press(command(name).key)
        await look.take(f"toast {n}")
    await look.do("bin", BinScreen)
    await look.take("bin, two")
    await look.close()
    look.app.clear_notifications()
