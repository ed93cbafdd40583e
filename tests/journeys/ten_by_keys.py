"""Enters a worked moment by keys alone: the stub, where and who, its own form to the end, the repair, the two marks."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from textual.events import Paste
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import TextArea

from data.samples.shapes import StepShape
from data.scripts import Step
from tests.journeys.at_once import press_now, settled, until, until_seen
from tests.journeys.walking import NAMED
from tests.workspace.ten_kit import Worked, answer_of
from widgets.buttons import Action
from widgets.checklist import Checklist
from widgets.chip_field import MORE, ChipField
from widgets.chips import Chips
from widgets.landing_question import LandingQuestion
from widgets.text_area import Line, Writing
from widgets.timeline import Timeline
from workspace.playing import Sitting
from workspace.screens.about_moment import AboutMomentScreen
from workspace.screens.new_moment import NewMomentScreen
from workspace.screens.repair_step import StepScreen
from workspace.screens.repair_telling import TellingScreen

SIGNS = {
    '"': "quotation_mark",
    "?": "question_mark",
    "!": "exclamation_mark",
    ":": "colon",
    ";": "semicolon",
    "-": "minus",
    "(": "left_parenthesis",
    ")": "right_parenthesis",
}
"""Signs whose keys have names."""


class ByKeys:
    """Somebody at the keyboard who has a worked moment in front of them on paper."""

    def __init__(self, pilot: Pilot[Any], one: Worked, *, by_heart: int = 10_000) -> None:
        """Sit down.

        Args:
            pilot: presses the keys.
            one: the moment to enter.
            by_heart: longer texts than this are pasted, as the terminal does it, and not typed letter by letter.
        """
        self.pilot = pilot
        self.one = one
        self.by_heart = by_heart

    @property
    def screen(self) -> Any:
        """What is on the screen now."""
        return self.pilot.app.screen

    async def press(self, *keys: str) -> None:
        """Press keys, and let what follows happen."""
        for key in keys:
            await press_now(self.pilot.app, key)

    async def tab_to(self, place: Widget) -> None:
        """Come to a place with Tab."""
        for _ in range(20):
            if place.has_focus:
                return
            await self.press("tab")
        raise AssertionError(f"{place} cannot be come to")

    async def type(self, words: str, place: Writing | Line) -> None:
        """Type words key by key into a place, instead of what stands there."""
        await self.tab_to(place)
        if isinstance(place, TextArea):
            await self.press("ctrl+end", *["backspace"] * len(place.text))
        elif place.value:
            await self.press("end", "ctrl+u")
        if len(words) > self.by_heart:
            self.pilot.app.post_message(Paste(words))
            await settled(self.pilot.app)
        elif words:
            await self.press(*[(NAMED | SIGNS).get(letter, letter) for letter in words])
        assert (place.text if isinstance(place, TextArea) else place.value) == words

    async def choose(self, chips: Chips, ids: tuple[str, ...]) -> None:
        """Choose chips in an order, with the arrows and space."""
        field = chips.query_one(ChipField)
        await self.tab_to(field)
        for wanted in ids:
            if wanted in chips.chosen:
                continue
            if all(option.id != wanted for option in field.shown):
                await self.press("end", "space")
            place = next(n for n, option in enumerate(field.shown) if option.id == wanted)
            by = place - field.cursor
            await self.press(*["right" if by > 0 else "left"] * abs(by), "space")
        assert [one for one in chips.chosen if one in ids] == list(ids)
        assert MORE not in chips.chosen

    async def enter(self) -> None:
        """Enter all of it."""
        await self.stub()
        await self.about()
        await self.press("d")
        await until(self.pilot, lambda: hasattr(self.screen, "sitting"), "the form")
        form = self.screen
        for _ in range(90):
            if self.screen is not form:
                break
            await self.question(form)
        await until(self.pilot, lambda: bool(self.screen.query(Timeline)), "the moments")
        if self.one.shape.bright:
            await self.press("b")
        await self.press("m")

    async def stub(self) -> None:
        """The three answers of a new moment."""
        shape = self.one.shape
        await self.press("n")
        await until(self.pilot, lambda: isinstance(self.screen, NewMomentScreen), "the three questions")
        await self.type(shape.camera[0], self.screen.query_one("#what", Writing))
        for chips in self.screen.query(Chips):
            await self.choose(chips, tuple(self.one.people.children[key].id for key in shape.children))
        when = self.one.calendar.when(shape)
        await self.type(self.said(when.instant), self.screen.query_one("#when", Line))
        await self.press("f2")
        await until_seen(self.pilot, self.one.view.title(self.one.moment)[:20])

    def said(self, instant: datetime) -> str:
        """Say a time so that nothing about it is left open."""
        return f"{instant.astimezone(ZoneInfo('Europe/London')):%d %b %Y %H:%M}".lower()

    async def about(self) -> None:
        """Where and who, and how it was chosen."""
        shape = self.one.shape
        await self.press("t")
        await until(self.pilot, lambda: isinstance(self.screen, AboutMomentScreen), "where and who")
        await self.choose(self.screen.query_one("#present", Chips), self.in_order(shape.present))
        await self.type(", ".join(shape.tags), self.screen.query_one("#tags", Line))
        await self.choose(self.screen.query_one("#sampling", Chips), (shape.sampling,))
        await self.press("f2")
        await until(self.pilot, lambda: not isinstance(self.screen, AboutMomentScreen), "the moments")

    def in_order(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Give the ids of some grown-ups, in the order of the family."""
        ids = self.one.people.ids(names)
        return tuple(adult.id for adult in self.one.people.adults.values() if adult.id in ids)

    # -- the form -----------------------------------------------------------------------------------------------

    async def question(self, form: Any) -> None:
        """Answer the question on the screen and go on."""
        sitting: Sitting = form.sitting
        step, turn, before = sitting.step, sitting.turn, form.asked
        read = self.one.read_of(turn) if turn else None
        answer = answer_of(self.one.shape, step, read)
        match step.kind:
            case "curtain":
                await self.press("enter")
            case "page" if self.form_wanted(sitting) in step.values:
                await self.press(str(step.values.index(self.form_wanted(sitting)) + 1))
            case "page" | "handover" if len(step.values) > 1:
                await self.press(str(step.values.index("next") + 1))
            case "choice" if step.id == "start" or answer is None:
                await self.press("1")
            case "choice" | "sure":
                await self.press(str(step.values.index(str(answer)) + 1))
            case "keep_or_share":
                await self.press("1")
            case "chips" | "needs":
                await self.choose(form.query_one(Chips), tuple(answer or ()))
                await self.press("f2")
            case "text" | "line":
                if answer != sitting.answers.value(step):
                    await self.type(str(answer or ""), form.asked.places[0][0])
                await self.press("f2")
            case "landing":
                await self.landing(form)
            case "appreciation":
                await self.thanks(form)
            case "steps":
                await self.repair(form)
                await self.press("f2")
            case _:
                await self.press("f2")
        await until(self.pilot, lambda: self.gone_on(form, step, turn, before), f"the question after {step.id}")

    def form_wanted(self, sitting: Sitting) -> str:
        """Give the form this moment is for, while another one is being played."""
        meant = self.one.shape.sitting
        return meant.form if meant is not None and meant.form != sitting.debrief.form else ""

    def gone_on(self, form: Any, step: Step, turn: str, before: object) -> bool:
        """Tell whether another question stands there whole, or the form is left."""
        sitting: Sitting = form.sitting
        same = (sitting.step, sitting.turn) == (step, turn)
        if self.screen is not form:
            return True
        return not same and form.asked is not before and self.stands(form.asked.widget)

    @staticmethod
    def stands(page: Widget) -> bool:
        """Tell whether a page and all that is on it was made."""
        return page.is_mounted and bool(page.size) and all(part.is_mounted for part in page.walk_children(Widget))

    async def landing(self, form: Any) -> None:
        """Choose the landing from the list of the eight, with the arrows."""
        guess = self.one.shape.guess
        assert guess is not None
        asked = form.query_one(LandingQuestion)
        for wanted in ("\x00list", guess.landing):
            button = next(one for one in asked.query(Action) if one.act.id == wanted)
            while not button.has_focus:
                await self.press("down")
            await self.press("enter")
            await until(self.pilot, lambda: asked.listed, "the list")

    async def thanks(self, form: Any) -> None:
        """One line for each who appreciates something."""
        sitting = self.one.shape.sitting
        assert sitting is not None
        said = {self.one.people.adults[key].id: words for key, words in sitting.thanks.items()}
        for place, adult in form.asked.places:
            await self.type(said.get(adult, ""), place)
        await self.press("f2")

    # -- the repair ---------------------------------------------------------------------------------------------

    async def repair(self, form: Any) -> None:
        """Tick the steps, open those with something to tell, and say what the child did next."""
        shape = self.one.shape.repair
        if shape is None:
            return
        steps = form.query_one(Checklist)
        await self.tab_to(steps)
        await self.press("end", "enter")
        await until(self.pilot, lambda: not steps.more, "all the steps")
        for told in shape.step:
            place = next(n for n, row in enumerate(steps.rows) if row.id == told.id)
            turns = ("not_yet", "done", "not_needed", "child_said_no").index(told.status)
            await self.press("home", *["down"] * place, *["space"] * turns)
            if told.said or told.after is not None:
                await self.step(form, told)
        if shape.closed is not None:
            await self.press("c")
            await until(self.pilot, lambda: isinstance(self.screen, TellingScreen), "what they did next")
            await self.type(shape.did_next, self.screen.query_one("#words", Writing))
            await self.press("f2")
            await until(self.pilot, lambda: self.screen is form, "the form")

    async def step(self, form: Any, told: StepShape) -> None:
        """Look at one step closely."""
        await self.press("enter")
        await until(self.pilot, lambda: isinstance(self.screen, StepScreen), told.id)
        if told.said:
            await self.type(told.said, self.screen.query_one("#said", Writing))
        if told.after is not None:
            when = self.one.calendar.when(self.one.shape).instant + timedelta(minutes=told.after)
            await self.type(self.said(when), self.screen.query_one("#happened Line", Line))
        await self.press("f2")
        await until(self.pilot, lambda: self.screen is form, "the form")
