"""The parts of the family's page, and what is said in those that hold a choice."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from data.ages import age_words
from data.records import Settings
from data.wording import say
from widgets.buttons import Act
from workspace.desk import Desk
from workspace.family_choices import KINDS, choices
from workspace.screens.listed import Choices


def adults_acts(desk: Desk) -> tuple[Act, ...]:
    """Give the grown-ups, those who shared the file once, and the way to add one."""
    view = desk.view
    rows = [
        Act(id=f"adult:{a.id}", label=say("family.adult", name=a.name, role=a.role) if a.role else a.name)
        for a in view.adults
    ]
    rows += [Act(id=f"former:{one.id}", label=say("family.former", name=one.name)) for one in view.former]
    return (*rows, Act(id="add_adult", label=say("family.add_adult"), key="a"))


def children_acts(desk: Desk) -> tuple[Act, ...]:
    """Give the children, those who are not asked about now, and the way to add one."""
    today, view = desk.today(), desk.view
    rows = [
        Act(id=f"child:{c.id}", label=say("family.child", name=c.name, age=age_words(c.birth, today)))
        for c in view.children
    ]
    rows += [Act(id=f"again:{c.id}", label=say("family.former_child", name=c.name)) for c in view.former_children]
    return (*rows, Act(id="add_child", label=say("family.add_child"), key="c"))


def choice_acts(kind: str, settings: Settings) -> tuple[Act, ...]:
    """Give the ways one thing can be, the one in force marked.

    Args:
        kind: one of the kinds of choice.
        settings: the family's.
    """
    return tuple(Act(id=f"{kind}:{one.value}", label=one.words, strong=one.now) for one in choices(kind, settings))


def care_acts() -> tuple[Act, ...]:
    """Give the ways to whom the family would call, and to the phrases that bring up a note."""
    return (
        Act(id="help_lines", label=say("family.care_lines"), key="l"),
        Act(id="phrases", label=say("family.care_phrases"), key="p"),
    )


class FamilyPage(Vertical):
    """From the people at the top to where it all lies."""

    def __init__(self, times: str, folder: str) -> None:
        """Lay the page out.

        Args:
            times: the family's times of day.
            folder: where its folder lies.
        """
        super().__init__(classes="family--page")
        self._times = times
        self._folder = folder

    def compose(self) -> ComposeResult:
        """People, look, lock, times of day, the folder."""
        for part in ("adults", "children"):
            yield Static(say(f"family.{part}"), classes="plain--label")
            yield Choices(id=part)
        for kind in KINDS:
            yield Static(say(f"family.{kind}"), classes="plain--label")
            yield Choices(id=f"choose-{kind}")
        yield Static(say("family.lock_hint"), classes="plain--line quiet")
        yield Static(say("family.care"), classes="plain--label")
        yield Choices(id="care-acts")
        yield Static(say("family.care_hint"), classes="plain--line quiet")
        yield Static(say("family.times"), classes="plain--label")
        yield Static(Content(self._times), classes="plain--line", id="times")
        yield Static(say("family.times_hint"), classes="plain--line quiet")
        yield Choices(id="words")
        yield Static(say("family.where"), classes="plain--label")
        yield Static(Content(self._folder), classes="plain--line")
        yield Static(say("family.copy"), classes="plain--line quiet")
        yield Static(say("family.copies"), classes="plain--line quiet")
        yield Choices(id="states")
        yield Static(say("family.elsewhere"), classes="plain--label")
        second = Path(self._folder).parent / say("family.second_folder")
        for part in ("moving", "second", "away"):
            yield Static(Content(say(f"family.{part}", second=second)), classes="plain--line quiet")
