"""What the author of a closed read can do while the other has written none: leave it, put it away, or keep it."""

from __future__ import annotations

from typing import Any, ClassVar

from msgspec.structs import replace
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


class WaitingReadScreen(ModalScreen[str]):
    """A few equal answers, none of them urgent. Ends with the one that was chosen; empty for leaving it open."""

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
    def answers(self) -> tuple[tuple[str, str], ...]:
        """What can be chosen, with the name of its words."""
        away = ("take_out" if self._away else "put_away",) * 2
        return (("", "leave_open"), away, ("keep_mine", "keep_mine"), (AGAIN, "again"), (ALONE, "alone"))

    def compose(self) -> ComposeResult:
        """One sentence and the answers."""
        acts = tuple(
            Act(id=f"answer:{answer}", label=say(f"rules.alone_left.{words}"), key=str(n), strong=n == 1)
            for n, (answer, words) in enumerate(self.answers, 1)
        )
        title = say("rules.alone_left.both" if self._both else "rules.alone_left.title")
        hint = say("rules.alone_left.hint_away" if self._away else "rules.alone_left.hint")
        yield Question(Ask(words=title, hint=hint, acts=acts))

    @on(Question.Pressed)
    def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        self.dismiss(event.act_id.partition(":")[2])

    def action_choose(self, n: int) -> None:
        """Take the n-th answer."""
        self.dismiss(self.answers[n - 1][0])


def waits(view: View, moment: Moment) -> bool:
    """Whether whoever sits here alone has a read of this moment that is closed, and there is another to wait for."""
    return view.me is not None and len(view.adults) > 1 and view.me.id in view.ready(moment.id)


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
    if answer == "keep_mine" and view.take_back(moment.id):
        app.notify(say("rules.alone_left.kept"), markup=False)
    elif answer in ("put_away", "take_out"):
        away = answer == "put_away"
        view.put(replace(view.moment(moment.id) or moment, set_aside=away))
        app.notify(say("rules.alone_left.away" if away else "rules.alone_left.out"), markup=False)
    return ""
