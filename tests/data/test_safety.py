"""Words that need more than a debrief."""

from __future__ import annotations

import pytest

from data.safety import NOTES, afraid_at_home, note_words, notice, phrases


@pytest.mark.parametrize(
    "text",
    [
        '"I\'m so stupid" and a torn page.',
        "",
        "He fell and hurt himself on the swing.",
        "She hit me and I laughed.",
        "He wanted to dive in.",
        "Scared of the dog next door.",
        "I nearly died of embarrassment",
        "the film was a killer",
    ],
)
def test_ordinary_words_bring_up_nothing(text: str) -> None:
    assert notice(text) == ""
    assert notice(text, about="child", shared=True) == ""


@pytest.mark.parametrize(
    "text",
    [
        "She said she doesn't want to be here.",
        "he didn’t WANT to\nbe here any more",
        "I dont want to be here",
        "Anaya talked of not wanting to be here",
        "I want to die!",
        "she wants to hurt herself",
    ],
)
def test_words_about_not_wanting_to_be_here_bring_up_the_note(text: str) -> None:
    assert notice(text) == "self_harm"
    assert notice(text, about="child") == "child_self_harm"
    assert notice(text, about="child", shared=True) == "child_self_harm"


def test_notes_about_fear_and_memories_never_come_up_on_a_shared_screen() -> None:
    for text, name in (("I am afraid of my husband", "afraid"), ("the flashbacks came back", "memories")):
        assert notice(text) == name
        assert notice(text, shared=True) == ""


def test_the_fear_of_hurting_a_child_brings_up_its_note() -> None:
    assert notice("I'm scared I might hurt him when he screams") == "hurting_child"


def test_the_most_pressing_note_comes_first() -> None:
    assert notice("My husband hit me and I want to die") == "self_harm"


def test_every_listed_phrase_brings_up_the_note_it_stands_under() -> None:
    assert [name for name, _ in phrases()] == list(NOTES)
    for name, listed in phrases():
        assert len(listed) == len(set(listed))
        for phrase in listed:
            assert notice(f"Then: {phrase}.") == name, phrase


def test_a_note_uses_the_familys_own_numbers_and_invents_none() -> None:
    for name in (*NOTES, "child_self_harm"):
        assert not any(sign.isdigit() for sign in note_words(name))
        assert "{" not in note_words(name)
    assert note_words("self_harm", "Aunt Jo 555").endswith("Aunt Jo 555")
    assert afraid_at_home("Aunt Jo 555")[1][-1] == "Aunt Jo 555"
    assert not any(sign.isdigit() for line in afraid_at_home()[1] for sign in line)


def test_what_stands_in_two_places_makes_no_phrase_together() -> None:
    assert notice("She did not want to", "die Katze, said Kit") == ""
    assert notice("She sang", "and did not want to die in the game") == "self_harm"
