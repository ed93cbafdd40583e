"""The family's own words beside its moments, line by line; each is written down once it is answered."""

from __future__ import annotations

from functools import partial

from data.wording import say
from workspace.lines.choosing import in_turn, line, text
from workspace.lines.house import House
from workspace.lines.talk import Ask
from workspace.making import LONGEST_NOTE, NOTE_FIELDS, NOTE_LINES, NOTES_DRAFT, note_text, whose, with_note
from workspace.page_begun import PageBegun


def page_notes(house: House, begun: PageBegun) -> None:
    """Ask for the five things a page says beside its moments.

    Args:
        house: the family and the conversation.
        begun: the page; one adult's own holds none of these words, which is said.
    """
    notes = _Notes(house, own=whose(house.view, begun.on_page)[0] == "own")
    draft = house.view.drafts.shared(NOTES_DRAFT)
    begin = NOTE_FIELDS.index(draft.step) if draft is not None and draft.step in NOTE_FIELDS else 0
    in_turn([partial(notes.ask, field) for field in NOTE_FIELDS], begin)


class _Notes:
    """What was typed and is not written down yet, kept in the same place as on the screen."""

    def __init__(self, house: House, *, own: bool) -> None:
        self.house = house
        self.own = own
        self.typed = {key: words for key, words in house.left(NOTES_DRAFT).items() if key in NOTE_FIELDS}

    def ask(self, field: str) -> bool:
        """Ask for one of them, and write down what was typed."""
        hints = [say(f"summary_room.notes.{field}.hint")]
        if field in NOTE_LINES:
            hints.append(say("plain.paper.one_a_line"))
        if self.own:
            hints.append(say("summary_room.notes.own"))
        ask = Ask(
            place=say("summary_room.notes.progress", n=NOTE_FIELDS.index(field) + 1, total=len(NOTE_FIELDS)),
            words=say(f"summary_room.notes.{field}.words"),
            hint=" ".join(hints),
        )
        so_far = self.typed.get(field, note_text(self.house.view.notes(), field))
        keep = partial(self._keep, field)
        if field == "for_whom":
            words = line(self.house.talk, ask, keep, so_far=so_far, limit=max(LONGEST_NOTE, len(so_far)))
        else:
            words = text(self.house.talk, ask, keep, so_far=so_far)
        self.house.care(words, shared=True)
        self._write_down()
        return True

    def _keep(self, field: str, words: str) -> None:
        self.typed[field] = words
        self.house.keep(NOTES_DRAFT, self.typed, field)

    def _write_down(self) -> None:
        """Write what was typed into the family's page; the draft stays where that could not be done."""
        view = self.house.view
        before = notes = view.notes()
        for field, words in self.typed.items():
            notes = with_note(notes, field, words)
        if notes != before:
            view.put(notes)
        if self.typed:
            view.drafts.drop(NOTES_DRAFT)
            self.typed.clear()
