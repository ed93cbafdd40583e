"""Where each grown-up, unseen by the others, chooses what may stand on a page of all; nobody learns who struck what."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from data.wording import say
from widgets.buttons import Act
from widgets.curtain import Curtain
from widgets.question import Ask, Question
from workspace.making import Making
from workspace.picturing import joined
from workspace.screens.summary_shorten import Pieces
from workspace.sizes import HEIGHTS, WIDTHS
from workspace.summary.items import items
from workspace.summary.values import Summary


class TurnsScreen(ModalScreen[frozenset[str] | None]):
    """One curtain and one choice for each. Ends with what anybody would rather not have, or None when it was left."""

    CSS_PATH = "../styles/summary.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="turns.leave", tooltip="Leave; nothing is made", show=False),
        Binding("f2", "go_on", "Go on", id="turns.on", tooltip="Press the button that goes on", show=False),
    ]

    def __init__(self, page: Summary, adults: tuple[str, ...]) -> None:
        """Begin with the curtain of the first.

        Args:
            page: the whole page; everyone chooses from the same one.
            adults: names of all whose page it is.
        """
        super().__init__(classes="making")
        self._page = page
        self._adults = adults
        self._turn = 0
        self._struck: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """The place for a curtain or a choice, and one quiet line beneath."""
        yield Container(id="make-stage")
        yield Static(id="make-line", markup=False)

    async def on_mount(self) -> None:
        """Lower the first curtain."""
        await self._show(self._curtain(), "")

    async def _show(self, widget: Widget, line: str) -> None:
        stage = self.query_one("#make-stage", Container)
        async with self.batch():
            await stage.remove_children()
            await stage.mount(widget)
        self.query_one("#make-line", Static).update(Content(line))

    def _curtain(self) -> Curtain:
        name = self._adults[self._turn]
        others = joined(tuple(each for n, each in enumerate(self._adults) if n != self._turn))
        here = Act(id="lift", label=say("summary_room.turns.here", name=name), key="Enter", strong=True)
        return Curtain(
            say("summary_room.turns.curtain", name=name),
            say("summary_room.turns.curtain_line", others=others),
            (here,),
        )

    @on(Curtain.Lifted)
    @on(Curtain.Pressed)
    async def _lifted(self, event: Curtain.Lifted | Curtain.Pressed) -> None:
        event.stop()
        name = self._adults[self._turn]
        ask = Ask(
            words=say("summary_room.turns.words", name=name),
            hint=say("summary_room.turns.hint"),
            acts=(Act(id="done", label=say("summary_room.turns.done"), key="F2", strong=True),),
        )
        await self._show(Question(ask, Pieces(self._page)), say("summary_room.make.how_to_stop"))

    @on(Pieces.Changed)
    def _changed(self, event: Pieces.Changed) -> None:
        event.stop()

    @on(Question.Pressed)
    async def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        await self.action_go_on()

    async def action_go_on(self) -> None:
        """Take this choice, cover it, and call the next; after the last, end."""
        if not self.query(Pieces):
            return
        self._struck |= self.query_one(Pieces).struck
        self._turn += 1
        if self._turn == len(self._adults):
            self.dismiss(self._struck)
        else:
            await self._show(self._curtain(), "")

    def action_leave(self) -> None:
        """Leave; nothing is made, and no choice is kept."""
        self.dismiss(None)


async def everyone_chooses(app: App[object], making: Making) -> bool:
    """Let everyone whose page it is choose what may stand on it; one alone is asked what comes along of their own.

    Returns:
        False when somebody left, or when nothing stands on the page that all of them chose.
    """
    if making.consent != "both":
        return await _comes_along(app, making)
    struck = await app.push_screen_wait(TurnsScreen(making.whole, making.adults))
    if struck is None:
        return False
    making.choose(struck)
    if items(making.summary):
        return True
    app.notify(say("summary_room.turns.nothing"), markup=False)
    return False


async def _comes_along(app: App[object], making: Making) -> bool:
    if not making.offered:
        return True
    from workspace.screens.summary_own import OwnScreen

    ticked = await app.push_screen_wait(OwnScreen(making.offered))
    if ticked is not None:
        making.take_along(ticked)
    return ticked is not None
