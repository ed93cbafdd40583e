"""What goes into the bin with a moment, and how it comes back whole."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from data.errors import JournalError
from data.memory import OF_A_MOMENT, Memory, as_document, as_record
from data.records import BinItem, Moment
from data.states import title_of
from data.wording import say

Wanted = list[tuple[str, str, Struct | None]]


def to_bin(memory: Memory, moment_id: str, today: date) -> Wanted:
    """List the changes that put a moment and all that belongs to it in the bin."""
    moment = memory.get(Moment, "moments", moment_id)
    if moment is None:
        raise JournalError(say("permissions.gone"))
    belongs: list[tuple[str, Struct]] = [("moments", moment)]
    guess = memory.any("guesses", moment_id)
    if guess is not None:
        belongs.append(("guesses", guess))
    for table in OF_A_MOMENT:
        belongs.extend((table, record) for record in memory.of(Struct, table, moment_id))
    documents = tuple((table, as_document(record)) for table, record in belongs)
    item = BinItem(id=moment_id, title=title_of(moment), on=today, documents=documents)
    out: Wanted = [(table, str(document["id"]), None) for table, document in documents]
    return [*out, ("bin", item.id, item)]


def from_bin(memory: Memory, item_id: str) -> Wanted:
    """List the changes that bring a binned moment back with all that belonged to it.

    Raises:
        JournalError: when nothing of that id is in the bin.
    """
    item = memory.get(BinItem, "bin", item_id)
    if item is None:
        raise JournalError(say("permissions.gone"))
    back: Wanted = [(table, str(document["id"]), as_record(table, document)) for table, document in item.documents]
    return [*back, ("bin", item_id, None)]
