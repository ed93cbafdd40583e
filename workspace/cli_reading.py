"""The commands that only look: the shared timeline, one moment, and where the family is kept."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from data.listing import adult_name, child_name, children_of, listed, repair_of, shown
from data.records import Guess, Moment, Read, Repair
from data.view import View
from data.vocabulary import step_label, vocabulary
from data.when import local, say_day, say_when
from data.wording import content, say
from workspace.cli_voice import (
    DONE,
    NOT_THERE,
    USE,
    Start,
    Stop,
    day_of,
    find,
    give,
    in_words,
    names_of,
    reading,
    tell,
    today_of,
)

LEAST_OF_ID = 4
"""Characters of an id that must be typed for `show`."""


def list_moments(args: Namespace, start: Start) -> int:
    """Print the shared timeline, newest first."""
    with reading(start) as view:
        _give_list(args, view, start, tuple(_chosen(args, view, start)))
    return DONE


def _give_list(args: Namespace, view: View, start: Start, moments: tuple[Moment, ...]) -> None:
    """Print moments, one a line or as JSON; says so when there are none."""
    if args.json:
        give_json([listed(view, moment) for moment in moments])
        return
    for moment in moments:
        give(_line(view, moment, today_of(view, start)))
    if not moments:
        tell(say("cli.list.none"))


def search(args: Namespace, start: Start) -> int:
    """Print the moments in which all the words stand, newest first; only what is shared is looked through."""
    from data.search import Search

    with reading(start._replace(as_name="")) as view:
        found = (view.moment(one) for one in Search().find(view, " ".join(args.words)))
        _give_list(args, view, start, tuple(moment for moment in found if moment is not None))
    return DONE


def show(args: Namespace, start: Start) -> int:
    """Print one moment with all that is revealed."""
    with reading(start) as view:
        moment = moment_called(args.id, view)
        if args.json:
            give_json(shown(view, moment))
            return DONE
        for line in _told(view, moment, today_of(view, start)):
            give(line)
    return DONE


def give_json(value: Any) -> None:
    """Print a value as JSON in plain UTF-8; only signs that could drive a terminal are written as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    print(text.translate({code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}))


def moment_called(wanted: str, view: View) -> Moment:
    """Find a moment by its id or the beginning of it.

    Raises:
        Stop: when there is none, or more than one begins so.
    """
    moment = view.moment(wanted) or view.moment(wanted.upper())
    if moment is not None:
        return moment
    beginning = wanted.upper()
    found = [m for m in view.moments() if len(beginning) >= LEAST_OF_ID and m.id.upper().startswith(beginning)]
    if len(found) != 1:
        key = "cli.show.several" if found else "cli.show.none"
        raise Stop(say(key, id=wanted), USE if found else NOT_THERE)
    return found[0]


def between(view: View, start: Start, first: str | None, last: str | None) -> Iterator[Moment]:
    """Give the moments of some days, newest first; a missing end is open."""
    earliest = day_of(first, view, start) if first is not None else date.min
    latest = day_of(last, view, start) if last is not None else date.max
    return (moment for moment in view.moments() if earliest <= local(moment.when).date() <= latest)


def _chosen(args: Namespace, view: View, start: Start) -> Iterator[Moment]:
    """Give the moments a list asks for."""
    child = None
    if args.child is not None:
        child = find(args.child, view.children)
        if child is None:
            raise Stop(say("cli.no_child", name=args.child, names=names_of(view.children)), NOT_THERE)
    state = None if args.state is None else _state(args.state)
    for moment in between(view, start, args.first, args.last):
        fits = child is None or child.id in moment.children
        if fits and (state is None or view.state(moment.id) == state):
            yield moment


def _state(name: str) -> str:
    """Find a state by its id or its words."""
    states = content("cli")["states"]
    for state, words in states.items():
        if " ".join(name.casefold().replace("_", " ").split()) in (state.replace("_", " "), words):
            return str(state)
    raise Stop(say("cli.list.state", name=name, names=in_words(states)), USE)


def _line(view: View, moment: Moment, today: date) -> str:
    """Give a moment in one line."""
    return say(
        "cli.list.line",
        id=moment.id,
        when=_when(view, moment, today),
        children=say("cli.comma").join(children_of(view, moment)),
        title=view.title(moment),
        state=say(f"cli.states.{view.state(moment.id)}"),
    )


def _when(view: View, moment: Moment, today: date) -> str:
    """Say when a moment was, on the family's clock."""
    return say_when(moment.when, clock=view.family.settings.clock, today=today)


def _labels(name: str, ids: Iterable[str]) -> str:
    """Give the labels of some ids of one list."""
    return say("cli.comma").join(vocabulary(name).label(each) for each in ids)


def _told(view: View, moment: Moment, today: date) -> Iterator[str]:
    """Tell one moment, paragraph by paragraph."""
    yield _line(view, moment, today)
    for n, text in enumerate(moment.camera):
        yield ""
        if n:
            yield say("cli.show.twice")
        yield text
    yield ""
    signals = say("cli.comma").join(part for part in (_labels("signals", moment.signals), moment.signal_words) if part)
    yield from _if("signals", signals)
    yield from _if("context", _labels("contexts", moment.context))
    for read in view.reads(moment.id):
        yield from _told_read(view, read)
    guess = view.guess(moment.id)
    if guess is not None:
        yield from _told_guess(view, guess)
    for look in view.looks(moment.id):
        yield say("cli.show.look", name=adult_name(view, look.adult), on=say_day(look.on, today=today))
        yield from _beneath(_labels("needs", look.needs), look.words)
    repairs = view.repairs(moment.id)
    if repairs:
        yield from _told_repairs(view, repairs)


def _if(key: str, words: str) -> Iterator[str]:
    """Give a line only when there is something to say."""
    if words:
        yield say(f"cli.show.{key}", words=words)


def _beneath(*lines: str) -> Iterator[str]:
    """Give lines indented under what they belong to, without the empty ones."""
    for line in lines:
        for piece in line.splitlines():
            yield f"  {piece}"


def _told_read(view: View, read: Read) -> Iterator[str]:
    """Tell one revealed read."""
    yield say("cli.show.read", name=adult_name(view, read.adult), sure=say(f"cli.sure.{read.sure}"))
    made = say("cli.comma").join(part for part in (_labels("returns", read.made.kinds), read.made.words) if part)
    yield from _beneath(
        *_if("noticed", _labels("signals", read.noticed)),
        *_if("needs", _labels("needs", read.needs)),
        *_if("feelings", _labels("feelings", read.feelings)),
        read.words,
        *_if("return", made),
    )


def _told_guess(view: View, guess: Guess) -> Iterator[str]:
    """Tell the shared guess."""
    yield say("cli.show.guess")
    yield from _beneath(
        *_if("next_move", _labels("next_moves", (guess.next_move,) if guess.next_move else ())),
        *_if("landing", _labels("landings", (guess.landing,) if guess.landing else ())),
        *_if("needs", _labels("needs", guess.needs)),
        *(say("cli.show.voice", name=adult_name(view, voice.adult), words=voice.words) for voice in guess.voices),
        *_if("child_account", guess.child_account),
        *_if("look_for", guess.look_for),
        *_if("open_question", guess.open_question),
        guess.note,
    )


def _told_repairs(view: View, repairs: tuple[Repair, ...]) -> Iterator[str]:
    """Tell the steps of a moment's repairs."""
    yield say("cli.show.repair", state=say(f"cli.repair.{repair_of(view, repairs)}"))
    for repair in repairs:
        if len(repairs) > 1:
            yield from _beneath(child_name(view, repair.child))
        for step in repair.steps:
            label = step.label or step_label(step.id)
            yield from _beneath(say("cli.show.step", status=say(f"cli.steps.{step.status}"), label=label))
            yield from _beneath(*(f"    {line}" for line in _if("said", step.said)))
