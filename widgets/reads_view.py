"""Two reads of one moment side by side, equal in every way: what each adult saw, in their own words."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.layout import Layout
from textual.layouts.grid import GridLayout
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from data.wording import say
from widgets.glyphs import FULL, Glyphs
from widgets.pictures import ReadPicture


class ReadsView(Widget):
    """One read over the whole width, or two beside each other; further ones stand beneath."""

    # What stands beside what follows the class the screen carries, which stands outside this widget.
    SCOPED_CSS = False

    DEFAULT_CSS = """
    ReadsView {
        width: 1fr;
        max-width: 120;
        height: auto;
        layout: grid;
        grid-size: 2;
        grid-rows: auto;
        grid-gutter: 1 3;
    }
    ReadsView.-one { grid-size: 1; max-width: 84; }
    .-tiny ReadsView, .-narrow ReadsView { grid-size: 1; }
    ReadsView > .read { height: auto; padding: 0 0 0 2; color: $foreground; }
    ReadsView > .read.-sage { border-left: outer $sage; }
    ReadsView > .read.-amber { border-left: outer $amber; }
    ReadsView.-ascii > .read.-sage { border-left: ascii $sage; }
    ReadsView.-ascii > .read.-amber { border-left: ascii $amber; }
    """

    reads: var[tuple[ReadPicture, ...]] = var[tuple[ReadPicture, ...]](())
    """The reads, from left to right."""

    def __init__(
        self,
        reads: tuple[ReadPicture, ...] = (),
        *,
        signs: Glyphs = FULL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make a view of reads.

        Args:
            reads: the reads, from left to right.
            signs: the set of signs to draw with.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self.signs = signs
        self.set_class(signs.ascii, "-ascii")
        self._places: list[Static] = []
        self.set_reactive(ReadsView.reads, reads)

    def pre_layout(self, layout: Layout) -> None:
        """Make both bars equally long, whoever wrote more."""
        if isinstance(layout, GridLayout):
            layout.stretch_height = True

    def compose(self) -> ComposeResult:
        """One place for each read."""
        self._places = [Static(classes="read") for _ in self.reads]
        yield from self._places

    def on_mount(self) -> None:
        """Fill the places."""
        self._fill()

    async def watch_reads(self, reads: tuple[ReadPicture, ...]) -> None:
        """Fill the places anew, adding one only where there are too few."""
        if not self.is_mounted:
            return
        missing = [Static(classes="read") for _ in reads[len(self._places) :]]
        if missing:
            self._places += missing
            await self.mount_all(missing)
        self._fill()

    def _fill(self) -> None:
        self.set_class(len(self.reads) == 1, "-one")
        for place, static in enumerate(self._places):
            static.display = place < len(self.reads)
            if static.display:
                read = self.reads[place]
                static.set_class(read.side == "sage", "-sage")
                static.set_class(read.side == "amber", "-amber")
                static.update(read_content(read, self.signs))


def read_content(read: ReadPicture, signs: Glyphs) -> Content:
    """Give a read as one text: the name in its colour, the words plain, everything of ours muted."""
    paragraphs = [Content.styled(read.name, f"bold ${read.side}")]
    if read.words:
        paragraphs[0] = Content("\n").join([paragraphs[0], Content(read.words)])
    spoken = (
        ("widgets.read_noticed", ", ".join(read.noticed)),
        ("widgets.read_came_back", read.came_back),
        ("widgets.read_own", read.own),
    )
    for label, words in spoken:
        if words:
            paragraphs.append(Content("\n").join([Content.styled(say(label), "$muted"), Content(words)]))
    dot = f" {signs.dot} "
    feelings = say("widgets.read_feelings", feelings=", ".join(read.feelings)) if read.feelings else ""
    second_hand = say("widgets.read_second_hand") if read.second_hand else ""
    quiet = (dot.join(read.needs), dot.join(part for part in (read.sure, feelings) if part), second_hand)
    if any(quiet):
        paragraphs.append(Content.styled("\n".join(line for line in quiet if line), "$muted"))
    return Content("\n\n").join(paragraphs)
