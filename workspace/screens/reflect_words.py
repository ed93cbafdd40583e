"""The page *About the words you may hear*, so that a person can talk with a therapist in those words."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from data.reflecting import words_you_may_hear
from data.wording import say
from widgets.buttons import ActionRow
from workspace.pages import Page
from workspace.screens.pages import PageScreen, back_act


class WordsScreen(PageScreen):
    """Each paragraph, and beneath it, quieter, where it comes from."""

    def __init__(self) -> None:
        """Lay the page out; there is nothing of anybody's on it."""
        super().__init__(Page(say("reflect_words.title"), (say("reflect_words.hint"),)))

    def compose(self) -> ComposeResult:
        """The title, the paragraphs with their sources, the way back."""
        with Vertical(classes="plain--column"):
            yield Static(Content(self.page.title), classes="plain--title")
            with VerticalScroll(classes="plain--scroll", can_focus=False):
                for line in self.page.lines:
                    yield Static(Content(line), classes="plain--line quiet")
                for one in words_you_may_hear():
                    yield Static(Content(one.words), classes="words--said")
                    yield Static(Content(one.source), classes="plain--line quiet")
            yield ActionRow((back_act(strong=True),), classes="plain--acts")
