"""Blank paper from the room: which form, for which age, where it goes; then it can be opened or printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from textual import work

from data.errors import JournalError
from data.vocabulary import band_label
from data.wording import say
from widgets.buttons import Act
from widgets.question import Ask, Question
from widgets.text_area import Line
from workspace.blank_paper import usual_form_place
from workspace.handing_over import make_form
from workspace.making import can_typeset, typed_place
from workspace.screens.summary_asking import ask_where
from workspace.screens.summary_stage import PaperScreen
from workspace.summary.forms import FORMS, FormName
from workspace.summary.values import Paper


class FormsScreen(PaperScreen):
    """Asks which form, for which age and where to, one thing a screen. Ends with the path of the form, or None."""

    def __init__(self, bands: tuple[str, ...], paper: Paper, today: date) -> None:
        """Begin with the question which form.

        Args:
            bands: age bands of the family's children, each once.
            paper: the sheet.
            today: the date in the file's properties.
        """
        super().__init__(paper)
        self._bands = bands
        self._today = today
        self._form: FormName | None = None
        self._band = bands[0]
        self._aged = len(bands) == 1

    async def on_mount(self) -> None:
        """Ask which form."""
        await self.show()

    def ask(self) -> Question:
        """Give the question that is asked now."""
        if self._form is None:
            return self._ask_form()
        return ask_where(self._usual(), counted=False) if self._aged else self._ask_age()

    def _ask_form(self) -> Question:
        words = say("summary_room.forms.words")
        if not can_typeset():
            leave = Act(id="leave", label=say("summary_room.make.back"), key="Esc", strong=True)
            return Question(Ask(words=words, hint=say("summary_room.forms.cannot"), acts=(leave,)))
        acts = tuple(
            Act(id=f"form:{form}", label=say(f"summary_room.forms.{form}"), key=str(n), strong=n == 1)
            for n, form in enumerate(FORMS, 1)
        )
        return Question(Ask(words=words, hint=say("summary_room.forms.hint"), acts=acts))

    def _ask_age(self) -> Question:
        acts = tuple(
            Act(id=f"band:{band}", label=band_label(band), key=str(n), strong=n == 1)
            for n, band in enumerate(self._bands, 1)
        )
        hint = say("summary_room.forms.age_hint")
        return Question(Ask(words=say("summary_room.forms.age"), hint=hint, acts=acts))

    def _usual(self) -> Path:
        return usual_form_place(self._form or FORMS[0])

    async def answer(self, what: str, value: str) -> None:
        """Take the form, its age, or the place it goes to; or ask the question before again."""
        if what == "form":
            self._form = next(form for form in FORMS if form == value)
        elif what == "band":
            self._band, self._aged = value, True
        elif what == "back" and self._form is None:
            return
        elif what == "back" and self._aged and len(self._bands) > 1:
            self._aged = False
        elif what == "back":
            self._form = None
        else:
            self._begin()
            return
        await self.show()

    def _begin(self) -> None:
        """Make the form at the place that was typed."""
        for place in self.query("#make-place").results(Line):
            try:
                path = typed_place(place.value, "pdf", self._usual())
            except JournalError as refused:
                self.say_line(refused.words, note=True)
            else:
                self.begin()
                self._make(self._form or FORMS[0], path)

    @work(thread=True, exit_on_error=False)
    def _make(self, form: FormName, place: Path) -> None:
        try:
            made = make_form(form, self._band, place, self.paper, self._today, wanted=lambda: not self.left)
        except JournalError as refused:
            self.post_message(self.Ended(None, refused.words))
        else:
            self.post_message(self.Ended(made))
