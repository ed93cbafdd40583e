"""Where the answers of a debrief are kept: shared ones on the records, one adult's own in their sealed draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from data.drafts import Draft
from data.ids import new_id
from data.records import (
    Appreciation,
    Guess,
    OwnSide,
    Read,
    Repair,
    Return,
    Sure,
    TurnPaper,
    Voice,
)
from data.repairing import fresh_repair as fresh_repair
from data.scripts import Step
from data.vocabulary import step_label
from data.wording import say

if TYPE_CHECKING:
    from workspace.playing import Sitting

Value = str | tuple[str, ...]
"""An answer: some text, one id, or several ids."""

PRIVATE = ("read", "own", "turn")
"""Answers to these belong to one adult and stay in their sealed draft until they close their read."""

SECOND = "second"
"""Stands for the other way a moment is remembered, where an answer is asked for an adult."""

EVENINGS = ("yes", "not_today", "alone")


class Answers:
    """The answers of one sitting."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting

    # -- drafts -------------------------------------------------------------------------------------------------

    @property
    def _shared_key(self) -> str:
        return f"debrief.{self._sitting.debrief.id}"

    @property
    def _private_key(self) -> str:
        debrief = self._sitting.debrief
        return f"alone.{debrief.moment}" if debrief.form == "alone" else f"turn.{debrief.id}"

    def draft(self) -> Draft:
        """The sealed draft of whoever's turn it is, as far as it is open in this sitting."""
        found = self._sitting.view.drafts.private(self._sitting.turn, self._private_key)
        return found or Draft(key=self._private_key, values={})

    def _keep(self, draft: Draft) -> None:
        adult = self._sitting.view.adult(self._sitting.turn)
        if adult is not None:
            self._sitting.view.drafts.keep_private(adult.id, adult.recipient, draft)

    def drop_private(self) -> None:
        """Let go of the sealed draft of whoever's turn it is, once its answers stand elsewhere."""
        adult = self._sitting.view.adult(self._sitting.turn)
        if adult is not None:
            self._sitting.view.drafts.drop_private(adult.id, adult.recipient, self._private_key)

    def stand_at(self, step_id: str) -> None:
        """Remember inside the sealed draft which question its author has come to."""
        self._keep(replace(self.draft(), step=step_id, cursor=(0, 0), field=""))

    def cursor(self, step: Step) -> tuple[tuple[int, int], str]:
        """Where the cursor was left in a step: row and column, and whose answer it stood in (or nothing)."""
        view = self._sitting.view
        draft = self.draft() if self.is_private(step) else view.drafts.shared(self._shared_key)
        return (draft.cursor, draft.field) if draft is not None and draft.step == step.id else ((0, 0), "")

    # -- one answer ---------------------------------------------------------------------------------------------

    def is_private(self, step: Step) -> bool:
        """Whether a step's answer belongs to one adult alone, for now."""
        room = step.field.partition(".")[0]
        return room in PRIVATE or (self._sitting.debrief.form == "alone" and room in ("guess", "debrief"))

    def value(self, step: Step, adult: str = "") -> Value:
        """Give the answer a step has so far: what is being typed, else what is written down.

        Args:
            step: the question.
            adult: whose answer, where each adult gives their own (voices, appreciation).
        """
        key = _key(step, adult)
        if self.is_private(step):
            return _read_value(step, self.draft().values.get(key, step.default))
        typed = self._sitting.view.drafts.shared(self._shared_key)
        if typed is not None and key in typed.values:
            return _read_value(step, typed.values[key])
        return self._written(step, adult)

    def _written(self, step: Step, adult: str) -> Value:
        room, _, name = step.field.partition(".")
        if room == "moment":
            found = getattr(self._sitting.moment, name)
            if name == "camera":
                return next(iter(found[1:] if adult == SECOND else found), "")
            return cast(Value, found)
        if name == "voices":
            return next((voice.words for voice in self.guess().voices if voice.adult == adult), "")
        if name == "appreciations":
            return next((a.words for a in self._sitting.debrief.appreciations if a.adult == adult), "")
        if room == "guess":
            found = getattr(self.guess(), name)
            return (found,) if step.most == 1 and isinstance(found, str) and found else cast(Value, found)
        if room == "debrief":
            return cast(Value, getattr(self._sitting.debrief, name))
        return () if step.most else ""

    def type(self, step: Step, value: Value, cursor: tuple[int, int] = (0, 0), adult: str = "") -> None:
        """Keep what is being typed or chosen, at every change."""
        text = value if isinstance(value, str) else ",".join(value)
        key = _key(step, adult)
        if self.is_private(step):
            draft = self.draft()
            values = {**draft.values, key: text}
            self._keep(replace(draft, values=values, step=step.id, cursor=cursor, field=adult))
            return
        drafts = self._sitting.view.drafts
        shared = drafts.shared(self._shared_key) or Draft(key=self._shared_key, values={})
        values = {**shared.values, key: text}
        drafts.keep(replace(shared, values=values, step=step.id, cursor=cursor, field=adult))

    def answer(self, step: Step, value: Value, adult: str = "") -> None:
        """Write an answer down where it belongs: on the records, or in the sealed draft inside a turn."""
        if self.is_private(step):
            self.type(step, value, adult=adult)
            return
        room, _, name = step.field.partition(".")
        sitting = self._sitting
        if room == "moment":
            if name == "camera" and isinstance(value, str):
                camera = sitting.moment.camera
                second = (value,) if adult == SECOND else camera[1:]
                value = (*(camera[:1] if adult == SECOND else (value,)), *(words for words in second if words.strip()))
            if getattr(sitting.moment, name) != value:
                sitting.view.put(replace(sitting.moment, **{name: value}))
        elif room == "guess":
            changed = with_answer(self.guess(), step, value, adult)
            if changed != sitting.view.guess(changed.id):
                sitting.view.put(changed)
        elif name == "appreciations" and isinstance(value, str):
            others = tuple(a for a in sitting.debrief.appreciations if a.adult != adult)
            told = (*others, Appreciation(adult=adult, words=value)) if value.strip() else others
            sitting.view.put(replace(sitting.debrief, appreciations=told))
        elif room == "debrief":
            sitting.view.put(replace(sitting.debrief, **{name: value}))
        self._forget_typed(_key(step, adult))

    def _forget_typed(self, key: str) -> None:
        drafts = self._sitting.view.drafts
        draft = drafts.shared(self._shared_key)
        if draft is None or key not in draft.values:
            return
        values = {name: text for name, text in draft.values.items() if name != key}
        if values:
            drafts.keep(replace(draft, values=values))
        else:
            drafts.drop(self._shared_key)

    # -- put together -------------------------------------------------------------------------------------------

    def guess(self) -> Guess:
        """What is now thought, so far: the shared record, or in an alone form what its author has answered."""
        sitting = self._sitting
        guess = sitting.view.guess(sitting.moment.id) or Guess(id=sitting.moment.id)
        if sitting.debrief.form != "alone":
            return guess
        values = self.draft().values
        for step in sitting.script.steps:
            adult = sitting.turn if step.kind == "voices" else ""
            if step.field.startswith("guess.") and _key(step, adult) in values:
                guess = with_answer(guess, step, _read_value(step, values[_key(step, adult)]), adult)
        if values.get("guess.landing"):
            guess = replace(guess, landing_by=sitting.turn)
        return guess

    def appreciations(self) -> tuple[Appreciation, ...]:
        """What was appreciated in an alone form."""
        words = self.draft().values.get(f"debrief.appreciations.{self._sitting.turn}", "")
        return (Appreciation(adult=self._sitting.turn, words=words),) if words.strip() else ()

    def paper(self) -> TurnPaper:
        """Put the answers of the running turn together."""
        values = self.draft().values
        if "id" not in values:
            self._keep(replace(self.draft(), values={**values, "id": new_id()}))
            values = self.draft().values

        def many(name: str) -> tuple[str, ...]:
            return tuple(part for part in values.get(name, "").split(",") if part)

        sure: Sure = cast(Sure, values.get("read.sure") or "guess")
        read = Read(
            id=values["id"],
            moment=self._sitting.moment.id,
            adult=self._sitting.turn,
            noticed=many("read.noticed"),
            needs=many("read.needs"),
            feelings=many("read.feelings"),
            words=values.get("read.words", ""),
            made=Return(kinds=many("read.return.kinds"), words=values.get("read.return.words", "")),
            sure=sure,
            present=values.get("read.present") != "no",
            share_own=values.get("read.share_own") == "yes",
        )
        own = OwnSide(feelings=many("own.feelings"), state=many("own.state"), words=values.get("own.words", ""))
        evening = values.get("turn.evening", "yes")
        guess = self.guess() if self._sitting.debrief.form == "alone" else None
        return TurnPaper(
            read=read,
            own=own,
            guess=guess,
            evening=evening if evening in EVENINGS else "yes",  # type: ignore[arg-type]  # checked beside
        )

    # -- repair -------------------------------------------------------------------------------------------------

    def carried_words(self, repair: Repair) -> str:
        """Say what a carried repair was going to be: its first plan, else its first step still to do."""
        for step in repair.steps:
            if step.plan.words and step.status == "not_yet":
                return step.plan.words
        names = [step.label or step_label(step.id) for step in repair.steps if step.status == "not_yet"]
        return names[0] if names else say("debrief.carried_repair")

    def settle_carried(self, answer: str) -> None:
        """Take the answer about a carried repair: *done* and *let it go* close it, *carry it on* leaves it open."""
        repair = self._sitting.carried()
        if repair is None or answer == "carry_on":
            return
        status = "done" if answer == "done" else "not_needed"
        steps = tuple(
            replace(step, status=status) if step.status == "not_yet" and (step.plan.words or answer != "done") else step
            for step in repair.steps
        )
        self._sitting.view.put(replace(repair, steps=steps, closed_on=self._sitting.today))


def with_answer(guess: Guess, step: Step, value: Value, adult: str = "") -> Guess:
    """Give a guess with one step's answer in it."""
    name = step.field.partition(".")[2]
    if name == "voices":
        others = tuple(voice for voice in guess.voices if voice.adult != adult)
        words = value if isinstance(value, str) else ""
        return replace(guess, voices=(*others, Voice(adult=adult, words=words)) if words.strip() else others)
    if step.most == 1 and not isinstance(value, str):
        value = value[0] if value else ""
    return replace(guess, **{name: value})


def _key(step: Step, adult: str) -> str:
    return f"{step.field}.{adult}" if adult else step.field


def _read_value(step: Step, text: str) -> Value:
    return tuple(part for part in text.split(",") if part) if step.most else text
