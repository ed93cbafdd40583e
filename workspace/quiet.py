"""Nothing anyone wrote leaves by a back door: no core file, no debug log, no line of Python on the screen."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio

DEBUG_SWITCHES = ("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_PRESS", "TEXTUAL_SCREENSHOT", "TEXTUAL_SCREENSHOT_LOCATION")
"""Switches that make Textual write down keys or screens, for people who build with it. A family does not need them."""

PR_SET_DUMPABLE = 4
"""The number Linux gives to *may this process be dumped or looked into*."""


def no_debug_log() -> None:
    """Take the debug switches away; to be called before Textual is imported."""
    for name in DEBUG_SWITCHES:
        os.environ.pop(name, None)


def no_core_file() -> None:
    """Ask the system to write no image of our memory, should the process end badly."""
    try:
        import resource
    except ImportError:
        # Not on this system.
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def no_looking_in() -> None:
    """On Linux, keep the user's other programs from reading our memory, and dump handlers from being fed with it."""
    if not sys.platform.startswith("linux"):
        return
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def report_quietly() -> None:
    """Let what goes amiss outside the app's own course end in a report, never in lines on the screen.

    A message of Python may quote what somebody wrote, so that neither it nor a value is ever shown or kept.
    """
    sys.excepthook = lambda kind, error, trace: _note(error)
    sys.unraisablehook = lambda found: _note(found.exc_value)
    threading.excepthook = lambda found: _note(found.exc_value)


def listen_to_loop(loop: asyncio.AbstractEventLoop) -> None:
    """Do the same for what goes amiss between two steps of the event loop, which would be logged with its message.

    Args:
        loop: the running loop.
    """

    def noted(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        _note(context.get("exception"))

    loop.set_exception_handler(noted)


def _note(error: BaseException | None) -> None:
    if error is None or isinstance(error, KeyboardInterrupt | SystemExit):
        return
    from workspace.cli_report import write_report

    # There is nobody left to be told when even the report cannot be written.
    with contextlib.suppress(Exception):
        write_report(error)
