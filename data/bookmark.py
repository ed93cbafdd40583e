"""A bookmark beside a long family file: where in it the tables and the newest moments stand, for the next start.

It holds nothing that anybody wrote: numbers alone, and the head of the one file they are true of. Looking for them
takes as long as reading a whole chapter; without a bookmark, or with one of another file, they are looked for.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec
from msgspec import Struct

from data.checksum import sha256_of
from data.fileops import OPS, FileOps, write_whole
from data.kept import LONG, Newest, Span, Unread, unread_in

NAME = "bookmark.json"
"""What it is called in the family folder."""

_DIGITS = 64


class Bookmark(Struct, frozen=True):
    """Where things stand in one family file."""

    head: str
    """The head of that file; with the checksum inside it stands for the whole of it."""
    tables: tuple[Span, ...]
    """Where each table stands."""
    newest: Newest
    """Where the newest of the timeline stands."""


def bookmark_for(path: Path, head: bytes, *, ops: FileOps = OPS) -> Bookmark | None:
    """Give the bookmark of a family file; None where there is none, or it is of another state of the file.

    Args:
        path: the family file.
        head: its head, whose checksum holds.
        ops: the acts that touch the disk.
    """
    with contextlib.suppress(OSError, msgspec.MsgspecError, UnicodeError):
        data, _ = ops.read(path.with_name(NAME))
        # Numbers with one digit changed would lead anywhere.
        if sha256_of(data[_DIGITS:]).encode() == data[:_DIGITS]:
            found = msgspec.json.decode(data[_DIGITS:], type=Bookmark)
            return found if found.head.encode() == head else None
    return None


def bookmark_of(head: bytes, tables: tuple[Span, ...], unread: tuple[Unread, ...]) -> Bookmark | None:
    """Look where the newest moments stand in a file; None where none of them begins as it is written.

    Args:
        head: the head of that file.
        tables: where each of its tables stands.
        unread: those of its timeline.
    """
    from data.beginnings import newest_in

    try:
        return Bookmark(head.decode(), tables, newest_in(unread))
    except ValueError:
        return None


def put_bookmark(path: Path, mark: Bookmark, *, ops: FileOps = OPS) -> bool:
    """Put a bookmark beside the family file it is of, unless it is there already.

    Args:
        path: the family file. Only the holder of the lock may do this.
        mark: the bookmark.
        ops: the acts that touch the disk. Their refusal is no trouble: the next start takes a little longer.

    Returns:
        Whether it was put there.
    """
    with contextlib.suppress(OSError):
        if bookmark_for(path, mark.head.encode(), ops=ops) is None:
            made = msgspec.json.encode(mark)
            write_whole(path.with_name(NAME), sha256_of(made).encode() + made, ops=ops, durable=False)
            return True
    return False


def keep_bookmark(path: Path, *, ops: FileOps = OPS) -> bool:
    """Look through a family file as it stands on the disk, and put a bookmark beside it if it is long and has none.

    Args:
        path: the family file, and as for `put_bookmark`.
        ops: the same.

    Returns:
        Whether one was put there.
    """
    from data.familyfile import head_of, spans_in

    with contextlib.suppress(OSError, msgspec.MsgspecError):
        if ops.stat(path).st_size <= LONG:
            return False
        data, _ = ops.read(path)
        head = head_of(data)
        if head and bookmark_for(path, head, ops=ops) is None:
            tables = spans_in(data)
            # What is long by something else than its timeline is read at once.
            unread = unread_in(data, tables)
            mark = bookmark_of(head, tables, unread) if unread else None
            return mark is not None and put_bookmark(path, mark, ops=ops)
    return False
