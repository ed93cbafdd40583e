"""What is in the bin, in words: each thing with the day it was put there, and what goes when it is emptied."""

from __future__ import annotations

from datetime import date

from data.records import BinItem
from data.view import View
from data.when import say_day
from data.wording import say


def in_bin(view: View) -> tuple[BinItem, ...]:
    """Give what is in the bin, the latest first."""
    return tuple(sorted(view.bin_items(), key=lambda item: (item.on, item.id), reverse=True))


def item_words(item: BinItem, *, today: date) -> str:
    """Say what a thing is, and when it was put there."""
    return say("bin.item", day=say_day(item.on, today=today), title=title_of(item))


def title_of(item: BinItem) -> str:
    """Give what a thing is called."""
    return item.title or say("bin.untitled")


def going(items: tuple[BinItem, ...], *, today: date) -> tuple[str, ...]:
    """Name everything that goes when the bin is emptied, after one sentence about it."""
    head = say("bin.naming_one" if len(items) == 1 else "bin.naming")
    return (head, "", *(item_words(item, today=today) for item in items))
