"""What the app and the small one of the first run have in common: their looks, their manners, and ending quietly."""

from __future__ import annotations

import asyncio
import os
import time
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar
from weakref import WeakKeyDictionary

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.filter import Monochrome
from textual.screen import Screen

from data.records import Settings
from data.wording import say
from widgets.plain_signs import PlainSigns
from widgets.scroll import use_whole_cells
from widgets.timeline import CLOSE
from widgets.without_colours import WithoutColours
from workspace.commands import command
from workspace.kept_styles import keep, take_kept
from workspace.painting import paint_parts
from workspace.quiet import listen_to_loop
from workspace.terminal import ask_for_plain_keys, clean_driver, leave_in_order
from workspace.theme import ALL_COLOURS, THEMES, VARIABLE_DEFAULTS
from workspace.too_small import OneSentence, too_small

if TYPE_CHECKING:
    from textual.css.types import CSSLocation

Outcome = TypeVar("Outcome")

HAND_OVER = 0.002
"""Seconds given to the thread that writes the first page to the terminal."""


class PlainApp(App[Outcome], Generic[Outcome]):
    """An app that prints nothing when it stumbles: whoever ran it asks for `trouble` afterwards."""

    TITLE = "Swingback"
    ENABLE_COMMAND_PALETTE = False

    # Before everything else, also while somebody writes and in front of a question.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(command("hide").key, "hide", command("hide").label, show=False, priority=True, id="everywhere.hide"),
    ]

    def __init__(self, theme: str = THEMES[0].name, *, colours: int = ALL_COLOURS, plain_signs: bool = False) -> None:
        """Make the app.

        Args:
            theme: which of its looks it wears; the darker one when left out.
            colours: how many colours the terminal can show.
            plain_signs: whether it shows plain signs alone.
        """
        if os.environ.get("NO_COLOR") == "":
            # By its convention it counts when it is not empty; Textual takes any for one.
            del os.environ["NO_COLOR"]
        self._dressed: WeakKeyDictionary[DOMNode, tuple[object, ...]] = WeakKeyDictionary()
        super().__init__(driver_class=clean_driver())
        self._filters = [WithoutColours() if isinstance(one, Monochrome) else one for one in self._filters]
        self._plain_signs = plain_signs
        self._plainly = PlainSigns(enabled=plain_signs)
        self._filters.append(self._plainly)
        use_whole_cells()
        paint_parts()
        ask_for_plain_keys()
        self.colours = colours
        """How many colours the terminal can show."""
        for one in THEMES:
            self.register_theme(one)
        self._wear(theme)
        self._kept = take_kept(self.stylesheet)
        self._first_styles: frozenset[CSSLocation] = frozenset()
        self._stands = False

    def draw_as(self, settings: Settings) -> None:
        """Draw with the signs that were chosen, or those that the terminal shows, and rows as close as was chosen."""
        plainly = settings.glyphs == "ascii" or (settings.glyphs == "auto" and self._plain_signs)
        self._plainly.enabled = plainly
        # What was drawn already is kept line by line, until something that styles hang on has changed.
        self.update_classes({"-plain-signs": plainly, CLOSE: settings.rows == "close"}, update=self.is_running)
        if not self.is_running:
            self._worn = self._wearing()

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        """Show what was drawn; in a window too small for it one sentence, while all beneath stays as it is."""
        if renderable is not None and too_small(self.size):
            renderable = OneSentence(self.size)
        super()._display(screen, renderable)
        if not self._stands and renderable is not None and not self.is_headless:
            # Another thread writes to the terminal, piece by piece, and would wait for this one at each of them.
            self._stands = True
            time.sleep(HAND_OVER)

    async def on_event(self, event: events.Event) -> None:
        """Take no key and no click for a page that nobody can see; leaving is always possible."""
        blind = isinstance(event, events.Key | events.MouseEvent | events.Paste) and too_small(self.size)
        if not blind or (isinstance(event, events.Key) and event.key in ("ctrl+q", "ctrl+c")):
            await super().on_event(event)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own colours, so that the styles can name them."""
        return dict(VARIABLE_DEFAULTS)

    def _wear(self, theme: str) -> None:
        """Choose the colours before the first page is made, so that no style is worked out in others first."""
        self.theme = theme
        chosen = self.current_theme
        marks = {"-places-notices": True, **{f"-theme-{one.name}": one is chosen for one in THEMES}}
        self.update_classes({**marks, "-dark-mode": chosen.dark, "-light-mode": not chosen.dark}, update=False)
        self.stylesheet.set_variables(self.get_css_variables())
        self._worn = self._wearing()

    def _wearing(self) -> tuple[object, ...]:
        """Give everything that styles depend on and that no widget carries by itself."""
        return self.current_theme, self.classes

    def refresh_css(self, animate: bool = True) -> None:
        """Work all styles out again, if colours have changed; the stock one does so three times before the first page.

        Args:
            animate: as for any app.
        """
        wearing = self._wearing()
        if wearing != self._worn:
            self._worn = wearing
            super().refresh_css(animate)
            return
        for screen in self.screen_stack:
            screen._css_update_count = self._css_update_count

    def keep_styles(self) -> None:
        """Keep the styles of the first page for the next start, if there are some that were not kept."""
        if not self._first_styles <= self._kept:
            keep(self.stylesheet, self._first_styles | self._kept)

    def note_styles(self) -> None:
        """Note which styles there are now, while only the first page is there."""
        self._first_styles = frozenset(self.stylesheet.source)

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        """Learn the styles of a page of its own when it first opens, and dress the page for the size it will have.

        The stock way takes all styles apart again, and dresses the page in front, which is being left.
        """
        unknown = [path for path in screen.css_path if not self.stylesheet.has_source(str(path), "")]
        if unknown:
            self.stylesheet.read_all(unknown)
            self.stylesheet.parse()
        for at_least, size in zip((screen.HORIZONTAL_BREAKPOINTS, screen.VERTICAL_BREAKPOINTS), self.size, strict=True):
            screen.add_class(*screen._get_breakpoint_classes(size, at_least or []), update=False)
        self.update_styles(screen, animate=False)

    def update_styles(self, node: DOMNode, animate: bool = True) -> None:
        """Dress a node and all in it again; a whole page only when something has changed that its styles hang on.

        The stock way does so whenever a page comes to the front. What changes by itself dresses itself, and what is
        put on a page is dressed when it comes there.
        """
        if isinstance(node, Screen):
            hang_on = (*self._wearing(), self.app_focus, frozenset(node.classes), node._pseudo_classes_cache_key)
            if self._dressed.get(node) == hang_on and not node._has_focus_within:
                return
            self._dressed[node] = hang_on
        super().update_styles(node, animate)

    def _refresh_notifications(self) -> None:
        """Show the notices there are, each where it covers nothing that can be used."""
        super()._refresh_notifications()
        if self._notifications:
            self.call_later(self._place_notices)

    def _place_notices(self) -> None:
        from workspace.notices import place_notices

        if self.screen_stack:
            place_notices(self.screen)

    def listen_to_system(self) -> None:
        """Hear when the system or the window ends the app, and let nothing be logged between two steps."""
        listen_to_loop(asyncio.get_running_loop())
        leave_in_order(self, self.keep_places)

    def keep_places(self) -> None:
        """Note where the cursor is in what is being typed; called when the keys rest, and before the app is left."""

    async def action_hide(self) -> None:
        """Cover everything with a neutral page."""

    async def action_quit(self) -> None:
        """Leave; everything is saved already."""
        self.leave(0)

    def leave(self, code: int) -> None:
        """Leave with an exit code."""
        self.exit(return_code=code)

    @property
    def trouble(self) -> Exception | None:
        """What the app stumbled over and ended with; nothing when it ended by itself."""
        return self._exception

    def panic(self, *renderables: Any) -> None:
        """End; what stock Textual would print here may quote what somebody wrote."""
        if self._exception is None:
            self._exception = RuntimeError()
            self._exception_event.set()
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        # The stock one prints a traceback with the values of all variables.
        self._close_messages_no_wait()

    def action_help_quit(self) -> None:
        """Say how one leaves, to somebody who pressed Ctrl+C; nothing typed is touched."""
        self.notify(say("app.ctrl_c"), markup=False)
