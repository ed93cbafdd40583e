"""One moment read like a page: what happened, what the child sent, how each of you read it, and what you think now."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.widget import Widget

from widgets.glyphs import FULL, Glyphs
from widgets.moment_lines import Lines, MomentSetter, underlined
from widgets.pictures import MomentPicture
from widgets.timeline_lines import Spots

ABOVE = 2
"""Lines that are shown above the place where something was found."""


class MomentPage(Widget):
    """All of a moment as one piece that draws its own lines, so that a long one costs no more than a short one."""

    # How it is set follows the classes that the screen carries.
    SCOPED_CSS: ClassVar[bool] = False

    DEFAULT_CSS = """
    MomentPage { width: 1fr; height: auto; padding: 0 3 1 3; color: $foreground; text-wrap: nowrap; }
    .-tiny MomentPage { padding: 0 1; }
    .-narrow MomentPage { padding: 0 2; }
    .-wide MomentPage { padding: 0 5 1 5; }
    """

    picture: var[MomentPicture | None] = var[MomentPicture | None](None)
    """The moment shown; None when none is chosen."""

    here: var[bool] = var(False)
    """Whether the cursor is on the page."""

    spots: var[Spots | None] = var[Spots | None](None)
    """Says where what is looked for stands in a line; None while nothing is looked for."""

    def __init__(self, picture: MomentPicture | None, *, signs: Glyphs = FULL) -> None:
        """Make the page.

        Args:
            picture: the moment shown.
            signs: the set of signs to draw with.
        """
        super().__init__()
        self.signs = signs
        self._set: tuple[tuple[object, ...], Lines] = ((), [])
        self.set_reactive(MomentPage.picture, picture)

    def watch_picture(self) -> None:
        """Set the page anew."""
        self.refresh(layout=True)

    def watch_here(self) -> None:
        """Show by its title whether the cursor is on the page."""
        self.refresh()

    def watch_spots(self) -> None:
        """Underline something else; no line becomes longer by that."""
        self.refresh()

    def first_found(self) -> int | None:
        """Give the first line in which something is underlined; None without any."""
        spots, lines = self.spots, self._lines(self.size.width)
        return next((n for n, line in enumerate(lines) if spots(line.plain)), None) if spots else None

    def _lines(self, width: int) -> Lines:
        screen = self.screen
        stacked = screen.has_class("-tiny") or screen.has_class("-narrow")
        airy = screen.has_class("-tall")
        asked = (self.picture, width, stacked, airy, self.here)
        if self._set[0] != asked:
            lines = MomentSetter(width, signs=self.signs, stacked=stacked).page(self.picture, here=self.here)
            self._set = asked, [Content(""), *lines] if airy and self.picture else lines
        return self._set[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as it has lines."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw the lines."""
        lines, spots = self._lines(self.size.width), self.spots
        return Content("\n").join(underlined(line, spots) for line in lines) if spots else Content("\n").join(lines)


class MomentView(VerticalScroll, can_focus=True):
    """Shows one `MomentPicture`, and scrolls where it is longer than the screen."""

    DEFAULT_CSS = """
    MomentView { background: $background; color: $foreground; height: 1fr; scrollbar-size-vertical: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", id="moment.down", tooltip="A line further down", show=False),
        Binding("k", "scroll_up", "Up", id="moment.up", tooltip="A line further up", show=False),
    ]

    picture: var[MomentPicture | None] = var[MomentPicture | None](None)
    """The moment shown; None when none is chosen."""

    def __init__(
        self,
        picture: MomentPicture | None = None,
        *,
        signs: Glyphs = FULL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make the page of a moment.

        Args:
            picture: the moment shown.
            signs: the set of signs to draw with.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self.signs = signs
        self._page = MomentPage(picture, signs=signs)
        self._sought = False
        self._found_from: int | None = None
        self.set_reactive(MomentView.picture, picture)

    def compose(self) -> ComposeResult:
        """The page."""
        yield self._page

    def watch_picture(self, before: MomentPicture | None, after: MomentPicture | None) -> None:
        """Show another moment, from its top; the same moment stays where it was read."""
        self._page.picture = after
        if self.is_mounted and (before is None or after is None or before.id != after.id):
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
            self._seek()

    def underline(self, spots: Spots | None) -> None:
        """Underline what is looked for, and bring the first place into sight.

        Args:
            spots: says for a line of text where it stands in it; None for nothing any more.
        """
        if spots is not self._page.spots:
            self._page.spots = spots
            self._seek()

    def watch_virtual_size(self) -> None:
        """Look again once another moment has its height, or its words run otherwise beside a scrollbar."""
        if self._seeks:
            self.call_after_refresh(self._show_found)

    @property
    def _seeks(self) -> bool:
        """Whether the first place is to be brought into sight: not found yet, or nobody has moved the page since."""
        return self._sought or self.scroll_offset.y == self._found_from

    def _seek(self) -> None:
        self._sought, self._found_from = self._page.spots is not None, None
        if self._sought:
            self.call_after_refresh(self._show_found)

    def _show_found(self) -> None:
        """Bring the first place into sight; whoever scrolls on from there is left alone."""
        at = self._page.first_found() if self._seeks and self.size else None
        if at is None or at >= self.virtual_size.height:
            return
        top = self.scroll_offset.y
        if not top <= at < top + self.size.height:
            self.scroll_to(y=max(at - ABOVE, 0), animate=False, force=True, immediate=True)
        self._sought, self._found_from = False, self.scroll_offset.y

    def on_focus(self) -> None:
        """Show that the cursor is here."""
        self._page.here = True

    def on_blur(self) -> None:
        """Show that it is elsewhere."""
        self._page.here = False
