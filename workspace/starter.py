"""The installed program: it starts light, does what was asked, and is gone at once."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn


def run() -> NoReturn:
    """Do what was typed, and end with its exit code.

    The collector finds nothing to do while everything is being loaded; what stays open longer sets it to work again.
    Taking all that was loaded apart at the end, object by object, is a seventh of a short command, and by then
    everything is written and said. Where another thread still runs, Python comes to its end in its own time.
    """
    gc.disable()
    from workspace.cli import main

    code = main()
    threads = sys.modules.get("threading")
    if threads is None or threads.active_count() == 1:
        _be_gone(code)
    sys.exit(code)


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
