"""The first run: what this is, and three short questions, one a screen, before a family's folder is made."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from data.actors import Alone, Together
from data.drafts import Drafts
from data.errors import JournalError
from data.input import fold
from data.journal import Journal
from data.records import Birth
from data.wording import say
from widgets.buttons import Act
from widgets.question import Ask, Question
from widgets.text_area import Line
from workspace.keeping import Keeping
from workspace.placing import go_back
from workspace.screens.child_fields import ChildFields
from workspace.screens.key_setting import offer_passphrase
from workspace.sizes import HEIGHTS, WIDTHS
from workspace.welcoming import LONGEST_NAME, local_zone, make_family, tidy, understand_age

STEPS: tuple[str, ...] = ("hello", "me", "child", "other", "other_name")
"""The pages in order; the last is asked only where somebody else shares the file."""


DRAFT = "welcome"
"""Under this name the first answers are kept while they are typed."""


class WelcomeScreen(Screen[Journal]):
    """Asks for a name, a child and whether somebody shares this; ends with the new family, open, or with None."""

    CSS_PATH = "../styles/pages.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="welcome.leave", tooltip="Leave; nothing is made", show=False),
        Binding("enter,f2", "go_on", "Continue", id="welcome.on", tooltip="To the next question", show=False),
        Binding("f3", "go_back", "Back", id="welcome.back", tooltip="To the question before", show=False),
        Binding("1", "share(False)", "No", id="welcome.no", tooltip="No, just me", show=False),
        Binding("2", "share(True)", "Yes", id="welcome.yes", tooltip="Yes, somebody else too", show=False),
        Binding("up", "move(-1)", "Up", id="welcome.up", tooltip="To the one above", show=False),
        Binding("down", "move(1)", "Down", id="welcome.down", tooltip="To the one below", show=False),
    ]

    def __init__(self, folder: Path, now: Callable[[], datetime], zone: str = "") -> None:
        """Welcome somebody.

        Args:
            folder: where the family will lie.
            now: the clock; gives aware times.
            zone: the IANA name of the zone they live in; this machine's when empty.
        """
        super().__init__()
        self._folder = folder
        self._zone = zone or local_zone()
        self._today = now().astimezone(ZoneInfo(self._zone)).date()
        self._drafts = folder / "drafts"
        self._keeping = Keeping(Drafts(self._drafts), DRAFT)
        left = self._keeping.left
        self._step = left.step if left is not None and left.step in STEPS else STEPS[0]
        self._kept: dict[str, str] = dict(left.values) if left is not None else {}
        self._birth: Birth | None = understand_age(self._kept.get("age", ""), self._today)
        self.made: Journal | None = None
        """The new family, once it is made."""

    def compose(self) -> ComposeResult:
        """The place for one question, and one quiet line beneath."""
        yield Container(id="stage")
        yield Static(id="welcome-line", markup=False)

    async def on_mount(self) -> None:
        """Say hello, or ask what was left half answered."""
        left = self._keeping.left
        await self._show()
        go_back(self, left)

    # -- pages --------------------------------------------------------------------------------------------------

    async def _show(self) -> None:
        stage = self.query_one("#stage", Container)
        async with self.batch():
            await stage.remove_children()
            await stage.mount(self._page())
        self._reply("")
        self.keep_place()
        self._keeping.flush()

    def _page(self) -> Question:
        match self._step:
            case "hello":
                return self._hello()
            case "me":
                ask = self._ask(say("welcome.me.words"), say("welcome.me.hint"), 1)
                return Question(ask, self._line("me"))
            case "child":
                ask = self._ask(say("welcome.child.words"), say("welcome.child.hint"), 2)
                fields = ChildFields(self._kept.get("child", ""), self._kept.get("age", ""), self._today)
                return Question(ask, fields)
            case "other":
                hint = say("welcome.other.hint", child=tidy(self._kept["child"]))
                acts = (
                    Act(id="no", label=say("welcome.other.no"), key="1", strong=True),
                    Act(id="yes", label=say("welcome.other.yes"), key="2"),
                )
                return Question(self._ask(say("welcome.other.words"), hint, 3, acts))
            case _:
                ask = self._ask(say("welcome.other.name_words"), say("welcome.other.name_hint"), 3)
                return Question(ask, self._line("other"))

    def _hello(self) -> Question:
        acts = (
            Act(id="continue", label=say("welcome.begin"), key="Enter", strong=True),
            Act(id="leave", label=say("welcome.leave"), key="Esc"),
        )
        lines = [say("welcome.hello.stays"), say("welcome.hello.larger"), say("welcome.hello.esc")]
        body: list[Widget] = [Static(Content(line), classes="page-line") for line in lines]
        body.append(Static(Content(say("welcome.hello.where", folder=self._folder)), classes="page-line quiet-label"))
        return Question(Ask(words=say("welcome.hello.words"), acts=acts), *body)

    def _ask(self, words: str, hint: str, n: int, acts: tuple[Act, ...] = ()) -> Ask:
        going = acts or (Act(id="continue", label=say("welcome.continue"), key="Enter", strong=True),)
        back = Act(id="back", label=say("welcome.back"), key="F3")
        return Ask(words=words, hint=hint, progress=say("welcome.progress", n=n), acts=(*going, back))

    def _line(self, key: str) -> Line:
        return Line(self._kept.get(key, ""), max_length=LONGEST_NAME, id="name")

    def _reply(self, words: str) -> None:
        line = self.query_one("#welcome-line", Static)
        line.set_class(bool(words), "-note")
        line.update(Content(words or say("welcome.keys")))

    # -- answers ------------------------------------------------------------------------------------------------

    def _take(self) -> str:
        """Keep what this page was told, and say kindly what is still missing."""
        if self._step == "child":
            fields = self.query_one(ChildFields)
            self._kept["child"], self._kept["age"] = fields.typed
            self._birth = fields.birth
            return fields.missing()
        if self._step in ("me", "other_name"):
            key = "me" if self._step == "me" else "other"
            self._kept[key] = self.query_one("#name", Line).value
            name = tidy(self._kept[key])
            if not name:
                return say("welcome.me.missing" if key == "me" else "welcome.other.missing")
            if key == "other" and fold(name) == fold(tidy(self._kept["me"])):
                return say("welcome.other.same", name=name)
        return ""

    @on(Input.Changed)
    def keep_place(self) -> None:
        """Keep what is typed, and where, in the folder that the family will have."""
        for line in self.query("#name").results(Line):
            self._kept["me" if self._step == "me" else "other"] = line.value
        for fields in self.query(ChildFields):
            self._kept["child"], self._kept["age"] = fields.typed
        problem = self._keeping.keep(self, dict(self._kept), step=self._step) if self.made is None else ""
        if problem:
            self._reply(problem)

    @on(Input.Submitted)
    async def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if not (self._step == "child" and self.query_one(ChildFields).step_on(event.input)):
            await self.action_go_on()

    @on(Line.Cleaned)
    def _cleaned(self, event: Line.Cleaned) -> None:
        event.stop()
        self._reply(say("welcome.removed", names=", ".join(event.names)))

    @on(Question.Pressed)
    async def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        match event.act_id:
            case "leave":
                self.action_leave()
            case "back":
                await self.action_go_back()
            case "no" | "yes":
                await self.action_share(event.act_id == "yes")
            case _:
                await self.action_go_on()

    # -- keys ---------------------------------------------------------------------------------------------------

    async def action_go_on(self) -> None:
        """Go to the next question; after the last one the family is made."""
        missing = self._take()
        if missing:
            self._reply(missing)
        elif self._step == "other_name":
            self._make(self._kept["other"])
        elif self._step != "other":
            self._step = STEPS[STEPS.index(self._step) + 1]
            await self._show()

    async def action_go_back(self) -> None:
        """Ask the question before this one again, with its answer."""
        if self._step != STEPS[0]:
            self._take()
            self._step = STEPS[STEPS.index(self._step) - 1]
            await self._show()

    async def action_share(self, shared: bool) -> None:
        """Say whether another grown-up shares the file."""
        if self._step != "other":
            return
        if shared:
            self._step = "other_name"
            await self._show()
        else:
            self._make("")

    def _make(self, other: str) -> None:
        if self._birth is None:
            return
        try:
            journal = make_family(self._folder, self._kept["me"], self._kept["child"], self._birth, other, self._zone)
        except JournalError as problem:
            self._reply(problem.words)
            return
        self.made = journal
        self._keeping.drop()
        self._offer(journal)

    @work
    async def _offer(self, journal: Journal) -> None:
        """Offer a passphrase to whoever types here; the others are asked when they first sit down alone."""
        me = journal.seen_by(Together()).adults[0]
        if me.key_file:
            own = journal.seen_by(Alone(me.id)).own_key()
            own.open_bare()
            try:
                await offer_passphrase(self.app, own, self._today)
            finally:
                journal.lock(me.id)
        self.dismiss(journal)

    def action_move(self, by: int) -> None:
        """Go to the line above or below; the first page, which has none, moves as a whole."""
        if self._step == STEPS[0]:
            self.query_one(".question--answer", VerticalScroll).scroll_relative(y=by, animate=False)
        elif by > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_leave(self) -> None:
        """Leave; nothing was made, and what was typed goes too."""
        self._keeping.drop()
        for folder in (self._drafts, self._folder):
            # Each only where it is empty: it may have been there before.
            with contextlib.suppress(OSError):
                folder.rmdir()
        self.dismiss(None)
