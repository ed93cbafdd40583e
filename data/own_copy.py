"""A private room as plain text, for its author alone: everything, or only what they chose to take to someone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from data import figures
from data.carried import Kept, everything
from data.errors import CannotSave
from data.fileops import write_new
from data.records import Figure, ParentingAnswer, PrivateRoom, Reflection, StatementSet
from data.reflecting import earlier_round, leaning, movement_words, parenting, place, prompts, region_words
from data.view import View
from data.vocabulary import vocabulary
from data.when import say_day
from data.wording import say


def as_text(room: PrivateRoom, view: View, today: date, *, only_taken: bool = False) -> str:
    """Give a room as plain text, oldest first.

    Args:
        room: the open room.
        view: its owner's, for the titles of the moments that are linked.
        today: the day that stands at its head.
        only_taken: leaves out what was not chosen to be taken along.
    """
    kept = [one for one in everything(room) if one.take_along or not only_taken]
    dated = sorted(kept, key=lambda one: (one.on or date.min, one.id))
    parts = [say("reflect_copy.head", name=view.me.name if view.me else "", day=say_day(today))]
    parts += [say("reflect.honest")] if any(isinstance(one, StatementSet) for one in kept) else []
    parts += ["\n".join(filter(None, _lines(one, room, view))) for one in dated]
    if not only_taken:
        parts += [f"{say_day(on)}\n{words}" for on, words in room.closings]
    return "\n\n".join(parts) + "\n"


def _lines(kept: Kept, room: PrivateRoom, view: View) -> Iterator[str]:
    day = say_day(kept.on) if kept.on is not None else say("reflect_room.no_day")
    match kept:
        case Reflection():
            asked = {prompt.id: prompt.words for prompt in prompts()}
            yield f"{day}, {kept.theme or say('reflect_room.theme_own')}"
            yield kept.own_prompt or asked.get(kept.prompt, "")
            yield kept.words
            for moment_id in kept.moments:
                moment = view.moment(moment_id)
                yield say("reflect_room.beside", title=view.title(moment)) if moment else ""
        case ParentingAnswer():
            one = next((one for one in parenting() if one.id == kept.statement), None)
            yield f"{day}, {say('reflect_room.theme_parenting')}"
            yield " ".join((one.words, one.follow_up)) if one else ""
            yield kept.words
            yield ", ".join(vocabulary("signals").label(signal) for signal in kept.signals)
        case StatementSet():
            yield f"{day}, {say('reflect_room.statements_title')}"
            yield from _round(kept, room)
        case Figure():
            yield f"{day}, {say('reflect_room.theme_figures')}: {figures.name_of(kept)}"
            yield from figures.lines_of(kept)
            yield from figures.beside(kept)
            yield kept.said


def _round(answered: StatementSet, room: PrivateRoom) -> Iterator[str]:
    """Say a round in sentences; the dots themselves are left out, because they say nothing to anybody else."""
    where, last = place(answered), earlier_round(room.statements, answered)
    closeness, worry = leaning(where.closeness, "C"), leaning(where.worry, "W")
    yield say("reflect_room.with_whom", whom=answered.whom) if answered.whom else ""
    yield region_words(closeness, worry)
    yield say("reflect_room.line_closeness", leaning=say(f"reflect.leaning.{closeness}"))
    yield say("reflect_room.line_worry", leaning=say(f"reflect.leaning.{worry}"))
    yield movement_words(place(last), where, say_day(last.on)) if last is not None else ""


def write_copy(text: str, place: Path, *, family_folder: Path) -> None:
    """Write a copy where its author says, for their eyes only, and nowhere else.

    Nothing that stands there already is written over, and nothing is put into the family's own folder, where everyone
    who shares it would find it.

    Args:
        text: what is written.
        place: the file to make.
        family_folder: where the family's file lies.

    Raises:
        CannotSave: when there is something of that name, or the disk refuses; then nothing is left there.
    """
    target = Path(os.path.realpath(place.parent)) / place.name
    if target.is_relative_to(os.path.realpath(family_folder)):
        raise CannotSave(say("reflect_copy.not_there"))
    try:
        write_new(target, text.encode())
    except FileExistsError:
        raise CannotSave(say("reflect_copy.taken", name=place.name)) from None
    except OSError as problem:
        raise CannotSave(say("reflect_copy.refused", why=problem.strerror or "")) from None
