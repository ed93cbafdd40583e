"""Begins a debrief or comes back to one: whether it is offered now, who the two are, and whether both are ready."""

from __future__ import annotations

from typing import Any

from textual.app import App

from data.records import Debrief, Form, Moment
from data.view import View
from data.when import zone_of
from data.wording import say
from workspace.bringing_back import bring_back
from workspace.desk import Desk
from workspace.pages import Page
from workspace.pausing import come_back, time_words
from workspace.picturing import name_of
from workspace.playing import Sitting
from workspace.screens.debrief import DebriefScreen
from workspace.screens.debrief_special import NeutralScreen
from workspace.screens.pages import PageScreen
from workspace.screens.pause import ReturnScreen
from workspace.screens.readers import ReadersScreen
from workspace.starting import JOINT, asks_readers, begun_form, start_debrief, why_not


async def ready_again(app: App[Any], desk: Desk, debrief: Debrief) -> bool:
    """Ask both whether a debrief that rests goes on.

    Args:
        app: shows the pages; must be called from a worker.
        desk: gives the view and the clock.
        debrief: the debrief, which may not rest at all.

    Returns:
        Whether to play it now.
    """
    if debrief.return_at is None:
        return True
    view, now = desk.view, desk.now()
    chosen = debrief.return_at.astimezone(zone_of(view.family.zone))
    early = time_words(chosen, now.date(), view.family.settings.clock) if now < chosen else ""
    names = tuple((reader, name_of(view, reader)) for reader in debrief.readers)
    said = await app.push_screen_wait(ReturnScreen(names, early))
    if said is None:
        return False
    outcome = come_back(view, debrief, said, now=now, today=desk.today())
    if outcome == "ended":
        child = view.child(debrief.child)
        words = say("rules.pause.two_not_yets", child=child.name if child else "")
        await app.push_screen_wait(PageScreen(Page(words)))
    elif outcome == "not_now":
        await app.push_screen_wait(NeutralScreen())
    return outcome == "go_on"


async def own_words(app: App[Any], view: View) -> bool:
    """Bring back what the one who is here was writing; says whether to go on to the form.

    Args:
        app: shows the question; must be called from a worker.
        view: of whoever is here.
    """
    me = view.me
    if me is None:
        app.notify(say("moments.sit_alone"), markup=False)
        return False
    return await bring_back(app, view, me)


async def _two(app: App[Any], desk: Desk, moment: Moment) -> Debrief | None:
    """Begin a debrief for two, or come back to it; None where it is not offered or not wanted now."""
    view, why = desk.view, why_not(desk.view, desk.today())
    if why == "no_keys":
        app.notify(say("debrief.needs_keys"), markup=False)
    elif why == "later":
        await app.push_screen_wait(NeutralScreen())
    if why:
        return None
    readers: tuple[str, ...] = ()
    if asks_readers(view, moment):
        chosen = await app.push_screen_wait(ReadersScreen(view))
        if chosen is None:
            return None
        readers = chosen
    debrief = start_debrief(view, moment, "joint", readers=readers)
    return start_debrief(view, moment, "joint") if await ready_again(app, desk, debrief) else None


async def play(app: App[Any], desk: Desk, moment: Moment, form: Form, rested: set[str]) -> None:
    """Play a debrief of a moment: from its start, or from where it was left.

    Args:
        app: shows it; must be called from a worker.
        desk: gives the view of whoever is here, and the clock.
        moment: what it is about.
        form: for two, or one of the forms for one.
        rested: ids of debriefs in which a time-out was taken while the app runs.
    """
    if form in JOINT:
        debrief = await _two(app, desk, moment)
    else:
        wanted = await own_words(app, desk.view)
        debrief = start_debrief(desk.view, moment, begun_form(desk.view, moment, form)) if wanted else None
    if debrief is not None:
        sitting = Sitting(desk.seen_by, desk.actor, debrief, today=desk.today(), now=desk.now)
        await app.push_screen_wait(DebriefScreen(sitting, rested=rested))
