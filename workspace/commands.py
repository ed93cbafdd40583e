"""Each thing a person can do, declared once: its key, its button, its line in the palette and in help."""

from __future__ import annotations

from msgspec import Struct
from textual.binding import Binding

from data.wording import say
from widgets.buttons import Act
from widgets.footer import HELP

MOST_HINTS = 6
"""Keys at the foot of a screen; more are not read, and do not fit."""

EVERYWHERE = "everywhere"
"""The room name of commands that work in all five rooms."""


class Command(Struct, frozen=True, kw_only=True):
    """One thing a person can do. Its words are in `commands.toml` under its id."""

    id: str
    key: str
    action: str
    """The `action_…` it calls, the same from key, button and palette."""
    room: str
    hint: int = 0
    """Place among the six hints at the foot of the screen; 0 keeps it to the palette, its button and help."""
    shown_key: str = ""
    """How the key is written, where that differs from its name."""
    looks: bool = False
    """Whether it changes nothing, so that a window that only looks may do it."""

    @property
    def label(self) -> str:
        """What it is called, in two or three words."""
        return say(f"commands.{self.id}.label")

    @property
    def help(self) -> str:
        """What it does, in one line."""
        return say(f"commands.{self.id}.help")

    @property
    def face(self) -> str:
        """The key as people read it."""
        return self.shown_key or self.key.partition(",")[0]

    def act(self, *, strong: bool = False, off: bool = False) -> Act:
        """Give its button."""
        return Act(id=self.id, label=self.label, key=self.face, tooltip=self.help, strong=strong, off=off)


ROOMS: tuple[str, ...] = ("moments", "repairs", "reflect", "patterns", "summary")
"""The five rooms, in the order of their digits."""

COMMANDS: tuple[Command, ...] = (
    Command(id="new_moment", key="n", action="new_moment", room="moments", hint=1),
    Command(id="debrief", key="d", action="debrief", room="moments", hint=2),
    Command(id="my_read", key="r", action="my_read", room="moments"),
    Command(id="repair", key="p", action="repair", room="moments"),
    Command(id="search", key="slash", action="search", room="moments", hint=3, shown_key="/", looks=True),
    Command(id="filter", key="f", action="filter", room="moments", looks=True),
    Command(id="go_to_day", key="g", action="go_to_day", room="moments", looks=True),
    Command(id="edit_moment", key="e", action="edit_moment", room="moments"),
    Command(id="about_moment", key="t", action="about_moment", room="moments"),
    Command(id="mark", key="m", action="mark", room="moments"),
    Command(id="bright", key="b", action="bright", room="moments"),
    Command(id="carry", key="c", action="carry", room="moments", looks=True),
    Command(id="second_look", key="l", action="second_look", room="moments"),
    Command(id="to_bin", key="delete", action="to_bin", room="moments", shown_key="Del"),
    Command(id="open_repair", key="enter", action="open_repair", room="repairs", hint=1, shown_key="Enter", looks=True),
    Command(id="close_repair", key="c", action="close_repair", room="repairs", hint=2),
    Command(id="add_step", key="a", action="of_sheet('add')", room="repairs"),
    Command(id="leave_out", key="h", action="of_sheet('leave_out')", room="repairs", looks=True),
    Command(id="between", key="b", action="of_sheet('between')", room="repairs"),
    Command(id="calendar", key="i", action="of_sheet('calendar')", room="repairs"),
    Command(id="step_earlier", key="K", action="of_sheet('move(-1)')", room="repairs"),
    Command(id="step_later", key="J", action="of_sheet('move(1)')", room="repairs"),
    Command(id="by_child", key="o", action="by_child", room="repairs", hint=8, looks=True),
    Command(id="write", key="n", action="write", room="reflect", hint=1),
    Command(id="statements", key="s", action="statements", room="reflect", hint=2),
    Command(id="passphrase", key="p", action="passphrase", room="reflect"),
    Command(id="enough", key="x", action="enough", room="reflect", hint=4),
    Command(id="search_own", key="slash", action="search_own", room="reflect", shown_key="/", looks=True),
    Command(id="by_theme", key="b", action="by_theme", room="reflect", looks=True),
    Command(id="take_along", key="t", action="take_along", room="reflect"),
    Command(id="beside", key="m", action="beside", room="reflect"),
    Command(id="erase_own", key="delete", action="erase_own", room="reflect", shown_key="Del"),
    Command(id="about_words", key="a", action="about_words", room="reflect", looks=True),
    Command(id="more_own", key="o", action="more_own", room="reflect"),
    Command(id="make_page", key="n", action="make_page", room="summary", hint=1, looks=True),
    Command(id="pick", key="space", action="pick", room="summary", hint=2, shown_key="Space"),
    Command(id="page_notes", key="e", action="page_notes", room="summary", hint=3),
    Command(id="page_look", key="o", action="page_look", room="summary", hint=4),
    Command(id="forms", key="b", action="forms", room="summary"),
    *(
        Command(id=f"room_{room}", key=str(n), action=f"room('{room}')", room=EVERYWHERE, looks=True)
        for n, room in enumerate(ROOMS, 1)
    ),
    Command(id="palette", key="ctrl+p", action="app.palette", room=EVERYWHERE, shown_key="Ctrl+P", looks=True),
    Command(id="tour", key="0", action="app.tour", room=EVERYWHERE, looks=True),
    Command(id="undo", key="u", action="app.undo", room=EVERYWHERE, hint=7),
    Command(id="redo", key="ctrl+y", action="app.redo", room=EVERYWHERE, shown_key="Ctrl+Y"),
    Command(id="who", key="w", action="app.who", room=EVERYWHERE, hint=6, looks=True),
    Command(id="bin", key="ctrl+d", action="app.bin", room=EVERYWHERE, shown_key="Ctrl+D", looks=True),
    Command(id="family", key="6", action="app.family", room=EVERYWHERE, looks=True),
    Command(id="help", key="question_mark,f1", action="app.help", room=EVERYWHERE, hint=9, shown_key="?", looks=True),
    Command(id="hide", key="f9,ctrl+l", action="app.hide", room=EVERYWHERE, shown_key="F9", looks=True),
    Command(id="quit", key="ctrl+q", action="app.quit", room=EVERYWHERE, shown_key="Ctrl+Q", looks=True),
)
"""Everything there is to do."""


def command(command_id: str) -> Command:
    """Give one command.

    Raises:
        KeyError: when there is none of that id.
    """
    for found in COMMANDS:
        if found.id == command_id:
            return found
    raise KeyError(command_id)


def writes(action: str) -> bool:
    """Say whether an action is that of a command that may change something.

    Args:
        action: as a key or a button asks for it, such as ``app.undo`` or ``new_moment``.
    """
    name = action.removeprefix("app.")
    return any(not one.looks for one in COMMANDS if one.action.removeprefix("app.") == name)


def commands_of(room: str) -> tuple[Command, ...]:
    """Give what can be done in a room: its own commands, then those that work everywhere."""
    own = tuple(command for command in COMMANDS if command.room == room)
    return own + tuple(command for command in COMMANDS if command.room == EVERYWHERE)


def bindings(room: str) -> list[Binding]:
    """Give a room's key bindings."""
    return [
        Binding(command.key, command.action, command.label, id=command.id, tooltip=command.help, show=False)
        for command in COMMANDS
        if command.room == room
    ]


def hints(room: str) -> tuple[Command, ...]:
    """Give the commands whose keys stand at the foot of a room: the most useful first, help last, six at most."""
    useful = sorted((c for c in commands_of(room) if c.hint and c.id != HELP), key=lambda c: c.hint)
    return (*useful[: MOST_HINTS - 1], command(HELP))
