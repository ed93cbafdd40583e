"""Every form of the app: where it is made, who sits there, the way in, and the field that is written in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from textual.pilot import Pilot

from data.actors import Alone
from data.figures import instruments
from tests.data.test_keys import KEY
from tests.journeys.private_house import House
from tests.journeys.walking import until, until_seen
from widgets.text_area import Line, Writing
from workspace.screens.reflect_closing import ClosingScreen
from workspace.screens.reflect_figures import FIELD, FigureScreen
from workspace.screens.reflect_sentence import SentenceScreen
from workspace.screens.reflect_statements import StatementsScreen
from workspace.screens.reflect_write import WriteScreen
from workspace.screens.repair_between import BetweenScreen
from workspace.screens.summary_notes import NotesScreen
from workspace.visit import Visit


class Form:
    """One form: where it is made, who sits there, how it is opened, and the field in which is written."""

    def __init__(
        self,
        made_in: str,
        how: Callable[[Pilot[Any], House], Awaitable[None]],
        *,
        who: str = "",
        field: str = "",
        again: Callable[[Pilot[Any], House], Awaitable[None]] | None = None,
    ) -> None:
        self.made_in = made_in
        self.how = how
        self.who = who
        self.private = bool(who) or how is in_turn
        self.field = field
        self.again = again or how


# -- ways in ------------------------------------------------------------------------------------------------------


def another(pilot: Pilot[Any], before: object) -> bool:
    """Tell whether another page stands than before."""
    return pilot.app.screen is not before


def keys(*pressed: str) -> Callable[[Pilot[Any], House], Awaitable[None]]:
    """Give the way in by some keys."""

    async def way(pilot: Pilot[Any], house: House) -> None:
        for key in pressed:
            before = pilot.app.screen
            await pilot.press(key)
            if key in ("n", "e", "p", "6", "l", "r", "a", "c"):
                await until(pilot, partial(another, pilot, before), f"a page at {key}")

    return way


async def debrief_of(pilot: Pilot[Any], key: str) -> Any:
    """Open the debrief, or one's own read, and give its screen."""
    await pilot.press(key)
    await until(pilot, lambda: hasattr(pilot.app.screen, "sitting"), "the debrief")
    return pilot.app.screen


def at_step(field: str) -> Callable[[Pilot[Any], House], Awaitable[None]]:
    """Give the way to one question of the debrief for two."""

    async def way(pilot: Pilot[Any], house: House) -> None:
        screen = await debrief_of(pilot, "d")
        screen.sitting.go(next(step for step in screen.sitting.steps if step.field == field).id)
        await screen.show()

    return way


async def in_turn(pilot: Pilot[Any], house: House) -> None:
    """Nell's turn behind the curtain, at her own words."""
    screen = await debrief_of(pilot, "d")
    sitting = screen.sitting
    sitting.go(next(step for step in sitting.steps if step.kind == "curtain").id)
    sitting.begin_turn()
    sitting.go(next(step for step in sitting.steps if step.field == "read.words" and sitting.in_turn(step)).id)
    await screen.show()


async def behind_the_curtain(pilot: Pilot[Any], house: House) -> None:
    """The same turn in another sitting: the curtain, the passphrase, and the question that was left."""
    await pilot.press("d")
    await until_seen(pilot, "your turn")
    await pilot.press("enter")
    await until(pilot, lambda: bool(pilot.app.screen.query("#passphrase")), "the passphrase")
    pilot.app.screen.dismiss(KEY)
    await pilot.pause()


async def debrief_resumed(pilot: Pilot[Any], house: House) -> None:
    """Open the debrief and be at the question that was left."""
    await debrief_of(pilot, "d")


async def own_read(pilot: Pilot[Any], house: House) -> None:
    """The words of a read written alone."""
    screen = await debrief_of(pilot, "r")
    screen.sitting.go(next(step for step in screen.sitting.steps if step.field == "read.words").id)
    await screen.show()


async def read_resumed(pilot: Pilot[Any], house: House) -> None:
    """Open one's own read and be at the question that was left."""
    await debrief_of(pilot, "r")


def page(make: Callable[[Any, House], Any]) -> Callable[[Pilot[Any], House], Awaitable[None]]:
    """Give the way to a page that stands deep in a room."""

    async def way(pilot: Pilot[Any], house: House) -> None:
        await pilot.app.push_screen(make(pilot.app, house))
        await pilot.pause()

    return way


def visit(house: House) -> Visit:
    """Give a sitting of Nell's in her room."""
    return Visit(actor=Alone(house.nell.id), ready=True)


async def own_question(pilot: Pilot[Any], house: House) -> None:
    """A question of one's own, in the private room."""
    await pilot.app.push_screen(WriteScreen(pilot.app.desk, visit(house)))  # type: ignore[attr-defined]  # this app has it
    await pilot.pause()
    if not pilot.app.screen.query(Writing):
        await pilot.press("o")
    await until(pilot, lambda: bool(pilot.app.screen.query("#own")), "the line for it")


async def prompt(pilot: Pilot[Any], house: House) -> None:
    """The first prompt of the private room."""
    await pilot.app.push_screen(WriteScreen(pilot.app.desk, visit(house)))  # type: ignore[attr-defined]  # this app has it
    await pilot.pause()
    if not pilot.app.screen.query(Writing):
        await pilot.press("enter")
    await until(pilot, lambda: bool(pilot.app.screen.query(Writing)), "the page")


async def closing(pilot: Pilot[Any], house: House) -> None:
    """The line of the first closing sentence."""
    await pilot.app.push_screen(ClosingScreen(pilot.app.desk, visit(house)))  # type: ignore[attr-defined]  # this app has it
    await pilot.pause()
    if not pilot.app.screen.query(Line):
        await pilot.press("1")
    await until(pilot, lambda: bool(pilot.app.screen.query(Line)), "the line")


async def between(pilot: Pilot[Any], house: House) -> None:
    """The line for one's own part, in what is put right between the grown-ups."""
    for key in ("p", "b"):
        await keys(key)(pilot, house)
    await until(pilot, lambda: isinstance(pilot.app.screen, BetweenScreen), "the three questions")
    await pilot.pause()
    if not pilot.app.screen.query(Line):
        await pilot.press("1")
    await until(pilot, lambda: bool(pilot.app.screen.query(Line)), "the line")


async def first_child(pilot: Pilot[Any], house: House) -> None:
    """The page of the first child, from the family's page."""
    await keys("6")(pilot, house)
    await until(pilot, lambda: bool(pilot.app.screen.query("#children Action")), "the children")
    await pilot.pause()
    pilot.app.screen.query("#children Action").first().focus()
    before = pilot.app.screen
    await pilot.press("enter")
    await until(pilot, partial(another, pilot, before), "the child's page")


async def another_grown_up(pilot: Pilot[Any], house: House) -> None:
    """The page for a grown-up who is added, with the name without which nothing is written down."""
    await keys("6", "a")(pilot, house)
    name = pilot.app.screen.query(Line).first()
    if not name.value:
        name.value = "Nora"
    await pilot.pause()


async def notes_list(pilot: Pilot[Any], house: House) -> None:
    """The second line of a list for the page, past the questions before it."""
    await pilot.app.push_screen(NotesScreen(pilot.app.desk.view))  # type: ignore[attr-defined]  # this app has it
    await pilot.pause()
    for _ in range(2):
        if not len(pilot.app.screen.query(Line)) > 1:
            await pilot.press("f2")
            await pilot.pause()
    if not any(line.value for line in pilot.app.screen.query(Line)):
        await pilot.press("down")


FORMS = {
    "new moment, what": Form("new_moment.NewMomentScreen", keys("n"), field="what"),
    "new moment, when": Form("new_moment.NewMomentScreen", keys("n"), field="when"),
    "edit a moment": Form("new_moment.NewMomentScreen", keys("e"), field="what"),
    "about a moment": Form("about_moment.AboutMomentScreen", keys("t"), field="tags"),
    "debrief, camera": Form("asking._text", at_step("moment.camera"), again=debrief_resumed),
    "debrief, a line": Form("asking._line", at_step("moment.signal_words"), again=debrief_resumed),
    "debrief, each": Form("asking._each", at_step("debrief.appreciations"), field="answer-1", again=debrief_resumed),
    "a turn": Form("asking._text", in_turn, again=behind_the_curtain),
    "my read": Form("asking._text", own_read, who="nell", again=read_resumed),
    "second look": Form("second_look.SecondLookScreen", keys("l"), who="nell"),
    "repair, when": Form("repair_step.StepScreen", keys("p", "enter"), field="when"),
    "repair, said": Form("repair_step.StepScreen", keys("p", "enter"), field="said"),
    "repair, own step": Form("repair_telling.TellingScreen", keys("p", "a")),
    "repair, what next": Form("repair_telling.TellingScreen", keys("p", "c")),
    "repair, between the grown-ups": Form("repair_between.BetweenScreen", between),
    "page, our family": Form("summary_notes.NotesScreen", page(lambda app, _: NotesScreen(app.desk.view))),
    "page, a list": Form("summary_notes.NotesScreen", notes_list),
    "reflect, a prompt": Form("reflect_write.WriteScreen", prompt, who="nell"),
    "reflect, own question": Form("reflect_write.WriteScreen", own_question, who="nell", field="own"),
    "reflect, closing": Form("reflect_closing.ClosingScreen", closing, who="nell"),
    "reflect, a sentence to the moment": Form(
        "reflect_sentence.SentenceScreen",
        page(lambda app, house: SentenceScreen(app.desk, visit(house), app.desk.view.moments()[0].id)),
        who="nell",
    ),
    "reflect, figures": Form(
        "reflect_figures.FigureScreen",
        page(lambda app, house: FigureScreen(app.desk, visit(house), instruments()[0].id)),
        who="nell",
        field=f"{FIELD}said",
    ),
    "reflect, with whom": Form(
        "reflect_statements.StatementsScreen",
        page(lambda app, house: StatementsScreen(app.desk, visit(house))),
        who="nell",
    ),
    "a grown-up": Form("family_asking.AdultScreen", another_grown_up, field="role"),
    "whom to call": Form("help_lines.HelpLinesScreen", keys("6", "l"), field="number-1"),
    "the family's words": Form("family_words.FamilyWordsScreen", keys("6", "t"), field="signals"),
    "a child's name on paper": Form("child_more.ChildMore", first_child, field="child-print"),
    "a child's age": Form("family_asking.ChildScreen", keys("6", "c"), field="child-age"),
}
"""Every form, some of them at more than one field."""

ABOUT_ONESELF = {
    "repair, between the grown-ups",
    "reflect, a prompt",
    "reflect, own question",
    "reflect, closing",
    "reflect, a sentence to the moment",
    "reflect, figures",
    "reflect, with whom",
}
"""Forms in which one writes about oneself; in all others it is about a child."""

NO_NOTE = {
    "new moment, when": "a time is no sentence",
    "repair, when": "a time is no sentence",
    "a grown-up": "a name and what somebody is to the child",
    "whom to call": "names and numbers, which stand in the note themselves",
    "a child's name on paper": "a name",
    "a child's age": "an age or a day",
}
"""Forms in which words bring up no note, each with its reason."""


def note_in(name: str) -> str:
    """Give which note words about dying bring up in a form; none where there is a reason against it."""
    if name in NO_NOTE:
        return ""
    return "self_harm" if name in ABOUT_ONESELF else "child_self_harm"


TRIED_TOO = {"welcome.WelcomeScreen", "child_fields.ChildFields"}
"""Kept as well: the first run, tried on its own below because there is no family yet, and a part of it."""

NOT_KEPT = {
    "passphrase.PassphraseScreen": "a passphrase is never written down",
    "passphrase.NewPassphraseScreen": "a passphrase is never written down",
    "hidden.HiddenScreen": "a passphrase is never written down",
    "recovery.SheetLines": "a key from the recovery sheet is never written down",
    "reflect_open.OpenRoom": "what one looks for in one's own room is nothing one wrote",
    "seeking.Seeking": "what one looks for is nothing one wrote, and is never written down",
    "everything.EverythingScreen": "a few letters of a command are nothing one wrote",
    "go_to_day.DayScreen": "a day to go to is nothing one wrote",
    "reflect_copy.CopyScreen": "the place of a file, suggested by the app",
    "pause.TimeOutScreen": "when to come back is erased on return, and its letters go with the page",
    "repair_calendar.CalendarScreen": "the place of a file and a neutral title, suggested by the app",
    "summary_days.DaysScreen": "days to look between are nothing one wrote; once taken they are remembered",
    "summary_asking.ask_where": "the place of a file, suggested by the app; consent to the page ends when it is left",
}
"""Places for letters that keep none, each with its reason."""
