"""A quick start: large libraries without the parts that are never used here, and nothing collected meanwhile."""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from types import ModuleType, SimpleNamespace
from typing import Any

from workspace.quiet import no_core_file, no_debug_log

_FORMATS = ("msgspec.inspect", "msgspec._json_schema", "msgspec.toml", "msgspec.yaml", "msgspec.msgpack")


def load_lightly() -> None:
    """Load what every record is made of without what Python itself has had since 3.11, and let the collector rest.

    Both together are a tenth of a command that opens a family.
    """
    gc.set_threshold(50_000)
    gc.enable()
    load_records_lightly()


def load_records_lightly() -> None:
    """Load msgspec without what it has for values and formats that no record here knows: a tenth of a short command.

    It takes from `typing` what it does not find in a library for older Pythons. Whoever asks for any of them afterwards
    gets the real one.
    """
    unused = {name: _Unused(name) for name in ("uuid", "decimal", *_FORMATS)}
    vars(unused["uuid"])["SafeUUID"] = SimpleNamespace(unknown=None)
    try:
        with _without("msgspec", {"typing_extensions": None, **unused}):
            import msgspec.json
    except (ImportError, AttributeError):
        # A msgspec that needs more of them is loaded as it comes, by whoever asks for it first.
        for name in [*sys.modules]:
            if name.partition(".")[0] == "msgspec":
                del sys.modules[name]
        return
    for place in (msgspec, msgspec.json):
        for name, value in [*vars(place).items()]:
            if value in unused.values() or getattr(value, "__module__", "") == _Unused.__name__:
                delattr(place, name)


def load_textual_lightly() -> None:
    """Load Textual without a network, handing over files, and its own list of commands; a page of ours is in its place.

    The list alone brings a tree of folders, fields and menus that no screen here uses: a tenth of a start. Whoever
    asks for any of them afterwards gets the real one. What takes styles apart is made ready when there are some to
    take apart: most often they are known already.
    """
    with _without("asyncio", {"ssl": None}):
        import asyncio  # noqa: F401  # only to be loaded
    unused = ("textual.command", "platformdirs", "mimetypes", "rich.table")
    with _without("textual.app", {name: _Unused(name) for name in unused}), _compiled_late("textual.css.tokenizer"):
        import textual.app  # noqa: F401  # only to be loaded


def prepare_screen() -> None:
    """Prepare the start, and load what draws the screen; to be called before anything else imports Textual.

    The garbage collector finds nothing to do while everything is being loaded, and costs a sixth of the start. At 120
    frames a second a change that passes through several widgets is drawn in half the time.
    """
    gc.disable()
    no_debug_log()
    no_core_file()
    os.environ.setdefault("TEXTUAL_FPS", "120")
    # Nothing glides, for anybody: what somebody asked to see is there at once, and nobody has to ask for less motion.
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    load_textual_lightly()


def after_start() -> None:
    """Leave what was loaded out of later collections, and let the collector work again.

    Collecting first would find next to nothing, and hold the first key up for a tenth of a second with many moments.
    """
    gc.freeze()
    gc.enable()


class _Unused(ModuleType):
    """A module in which every name is a class that does nothing."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {"__module__": _Unused.__name__})


class _Late:
    """A pattern that is compiled when it is needed for the first time."""

    def __init__(self, *given: Any) -> None:
        self._pattern = cache(partial(re.compile, *given))

    def match(self, *given: Any) -> re.Match[str] | None:
        """Match at a place."""
        return self._pattern().match(*given)

    def search(self, *given: Any) -> re.Match[str] | None:
        """Look from a place on."""
        return self._pattern().search(*given)


@contextmanager
def _compiled_late(loaded: str) -> Iterator[None]:
    """Let the patterns of a module wait until they are needed, while it is loaded; those of others are compiled."""
    real: Callable[..., Any] = re.compile

    def compiled(*given: Any) -> Any:
        return (_Late if sys._getframe(1).f_globals.get("__name__") == loaded else real)(*given)

    vars(re)["compile"] = compiled
    try:
        yield
    finally:
        vars(re)["compile"] = real


@contextmanager
def _without(loaded: str, others: dict[str, ModuleType | None]) -> Iterator[None]:
    """Put something in the place of modules while another is loaded; whoever has one of them already keeps it.

    Args:
        loaded: the module that is loaded meanwhile; nothing is done where it is there.
        others: what stands in for each; None for one that cannot be imported.
    """
    left = () if loaded in sys.modules else [name for name in others if name not in sys.modules]
    for name in left:
        sys.modules[name] = others[name]  # type: ignore[assignment]  # None is what Python's own import looks for
    try:
        yield
    finally:
        for name in left:
            del sys.modules[name]
