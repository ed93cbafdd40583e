"""What is being typed right now, safe on the disk at every change, and as private as whoever is typing it.

Shared drafts are small plain files, one a draft. An adult's private drafts stand together in one sealed file of
padded age texts: the last text is this sitting's, the ones before it wait until their author opens their room.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from msgspec import structs

from data.checksum import sha256_of
from data.errors import CannotOpen, CannotSave
from data.fileops import OPS, FileOps, private_folder, set_damaged_aside, write_whole
from data.keys import Identity
from data.sealed_drafts import Draft as Draft
from data.sealed_drafts import SealedDrafts, encode
from data.wording import say


class Drafts:
    """Everything half typed in one family folder.

    Args:
        folder: where the drafts are kept; made at the first one.
        ops: the acts that touch the disk.
        saved: tells whether the records are on the disk. A draft that is let go because it became a record stays
            there until then, so that its words are always in one place or the other.
    """

    def __init__(self, folder: Path, *, ops: FileOps = OPS, saved: Callable[[], bool] = lambda: True) -> None:
        self._folder = folder
        self._ops = ops
        self._saved = saved
        self._lock = threading.RLock()
        self._shared: dict[str, Draft] | None = None
        self._sealed: dict[str, SealedDrafts] = {}
        self._unwritten: set[str] = set()
        self._leaving: set[str] = set()
        self._unsynced: set[Path] = set()

    def keep(self, draft: Draft) -> None:
        """Keep a shared draft: on the disk when this returns, on the medium after `flush`.

        Raises:
            CannotSave: when the disk refuses; the draft stays in memory and `flush` tries again.
        """
        with self._lock:
            self._known()[draft.key] = structs.replace(draft, values=dict(draft.values))
            self._unwritten.add(draft.key)
            self._leaving.discard(draft.key)
            with _told():
                self._write_shared(draft.key)

    def trim(self, draft: Draft) -> None:
        """Keep a shared draft with less in it; the part that became a record stays on the disk until then."""
        with self._lock, _told():
            self._known()[draft.key] = structs.replace(draft, values=dict(draft.values))
            self._leaving.add(draft.key)
            self._settle()

    def shared(self, key: str) -> Draft | None:
        """Give a shared draft."""
        with self._lock:
            return self._known().get(key)

    def keys(self) -> tuple[str, ...]:
        """Name all shared drafts, in order."""
        with self._lock:
            return tuple(sorted(self._known()))

    def drop(self, key: str) -> None:
        """Let a shared draft go: it was saved as a record, or put away.

        Raises:
            CannotSave: when the disk refuses.
        """
        with self._lock, _told():
            self._known().pop(key, None)
            self._unwritten.discard(key)
            self._leaving.add(key)
            self._settle()

    def settle(self) -> None:
        """Take what was let go off the disk as well, if the records are there; raises CannotSave like the others."""
        with self._lock, _told():
            self._settle()

    def _settle(self) -> None:
        if not self._saved():
            return
        for key in tuple(self._leaving):
            if key in self._known():
                self._write_shared(key)
            else:
                self._remove_shared(key)
            self._leaving.discard(key)
        for adult_id, sealed in self._sealed.items():
            if sealed.leaving:
                sealed.leaving.clear()
                self._write_private(adult_id, sealed.recipient)

    def make_private(self, adult_id: str, recipient: str) -> None:
        """Make an adult's sealed file, empty and padded like any other, unless it is there."""
        with self._lock, _told():
            if not self._private_path(adult_id).exists():
                self._sealed[adult_id] = self._fresh(adult_id)
                self._write_private(adult_id, recipient)

    def keep_private(self, adult_id: str, recipient: str, draft: Draft) -> None:
        """Keep a private draft, sealed to its author; no key is needed.

        Raises:
            CannotSave: when the disk refuses; the draft stays in memory and `flush` tries again.
            NotReadable: when nothing can be sealed to this recipient.
        """
        with self._lock, _told():
            self._of(adult_id).put(structs.replace(draft, values=dict(draft.values)))
            self._write_private(adult_id, recipient)

    def private(self, adult_id: str, key: str) -> Draft | None:
        """Give a private draft of this sitting, or of an earlier one once it was opened."""
        with self._lock:
            sealed = self._sealed.get(adult_id)
            return sealed.drafts.get(key) if sealed else None

    def private_keys(self, adult_id: str) -> tuple[str, ...]:
        """Name the private drafts in memory, in order; for their author's own sitting only."""
        with self._lock:
            sealed = self._sealed.get(adult_id)
            return tuple(sorted(sealed.drafts)) if sealed else ()

    def earlier(self, adult_id: str) -> tuple[Draft, ...]:
        """Give older drafts, oldest first, that were closed when the same was begun again, and hold other words."""
        with self._lock:
            sealed = self._sealed.get(adult_id)
            return tuple(sealed.earlier) if sealed else ()

    def drop_earlier(self, adult_id: str, recipient: str, key: str) -> None:
        """Let the older drafts of one key go, once their author has seen them."""
        with self._lock, _told():
            sealed = self._of(adult_id)
            sealed.earlier = [draft for draft in sealed.earlier if draft.key != key]
            self._write_private(adult_id, recipient)

    def drop_private(self, adult_id: str, recipient: str, key: str) -> None:
        """Let a private draft go; the sealed file stays, padded as before."""
        with self._lock, _told():
            self._of(adult_id).drop(key, recipient)
            self._settle()

    def seal_again(self, adult_id: str, recipient: str) -> None:
        """Seal the drafts to a new key; open them with the old one first, or they stay sealed to it."""
        with self._lock, _told():
            self._of(adult_id)
            self._write_private(adult_id, recipient)

    def erase_private(self, adult_id: str, recipient: str) -> None:
        """Put an empty sealed file in place of everything private this adult was typing."""
        with self._lock, _told():
            self._sealed[adult_id] = self._fresh(adult_id)
            self._write_private(adult_id, recipient)

    def open_private(self, adult_id: str, identity: Identity) -> int:
        """Open what an adult was typing in earlier sittings and tell how many drafts there are now.

        Raises:
            CannotOpen: when the file cannot be read; texts that do not open are kept as they are and raise nothing.
        """
        with self._lock:
            try:
                sealed = self._of(adult_id)
            except OSError as problem:
                raise CannotOpen(say("keys.drafts_not_read")) from problem
            sealed.open(identity)
            return len(sealed.drafts)

    def opened(self, adult_id: str) -> bool:
        """Tell whether earlier sittings' drafts are open in memory."""
        with self._lock:
            return adult_id in self._sealed and self._sealed[adult_id].opened

    def forget(self, adult_id: str) -> None:
        """Drop an adult's drafts from memory; the sealed file stays.

        Raises:
            CannotSave: when they are not on the disk yet and it still refuses; then they stay in memory.
        """
        with self._lock, _told():
            with contextlib.suppress(OSError):
                self._settle()
            sealed = self._sealed.get(adult_id)
            if sealed is not None and not sealed.written:
                self._write_private(adult_id, sealed.recipient)
            self._sealed.pop(adult_id, None)

    @property
    def waiting(self) -> bool:
        """Whether something kept is not on the medium yet."""
        return bool(self._unwritten or self._unsynced) or any(not one.written for one in self._sealed.values())

    def flush(self) -> None:
        """Wait until everything kept so far is on the medium.

        Raises:
            CannotSave: when the disk refuses; nothing kept is forgotten.
        """
        with self._lock, _told():
            self._settle()
            for key in tuple(self._unwritten):
                self._write_shared(key)
            for adult_id, sealed in self._sealed.items():
                if not sealed.written:
                    self._write_private(adult_id, sealed.recipient)
            for path in tuple(self._unsynced):
                self._sync(path)
                self._unsynced.discard(path)
            if self._folder.is_dir():
                self._ops.sync_folder(self._folder)

    def _known(self) -> dict[str, Draft]:
        """Read the shared drafts once; a damaged file is set aside under another name."""
        if self._shared is None:
            self._shared = {}
            for path in sorted(self._folder.glob("*.json")):
                try:
                    draft = msgspec.convert(json.loads(path.read_bytes()), Draft)
                except (OSError, ValueError, msgspec.ValidationError):
                    set_damaged_aside(path)
                else:
                    self._shared[draft.key] = draft
        return self._shared

    def _of(self, adult_id: str) -> SealedDrafts:
        if adult_id not in self._sealed:
            self._sealed[adult_id] = SealedDrafts(self._private_path(adult_id), adult_id, ops=self._ops)
        return self._sealed[adult_id]

    def _fresh(self, adult_id: str) -> SealedDrafts:
        return SealedDrafts(self._private_path(adult_id), adult_id, fresh=True, ops=self._ops)

    def _write_shared(self, key: str) -> None:
        private_folder(self._folder, ops=self._ops)
        path = self._shared_path(key)
        write_whole(path, encode(self._known()[key]), durable=False, ops=self._ops)
        self._unwritten.discard(key)
        self._unsynced.add(path)

    def _remove_shared(self, key: str) -> None:
        path = self._shared_path(key)
        self._unsynced.discard(path)
        with contextlib.suppress(FileNotFoundError):
            self._ops.remove(path)

    def _write_private(self, adult_id: str, recipient: str) -> None:
        private_folder(self._folder, ops=self._ops)
        self._of(adult_id).write(recipient)
        self._unsynced.add(self._private_path(adult_id))

    def _sync(self, path: Path) -> None:
        """Wait until a file's bytes are on the medium; one that is gone needs no waiting."""
        with contextlib.suppress(FileNotFoundError):
            fd = os.open(path, os.O_RDWR)
            try:
                self._ops.fsync(fd)
            finally:
                os.close(fd)

    def _shared_path(self, key: str) -> Path:
        return self._folder / f"{_nameless(key)}.json"

    def _private_path(self, adult_id: str) -> Path:
        safe = re.fullmatch(r"[A-Za-z0-9_-]{1,64}", adult_id)
        return self._folder / f"{adult_id if safe else _nameless(adult_id)}.age"


def _nameless(key: str) -> str:
    """Make a file name that gives nothing away (the first 128 bits of SHA-256, in hexadecimal)."""
    return sha256_of(key.encode("utf-8", "surrogatepass"))[:32]


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Say a refusal of the disk in words."""
    try:
        yield
    except OSError as problem:
        raise CannotSave(say("keys.draft_not_kept")) from problem
