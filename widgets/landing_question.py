"""How what came back landed: found by a few questions one at a time, or chosen from eight equal words."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from data.vocabulary import Entry, LandingRound, landing_rounds, vocabulary
from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from widgets.glyphs import FULL, Glyphs
from widgets.saying import Saying

_ON = "\x00on"
_BACK = "\x00back"
_LIST = "\x00list"
_ASK = "\x00ask"
NOT_SURE = "not_sure"
"""The landing that is always a valid answer."""


class LandingQuestion(Widget):
    """Asks in the order in which the first answer that fits is the landing."""

    DEFAULT_CSS = """
    LandingQuestion {
        width: 1fr;
        height: auto;
        color: $foreground;
        & .landing--so-far { height: auto; color: $muted; margin-bottom: 1; }
        & .landing--words { height: auto; text-style: bold; margin-bottom: 1; }
        & .landing--about { height: 3; color: $muted; margin-top: 1; }
        & .landing--list { width: 1fr; height: auto; }
        & .landing--list Action { width: 24; max-width: 100%; }
        & .landing--way { margin-top: 1; }
        & ActionRow.landing--way Action { background: $panel; color: $muted; }
        & ActionRow.landing--way Action:focus { background: $sage; color: $on-accent; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "near(-1)", "Up", id="landing.up", tooltip="To the answer before", show=False),
        Binding("down", "near(1)", "Down", id="landing.down", tooltip="To the next answer", show=False),
    ]

    place: var[int] = var(0)
    """Which question is asked."""

    listed: var[bool] = var(False)
    """Whether the eight words stand there in place of the questions."""

    class Decided(Saying["LandingQuestion"]):
        """A landing was found or chosen."""

        def __init__(self, question: LandingQuestion, landing_id: str) -> None:
            super().__init__(question)
            self.landing_id = landing_id

    def __init__(
        self,
        rounds: tuple[LandingRound, ...] = (),
        landings: tuple[Entry, ...] = (),
        *,
        chosen: str = "",
        signs: Glyphs = FULL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make the question.

        Args:
            rounds: the questions in asking order; those of the app when left out.
            landings: the words of the list in the order shown; those of the app when left out.
            chosen: the landing chosen earlier; the list then stands there at once, with a mark.
            signs: the set of signs to draw with.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self.rounds = rounds or landing_rounds()
        self.landings = landings or vocabulary("landings").entries
        self.chosen = chosen
        self.signs = signs
        self._said: list[str] = []
        self.set_reactive(LandingQuestion.listed, bool(chosen))

    def compose(self) -> ComposeResult:
        """The question with its answers, or the list."""
        yield from self._list() if self.listed else self._question()

    def _question(self) -> ComposeResult:
        asked = self.rounds[self.place]
        answers = [Act(id=_ON, label=asked.goes_on)] if asked.goes_on else []
        answers += [Act(id=entry.id, label=entry.label) for entry in asked.stops]
        if all(entry.id != NOT_SURE for entry in asked.stops):
            answers.append(Act(id=NOT_SURE, label=say("widgets.landing_not_sure")))
        if self._said:
            yield Static(Content("\n".join(self._said)), classes="landing--so-far")
        yield Static(Content(asked.question), classes="landing--words")
        yield ActionRow(tuple(answers), signs=self.signs)
        ways = [Act(id=_BACK, label=say("widgets.landing_back"))] if self.place else []
        ways.append(Act(id=_LIST, label=say("widgets.landing_list")))
        yield ActionRow(tuple(ways), signs=self.signs, classes="landing--way")

    def _list(self) -> ComposeResult:
        with Vertical(classes="landing--list"):
            for entry in self.landings:
                mark = self.signs.chosen if entry.id == self.chosen else self.signs.unchosen
                yield Action(Act(id=entry.id, label=entry.label, key=mark), signs=self.signs)
        yield Static(classes="landing--about", markup=False)
        ask = Act(id=_ASK, label=say("widgets.landing_ask"))
        yield ActionRow((ask,), signs=self.signs, classes="landing--way -listed")

    def on_descendant_focus(self) -> None:
        """Say what the word under the cursor means."""
        button = next((one for one in self.query(Action) if one.has_focus), None)
        if button is not None and self.listed:
            about = {entry.id: entry.description for entry in self.landings}
            self.query_one(".landing--about", Static).update(Content(about.get(button.act.id, "")), layout=False)

    async def on_action_pressed(self, event: Action.Pressed) -> None:
        """Go on, go back, change the way of choosing, or decide."""
        event.stop()
        asked = self.rounds[self.place]
        if event.act_id == _ON:
            self._said.append(f"{asked.question}  {asked.goes_on}")
            await self._turn(self.place + 1, False)
        elif event.act_id == _BACK:
            self._said.pop()
            await self._turn(self.place - 1, False)
        elif event.act_id in (_LIST, _ASK):
            await self._turn(self.place, event.act_id == _LIST)
        else:
            self.chosen = event.act_id
            self.post_message(self.Decided(self, event.act_id))

    async def _turn(self, place: int, listed: bool) -> None:
        self.place, self.listed = place, listed
        await self.recompose()
        self.focus()

    def focus(self, scroll_visible: bool = True) -> LandingQuestion:
        """Begin on the first answer, or on the one chosen earlier."""
        buttons = list(self.query(Action))
        here = next((button for button in buttons if button.act.id == self.chosen), buttons[0] if buttons else None)
        if here is not None:
            here.focus(scroll_visible)
        return self

    def action_near(self, by: int) -> None:
        """Move up or down among all buttons."""
        buttons = list(self.query(Action))
        here = next((place for place, button in enumerate(buttons) if button.has_focus), None)
        if here is not None and 0 <= here + by < len(buttons):
            buttons[here + by].focus()
