"""The one door to a family's folder: it opens, remembers, writes down, bins, undoes and tells who is listening."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from data import keys
from data.actors import Actor
from data.backups import damaged
from data.drafts import Drafts
from data.errors import CannotSave, JournalError
from data.familyfile import Tables
from data.fileops import OPS, FileOps
from data.history import Act, History
from data.ids import new_id
from data.inbox import take_in
from data.joining import add_adult, begin, make_folders
from data.memory import Memory, laid_over
from data.ondisk import Clock, utc_now
from data.places import FILE as FILE
from data.records import Adult, Child, Family, Private, PrivateRoom, Record, table_of
from data.rooms import Rooms, seal_room
from data.rules import allow
from data.storage import DurableStorage, SaveState
from data.table import FamilyBook
from data.view import View
from data.wording import say

if TYPE_CHECKING:
    from data.ahead import Ahead


class Journal:
    """One family folder, open. Screens never get it: they get a `View` from `seen_by`."""

    def __init__(
        self,
        folder: Path,
        *,
        ops: FileOps,
        clock: Clock,
        read_only: bool = False,
        create: str = "",
        ahead: Ahead | None = None,
    ) -> None:
        """Open the folder's lock, file and drafts; use `create` or `open` instead of calling this."""
        self.folder = folder
        self.ops = ops
        """The acts that touch the disk."""
        how = {"read_only": read_only, "create": bool(create), "ops": ops, "clock": clock, "ahead": ahead}
        self._book = FamilyBook(folder / FILE, storage=DurableStorage, family=create, **how)
        storage = self._book.storage
        assert isinstance(storage, DurableStorage)
        self.storage: DurableStorage = storage
        """The file itself: its state, its problem, saving elsewhere."""
        self._state_listener: Callable[[SaveState, str], None] = lambda state, problem: None
        storage.set_listener(self._state_changed)
        self.drafts = Drafts(folder / "drafts", ops=ops, saved=lambda: storage.state == "saved")
        """What is being typed now."""
        self.memory = Memory()
        """The records, for views to read."""
        self.rooms = Rooms()
        """Keys and rooms open in this sitting."""
        self.revision = 0
        """How many acts were accepted since opening; never stored."""
        self.touched: list[str] = []
        """Id of the moment each change was about, in order; empty for one that may concern all (people, family)."""
        self._listeners: list[Callable[[], None]] = []
        self._history = History(self._apply)

    # -- opening and closing ------------------------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        folder: Path,
        family: Family,
        adults: tuple[Adult, ...],
        children: tuple[Child, ...],
        *,
        ops: FileOps = OPS,
        clock: Clock = utc_now,
    ) -> Journal:
        """Make a new family folder and leave it open.

        Adults given without a key get one (bare, until they choose a passphrase). `ops` and `clock` are those of
        `DurableStorage`.

        Raises:
            CannotSave: when the folder cannot be written.
        """
        make_folders(folder, ops)
        journal = cls(folder, ops=ops, clock=clock, create=family.id)
        begin(journal, (family, *children), adults)
        return journal

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        read_only: bool = False,
        ops: FileOps = OPS,
        clock: Clock = utc_now,
        ahead: Ahead | None = None,
    ) -> Journal:
        """Open a family folder. `ops` and `clock` are those of `DurableStorage`.

        With `ahead`, the file as it is being read already, a long timeline is read below its newest moments only when
        somebody asks for it (`Memory.complete`).

        Raises:
            CannotOpen: in one plain sentence, when the file is missing, damaged, newer or held; its bytes stay.
        """
        journal = cls(folder, ops=ops, clock=clock, read_only=read_only, ahead=ahead)
        try:
            journal.memory.begin(*journal.storage.at_hand(), journal.storage.read)
            if journal.memory.get(Family, "settings", journal.storage.family) is None:
                raise damaged(journal.storage.path, ops=ops)
            if not read_only:
                journal.take_in()
        except JournalError:
            journal.abandon()
            raise
        return journal

    def close(self) -> None:
        """Wait until all is saved, then let go of the file, the keys and the lock.

        Raises:
            CannotSave: when the disk refuses. The family stays open, so that `storage.retry`, `storage.save_as` or
                `abandon` can follow.
        """
        self.drafts.flush()
        self.storage.flush()
        # Drafts of what is a record now may go only after it is on the disk.
        self.drafts.flush()
        self._book.close()
        self.rooms.forget()

    def abandon(self) -> None:
        """Let go of the folder and the keys without waiting for what the disk refused."""
        self.storage.release()
        self.rooms.forget()

    @property
    def read_only(self) -> bool:
        """Whether this window only looks, because another one writes."""
        return self.storage.read_only

    def tell_all(self) -> None:
        """Tell every listener that anything may have changed; what could be undone belongs to another state."""
        self.new_sitting()
        self._tell("")

    def flush(self) -> None:
        """Wait until everything accepted so far is on disk.

        Raises:
            CannotSave: when the disk refuses.
        """
        self.storage.flush()

    def on_state(self, listener: Callable[[SaveState, str], None]) -> None:
        """Tell a listener whenever what is saved changes; it may be called from the saver's thread."""
        self._state_listener = listener

    def _state_changed(self, state: SaveState, problem: str) -> None:
        self._state_listener(state, problem)
        if state == "saved":
            # A draft that stays is no harm: it is let go the next time.
            with contextlib.suppress(CannotSave):
                self.drafts.settle()

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call a listener after every change; gives a function that ends the calls."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    # -- reading ------------------------------------------------------------------------------------------------

    def seen_by(self, actor: Actor) -> View:
        """Give what this actor may see and do, and nothing else."""
        return View(self, actor)

    @property
    def family(self) -> Family:
        """The family as it stands."""
        found = self.memory.get(Family, "settings", self.storage.family)
        assert found is not None  # Opening sees to it.
        return found

    def adult(self, adult_id: str) -> Adult:
        """One adult.

        Raises:
            JournalError: when there is none of that id.
        """
        found = self.memory.get(Adult, "adults", adult_id)
        if found is None:
            raise JournalError(say("permissions.gone"))
        return found

    # -- writing ------------------------------------------------------------------------------------------------

    def put(self, actor: Actor, *records: Record) -> None:
        """Write records down as one act, if this actor may: memory changes at once, the disk follows.

        Raises:
            NotAllowed: when any of them is not this actor's to write; then none is written.
        """
        for record in records:
            allow(actor, self.memory, self.memory.any(table_of(record), record.id), record)
        self.act(*[(table_of(record), record.id, record) for record in records])

    def act(self, *wanted: tuple[str, str, Struct | None], undoable: bool = True) -> None:
        """Change several documents in one save; None takes one out. For the door's own rooms, not for screens."""
        changes = tuple((table, key, self.memory.any(table, key), after) for table, key, after in wanted)
        self._apply(changes)
        if undoable:
            self._history.note(changes)
        elif self._history.knows((table, key) for table, key, _ in wanted):
            # An act that cannot be taken back must not be half taken back by an older undo.
            self.new_sitting()

    def load(self, records: tuple[Record, ...]) -> None:
        """Put many records of any kind in one save without asking an actor: for samples and tests only."""
        self.act(*[(table_of(record), record.id, record) for record in records], undoable=False)

    def take_over(self, tables: Tables) -> None:
        """Put other tables in place of all there are, in one save that no undo reaches: for bringing a backup back."""
        if self.read_only:
            raise CannotSave(say("permissions.read_only"))
        self.storage.write(dict(tables))
        self.memory.fill_anew(tables)
        self.new_sitting()
        self._tell("")

    def _tell(self, *touched: str) -> None:
        """Say which moments changed, and call everyone who listens."""
        self.touched.extend(touched)
        self.revision += 1
        for listener in tuple(self._listeners):
            listener()

    def _apply(self, changes: Act) -> None:
        if self.read_only:
            raise CannotSave(say("permissions.read_only"))
        tables = self.storage.read()
        # One write for the whole act: on the disk there is all of it or none.
        self.storage.change(
            (table, key, None if after is None else laid_over(tables.get(table, {}).get(key, {}), before, after))
            for table, key, before, after in changes
        )
        for table, key, before, after in changes:
            if after is None:
                self.memory.drop(table, key)
            else:
                self.memory.set(table, after)
            self.touched.append(key if table in ("moments", "guesses") else getattr(after or before, "moment", ""))
        for table, key, _, after in changes:
            identity = self.rooms.identity(key) if table == "private" else None
            if identity is not None and isinstance(after, Private):
                self.rooms.unlock(self.adult(key), after, identity)
        self._tell()

    # -- undo ---------------------------------------------------------------------------------------------------

    def new_sitting(self) -> None:
        """Start undo afresh, as whenever who is here changes."""
        self._history.forget()

    def undo(self) -> bool:
        """Take the last act of this sitting back; False when there is none."""
        return self._history.back()

    @property
    def taken_back(self) -> bool:
        """Whether something was taken back that can be done again."""
        return self._history.taken_back

    def redo(self) -> bool:
        """Do again what was taken back; False when there is nothing."""
        return self._history.again()

    # -- people and keys ----------------------------------------------------------------------------------------

    def add_adult(self, adult: Adult) -> Adult:
        """Write a new grown-up down with a key of their own, an empty sealed room and an empty sealed draft file."""
        return add_adult(self, adult)

    def unlock(self, adult_id: str, identity: keys.Identity) -> None:
        """Open an adult's private room for this sitting, and bring back what they were writing.

        Raises:
            NotReadable: when the key does not open the room.
        """
        adult = self.adult(adult_id)
        folded = self.rooms.unlock(adult, self.memory.get(Private, "private", adult_id), identity)
        self.drafts.open_private(adult_id, identity)
        if folded and not self.read_only:
            self.put_room(adult_id, self.rooms.room(adult_id) or PrivateRoom(id=adult_id), undoable=False)

    def unlock_bare(self, adult_id: str) -> bool:
        """Open the room of an adult who has no passphrase; False when they have one (or no key at all)."""
        adult = self.adult(adult_id)
        if not adult.key_file or keys.is_wrapped(adult.key_file):
            return False
        self.unlock(adult_id, keys.read_bare(adult.key_file))
        return True

    def lock(self, adult_id: str) -> None:
        """Let go of an adult's key and of everything it opened; their drafts stay sealed on disk."""
        self.rooms.lock(adult_id)
        self.drafts.forget(adult_id)

    def unlocked(self, adult_id: str) -> bool:
        """Whether the adult's room is open in this sitting."""
        return self.rooms.room(adult_id) is not None

    def put_room(self, adult_id: str, room: PrivateRoom, *, undoable: bool = True) -> None:
        """Seal an open room and write it down."""
        self.rooms.keep(room)
        before = self.memory.get(Private, "private", adult_id)
        self.act(("private", adult_id, seal_room(self.adult(adult_id), room, before)), undoable=undoable)

    # -- captured elsewhere -------------------------------------------------------------------------------------

    def take_in(self) -> int:
        """Take stubs captured while another copy was open into the timeline; gives how many came."""
        return take_in(self, self.ops)


def new_family(name: str, zone: str, *, demo: bool = False) -> Family:
    """Make a family that has no one in it yet."""
    return Family(id=new_id(), name=name, zone=zone, demo=demo)
