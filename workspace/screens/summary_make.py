"""From the page on the screen to a file: everyone says yes, reads it once as the child will, and says where it goes."""

from __future__ import annotations

from pathlib import Path

from textual import work

from data.errors import JournalError
from data.wording import say
from widgets.question import Question
from widgets.text_area import Line
from workspace.handing_over import make
from workspace.making import ENDINGS, Making, typed_place, usual_folder, usual_place
from workspace.screens.summary_asking import STEPS, ask_consent, ask_kind, ask_sixteen, ask_where
from workspace.screens.summary_print import print_only
from workspace.screens.summary_stage import PaperScreen
from workspace.screens.summary_turns import everyone_chooses
from workspace.summary import printing


class MakeScreen(PaperScreen):
    """Asks what has to be asked before a page leaves the house, then makes it.

    Ends with the path of the page, or with None when it was left and nothing was made.
    """

    def __init__(self, making: Making) -> None:
        """Begin with the page as it is shown now.

        Args:
            making: the page, and whose yes it needs.
        """
        super().__init__(making.paper)
        self.making = making
        self._step = "consent"
        self._folder = usual_folder()
        self.printers: tuple[str, ...] | None = None
        """The printers set up here, once that is known."""

    def on_mount(self) -> None:
        """Let everyone choose, where it is a page of all; then ask for consent."""
        self._choose()
        self._look_for_printers()

    @work(thread=True, exit_on_error=False)
    def _look_for_printers(self) -> None:
        self.printers = printing.printers()

    @work
    async def _choose(self) -> None:
        if not await everyone_chooses(self.app, self.making):
            self.dismiss(None)
            return
        await self.show()

    # -- asking -------------------------------------------------------------------------------------------------

    def ask(self) -> Question:
        """Give the question that is asked now."""
        match self._step:
            case "consent":
                return ask_consent(self.making)
            case "sixteen":
                return ask_sixteen(self.making)
            case "kind":
                return ask_kind(printer=bool(self.printers))
            case _:
                return ask_where(self._usual())

    def line(self) -> str:
        """Say how to read on, or how to stop."""
        return say(f"summary_room.make.{'how_to_read' if self._step in ('consent', 'sixteen') else 'how_to_stop'}")

    def _usual(self) -> Path:
        return usual_place(self.making.kind, self.making.summary.on, self._folder)

    async def answer(self, what: str, value: str) -> None:
        """Take an answer, as long as the page is the one that was agreed to."""
        if not self.making.unchanged:
            self.app.notify(say("summary_room.make.changed"), markup=False)
            self.dismiss(None)
        elif what == "back":
            await self._move(-1)
        elif self._step == "where":
            self._begin()
        elif what == "kind":
            self.making.kind = next(kind for kind in ENDINGS if kind == value)
            await self._move(1)
        elif what == "paper":
            self._on_paper()
        elif what == "on":
            await self._move(1)

    async def _move(self, by: int) -> None:
        place = STEPS.index(self._step) + by
        if 0 <= place < len(STEPS):
            self._step = STEPS[place]
            await self.show()

    # -- making -------------------------------------------------------------------------------------------------

    def doing(self, seconds: int) -> str:
        """Say how long a page of how many moments takes already."""
        many = len(self.making.summary.moments)
        if seconds < 1 or many < 2:
            return super().doing(seconds)
        return say("summary_room.make.busy_many", n=seconds, moments=many)

    def _begin(self) -> None:
        """Make the page at the place that was typed."""
        typed = self.query_one("#make-place", Line).value
        try:
            place = typed_place(typed, self.making.kind, self._usual())
        except JournalError as refused:
            self.say_line(refused.words, note=True)
            return
        self.begin()
        self._make(place)

    @work(thread=True, exit_on_error=False)
    def _make(self, place: Path) -> None:
        making = self.making
        try:
            made = make(making.summary, making.kind, place, making.paper, wanted=lambda: not self.left)
        except JournalError as refused:
            self.post_message(self.Ended(None, refused.words))
        else:
            self.post_message(self.Ended(made))

    @work
    async def _on_paper(self) -> None:
        """Print without keeping a file."""
        making = self.making
        self.begin()
        try:
            said = await print_only(self.app, making.summary, making.paper, wanted=lambda: not self.left)
        except JournalError as refused:
            self.say_line(refused.words, note=True)
            return
        finally:
            self.busy = False
        self.say_line(say("summary_room.make.how_to_stop"))
        if said:
            self.app.notify(said, markup=False)
            self.dismiss(None)
