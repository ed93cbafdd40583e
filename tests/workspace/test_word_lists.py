"""The words a step offers, put together without a screen."""

from __future__ import annotations

from msgspec.structs import replace

from data.actors import Together
from data.people import OwnWord
from tests.data.conftest import TODAY, Home
from tests.workspace.test_being_curious import revealed
from workspace.playing import Sitting
from workspace.starting import start_debrief
from workspace.word_lists import word_list


def test_the_needs_of_both_reads_come_first_and_a_familys_own_is_named_by_its_word(home: Home) -> None:
    hum = OwnWord(id="own-hum", kind="need", label="Humming")
    home.journal.seen_by(Together()).put(replace(home.journal.family, own_words=(hum,)))
    moment = revealed(home, needs=("connection", hum.id))
    view = home.journal.seen_by(Together())
    sitting = Sitting(home.journal.seen_by, Together(), start_debrief(view, moment, "joint"), today=TODAY)
    words = word_list(sitting, sitting.script.step("needs_kept"))
    assert {one.label for one in words.first[:2]} == {"Connection", "Humming"}
    assert "Humming" in words.both_words
    offered = [one.id for one in (*words.first, *words.more)]
    assert len(offered) == len(set(offered))
