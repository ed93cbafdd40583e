"""Takes down what stands on the screen, page by page, while somebody walks through the app by real keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rich.segment import Segment
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from tests.journeys.at_once import left_to_arrange
from tests.journeys.walking import SOON, beside, seen, until
from widgets.buttons import Action
from widgets.chip_field import ChipField
from widgets.moment_view import MomentPage
from widgets.text_area import Line, Writing
from widgets.timeline import Timeline
from workspace.commands import ROOMS, command
from workspace.screens.summary_page import PageText

Frames = dict[str, str]
"""What stood on each screen, by the name of the screen."""

Typed = Callable[[str], str]
"""Gives what is typed at a place (such as ``first_words``); nothing is typed where it gives nothing."""


LOOKED_AT: set[str] = set()
"""Names of the kinds of screen that were looked at in this process."""

BESIDE_A_NAME: set[tuple[str, str]] = set()
"""Pieces of screen that hold the name of a grown-up: the name of the page, and all that stands in that piece."""

LONGEST = 100
"""Turns of the app after which a page that is still on its way counts as one that never comes to rest."""


def coloured(frame: Iterable[Iterable[Segment]]) -> str:
    """Give what is on the screen with the style of every piece, so that no colour tells what the words do not."""
    rows = []
    for row in frame:
        pieces: list[tuple[str, str]] = []
        for segment in row:
            if pieces and pieces[-1][0] == str(segment.style):
                pieces[-1] = (pieces[-1][0], pieces[-1][1] + segment.text)
            else:
                pieces.append((str(segment.style), segment.text))
        rows.append("".join(f"<{style}>{text}" for style, text in pieces))
    return "\n".join(rows)


def _drawn(piece: Widget) -> object:
    """Give what a piece of screen draws, where it draws anything of its own."""
    own = type(piece).render is not Widget.render and not isinstance(piece, PageText)
    return piece.render() if own else ""


def _stops(place: Widget) -> range:
    """Give where to stand, so that every line of a page is seen once or twice."""
    return range(0, int(place.max_scroll_y) + place.size.height, max(place.size.height - 1, 1))


class Look:
    """Somebody looking at every page of the running app, and writing down what stands there."""

    def __init__(self, pilot: Pilot[Any], *, typed: Typed) -> None:
        self.pilot = pilot
        self.app = pilot.app
        self.frames: Frames = {}
        self.coloured: Frames = {}
        self.typed = typed

    @property
    def screen(self) -> Screen[Any]:
        """What is in front now."""
        return self.app.screen

    async def settle(self) -> None:
        """Let everything that is on its way arrive, until twice nothing is left to lay out, draw or call."""
        quiet = 0
        for n in range(LONGEST):
            await self.pilot.pause()
            if n > SOON:
                await beside(self.app)
            quiet = 0 if left_to_arrange(self.screen) else quiet + 1
            if quiet == 2:
                return
        raise AssertionError(
            f"{type(self.screen).__name__} never came to rest, {left_to_arrange(self.screen)}:\n{seen(self.app)}"
        )

    async def press(self, *keys: str) -> None:
        """Press keys, and let what they do happen."""
        await self.pilot.press(*keys)
        await self.settle()

    async def until(self, kind: type[Screen[Any]]) -> None:
        """Wait for a screen of a kind to be in front."""
        await until(self.pilot, lambda: isinstance(self.screen, kind) and self.screen.is_mounted, kind.__name__)
        await self.settle()

    async def resize(self, size: tuple[int, int]) -> None:
        """Make the terminal larger or smaller, and wait until the page is arranged for it."""
        await self.pilot.resize_terminal(*size)
        await until(self.pilot, lambda: tuple(self.screen._compositor.size) == size, "the new size")
        await self.settle()

    async def do(self, command_id: str, kind: type[Screen[Any]]) -> None:
        """Press the key that a command of the app has now, and wait for its page."""
        await self.pilot.press(command(command_id).key.partition(",")[0])
        await self.until(kind)

    async def room(self, name: str) -> None:
        """Go to one of the five rooms by its digit."""
        await self.press(str(ROOMS.index(name) + 1))
        await until(self.pilot, lambda: getattr(self.screen, "ROOM", "") == name, f"the room {name}")

    async def open(self, page: Screen[Any], name: str) -> None:
        """Put a page in front and take it down."""
        self.app.push_screen(page)
        await self.until(type(page))
        await self.take(name)

    async def close(self) -> None:
        """Leave the page in front."""
        there = self.screen
        await self.press("escape")
        await until(self.pilot, lambda: self.screen is not there, "the page beneath")
        await self.settle()

    async def paste(self, words: str) -> None:
        """Paste words into whatever has the focus."""
        self.app.post_message(Paste(words))
        await self.settle()

    async def fill(self, name: str) -> None:
        """Paste what is typed here into every place of the page in front for words."""
        for n, place in enumerate([*self.screen.query(Writing), *self.screen.query(Line)]):
            words = self.typed(f"{name}.{n}" if n else name)
            if words:
                place.focus()
                await self.paste(words)

    # -- taking down --------------------------------------------------------------------------------------------

    async def take(self, name: str) -> None:
        """Write down what is on the screen, and page by page whatever of it can be scrolled."""
        pages = await self._to_top()
        self._note(name)
        n = 1
        for place in pages:
            for y in _stops(place)[1:]:
                n += 1
                place.scroll_to(y=y, animate=False, force=True)
                await self.settle()
                self._note(f"{name} · {n}")
            place.scroll_to(y=0, animate=False, force=True)

    async def _to_top(self) -> list[Widget]:
        """Scroll everything up, wherever the cursor brought it, once it has its height; gives what can be scrolled."""
        heights: list[tuple[Widget, int]] = []
        for _ in range(LONGEST):
            await self.settle()
            pages = self._pages()
            found = [(place, place.max_scroll_y) for place in pages]
            if found == heights:
                return pages
            heights = found
            for place in pages:
                place.scroll_to(y=0, animate=False, force=True)
        raise AssertionError(f"this page never stood still:\n{seen(self.app)}")

    def _pages(self) -> list[Widget]:
        """Give what can be scrolled on the screen in front; lists, which the walk goes through row by row, stay."""
        found = [place for place in self.screen.query(ScrollableContainer) if place.max_scroll_y > 0]
        return [place for place in found if place.size.height > 2 and not isinstance(place, Timeline | ChipField)]

    def _beside_a_name(self) -> Iterator[str]:
        """Give the words of every piece of the screen in front that holds the name of a grown-up."""
        people = self.app.desk.view.adults  # type: ignore[attr-defined]  # the app is ours
        for piece in self.screen.walk_children(Widget):
            # The key on a button is the button's, whatever it is called; a page for paper is looked at line by line.
            drawn = piece.act.label if isinstance(piece, Action) else _drawn(piece)
            words = drawn.plain if isinstance(drawn, Content) else str(drawn)
            # A whole moment is drawn as one piece; there a line is what others are alone.
            for part in words.split("\n") if isinstance(piece, MomentPage) else (words,):
                if any(adult.name in part for adult in people):
                    yield part

    def _note(self, name: str) -> None:
        if name in self.frames:
            raise AssertionError(f"two pages called {name!r}")
        LOOKED_AT.add(type(self.screen).__name__)
        BESIDE_A_NAME.update((name, words) for words in self._beside_a_name())
        strips = self.screen._compositor.render_strips()
        self.frames[name] = "\n".join("".join(segment.text for segment in strip) for strip in strips)
        self.coloured[name] = coloured(strips)
