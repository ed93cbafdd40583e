"""The words a step offers to choose from: those for the child's age first, the family's own beneath."""

from __future__ import annotations

from msgspec import Struct

from data.scripts import Step
from data.vocabulary import Entry, vocabulary
from widgets.option import Option
from workspace.family_words import own_entries
from workspace.picturing import joined
from workspace.playing import Sitting


class WordList(Struct, frozen=True, kw_only=True):
    """What is offered, and what of it is chosen already."""

    first: tuple[Option, ...]
    more: tuple[Option, ...]
    """Offered once more are asked for."""
    chosen: tuple[str, ...]
    both: tuple[str, ...] = ()
    """One need of each read, that may be kept together."""
    both_words: str = ""


def options(entries: tuple[Entry, ...]) -> tuple[Option, ...]:
    """Give the words of a list as something to choose from."""
    return tuple(Option(id=entry.id, label=entry.label, description=entry.description) for entry in entries)


def word_list(sitting: Sitting, step: Step) -> WordList:
    """Give the words of a step; where the needs are chosen together, those of both reads come first.

    Args:
        sitting: the debrief being played.
        step: asks for words of a list.
    """
    words = vocabulary(step.list)
    first, more = (words.entries, ()) if step.field.startswith("own.") else words.for_band(sitting.band)
    more = (*more, *own_entries(sitting.view.family, step.list))
    value = sitting.answers.value(step)
    chosen = (value,) if isinstance(value, str) and value else tuple(value)
    if step.kind != "needs":
        return WordList(first=options(first), more=options(more), chosen=chosen)
    seen = () if chosen else sitting.answers.needs_of_reads()
    both = sitting.answers.both_needs()
    labels = {entry.id: entry.label for entry in (*first, *more)}
    named = tuple(entry for entry in (*first, *more) if entry.id in seen)
    return WordList(
        first=options((*named, *(entry for entry in first if entry.id not in seen))),
        more=options(tuple(entry for entry in more if entry.id not in seen)),
        chosen=chosen,
        both=both,
        both_words=joined(tuple(labels.get(one, words.label(one)) for one in both)),
    )
