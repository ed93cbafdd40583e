"""Tells one moment as printed lines: the same words in the same order as on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.records import Moment, Repair
from data.repairing import label_of, touched
from data.view import View
from data.wording import say
from widgets.pictures import ApartPicture, GuessPicture, MomentPicture, ReadPicture
from workspace.desk import Desk
from workspace.picturing import joined, picture
from workspace.repair_saying import beneath, mended_story, who_words


def told(desk: Desk, moment: Moment) -> Iterator[str]:
    """Give the lines of one moment as whoever is here may see it."""
    shown = picture(desk.view, moment, today=desk.today())
    yield from _top(shown)
    if shown.both_noticed:
        yield from _part(say("widgets.moment_both"), ", ".join(shown.both_noticed))
    yield from told_apart(shown.apart)
    for read in shown.reads:
        yield ""
        yield from told_read(read)
    if not shown.reads:
        yield from _part(say("widgets.moment_returns"), *(_named(voice.name, voice.words) for voice in shown.returns))
    yield from _told_guess(shown.guess or GuessPicture(), shown.child or say("widgets.moment_child"))
    looks = (_named(f"{look.day}, {look.name}", look.words) for look in shown.looks)
    yield from _part(say("widgets.moment_looks"), *looks)
    yield from _part(say("widgets.moment_tags"), ", ".join(shown.tags))
    for repair in desk.view.repairs(moment.id):
        yield from told_repair(desk.view, repair, moment, today=desk.today())


def _top(shown: MomentPicture) -> Iterator[str]:
    yield shown.title
    yield " · ".join(part for part in (shown.when, *shown.who, shown.place) if part)
    for n, words in enumerate(shown.camera):
        yield ""
        if n:
            yield say("widgets.moment_other_version")
        yield words
    child = shown.child or say("widgets.moment_child")
    yield from _part(say("widgets.moment_sent", child=child), ", ".join(shown.signals), shown.signal_words)
    yield from _part(say("widgets.moment_context"), ", ".join(shown.context))
    status = (shown.status, say("widgets.moment_stub") if shown.stub else "")
    if any(status):
        yield ""
        own = say("picture.mine_kept")
        yield from (line.replace(own, say("plain.moment.mine_kept")) for line in status if line)


def told_apart(apart: tuple[ApartPicture, ...]) -> Iterator[str]:
    """Give what was read differently: two equal quotations and one question."""
    for one in apart:
        yield from _part(say("widgets.moment_apart"), *(_named(quote.name, quote.words) for quote in one.quotes))
        yield one.question


def told_read(read: ReadPicture) -> Iterator[str]:
    """Give one revealed read."""
    yield " · ".join(part for part in (read.name, read.sure) if part)
    if read.second_hand:
        yield say("widgets.read_second_hand")
    needs = list(read.needs)
    if read.feelings:
        needs.append(say("widgets.read_feelings", feelings=", ".join(read.feelings)))
    if needs:
        yield ", ".join(needs)
    if read.words:
        yield read.words
    for name, words in (
        ("read_noticed", ", ".join(read.noticed)),
        ("read_came_back", read.came_back),
        ("read_own", read.own),
    ):
        if words:
            yield _named(say(f"widgets.{name}"), words)


def _told_guess(guess: GuessPicture, child: str) -> Iterator[str]:
    yield from _part(say("widgets.moment_account", child=child), guess.child_account)
    several = len(guess.voices) > 1
    voices = (_named(voice.name if several else "", voice.words) for voice in guess.voices)
    yield from _part(say("widgets.moment_guess"), *voices)
    for name, words in (
        ("needs", joined(guess.needs)),
        ("landing", guess.landing),
        ("next", guess.next_move),
        ("look_for", guess.look_for),
        ("open", guess.open_question),
        ("note", guess.note),
    ):
        yield from _part(say(f"widgets.moment_{name}", child=child), words)


def told_repair(view: View, repair: Repair, moment: Moment, *, today: date) -> Iterator[str]:
    """Give what was done and planned of a repair with one child; a mended one as the small story it was.

    Args:
        view: of whoever is here.
        repair: the repair.
        moment: what it is about.
        today: the day it is.
    """
    child = view.child(repair.child)
    name = child.name if child else say("repairs.room.gone_child")
    yield ""
    yield say("plain.moment.repair_with", child=name, state=say(f"cli.repair.{view.repair_state(repair)}"))
    lines, closed = mended_story(repair, moment, today=today)
    for told in lines:
        yield _named(say(f"repairs.room.{told.label}", child=name), told.words)
    if closed:
        yield closed
    for step in repair.steps:
        if touched(step) and (
            step.status != "not_yet" or step.plan.words or step.plan.when or step.said or not step.id
        ):
            yield say("plain.moment.step", label=label_of(step), status=say(f"cli.steps.{step.status}"))
            more = (who_words(view, step), *beneath(step, view.family, today=today))
            yield from (f"  {words}" for words in more if words)
            if step.said and not closed:
                yield f"  {say('repairs.said', words=step.said)}"


def _part(label: str, *words: str) -> Iterator[str]:
    """Give a part with its label, if there is anything in it."""
    said = [line for line in words if line]
    if said:
        yield ""
        yield say("plain.moment.part", label=label)
        yield from said


def _named(name: str, words: str) -> str:
    return say("plain.moment.named", name=name, words=words) if name else words
