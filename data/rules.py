"""Who may write what: the permissions of `docs/model.md`, asked by `Journal.put` for every record."""

from __future__ import annotations

from msgspec import Struct

from data.actors import Actor, Alone, Together, Turn
from data.errors import NotAllowed
from data.memory import Memory
from data.records import FOR_ONE, Adult, Debrief, Private, Read, SealedRead, SecondLook
from data.wording import say


def sole_adult(memory: Memory) -> str:
    """Give the id of the only adult in the family, or an empty text when there are several (or none)."""
    adults = [adult.id for adult in memory.all(Adult, "adults") if not adult.retired]
    return adults[0] if len(adults) == 1 else ""


def _author(actor: Actor, memory: Memory) -> str:
    """Whose own reads and looks this actor may write: the one who is alone, or the only adult there is."""
    return actor.adult if isinstance(actor, Alone) else sole_adult(memory) if isinstance(actor, Together) else ""


def _open_debrief(memory: Memory, read: Read) -> Debrief | None:
    for debrief in memory.of(Debrief, "debriefs", read.moment):
        if debrief.closed_on is None and not debrief.put_away and read.adult in debrief.readers:
            return debrief
    return None


def _has_another(memory: Memory, read: Read) -> bool:
    """Whether another read of the same adult and moment is there, open or closed: each has one at most."""
    opened, closed = memory.of(Read, "reads", read.moment), memory.of(SealedRead, "reads", read.moment)
    kept = [(one.id, one.adult) for one in opened] + [(one.id, one.adult) for one in closed]
    return any(adult == read.adult and place != read.id for place, adult in kept)


def _may_read(actor: Actor, memory: Memory, read: Read) -> bool:
    """A read is its author's to write at the end of an alone form, and to correct until its debrief closes."""
    if _author(actor, memory) != read.adult or _has_another(memory, read):
        return False
    debrief = _open_debrief(memory, read)
    if debrief is None:
        return False
    return debrief.form in FOR_ONE or memory.get(Read, "reads", read.id) is not None


def _may_adult(actor: Actor, memory: Memory, before: Struct | None, adult: Adult) -> bool:
    """Anyone may add or rename a grown-up; only they themselves, alone, may change their key.

    That somebody leaves, or comes back, is for them alone or for everyone together; one always stays.
    """
    if not isinstance(before, Adult):
        return before is None
    themselves = isinstance(actor, Alone) and actor.adult == adult.id
    if before.retired != adult.retired:
        last = adult.retired and sole_adult(memory) == adult.id
        if last or not (themselves or isinstance(actor, Together)):
            return False
    return themselves or (before.recipient, before.key_file) == (adult.recipient, adult.key_file)


def may_put(actor: Actor, memory: Memory, before: Struct | None, record: Struct) -> bool:
    """Say whether an actor may put a record in place of what stood there.

    Args:
        actor: who is here.
        memory: the family's records as they stand.
        before: what stands at the record's id now.
        record: what would stand there.
    """
    if isinstance(actor, Turn) or isinstance(record, Private | SealedRead):
        # A turn writes only its own closed paper, and blobs are only ever written by the door itself.
        return False
    if isinstance(record, Read):
        return _may_read(actor, memory, record)
    if isinstance(record, SecondLook):
        same = before is None or (isinstance(before, SecondLook) and before.adult == record.adult)
        return same and _author(actor, memory) == record.adult
    if isinstance(record, Adult):
        return _may_adult(actor, memory, before, record)
    if isinstance(record, Debrief):
        # A form for one is its reader's own; what stands in the open of it came there by their own act.
        return _author(actor, memory) in record.readers if record.form in FOR_ONE else isinstance(actor, Together)
    return True


def allow(actor: Actor, memory: Memory, before: Struct | None, record: Struct) -> None:
    """Let an act pass or refuse it.

    Raises:
        NotAllowed: when this actor may not put this record.
    """
    if not may_put(actor, memory, before, record):
        raise NotAllowed(say("permissions.not_yours"))
