"""Goes through the small pages that ask one thing on the way: whose key, which two, ready again, whom to call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.screen import Screen

from data.keys import is_wrapped
from data.records import SetAside
from data.repairing import fresh_repair
from tests.journeys.looking import Look
from tests.journeys.told import NOW
from workspace.keeping import Keeping
from workspace.screens.debrief_special import NeutralScreen
from workspace.screens.family_asking import ask_coming_back, ask_leaving
from workspace.screens.filter import FilterScreen
from workspace.screens.forgotten import ForgottenScreen
from workspace.screens.go_to_day import DayScreen
from workspace.screens.help_lines import HelpLinesScreen
from workspace.screens.hidden import HiddenScreen
from workspace.screens.key_setting import OfferScreen
from workspace.screens.passphrase import NewPassphraseScreen, PassphraseScreen
from workspace.screens.pause import PauseScreen, ReturnScreen
from workspace.screens.readers import ReadersScreen
from workspace.screens.recovery import OpenBySheetScreen
from workspace.screens.reflect_figures import FigureScreen
from workspace.screens.reflect_key import ClosedScreen, KeyScreen
from workspace.screens.repair_step import StepScreen
from workspace.screens.settling_in import EarlierScreen
from workspace.screens.summary_forms import FormsScreen
from workspace.visit import Visit

NOT_GONE_THROUGH: dict[str, str] = {
    "AnsweringScreen": "what questions with two buttons are made of",
    "AskingScreen": "what every debrief is made of",
    "BackupsScreen": "days and counts of the whole file, by the clock of this computer",
    "DaysScreen": "two days, and nobody",
    "EverythingScreen": "the commands of the app, and nobody",
    "FindingRoom": "what the room of the moments is made of",
    "ListingScreen": "what lists are made of; each list is looked at under its own name",
    "Listed": "what pages with choices are made of",
    "OwnSideScreen": "a passphrase page with one more button",
    "PageRoom": "what the summary room is made of",
    "Pick": "what pages that end with one choice are made of",
    "PaperScreen": "what pages that make a file are made of",
    "PrintScreen": "printers of this computer",
    "PrivateScreen": "what private pages are made of",
    "RecoveryScreen": "a key, which is drawn anew for each family",
    "Room": "what rooms are made of",
    "SealingScreen": "there while a key is being closed, and gone again",
    "Sheet": "what quiet pages are made of",
    "SheetLines": "what pages with the lines of a sheet are made of",
    "ShortenScreen": "only where a page is longer than one side; its pieces are looked at in every turn",
    "SittingRoom": "what the private room is made of",
    "TimeOutScreen": "a few times of the clock, and nobody",
    "TourScreen": "six cards of the app's own words, and nobody",
    "TypeBackScreen": "three lines of a key, and nobody",
    "WhichScreen": "names of folders, before a family is open",
    "WelcomeScreen": "the first run, before there is a family",
}
"""Screens that are not gone through, each with its reason."""


def _pages(look: Look) -> Iterator[tuple[str, Screen[Any]]]:
    """Make the small pages; where one person is meant, it is whoever has a passphrase, in either telling."""
    desk: Any = look.app.desk  # type: ignore[attr-defined]  # the app is ours
    view = desk.view
    one = next(adult for adult in view.adults if is_wrapped(adult.key_file))
    yield "small offer", OfferScreen(one, absent=True)
    yield "small passphrase", PassphraseScreen(one)
    yield "small new passphrase", NewPassphraseScreen(one)
    yield "small forgotten", ForgottenScreen(one)
    yield "small by sheet", OpenBySheetScreen(one)
    yield "small leaves", ask_leaving(one)
    yield "small comes back", ask_coming_back(one)
    aside = SetAside(on=NOW.date(), why="restored", recipient=one.recipient)
    yield "small earlier", EarlierScreen(one, aside, 2, "Monday")
    yield "small closed", ClosedScreen((aside,), NOW.date())
    yield "small hidden", HiddenScreen(one, left=True)
    yield "small neutral", NeutralScreen()
    yield "small filter", FilterScreen(desk, ())
    yield "small day", DayScreen(desk)
    yield "small readers", ReadersScreen(view)
    yield "small ready again", ReturnScreen(tuple((adult.id, adult.name) for adult in view.adults), "")
    yield "small pause", PauseScreen(for_two=True)
    yield "small whom to call", HelpLinesScreen(Keeping(view.drafts, "family.lines"), view.family.settings.help_lines)
    yield "small blank forms", FormsScreen(("school",), "a4", NOW.date())
    step, child = fresh_repair("m", "c").steps[3], view.children[0]
    yield "repair small step", StepScreen(view, step, key="repair.small", band="school", child=child.name, now=NOW)


async def small_pages(look: Look) -> None:
    """Look at the small pages that both may come to."""
    for name, page in _pages(look):
        await look.open(page, name)
        page.dismiss(None)
        await look.settle()


async def own_small_pages(look: Look) -> None:
    """Look at the small pages of the private room."""
    desk: Any = look.app.desk  # type: ignore[attr-defined]  # the app is ours
    pages = {
        "small own key": KeyScreen(desk.view.own_key()),
        "small figures": FigureScreen(desk, Visit(actor=desk.actor, ready=True), "phq9"),
    }
    for name, page in pages.items():
        await look.open(page, name)
        page.dismiss(None)
        await look.settle()
