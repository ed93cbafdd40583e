"""Where people write: a page of several lines and a single line, both of which take any words just as they come."""

from __future__ import annotations

from dataclasses import replace

from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Edit, EditResult

from data.input import clean
from widgets.glyphs import FULL, Glyphs
from widgets.saying import Saying


class Writing(TextArea):
    """Several lines of someone's own words; Tab leaves it, and every change is told as `TextArea.Changed`."""

    DEFAULT_CSS = """
    Writing {
        height: 8;
        max-width: 84;
        background: $field;
        color: $foreground;
        border: none;
        border-left: outer $faint;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        &:focus { border: none; border-left: outer $sage; }
        & .text-area--placeholder { color: $muted; }
        & .text-area--cursor, &:light .text-area--cursor {
            color: $input-cursor-foreground;
            background: $input-cursor-background;
        }
        &:ansi .text-area--cursor { color: $foreground; background: $field; text-style: reverse; }
        &.-ascii { border-left: ascii $faint; }
        &.-ascii:focus { border-left: ascii $sage; }
    }
    """

    class Cleaned(Saying["Writing"]):
        """Signs that cannot be kept were left out of what was typed or pasted."""

        def __init__(self, writing: Writing, names: tuple[str, ...]) -> None:
            super().__init__(writing)
            self.names = names
            """What was left out, in words."""

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        signs: Glyphs = FULL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make a place to write.

        Args:
            text: what stands there already.
            placeholder: a quiet word that goes once something is typed.
            signs: the set of signs to draw with.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(
            clean(text)[0],
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=Content(placeholder),
            id=id,
            classes=classes,
        )
        self.cursor_blink = False
        self.set_class(signs.ascii, "-ascii")

    def on_unmount(self) -> None:
        """Let go of the words: Textual itself holds every page that was ever written on, until the app ends."""
        self.history.clear()
        for watching in vars(self.app).get("__watchers", {}).values():
            watching[:] = [pair for pair in watching if pair[0] is not self]

    def on_resize(self) -> None:
        """Keep the cursor in sight, wherever its line has moved to in a window of another size."""
        if self.has_focus:
            self.call_after_refresh(self.scroll_cursor_visible)

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, without the signs that cannot be kept, and say which were left out."""
        text, names = clean(edit.text)
        if names:
            edit = replace(edit, text=text)
            self.post_message(self.Cleaned(self, tuple(names)))
        return super().edit(edit)

    def load_text(self, text: str) -> None:
        """Show another text."""
        super().load_text(clean(text)[0])


class Line(Input):
    """One line of someone's own words; every change is told as `Input.Changed`."""

    DEFAULT_CSS = """
    Line {
        height: 1;
        max-width: 84;
        background: $field;
        color: $foreground;
        border: none;
        border-left: outer $faint;
        padding: 0 1;
        &:focus { border: none; border-left: outer $sage; background-tint: $foreground 0%; }
        &.-invalid { border: none; border-left: outer $open; }
        & > .input--placeholder, & > .input--suggestion { color: $muted; }
        &:ansi {
            background: $field;
            color: $foreground;
            & > .input--cursor { color: $foreground; background: $field; text-style: reverse; }
            & > .input--placeholder, & > .input--suggestion { color: $muted; text-style: none; }
        }
        &.-ascii { border-left: ascii $faint; }
        &.-ascii:focus { border-left: ascii $sage; }
    }
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """How wide its words are; the line scrolls by itself, so that no letter arranges the whole page anew."""

    class Cleaned(Saying["Line"]):
        """Signs that cannot be kept were left out of what was typed or pasted."""

        def __init__(self, line: Line, names: tuple[str, ...]) -> None:
            super().__init__(line)
            self.names = names
            """What was left out, in words."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        password: bool = False,
        max_length: int = 0,
        signs: Glyphs = FULL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make a line to write on.

        Args:
            value: what stands there already.
            placeholder: a quiet word that goes once something is typed.
            password: show dots in place of letters.
            max_length: how many letters fit; 0 for any number.
            signs: the set of signs to draw with.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(
            clean(value)[0],
            placeholder=placeholder,
            password=password,
            max_length=max_length,
            select_on_focus=False,
            id=id,
            classes=classes,
        )
        self.cursor_blink = False
        self.set_class(signs.ascii, "-ascii")

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of a part of the line, without the signs that cannot be kept."""
        text, names = clean(text)
        if names:
            self.post_message(self.Cleaned(self, tuple(names)))
        super().replace(text, start, end)
