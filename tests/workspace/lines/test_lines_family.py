"""The family line by line: its people, its words, its choices and its earlier states."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta

from msgspec.structs import replace

from data.actors import Alone, Together
from data.backups import keep
from data.people import HelpLine
from data.places import FILE
from data.wording import say
from tests.workspace.cli_kit import IDRIS, KIT, NELL, NOW, WREN, begin, stub
from tests.workspace.lines.lines_kit import EOF, Conversation, play, seen
from tests.workspace.lines.test_lines_talk import Window
from workspace.family_people import MOST_LINES
from workspace.lines.house import House
from workspace.lines.people import family
from workspace.lines.talk import Talk

CHANGE = say("plain.family.what")
MEND = say("plain.family.mend")
WHO = say("family.ask.mend_title")
HINT = say("family.ask.mend_hint")

Answers = dict[str, str | tuple[str, ...]]


def test_a_grown_up_says_what_they_are_to_the_children(home: Conversation) -> None:
    answers: Answers = {
        CHANGE: (MEND, EOF),
        WHO: "idris",
        HINT: say("plain.family.mend_one"),
        say("family.ask.role"): "stepfather",
    }
    said = play(home.folder, family, answers)
    assert say("family.adult", name="Idris", role="stepfather") in said
    adult = seen(home.folder).adult(IDRIS.id)
    assert adult is not None
    assert (adult.name, adult.role) == ("Idris", "stepfather")


def test_a_grown_up_half_described_on_the_screen_comes_back_here(home: Conversation) -> None:
    def half(house: House) -> None:
        house.keep("family.adult.new", {"name": "Noor", "role": "grandmother"})

    play(home.folder, half, {})
    said = play(home.folder, family, {CHANGE: ("1", EOF)})
    assert say("plain.so_far", words="grandmother") in said
    assert [(one.name, one.role) for one in seen(home.folder).adults[2:]] == [("Noor", "grandmother")]
    assert seen(home.folder).drafts.shared("family.adult.new") is None


def test_a_grown_up_leaves_after_it_is_said_what_stays_and_comes_back(home: Conversation) -> None:
    leave: Answers = {
        CHANGE: (MEND, MEND, say("plain.family.again"), EOF),
        WHO: ("idris", "idris"),
        HINT: (say("family.ask.leaves"), say("family.ask.leaves")),
        say("family.left.title", name="Idris"): ("", say("family.left.yes", name="Idris")),
        say("plain.family.come_back"): EOF,
    }
    said = play(home.folder, family, leave)
    assert said.count(say("family.left.words_bare", name="Idris")) == 2
    assert [one.name for one in seen(home.folder).adults] == ["Nell"]
    assert say("family.former", name="Idris") in said
    back: Answers = {
        CHANGE: (say("plain.family.again"), EOF),
        say("plain.family.come_back"): "idris",
        say("family.back.title", name="Idris"): say("family.back.yes"),
    }
    play(home.folder, family, back)
    assert [one.name for one in seen(home.folder).adults] == ["Nell", "Idris"]


def test_who_leaves_alone_gets_up_and_nobody_else_is_sent_away(home: Conversation) -> None:
    found: list[object] = []

    def through(house: House) -> None:
        try:
            family(house)
        finally:
            found.append(house.desk.actor)

    other = play(home.folder, through, {CHANGE: (MEND, EOF), WHO: ("idris", EOF)}, as_id=NELL.id)
    assert say("family.ask.leaves") not in other
    answers: Answers = {
        CHANGE: (MEND, EOF),
        WHO: "nell",
        HINT: say("family.ask.leaves"),
        say("family.left.title", name="Nell"): "yes",
    }
    said = play(home.folder, through, answers, as_id=NELL.id)
    assert found == [Alone(NELL.id), Together()]
    assert said.index(say("plain.covered_pipe")) < said.index(say("family.left.done", name="Nell"))


def test_a_child_has_words_for_another_age_and_a_name_on_paper(home: Conversation) -> None:
    band = seen(home.folder).children[0].band_override
    answers: Answers = {
        CHANGE: (MEND, EOF),
        WHO: "kit",
        say("family.ask.band"): "3",
        say("family.ask.print_name"): "K.",
    }
    said = play(home.folder, family, answers)
    (child,) = seen(home.folder).children
    assert band == ""
    assert (child.name, child.birth, child.print_name) == (KIT.name, KIT.birth, "K.")
    assert child.band_override
    assert HINT not in said, "the only child is always asked about"


def test_a_child_is_no_longer_asked_about_and_is_again(plain: Conversation) -> None:
    begin(plain.folder, children=(KIT, WREN))
    rest: Answers = {CHANGE: (MEND, EOF), WHO: "wren", HINT: say("family.ask.child_leaves")}
    said = play(plain.folder, family, rest)
    assert say("family.rested_child", name=WREN.name) in said
    assert [one.name for one in seen(plain.folder).children] == [KIT.name]
    back: Answers = {CHANGE: (say("plain.family.again"), EOF), say("plain.family.come_back"): "wren"}
    play(plain.folder, family, back)
    assert [one.name for one in seen(plain.folder).children] == [KIT.name, WREN.name]


def test_the_familys_own_words_are_written_down_once_they_are_clear(home: Conversation) -> None:
    answers: Answers = {
        CHANGE: (say("plain.family.words"), EOF),
        say("family.words.times_hint"): ("nap", "nap 13:00"),
        say("family.words.signals_hint"): "goes very quiet",
        say("family.words.needs_hint"): "a hand to hold",
    }
    said = play(home.folder, family, answers)
    assert say("family.words.time", line="nap") in said
    told = seen(home.folder).family
    assert [(one.name, one.hour) for one in told.times_of_day] == [("nap", 13)]
    assert [(one.kind, one.label) for one in told.own_words] == [
        ("signal", "goes very quiet"),
        ("need", "a hand to hold"),
    ]


def test_a_look_a_clock_and_a_lock_are_chosen(home: Conversation) -> None:
    answers: Answers = {
        CHANGE: (say("plain.family.choices"), EOF),
        say("plain.family.which_choice"): (say("family.clock"), say("family.lock"), say("family.look"), ""),
        f"\n{say('family.clock')}\n": say("family.clocks.12"),
        f"\n{say('family.lock')}\n": say("family.lock_after", minutes=2),
        f"\n{say('family.look')}\n": say("family.looks.paper"),
    }
    play(home.folder, family, answers)
    told = seen(home.folder).family.settings
    assert (told.clock, told.idle_lock_minutes, told.theme) == ("12", 2, "paper")


def test_no_more_are_to_be_called_than_a_note_holds(home: Conversation) -> None:
    names = tuple(f"Friend {n}" for n in range(MOST_LINES + 1))
    answers: Answers = {
        CHANGE: (say("plain.family.care"), EOF),
        f"\n{say('family.lines.who')}\n": names,
        f"\n{say('family.lines.number')}\n": tuple("01" for _ in names),
    }
    play(home.folder, family, answers)
    known = seen(home.folder).family.settings.help_lines
    assert known == tuple(HelpLine(label=name, number="01") for name in names[:MOST_LINES])


def test_an_earlier_state_comes_back_after_it_is_said_what_that_changes(home: Conversation) -> None:
    def writes(text: str) -> Callable[[House], None]:
        return lambda house: house.view.put(stub(text, NOW))

    play(home.folder, writes("Soup flew"), {})
    keep(home.folder / FILE, "", NOW - timedelta(days=4))
    play(home.folder, writes("Kit hid"), {})
    answers: Answers = {
        CHANGE: (say("plain.family.states"), EOF),
        say("backups.hint"): "fri 20 nov",
        say("backups.sure"): say("backups.yes"),
    }
    said = play(home.folder, family, answers)
    assert said.index(say("backups.change.gone_one")) < said.index(say("backups.done", moments="one moment"))
    assert [seen(home.folder).title(one) for one in seen(home.folder).moments()] == ["Soup flew"]


def test_plain_signs_are_printed_once_they_are_chosen(home: Conversation) -> None:
    shown: list[str] = []

    def window(house: House) -> None:
        out = Window()
        talk = Talk(io.StringIO(), out)
        elsewhere = House(house.journal, talk, now=lambda: NOW)
        for signs in ("full", "ascii"):
            family_now = elsewhere.desk.family
            elsewhere.view.put(replace(family_now, settings=replace(family_now.settings, glyphs=signs)))
            talk.tell("1 · 2")
        shown.extend(out.getvalue().splitlines())

    play(home.folder, window, {})
    assert shown[0] == "1 · 2"
    assert shown[1].isascii()
