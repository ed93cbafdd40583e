"""What the author of a closed read can do while the other has written none: leave it, put it away, or keep it."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from data.records import Moment
from data.view import View
from data.wording import say
from widgets.buttons import Act
from widgets.question import Ask, Question
from workspace.sizes import HEIGHTS, WIDTHS
from workspace.starting import AGAIN, ALONE
from workspace.waiting import answers, asked, settle


class WaitingReadScreen(ModalScreen[str]):
    """A few equal answers, none of them urgent. Ends with the one that was chosen."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "choose(1)", "Leave it open", id="waiting.leave", tooltip="Change nothing", show=False),
        *[
            Binding(str(n), f"choose({n})", "Choose", id=f"waiting.choose_{n}", tooltip="Press that one", show=False)
            for n in range(1, 6)
        ],
    ]

    def __init__(self, *, both: bool, away: bool) -> None:
        """Ask.

        Args:
            both: the other read is ready too.
            away: the moment was put away.
        """
        super().__init__()
        self._both = both
        self._away = away

    @property
    def answers(self) -> dict[str, str]:
        """What can be chosen, each with its words."""
        return answers(away=self._away)

    def compose(self) -> ComposeResult:
        """One sentence and the answers."""
        acts = tuple(
            Act(id=f"answer:{answer}", label=words, key=str(n), strong=n == 1)
            for n, (answer, words) in enumerate(self.answers.items(), 1)
        )
        title, hint = asked(both=self._both, away=self._away)
        yield Question(Ask(words=title, hint=hint, acts=acts))

    @on(Question.Pressed)
    def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        self.dismiss(event.act_id.partition(":")[2])

    def action_choose(self, n: int) -> None:
        """Take the n-th answer."""
        self.dismiss(tuple(self.answers)[n - 1])


async def ask_waiting(app: App[Any], view: View, moment: Moment) -> str:
    """Ask the author of a closed read what shall become of it, and do what they say.

    Args:
        app: shows the page; must be called from a worker.
        view: of whoever sits here alone.
        moment: what the read is about.

    Returns:
        `AGAIN` or `ALONE` where one of the forms is wanted now; empty otherwise.
    """
    both = len(view.ready(moment.id)) > 1
    answer = await app.push_screen_wait(WaitingReadScreen(both=both, away=moment.set_aside))
    if answer in (AGAIN, ALONE):
        return answer
    done = settle(view, moment, answer)
    if done:
        app.notify(say(f"rules.alone_left.{done}"), markup=False)
    return ""
