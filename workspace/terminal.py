"""Good manners towards the terminal: a quick start, keys that arrive, and leaving in order when a window closes."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App


def before_textual() -> None:
    """Prepare the start; to be called before Textual is imported.

    The garbage collector finds nothing to do while everything is being loaded, and costs a sixth of the start. At 120
    frames a second a change that passes through several widgets is drawn in half the time.
    """
    gc.disable()
    os.environ.setdefault("TEXTUAL_FPS", "120")


def after_start() -> None:
    """Collect once, leave what was loaded out of later collections, and let the collector work again."""
    gc.collect()
    gc.freeze()
    gc.enable()


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


def leave_in_order(app: App[int]) -> None:
    """End the app properly when its window is closed or the system asks it to; what is typed is on the disk already.

    Args:
        app: the running app.
    """
    loop = asyncio.get_running_loop()
    for name in ("SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, lambda number=number: app.exit(128 + number))  # type: ignore[misc]
        except (NotImplementedError, RuntimeError, ValueError):
            # Not on this system, or not the main thread (as in tests).
            return
    app.app_resume_signal.subscribe(app, lambda _: app.refresh(layout=True))
