"""Our pieces of screen on a shelf, one page each, with an invented family: `python -m widgets.gallery`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.theme import Theme
from textual.widget import Widget

from widgets.buttons import Act
from widgets.checklist import Checklist
from widgets.chips import Chips
from widgets.closeness_map import ClosenessMap
from widgets.curtain import Curtain
from widgets.dots import Dots
from widgets.empty import Empty
from widgets.fallback import fallback
from widgets.footer import Hints
from widgets.gallery_data import ACTS, EARLIER, HINTS, LATELY, MOMENT, ROOMS, ROWS, SIGNALS, STEPS, STUB
from widgets.header import RoomTabs
from widgets.landing_question import LandingQuestion
from widgets.moment_view import MomentView
from widgets.question import Ask, Question
from widgets.scroll import use_whole_cells
from widgets.stop_line import StopLine
from widgets.text_area import Writing
from widgets.timeline import Timeline
from widgets.when_input import WhenInput


def _moments(picture: bool = True) -> Widget:
    tabs = RoomTabs("Swingback", ROOMS, active="moments", who="Together", saved="saved")
    panes = Horizontal(Timeline(ROWS), MomentView(MOMENT if picture else STUB), classes="panes")
    return Vertical(tabs, panes, Hints(HINTS))


def _ask(words: str, hint: str, *answer: Widget) -> Widget:
    return Question(Ask(words=words, progress="3 of 9", hint=hint, acts=ACTS), *answer)


PAGES: dict[str, Callable[[], Widget]] = {
    "moments": _moments,
    "stub": lambda: _moments(False),
    "signals": lambda: _ask(
        "What did Kit send?",
        "Up to three things a camera would have seen.",
        Chips(SIGNALS[:14], ("hiding", "seeking my eyes"), more=SIGNALS[14:], most=3),
    ),
    "all signals": lambda: _ask("What did Kit send?", "Up to three.", Chips(SIGNALS, ("hiding",), most=3)),
    "writing": lambda: _ask(
        "What would a camera have seen?",
        "Only what could be filmed. The reasons come later, from each of you.",
        Writing(MOMENT.camera[0], placeholder="Kit pushed the tower over …"),
    ),
    "landing": lambda: _ask("How did it land?", "With hindsight, for this moment only.", LandingQuestion()),
    "landing list": lambda: _ask("How did it land?", "", LandingQuestion(chosen="misread")),
    "when": lambda: _ask(
        "When was it?", "Plain words are fine.", WhenInput(lambda words: f"understood: {words}", "fri bedtime")
    ),
    "repair": lambda: _ask(
        "What could go back to Kit?", "Choose what fits. None is a must.", Checklist(STEPS, more=True)
    ),
    "map": lambda: _ask(
        "Somewhere in here, these days", "The faint cloud is from spring.", ClosenessMap(LATELY, EARLIER)
    ),
    "dots": lambda: _ask("I can cry in front of a person I love.", "Any of them can be skipped.", Dots(chosen=2)),
    "curtain": lambda: Curtain(
        "Ana, your turn.", "Ben, look away or fetch the tea.", (Act(id="wait", label="While you wait", key="k"),)
    ),
    "stop line": lambda: StopLine("Esc pauses and comes back here. F7 a quiet moment.", "Esc pauses. F7 quiet."),
    "empty": lambda: Empty(
        "Nothing here yet. The first moment can be a small one.",
        Act(id="new", label="Write one down", key="n", strong=True),
    ),
}


class Gallery(App[None]):
    """Shows one page after the other; F2 goes on, F3 goes back, F4 turns light to dark."""

    CSS = """
    .panes { height: 1fr; }
    .panes Timeline { width: 32; }
    .-normal .panes Timeline { width: 38; }
    .-wide .panes Timeline { width: 46; }
    .-tiny .panes MomentView { display: none; }
    .-tiny .panes Timeline { width: 1fr; }
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (64, "-narrow"), (110, "-normal"), (160, "-wide")]  # noqa: RUF012  # as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-mid"), (34, "-tall")]  # noqa: RUF012  # as Textual declares it

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "turn(1)", "Next page", id="gallery.next", tooltip="The next piece of screen"),
        Binding("f3", "turn(-1)", "Page before", id="gallery.before", tooltip="The piece of screen before"),
        Binding("f4", "shade", "Light or dark", id="gallery.shade", tooltip="Turn light to dark and back"),
    ]

    def __init__(self, page: str = "moments", themes: Sequence[Theme] = ()) -> None:
        """Make the gallery.

        Args:
            page: the name of the page shown first.
            themes: a dark and a light look; those of Textual when left out.
        """
        super().__init__()
        use_whole_cells()
        self.page = page
        self.looks = [theme.name for theme in themes] or ["textual-dark", "textual-light"]
        for theme in themes:
            self.register_theme(theme)
        self.theme = self.looks[0]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Let our pieces stand in a look that is not ours."""
        return fallback(self.current_theme.to_color_system().generate())

    def compose(self) -> ComposeResult:
        """The page."""
        yield Container(*self._page(), id="page")

    def _page(self) -> Iterable[Widget]:
        yield PAGES[self.page]()

    async def action_turn(self, by: int) -> None:
        """Go to another page."""
        names = list(PAGES)
        self.page = names[(names.index(self.page) + by) % len(names)]
        container = self.screen.query_one("#page", Container)
        await container.remove_children()
        await container.mount(*self._page())

    def action_shade(self) -> None:
        """Turn light to dark and back."""
        self.theme = self.looks[1 - self.looks.index(self.theme)]


if __name__ == "__main__":
    Gallery().run()
