"""What the app is for and how its questions are answered, read out from the top."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from data.safety import numbers
from data.wording import say
from workspace.lines.choosing import choose, option
from workspace.lines.house import House
from workspace.lines.talk import Ask
from workspace.pages import Page, afraid_page, cards, phrases_page, rules_page

ROOMS = ("moments", "repairs", "reflect", "patterns", "summary")
"""What is told about, in the order of the menu."""


def help_page(house: House) -> None:
    """Say how to answer and what each part is for, and open the pages one may ask for."""
    talk = house.talk
    talk.tell("", say("plain.help.title"), say("plain.how"), say("plain.help.answers"), say("plain.help.texts"))
    for room in ROOMS:
        talk.tell("", say(f"app.rooms.{room}"), say(f"help.{room}.first"))
    talk.tell("", say("plain.help.commands"))
    alone = len(house.view.adults) == 1 or house.view.me is not None
    pages = ["cards", "rules", "phrases", *(["afraid"] if alone else []), "back"]
    while True:
        wanted = choose(
            talk, Ask(words=say("plain.help.more")), [option(one, say(f"plain.help.{one}")) for one in pages]
        )
        if wanted == "back":
            return
        if wanted == "cards":
            _cards(house)
            continue
        _page(house, wanted)


def _cards(house: House) -> None:
    """Tell the short way around, card after card; each can be the last."""
    there = cards(plain=True)
    ways = [option(one, say(f"tour.{one}")) for one in ("next", "leave")]
    for n, card in enumerate(there, 1):
        house.talk.tell("", say("tour.progress", n=n, all=len(there)))
        house.talk.tell(card.title, *card.lines)
        if n == len(there) or choose(house.talk, Ask(words=""), ways, usual="next") == "leave":
            return


def _page(house: House, wanted: str) -> None:
    known = numbers(house.view.family.settings.help_lines)
    pages: dict[str, Callable[[], Page]] = {
        "rules": rules_page,
        "phrases": partial(phrases_page, known),
        "afraid": partial(afraid_page, known),
    }
    read_out(house, pages[wanted]())


def read_out(house: House, page: Page) -> None:
    """Print a plain page from its title to its last sentence."""
    house.talk.tell("", page.title, *page.lines)
