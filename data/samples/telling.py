"""Turns a written-down invented family into records: real dates, real ids, real seals."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from data.ids import new_id
from data.records import (
    Adult,
    Answer,
    Appreciation,
    Debrief,
    Guess,
    Happened,
    Moment,
    OwnSide,
    ParentingAnswer,
    Plan,
    Private,
    PrivateRoom,
    Read,
    Record,
    Reflection,
    Repair,
    RepairStep,
    Return,
    SecondLook,
    StatementSet,
    SummaryNotes,
    TurnPaper,
    Voice,
    When,
)
from data.reflecting import prompts
from data.reveal import open_read, with_returns
from data.rooms import seal_paper, seal_room
from data.samples.cast import Calendar, People
from data.samples.shapes import (
    GuessShape,
    LookShape,
    MomentShape,
    ReadShape,
    RepairShape,
    RoomShape,
    SittingShape,
    StepShape,
    SummaryShape,
)

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def tell_moments(
    shapes: tuple[MomentShape, ...], people: People, calendar: Calendar
) -> tuple[list[Record], dict[str, str]]:
    """Make every moment and all that belongs to it, oldest first.

    Returns:
        The records, and the ids of those moments that have a key.
    """
    records: list[Record] = []
    keyed: dict[str, str] = {}
    dated = sorted(((calendar.when(shape), shape) for shape in shapes), key=lambda pair: pair[0].instant)
    for n, (when, shape) in enumerate(dated):
        moment = _moment(shape, when, people)
        if shape.key:
            keyed[shape.key] = moment.id
        day = calendar.day_of(when)
        reads = [_read(read, moment.id, people) for read in shape.read]
        opened: list[Read] = []
        for (adult, paper), read in zip(reads, shape.read, strict=True):
            if read.exchanged:
                opened.append(paper.read)
            elif not read.sealed:
                opened.append(open_read(adult, paper))
            elif people.with_keys:
                records.append(seal_paper(adult, paper))
        records += [with_returns(moment, tuple(opened)), *opened]
        if shape.guess is not None:
            records.append(_guess(shape.guess, moment.id, people))
        if shape.sitting is not None:
            readers = people.ids(tuple(read.adult for read in shape.read if not read.exchanged))
            records.append(_debrief(shape.sitting, moment, readers, day, people, turned=n % 2 == 1))
        if shape.repair is not None:
            records.append(_repair(shape.repair, moment, day, people, calendar))
        records += [_look(look, moment.id, day, people) for look in shape.look]
    return records, keyed


def tell_room(room: RoomShape, people: People, calendar: Calendar, moment_ids: Mapping[str, str]) -> Private:
    """Make one grown-up's private room and close it to their key."""
    adult = people.adults[room.adult]
    themes = {prompt.id: prompt.theme for prompt in prompts()}
    reflections = tuple(
        Reflection(
            id=new_id(),
            on=calendar.back(told.days),
            theme=themes[told.prompt],
            prompt=told.prompt,
            words=told.words,
            moments=tuple(moment_ids[key] for key in told.moments),
            take_along=told.take_along,
        )
        for told in room.reflection
    )
    statements = tuple(
        StatementSet(
            id=new_id(),
            on=calendar.back(told.days),
            answers=tuple(Answer(statement=statement, dots=dots) for statement, dots in told.answers.items()),
        )
        for told in room.statements
    )
    parenting = tuple(
        ParentingAnswer(
            id=new_id(), on=calendar.back(told.days), statement=told.statement, dots=told.dots, words=told.words
        )
        for told in room.parenting
    )
    closings = tuple((calendar.back(told.days), told.words) for told in room.closing)
    whole = PrivateRoom(
        id=adult.id, reflections=reflections, statements=statements, parenting=parenting, closings=closings
    )
    return seal_room(adult, whole)


def tell_notes(shape: SummaryShape) -> SummaryNotes:
    """Make what the family says on its page for therapy."""
    return SummaryNotes(
        our_family=shape.our_family,
        help_wanted=shape.help_wanted,
        going_well=shape.going_well,
        questions=shape.questions,
        for_whom=shape.for_whom,
    )


def _id_at(instant: datetime) -> str:
    """Give a ULID that sorts by a time other than now (same form as `data.ids.new_id`)."""
    value = int(instant.timestamp() * 1000) << 80 | int.from_bytes(os.urandom(10), "big")
    return "".join(_ALPHABET[value >> shift & 31] for shift in range(125, -1, -5))


def _moment(shape: MomentShape, when: When, people: People) -> Moment:
    return Moment(
        id=_id_at(when.instant),
        when=when,
        camera=shape.camera,
        children=tuple(people.children[key].id for key in shape.children),
        present=people.ids(shape.present),
        place=shape.place,
        signals=shape.signals,
        signal_words=shape.signal_words,
        context=shape.context,
        tags=shape.tags,
        bright=shape.bright,
        sampling=shape.sampling,
        marked=shape.marked,
    )


def _read(shape: ReadShape, moment: str, people: People) -> tuple[Adult, TurnPaper]:
    adult = people.adults[shape.adult]
    read = Read(
        id=new_id(),
        moment=moment,
        adult=adult.id,
        noticed=shape.noticed,
        needs=shape.needs,
        feelings=shape.feelings,
        words=shape.words,
        made=Return(kinds=shape.kinds, words=shape.made),
        sure=shape.sure,
        present=shape.present,
        share_own=shape.share,
        exchanged=shape.exchanged,
    )
    own = OwnSide(feelings=shape.own.feelings, state=shape.own.state, words=shape.own.words)
    return adult, TurnPaper(read=read, own=own)


def _guess(shape: GuessShape, moment: str, people: People) -> Guess:
    return Guess(
        id=moment,
        next_move=shape.next_move,
        landing=shape.landing,
        landing_by=people.adults[shape.by].id,
        needs=shape.needs,
        voices=tuple(Voice(adult=people.adults[key].id, words=words) for key, words in shape.voices.items()),
        child_account=shape.child_account,
        look_for=shape.look_for,
        open_question=shape.open_question,
        note=shape.note,
    )


def _look(shape: LookShape, moment: str, day: date, people: People) -> SecondLook:
    return SecondLook(
        id=new_id(),
        moment=moment,
        adult=people.adults[shape.adult].id,
        on=day + timedelta(days=shape.days_later),
        words=shape.words,
        needs=shape.needs,
    )


def _debrief(
    shape: SittingShape, moment: Moment, readers: tuple[str, ...], day: date, people: People, *, turned: bool
) -> Debrief:
    return Debrief(
        id=new_id(),
        moment=moment.id,
        form=shape.form,
        child=moment.children[0],
        readers=readers,
        order=readers[::-1] if turned else readers,
        appreciations=tuple(
            Appreciation(adult=people.adults[key].id, words=words) for key, words in shape.thanks.items()
        ),
        closed_on=day + timedelta(days=shape.days_later),
    )


def _repair(shape: RepairShape, moment: Moment, day: date, people: People, calendar: Calendar) -> Repair:
    return Repair(
        id=new_id(),
        moment=moment.id,
        child=moment.children[0],
        steps=tuple(_step(step, moment.when.instant, people, calendar) for step in shape.step),
        did_next=shape.did_next,
        closed_on=None if shape.closed is None else day + timedelta(days=shape.closed),
    )


def _step(shape: StepShape, started: datetime, people: People, calendar: Calendar) -> RepairStep:
    plan = Plan()
    if shape.plan is not None:
        at = shape.plan.saturday_at
        plan = Plan(words=shape.plan.words, when=calendar.coming_saturday(at) if at else None)
    happened = None if shape.after is None else Happened(instant=started + timedelta(minutes=shape.after))
    return RepairStep(
        id=shape.id,
        label=shape.label,
        status=shape.status,
        who=people.ids(shape.who),
        plan=plan,
        said=shape.said,
        happened=happened,
    )
