"""One moment as it stands on paper: what happened, how it was read, what came back, and coming back."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from data.records import Guess, Moment, Read, Repair, RepairStep
from data.vocabulary import step_label, vocabulary
from data.wording import content, say
from workspace.summary import naming
from workspace.summary.values import Choices, Names, PageMoment, PageRead, Sees

MARKS = ("done", "child_said_no", "not_yet")
"""Steps that are told, in this order; *not needed* is left out."""


def page_moment(view: Sees, moment: Moment, number: int, choices: Choices) -> PageMoment:
    """Word one moment for the page, with nothing that the consent does not cover.

    Args:
        view: what may be seen.
        moment: the moment.
        number: its place on the page, from 1.
        choices: names and consent.
    """
    revealed = naming.reveal_order(view, moment, tuple(r for r in view.reads(moment.id) if not r.exchanged))
    reads = tuple(read for read in revealed if _covered(read.adult, choices))
    called = naming.labels(view, reads, choices)
    child = naming.child_name(view, moment.children[0] if moment.children else "", choices.names)
    page = PageMoment(
        id=moment.id,
        heading=f"{number} · {naming.moment_day(moment.when, view.family.settings.clock)}",
        when=_when(view, moment, child, choices),
        when_short=" · ".join(filter(None, (child, say("summary.labels.bright") if moment.bright else ""))),
        # At the side, where there is little room, the first name is enough.
        child=naming.child_name(view, moment.children[0] if moment.children else "", _short(choices.names)),
        camera=tuple(text.strip() for text in moment.camera if text.strip()),
        signals=naming.listed(_labels(view, "signals", moment.signals)),
        signal_words=moment.signal_words.strip(),
        came_back=_came_back(view, moment, called, choices),
        reads=tuple(_read(view, read, called[read.adult]) for read in reads),
    )
    page = _guessed(view, page, revealed, choices)
    return _repaired(view, moment, page, called, choices)


def _short(names: Names) -> Names:
    """Name a child by the first of its names where names are given in full."""
    return "none" if names == "full" else names


def one_side(page: PageMoment) -> PageMoment:
    """Keep what stands on the one-side page: what was seen, read, landed, needed, tried, and how the child took it.

    The child's own account stays, because it outranks the reads.
    """
    return replace(page, came_back=(), next_move="", open_question="", when=page.when_short)


def _covered(adult: str, choices: Choices) -> bool:
    """Say whether the consent covers what this adult wrote."""
    return choices.consent != "own" or adult == choices.adult


def _labels(view: Sees, name: str, ids: tuple[str, ...]) -> list[str]:
    """Give what is shown for ids, the family's own words among them."""
    own = {word.id: word.label for word in view.family.own_words}
    return [own.get(each) or naming.curled(vocabulary(name).label(each)) for each in ids]


def _when(view: Sees, moment: Moment, child: str, choices: Choices) -> str:
    """Give the muted line: child, place, who else, what went alongside."""
    others = [naming.child_name(view, each, choices.names) for each in moment.children[1:]]
    context = naming.small(_labels(view, "contexts", moment.context))
    parts = (
        child,
        moment.place.strip(),
        say("summary.also_there", child=naming.together(others)) if others else "",
        say("summary.labels.bright") if moment.bright else "",
        say("summary.labels.alongside", context=context) if context else "",
    )
    return " · ".join(part for part in parts if part)


def _came_back(view: Sees, moment: Moment, called: dict[str, str], choices: Choices) -> tuple[tuple[str, str], ...]:
    """Give what came back: who with what, and in their own words."""
    told = []
    for made in moment.returns:
        if _covered(made.by, choices) and (made.kinds or made.words.strip()):
            kinds = naming.small(_kinds(view, made.kinds, choices))
            who = naming.capital(naming.who(view, (made.by,), called, choices))
            told.append((say("summary.who.with", who=who, kinds=kinds) if kinds else who, made.words.strip()))
    return tuple(told)


def _kinds(view: Sees, kinds: tuple[str, ...], choices: Choices) -> list[str]:
    """Give what was done, said of somebody else where the list speaks as *I*."""
    others = content("summary")["returns"] if choices.consent != "one_adult" else {}
    return [others.get(kind, label) for kind, label in zip(kinds, _labels(view, "returns", kinds), strict=True)]


def _read(view: Sees, read: Read, who: str) -> PageRead:
    """Word one read; how the reader was themselves is never on it."""
    label = who if read.present else say("summary.who.told", who=who)
    feelings = naming.small(_labels(view, "feelings", read.feelings))
    return PageRead(
        label=naming.capital(label),
        sure=say(f"summary.sure.{read.sure}"),
        needs=naming.join(_labels(view, "needs", read.needs)),
        words=read.words.strip(),
        feelings=say("summary.labels.feelings", feelings=feelings) if feelings else "",
    )


def _guessed(view: Sees, page: PageMoment, revealed: tuple[Read, ...], choices: Choices) -> PageMoment:
    """Add what is thought now. On one adult's own page only what they came to alone, and the landing they proposed."""
    guess = view.guess(page.id)
    if guess is None:
        return page
    if choices.consent == "own" and {read.adult for read in revealed} != {choices.adult}:
        return replace(page, landing=_landing(guess)) if guess.landing_by == choices.adult else page
    return replace(
        page,
        next_move="".join(_labels(view, "next_moves", (guess.next_move,))) if guess.next_move else "",
        landing=_landing(guess),
        landing_note=guess.note.strip(),
        needs=naming.join(_labels(view, "needs", guess.needs)),
        child_said=guess.child_account.strip(),
        open_question=guess.open_question.strip(),
    )


def _landing(guess: Guess) -> str:
    """Give the landing by its name and in a plain sentence about the moment."""
    if not guess.landing:
        return ""
    label = naming.curled(vocabulary("landings").label(guess.landing))
    if guess.landing not in vocabulary("landings"):
        return label
    return f"{label}: " + say(f"summary.landings.{guess.landing}") + "."


def _repaired(view: Sees, moment: Moment, page: PageMoment, called: dict[str, str], choices: Choices) -> PageMoment:
    """Add the steps of coming back, how far they are, and what the child did next."""
    repairs = [repair for repair in view.repairs(moment.id) if view.repair_state(repair) != "none"]
    steps = [step for repair in repairs for step in repair.steps if _told(step, choices)]
    if not repairs or (choices.consent == "own" and not steps):
        return page
    own = choices.consent == "own"
    took = () if own else tuple(dict.fromkeys(r.did_next.strip() for r in repairs if r.did_next.strip()))
    states = () if own else tuple(dict.fromkeys(_state(view, moment, repair) for repair in repairs))
    return replace(
        page, coming_back=" · ".join(states), tried=_tried(view, steps, called, choices), child_took=" ".join(took)
    )


def _told(step: RepairStep, choices: Choices) -> bool:
    """Say whether a step is on the page: done, planned, or met with *no for now*, and covered by the consent."""
    if choices.consent == "own" and step.who != (choices.adult,):
        return False
    return step.status in ("done", "child_said_no") or (step.status == "not_yet" and _planned(step))


def _planned(step: RepairStep) -> bool:
    """Say whether something is meant to happen."""
    return bool(step.plan.words.strip() or step.plan.when)


def _state(view: Sees, moment: Moment, repair: Repair) -> str:
    """Say how far a repair is; once gone back to, also how long after, as exactly as both times are known."""
    state = view.repair_state(repair)
    back = next((step.happened for step in repair.steps if step.id == "go_back" and step.happened), None)
    if state != "mended" or back is None:
        return say(f"summary.repair.{state}")
    later = back.instant - moment.when.instant
    minute = back.precision == moment.when.precision == "minute"
    if minute and timedelta(0) <= later <= timedelta(minutes=90):
        return say("summary.repair.minutes", n=round(later.total_seconds() / 60))
    lived = naming.lived(moment.when)
    days = (back.instant.astimezone(lived.tzinfo).date() - lived.date()).days
    words = {0: "same_day", 1: "next_day"}.get(days, "days" if days > 1 else "mended")
    return say(f"summary.repair.{words}", n=days)


def _tried(
    view: Sees, steps: list[RepairStep], called: dict[str, str], choices: Choices
) -> tuple[tuple[str, str, str], ...]:
    """Give the steps by mark; done steps without words of their own share one entry, so that the words have room."""
    told: list[tuple[str, str, str]] = []
    for mark in MARKS:
        here = [step for step in steps if step.status == mark]
        words = say(f"summary.marks.{mark}")
        bare = [_step_label(step) for step in here if not _detail(view, step, called, choices)]
        if bare:
            told.append((mark, words, naming.listed(bare)))
        for step in here:
            if detail := _detail(view, step, called, choices):
                told.append((mark, words, f"{_step_label(step)}: {detail}"))
    return tuple(told)


def _step_label(step: RepairStep) -> str:
    """Give a step's name; the family's own wording for an own step."""
    return step.label.strip() or naming.curled(step_label(step.id))


def _detail(view: Sees, step: RepairStep, called: dict[str, str], choices: Choices) -> str:
    """Give what was said or is planned; who, where several share the work or a plan needs a name."""
    if step.status != "not_yet":
        return step.said.strip()
    when = naming.moment_day(step.plan.when, view.family.settings.clock) if step.plan.when else ""
    who = naming.who(view, step.who, called, choices) if step.who else ""
    return ", ".join(part for part in (step.plan.words.strip() or step.said.strip(), who, when) if part)
