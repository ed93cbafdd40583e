"""One adult's private drafts: a file of sealed texts, each padded so that it looks like any other."""

from __future__ import annotations

import contextlib
import json
import re
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from data.errors import NotReadable
from data.fileops import OPS, FileOps, write_whole
from data.keys import ROOM_STEP, Identity, seal, unseal

_TEXT = re.compile(rb"(-----BEGIN AGE ENCRYPTED FILE-----[^-]*-----END AGE ENCRYPTED FILE-----\n?)")


class Draft(Struct, frozen=True, kw_only=True):
    """Something half typed, and where in it the person was."""

    key: str
    """What is being typed: a name the screen chooses, the same next time."""
    values: dict[str, str]
    """Field name to text, literally as typed."""
    step: str = ""
    """Id of the script's step."""
    cursor: tuple[int, int] = (0, 0)
    """Line and column."""
    field: str = ""
    """The field the cursor is in."""


class _Piece(Struct, frozen=True, kw_only=True):
    """What one sealed text of private drafts holds."""

    drafts: tuple[Draft, ...] = ()
    earlier: tuple[Draft, ...] = ()
    dropped: tuple[str, ...] = ()
    """Keys let go while texts before this one were closed."""


def encode(value: Struct) -> bytes:
    """Write a value as plain ASCII JSON, in which even half a sign survives."""
    return json.dumps(msgspec.to_builtins(value), separators=(",", ":")).encode("ascii")


def _holds_more(old: Draft, new: Draft) -> bool:
    """Whether the older draft has words that the newer one lacks."""
    return any(words.strip() and words not in new.values.get(name, "") for name, words in old.values.items())


class SealedDrafts:
    """One adult's private drafts: what is open in memory, and the closed texts beside it.

    Args:
        path: the adult's file.
        adult_id: whose it is; stands inside each sealed text.
        fresh: do not look at what the file holds.
        ops: the acts that touch the disk.
    """

    def __init__(self, path: Path, adult_id: str, *, fresh: bool = False, ops: FileOps = OPS) -> None:
        self.path = path
        self._ops = ops
        self.record_id = f"drafts/{adult_id}"
        self.recipient = ""
        self.opened = False
        self.written = True
        self.drafts: dict[str, Draft] = {}
        self.earlier: list[Draft] = []
        self.leaving: dict[str, Draft | None] = {}
        """Let go, but kept in the file until the record that came of it is on the disk."""
        self._dropped: dict[str, None] = {}
        self._closed: list[bytes] = []
        if not fresh:
            with contextlib.suppress(FileNotFoundError):
                self._closed = [text for text in _TEXT.split(path.read_bytes()) if text.strip()]

    def put(self, draft: Draft) -> None:
        """Take a draft in."""
        self.drafts[draft.key] = draft
        self._dropped.pop(draft.key, None)
        self.leaving.pop(draft.key, None)

    def drop(self, key: str, recipient: str) -> None:
        """Let a draft go; closed texts that may hold it too are told when they are opened."""
        self.recipient = recipient
        self.leaving[key] = self.drafts.pop(key, None) or self.leaving.get(key)
        if self._closed and not self.opened:
            self._dropped[key] = None

    def open(self, identity: Identity) -> None:
        """Open what was closed and put it beneath this sitting's drafts; what does not open stays as it is."""
        if self.opened:
            return
        pieces, closed = [], []
        for text in self._closed:
            try:
                plain = unseal(identity, text.decode("ascii"), record_id=self.record_id)
                pieces.append(msgspec.convert(json.loads(plain), _Piece))
            except (NotReadable, ValueError, msgspec.ValidationError):
                closed.append(text)
        pieces.append(self._piece())
        self.drafts, self.earlier, self._dropped, self._closed = {}, [], {}, closed
        for piece in pieces:
            self._lay_over(piece)
        self.opened = True

    def write(self, recipient: str) -> None:
        """Seal this sitting's drafts and write them after the closed texts; nothing open touches the disk."""
        self.recipient = recipient
        self.written = False
        leaving = tuple(draft for draft in self.leaving.values() if draft is not None)
        piece = replace(self._piece(), drafts=(*self.drafts.values(), *leaving))
        sealed = seal(recipient, encode(piece), record_id=self.record_id, step=ROOM_STEP)
        write_whole(self.path, b"".join(self._closed) + sealed.encode("ascii"), durable=False, ops=self._ops)
        self.written = True

    def _piece(self) -> _Piece:
        return _Piece(drafts=tuple(self.drafts.values()), earlier=tuple(self.earlier), dropped=tuple(self._dropped))

    def _lay_over(self, piece: _Piece) -> None:
        """Put a later piece over what is there: its drafts stand; older ones with words of their own become earlier."""
        self.earlier.extend(piece.earlier)
        for key in piece.dropped:
            if key in self.drafts:
                self.earlier.append(self.drafts.pop(key))
        for draft in piece.drafts:
            old = self.drafts.get(draft.key)
            if old is not None and _holds_more(old, draft):
                self.earlier.append(old)
            self.drafts[draft.key] = draft
