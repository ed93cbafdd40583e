"""Copies of the family file that lie beside it, as sync programs leave them: found and named, never touched."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from data.errors import CannotOpen
from data.familyfile import family_in, read_family_file
from data.fileops import OPS, FileOps

KEPT = "kept"
"""Stands in the name of the file that is written when another program changed the family file."""


class CopyBeside(Struct, frozen=True, kw_only=True):
    """One more file of the same family in the same folder."""

    path: Path
    moments: int
    """How many moments it holds; 0 when it cannot be read."""
    changed: datetime
    """When it was written last, aware (UTC)."""
    whole: bool
    """Whether it reads exactly as it was saved."""


def copies_beside(book: Path, family: str, *, ops: FileOps = OPS) -> tuple[CopyBeside, ...]:
    """Find other files of this family beside its file, by the family's id and not by their names.

    Args:
        book: the family file itself.
        family: the family's id.

    Returns:
        The copies, by name. What belongs to another family, or to no family, is none.
    """
    try:
        names = sorted(ops.list(book.parent))
    except OSError:
        return ()
    found = (_look_at(book.parent / name, family, ops) for name in names if name != book.name)
    return tuple(copy for copy in found if copy is not None)


def _look_at(path: Path, family: str, ops: FileOps) -> CopyBeside | None:
    if path.suffix.lower() != ".json":
        return None
    try:
        data, (_, _, changed) = ops.read(path)
    except OSError:
        return None
    if family_in(data) != family:
        return None
    whole, moments = True, 0
    try:
        moments = read_family_file(path, ops=ops).moments
    except CannotOpen:
        whole = False
    return CopyBeside(path=path, moments=moments, changed=datetime.fromtimestamp(changed / 1e9, UTC), whole=whole)


def place_to_keep(book: Path, now: datetime) -> Path:
    """Name the file that takes what was written here when another program changed the family file.

    Args:
        book: the family file.
        now: aware; stands in the name in UTC.
    """
    return book.with_name(f"{book.stem}-{KEPT}-{now.astimezone(UTC):%Y%m%d-%H%M%S}{book.suffix}")
