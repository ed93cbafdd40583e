"""Plain mode at home: the menu, the timeline, a moment, and writing one down."""

from __future__ import annotations

from datetime import timedelta

import pytest

from data.actors import Together
from data.journal import Journal
from data.wording import content, say
from tests.workspace.cli_kit import IDRIS, KIT, NOW, WREN, begin, seen_together, stub, talked_through, write
from tests.workspace.lines.lines_kit import Conversation

MENU = {name: str(n) for n, name in enumerate(("moments", "new", "quick"), 1)}


def test_a_moment_is_written_down_in_three_answers(home: Conversation) -> None:
    said = home(MENU["new"], "Bricks flew", "and the tower fell", "", "yesterday 6pm", "", "q")
    (moment,) = seen_together(home.folder)
    assert moment.camera == ("Bricks flew\nand the tower fell",)
    assert moment.when.instant.hour == 18
    assert say("new_moment.understood", when="Mon 23 Nov, 18:00") in said


@pytest.mark.parametrize("end", [(), ("q", "q"), ("stop", "stop")])
def test_what_was_typed_comes_back_however_it_was_left(home: Conversation, end: tuple[str, ...]) -> None:
    home(MENU["new"], "Bricks flew", *end)
    assert seen_together(home.folder) == ()
    said = home(MENU["new"], "", "", "", "", "q")
    assert say("new_moment.brought_back") in said
    assert [moment.camera for moment in seen_together(home.folder)] == [("Bricks flew",)]
    home(MENU["new"], "Half a tower")
    home(MENU["new"], "start afresh", "Soup flew", "", "", "", "q")
    assert {moment.camera for moment in seen_together(home.folder)} == {("Bricks flew",), ("Soup flew",)}


def test_the_child_named_first_is_the_one_it_is_about_and_that_is_said(plain: Conversation) -> None:
    begin(plain.folder, children=(KIT, WREN))
    said = plain(MENU["new"], "Soup flew", "", "wren, kit", "", "", "q")
    assert say("new_moment.about_others", child=WREN.name, others="Kit") in said
    assert seen_together(plain.folder)[0].children == (WREN.id, KIT.id)


def test_a_time_nobody_understands_is_asked_for_again(home: Conversation) -> None:
    said = home(MENU["new"], "Soup", "", "yesterday tomorrow", "yesterday", "", "q")
    assert say("new_moment.not_understood", text="yesterday tomorrow") in said
    assert len(seen_together(home.folder)) == 1


def test_one_goes_back_to_the_question_before_and_adds_to_the_answer(home: Conversation) -> None:
    home(MENU["new"], "Bricks flew", "", "back", "+ and fell", "", "", "", "q")
    assert seen_together(home.folder)[0].camera == ("Bricks flew\nand fell",)


def test_the_words_of_the_app_can_be_an_answer_themselves(home: Conversation) -> None:
    home(MENU["new"], ".stop", "", "", "", "q")
    assert seen_together(home.folder)[0].camera == ("stop",)


def test_a_question_mark_explains_and_asks_again(home: Conversation) -> None:
    said = home(MENU["new"], "?", "Soup", "", "", "", "q")
    assert said.count("What happened?") == 2
    assert say("plain.how") in said
    assert len(seen_together(home.folder)) == 1


def test_one_line_is_enough_and_asks_for_the_child_where_there_are_two(plain: Conversation) -> None:
    begin(plain.folder, children=(KIT, WREN))
    plain(MENU["quick"], "today at dinner: soup flew", "wren", "q")
    (moment,) = seen_together(plain.folder)
    assert (moment.camera, moment.children) == (("soup flew",), (WREN.id,))


def test_a_line_that_was_cut_off_is_kept_as_a_draft(home: Conversation) -> None:
    home(MENU["new"], "Bricks flew", "", "yesterday")
    assert "Bricks flew" in home(MENU["new"], "")


def test_the_timeline_is_told_ten_at_a_time(home: Conversation) -> None:
    write(home.folder, *(stub(f"moment {n}", NOW - timedelta(days=n)) for n in range(12)))
    said = home(MENU["moments"], "11", "q", "q")
    assert say("plain.moments.place", first=1, last=10, all=12) in said
    assert say("plain.moments.place", first=11, last=12, all=12) in said
    assert said.index("moment 9") < said.index("moment 10")


def test_a_moment_is_told_with_everything_that_is_open(home: Conversation) -> None:
    write(home.folder, *talked_through(stub("Kit hid the broken bowl.", NOW - timedelta(hours=2))))
    said = home(MENU["moments"], "1", "q", "q")
    for words in ("It was about the tower.", "He was hungry.", "I'm here too.", "I see it now.", "Rebuild it"):
        assert words in said


def test_a_binned_moment_is_brought_back_with_the_last_thing(home: Conversation) -> None:
    write(home.folder, stub("Soup flew", NOW))
    said = home(MENU["moments"], "1", "put it in", "yes", "take the last", "do again", "take the last", "q")
    assert say("plain.moment.binned", title="Soup flew") in said
    assert said.count(say("app.undone")) == 2
    assert said.count(say("app.redone")) == 1
    assert len(seen_together(home.folder)) == 1


def test_signs_that_could_drive_a_terminal_are_left_out_and_that_is_said(home: Conversation) -> None:
    said = home(MENU["new"], "a\x1b[2Jb", "", "", "", "q")
    assert "\x1b" not in said
    assert content("input")["names"]["control"] in said
    assert seen_together(home.folder)[0].camera == ("a[2Jb",)


def test_a_word_that_is_not_offered_is_said_back_and_asked_again(home: Conversation) -> None:
    said = home("dance", "99", "", "leave")
    assert say("plain.not_found", said="dance") in said
    assert say("plain.not_found", said="99") in said
    assert say("plain.please_choose") in said


def test_one_sits_down_alone_by_the_menu_or_by_the_option(home: Conversation) -> None:
    assert say("plain.who.now", here="Nell") in home("say who", "nell, alone", "leave")
    said = home("leave", as_name="idris")
    assert said.index("Idris") < said.index(say("plain.menu.words"))
    assert say("cli.no_adult", name="Zoe", names="Nell and Idris") in home("leave", as_name="Zoe")


def test_while_another_window_writes_one_looks_on_and_a_line_waits_in_the_inbox(home: Conversation) -> None:
    other = Journal.open(home.folder)
    try:
        said = home(MENU["quick"], "today at dinner: soup flew", MENU["new"], "Bricks", "", "", "", "q")
        assert say("plain.looking") in said
        assert say("cli.quick.waiting") in said
        assert say("plain.ended") in said
        other.take_in()
        assert [moment.camera for moment in other.seen_by(Together()).moments()] == [("soup flew",)]
    finally:
        other.close()


def test_a_family_that_cannot_be_opened_is_one_sentence(home: Conversation) -> None:
    (home.folder / "family.json").write_bytes(b"{")
    assert home.line("--plain", piped="q\n").code == 3
    assert "Traceback" not in home.line.err + home.line.out


def test_where_it_was_and_what_came_back_are_asked_for_and_kept_meanwhile(home: Conversation) -> None:
    write(home.folder, stub("Soup flew", NOW))
    about = say("plain.moment.about")
    home(MENU["moments"], "1", about, "the hall", "idris")
    said = home(MENU["moments"], "1", about, "", "", "teeth, bath", "2", "yes", "q", "q")
    assert say("about_moment.brought_back") in said
    (moment,) = seen_together(home.folder)
    assert (moment.place, moment.present, moment.tags) == ("the hall", (IDRIS.id,), ("teeth", "bath", "again"))
    assert moment.sampling == "prompted"
    assert "· the hall" in said


def test_the_list_is_searched_narrowed_and_gone_through_by_day_from_where_it_stands(home: Conversation) -> None:
    write(home.folder, *(stub(f"moment {n}", NOW - timedelta(days=n)) for n in range(12)))
    find = say("plain.menu.find")
    said = home(MENU["moments"], find, "go to", "someday", "1 oct 2026", find, "by words", "moment 1", find, "all of")
    assert say("finding.day.unclear") in said
    assert say("finding.day.oldest", wanted="Thu 1 Oct", there="Fri 13 Nov") in said
    places = [(12, 12, 12), (1, 3, 3), (1, 10, 12)]
    told = [said.find(say("plain.moments.place", first=a, last=b, all=c)) for a, b, c in places]
    assert -1 not in told
