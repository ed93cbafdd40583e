"""Where one grown-up answers an open question for themselves, one at a time, at their own pace."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from data.carried import Kept, with_kept
from data.drafts import Draft
from data.records import ParentingAnswer, Reflection
from data.vocabulary import vocabulary
from data.wording import say
from widgets.buttons import Act
from widgets.chips import Chips
from widgets.question import Ask, Question
from widgets.text_area import Line, Writing
from workspace.desk import Desk
from workspace.family_words import own_entries
from workspace.open_door import note_opened, went_round
from workspace.openings import (
    AT,
    NAMES_A_SIGNAL,
    OWN,
    Opening,
    after,
    answered,
    any_other,
    find,
    first_for,
    of_kept,
    of_next_theme,
    openings,
)
from workspace.placing import NOWHERE, go_back, put_cursor, value_of, where
from workspace.screens.reflect_private import PrivateScreen
from workspace.visit import Visit
from workspace.word_lists import options

SIGNALS = "signals"
"""Id of the chips with the child's signals, where a statement is about one."""


class WriteScreen(PrivateScreen):
    """First a question to take or to let pass, then a page to write on. Ends with the id of what was kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Write", id="write.take", tooltip="Write about this question", show=False),
        Binding("n,right", "pass_on", "Next", id="write.next", tooltip="Let it pass", show=False),
        Binding("t", "theme", "Theme", id="write.theme", tooltip="The first question of another theme", show=False),
        Binding("s", "shuffle", "Shuffle", id="write.shuffle", tooltip="Any question", show=False),
        Binding("o", "own", "My own", id="write.own", tooltip="A question of my own", show=False),
        Binding("f2", "keep_it", "Keep", id="write.keep", tooltip="Keep it in my room", show=False),
        Binding("f3", "other", "Another", id="write.other", tooltip="Choose another question", show=False),
    ]

    def __init__(
        self,
        desk: Desk,
        visit: Visit,
        earlier: Reflection | ParentingAnswer | None = None,
        moments: tuple[str, ...] = (),
    ) -> None:
        """Open the page.

        Args:
            desk: gives the view of whoever sits here alone, and the clock.
            visit: the sitting this belongs to.
            earlier: an answer to write on; nothing for a new one.
            moments: shared moments that a new answer is linked to, on this side only.
        """
        super().__init__(desk, visit)
        self._openings = openings()
        self._earlier = earlier
        self._moments = moments
        self._at = self._openings[0]
        self._picking = True

    async def on_mount(self) -> None:
        """Come back to a page left half written, or offer a question not answered yet."""
        left = self.draft(AT)
        if self._earlier is not None:
            self._at = of_kept(self._earlier)
            note_opened(self.desk, self._at.question)
            await self._write()
        elif left is not None and not self._moments and self._words_left(find(left.step)):
            self._at = find(left.step)
            await self._write()
        else:
            self._at = first_for(self.room)
            await self._pick()

    def _words_left(self, opening: Opening) -> bool:
        draft = self.draft(opening.key)
        return draft is not None and any(words.strip() for words in draft.values.values())

    # -- choosing a question ------------------------------------------------------------------------------------

    async def _pick(self) -> None:
        self._picking = True
        acts = (
            Act(id="take", label=say("reflect_room.write_this"), key="Enter", strong=True),
            Act(id="pass_on", label=say("reflect_room.write_next"), key="n"),
            Act(id="theme", label=say("reflect_room.write_theme"), key="t"),
            Act(id="shuffle", label=say("reflect_room.write_shuffle"), key="s"),
            Act(id="own", label=say("reflect_room.write_own"), key="o"),
            Act(id="leave", label=say("reflect_room.back"), key="Esc"),
        )
        hint = self._at.hint or say("reflect_room.write_pick_hint")
        await self.ask(Question(Ask(words=self._at.words, progress=self._at.theme, hint=hint, acts=acts)))

    async def _go(self, opening: Opening) -> None:
        self._at = opening
        await self._pick()

    async def action_pass_on(self) -> None:
        """Let this question pass; nothing is said about it."""
        if self._picking:
            await self._go(after(self._at))

    async def action_theme(self) -> None:
        """Go to the first question of the next theme."""
        if self._picking:
            await self._go(of_next_theme(self._at))

    async def action_shuffle(self) -> None:
        """Go to any other question."""
        if self._picking:
            await self._go(any_other(self._at))

    async def action_take(self) -> None:
        """Write about this question."""
        if self._picking:
            note_opened(self.desk, self._at.id)
            await self._write()

    async def action_own(self) -> None:
        """Write about a question of one's own."""
        if self._picking:
            self._at = find(OWN)
            await self._write()

    async def action_other(self) -> None:
        """Choose another question; what was typed for this one waits there."""
        if not self._picking and self._earlier is None:
            self._at = self._at if self._at in self._openings else self._openings[0]
            await self._pick()

    # -- writing ------------------------------------------------------------------------------------------------

    async def _write(self) -> None:
        self._picking = False
        draft, earlier, own = self.draft(self._at.key), self._earlier, self._at.id == OWN
        words = draft.values.get("words", "") if draft else earlier.words if earlier else ""
        writing = Writing(words, id="answer")
        body: list[Widget] = [writing, *self._signals(draft), Static(id="company", markup=False)]
        if own:
            body.insert(0, Line(draft.values.get("own", "") if draft else "", max_length=240, id="own"))
        acts = [Act(id="keep_it", label=say("reflect_room.write_keep"), key="F2", strong=True)]
        if earlier is None:
            acts.append(Act(id="other", label=say("reflect_room.write_other"), key="F3"))
        acts.append(Act(id="leave", label=say("reflect_room.write_leave"), key="Esc"))
        hint = say("reflect_room.write_own_hint") if own else self._at.hint or say("reflect_room.write_hint")
        self.visit.writing_since = self.visit.writing_since or self.desk.now()
        if earlier is None:
            self.keep(Draft(key=AT, values={}, step=self._at.id))
        ask = Ask(words=self._at.words, progress=self._at.theme, hint=hint, acts=tuple(acts))
        await self.ask(Question(ask, *body))
        if not self._let_go:
            put_cursor(writing, NOWHERE)
            if not own:
                writing.focus()
            go_back(self, draft)

    def _signals(self, draft: Draft | None) -> tuple[Widget, ...]:
        """Offer the child's signals where the statement is about one; the words come first."""
        if self._at.question != NAMES_A_SIGNAL:
            return ()
        chosen = self._earlier.signals if isinstance(self._earlier, ParentingAnswer) else ()
        if draft is not None:
            chosen = tuple(draft.values.get(SIGNALS, "").split())
        # What was named before comes first, so that it is seen without looking for it.
        known = (*vocabulary("signals").entries, *own_entries(self.desk.family, "signals"))
        entries = sorted(known, key=lambda entry: entry.id not in chosen)
        chips = Chips(options(tuple(entries)), chosen, most=3, id=SIGNALS)
        return Static(say("reflect_room.write_signals"), classes="page-line quiet", markup=False), chips

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(Chips.Changed)
    def _typed(self, event: TextArea.Changed | Input.Changed | Chips.Changed) -> None:
        event.stop()
        if not self._let_go:
            self.keep_place(typed=True)

    def _places(self) -> dict[str, str]:
        """Give what stands in each place of the page."""
        places: dict[str, str] = {}
        for place in (*self.query(Writing), *self.query(Line)):
            places["own" if isinstance(place, Line) else "words"] = str(value_of(place))
        for chips in self.query(Chips):
            places[SIGNALS] = " ".join(chips.chosen)
        return places

    def keep_place(self, typed: bool = False) -> None:
        """Keep what is being typed and where, once something was typed."""
        values = self._places()
        (field, cursor), key = where(self), self._at.key
        if "words" in values and (typed or (field and self.draft(key) is not None)):
            self.keep(Draft(key=key, values=values, step=self._at.id, cursor=cursor, field=field))

    @on(Input.Submitted)
    def _asked_own(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(Writing).focus()

    def care(self) -> str:
        """Show the note that the words bring up or, once a sitting, say that company may help."""
        words = super().care()
        for line in self.query("#company").results(Static) if not words and not self.visit.said_company else ():
            if went_round(self.desk, self._at.question, self.visit.writing_since):
                self.visit.said_company = True
                line.add_class("-said")
                line.update(Content(say("reflect.round_again")))
        return words

    # -- keeping ------------------------------------------------------------------------------------------------

    @on(Question.Pressed)
    async def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        await self.run_action(event.act_id)

    def action_keep_it(self) -> None:
        """Keep what was written in the room; with nothing written there is nothing to keep."""
        room = self.room
        if self._picking or room is None:
            return
        words = self.query_one(Writing).text.strip()
        if not words:
            self.dismiss(None)
            return
        kept = self._kept(words)
        if self.keep_room(with_kept(room, kept)):
            self.drop(self._at.key, AT)
            self.dismiss(kept.id)

    def _kept(self, words: str) -> Kept:
        """Give what is kept: the earlier answer with these words, or a new one."""
        return answered(
            self._at,
            words,
            on=self.desk.today(),
            earlier=self._earlier,
            own=next((line.value for line in self.query(Line)), ""),
            signals=next((chips.chosen for chips in self.query(Chips)), ()),
            moments=self._moments,
        )
