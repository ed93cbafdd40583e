"""Puts the page for therapy together from what a family chose to show."""

from __future__ import annotations

from msgspec.structs import replace

from data.records import Moment, SummaryNotes
from data.vocabulary import band_label, band_of
from data.wording import say
from workspace.summary import naming
from workspace.summary.asking import asks, included
from workspace.summary.items import without
from workspace.summary.moment import one_side, page_moment
from workspace.summary.overview import glance, repairs_told
from workspace.summary.values import PARTS_OF, Choices, PageMoment, Part, Sees, Summary

MOST = 3
"""How many moments are suggested: a page that a therapist can read in the first five minutes."""

TALKED_THROUGH = ("talked", "repair_open", "offered", "mended")
"""States in which a moment has something to tell."""


def suggest(view: Sees) -> tuple[str, ...]:
    """Choose up to three moments for the page, in the order they happened.

    The marked ones come first. With none marked: the newest that were talked through, one of them bright if any is.
    """
    there = [moment for moment in view.moments() if not moment.set_aside]
    chosen = [moment for moment in there if moment.marked][:MOST]
    if not chosen:
        talked = [moment for moment in there if view.state(moment.id) in TALKED_THROUGH]
        chosen = talked[:MOST]
        bright = next((moment for moment in talked if moment.bright), None)
        if bright is not None and bright not in chosen:
            chosen = [*chosen[: MOST - 1], bright]
    return tuple(moment.id for moment in sorted(chosen, key=lambda moment: moment.when.instant))


def build(view: Sees, moments: tuple[str, ...], choices: Choices) -> Summary:
    """Make the page as a plain value.

    Args:
        view: what may be seen; nothing private is asked of it.
        moments: ids in the order of the page; ids that are no longer there are left out.
        choices: names, consent and the date, for this print alone.
    """
    parts = [part for part in PARTS_OF[choices.form] if part not in choices.left_out]
    wanted = (view.moment(each) for each in moments if "moments" in parts and each not in choices.struck)
    records = [moment for moment in wanted if moment is not None]
    pages = tuple(page_moment(view, moment, n + 1, choices) for n, moment in enumerate(records))
    if choices.form == "one":
        pages = tuple(map(one_side, pages))
    who = _who(view, choices)
    summary = Summary(
        form=choices.form,
        large=choices.large,
        title=_title(view, records, choices),
        subtitle=_subtitle(view, records),
        prepared=_prepared(_notes(view, choices), who, choices),
        author=naming.capital(who) if choices.consent != "agreed" else "",
        on=choices.today,
        moments=pages,
        notes=_to_reader(choices),
        footer=say("summary.footer"),
        printed=say("summary.printed", date=naming.day(choices.today)),
    )
    summary = without(_with_parts(view, records, summary, parts, choices), choices.struck)
    return replace(summary, included=included(view, summary, choices), asks=asks(view, records, summary, choices))


def _with_parts(view: Sees, records: list[Moment], summary: Summary, parts: list[Part], choices: Choices) -> Summary:
    """Add the parts beside the moments that this form has and that are wanted."""
    notes = _notes(view, choices)
    asked = tuple(dict.fromkeys(_lines((choices.question, *notes.questions))))
    counted = choices.consent != "own"
    return replace(
        summary,
        question=asked[0] if "question" in parts and asked else "",
        our_family=notes.our_family.strip() if "family" in parts else "",
        help_wanted=_lines(notes.help_wanted) if "help" in parts else (),
        going_well=_lines(notes.going_well) if "well" in parts else (),
        glance=glance(view, records) if "glance" in parts and counted else (),
        questions=asked if "questions" in parts else (),
        repairs=repairs_told(view, records, choices) if "repairs" in parts and counted else (),
    )


def _notes(view: Sees, choices: Choices) -> SummaryNotes:
    """Give the family's words for the page, where the consent covers them.

    ``agreed`` covers camera texts, reads, guesses and repairs only; ``own`` covers nothing that others may have
    written.
    """
    return view.notes() if choices.consent in ("both", "one_adult") else SummaryNotes()


def _lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out empty lines."""
    return tuple(line.strip() for line in lines if line.strip())


def _who(view: Sees, choices: Choices) -> str:
    """Say who prepared the page, no more exactly than the names chosen allow."""
    if choices.consent == "own":
        return naming.adult_name(view, view.adult(choices.adult), choices.names) or say("summary.who.one")
    if choices.consent == "one_adult":
        only = view.adults[0] if view.adults else None
        return naming.adult_name(view, only, choices.names) or say("summary.who.parent")
    return naming.who(view, tuple(adult.id for adult in view.adults), {}, choices)


def _prepared(notes: SummaryNotes, who: str, choices: Choices) -> str:
    """Give the line beneath the title: by whom, when, for whom, and what kind of paper this is."""
    line = say(f"summary.prepared.{choices.consent}", who=who, date=naming.day(choices.today))
    whom = say("summary.prepared.for_whom", whom=notes.for_whom.strip()) if notes.for_whom.strip() else ""
    return " ".join(part for part in (line, whom, say("summary.prepared.notes")) if part)


def _title(view: Sees, records: list[Moment], choices: Choices) -> str:
    """Name the page after the children its moments are about."""
    children = dict.fromkeys(moment.children[0] for moment in records if moment.children)
    names = dict.fromkeys(naming.child_name(view, child, choices.names) for child in children)
    return say("summary.title_one", child=naming.together(names)) if names else say("summary.title_none")


def _subtitle(view: Sees, records: list[Moment]) -> str:
    """Give age bands and period."""
    bands: dict[str, None] = {}
    for moment in records:
        child = view.child(moment.children[0]) if moment.children else None
        if child is not None:
            bands[band_label(band_of(child, naming.lived(moment.when).date()))] = None
    days = [naming.lived(moment.when).date() for moment in records]
    return " · ".join(part for part in (naming.join(bands), naming.period(days)) if part)


def _to_reader(choices: Choices) -> tuple[str, ...]:
    """Give the small notes at the foot of page 1."""
    own = (say("summary.notes.own"),) if choices.consent == "own" else ()
    return (say("summary.notes.reader"), *own)


def longest(summary: Summary) -> PageMoment | None:
    """Give the moment that takes most room, counted in characters."""
    return max(summary.moments, key=_length, default=None)


def _length(moment: PageMoment) -> int:
    """Count the characters that stand on paper for one moment."""
    steps = sum(len(step) for _, _, step in moment.tried)
    reads = sum(len(read.words) + len(read.needs) + len(read.feelings) for read in moment.reads)
    back = sum(len(who) + len(words) for who, words in moment.came_back)
    rest = (moment.signals, moment.signal_words, moment.landing_note, moment.child_said, moment.child_took)
    return sum(map(len, moment.camera)) + reads + steps + back + sum(map(len, rest)) + len(moment.open_question)
