"""A disk that writes down every act, and can refuse or stop at any one of them."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from data.familyfile import Tables, pack
from data.fileops import FileOps
from data.storage import DurableStorage

ACTS = (
    "stat", "read", "list", "make_folder", "create", "write", "fsync", "identify", "close", "link", "replace", "remove",
    "sync_folder",
)  # fmt: skip
"""Every act of `FileOps` that touches the disk."""

Moment = Literal["before", "after", "half"]
"""When something happens: before an act, after it, or in the middle of a write."""

OLD: Tables = {"moments": {"a": {"text": "Kit went quiet at the door"}}, "settings": {"F1": {"zone": "UTC"}}}
"""What a family file holds at first."""

NEW: Tables = {**OLD, "moments": {**OLD["moments"], "b": {"text": "we read the long book \N{BOOKS}"}}}
"""What is written then."""


class Stopped(BaseException):
    """The process ends here: nothing after this reaches the disk."""


class Disk(FileOps):
    """The real disk, with a list of what was done; children decide what happens at an act."""

    def __init__(self) -> None:
        self.acts: list[tuple[str, str]] = []

    @property
    def names(self) -> list[str]:
        """The acts so far, by name."""
        return [name for name, _ in self.acts]

    def meet(self, number: int, moment: Moment) -> None:
        """Decide what happens at the act with this number (from 0)."""


def _recorded(name: str) -> Callable[..., Any]:
    real = getattr(FileOps, name)

    def act(self: Disk, *given: Any) -> Any:
        number = len(self.acts)
        self.acts.append((name, " ".join(str(thing) for thing in given if isinstance(thing, Path))))
        self.meet(number, "before")
        if name == "write":
            half = real(self, given[0], given[1][: len(given[1]) // 2]) if len(given[1]) > 1 else 0
            self.meet(number, "half")
            result = half + real(self, given[0], given[1][half:])
        else:
            result = real(self, *given)
        self.meet(number, "after")
        return result

    return act


for _name in ACTS:
    setattr(Disk, _name, _recorded(_name))


class Refusing(Disk):
    """A disk that refuses some acts, and is well again afterwards."""

    def __init__(self, code: int = 0, *, at: set[int] | None = None, moment: Moment = "before") -> None:
        super().__init__()
        self.code, self.at, self.moment = code, at or set(), moment

    def meet(self, number: int, moment: Moment) -> None:
        """Refuse the chosen acts."""
        if moment == self.moment and number in self.at:
            raise OSError(self.code, os.strerror(self.code))


class Stopping(Disk):
    """A disk that nobody reaches any more after the chosen act."""

    def __init__(self, at: int, moment: Moment) -> None:
        super().__init__()
        self.at, self.moment, self.gone = at, moment, False

    def meet(self, number: int, moment: Moment) -> None:
        """Stop at the chosen act; whatever is tried afterwards does not happen."""
        if self.gone or (number == self.at and moment == self.moment):
            self.gone = True
            raise Stopped


class Clock:
    """A clock that moves only when told."""

    def __init__(self, now: datetime = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Give the time."""
        return self.now

    def pass_by(self, **time: float) -> None:
        """Let time go by, as in ``pass_by(minutes=11)``."""
        self.now += timedelta(**time)


def litter(folder: Path) -> list[Path]:
    """Find temporary files left anywhere in a folder."""
    return [path for path in folder.rglob("*") if path.name.endswith("-tmp")]


def family(folder: Path, tables: Tables = OLD) -> Path:
    """Put a family file in a folder."""
    path = folder / "family.json"
    path.write_bytes(pack("F1", tables, {})[0])
    return path


def opened(path: Path, disk: FileOps, clock: Clock | None = None) -> DurableStorage:
    """Open a family file so that nothing is tried again unless asked."""
    return DurableStorage(path, family="F1", ops=disk, clock=clock or Clock(), retry_seconds=3600)


def first_try(storage: DurableStorage) -> str:
    """Write, wait for the first try and nothing more, and give the sentence of its refusal."""
    over = threading.Event()
    storage.set_listener(lambda state, _: over.set() if state != "saving" else None)
    storage.write(NEW)
    assert over.wait(20)
    return storage.problem
