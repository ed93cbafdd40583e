"""Sixteen statements about closeness and worry, one at a time, each with five dots or let pass."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from data.carried import with_kept
from data.drafts import Draft
from data.ids import new_id
from data.records import PrivateRoom, StatementSet
from data.reflecting import Statement, earlier_round, statements
from data.wording import say
from widgets.buttons import Act
from widgets.closeness_map import ClosenessMap
from widgets.dots import Dots
from widgets.question import Ask, Question
from widgets.text_area import Line
from workspace.desk import Desk
from workspace.placing import cursor_of, put_cursor
from workspace.round_words import ROUND, WHOM, drift_words, kind_words, lean_words, round_of
from workspace.screens.reflect_private import PrivateScreen
from workspace.screens.reflect_round import caption, patches
from workspace.visit import Visit


class StatementsScreen(PrivateScreen):
    """One round. Ends with the id of the round that was kept, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,f2", "go_on", "Continue", id="statements.on", tooltip="To the next statement", show=False),
        Binding("s", "skip", "Skip", id="statements.skip", tooltip="Let this one pass", show=False),
        Binding("f3", "go_back", "Back", id="statements.back", tooltip="To the statement before", show=False),
    ]

    def __init__(self, desk: Desk, visit: Visit) -> None:
        """Begin a round, or come back to the statement that was left.

        Args:
            desk: gives the view of whoever sits here alone, and the clock.
            visit: the sitting this belongs to.
        """
        super().__init__(desk, visit)
        draft = self.draft(ROUND)
        self._values = dict(draft.values) if draft else {"seed": new_id()}
        self._asked: tuple[Statement, ...] = statements(self._values["seed"])
        self._step = draft.step if draft else WHOM
        self._kept = ""

    async def on_mount(self) -> None:
        """Ask where it was left."""
        await self._show()
        left = self.draft(ROUND)
        for line in self.query(Line) if left is not None else ():
            put_cursor(line, left.cursor if left is not None else (0, 0))

    @property
    def _place(self) -> int:
        """Which statement stands here, from 0; -1 before the first."""
        return next((n for n, one in enumerate(self._asked) if one.id == self._step), -1)

    def _keep_draft(self) -> None:
        cursor = next((cursor_of(line) for line in self.query(Line)), (0, 0))
        self.keep(Draft(key=ROUND, values=dict(self._values), step=self._step, cursor=cursor))

    def keep_place(self) -> None:
        """Note where the cursor is in the name that is being typed."""
        if self._step == WHOM and self.draft(ROUND) is not None:
            self._keep_draft()

    async def _show(self) -> None:
        await self.ask(self._whom() if self._place < 0 else self._statement(self._asked[self._place]))

    def _acts(self, *more: Act) -> tuple[Act, ...]:
        leave = Act(id="leave", label=say("reflect_room.pause"), key="Esc")
        return (Act(id="go_on", label=say("reflect_room.go_on"), key="Enter", strong=True), *more, leave)

    def _whom(self) -> Question:
        title, hint = say("reflect.whom").split(". ", 1)
        line = Line(self._values.get(WHOM, ""), max_length=120, id=WHOM)
        return Question(Ask(words=f"{title}.", progress=_honest(), hint=hint, acts=self._acts()), line)

    def _statement(self, one: Statement) -> Question:
        skip = Act(id="skip", label=say("reflect_room.dots_skip"), key="s")
        back = Act(id="go_back", label=say("reflect_room.dots_back"), key="F3")
        ask = Ask(
            words=one.words,
            progress=(say("reflect_room.place", n=self._place + 1, total=len(self._asked)), _honest()),
            hint=say("reflect_room.dots_hint"),
            acts=self._acts(skip, back),
        )
        return Question(ask, Dots(int(self._values.get(one.id, "0")), name=one.id))

    @on(Input.Changed)
    def _named(self, event: Input.Changed) -> None:
        event.stop()
        if self._step == WHOM and not self._let_go:
            self._values[WHOM] = event.value
            self._keep_draft()

    @on(Input.Submitted)
    async def _named_all(self, event: Input.Submitted) -> None:
        event.stop()
        await self.action_go_on()

    @on(Dots.Chosen)
    async def _chosen(self, event: Dots.Chosen) -> None:
        event.stop()
        # A key pressed while the next statement comes still belongs to the one it was meant for.
        if event.control.name == self._step and self._place >= 0 and not self._kept:
            self._values[self._step] = str(event.value)
            self._keep_draft()
            if event.final:
                await self.action_go_on()

    @on(Question.Pressed)
    async def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        await self.run_action(event.act_id)

    async def action_go_on(self) -> None:
        """Go to the next statement; after the last one, say what there is to say; after that, leave."""
        if self._kept:
            self.dismiss(self._kept)
            return
        if self._place + 1 < len(self._asked):
            self._step = self._asked[self._place + 1].id
            self._keep_draft()
            await self._show()
        else:
            await self._finish()

    async def action_skip(self) -> None:
        """Let this statement pass; nothing is said about it."""
        if self._place >= 0 and not self._kept:
            self._values.pop(self._step, None)
            await self.action_go_on()

    async def action_go_back(self) -> None:
        """Ask the one before again."""
        if not self._kept and self._place >= 0:
            self._step = self._asked[self._place - 1].id if self._place else WHOM
            self._keep_draft()
            await self._show()

    def action_leave(self) -> None:
        """Leave; a round in the middle keeps its place."""
        self.dismiss(self._kept or None)

    async def _finish(self) -> None:
        room = self.room
        answered = round_of(self._values, self.desk.today())
        if room is None or answered is None:
            self.drop(ROUND)
            self.dismiss(None)
            return
        if self.keep_room(with_kept(room, answered)):
            self.drop(ROUND)
            self._kept = answered.id
            await self.ask(self._after(room, answered))

    def _after(self, room: PrivateRoom, answered: StatementSet) -> Question:
        """Say kindly where the two lines lean, with the cloud, and nothing that could be counted."""
        room = with_kept(room, answered)
        last = earlier_round(room.statements, answered)
        now, before = patches(answered, last)
        body: list[Widget] = [ClosenessMap(now, before)] if now is not None else []
        more = (drift_words(room, answered), say("reflect.in_a_while"), say("reflect.honest"))
        for line in (caption(answered, last, self.desk.today()), "\n".join(lean_words(answered)), *more):
            if line:
                body.append(Static(Content(line), classes="page-line"))
        done = Act(id="go_on", label=say("reflect_room.after_done"), key="Enter", strong=True)
        ask = Ask(words=kind_words(answered), progress=(say("reflect_room.after_title"), _honest()), acts=(done,))
        return Question(ask, *body, classes="-mapped")


def _honest() -> str:
    """Give the honest line in few words, which stands at the top of every one of these pages."""
    return say("reflect_room.honest_short")
