"""Makes the page for therapy line by line: which moments, what each of you chooses unseen, and where the file goes."""

from __future__ import annotations

from functools import partial
from typing import cast, get_args

from msgspec.structs import replace

from data.records import SummaryNotes
from data.wording import say
from workspace.handing_over import make, written
from workspace.lines.choosing import choose, line, option, several, text, yes
from workspace.lines.house import House
from workspace.lines.talk import Ask, Back
from workspace.looks import children_of, period
from workspace.making import (
    NOTE_FIELDS,
    Kind,
    can_typeset,
    chosen,
    note_text,
    typed_place,
    usual_folder,
    usual_place,
    whose,
    with_note,
)
from workspace.picturing import joined
from workspace.summary.build import build
from workspace.summary.items import items
from workspace.summary.own_sheet import offered, with_own
from workspace.summary.values import Choices, Form, Names, Summary

DAYS = {"picked": 0, "days_7": 7, "days_28": 28, "days_90": 90}
"""Which moments: those picked or suggested, or those of so many days up to today."""


def page_for_therapy(house: House) -> None:
    """Put a page together and make it, once everyone whose words are on it has said yes."""
    ways = [option(one, say(f"plain.paper.{one}")) for one in ("make", "notes")]
    while True:
        wanted = choose(house.talk, Ask(words=say("plain.paper.what")), ways)
        try:
            (_make if wanted == "make" else _notes)(house)
        except Back:
            continue
        if wanted == "make":
            return


def _notes(house: House) -> None:
    """Ask for the family's own words beside its moments; each is kept under its own draft while it is typed."""
    for field in NOTE_FIELDS:
        notes = house.view.notes()
        key = f"plain.summary.{field}"
        so_far = house.left(key).get("words", note_text(notes, field))
        ask = Ask(words=say(f"plain.paper.note_{field}"))
        words = text(house.talk, ask, partial(_keep_note, house, key), so_far=so_far)
        house.care(words, shared=True)
        changed: SummaryNotes = with_note(notes, field, words)
        if changed != notes:
            house.view.put(changed)
        house.view.drafts.drop(key)


def _keep_note(house: House, key: str, words: str) -> None:
    house.keep(key, {"words": words})


def _make(house: House) -> None:
    view, talk = house.view, house.talk
    moments = _which(house)
    if not moments:
        talk.tell("", say("summary_room.empty"))
        return
    consent, adult = whose(view, moments)
    base = Choices(
        today=house.desk.today(),
        names=_names(house),
        paper=view.family.settings.paper,
        form=_form(house),
        consent=consent,
        adult=adult,
    )
    page = build(view, moments, base)
    struck = _turns(house, page) if consent == "both" else frozenset()
    page = build(view, moments, replace(base, struck=tuple(sorted(struck))))
    if not items(page):
        talk.tell("", say("summary_room.turns.nothing"))
        return
    page = page if consent == "both" else _with_own(house, page)
    _say_what(house, page, moments)
    if _all_agree(house, adult):
        _file(house, page, base)


def _which(house: House) -> tuple[str, ...]:
    ways = [option(one, say(f"plain.paper.{one}")) for one in DAYS]
    ask = Ask(words=say("plain.paper.which"), hint=say("plain.paper.which_hint"))
    days = DAYS[choose(house.talk, ask, ways, usual="picked")]
    return period(house.view, days, house.desk.today()) if days else chosen(house.view)


def _form(house: House) -> Form:
    forms = [option(one, say(f"summary_room.form_{one}")) for one in get_args(Form)]
    return cast(Form, choose(house.talk, Ask(words=say("summary_room.form")), forms, usual="one"))


def _names(house: House) -> Names:
    ways = [option(one, say(f"summary_room.names_{one}")) for one in ("none", "initials", "full")]
    return cast(Names, choose(house.talk, Ask(words=say("plain.paper.names")), ways, usual="none"))


def _turns(house: House, page: Summary) -> frozenset[str]:
    """Let everyone choose unseen what may stand on the page; nobody is told who let go of what."""
    talk, adults = house.talk, house.view.adults
    struck: set[str] = set()
    there = [option(one.id, one.label) for one in items(page)]
    for adult in adults:
        others = joined(tuple(one.name for one in adults if one != adult))
        curtain = Ask(
            words=say("summary_room.turns.curtain", name=adult.name),
            hint=say("summary_room.turns.curtain_line", others=others),
        )
        choose(talk, curtain, [option("lift", say("summary_room.turns.here", name=adult.name))])
        try:
            ask = Ask(words=say("summary_room.turns.words", name=adult.name), hint=say("plain.paper.let_go"))
            struck |= {*several(talk, ask, there)}
        finally:
            talk.cover()
    return frozenset(struck)


def _with_own(house: House, page: Summary) -> Summary:
    """Ask whoever sits alone what comes along from their own room; nothing does unless it is named now."""
    pieces = offered(house.view.room())
    if not pieces:
        return page
    ask = Ask(words=say("summary_room.own.words"), hint=say("plain.paper.own_hint"))
    ticked = several(house.talk, ask, [option(piece.id, piece.heading) for piece in pieces])
    return with_own(page, pieces, ticked)


def _say_what(house: House, page: Summary, moments: tuple[str, ...]) -> None:
    """Say what the page holds and what deserves a thought, and read it out where that is wanted."""
    talk = house.talk
    talk.tell("", say("cli.summary.about"), *page.included, *page.asks)
    talk.tell(say("summary_room.make.court"), say("summary_room.make.duty"))
    if yes(talk, Ask(words=say("plain.paper.read_out")), usual=False):
        talk.tell("", *written(page, "text", house.view.family.settings.paper).splitlines())
    talk.tell("", say("summary_room.make.sixteen", child=children_of(house.view, moments)))


def _all_agree(house: House, own: str) -> bool:
    """Ask everyone whose words may be on the page, or only the one whose own page it is."""
    for adult in house.view.adults:
        if own in ("", adult.id) and not yes(house.talk, Ask(words=say("plain.paper.agree", name=adult.name))):
            house.talk.tell("", say("cli.summary.not_agreed"))
            return False
    return True


def _file(house: House, page: Summary, choices: Choices) -> None:
    """Ask what it shall be and where it goes, and make it."""
    talk = house.talk
    kinds = [kind for kind in get_args(Kind) if kind != "pdf" or can_typeset()]
    ways = [option(kind, say(f"summary_room.make.kind_{kind}")) for kind in kinds]
    ask = Ask(words=say("summary_room.make.kind"), hint=say("summary_room.make.kind_hint"))
    kind = cast(Kind, choose(talk, ask, ways))
    usual = usual_place(kind, choices.today, usual_folder())
    where = Ask(words=say("summary_room.make.where"), hint=say("summary_room.make.where_hint"))
    typed = line(talk, where, lambda said: None, so_far=str(usual))
    made = make(page, kind, typed_place(typed, kind, usual), choices.paper, wanted=lambda: True)
    if made is not None:
        talk.tell("", say("summary_room.make.made"), say("summary_room.make.made_at", path=made.path), *made.words)
