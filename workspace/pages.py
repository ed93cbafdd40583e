"""Plain pages, as words: the ground rules, something kind while waiting, whom to go to, what a passphrase protects."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from data.beside import CopyBeside
from data.places import FILE
from data.safety import afraid_at_home, note_words, phrases
from data.vocabulary import vocabulary
from data.when import say_day
from data.wording import content, say
from workspace.summary.naming import together


class Page(Struct, frozen=True):
    """What a plain page says."""

    title: str
    lines: tuple[str, ...] = ()
    """Its sentences, each a paragraph of its own."""


def afraid_page(known: str = "") -> Page:
    """Give the page *If you are afraid at home*.

    Args:
        known: the family's own numbers, in words.
    """
    title, lines = afraid_at_home(known)
    return Page(title, lines)


def phrases_page(known: str = "") -> Page:
    """Give the list of phrases that bring up a note, with each note, to whoever asks.

    Args:
        known: the family's own numbers, in words.
    """
    listed = (say("pages.phrase", words=note_words(name, known), phrases=", ".join(found)) for name, found in phrases())
    return Page(say("safety.list_title"), (say("safety.honest"), *listed))


def rules_page() -> Page:
    """Give the ground rules, with the numbers by which they are read aloud in turn."""
    rules = content("rules")["ground_rules"]
    return Page(say("pages.rules_title"), tuple(say("pages.rule", n=n, words=rule) for n, rule in enumerate(rules, 1)))


def cards(*, plain: bool = False) -> tuple[Page, ...]:
    """Give the short way around, card by card.

    Args:
        plain: as it is told line by line, where there are no keys and no buttons.
    """
    return tuple(Page(card["title"], tuple(card["plain" if plain else "lines"])) for card in content("tour")["cards"])


def patterns_page(children: tuple[str, ...], adults: int) -> Page:
    """Give what can be said of the children; as long as it is the same of each, it is said once.

    Args:
        children: their names.
        adults: how many grown-ups share the file.
    """
    names = together(children)
    why = say("patterns.why_home" if adults == 1 else "patterns.why", child=names)
    lines = (say("patterns.not_yet"), why) if names else ()
    title = say("patterns.title", child=names) if names else ""
    return Page(title, (*lines, say("patterns.nothing_to_do")))


def waiting_page(fill: Callable[[str], str]) -> Page:
    """Give the page for whoever waits while the other writes: breathing, and the needs, gone through slowly.

    Args:
        fill: puts the names of this sitting in place of ``{child}`` and the like.
    """
    page = content("rules")["waiting"]
    needs = " · ".join(entry.label for entry in vocabulary("needs").entries)
    return Page(fill(page["title"]), (*(fill(line) for line in page["lines"]), page["needs"], needs))


def copies_page(copies: tuple[CopyBeside, ...]) -> Page:
    """Name the copies that lie beside the family file, and say what can be done.

    Args:
        copies: at least one.
    """
    named = []
    for copy in copies:
        key = ("one" if copy.moments == 1 else "whole") if copy.whole else "unreadable"
        changed = say_day(copy.changed.astimezone().date())
        named.append(say(f"pages.copies.{key}", name=copy.path.name, moments=copy.moments, changed=changed))
    return Page(say("pages.copies.title"), (*named, say("pages.copies.what", book=FILE), say("pages.copies.next")))


def company_page(*, asked: bool, known: str = "", rests: str = "reflect_room.company_rests") -> Page:
    """Give the page about company.

    Args:
        asked: whether the person opened it themselves; then it also shows every note and what brings it up.
        known: the family's own numbers, in words.
        rests: name of the sentence that says where this page is found again.
    """
    title = say("reflect_room.company_title")
    if not asked:
        return Page(title, (say("safety.company"), say(rests)))
    notes = (note_words(name, known) for name, _ in phrases())
    listed = (", ".join(found) for _, found in phrases())
    heading = f"{say('safety.list_title')}\n{say('safety.honest')}"
    return Page(title, (say("safety.company"), say("safety.not_only_here"), *notes, heading, *listed))


def protection_page() -> Page:
    """Give the page that says what a passphrase protects, and what it does not."""
    page = content("own_key")["protects"]
    return Page(page["title"], tuple(page["lines"]))
