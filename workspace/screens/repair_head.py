"""What stands above a checklist: whose repair it is, the names of the children, what was told, and one quiet line."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from data.vocabulary import band_label
from data.wording import say
from widgets.buttons import Act, ActionRow
from widgets.glyphs import FULL, Glyphs
from workspace.going_back import GoingBack
from workspace.repair_saying import untouched_words
from workspace.screens.repair_words import child_acts, story_words


class RepairHead(Widget):
    """The heading of a repair, drawn from what is being gone back to."""

    # What stands in it follows the page it stands on: the debrief asks the question itself.
    SCOPED_CSS: ClassVar[bool] = False

    DEFAULT_CSS = """
    RepairHead { width: 1fr; height: auto; }
    RepairHead > Static { width: 1fr; max-width: 84; height: auto; }
    RepairHead > .-gone { display: none; }
    RepairHead > #sheet-title { text-style: bold; }
    RepairHead > #sheet-about { color: $muted; }
    RepairHead > #sheet-children { margin: 1 0 0 0; }
    RepairHead > #sheet-story { margin: 1 0 0 0; }
    RepairHead > #sheet-line { color: $muted; margin: 1 0 0 0; }
    RepairHead > #sheet-line.-note { color: $amber; }
    Question RepairHead > #sheet-title { display: none; }
    Question RepairHead > #sheet-about { display: none; }
    .-short RepairHead > #sheet-title { display: none; }
    .-short RepairHead > #sheet-children { margin: 0; }
    """

    def __init__(self, signs: Glyphs = FULL) -> None:
        """Make an empty heading; `show` fills it.

        Args:
            signs: the set of signs to draw with.
        """
        super().__init__()
        self._signs = signs

    def compose(self) -> ComposeResult:
        """The word *Repair*, with whom, the names, what was told, the line."""
        yield Static(say("repairs.title"), id="sheet-title", markup=False)
        yield Static(id="sheet-about", markup=False, classes="-gone")
        yield ActionRow(id="sheet-children", classes="-gone")
        yield Static(id="sheet-story", markup=False, classes="-gone")
        yield Static(id="sheet-line", markup=False, classes="-gone")

    def show(self, subject: GoingBack) -> None:
        """Show what is being gone back to.

        Args:
            subject: the repair.
        """
        moment, child, repair = subject.moment, subject.child, subject.repair
        row = self.query_one("#sheet-children", ActionRow)
        several = len(subject.children) > 1
        row.set_class(not several, "-gone")
        offer(row, child_acts(subject.children, child, self._signs) if several else ())
        about, story, line = "", Content(""), ""
        if moment is None or child is None:
            line = say("repairs.no_child" if moment else "repairs.no_moment")
        else:
            about = say("repairs.about", child=child.name, band=band_label(subject.band).lower())
            story = story_words(repair, moment, child.name, today=subject.today()) if repair else story
            line = "" if repair else untouched_words(len(subject.view.adults))
        self._fill("#sheet-about", Content(about))
        self._fill("#sheet-story", story)
        self.say_line(line)

    def _fill(self, part: str, words: Content) -> None:
        place = self.query_one(part, Static)
        place.set_class(not words.plain, "-gone")
        place.update(words)

    def say_line(self, words: str, *, note: bool = False) -> None:
        """Say one line above the steps.

        Args:
            words: the line; nothing takes it away.
            note: whether it is about something that could not be done.
        """
        self._fill("#sheet-line", Content(words))
        self.query_one("#sheet-line").set_class(note, "-note")


def offer(row: ActionRow, acts: tuple[Act, ...]) -> None:
    """Offer other buttons, unless they are the same, so that the one in use keeps its place."""
    if row.acts != acts:
        row.acts = acts
