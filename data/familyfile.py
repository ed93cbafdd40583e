"""What a family file looks like inside: tables as plain JSON, with a checksum in front that notices a changed byte.

The bytes are ``{"_meta":{"swingback":{"schema":1,"family":"<id>","sha256":"<64 hex>"}},`` followed by the rest of
``{table: {id: document}}``. The checksum is over the whole file exactly as it stands, with only its own 64 digits left
out; so it covers the schema and the family's id as well.
"""

from __future__ import annotations

import errno
import json
import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from data.checksum import sha256_of
from data.errors import CannotOpen, Damaged, NewerSchema, NotThere
from data.fileops import OPS, FileId, FileOps, NotAFile
from data.kept import Span, Unread, read_as_records, tables_in, unread_in
from data.wording import say

if TYPE_CHECKING:
    from data.ahead import Ahead
    from data.bookmark import Bookmark

SCHEMA = 1
"""The shape of the records this Swingback writes; a file with a higher number is left alone."""

Document = dict[str, Any]
Documents = dict[str, Document]
Tables = dict[str, Documents]
"""Table name to id to document. None of the three is ever changed in place: a change makes new dicts."""

Packed = dict[str, tuple[Documents, bytes]]
"""Table name to the very table that was turned into bytes last, and those bytes."""

META = "_meta"
"""What stands before the tables; none of them may be called so."""

_AT_ONCE = 500
_WORTH_KEEPING = 1 << 18
"""Bytes beyond which a table's are made anew at each save: keeping them would take the room of the whole file."""
_HEAD = re.compile(
    rb'\{"_meta":\{"swingback":\{"schema":(\d{1,9}),"family":"([0-9A-Za-z_.-]+)","sha256":"([0-9a-f]{64})"\}\}(?=[,}])'
)
_FAMILY = re.compile(r"[0-9A-Za-z_.-]*")
_tables: msgspec.json.Decoder[Tables] = msgspec.json.Decoder(Tables)
_encode = msgspec.json.Encoder().encode


class Verified(Struct, frozen=True, kw_only=True):
    """A family file that reads exactly as it was saved."""

    family: str
    schema: int
    tables: Tables
    moments: int
    """How many moments it holds."""
    head: bytes
    """The bytes in front of the tables; with the checksum inside they stand for the whole file."""
    packed: Packed
    """The bytes of each table that is not large, so that the first save need not make them again."""
    which: FileId = (0, 0, 0)
    """Which file on the disk this was."""
    unread: tuple[Unread, ...] = ()
    """Tables that were left for later; they are empty in `tables`, and `moments` counts none."""
    bookmark: Bookmark | None = None
    """Where things stand in it, if something was left for later."""


def family_name_fits(family: str) -> bool:
    """Tell whether an id can stand in the head of a family file: letters, digits, and ``_ . -``."""
    return _FAMILY.fullmatch(family) is not None and family.isascii()


def pack(family: str, tables: Tables, packed: Packed) -> tuple[bytes, bytes]:
    """Turn tables into the bytes of a family file.

    Args:
        family: the family's id.
        tables: what to write.
        packed: bytes made before; a table of these that is the same object is not made again. Brought up to date.

    Returns:
        The whole file, and its head (see `Verified.head`).
    """
    for name in packed.keys() - tables.keys():
        del packed[name]
    pieces: list[bytes | memoryview] = []
    for name, table in tables.items():
        last = packed.get(name)
        portions = [last[1]] if last is not None and last[0] is table else _portions(table)
        if sum(map(len, portions)) < _WORTH_KEEPING:
            packed[name] = (table, b"".join(portions))
        else:
            packed.pop(name, None)
        pieces += [b"," if pieces else b"", _encode(name), b":", *portions]
    pieces.append(b"}")
    before = f'{{"_meta":{{"swingback":{{"schema":{SCHEMA},"family":"{family}","sha256":"'.encode()
    after = b'"}},' if tables else b'"}}'
    head = before + sha256_of(before, after, *pieces).encode() + b'"}}'
    # Put together once: each copy of a large family takes as long as reading it.
    return b"".join([head, after[3:], *pieces]), head


def _portions(table: Documents) -> list[bytes | memoryview]:
    """Turn a table into bytes, piece by piece."""
    # In portions, because encoding holds up every other thread: the screen must not wait for a big table.
    # Where a record is held in place of its document, it turns into the same bytes.
    documents = iter(dict.items(table))
    portions: list[bytes | memoryview] = []
    while portion := dict(islice(documents, _AT_ONCE)):
        portions += [b"," if portions else b"{", memoryview(_encode(portion))[1:-1]]
    return [*portions, b"}"] if portions else [b"{}"]


def head_of(data: bytes) -> bytes:
    """Give the head of a family file when its checksum holds, else nothing."""
    found = _HEAD.match(data)
    if found is None:
        return b""
    summed = sha256_of(data[: found.start(3)], memoryview(data)[found.end(3) :])
    return found[0] if summed.encode() == found[3] else b""


def family_in(data: bytes) -> str:
    """Give the family's id that stands at the beginning of a family file, whole or not; empty when there is none."""
    found = _HEAD.match(data)
    return found[2].decode() if found else ""


def _stand(tables: Tables, data: bytes, at: int, packed: Packed) -> bool:
    """Tell whether tables turn into exactly the bytes that stand in a file; what they turn into is kept in `packed`."""
    for name, table in tables.items():
        packed[name] = (table, b"".join(_portions(table)))
        for piece in (b"," + _encode(name) + b":", packed[name][1]):
            if not data.startswith(piece, at):
                return False
            at += len(piece)
    return data[at:] == b"}"


def spans_in(data: bytes) -> tuple[Span, ...]:
    """Give where each table of a family file stands in it; nothing where they do not stand there as they are written.

    Raises:
        msgspec.MsgspecError: when these are not the bytes of any such file.
    """
    found = _HEAD.match(data)
    return tables_in(data, found.end(), META) if found else ()


def unpack(
    data: bytes,
    path: Path,
    *,
    head: bytes | None = None,
    in_part: bool = False,
    bookmark: Bookmark | None = None,
) -> Verified:
    """Read the bytes of a family file and check every one of them.

    Args:
        data: the whole file.
        path: where it came from, for the sentence.
        head: what `head_of` gave for these bytes, where it was asked already.
        in_part: whether a long timeline may be left for later: see `rest_of`.
        bookmark: where things stand in it, if that is known.

    Raises:
        Damaged: when they are not exactly what was saved.
        NewerSchema: when a newer Swingback wrote them.
    """
    if not data:
        raise Damaged(say("errors.empty", path=path))
    found = _HEAD.match(data)
    if int(found[1]) > SCHEMA if found else _looks_newer(data):
        raise NewerSchema(say("errors.newer", path=path))
    if found is None or int(found[1]) < 1 or not (head_of(data) if head is None else head):
        raise Damaged(say("errors.damaged", path=path))
    packed = Packed()
    try:
        spans = bookmark.tables if bookmark is not None else spans_in(data)
        unread = unread_in(data, spans) if in_part else ()
        if unread and bookmark is None:
            from data.bookmark import bookmark_of

            bookmark = bookmark_of(found[0], spans, unread)
            unread = unread if bookmark is not None else ()
        packed.update(read_as_records(data, spans, unread))
        tables: Tables = {name: table for name, (table, _) in packed.items()}
        if not tables:
            unread = ()
            tables = _tables.decode(data)
            del tables[META]
        # The family's own document stands under the id in the head; a program that changed one forgot the other.
        settings = tables.get("settings")
        if settings and found[2].decode() not in settings:
            raise Damaged(say("errors.damaged", path=path))
        # What the tables turn into again is what was read, unless a name stands there twice (or another program
        # arranged the same tables differently and knew the checksum).
        if not packed and not _stand(tables, data, found.end(), packed) and _repeats_a_name(data):
            raise Damaged(say("errors.damaged", path=path))
    except (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError):
        raise Damaged(say("errors.damaged", path=path)) from None
    return Verified(
        family=found[2].decode(),
        schema=int(found[1]),
        tables=tables,
        moments=len(tables.get("moments", ())),
        head=found[0],
        packed={name: last for name, last in packed.items() if 0 < len(last[1]) < _WORTH_KEEPING},
        unread=unread,
        bookmark=bookmark if unread else None,
    )


def rest_of(unread: tuple[Unread, ...], path: Path) -> Tables:
    """Read the tables that were left for later, and check every byte of them.

    Args:
        unread: what was left, of one file.
        path: where it came from, for the sentence.

    Raises:
        Damaged: when they are not exactly what was saved.
    """
    read = {one.table: one.read() for one in unread}
    if any(kept is None for kept in read.values()):
        # Another arrangement than ours, or something that stands there twice: looked at as a whole.
        whole = unpack(unread[0].data, path).tables
        return {name: whole[name] for name in read}
    return {name: kept for name, kept in read.items() if kept is not None}


def _looks_newer(data: bytes) -> bool:
    """Tell whether a head that this Swingback cannot read names a higher schema."""
    try:
        schema = msgspec.json.decode(data)["_meta"]["swingback"]["schema"]
    except (msgspec.MsgspecError, UnicodeError, RecursionError, LookupError, TypeError, ValueError):
        return False
    return type(schema) is int and schema > SCHEMA


def _repeats_a_name(data: bytes) -> bool:
    repeated = False

    def look(pairs: list[tuple[str, Any]]) -> None:
        nonlocal repeated
        repeated = repeated or len({name for name, _ in pairs}) != len(pairs)

    json.loads(data, object_pairs_hook=look)
    return repeated


def read_family_file(path: Path, *, ops: FileOps = OPS, ahead: Ahead | None = None) -> Verified:
    """Read one family file, looking at nothing else.

    Args:
        path: the file.
        ops: the acts that touch the disk.
        ahead: the same file, being read since a while; then its timeline may be left for later, if it is long.

    Raises:
        NotThere, CannotOpen, NewerSchema, Damaged: with a plain sentence; the bytes are untouched.
    """
    early = ahead.take(path) if ahead is not None else None
    if early is not None:
        verified = unpack(early.data, path, head=early.head, in_part=True, bookmark=early.bookmark)
        return msgspec.structs.replace(verified, which=early.which)
    try:
        data, which = ops.read(path)
    except FileNotFoundError:
        raise NotThere(say("errors.not_there", path=path)) from None
    except NotAFile:
        raise CannotOpen(say("errors.not_a_file", path=path)) from None
    except PermissionError:
        raise CannotOpen(say("errors.no_permission_open", path=path)) from None
    except OSError as refusal:
        raise CannotOpen(say("errors.cannot_read", path=path, code=code_of(refusal))) from None
    return msgspec.structs.replace(unpack(data, path), which=which)


def code_of(refusal: OSError) -> str:
    """Give the short name of what the disk said, such as ``EIO``, for whoever looks after the computer."""
    return errno.errorcode.get(refusal.errno or 0, "EIO")
