"""Our storage with one of its precautions taken away, and the check that must see each of them missing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

from data import backups, familyfile, fileops, lock, ondisk, storage
from data.errors import CannotOpen, JournalError
from data.familyfile import pack, unpack
from data.fileops import FileId, FileOps
from tests.data.disk import NEW, OLD, Clock
from tests.torture.faults import stops, stops_while_opening
from tests.torture.keeping import FILE, Ours
from tests.torture.machine import Machine, running_on
from tests.torture.places import quick_folder
from tests.torture.power import counted, cuts

Check = Callable[[Path], int]
"""Works in an empty folder and gives how often it found something lost or let through."""


def power_cut(folder: Path) -> int:
    """Cut the power all through an evening."""
    return counted(cuts(Ours(), folder, seed=4, saves=2, most=12))[1].total()


def new_family(folder: Path) -> int:
    """Cut the power while a family is begun."""
    return counted(cuts(Ours(), folder, seed=4, most=60, first=True))[1].total()


def stop(folder: Path) -> int:
    """Stop the process at every call of a save."""
    return counted(stops(Ours(), folder))[1].total()


def stop_again(folder: Path) -> int:
    """Stop it again at the calls of the opening that follows."""
    return counted(islice(stops_while_opening(folder), 60))[1].total()


def planted_link(folder: Path) -> int:
    """Put a link where the temporary file is going to be, as somebody who guessed its name could."""
    theirs = folder / "theirs"
    theirs.write_bytes(b"theirs")
    Ours().begin(folder / "family", OLD)
    machine = Machine(folder)
    with running_on(machine), patch.object(os, "urandom", lambda many: b"\7" * many):
        kept = Ours().bare(folder / "family")
        (folder / "family" / f".{FILE}.{'07' * 8}.swingback-tmp").symlink_to(theirs)
        with suppress(JournalError):
            kept.save(NEW)
    return int(theirs.read_bytes() != b"theirs")


def changed_bit(folder: Path) -> int:
    """Change single bits of a file, in the words, the ids and the head."""
    data, found = pack("F1", {"moments": OLD["moments"]}, {})[0], 0
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1
        with suppress(CannotOpen):
            unpack(bytes(changed), folder / FILE)
            found += 1
    return found


def other_program(folder: Path) -> int:
    """Let another program write the file while it is open here."""
    Ours().begin(folder / "family", OLD)
    path = folder / "family" / FILE
    kept = Ours().bare(folder / "family")
    theirs, _ = pack("F1", {"moments": {"t": {"text": "theirs"}}}, {})
    fileops.write_whole(path, theirs)
    with suppress(JournalError):
        kept.save(NEW)
    return int(path.read_bytes() != theirs)


def two_windows(folder: Path) -> int:
    """Open the family in a second window and write in it."""
    Ours().begin(folder / "family", OLD)
    first = storage.DurableStorage(folder / "family" / FILE, family="F1")
    try:
        second = storage.DurableStorage(folder / "family" / FILE, family="F1")
        second.release()
        return 1
    except CannotOpen:
        return 0
    finally:
        first.release()


def ordinary_evening(folder: Path) -> int:
    """Save and open with nothing in the way: this must work with any precaution missing, or the rest says nothing."""
    Ours().begin(folder / "family", OLD)
    kept = Ours().open(folder / "family", Clock())
    kept.save(NEW)
    kept.close()
    return int(Ours().look(folder / "family") != NEW)


CHECKS: tuple[Check, ...] = (
    power_cut, new_family, stop, stop_again, planted_link, changed_bit, other_program, two_windows,
)  # fmt: skip
"""Every check."""


def _nothing(*_given: Any, **_more: Any) -> None:
    return None


def _system() -> Any:
    """Give what our acts call the system, which may be a machine."""
    return vars(fileops)["os"]


def _in_place(path: Path, data: bytes, *, before_replace: Any = None, **_more: Any) -> FileId:
    """Write a file where it stands, as most programs do."""
    fd = _system().open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    made = fileops.id_of(_system().fstat(fd))
    if before_replace is not None:
        with suppress(JournalError):
            before_replace(made)
    _system().write(fd, data)
    _system().fsync(fd)
    made = fileops.id_of(_system().fstat(fd))
    _system().close(fd)
    return made


def _anyone_first(_ops: FileOps, path: Path) -> int:
    """Make a temporary file without refusing what stands there."""
    return int(_system().open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))


def _late_wait(_ops: FileOps, old: Path, new: Path) -> None:
    """Put the file in place and wait for its bytes only then."""
    _system().replace(old, new)
    fd = _system().open(new, os.O_RDONLY)
    _WAIT(fileops.OPS, fd)
    _system().close(fd)


_WAIT = FileOps.fsync


def _unchecked(data: bytes) -> bytes:
    found = familyfile._HEAD.match(data)
    return found[0] if found else b""


def _only_the_tables(*pieces: bytes | memoryview) -> str:
    """Make a checksum over the tables and not over the head."""
    made = sha256()
    for piece in pieces[1:]:
        made.update(piece)
    return made.hexdigest()


def _careless_folder(folder: Path, *, ops: FileOps) -> None:
    if not folder.is_dir():
        ops.make_folder(folder)


class _NoLock:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def release(self) -> None:
        """There is nothing to let go of."""


@contextmanager
def _changed(*changes: tuple[Any, str, Any]) -> Iterator[None]:
    with ExitStack() as stack:
        for where, name, instead in changes:
            stack.enter_context(patch.object(where, name, instead))
        yield


MUTANTS: dict[str, tuple[Check, Callable[[], AbstractContextManager[None]]]] = {
    "no wait for the file": (power_cut, lambda: _changed((FileOps, "fsync", _nothing))),
    "no wait for the folder": (power_cut, lambda: _changed((FileOps, "sync_folder", _nothing))),
    "no wait for a new folder": (new_family, lambda: _changed((lock, "private_folder", _careless_folder))),
    "the wait after the replacing": (
        power_cut,
        lambda: _changed((FileOps, "fsync", _nothing), (FileOps, "replace", _late_wait)),
    ),
    "no temporary file": (
        stop,
        lambda: _changed((ondisk, "write_whole", _in_place), (backups, "write_whole", _in_place)),
    ),
    "no temporary file, power": (power_cut, lambda: _changed((ondisk, "write_whole", _in_place))),
    "no exclusive flag": (planted_link, lambda: _changed((FileOps, "create", _anyone_first))),
    "no checksum": (changed_bit, lambda: _changed((familyfile, "head_of", _unchecked))),
    "a checksum without the head": (changed_bit, lambda: _changed((familyfile, "sha256_of", _only_the_tables))),
    "no clearing up": (stop_again, lambda: _changed((lock, "clear_stale", _nothing))),
    "no look at what others wrote": (other_program, lambda: _changed((ondisk.OnDisk, "_is_ours", lambda _: True))),
    "no lock": (two_windows, lambda: _changed((lock, "FamilyLock", _NoLock))),
}
"""What is taken away, the check that must see it, and how it is taken away."""


def found_by(check: Check, mutant: str = "") -> int:
    """Run a check over our storage, whole or with one precaution taken away; gives how often it found something."""
    with quick_folder() as folder, MUTANTS[mutant][1]() if mutant else _changed():
        return check(folder)
