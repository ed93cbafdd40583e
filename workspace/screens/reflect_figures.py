"""Figures a therapist gave: which questionnaire, the figures as told, and a question where one looks like a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from data.carried import with_kept
from data.drafts import Draft
from data.figures import instrument, instruments, slips
from data.records import Figure
from data.when import say_day
from data.wording import say
from widgets.buttons import Act
from widgets.glyphs import FULL
from widgets.question import Ask, Question
from widgets.text_area import Line, Writing
from widgets.timeline import Row
from workspace.desk import Desk
from workspace.placing import go_back, value_of, where
from workspace.screens.reflect_listing import ListingScreen
from workspace.screens.reflect_private import PrivateScreen
from workspace.telling_figures import FIGURE, LONGEST, as_typed, asked, day_in, figure_key, figure_of
from workspace.visit import Visit

if TYPE_CHECKING:
    from workspace.screens.reflect_sitting import SittingRoom

OTHER = "other one"
"""How the page ends when it is another one after all."""

FIELD = "figure-"
"""What stands before a field's id, so that it is a name for a place on the page."""


class FigurePickScreen(ListingScreen):
    """Which questionnaire it is; ends with its id, or None. There is nothing private on it."""

    async def on_mount(self) -> None:
        """Offer them all."""
        acts = (
            Act(id="choose", label=say("reflect_figures.take"), key="Enter", strong=True),
            Act(id="leave", label=say("reflect_room.back"), key="Esc"),
        )
        await self.lay_out(say("reflect_figures.title"), acts, "")

    def rows(self) -> tuple[Row, ...]:
        """Give each with what it looks at."""
        return tuple(
            Row(id=one.id, day=one.group, title=one.label, second=one.about, glyph=FULL.not_yet)
            for one in instruments()
        )

    def hint(self) -> str:
        """Say what is kept here, and what is not."""
        return say("reflect_figures.hint")

    def choose(self, row_id: str) -> None:
        """Take one."""
        self.dismiss(row_id)


class FigureScreen(PrivateScreen):
    """One questionnaire's figures. Ends with the id of what was kept, with `OTHER`, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "keep_it", "Keep", id="figure.keep", tooltip="Keep it in my room", show=False),
        Binding("f3", "other", "Another", id="figure.other", tooltip="Choose another one", show=False),
    ]

    def __init__(self, desk: Desk, visit: Visit, of: str, earlier: Figure | None = None) -> None:
        """Open the page.

        Args:
            desk: gives the view of whoever sits here alone, and the clock.
            visit: the sitting this belongs to.
            of: id of the instrument; one that is not on the list is written down as something else.
            earlier: figures kept before, to change.
        """
        super().__init__(desk, visit)
        self._of = instrument(of) or instruments()[-1]
        self._earlier = earlier
        self._asked: tuple[str, ...] = ()
        self._key = figure_key(earlier)

    def action_other(self) -> None:
        """Choose another one; what was typed is let go of, because it belongs to this one."""
        if self._earlier is None:
            self.drop(self._key)
            self.dismiss(OTHER)

    # -- its figures --------------------------------------------------------------------------------------------

    async def on_mount(self) -> None:
        """Show the places for its figures, with what was left or kept before."""
        of, draft = self._of, self.draft(self._key)
        values = draft.values if draft is not None else as_typed(self._earlier)
        body: list[Widget] = []
        for name, words in asked(of):
            body += self._place(name, words, values)
        body.append(_label(say("reflect_figures.said")))
        body.append(Writing(values.get("said", ""), id=f"{FIELD}said"))
        acts = [Act(id="keep_it", label=say("reflect_figures.keep"), key="F2", strong=True)]
        if self._earlier is None:
            acts.append(Act(id="other", label=say("reflect_figures.other_one"), key="F3"))
        acts.append(Act(id="leave", label=say("reflect_figures.leave"), key="Esc"))
        ask = Ask(words=of.label, progress=of.about, hint=say("reflect_figures.private"), acts=tuple(acts))
        await self.ask(Question(ask, *body))
        if not self._let_go:
            go_back(self, draft)

    def on_descendant_focus(self) -> None:
        """Keep the name of a place in sight above it."""
        self.call_after_refresh(self._show_name)

    def _show_name(self) -> None:
        place = self.focused
        beside = list(place.parent.children) if place is not None and place.parent is not None else []
        here = beside.index(place) if place in beside else 0
        if here and isinstance(beside[here - 1], Static):
            beside[here - 1].scroll_visible(animate=False, immediate=True)

    def _place(self, name: str, words: str, values: dict[str, str]) -> tuple[Widget, Widget]:
        line = Line(values.get(name, ""), max_length=LONGEST, id=f"{FIELD}{name}")
        return _label(words), line

    def _values(self) -> dict[str, str]:
        places = (*self.query(Line), *self.query(Writing))
        return {(place.id or "").removeprefix(FIELD): str(value_of(place)) for place in places}

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed(self, event: TextArea.Changed | Input.Changed) -> None:
        event.stop()
        if not self._let_go:
            self.keep_place(typed=True)
            self.call_after_refresh(self._show_name)

    def keep_place(self, typed: bool = False) -> None:
        """Keep what is being typed and where, once something was typed."""
        values = self._values()
        field, cursor = where(self)
        if "said" in values and (typed or (field and self.draft(self._key) is not None)):
            self.keep(Draft(key=self._key, values=values, step=self._of.id, cursor=cursor, field=field))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    @on(Question.Pressed)
    async def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        await self.run_action(event.act_id)

    # -- keeping ------------------------------------------------------------------------------------------------

    def action_keep_it(self) -> None:
        """Keep the figures; where one looks like a slip, ask once and keep it all the same the second time."""
        room, of = self.room, self._of
        if room is None:
            return
        values = {name: words.strip() for name, words in self._values().items()}
        if not any(values.values()):
            self.drop(self._key)
            self.dismiss(None)
            return
        on = day_in(values["on"], self._earlier, self.desk)
        doubtful = slips(of, values)
        if on == "not understood":
            self.remark(say("reflect_figures.not_understood", example=say_day(self.desk.today())))
            return
        if doubtful and doubtful != self._asked:
            self._asked = doubtful
            self.remark("\n".join((*doubtful, say("reflect_figures.right_again"))))
            return
        kept = figure_of(of, values, on, self._earlier)
        if self.keep_room(with_kept(room, kept)):
            self.drop(self._key)
            self.dismiss(kept.id)


async def write_figures(room: SittingRoom) -> None:
    """Ask which one it is, unless one was left half written, and write its figures down.

    Args:
        room: the open private room.
    """
    me = room.me
    left = room.view.drafts.private(me.id, FIGURE) if me is not None else None
    of = left.step if left is not None else await room.open_page(FigurePickScreen(room.desk, room.visit))
    while of and await room.open_page(FigureScreen(room.desk, room.visit, of)) == OTHER:
        of = await room.open_page(FigurePickScreen(room.desk, room.visit))


def _label(words: str) -> Static:
    return Static(Content(words), classes="figure--label")
