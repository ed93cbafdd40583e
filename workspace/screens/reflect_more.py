"""What else there is in the private room, one choice below another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.safety import numbers
from data.wording import say
from widgets.buttons import Act
from workspace.pages import company_page
from workspace.screens.listed import Pick
from workspace.screens.pages import PageScreen
from workspace.screens.reflect_words import WordsScreen

if TYPE_CHECKING:
    from workspace.screens.reflect_sitting import SittingRoom

MORE = ("figures", "touched", "words", "company", "copy", "search", "theme")
"""What is offered, from top to bottom; each has its words in `reflect_room.toml`."""


class MoreScreen(Pick):
    """Offers it; ends with one of `MORE`, or None. There is nothing private on it."""

    def __init__(self) -> None:
        """Lay the page out."""
        acts = [Act(id=one, label=say(f"reflect_room.more_{one}"), key=str(n)) for n, one in enumerate(MORE, 1)]
        leave = Act(id="leave", label=say("reflect_room.back"), key="Esc")
        super().__init__(say("reflect_room.more_title"), say("reflect_room.more_hint"), acts, leave)


async def do_more(room: SittingRoom, wanted: str) -> None:
    """Do what was chosen.

    Args:
        room: the open private room.
        wanted: one of `MORE`.
    """
    match wanted:
        case "figures":
            from workspace.screens.reflect_figures import write_figures

            await write_figures(room)
        case "touched":
            from workspace.screens.reflect_moments import MomentsBesideScreen, go_on

            await go_on(room, await room.open_page(MomentsBesideScreen(room.desk, room.visit)))
        case "copy":
            from workspace.screens.reflect_copy import CopyScreen

            await room.open_page(CopyScreen(room.desk, room.visit))
        case "search":
            await room.do("search_own")
        case "theme":
            await room.do("by_theme")
        case "words":
            await room.app.push_screen_wait(WordsScreen())
        case _:
            known = numbers(room.desk.family.settings.help_lines)
            await room.app.push_screen_wait(PageScreen(company_page(asked=True, known=known)))
