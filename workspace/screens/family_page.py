"""The parts of the family's page, and what is said in those that hold a choice."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from data.ages import age_words
from data.when import say_time
from data.wording import say
from widgets.buttons import Act
from workspace.desk import Desk
from workspace.screens.listed import Choices
from workspace.theme import LOOKS

SIGNS: tuple[Literal["auto"], Literal["full"], Literal["ascii"]] = ("auto", "full", "ascii")
"""The sets of signs, as the family's settings name them."""

IDLE_MINUTES = (0, 2, 5, 10, 20)
"""After how many minutes a sitting alone may lock by itself; 0 is never."""


def _chosen(act_id: str, label: str, *, now: bool) -> Act:
    return Act(id=act_id, label=say("family.now", look=label) if now else label, strong=now)


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


def look_acts(now: str) -> tuple[Act, ...]:
    """Give the looks.

    Args:
        now: what the family's settings say; the dark one when they leave it to the app.
    """
    worn = now if now in LOOKS else next(iter(LOOKS))
    return tuple(_chosen(f"look:{look}", say(f"family.looks.{look}"), now=look == worn) for look in LOOKS)


def signs_acts(now: str) -> tuple[Act, ...]:
    """Give the sets of signs to draw with.

    Args:
        now: the one that is chosen, as the family's settings name it.
    """
    return tuple(_chosen(f"signs:{one}", say(f"family.signs_{one}"), now=one == now) for one in SIGNS)


def clock_acts(now: str) -> tuple[Act, ...]:
    """Give the two ways a clock can say the time; `now` is what the family's settings say."""
    return tuple(_chosen(f"clock:{clock}", say(f"family.clocks.{clock}"), now=clock == now) for clock in ("24", "12"))


def rows_acts(now: str) -> tuple[Act, ...]:
    """Give the two ways rows of a list can stand; `now` is what the family's settings say."""
    return tuple(_chosen(f"rows:{rows}", say(f"family.rows.{rows}"), now=rows == now) for rows in ("airy", "close"))


def lock_acts(now: int) -> tuple[Act, ...]:
    """Give the times after which a sitting alone locks.

    Args:
        now: the minutes that are chosen; others than those offered stand among them.
    """
    offered = sorted({*IDLE_MINUTES, now})
    words = {n: say("family.lock_after", minutes=n) if n else say("family.lock_never") for n in offered}
    return tuple(_chosen(f"lock:{n}", label, now=n == now) for n, label in words.items())


def care_acts() -> tuple[Act, ...]:
    """Give the ways to whom the family would call, and to the phrases that bring up a note."""
    return (
        Act(id="help_lines", label=say("family.care_lines"), key="l"),
        Act(id="phrases", label=say("family.care_phrases"), key="p"),
    )


def times_words(desk: Desk) -> str:
    """Give the family's times of day in one paragraph, in the order of the day."""
    clock, today = desk.family.settings.clock, desk.today()
    named = sorted(desk.family.times_of_day, key=lambda item: (item.hour, item.minute))
    return ", ".join(
        say(
            "family.time",
            name=item.name,
            clock=say_time(datetime.combine(today, time(item.hour, item.minute)), clock=clock),
        )
        for item in named
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
        yield Static(say("family.look"), classes="plain--label")
        yield Choices(id="looks")
        yield Static(say("family.list"), classes="plain--label")
        yield Choices(id="rows")
        yield Static(say("family.clock"), classes="plain--label")
        yield Choices(id="clocks")
        yield Static(say("family.signs"), classes="plain--label")
        yield Choices(id="signs")
        yield Static(say("family.lock"), classes="plain--label")
        yield Choices(id="locks")
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
