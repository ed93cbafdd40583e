"""Where one grown-up answers an open question for themselves, one at a time, at their own pace."""

from __future__ import annotations

import random
from datetime import date
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from data.company import been_round
from data.drafts import Draft
from data.ids import new_id
from data.records import ParentingAnswer, PrivateRoom, Reflection
from data.reflecting import parenting, prompts
from data.safety import note_words, notice
from data.wording import say
from widgets.buttons import Act
from widgets.question import Ask, Question
from widgets.text_area import Line, Writing
from workspace.desk import Desk
from workspace.placing import NOWHERE, go_back, put_cursor, value_of, where
from workspace.screens.reflect_private import PrivateScreen, Visit

OWN = "own"
"""Stands for a question of one's own, where a prompt has its id."""

AT = "reflect.at"
"""Key of the private draft that tells which question was left half answered."""

OPENED = "reflect.opened"
"""Key of the private draft that tells on which days of the last week which question was opened."""


class Opening(Struct, frozen=True, kw_only=True):
    """A question that opens a page: a prompt, a parenting statement, or one's own."""

    id: str
    theme: str
    words: str
    hint: str = ""

    @property
    def key(self) -> str:
        """Key of the private draft of its answer."""
        return f"reflect.write.{self.id}"


def openings() -> tuple[Opening, ...]:
    """Give all questions, theme by theme, the statements about being with one's child last."""
    asked = [Opening(id=prompt.id, theme=prompt.theme, words=prompt.words) for prompt in prompts()]
    theme = say("reflect_room.theme_parenting")
    asked += [Opening(id=one.id, theme=theme, words=one.words, hint=one.follow_up) for one in parenting()]
    return tuple(asked)


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
        self, desk: Desk, visit: Visit, reflection: Reflection | None = None, moments: tuple[str, ...] = ()
    ) -> None:
        """Open the page.

        Args:
            desk: gives the view of whoever sits here alone, and the clock.
            visit: the sitting this belongs to.
            reflection: an answer to write on; nothing for a new one.
            moments: shared moments that a new answer is linked to, on this side only.
        """
        super().__init__(desk, visit)
        self._openings = openings()
        self._reflection = reflection
        self._moments = moments
        self._at = self._openings[0]
        self._picking = True

    async def on_mount(self) -> None:
        """Come back to a page left half written, or offer a question not answered yet."""
        left = self.draft(AT)
        if self._reflection is not None:
            self._at = self._of_reflection(self._reflection)
            await self._write()
        elif left is not None and self._words_left(self._find(left.step)):
            self._at = self._find(left.step)
            await self._write()
        else:
            answered = {kept.prompt for kept in self.room.reflections} if self.room else set()
            self._at = next((one for one in self._openings if one.id not in answered), self._openings[0])
            await self._pick()

    def _find(self, opening_id: str) -> Opening:
        own = Opening(id=OWN, theme=say("reflect_room.theme_own"), words=say("reflect_room.write_own_words"))
        return next((one for one in self._openings if one.id == opening_id), own)

    def _of_reflection(self, kept: Reflection) -> Opening:
        """Give the question of a kept answer; its draft has a key of its own."""
        found = self._find(kept.prompt or OWN)
        words = kept.own_prompt or found.words
        return replace(found, id=f"again.{kept.id}", theme=kept.theme or found.theme, words=words)

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

    async def _go(self, place: int) -> None:
        self._at = self._openings[place % len(self._openings)]
        await self._pick()

    @property
    def _place(self) -> int:
        return self._openings.index(self._at)

    async def action_pass_on(self) -> None:
        """Let this question pass; nothing is said about it."""
        if self._picking:
            await self._go(self._place + 1)

    async def action_theme(self) -> None:
        """Go to the first question of the next theme."""
        if self._picking:
            later = self._openings[self._place :]
            await self._go(next((self._openings.index(o) for o in later if o.theme != self._at.theme), 0))

    async def action_shuffle(self) -> None:
        """Go to any other question."""
        if self._picking:
            others = [place for place in range(len(self._openings)) if place != self._place]
            await self._go(random.choice(others))

    async def action_take(self) -> None:
        """Write about this question."""
        if self._picking:
            self._note_opened()
            await self._write()

    async def action_own(self) -> None:
        """Write about a question of one's own."""
        if self._picking:
            self._at = self._find(OWN)
            await self._write()

    async def action_other(self) -> None:
        """Choose another question; what was typed for this one waits there."""
        if not self._picking and self._reflection is None:
            self._at = self._at if self._at in self._openings else self._openings[0]
            await self._pick()

    def _note_opened(self) -> None:
        """Remember for a week, sealed, that this question was opened today."""
        before = self.draft(OPENED)
        values = dict(before.values) if before else {}
        days = [*values.get(self._at.id, "").split(), self.desk.today().isoformat()]
        values[self._at.id] = " ".join(days[-3:])
        self.keep(Draft(key=OPENED, values=values))

    # -- writing ------------------------------------------------------------------------------------------------

    async def _write(self) -> None:
        self._picking = False
        draft = self.draft(self._at.key)
        kept = self._reflection
        words = draft.values.get("words", "") if draft else kept.words if kept else ""
        writing = Writing(words, id="answer")
        body: list[Widget] = [writing, Static(id="care", markup=False)]
        if self._at.id == OWN:
            body.insert(0, Line(draft.values.get("own", "") if draft else "", max_length=240, id="own"))
        acts = [Act(id="keep_it", label=say("reflect_room.write_keep"), key="F2", strong=True)]
        if kept is None:
            acts.append(Act(id="other", label=say("reflect_room.write_other"), key="F3"))
        acts.append(Act(id="leave", label=say("reflect_room.write_leave"), key="Esc"))
        hint = say("reflect_room.write_own_hint") if self._at.id == OWN else self._at.hint
        ask = Ask(
            words=self._at.words, progress=self._at.theme, hint=hint or say("reflect_room.write_hint"), acts=tuple(acts)
        )
        self.visit.writing_since = self.visit.writing_since or self.desk.now()
        if kept is None:
            self.keep(Draft(key=AT, values={}, step=self._at.id))
        await self.ask(Question(ask, *body))
        if not self._let_go:
            put_cursor(writing, NOWHERE)
            go_back(self, draft)
            self._care(writing.text)

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed(self, event: TextArea.Changed | Input.Changed) -> None:
        event.stop()
        for writing in self.query(Writing) if not self._let_go else ():
            self.keep_place(typed=True)
            self._care(writing.text)

    def _places(self) -> tuple[Writing | Line, ...]:
        return (*self.query(Writing), *self.query(Line))

    def keep_place(self, typed: bool = False) -> None:
        """Keep what is being typed and where, once something was typed."""
        values = {"own" if isinstance(place, Line) else "words": str(value_of(place)) for place in self._places()}
        (field, cursor), key = where(self), self._at.key
        if "words" in values and (typed or (field and self.draft(key) is not None)):
            self.keep(Draft(key=key, values=values, step=self._at.id, cursor=cursor, field=field))

    @on(Input.Submitted)
    def _asked_own(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(Writing).focus()

    def _care(self, text: str) -> None:
        """Say what the words on the visible list bring up, or, once a sitting, that company may help."""
        name = notice(text, about="self")
        words = note_words(name) if name else ""
        if not words and not self.visit.said_company and self._been_round():
            self.visit.said_company = True
            words = say("reflect.round_again")
        care = next(iter(self.query("#care").results(Static)), None)
        if care is not None and (words or care.has_class("-note")):
            care.set_class(bool(name), "-note")
            care.update(Content(words))

    def _been_round(self) -> bool:
        since = self.visit.writing_since or self.desk.now()
        minutes = (self.desk.now() - since).total_seconds() / 60
        opened = self.draft(OPENED)
        days = opened.values.get(self._at.id, "").split() if opened else []
        return been_round([date.fromisoformat(day) for day in days], self.desk.today(), minutes)

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
        kept_id, room = self._with(room, words)
        if self.keep_room(room):
            self.drop(self._at.key, AT)
            self.dismiss(kept_id)

    def _with(self, room: PrivateRoom, words: str) -> tuple[str, PrivateRoom]:
        """Give the room with these words in it, and the id under which they stand."""
        today = self.desk.today()
        if self._reflection is not None:
            changed = replace(self._reflection, words=words)
            kept = tuple(changed if one.id == changed.id else one for one in room.reflections)
            return changed.id, replace(room, reflections=kept)
        if any(self._at.id == one.id for one in parenting()):
            answer = ParentingAnswer(id=new_id(), on=today, statement=self._at.id, words=words)
            return answer.id, replace(room, parenting=(*room.parenting, answer))
        own = self.query_one(Line).value.strip() if self._at.id == OWN else ""
        reflection = Reflection(
            id=new_id(),
            on=today,
            theme=self._at.theme,
            prompt="" if self._at.id == OWN else self._at.id,
            own_prompt=own,
            words=words,
            moments=self._moments,
        )
        return reflection.id, replace(room, reflections=(*room.reflections, reflection))
