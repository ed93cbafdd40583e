"""A moment is written down here in three short answers, or mended later with the same three."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from data.drafts import Draft
from data.errors import JournalError
from data.records import Moment
from data.scripts import script
from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from widgets.cells import cut
from widgets.chips import Chips
from widgets.text_area import Line, Writing
from workspace.caring import care_place, take_care
from workspace.desk import Desk
from workspace.moment_form import MomentForm
from workspace.picturing import joined
from workspace.sizes import HEIGHTS, WIDTHS

PAUSE = 0.4
"""Seconds without typing after which the large library for times is asked too."""


class NewMomentScreen(ModalScreen[str | None]):
    """Asks what happened, with which child, and when; ends with the id of the moment that was written down."""

    CSS_PATH = "../styles/pages.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="moment.leave", tooltip="Leave; what was typed is kept", show=False),
        Binding("f2", "save", "Save", id="moment.save", tooltip="Write it down", show=False),
        Binding("f4", "afresh", "Afresh", id="moment.afresh", tooltip="Start afresh", show=False),
    ]

    def __init__(self, desk: Desk, moment: Moment | None = None) -> None:
        """Ask for a moment.

        Args:
            desk: gives the view of whoever is here, and the clock.
            moment: the moment to change; a new one when left out.
        """
        super().__init__(classes="plain")
        self.form = MomentForm(desk, moment)
        self._drafts = desk.view.drafts
        self._draft = self._drafts.shared(self.form.key)

    @property
    def way_back(self) -> str:
        """The room's action that opens this form again."""
        return "edit_moment" if self.form.moment else "new_moment"

    def compose(self) -> ComposeResult:
        """The three questions on one page, one quiet line, and the buttons."""
        title = say("new_moment.edit_title") if self.form.moment else script("new_moment").title
        with Vertical(classes="plain--column"):
            yield Static(Content(title), classes="plain--title")
            with VerticalScroll(classes="plain--scroll", can_focus=False):
                yield from self._questions(self._draft.values if self._draft else self.form.first)
            yield care_place()
            yield Static(id="moment-line", markup=False)
            yield ActionRow(self._acts(), classes="plain--acts")

    def _acts(self) -> tuple[Act, ...]:
        save = say("new_moment.save_edit" if self.form.moment else "new_moment.save")
        acts = [Act(id="save", label=save, key="F2", strong=True)]
        if self._draft is not None:
            acts.append(Act(id="afresh", label=say("new_moment.afresh"), key="F4"))
        return (*acts, Act(id="leave", label=say("new_moment.leave"), key="Esc"))

    def _questions(self, values: dict[str, str]) -> Iterator[Widget]:
        form = script("new_moment")
        what, child, when = (form.step(step_id) for step_id in ("what", "child", "when"))
        yield Static(Content(what.words), classes="moment--words")
        yield Static(Content(" ".join(filter(None, (what.hint, self.form.seen_by())))), classes="moment--hint")
        yield Writing(values.get("what", ""), id="what")
        if self.form.first["second"]:
            yield Static(Content(say("new_moment.second")), classes="moment--hint moment--next")
            yield Writing(values.get("second", ""), id="second")
        if self.form.options:
            known = {option.id for option in self.form.options}
            chosen = tuple(one for one in values.get("child", "").split() if one in known)
            yield Static(Content(child.words), classes="moment--words moment--next")
            yield Chips(self.form.options, chosen, id="child")
            yield Static(id="child-line", classes="moment--hint", markup=False)
        yield Static(Content(when.words), classes="moment--words moment--next")
        yield Static(Content(when.hint), classes="moment--hint")
        yield Line(values.get("when", ""), max_length=when.limit, id="when")
        yield Static(id="when-line", markup=False)

    def on_mount(self) -> None:
        """Begin where the cursor was left, or at the first question."""
        self._hear()
        self._say_children()
        self._care()
        words = "brought_back_edit" if self.form.moment else "brought_back"
        self._reply(say(f"new_moment.{words}") if self._draft else "")
        place = self._place(self._draft.field if self._draft else "what")
        place.focus()
        if isinstance(place, Writing):
            place.move_cursor(self._draft.cursor if self._draft else place.document.end)
        elif isinstance(place, Line) and self._draft:
            place.cursor_position = self._draft.cursor[1]

    # -- what is typed ------------------------------------------------------------------------------------------

    def _place(self, name: str) -> Writing | Line | Chips:
        """Give one of the places for an answer; the first one where there is none of that name."""
        found = next(iter(self.query(f"#{name or 'what'}")), None)
        return found if isinstance(found, Writing | Line | Chips) else self.query_one("#what", Writing)

    def _values(self) -> dict[str, str]:
        values = dict(self.form.first)
        for name in ("what", "second"):
            for writing in self.query(f"#{name}").results(Writing):
                values[name] = writing.text
        for chips in self.query(Chips):
            values["child"] = " ".join(chips.chosen)
        return values | {"when": self.query_one("#when", Line).value}

    def keep_place(self) -> None:
        """Keep what was typed, and where; nothing is kept where nothing was changed."""
        focused = self.focused
        here = next((name for name in ("what", "second", "when") if focused is self._place(name)), "child")
        place, values = self._place(here), self._values()
        cursor = (0, 0)
        if isinstance(place, Writing):
            cursor = place.cursor_location
        elif isinstance(place, Line):
            cursor = (0, place.cursor_position)
        try:
            if values != self.form.first:
                self._drafts.keep(Draft(key=self.form.key, values=values, cursor=cursor, field=here))
            elif self._drafts.shared(self.form.key) is not None:
                self._drafts.drop(self.form.key)
        except JournalError as problem:
            self._reply(problem.words)

    @on(TextArea.Changed)
    def _wrote(self, event: TextArea.Changed) -> None:
        event.stop()
        self._care()
        self.keep_place()

    def _care(self) -> None:
        """Show the note that what stands here brings up; in front of everybody, because everybody reads it."""
        take_care(self, self.form.desk.view, shared=True)

    @on(Chips.Changed)
    def _chose(self, event: Chips.Changed) -> None:
        event.stop()
        self._say_children()
        self.keep_place()

    @on(Input.Changed)
    def _timed(self, event: Input.Changed) -> None:
        event.stop()
        self._hear()
        self.keep_place()

    @on(Writing.Cleaned)
    @on(Line.Cleaned)
    def _cleaned(self, event: Writing.Cleaned | Line.Cleaned) -> None:
        event.stop()
        self._reply(say("new_moment.removed", names=joined(event.names)))

    # -- what was understood ------------------------------------------------------------------------------------

    def _reply(self, words: str) -> None:
        line = self.query_one("#moment-line", Static)
        line.set_class(bool(words), "-note")
        line.update(Content(words or say("new_moment.keys")))

    def _say_children(self) -> None:
        for chips in self.query(Chips):
            self.query_one("#child-line", Static).update(Content(self.form.children_said(chips.chosen)))

    @property
    def _typed(self) -> str:
        """The words for the time."""
        return self.query_one("#when", Line).value.strip()

    def _hear(self) -> None:
        """Say what the words for the time mean: at once from the small grammar, a little later from the library."""
        self.form.hear(self._typed, loosely=False)
        self._show_heard()
        if self.form.heard is None and not self.form.unchanged(self._typed):
            self._listen_longer(self._typed)

    @work(exclusive=True, group="when", exit_on_error=False)
    async def _listen_longer(self, typed: str) -> None:
        await asyncio.sleep(PAUSE)
        other = MomentForm(self.form.desk, self.form.moment)
        await asyncio.to_thread(other.hear, typed, loosely=True)
        if other.heard is not None and typed == self._typed:
            self.form.heard = other.heard
            self._show_heard()

    def _show_heard(self) -> None:
        line = self.query_one("#when-line", Static)
        line.set_class(self.form.heard is None and not self.form.unchanged(self._typed), "-unclear")
        line.update(Content(self.form.heard_words(self._typed)))

    # -- writing it down ----------------------------------------------------------------------------------------

    def _ask_again(self, place: str, key: str, **values: str) -> None:
        self._place(place).focus()
        self._reply(say(f"new_moment.{key}", **values))

    def action_save(self) -> None:
        """Write it down, or say kindly what is still missing."""
        values = self._values()
        if not values["what"].strip():
            self._ask_again("what", "no_words")
            return
        if self.form.options and not values["child"]:
            self._ask_again("child", "no_child")
            return
        when = self.form.when(self._typed)
        if when is None:
            # Nothing is written down that was not on the screen first.
            self.form.hear(self._typed, loosely=True)
            self._show_heard()
            key = "look_when" if self.form.heard else "not_understood"
            self._ask_again("when", key, text=cut(self._typed, 30))
            return
        try:
            moment_id = self.form.write(values, when)
        except JournalError as problem:
            self._reply(problem.words)
            return
        self.dismiss(moment_id)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Do what the button says."""
        event.stop()
        {"save": self.action_save, "afresh": self.action_afresh, "leave": self.action_leave}[event.act_id]()

    def action_afresh(self) -> None:
        """Let go of what was brought back, and begin as if it had never been typed."""
        if self._draft is None:
            return
        self._draft = None
        for name in ("what", "second"):
            for writing in self.query(f"#{name}").results(Writing):
                writing.load_text(self.form.first[name])
        for chips in self.query(Chips):
            chips.chosen = tuple(self.form.first["child"].split())
        self.query_one("#when", Line).value = self.form.first["when"]
        self.query_one(ActionRow).acts = self._acts()
        self._say_children()
        self.keep_place()
        self._reply("")
        self._place("what").focus()

    def action_leave(self) -> None:
        """Leave; what was typed comes back next time."""
        self.keep_place()
        self.dismiss(None)
