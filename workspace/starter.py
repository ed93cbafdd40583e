"""The installed program: it starts light, does what was asked, and is gone at once."""

from __future__ import annotations

import gc
import sys
from types import ModuleType
from typing import NoReturn


def run() -> NoReturn:
    """Do what was typed, and end with its exit code.

    The collector finds nothing to do while everything is being loaded; what stays open longer sets it to work again.
    Taking all that was loaded apart at the end, object by object, is a seventh of a short command, and by then
    everything is written and said. Where another thread still runs, Python comes to its end in its own time.
    """
    gc.disable()
    load_paths_lightly()
    from workspace.cli import main

    code = main()
    threads = sys.modules.get("threading")
    if threads is None or threads.active_count() == 1:
        _be_gone(code)
    sys.exit(code)


def load_paths_lightly() -> None:
    """Load what paths are made of without what reads addresses of the web; until one is asked for, nobody needs it."""
    parsing = "urllib.parse"
    if parsing in sys.modules:
        return
    stand_in = ModuleType(parsing)
    vars(stand_in)["quote_from_bytes"] = _quoted
    sys.modules[parsing] = stand_in
    try:
        import pathlib  # noqa: F401  # only to be loaded
    finally:
        del sys.modules[parsing]


def _quoted(data: bytes) -> str:
    from urllib.parse import quote_from_bytes

    return quote_from_bytes(data)


def _be_gone(code: int) -> None:
    """End here, unless what was said cannot be handed over; then Python may say so itself."""
    import atexit
    import contextlib
    import os

    with contextlib.suppress(OSError, ValueError):
        # What others asked to be done at the end, such as taking temporary folders away.
        atexit._run_exitfuncs()
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        os._exit(code)


if __name__ == "__main__":
    run()
