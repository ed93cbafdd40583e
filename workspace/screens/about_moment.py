"""What else belongs to a moment: where it was, who was there, words to find it by, how it was chosen, and whether
it was one like others before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from data.drafts import Draft
from data.errors import JournalError
from data.records import Moment
from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from widgets.chips import Chips
from widgets.text_area import Line
from workspace.about_form import LIMIT, SAMPLINGS, AboutForm, once_more, ways
from workspace.caring import care_place, take_care
from workspace.desk import Desk
from workspace.placing import go_back, where
from workspace.sizes import HEIGHTS, WIDTHS


class AboutMomentScreen(ModalScreen[None]):
    """Five small things about a moment, all of which may stay empty. What is typed is kept until it is written down."""

    CSS_PATH = "../styles/pages.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="about.leave", tooltip="Leave; what was typed is kept", show=False),
        Binding("f2", "save", "Save", id="about.save", tooltip="Write it down", show=False),
    ]

    way_back = "about_moment"
    """The room's action that opens this again."""

    def __init__(self, desk: Desk, moment: Moment) -> None:
        """Ask about a moment.

        Args:
            desk: gives the view of whoever is here.
            moment: the moment.
        """
        super().__init__(classes="plain")
        self._desk = desk
        self._form = AboutForm(desk, moment)
        self._draft = desk.view.drafts.shared(self._form.key)

    def compose(self) -> ComposeResult:
        """The moment's title, the five answers, and the buttons."""
        acts = (
            Act(id="save", label=say("about_moment.save"), key="F2", strong=True),
            Act(id="leave", label=say("about_moment.leave"), key="Esc"),
        )
        with Vertical(classes="plain--column"):
            yield Static(Content(self._desk.view.title(self._form.moment)), classes="plain--title")
            with VerticalScroll(classes="plain--scroll", can_focus=False):
                yield from self._questions(self._form.stored | (self._draft.values if self._draft else {}))
            yield care_place()
            yield Static(id="about-line", markup=False, classes="plain--line")
            yield ActionRow(acts, classes="plain--acts")

    def _questions(self, values: dict[str, str]) -> Iterator[Widget]:
        people = self._form.people()
        chosen = tuple(one for one in values["present"].split() if one in {option.id for option in people})
        yield _words("place")
        yield Line(values["place"], max_length=LIMIT, placeholder=say("about_moment.place_example"), id="place")
        yield _words("present")
        yield Chips(people, chosen, id="present")
        yield _words("tags")
        yield Line(values["tags"], max_length=LIMIT, placeholder=say("about_moment.tags_example"), id="tags")
        yield _words("sampling")
        yield Chips(ways(), (values["sampling"],), most=1, id="sampling")
        yield _words("again")
        yield Chips((once_more(),), (values["again"],) if values["again"] else (), most=1, id="again")

    def on_mount(self) -> None:
        """Begin where the cursor was left, or at the top of the page."""
        self.query_one("#place", Line).focus(scroll_visible=False)
        if go_back(self, self._draft):
            self._reply(say("about_moment.brought_back"))
        self._care()

    def _care(self) -> None:
        take_care(self, self._desk.view, shared=True)

    def _reply(self, words: str) -> None:
        self.query_one("#about-line", Static).update(Content(words))

    def _values(self) -> dict[str, str]:
        present, sampling = self.query_one("#present", Chips).chosen, self.query_one("#sampling", Chips).chosen
        return {
            "place": self.query_one("#place", Line).value,
            "present": " ".join(present),
            "tags": self.query_one("#tags", Line).value,
            "sampling": sampling[0] if sampling else SAMPLINGS[0],
            "again": "".join(self.query_one("#again", Chips).chosen),
        }

    @on(Input.Changed)
    @on(Chips.Changed)
    def keep_place(self) -> None:
        """Keep what is being typed, and where, at every change."""
        self._care()
        values, drafts = self._values(), self._desk.view.drafts
        field, cursor = where(self)
        try:
            if values != self._form.stored:
                drafts.keep(Draft(key=self._form.key, values=values, field=field, cursor=cursor))
            elif drafts.shared(self._form.key) is not None:
                drafts.drop(self._form.key)
        except JournalError as problem:
            self._reply(problem.words)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    @on(Action.Pressed)
    async def _button(self, event: Action.Pressed) -> None:
        event.stop()
        await self.run_action(event.act_id)

    def action_save(self) -> None:
        """Write the answers into the moment as it is now."""
        try:
            self._form.write(self._values())
        except JournalError as problem:
            self._reply(problem.words)
            return
        self.dismiss(None)

    def action_leave(self) -> None:
        """Leave; what was typed is kept."""
        self.dismiss(None)


def _words(name: str) -> Static:
    return Static(say(f"about_moment.{name}_words"), classes="plain--label", markup=False)
