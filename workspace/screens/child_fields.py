"""Two lines for a child, the name and the rough age, with what was understood of the age beneath."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from data.records import Birth
from data.wording import say
from widgets.text_area import Line
from workspace.welcoming import LONGEST_NAME, say_birth, say_understood, tidy, understand_age


class ChildFields(Vertical):
    """A child's name and rough age, with what was understood of the age beneath."""

    def __init__(self, name: str, age: str, today: date, birth: Birth | None = None) -> None:
        """Make the two lines.

        Args:
            name: what stands on the first already.
            age: what stands on the second already.
            today: the day the age is told on.
            birth: what is known already; it stays as long as its words are not changed.
        """
        super().__init__(classes="child-fields")
        self._first = (name, age or (say_birth(birth) if birth else ""))
        self._known = (self._first[1], birth)
        self._today = today

    def compose(self) -> ComposeResult:
        """The name, the age, what was understood."""
        yield Static(say("welcome.child.name"), classes="label")
        yield Line(self._first[0], max_length=LONGEST_NAME, id="child-name")
        yield Static(say("welcome.child.age"), classes="label")
        yield Line(self._first[1], placeholder=say("welcome.child.example"), id="child-age")
        yield Static(id="child-understood", markup=False)

    def on_mount(self) -> None:
        """Say what the first words mean."""
        self._show()

    @property
    def typed(self) -> tuple[str, str]:
        """Both lines as they stand."""
        return self.query_one("#child-name", Line).value, self.query_one("#child-age", Line).value

    @property
    def child_name(self) -> str:
        """The name as it is kept."""
        return tidy(self.typed[0])

    @property
    def birth(self) -> Birth | None:
        """What was understood of the age."""
        words, known = self._known
        return known if known is not None and self.typed[1] == words else understand_age(self.typed[1], self._today)

    def missing(self) -> str:
        """Say kindly what is still wanted, and go there; empty when all is there."""
        if not self.child_name:
            self.query_one("#child-name", Line).focus()
            return say("welcome.child.missing")
        if self.birth is None:
            self.query_one("#child-age", Line).focus()
            return say("welcome.child.unclear" if self.typed[1].strip() else "welcome.child.no_age")
        return ""

    def step_on(self, line: Input) -> bool:
        """Go from the name to the age when Enter was pressed on the name; False when there is nowhere to go."""
        if line.id != "child-name":
            return False
        self.query_one("#child-age", Line).focus()
        return True

    @on(Input.Changed)
    def _show(self) -> None:
        birth = self.birth
        self.query_one("#child-understood", Static).update(
            Content(say_understood(birth, self._today) if birth is not None else "")
        )
