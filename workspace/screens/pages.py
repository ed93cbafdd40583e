"""Plain pages with one button back: the ground rules, something kind to read while waiting, a page for the afraid."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from data.beside import CopyBeside
from data.places import FILE
from data.safety import afraid_at_home, note_words, phrases
from data.when import say_day
from data.wording import content, say
from widgets.buttons import Act, Action, ActionRow
from workspace.sizes import HEIGHTS, WIDTHS

BACK = "back"
"""Id of the button that leaves a plain page."""


class Page(Struct, frozen=True):
    """What a plain page says."""

    title: str
    lines: tuple[str, ...] = ()
    """Its sentences, each a paragraph of its own."""


def back_act(*, strong: bool = False) -> Act:
    """Give the button that leaves a page."""
    return Act(id=BACK, label=say("pages.back"), key="Esc", strong=strong)


class PageScreen(ModalScreen[None]):
    """A calm page to read; nothing on it is kept."""

    CSS_PATH = "../styles/pages.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = "Action"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "back", "Back", id="page.back", tooltip="Leave this page", show=False),
        Binding("up", "scroll('up')", "Up", id="page.up", tooltip="A line up", show=False),
        Binding("down", "scroll('down')", "Down", id="page.down", tooltip="A line down", show=False),
        Binding("pageup", "scroll('page_up')", "Page up", id="page.page_up", tooltip="A page up", show=False),
        Binding("pagedown", "scroll('page_down')", "Page down", id="page.page_down", tooltip="A page down", show=False),
        Binding("home", "scroll('home')", "Top", id="page.home", tooltip="To the top", show=False),
        Binding("end", "scroll('end')", "End", id="page.end", tooltip="To the end", show=False),
    ]

    def __init__(self, page: Page) -> None:
        """Show a page.

        Args:
            page: what it says.
        """
        super().__init__(classes="plain")
        self.page = page

    def compose(self) -> ComposeResult:
        """The title, the sentences, the way back."""
        with Vertical(classes="plain--column"):
            yield Static(Content(self.page.title), classes="plain--title")
            with VerticalScroll(classes="plain--scroll", can_focus=False):
                for line in self.page.lines:
                    yield Static(Content(line), classes="plain--line")
            yield ActionRow((back_act(strong=True),), classes="plain--acts")

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Leave."""
        event.stop()
        self.action_back()

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)

    def action_scroll(self, how: str) -> None:
        """Move the sentences.

        Args:
            how: the end of one of the `scroll_…` methods: up, down, page_up, page_down, home, end.
        """
        getattr(self.query_one(".plain--scroll", VerticalScroll), f"scroll_{how}")(animate=False)


def afraid_page(known: str = "") -> Page:
    """Give the page *If you are afraid at home*.

    Args:
        known: the family's own numbers, in words.
    """
    title, lines = afraid_at_home(known)
    return Page(title, lines)


def phrases_page(known: str = "") -> Page:
    """Give the list of phrases that bring up a note, with each note, to whoever asks.

    Args:
        known: the family's own numbers, in words.
    """
    listed = (say("pages.phrase", words=note_words(name, known), phrases=", ".join(found)) for name, found in phrases())
    return Page(say("safety.list_title"), (say("safety.honest"), *listed))


def rules_page() -> Page:
    """Give the ground rules, with the numbers by which they are read aloud in turn."""
    rules = content("rules")["ground_rules"]
    return Page(say("pages.rules_title"), tuple(say("pages.rule", n=n, words=rule) for n, rule in enumerate(rules, 1)))


def waiting_page(fill: Callable[[str], str]) -> Page:
    """Give the page for whoever waits while the other writes.

    Args:
        fill: puts the names of this sitting in place of ``{child}`` and the like.
    """
    page = content("rules")["waiting"]
    return Page(fill(page["title"]), tuple(fill(line) for line in page["lines"]))


def copies_page(copies: tuple[CopyBeside, ...]) -> Page:
    """Name the copies that lie beside the family file, and say what can be done.

    Args:
        copies: at least one.
    """
    named = []
    for copy in copies:
        key = ("one" if copy.moments == 1 else "whole") if copy.whole else "unreadable"
        changed = say_day(copy.changed.astimezone().date())
        named.append(say(f"pages.copies.{key}", name=copy.path.name, moments=copy.moments, changed=changed))
    return Page(say("pages.copies.title"), (*named, say("pages.copies.what", book=FILE), say("pages.copies.next")))
