"""What follows when somebody has opened their own side: new words after the sheet, an older room, an offer."""

from __future__ import annotations

from typing import Any

from textual.app import App

from data.actors import Alone
from data.errors import JournalError
from data.own_key import OwnKey
from data.records import Adult, SetAside
from data.when import say_day
from data.wording import say
from widgets.buttons import Act
from workspace.desk import Desk
from workspace.screens.key_setting import choose_after_sheet, offer_passphrase
from workspace.screens.listed import Pick, numbered


class EarlierScreen(Pick):
    """Offers an older state of one's room that came back with a backup: *take*, *drop*, or None for later."""

    def __init__(self, adult: Adult, aside: SetAside, count: int, day: str) -> None:
        """Offer it.

        Args:
            adult: whose room it is.
            aside: the older state.
            count: how many things in it are not in the room now.
            day: the day it came back.
        """
        words = say(f"own_key.earlier.{'one' if count == 1 else 'many'}", day=day, count=count)
        leave = Act(id="later", label=say("own_key.earlier.later"), key="Esc")
        acts = numbered("own_key.earlier", ("take", "drop", "later"))
        super().__init__(say("own_key.earlier.title", name=adult.name), words, acts, leave)
        self.aside = aside


async def settle_in(app: App[Any], desk: Desk, *, by_sheet: bool = False) -> None:
    """Do what there is to do once somebody sits alone with their room open.

    Args:
        app: shows the pages; must be called from a worker.
        desk: who sits here, and the clock.
        by_sheet: whether they came in with their recovery sheet, and so have forgotten the passphrase.
    """
    if not isinstance(desk.actor, Alone) or desk.view.read_only:
        return
    own = desk.view.own_key()
    if not own.opened:
        return
    try:
        if by_sheet:
            await choose_after_sheet(app, own)
        await _offer_earlier(app, own, desk)
        if not own.wrapped and not own.offered:
            await offer_passphrase(app, own, desk.today())
    except JournalError as problem:
        app.notify(problem.words, markup=False)


async def _offer_earlier(app: App[Any], own: OwnKey, desk: Desk) -> None:
    for aside, count in own.earlier_ones():
        day = say_day(aside.on, today=desk.today())
        answer = await app.push_screen_wait(EarlierScreen(own.adult, aside, count, day))
        if answer == "take":
            own.take_up(aside)
            app.notify(say("own_key.earlier.taken"), markup=False)
        elif answer == "drop":
            own.let_go(aside)
