"""The moments beside one's own room: linked on this side only, and found by what one ticked oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from data.carried import beside, find, linked, with_kept
from data.own_ticks import OwnTicks
from data.records import Reflection
from data.reflecting import prompts
from data.when import local, say_day
from data.wording import say
from widgets.buttons import Act
from widgets.glyphs import FULL
from widgets.timeline import Row
from workspace.desk import Desk
from workspace.moments_beside import VIEWS, about, found, held_by
from workspace.picturing import children_words
from workspace.screens.reflect_listing import ListingScreen
from workspace.visit import Visit

if TYPE_CHECKING:
    from workspace.screens.reflect_sitting import SittingRoom

MOMENT, WRITE, SENTENCE = "moment:", "write:", "sentence:"
"""How a page ends that leads on to another, each with the id of a moment behind it."""

OLDER = "r11"
"""The question that stands above the reflections beside a moment."""


class MomentsBesideScreen(ListingScreen):
    """Moments to link one's answer to, or to go on from; ends with where to go on, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *[
            Binding(str(n), f"turn('{one}')", one, id=f"beside.{one}", tooltip="Show these moments", show=False)
            for n, one in enumerate(VIEWS, 1)
        ],
        Binding("s", "sentence", "A sentence", id="beside.sentence", tooltip="One sentence to it", show=False),
    ]

    def __init__(self, desk: Desk, visit: Visit, reflection_id: str = "") -> None:
        """Show the moments.

        Args:
            desk: gives the view of whoever sits here alone, and the clock.
            visit: the sitting this belongs to.
            reflection_id: the answer to link; nothing where one only looks.
        """
        super().__init__(desk, visit)
        self._reflection_id = reflection_id
        self._view = "all" if reflection_id else "old"
        self._ticks: tuple[OwnTicks, ...] = ()

    async def on_mount(self) -> None:
        """Gather one's own ticks, and show the first list."""
        if self.room is not None:
            self._ticks = self.view.own_key().ticks()
        enter = "link" if self._reflection_id else "open"
        acts = [Act(id="choose", label=say(f"reflect_room.beside_{enter}"), key="Enter", strong=True)]
        acts += [
            Act(id=f"turn('{one}')", label=say(f"reflect_room.beside_{one}"), key=str(n))
            for n, one in enumerate(VIEWS, 1)
        ]
        acts.append(Act(id="sentence", label=say("reflect_room.sentence_act"), key="s"))
        acts.append(Act(id="leave", label=say("reflect_room.back"), key="Esc"))
        title = say("reflect_room.beside_title" if self._reflection_id else "reflect_room.touched_title")
        await self.lay_out(title, tuple(acts), say("reflect_room.beside_none"))

    @property
    def _reflection(self) -> Reflection | None:
        kept = find(self.room, self._reflection_id) if self.room is not None else None
        return kept if isinstance(kept, Reflection) else None

    def rows(self) -> tuple[Row, ...]:
        """Give the moments of this list, those that are linked with a word."""
        room, today = self.room, self.desk.today()
        if room is None:
            return ()
        held = held_by(room, self._reflection)
        return tuple(
            Row(
                id=moment.id,
                day=say_day(local(moment.when).date(), today=today),
                title=self.view.title(moment),
                second=children_words(self.view, moment),
                glyph=FULL.chosen if moment.id in held else FULL.not_yet,
                mark=say("reflect_room.linked") if moment.id in held else "",
            )
            for moment in found(self._view, self.view, room, self._ticks)
        )

    def hint(self) -> str:
        """Say which list this is; for those from one's own ticks, which signals stand in it."""
        return about(self._view, self.room, self._ticks)

    def choose(self, row_id: str) -> None:
        """Link the moment, or let the link go; where one only looks, go on from it."""
        room, reflection = self.room, self._reflection
        if not self._reflection_id:
            self.dismiss(f"{MOMENT}{row_id}")
        elif room is not None and reflection is not None:
            self.keep_room(with_kept(room, linked(reflection, row_id)))
            self.show_rows()

    def action_turn(self, view: str) -> None:
        """Show another list.

        Args:
            view: one of `VIEWS`.
        """
        self._view = view
        self.show_rows()

    def action_sentence(self) -> None:
        """Go on to one sentence for the moment under the cursor."""
        if self.current:
            self.dismiss(f"{SENTENCE}{self.current}")


class BesideMomentScreen(ListingScreen):
    """What one wrote, beside one moment: linked here and nowhere else; ends with where to go on, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "write", "Write", id="carry.write", tooltip="Write about it, only for yourself", show=False),
        Binding("s", "sentence", "A sentence", id="carry.sentence", tooltip="One sentence to it", show=False),
    ]

    def __init__(self, desk: Desk, visit: Visit, moment_id: str) -> None:
        """Ask whether a moment touched something older.

        Args:
            desk: gives the view of whoever sits here alone, and the clock.
            visit: the sitting this belongs to.
            moment_id: the moment.
        """
        super().__init__(desk, visit)
        self._moment_id = moment_id

    async def on_mount(self) -> None:
        """Show what one wrote, what is linked first."""
        acts = (
            Act(id="write", label=say("reflect_room.carry_write"), key="n", strong=True),
            Act(id="choose", label=say("reflect_room.beside_link"), key="Enter"),
            Act(id="sentence", label=say("reflect_room.sentence_act"), key="s"),
            Act(id="leave", label=say("reflect_room.back"), key="Esc"),
        )
        await self.lay_out(say("reflect.older"), acts, say("reflect_room.carry_none"))

    def rows(self) -> tuple[Row, ...]:
        """Give one's own answers, those beside this moment first."""
        room, today = self.room, self.desk.today()
        if room is None:
            return ()
        here = beside(room, self._moment_id)
        others = sorted((one for one in room.reflections if one not in here), key=lambda one: one.on, reverse=True)
        return tuple(
            Row(
                id=one.id,
                day=say("reflect_room.carry_here" if one in here else "reflect_room.carry_others"),
                title=" ".join(one.words.split())[:80],
                second=f"{say_day(one.on, today=today)} {FULL.dot} {one.theme or say('reflect_room.theme_own')}",
                glyph=FULL.chosen if one in here else FULL.not_yet,
                mark=say("reflect_room.linked") if one in here else "",
            )
            for one in (*here, *others)
        )

    def hint(self) -> str:
        """Name the moment, and ask one of the questions about it."""
        moment = self.view.moment(self._moment_id)
        asked = next((prompt.words for prompt in prompts() if prompt.id == OLDER), "")
        title = self.view.title(moment) if moment is not None else ""
        return say("reflect_room.carry_hint", title=title, prompt=asked)

    def choose(self, row_id: str) -> None:
        """Link an answer to the moment, or let the link go."""
        room = self.room
        kept = find(room, row_id) if room is not None else None
        if room is not None and isinstance(kept, Reflection):
            self.keep_room(with_kept(room, linked(kept, self._moment_id)))
            self.show_rows()

    def action_write(self) -> None:
        """Go on to write about it."""
        self.dismiss(f"{WRITE}{self._moment_id}")

    def action_sentence(self) -> None:
        """Go on to one sentence for the moment."""
        self.dismiss(f"{SENTENCE}{self._moment_id}")


async def go_on(room: SittingRoom, where: str | None) -> None:
    """Go on from one of these pages to the next.

    Args:
        room: the open private room.
        where: how the page ended.
    """
    from workspace.screens.reflect_sentence import SentenceScreen
    from workspace.screens.reflect_write import WriteScreen

    name, found, moment_id = (where or "").partition(":")
    match name + found:
        case "moment:":
            await go_on(room, await room.open_page(BesideMomentScreen(room.desk, room.visit, moment_id)))
        case "write:":
            await room.open_page(WriteScreen(room.desk, room.visit, moments=(moment_id,)))
        case "sentence:":
            await room.open_page(SentenceScreen(room.desk, room.visit, moment_id))
