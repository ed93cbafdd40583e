"""What the app is for and how its questions are answered, read out from the top."""

from __future__ import annotations

from data.safety import afraid_at_home, note_words, numbers, phrases
from data.wording import content, say
from workspace.lines.choosing import choose, option
from workspace.lines.house import House
from workspace.lines.talk import Ask

ROOMS = ("moments", "repairs", "reflect", "summary")
"""What is told about, in the order of the menu."""


def help_page(house: House) -> None:
    """Say how to answer and what each part is for, and open the pages one may ask for."""
    talk = house.talk
    talk.tell("", say("plain.help.title"), say("plain.how"), say("plain.help.answers"), say("plain.help.texts"))
    for room in ROOMS:
        talk.tell("", say(f"app.rooms.{room}"), say(f"help.{room}.first"))
    talk.tell("", say("plain.help.commands"))
    alone = len(house.view.adults) == 1 or house.view.me is not None
    pages = ["rules", "phrases", *(["afraid"] if alone else []), "back"]
    while True:
        wanted = choose(
            talk, Ask(words=say("plain.help.more")), [option(one, say(f"plain.help.{one}")) for one in pages]
        )
        if wanted == "back":
            return
        _page(house, wanted)


def _page(house: House, wanted: str) -> None:
    talk, known = house.talk, numbers(house.view.family.settings.help_lines)
    if wanted == "rules":
        rules = content("rules")["ground_rules"]
        talk.tell("", say("pages.rules_title"))
        talk.tell(*(say("pages.rule", n=n, words=rule) for n, rule in enumerate(rules, 1)))
    elif wanted == "phrases":
        talk.tell("", say("safety.list_title"), say("safety.honest"))
        for name, found in phrases():
            talk.tell("", say("pages.phrase", words=note_words(name, known), phrases=", ".join(found)))
    else:
        title, lines = afraid_at_home(known)
        talk.tell("", title, *lines)
