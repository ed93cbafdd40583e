"""The room *What I carry*: one grown-up alone reads back, writes a few lines, or answers the sixteen statements."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace
from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from data.actors import Alone
from data.errors import JournalError
from data.records import Adult
from data.reflecting import may_answer, offered_again, words_you_may_hear
from data.when import say_day
from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from widgets.timeline import Timeline
from workspace.commands import bindings, command
from workspace.desk import Desk
from workspace.screens.pages import Page, PageScreen
from workspace.screens.reflect_history import Leaf, LeafView, leaves, rows
from workspace.screens.reflect_page import QuietPage, State
from workspace.screens.reflect_private import PrivateScreen, Visit
from workspace.screens.room import Room

LEFT, RIGHT = ("write", "statements"), ("passphrase", "enough")
"""Commands that have a button beneath the history, and beneath what was kept."""

OWN_ACTS = ("accept", "decline", "write_on", "take_along", "about")
"""Buttons of this room that are no commands."""


class ReflectRoom(Room):
    """Private, one adult: never shows anything to anyone else."""

    ROOM = "reflect"
    CSS_PATH = "../styles/reflect.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("reflect"),
        Binding("y", "accept", "Yes", id="reflect.accept", tooltip="Yes, go on", show=False),
        Binding("escape", "decline", "Leave", id="reflect.decline", tooltip="Not now, or back", show=False),
        Binding("t", "take_along", "Take along", id="reflect.take", tooltip="Take this to someone", show=False),
        Binding("a", "about", "The words", id="reflect.about", tooltip="About the words you may hear", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        """Furnish the room.

        Args:
            desk: gives the view of whoever is here, and the clock.
        """
        super().__init__(desk)
        self.visit = Visit(actor=desk.actor)
        self._leaves: tuple[Leaf, ...] = ()
        self._page: PrivateScreen | None = None
        self._shown: State | None = None

    def furniture(self) -> Iterable[Widget]:
        """The quiet page, and the open room behind it."""
        yield QuietPage(id="reflect-page")
        with Vertical(id="reflect-open"):
            yield Static(say("reflect.honest"), id="honest", markup=False)
            yield Static(say("reflect_room.honest_short"), id="honest-short", markup=False)
            with Horizontal(id="reflect-panes"):
                with Vertical(id="reflect-left"):
                    yield Timeline(id="history", empty=say("reflect_room.empty"))
                    yield ActionRow(tuple(command(one).act(strong=one == "write") for one in LEFT), id="left-acts")
                with Vertical(id="reflect-right"):
                    yield LeafView(id="leaf")
                    yield ActionRow(id="leaf-acts")
                    yield ActionRow(tuple(command(one).act() for one in RIGHT), id="right-acts")

    # -- what is shown ------------------------------------------------------------------------------------------

    @property
    def me(self) -> Adult | None:
        """Whoever sits here alone."""
        return self.view.me if isinstance(self.desk.actor, Alone) else None

    @property
    def state(self) -> State:
        """What the room has come to for whoever is here now."""
        me = self.me
        if me is None:
            return "closed"
        if not me.key_file:
            return "no_keys"
        room = self.view.room()
        if room is None:
            return "locked"
        if self.visit.ready is None:
            return "ready"
        return "open" if self.visit.ready else "not_now"

    def show_room(self) -> None:
        """Draw what there is for whoever is here now; whatever was another's is dropped at once."""
        if self.visit.actor != self.desk.actor:
            self.visit = Visit(actor=self.desk.actor)
        if not self.query(QuietPage):
            # Told of a change while coming or going: there is nothing on the screen to draw on.
            return
        state = self.state
        if state in ("closed", "no_keys", "locked") and self._page is not None:
            self._page.let_go()
            self._page = None
        self._settle()
        self.set_class(state == "open", "-open")
        if state == "open":
            self._show_history()
        else:
            self._drop_history()
            self.query_one(QuietPage).show(state, self.me)
        if state != self._shown:
            self._shown = state
            self.call_after_refresh(self._begin)

    def _settle(self) -> None:
        """Once a sitting, finish what a passphrase set in an earlier one may have left undone."""
        if not self.visit.settled and self.me is not None and self.view.room() is not None:
            self.visit.settled = True
            with contextlib.suppress(JournalError):
                self.view.own_key().settle()

    def _begin(self) -> None:
        """Put the focus where most people go next."""
        if self.has_class("-open"):
            self.query_one(Timeline).focus()
            return
        self.query_one(QuietPage).begin()

    def _put_leaf_acts(self, acts: tuple[Act, ...]) -> None:
        row = self.query_one("#leaf-acts", ActionRow)
        if row.acts != acts:
            row.acts = acts

    def _show_history(self) -> None:
        room = self.view.room()
        if room is not None:
            self._leaves = leaves(room, self.view)
            self.query_one(Timeline).set_rows(rows(self._leaves, self.desk.today()))
            self._show_leaf()

    def _drop_history(self) -> None:
        self._leaves = ()
        self.remove_class("-reading")
        self.query_one(Timeline).set_rows(())
        self.query_one(LeafView).clear()
        self._put_leaf_acts(())

    @property
    def leaf(self) -> Leaf | None:
        """What stands under the cursor."""
        row = self.query_one(Timeline).current
        return next((leaf for leaf in self._leaves if row is not None and leaf.id == row.id), None)

    def _show_leaf(self) -> None:
        leaf = self.leaf
        self.query_one(LeafView).show(leaf, self.desk.today())
        kept = leaf.reflection if leaf else None
        taking = "take_along_off" if kept is not None and kept.take_along else "take_along_act"
        acts = (
            Act(id="write_on", label=say("reflect_room.write_on"), key="Enter"),
            Act(id="take_along", label=say(f"reflect_room.{taking}"), key="t", tooltip=say("reflect_room.take_along")),
        )
        about = Act(id="about", label=say("reflect_room.about"), key="a")
        self._put_leaf_acts(acts if kept else (about,))

    # -- hearing ------------------------------------------------------------------------------------------------

    @on(Timeline.Highlighted)
    def _highlighted(self, event: Timeline.Highlighted) -> None:
        event.stop()
        if self.has_class("-open"):
            self._show_leaf()

    @on(Timeline.Opened)
    def _opened(self, event: Timeline.Opened) -> None:
        event.stop()
        if self.has_class("-tiny") and not self.has_class("-reading"):
            self.add_class("-reading")
        else:
            self.action_write_on()

    @on(Action.Pressed)
    async def _own_button(self, event: Action.Pressed) -> None:
        if event.act_id in OWN_ACTS:
            event.stop()
            event.prevent_default()
            await self.run_action(event.act_id)

    def action_accept(self) -> None:
        """Say that now is a good time."""
        if self.state in ("ready", "not_now"):
            self.visit.ready = True
            self.show_room()

    def action_decline(self) -> None:
        """Say not now; in the open room, go back and out."""
        match self.state:
            case "ready":
                self.visit.ready = False
            case "open" if self.has_class("-reading"):
                self.remove_class("-reading")
                return
            case "open" | "not_now":
                self.action_room("moments")
                return
        self.show_room()

    def action_about(self) -> None:
        """Show *About the words you may hear*."""
        paragraphs = tuple(f"{one.words}\n{one.source}" for one in words_you_may_hear())
        self.app.push_screen(PageScreen(Page(say("reflect_words.title"), (say("reflect_words.hint"), *paragraphs))))

    # -- writing ------------------------------------------------------------------------------------------------

    async def _open(self, page: PrivateScreen) -> str | None:
        """Show a private page; it is let go of as soon as somebody else sits here."""
        self._page = page
        try:
            kept = await self.app.push_screen_wait(page)
        finally:
            self._page = None
        if kept is not None and self.has_class("-open"):
            self.query_one(Timeline).go_to(kept)
        return kept

    @work
    async def action_write(self) -> None:
        """Answer one of the open questions."""
        from workspace.screens.reflect_write import WriteScreen

        if self.state == "open":
            await self._open(WriteScreen(self.desk, self.visit))

    @work
    async def action_write_on(self) -> None:
        """Write on at the answer under the cursor."""
        from workspace.screens.reflect_write import WriteScreen

        leaf = self.leaf
        if self.state == "open" and leaf is not None and leaf.reflection is not None:
            await self._open(WriteScreen(self.desk, self.visit, leaf.reflection))

    def action_take_along(self) -> None:
        """Choose the answer under the cursor for one's own page, or let it go again."""
        leaf, room = self.leaf, self.view.room()
        if self.state != "open" or leaf is None or leaf.reflection is None or room is None:
            return
        changed = replace(leaf.reflection, take_along=not leaf.reflection.take_along)
        kept = tuple(changed if one.id == changed.id else one for one in room.reflections)
        self.view.put_room(replace(room, reflections=kept))

    @work
    async def action_statements(self) -> None:
        """Answer the sixteen statements, or hear from which day they come round again."""
        from workspace.screens.reflect_statements import ROUND, StatementsScreen

        room, me = self.view.room(), self.me
        if self.state != "open" or room is None or me is None:
            return
        last = max((one.on for one in room.statements), default=None)
        again = offered_again(last)
        left_open = self.view.drafts.private(me.id, ROUND) is not None
        if again is not None and not may_answer(last, self.desk.today()) and not left_open:
            day = say_day(again, today=self.desk.today())
            page = Page(say("reflect_room.statements_title"), (say("reflect.too_early", day=day),))
            await self.app.push_screen_wait(PageScreen(page))
            return
        await self._open(StatementsScreen(self.desk, self.visit))

    @work
    async def action_passphrase(self) -> None:
        """Open the room with the passphrase, choose one, or look after one's key."""
        from workspace.screens.reflect_key import look_after_key, open_with_passphrase

        if self.state == "locked":
            await open_with_passphrase(self.app, self.desk)
        elif self.state not in ("closed", "no_keys"):
            await look_after_key(self.app, self.desk)
        self.show_room()

    @work
    async def action_enough(self) -> None:
        """Close with one small sentence, and go back to the moments."""
        from workspace.screens.reflect_closing import ClosingScreen

        if self.state != "open":
            return
        await self._open(ClosingScreen(self.desk, self.visit))
        self.visit.ready = None
        self.show_room()
        self.action_room("moments")
