"""Short pages that ask for a person: a grown-up and what they are to the children, or a child and a rough age."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace
from textual import on
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from data.records import Adult, Birth, Child
from data.wording import say
from widgets.buttons import Act, Action
from widgets.chips import Chips
from widgets.text_area import Line
from workspace.family_people import coming_back, leaving, missing_name
from workspace.keeping import Keeping
from workspace.screens.child_fields import ChildFields
from workspace.screens.child_more import ChildMore
from workspace.screens.confirm import Confirm
from workspace.screens.listed import Listed
from workspace.welcoming import LONGEST_NAME, tidy


def _acts() -> tuple[Act, ...]:
    save = Act(id="save", label=say("family.ask.save"), key="Enter", strong=True)
    return save, Act(id="leave", label=say("family.ask.leave"), key="Esc")


class AdultAnswer(Struct, frozen=True, kw_only=True):
    """A grown-up as somebody described them."""

    name: str
    role: str = ""
    """What they are to the children, in the family's own words; may stay empty."""
    leaves: bool = False
    """Whether they no longer share the file."""


class AdultScreen(Listed[AdultAnswer]):
    """Asks a grown-up's name, and what they are to the children; None when it was left."""

    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "save", "Keep it", id="adult.save", tooltip="Keep it", show=False),
        Binding("f5", "leaves", "Leaves", id="adult.leaves", tooltip="No longer shares the file", show=False),
    ]

    def __init__(
        self, keeping: Keeping, adult: Adult | None = None, others: tuple[str, ...] = (), *, leaves: bool = False
    ) -> None:
        """Ask about a grown-up.

        Args:
            keeping: keeps what is typed.
            adult: as they are written down now; nothing for somebody new.
            others: names that are taken.
            leaves: whether it can be said here that they no longer share the file.
        """
        kind = "mend" if adult else "adult"
        self._keeping = keeping
        self._known = adult
        self._written = {"name": adult.name if adult else "", "role": adult.role if adult else ""}
        self._taken = others
        self._leaves = leaves
        leaving = (Act(id="leaves", label=say("family.ask.leaves"), key="F5"),) if leaves else ()
        save, leave = _acts()
        super().__init__(
            say(f"family.ask.{kind}_title"),
            say(f"family.ask.{kind}_hint"),
            (save, *leaving, leave),
            Static(say("family.ask.name"), classes="plain--label", markup=False),
            self._line("name"),
            Static(say("family.ask.role"), classes="plain--label", markup=False),
            self._line("role", say("family.ask.role_example")),
        )

    def _line(self, name: str, example: str = "") -> Line:
        text = self._keeping.value(name, self._written[name])
        return Line(text, placeholder=example, max_length=LONGEST_NAME, id=name)

    def on_mount(self) -> None:
        """Begin in the first line."""
        self.query_one("#name", Line).focus(scroll_visible=False)
        self._keeping.begin(self)

    def _typed(self) -> dict[str, str]:
        return {name: self.query_one(f"#{name}", Line).value for name in self._written}

    @on(Input.Changed)
    def keep_place(self) -> None:
        """Keep what is typed, and where."""
        typed = self._typed()
        if self._keeping.left is not None or typed != self._written:
            self.reply(self._keeping.keep(self, typed))

    def dismiss(self, result: AdultAnswer | None = None) -> AwaitComplete:
        """Answer, or leave; then nothing of it is half typed any more."""
        self._keeping.drop()
        return super().dismiss(result)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "name" and not self._missing():
            self.query_one("#role", Line).focus()
        else:
            self.action_save()

    async def on_action_pressed(self, event: Action.Pressed) -> None:
        """Do what the button says."""
        event.stop()
        await self.run_action(event.act_id)

    def action_leaves(self) -> None:
        """Say that they no longer share the file; it is asked once more."""
        if self._known is not None and self._leaves:
            self.dismiss(AdultAnswer(name=self._known.name, role=self._known.role, leaves=True))

    def _missing(self) -> str:
        """Say kindly what is still wanted of the name; empty when nothing is."""
        return missing_name(self._typed()["name"], self._taken)

    def action_save(self) -> None:
        """Answer with what stands there, or say what is still wanted."""
        missing = self._missing()
        if missing:
            self.reply(missing)
            self.query_one("#name", Line).focus()
            return
        typed = self._typed()
        self.dismiss(AdultAnswer(name=tidy(typed["name"]), role=tidy(typed["role"])))


def ask_leaving(adult: Adult) -> Confirm:
    """Ask whether a grown-up no longer shares the file, naming what stays."""
    return Confirm(*leaving(adult))


def ask_coming_back(adult: Adult) -> Confirm:
    """Ask whether somebody who shared the file once does so again."""
    return Confirm(*coming_back(adult))


class ChildAnswer(Struct, frozen=True, kw_only=True):
    """A child as somebody described them."""

    name: str
    birth: Birth
    band: str = ""
    """The age band the family prefers; empty to go by the age."""
    print_name: str = ""
    leaves: bool = False
    """Whether the child is no longer asked about."""


class ChildScreen(Listed[ChildAnswer]):
    """Asks a child's name and rough age, and of one who is known a little more; None when it was left."""

    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "save", "Keep it", id="child.save", tooltip="Keep it", show=False),
        Binding("f5", "leaves", "Not asked about", id="child.leaves", tooltip="No longer asked about", show=False),
    ]

    def __init__(self, keeping: Keeping, today: date, child: Child | None = None, *, leaves: bool = False) -> None:
        """Ask for a child.

        Args:
            keeping: keeps what is typed.
            today: the day the age is told on.
            child: the child as written down now; nothing for another one.
            leaves: whether it can be said here that the child is no longer asked about.
        """
        left = keeping.left.values if keeping.left is not None else {}
        self._leaves = leaves
        leaving = (Act(id="leaves", label=say("family.ask.child_leaves"), key="F5"),) if leaves else ()
        super().__init__(
            say("family.ask.mend_title" if child else "family.ask.child_title"),
            say("family.ask.child_hint"),
            (*_acts(), *leaving),
            ChildFields(
                keeping.value("name", child.name if child else ""),
                keeping.value("age"),
                today,
                child.birth if child else None,
            ),
            *((ChildMore.of(child, left.get("band"), left.get("print")),) if child else ()),
        )
        self._keeping = keeping
        self._known = child
        self._written: dict[str, str] | None = None

    def on_mount(self) -> None:
        """Begin in the first line."""
        self._written = self._typed()
        self.query_one("#child-name", Line).focus(scroll_visible=False)
        self._keeping.begin(self)

    def _typed(self) -> dict[str, str]:
        name, age = self.query_one(ChildFields).typed
        more = {part: words for asked in self.query(ChildMore) for part, words in asked.typed.items()}
        return {"name": name, "age": age, **more}

    @on(Input.Changed)
    @on(Chips.Changed)
    def keep_place(self) -> None:
        """Keep what is typed, and where."""
        typed = self._typed()
        if self._keeping.left is not None or self._written not in (None, typed):
            self.reply(self._keeping.keep(self, typed))

    def dismiss(self, result: ChildAnswer | None = None) -> AwaitComplete:
        """Answer, or leave; then nothing of it is half typed any more."""
        self._keeping.drop()
        return super().dismiss(result)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if not self.query_one(ChildFields).step_on(event.input):
            self.action_save()

    async def on_action_pressed(self, event: Action.Pressed) -> None:
        """Do what the button says."""
        event.stop()
        await self.run_action(event.act_id)

    def action_leaves(self) -> None:
        """Say that this child is no longer asked about; nothing that was written goes."""
        if self._known is not None and self._leaves:
            child = self._known
            band, paper = child.band_override, child.print_name
            self.dismiss(ChildAnswer(name=child.name, birth=child.birth, band=band, print_name=paper, leaves=True))

    def action_save(self) -> None:
        """Answer with what stands there, or say kindly what is still wanted."""
        fields = self.query_one(ChildFields)
        missing, birth = fields.missing(), fields.birth
        if missing or birth is None:
            self.reply(missing)
            return
        answer = ChildAnswer(name=fields.child_name, birth=birth)
        for more in self.query(ChildMore):
            answer = replace(answer, band=more.band, print_name=more.print_name)
        self.dismiss(answer)
