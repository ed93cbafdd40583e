"""Where the answers of a debrief are kept: shared ones on the records, one adult's own in their sealed draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from data.drafts import Draft
from data.ids import new_id
from data.records import Appreciation, Evening, Guess, TurnPaper
from data.repairing import fresh_repair as fresh_repair
from data.scripts import Step
from workspace.carrying import carried_step
from workspace.papers import (
    Value,
    evening_in,
    from_guess,
    key_of,
    paper_from,
    text_of,
    value_in,
    values_from,
    with_answer,
)

if TYPE_CHECKING:
    from workspace.playing import Sitting

PRIVATE = ("read", "own", "turn", "handover")
"""Answers to these belong to one adult and stay in their sealed draft until they close their read."""

SECOND = "second"
"""Stands for the other way a moment is remembered, where an answer is asked for an adult."""

NOWHERE = (0, -1)
"""Stands for no place of the cursor: a text is then begun at its end."""


class Answers:
    """The answers of one sitting."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._begun: dict[str, str] = {}
        """What a form for one begins with: its author's own read, where there is one already."""

    def begin_with(self, paper: TurnPaper | None) -> None:
        """Go on with a read that was kept or closed before; what is being typed comes first.

        Args:
            paper: one's own, as far as it can be opened now.
        """
        self._begun = values_from(paper, self._sitting.script.steps) if paper is not None else {}

    # -- drafts -------------------------------------------------------------------------------------------------

    @property
    def _shared_key(self) -> str:
        return f"debrief.{self._sitting.debrief.id}"

    @property
    def _private_key(self) -> str:
        debrief = self._sitting.debrief
        return f"{debrief.form}.{debrief.moment}" if self._sitting.for_one else f"turn.{debrief.id}"

    def draft(self) -> Draft:
        """The sealed draft of whoever's turn it is, as far as it is open in this sitting."""
        found = self._sitting.view.drafts.private(self._sitting.turn, self._private_key)
        return found or Draft(key=self._private_key, values=dict(self._begun))

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
        self._keep(replace(self.draft(), step=step_id, cursor=NOWHERE, field=""))

    def cursor(self, step: Step) -> tuple[tuple[int, int], str]:
        """Where the cursor was left in a step: row and column, and whose answer it stood in (or nothing)."""
        view = self._sitting.view
        draft = self.draft() if self.is_private(step) else view.drafts.shared(self._shared_key)
        return (draft.cursor, draft.field) if draft is not None and draft.step == step.id else (NOWHERE, "")

    # -- one answer ---------------------------------------------------------------------------------------------

    def is_private(self, step: Step) -> bool:
        """Whether a step's answer belongs to one adult alone, for now."""
        room = step.field.partition(".")[0]
        return room in PRIVATE or (self._sitting.for_one and room in ("guess", "debrief"))

    def value(self, step: Step, adult: str = "") -> Value:
        """Give the answer a step has so far: what is being typed, else what is written down.

        Args:
            step: the question.
            adult: whose answer, where each adult gives their own (voices, appreciation).
        """
        key = key_of(step, adult)
        if self.is_private(step):
            return value_in(step, self.draft().values.get(key, step.default))
        typed = self._sitting.view.drafts.shared(self._shared_key)
        if typed is not None and key in typed.values:
            return value_in(step, typed.values[key])
        return self._written(step, adult)

    def _written(self, step: Step, adult: str) -> Value:
        room, _, name = step.field.partition(".")
        if room == "moment":
            found = getattr(self._sitting.moment, name)
            if name == "camera":
                return next(iter(found[1:] if adult == SECOND else found), "")
            return cast(Value, found)
        if name == "appreciations":
            return next((a.words for a in self._sitting.debrief.appreciations if a.adult == adult), "")
        if room == "guess":
            return from_guess(self.guess(), step, adult)
        if room == "debrief":
            return cast(Value, getattr(self._sitting.debrief, name))
        return () if step.most else ""

    def typing(self, step: Step, adult: str = "") -> bool:
        """Whether something typed for a step is kept, and not written down yet."""
        draft = self.draft() if self.is_private(step) else self._sitting.view.drafts.shared(self._shared_key)
        return draft is not None and key_of(step, adult) in draft.values

    def type(self, step: Step, value: Value, cursor: tuple[int, int] = NOWHERE, adult: str = "") -> None:
        """Keep what is being typed or chosen, at every change."""
        if not step.field:
            # A curtain has come between: what was typed belongs behind it, and would be kept in the open here.
            return
        text = text_of(value)
        key = key_of(step, adult)
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
        self._forget_typed(key_of(step, adult))

    def _forget_typed(self, key: str) -> None:
        drafts = self._sitting.view.drafts
        draft = drafts.shared(self._shared_key)
        if draft is None or key not in draft.values:
            return
        values = {name: text for name, text in draft.values.items() if name != key}
        if values:
            drafts.trim(replace(draft, values=values))
        else:
            drafts.drop(self._shared_key)

    # -- put together -------------------------------------------------------------------------------------------

    def guess(self) -> Guess:
        """What is now thought, so far: the shared record, or in an alone form what its author has answered."""
        sitting = self._sitting
        guess = sitting.view.guess(sitting.moment.id) or Guess(id=sitting.moment.id)
        if not sitting.for_one:
            return guess
        values = self.draft().values
        for step in sitting.script.steps:
            adult = sitting.turn if step.kind == "voices" else ""
            if step.field.startswith("guess.") and key_of(step, adult) in values:
                guess = with_answer(guess, step, value_in(step, values[key_of(step, adult)]), adult)
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
        alone = self._sitting.for_one
        return paper_from(
            values,
            moment=self._sitting.moment.id,
            adult=self._sitting.turn,
            guess=self.guess() if alone else None,
            appreciation=values.get(f"debrief.appreciations.{self._sitting.turn}", "") if alone else "",
        )

    @property
    def evening(self) -> Evening:
        """The private answer about the evening in the running turn."""
        return evening_in(self.draft().values)

    @property
    def again(self) -> bool:
        """Whether whoever's turn it is writes a read again that was closed before."""
        return self.draft().values.get("turn.ready") == "again"

    # -- the shared texts ---------------------------------------------------------------------------------------

    def second_version(self, words: str | None) -> None:
        """Let both ways in which the moment is remembered stand, or (with None) one of them only."""
        moment = self._sitting.moment
        camera = moment.camera[:1] if words is None else (*moment.camera[:1], words)
        if camera != moment.camera:
            self._sitting.view.put(replace(moment, camera=camera))

    def needs_of_reads(self) -> tuple[str, ...]:
        """The needs that the readers thought of, so that they are offered first."""
        if self._sitting.for_one:
            return self.paper().read.needs
        reads = self._sitting.view.reads(self._sitting.moment.id)
        return tuple(dict.fromkeys(need for read in reads for need in read.needs))

    def both_needs(self) -> tuple[str, ...]:
        """One need of each read, to be kept together with "and"; nothing where the reads agree."""
        reads = self._sitting.view.reads(self._sitting.moment.id)
        if self._sitting.for_one or len(reads) < 2 or not (reads[0].needs and reads[1].needs):
            return ()
        one, two = (
            next((need for need in read.needs if need not in other.needs), read.needs[0])
            for read, other in ((reads[0], reads[1]), (reads[1], reads[0]))
        )
        return (one, two) if one != two else ()

    # -- repair -------------------------------------------------------------------------------------------------

    def settle_carried(self, answer: str) -> None:
        """Take the answer about a carried repair: *done* and *let it go* close it, *carry it on* leaves it open."""
        repair = self._sitting.carried()
        if repair is None or answer == "carry_on":
            return
        named = carried_step(repair)
        steps = tuple(
            replace(step, status="not_needed" if answer != "done" else "done")
            if step.status == "not_yet" and (answer != "done" or step.plan.words or place == named)
            else step
            for place, step in enumerate(repair.steps)
        )
        self._sitting.view.put(replace(repair, steps=steps, closed_on=self._sitting.today))
