"""Blank paper to write on, from the scripts of the screens: a read form, a repair checklist, a debrief guide."""

from __future__ import annotations

import json
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Literal

from msgspec import Struct

from data.scripts import Step, fill, script
from data.vocabulary import (
    band_label,
    landing_rounds,
    step_advice,
    vocabulary,
    what_not_to_do,
)
from data.wording import content, say
from workspace.summary.cleaning import for_paper
from workspace.summary.naming import capital, curled
from workspace.summary.values import Paper

FormName = Literal["read", "repair", "debrief"]
"""The forms there are."""

FORMS: tuple[FormName, ...] = ("read", "repair", "debrief")
"""Every form."""

NOT_ON_PAPER = ("evening", "ready", "own_feelings", "own_state", "own_words", "share_own", "covered", "curtain")
"""Steps of a turn that are not on a sheet which is opened side by side: one's own side, and what only buttons do."""

LINES = {"text": 4, "line": 1, "voices": 2, "appreciation": 2}
"""Empty lines beneath a question, by its kind."""


SIZES = (8.6, 8.3, 8.0, 7.7)
"""Sizes in points in which the words of the folded form are set, the first that fits."""


class Ask(Struct, frozen=True, kw_only=True):
    """One question on paper."""

    words: str
    hint: str = ""
    ticks: tuple[str, ...] = ()
    """Words to tick; they run on like words in a line."""
    lines: int = 0
    """Empty lines to write on."""
    told: tuple[str, ...] = ()
    """Sentences to read, one beneath the other."""


class Part(Struct, frozen=True, kw_only=True):
    """A heading with its questions."""

    heading: str = ""
    asks: tuple[Ask, ...] = ()


class Sheet(Struct, frozen=True, kw_only=True):
    """A whole form."""

    form: FormName
    title: str
    intro: str
    parts: tuple[Part, ...]
    lang: str = "en"

    @property
    def folds(self) -> bool:
        """Whether it is one side that is folded in the middle."""
        return self.form == "read"


def sheet(form: FormName, band: str) -> Sheet:
    """Give a form.

    Args:
        form: which one.
        band: the child's age band.
    """
    if form == "read":
        return _read(band)
    return _repair(band) if form == "repair" else _debrief(band)


def _filled(words: str) -> str:
    """Put *your child*, *one of you* and *the other* in place of names."""
    names = {"child": say("forms.your_child"), "name": say("forms.one_of_you"), "other": say("forms.the_other")}
    return capital(curled(fill(words, **names, carried="", about="")))


def _ask(step: Step, band: str, *, hint: str = "", lines: int | None = None) -> Ask:
    """Give one step of a script as a question on paper."""
    ticks: tuple[str, ...] = ()
    if step.kind in ("chips", "needs"):
        ticks = tuple(curled(entry.label) for entry in vocabulary(step.list).for_band(band)[0])
    elif step.kind in ("choice", "sure"):
        ticks = tuple(curled(button) for button in step.buttons)
    return Ask(
        words=_filled(step.words),
        hint=_filled(hint or step.hint) if hint or step.hint else "",
        ticks=ticks,
        lines=LINES.get(step.kind, 0) if lines is None else lines,
        told=tuple(map(_filled, step.lines)),
    )


def _read(band: str) -> Sheet:
    """Give the read form: the turn of one reader, twice on one sheet."""
    asks = []
    for step in script("joint").steps:
        turn, _, name = step.id.partition("_")
        if turn != "first" or name in NOT_ON_PAPER:
            continue
        # The words to tick speak for themselves; only how many is said.
        hint = say("forms.up_to", n=step.most) if step.most else ""
        ask = _ask(step, band)
        asks.append(Ask(words=ask.words, hint=hint, ticks=ask.ticks, lines=ask.lines + (step.kind == "chips")))
    return Sheet(
        form="read", title=say("forms.title_read"), intro=say("forms.read.intro"), parts=(Part(asks=tuple(asks)),)
    )


def _repair(band: str) -> Sheet:
    """Give the repair checklist, worded for an age."""
    told = [
        Ask(
            words=curled(entry.label),
            hint=curled(step_advice(entry.id, band) or entry.description),
            told=tuple(map(curled, what_not_to_do(entry.id))),
            lines=1,
        )
        for entry in sorted(vocabulary("repair_steps").entries, key=lambda entry: entry.order)
    ]
    own = Ask(words=say("forms.repair.own"), lines=1)
    after = Ask(words=_filled(say("repairs.closing.ask", child="{child}")), lines=2)
    return Sheet(
        form="repair",
        title=say("forms.title_repair", band=band_label(band).lower()),
        intro=say("forms.repair.intro"),
        parts=(Part(asks=(*told, own)), Part(asks=(after,))),
    )


def _debrief(band: str) -> Sheet:
    """Give the guide: every stage of the joint form, with room to write."""
    joint = script("joint")
    steps = [step for step in joint.played({"first_time"}) if step.id != "start"]
    parts: list[Part] = []
    for stage, grouped in groupby(steps, key=lambda step: step.stage):
        own = list(grouped)
        turn = own[0].id.partition("_")[0]
        if turn == "second":
            continue
        n = len(parts) + 1
        if turn == "first":
            waiting = tuple(_filled(line) for line in content("rules")["waiting"]["lines"])
            unseen = Ask(words=say("forms.debrief.unseen_words"), hint=say("forms.debrief.unseen_hint"), told=waiting)
            parts.append(Part(heading=f"{n} · {say('forms.debrief.unseen')}", asks=(unseen,)))
        else:
            parts.append(Part(heading=f"{n} · {stage}", asks=tuple(_guided(step, band) for step in own)))
    return Sheet(
        form="debrief",
        title=say("forms.title_debrief"),
        intro=say("forms.debrief.intro", minutes=joint.minutes),
        parts=tuple(parts),
    )


def _guided(step: Step, band: str) -> Ask:
    """Give one step of the guide; lists are left to the read form, so that the guide stays short."""
    if step.kind == "landing":
        rounds = []
        for each in landing_rounds():
            ends = [
                say("forms.debrief.stops", answer=stop.label, landing=vocabulary("landings").label(stop.id))
                for stop in each.stops
            ]
            on = [say("forms.debrief.goes_on", answer=each.goes_on)] if each.goes_on else []
            rounds.append(curled(f"{each.question} {' · '.join((*ends, *on))}"))
        return Ask(
            words=_filled(step.words),
            hint=_filled(say("forms.debrief.landing_hint", child="{child}")),
            told=tuple(rounds),
            lines=1,
        )
    if step.kind == "steps":
        return Ask(words=_filled(step.words), hint=say("forms.debrief.steps_hint"), lines=2)
    hint = {
        "appreciation": say("forms.debrief.appreciation_hint"),
        "page": say("forms.debrief.rules_hint"),
    }.get(step.kind, "")
    lines = LINES.get(step.kind, 1 if step.list else 0)
    ask = _ask(step, band, hint=hint, lines=lines)
    short = step.kind == "chips" and len(ask.ticks) > 8
    return Ask(
        words=ask.words,
        hint=ask.hint,
        ticks=() if short or step.kind != "chips" else ask.ticks,
        lines=ask.lines,
        told=ask.told,
    )


def write_form(blank: Sheet, path: Path, *, paper: Paper = "a4", on: date) -> None:
    """Write a form as a PDF file.

    Args:
        blank: the form.
        path: where to; an older file there is replaced in one act.
        paper: the sheet.
        on: the date in the file's properties; no date stands on the paper.

    Raises:
        JournalError: when there is no typesetter on this computer.
        CannotSave: when the disk refuses.
    """
    from workspace.summary.pdf import PAPERS, families, save_pdf, sides_of, typeset

    data = {"sheet": for_paper(blank), "words": content("forms"), "paper": PAPERS[paper], "fonts": families(False)}

    def inputs(size: float) -> dict[str, str]:
        return {"data": json.dumps({**data, "size": size}, ensure_ascii=False)}

    # Some ages have more words to tick; the fold needs all of them on one side.
    size = next((size for size in SIZES if sides_of("form", inputs(size)) == 1), SIZES[-1]) if blank.folds else SIZES[0]
    pdf, _ = typeset("form", inputs(size), on, False)
    save_pdf(pdf, path)
