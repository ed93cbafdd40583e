"""Every text of a moment that can be read, found and shown: of itself, its reads, its guess, its looks, its repairs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from data.actors import Alone
from data.carried import beside
from data.records import Guess, Moment, OwnSide, Read, Reflection, Repair, SecondLook, TurnPaper
from data.view import View
from data.vocabulary import step_label, vocabulary

Label = Callable[[str, tuple[str, ...]], str]
"""Gives the words of a list, named first, for some ids."""


def said_in(view: View, moment: Moment) -> tuple[str, ...]:
    """Give every text of one moment that whoever is here may read.

    What one adult keeps to themselves is among it only while they sit here alone with their room unlocked.
    """
    texts = [*of_moment(view, moment, labels)]
    for read in view.reads(moment.id):
        texts += of_read(read, labels)
    guess = view.guess(moment.id)
    if guess is not None:
        texts += of_guess(guess, labels)
    for look in view.looks(moment.id):
        texts += of_look(look, labels)
    for repair in view.repairs(moment.id):
        texts += of_repair(repair)
    room = view.room()
    if isinstance(view.actor, Alone) and room is not None:
        paper = view.my_paper(moment.id)
        texts += of_paper(paper, labels) if paper is not None else ()
        for reflection in beside(room, moment.id):
            texts += of_reflection(reflection)
    return tuple(filter(None, texts))


def labels(name: str, ids: tuple[str, ...]) -> str:
    """Give the words of a list for some ids, one a line."""
    listed = vocabulary(name)
    return "\n".join(listed.label(one) for one in ids)


def of_moment(view: View, moment: Moment, label: Label) -> Iterator[str]:
    """Give what the moment itself says, with the names of its children."""
    yield from moment.camera
    yield from (moment.place, moment.signal_words, *moment.tags)
    yield label("signals", moment.signals)
    yield label("contexts", moment.context)
    for child_id in moment.children:
        child = view.child(child_id)
        yield child.name if child is not None else ""
    for made in moment.returns:
        yield from _of_return(made.kinds, made.words, label)


def _of_return(kinds: tuple[str, ...], words: str, label: Label) -> Iterator[str]:
    yield label("returns", kinds)
    yield words


def of_read(read: Read, label: Label) -> Iterator[str]:
    """Give what an opened read says; an own side only where it was shared."""
    yield read.words
    yield label("signals", read.noticed)
    yield label("needs", read.needs)
    yield label("feelings", read.feelings)
    yield from _of_return(read.made.kinds, read.made.words, label)
    if read.own is not None:
        yield from _of_own(read.own, label)


def _of_own(own: OwnSide, label: Label) -> Iterator[str]:
    yield own.words
    yield label("feelings", own.feelings)
    yield label("states", own.state)


def of_guess(guess: Guess, label: Label) -> Iterator[str]:
    """Give what the shared guess says."""
    yield from (guess.child_account, guess.look_for, guess.open_question, guess.note)
    yield from (voice.words for voice in guess.voices)
    yield label("needs", guess.needs)
    yield label("landings", (guess.landing,) if guess.landing else ())
    yield label("next_moves", (guess.next_move,) if guess.next_move else ())


def of_look(look: SecondLook, label: Label) -> Iterator[str]:
    """Give what a second look says."""
    yield look.words
    yield label("needs", look.needs)


def of_repair(repair: Repair) -> Iterator[str]:
    """Give what a checklist says: own words, and the steps that were touched."""
    yield repair.did_next
    for step in repair.steps:
        yield from (step.label, step.said, step.plan.words)
        if step.status != "not_yet" and not step.label:
            yield step_label(step.id)


def of_paper(paper: TurnPaper, label: Label) -> Iterator[str]:
    """Give what one keeps to oneself about a moment; only for its author."""
    yield from of_read(paper.read, label)
    yield from _of_own(paper.own, label)
    if paper.guess is not None:
        yield from of_guess(paper.guess, label)


def of_reflection(reflection: Reflection) -> Iterator[str]:
    """Give what one wrote in one's own room; only for its author."""
    yield reflection.own_prompt
    yield reflection.words
