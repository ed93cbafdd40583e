"""Good manners towards the terminal: keys that arrive, stepping aside, and leaving it clean."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from workspace.manners import colours_there

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

    from workspace.plain_app import PlainApp

CLEAN = "\x1b[H\x1b[J"
"""To the top left, and nothing from there on: for terminals that have no second page to go back to."""

AGAIN = "\x1b[?1049h\x1b[?25l\x1b[?1004h"
"""To the second page once more, with no cursor of the terminal's own, and told when the window is turned to."""

LONGEST_GOODBYE = 5.0
"""Seconds after which a process whose terminal is gone ends without waiting any longer."""


def ask_for_plain_keys() -> None:
    """Ask the terminal for its least intrusive keyboard report.

    Textual 8.2 asks for every key as a report, which swallows dead keys in some terminals and letters typed with AltGr
    or an input method in others. The first level alone keeps Escape quick and lets letters be letters.
    """
    try:
        import textual.drivers.linux_driver as driver
    except ImportError:
        # Not on this system.
        return
    for name in ("KITTY_REPORT_ALL_KEYS", "KITTY_REPORT_ASSOCIATED_TEXT"):
        if hasattr(driver, name):
            setattr(driver, name, 0)


def clean_driver() -> type[Driver] | None:
    """Give a driver that leaves no frame behind and comes back once from a pause; None where the stock one must do."""
    try:
        import termios

        from textual.drivers.linux_driver import LinuxDriver
    except ImportError:
        return None

    class CleanDriver(LinuxDriver):
        """The stock driver, with better manners."""

        def _get_terminal_size(self) -> tuple[int, int]:
            """Ask the terminal how large it is; the stock way loads a library that also knows archives."""
            if not os.environ.keys() & {"COLUMNS", "LINES"} and sys.__stdout__ is not None:
                with contextlib.suppress(OSError, ValueError):
                    width, height = os.get_terminal_size(sys.__stdout__.fileno())
                    if width and height:
                        return width, height
            return super()._get_terminal_size()

        def stop_application_mode(self) -> None:
            """Wipe the page before it is given back."""
            self.write(CLEAN)
            super().stop_application_mode()

        def step_aside(self) -> None:
            """Give the terminal back and stop, until the shell calls again."""
            self._sigtstp_application()

        def _sigcont_application(self, *_: object) -> None:
            writer = self._writer_thread
            if writer is None or not writer.is_alive():
                super()._sigcont_application()
            else:
                # Stopped from outside without being asked: the terminal was never given back, so it is only painted.
                self.process_message(self.SignalResume())

        def take_back(self) -> None:
            """Set the terminal up again, where a shell that came in between has set it up for its own line."""
            writer = self._writer_thread
            if self.attrs_before is None or writer is None or not writer.is_alive() or not in_front(self.fileno):
                return
            try:
                modes = termios.tcgetattr(self.fileno)
                if not modes[3] & termios.ICANON:
                    return
                modes[0], modes[3] = self._patch_iflag(modes[0]), self._patch_lflag(modes[3])
                modes[6][termios.VMIN] = 1
                termios.tcsetattr(self.fileno, termios.TCSANOW, modes)
            except termios.error:
                # The terminal is gone; that is noticed elsewhere.
                return
            self.write(AGAIN)
            self._enable_mouse_support()
            self._enable_bracketed_paste()
            self.process_message(self.SignalResume())

    return CleanDriver


def in_front(terminal: int) -> bool:
    """Tell whether this process is the one that the terminal listens to now; where that is unknown, it is taken to be.

    Args:
        terminal: its file descriptor.
    """
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return True


def take_terminal_back(app: App[Any]) -> None:
    """Look whether the terminal is still set up for this app, and set it up again if a shell came in between."""
    take_back = getattr(app._driver, "take_back", None)
    if take_back is not None:
        take_back()


def colours() -> int:
    """Tell how many colours this terminal shows, as far as it says so: 16, 256, or all of them."""
    return {"16": 16, "256": 256}.get(colours_there(os.environ), 1 << 24)


# -- ending ---------------------------------------------------------------------------------------------------------


def leave_in_order(app: PlainApp[Any], before: Callable[[], None]) -> None:
    """End the app properly when its window is closed or the system asks it to; what is typed is on the disk already.

    Args:
        app: the running app.
        before: notes where the cursor is.
    """

    def leave(number: int) -> None:
        _goodbye_at_last(128 + number)
        before()
        app.leave(128 + number)

    for name in ("SIGHUP", "SIGTERM", "SIGINT"):
        if not _listen(name, leave):
            return


def terminal_gone() -> bool:
    """Tell whether the terminal behind the keyboard was taken away without a word, as after ``nohup``."""
    if not hasattr(select, "poll") or sys.__stdin__ is None:
        return False
    watch = select.poll()
    try:
        watch.register(sys.__stdin__.fileno(), 0)
        return any(what & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, what in watch.poll(0))
    except (OSError, ValueError):
        return False


def leave_without_terminal(app: PlainApp[Any]) -> None:
    """End the app when nobody can see it any more; nothing of this may wait for the terminal that is gone.

    Args:
        app: the running app.
    """
    _goodbye_at_last(128 + 1)
    app.leave(128 + 1)


def _goodbye_at_last(code: int) -> None:
    """See to it that the process ends, even where the way out waits for a terminal that no longer takes anything."""
    if not sys.__stdin__ or not terminal_gone():
        return
    last = threading.Timer(LONGEST_GOODBYE, os._exit, (code,))
    last.daemon = True
    last.start()


# -- stepping aside -------------------------------------------------------------------------------------------------


def step_aside_in_order(app: App[Any], before: Callable[[], Any]) -> None:
    """Put things in order before the shell takes the terminal back, and paint afresh when it is given again.

    Args:
        app: the running app.
        before: puts things in order; may be a coroutine.
    """

    async def aside() -> None:
        await before()
        step_aside = getattr(app._driver, "step_aside", None)
        if step_aside is not None:
            step_aside()

    tasks: set[asyncio.Task[None]] = set()

    def asked(_: int) -> None:
        task = asyncio.get_running_loop().create_task(aside())
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    _listen("SIGTSTP", asked)
    app.app_resume_signal.subscribe(app, lambda _: app.refresh(layout=True))


def _listen(name: str, called: Callable[[int], None]) -> bool:
    """Have something called on a signal; says whether this system and thread can."""
    number = getattr(signal, name, None)
    if number is None:
        return True
    try:
        asyncio.get_running_loop().add_signal_handler(number, called, number)
    except (NotImplementedError, RuntimeError, ValueError):
        # Not on this system, or not the main thread (as in tests).
        return False
    return True
