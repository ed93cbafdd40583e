"""Turns what a view knows into the plain values that the widgets draw."""

from __future__ import annotations

from datetime import date

from data.actors import Alone
from data.ages import age_words
from data.records import Guess, Moment, Read
from data.view import View
from data.vocabulary import vocabulary
from data.when import local, say_day, say_time, say_when
from data.wording import say
from widgets.glyphs import Glyphs
from widgets.pictures import (
    ApartPicture,
    GuessPicture,
    LookPicture,
    MomentPicture,
    ReadPicture,
    Side,
    VoicePicture,
)
from widgets.shelf import Row

SIDES: tuple[Side, Side] = ("sage", "amber")
"""The colours of the left and the right read."""


def labels(name: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words of a list for some ids."""
    found = vocabulary(name)
    return tuple(found.label(one) for one in ids)


def joined(words: tuple[str, ...]) -> str:
    """Put words into one sentence part: *a*, *a and b*, *a, b and c*."""
    if len(words) < 2:
        return "".join(words)
    return say("picture.and", many=", ".join(words[:-1]), last=words[-1])


def name_of(view: View, adult_id: str) -> str:
    """Give an adult's name; empty when there is no such adult."""
    adult = view.adult(adult_id)
    return adult.name if adult else ""


def children_words(view: View, moment: Moment) -> str:
    """Give the names of a moment's children."""
    found = (view.child(child_id) for child_id in moment.children)
    return joined(tuple(child.name for child in found if child is not None))


def put_away(view: View, moment: Moment) -> bool:
    """Whether a moment was put away unread together; once it is talked through, that says more."""
    return moment.set_aside and view.state(moment.id) in ("stub", "one_ready", "both_ready")


def row(view: View, moment: Moment, signs: Glyphs, *, today: date) -> Row:
    """Make a moment's two lines in the timeline."""
    lived = local(moment.when)
    clock = view.family.settings.clock
    state = view.state(moment.id)
    time = {"minute": say_time(lived, clock=clock), "part": moment.when.part, "day": ""}[moment.when.precision]
    stands = say("picture.put_away") if put_away(view, moment) else say(f"picture.states.{state}")
    second = say("picture.second_line", children=children_words(view, moment), state=stands)
    return Row(
        id=moment.id,
        day=say_day(lived.date(), today=today),
        time=time,
        title=view.title(moment),
        second=second,
        glyph=signs.state(state),
        mark=say("picture.marked") if moment.marked else "",
        bright=moment.bright,
    )


def _read(view: View, read: Read, side: Side) -> ReadPicture:
    came_back = labels("returns", read.made.kinds)
    own: tuple[str, ...] = ()
    if read.own is not None:
        own = (*labels("feelings", read.own.feelings), *labels("states", read.own.state))
    said = [part for part in (joined(own), read.own.words if read.own else "") if part]
    return ReadPicture(
        name=name_of(view, read.adult) or (say("picture.other_home") if read.exchanged else ""),
        words=read.words,
        side=side,
        noticed=labels("signals", read.noticed),
        needs=labels("needs", read.needs),
        feelings=labels("feelings", read.feelings),
        came_back=" · ".join(part for part in (joined(came_back), read.made.words) if part),
        own=" · ".join(said),
        sure="" if read.exchanged else say(f"picture.sure.{read.sure}"),
        second_hand=not read.present and not read.exchanged,
    )


def both_noticed(reads: tuple[Read, ...]) -> tuple[str, ...]:
    """Give in words what the first two reads share: signals, then needs, then feelings."""
    if len(reads) < 2:
        return ()
    one, two = reads[:2]
    shared: list[str] = []
    for name, mine, yours in (
        ("signals", one.noticed, two.noticed),
        ("needs", one.needs, two.needs),
        ("feelings", one.feelings, two.feelings),
    ):
        shared += labels(name, tuple(each for each in mine if each in yours))
    return tuple(dict.fromkeys(shared))


def apart(view: View, reads: tuple[Read, ...]) -> tuple[ApartPicture, ...]:
    """Give what was read differently as two equal quotations with one question; nothing when the needs are the same."""
    if len(reads) < 2 or set(reads[0].needs) == set(reads[1].needs):
        return ()
    one, two = (
        tuple(need for need in read.needs if need not in other.needs)
        for read, other in ((reads[0], reads[1]), (reads[1], reads[0]))
    )
    question = say("picture.ask_more")
    if one and two:
        question = say(
            "picture.ask_two",
            one=joined(labels("needs", one)).lower(),
            two=joined(labels("needs", two)).lower(),
        )
    quotes = tuple(
        ReadPicture(name=name_of(view, read.adult), words=joined(labels("needs", read.needs)), side=side)
        for read, side in zip(reads[:2], SIDES, strict=True)
    )
    return (ApartPicture(quotes=quotes, question=question),)


def guess_picture(view: View, guess: Guess | None) -> GuessPicture | None:
    """Make what the family thinks so far ready to be shown."""
    if guess is None:
        return None
    return GuessPicture(
        child_account=guess.child_account,
        voices=tuple(VoicePicture(name=name_of(view, voice.adult), words=voice.words) for voice in guess.voices),
        needs=labels("needs", guess.needs),
        landing=vocabulary("landings").label(guess.landing) if guess.landing else "",
        next_move=vocabulary("next_moves").label(guess.next_move) if guess.next_move else "",
        look_for=guess.look_for,
        open_question=guess.open_question,
        note=guess.note,
    )


def read_picture(view: View, read: Read, among: tuple[Read, ...]) -> ReadPicture:
    """Make one revealed read ready to be shown, in the colour it has among the others."""
    return _read(view, read, SIDES[among.index(read) % 2])


def read_pictures(view: View, moment_id: str) -> tuple[ReadPicture, ...]:
    """Make the revealed reads of a moment ready to be shown, left to right."""
    return tuple(_read(view, read, SIDES[n % 2]) for n, read in enumerate(view.reads(moment_id)))


def status(view: View, moment_id: str) -> str:
    """Say of each reader that they are ready or not yet, and nothing else; nothing at all before the first is."""
    ready = view.ready(moment_id)
    if not ready:
        return ""
    debrief = view.debrief(moment_id)
    readers = debrief.readers if debrief is not None else tuple(adult.id for adult in view.adults)
    # With more than two at the table and no debrief begun, nobody is waited for; nor is one whose read is open.
    there = {*ready, *(read.adult for read in view.reads(moment_id))}
    others = tuple(one for one in readers if one not in there) if len(readers) == 2 else ()
    said = [say("picture.ready", name=name_of(view, one)) for one in ready]
    said += [say("picture.not_yet", name=name_of(view, one)) for one in others]
    words = " · ".join(said)
    return words if len(ready) < 2 else f"{words}\n{say('picture.together')}"


def kept(view: View, moment_id: str) -> str:
    """Say to whoever sits alone that they keep a read of their own; to everybody else, nothing."""
    if not isinstance(view.actor, Alone) or view.me is None or view.me.id in view.ready(moment_id):
        return ""
    mine = any(read.adult == view.me.id for read in view.reads(moment_id))
    return say("picture.mine_kept") if not mine and view.my_paper(moment_id) is not None else ""


def picture(view: View, moment: Moment, *, today: date) -> MomentPicture:
    """Make a moment with everything that may be seen of it ready to be shown."""
    reads = view.reads(moment.id)
    # A read that crossed over from another home was not written beside these.
    here = tuple(read for read in reads if not read.exchanged)
    children = tuple(child for child in (view.child(one) for one in moment.children) if child is not None)
    lived = local(moment.when)
    return MomentPicture(
        id=moment.id,
        title=view.title(moment),
        when=say_when(moment.when, clock=view.family.settings.clock, today=today),
        who=tuple(say("picture.child", name=c.name, age=age_words(c.birth, lived.date())) for c in children),
        place=moment.place,
        child=children[0].name if children else "",
        camera=moment.camera,
        signals=labels("signals", moment.signals),
        signal_words=moment.signal_words,
        context=labels("contexts", moment.context),
        returns=tuple(
            VoicePicture(
                name=name_of(view, made.by),
                words=" · ".join(part for part in (joined(labels("returns", made.kinds)), made.words) if part),
            )
            for made in moment.returns
        )
        if not reads
        else (),
        reads=read_pictures(view, moment.id),
        both_noticed=both_noticed(here),
        apart=apart(view, here) if view.guess(moment.id) is None else (),
        guess=guess_picture(view, view.guess(moment.id)),
        looks=tuple(
            LookPicture(day=say_day(look.on, today=today), name=name_of(view, look.adult), words=look.words)
            for look in view.looks(moment.id)
        ),
        status="\n".join(line for line in (status(view, moment.id), kept(view, moment.id)) if line),
        stub=view.state(moment.id) == "stub",
        tags=moment.tags,
    )
