"""The page for therapy line by line: from choosing its moments to a file or paper."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from data.records import Moment, Reflection
from data.wording import say
from tests.workspace.cli_kit import NELL, NOW, stub, talked_through, write
from tests.workspace.lines.lines_kit import EOF, Conversation, play, seen
from workspace.lines import paper_file
from workspace.lines.house import House
from workspace.lines.paper import page_for_therapy
from workspace.looks import NAMED
from workspace.page_begun import PageBegun
from workspace.summary import printing
from workspace.summary.printing import Sent, Wish

TALKED: Moment = stub("Kit hid the broken bowl.", NOW - timedelta(hours=2))
WHAT = say("plain.paper.what")
ROW = say("plain.paper.look_which")


@pytest.fixture
def folder(home: Conversation) -> Path:
    write(home.folder, *talked_through(TALKED))
    return home.folder


Answers = dict[str, str | tuple[str, ...]]


def page(folder: Path, place: Path, more: Answers | None = None) -> str:
    """Make a page together, with some answers of one's own."""
    answers: Answers = {
        WHAT: ("1", EOF),
        say("summary_room.turns.curtain", name="Nell"): "1",
        say("summary_room.turns.curtain", name="Idris"): "1",
        say("plain.paper.agree", name="Nell"): "yes",
        say("plain.paper.agree", name="Idris"): "yes",
        say("plain.paper.read_out"): "yes",
        say("summary_room.make.kind"): "plain text",
        say("summary_room.make.where"): str(place),
    }
    return play(folder, page_for_therapy, answers | (more or {}))


def test_the_page_is_made_of_what_both_chose_unseen(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "page.txt"
    said = page(
        folder,
        place,
        {
            say("summary_room.turns.words", name="Idris"): "1",
            say("plain.paper.let_go"): say("summary.included.child_said"),
        },
    )
    made = place.read_text()
    assert "broken bowl" in made
    assert "You looked away." not in made
    assert say("summary_room.make.sixteen", child="Kit") in said
    assert said.count(say("plain.covered_pipe")) == 2


def test_nothing_is_made_when_one_of_them_says_no(folder: Path, tmp_path: Path) -> None:
    said = page(folder, tmp_path / "page.txt", {say("plain.paper.agree", name="Nell"): "no"})
    assert say("cli.summary.not_agreed") in said
    assert not (tmp_path / "page.txt").exists()


def test_words_beside_the_moments_are_kept_while_they_are_typed(folder: Path) -> None:
    first: Answers = {
        WHAT: "2",
        say("summary_room.notes.for_whom.words"): "Dr Lind",
        say("summary_room.notes.questions.words"): "How do we begin?",
    }
    play(folder, page_for_therapy, {**first, say("plain.next_line"): EOF})
    assert seen(folder).notes().for_whom == "Dr Lind"
    assert seen(folder).notes().questions == ()
    said = play(folder, page_for_therapy, {WHAT: ("2", EOF)})
    assert "So far: How do we begin?" in said
    assert seen(folder).notes().questions == ("How do we begin?",)


def test_ones_own_words_come_along_only_when_they_are_named_and_one_sits_alone(folder: Path, tmp_path: Path) -> None:
    def mark(house: House) -> None:
        room = house.view.room()
        assert room is not None
        kept = Reflection(id="01KEPT", on=NOW.date(), theme="", prompt="", words="Ours was quiet", take_along=True)
        house.view.put_room(replace(room, reflections=(kept,)))

    play(folder, mark, {}, as_id=NELL.id)
    place = tmp_path / "own.txt"
    answers: Answers = {
        WHAT: "1",
        say("summary_room.own.words"): "1",
        say("plain.paper.agree", name="Nell"): "yes",
        say("summary_room.make.kind"): "plain text",
        say("summary_room.make.where"): str(place),
    }
    play(folder, page_for_therapy, answers, as_id=NELL.id)
    assert "Ours was quiet" in place.read_text()
    assert "He was hungry." not in place.read_text()
    page(folder, tmp_path / "both.txt")
    assert "Ours was quiet" not in (tmp_path / "both.txt").read_text()


def test_moments_are_picked_by_hand_and_what_was_suggested_stays(folder: Path) -> None:
    write(folder, stub("Soup flew", NOW - timedelta(days=1)))
    answers: Answers = {
        WHAT: (say("plain.paper.moments"), EOF),
        say("plain.paper.pick"): ("2", say("plain.repair.on")),
    }
    said = play(folder, page_for_therapy, answers)
    assert {one.id for one in seen(folder).moments() if one.marked} == {one.id for one in seen(folder).moments()}
    assert f"{say('plain.paper.count_one')} {say('plain.paper.suggested')}" in said
    assert say("plain.paper.count", n=2) in said


def test_how_it_looks_is_chosen_row_by_row_and_remembered(folder: Path) -> None:
    answers: Answers = {
        WHAT: (say("plain.paper.look"), EOF),
        ROW: ("from:", "names:", "parts:", ""),
        say("plain.paper.days"): "other days",
        f"\n{say('summary_room.between.first')}\n": "today",
        f"\n{say('summary_room.between.last')}\n": "2 days ago",
        f"\n{say('summary_room.names')}\n": "initials",
        say("plain.paper.parts_hint"): "moments, going well",
    }
    said = play(folder, page_for_therapy, answers)
    look = seen(folder).notes().look
    assert (look.days, look.first, look.last) == (NAMED, date(2026, 11, 22), date(2026, 11, 24))
    assert (look.names, "moments" in look.left_out, "question" in look.left_out) == ("initials", False, True)
    assert say("summary_room.between.one") in said
    assert say("summary_room.named_both", first="22 November 2026", last="24 November 2026") in said


def test_what_is_left_out_to_shorten_it_leaves_this_page_alone(folder: Path) -> None:
    words = say("summary_room.pieces.words")
    answers: Answers = {
        WHAT: (say("plain.paper.shorten"), say("plain.paper.hear"), EOF),
        words: ("1", "1", ""),
        say("plain.paper.let_go"): ("what a camera", "all of it"),
    }
    said = play(folder, page_for_therapy, answers)
    assert "without:" in said
    assert say("summary_room.pieces.fits") in said
    assert "Parents’ own notes" in said
    assert "He was hungry." not in said
    moment = seen(folder).moment(TALKED.id)
    assert moment is not None
    assert moment.camera == TALKED.camera


def test_a_long_page_is_shortened_or_takes_more_sides_before_it_is_made(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workspace.lines.paper.may_be_long", lambda page, settled: not settled)
    monkeypatch.setattr(PageBegun, "sides", lambda self, struck=None: 2)
    place = tmp_path / "long.txt"
    more = say("summary_room.fit.two_sides")
    said = page(folder, place, {say("summary_room.fit.long", sides=2, heading="")[:24]: more})
    assert "broken bowl" in place.read_text()
    assert say("summary_room.fit.long", sides=2, heading="")[:24] in said


def test_a_page_goes_to_the_printer_and_is_taken_back(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wishes: list[tuple[Wish, bytes]] = []

    def send(path: Path, wish: Wish) -> Sent:
        wishes.append((wish, path.read_bytes()[:4]))
        return Sent(outcome="sent", words="", job="attic-1")

    monkeypatch.setattr(printing, "printers", lambda: ("attic", "hall"))
    monkeypatch.setattr(printing, "usual_printer", lambda: "hall")
    monkeypatch.setattr(paper_file, "send", send)
    monkeypatch.setattr(paper_file, "take_back", lambda job, path: Sent(outcome="stopped", words=job))
    answers: Answers = {
        say("summary_room.make.kind"): say("summary_room.make.kind_paper"),
        say("summary_room.print.printer"): "attic",
        f"\n{say('summary_room.print.copies')}\n": "2",
        say("plain.paper.take_back"): "yes",
    }
    said = page(folder, tmp_path, answers)
    ((wish, began),) = wishes
    assert (wish.printer, wish.copies, wish.two_sided, began) == ("attic", 2, False, b"%PDF")
    assert say("summary.printing.no_file.sent", printer="attic") in said
    assert say("summary.printing.no_file.stopped", printer="attic") in said
    assert list(tmp_path.glob("*.pdf")) == []


def test_blank_paper_is_made(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "printers", tuple)
    answers: Answers = {
        WHAT: (say("plain.paper.forms"), EOF),
        say("summary_room.forms.words"): say("summary_room.forms.repair"),
        say("summary_room.make.where"): ("/no/such/place", str(tmp_path / "blank")),
    }
    said = play(folder, page_for_therapy, answers)
    assert say("summary_room.make.no_folder", folder="/no/such") in said
    assert (tmp_path / "blank.pdf").read_bytes()[:4] == b"%PDF"


def test_making_is_stopped_and_nothing_is_made(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def make(*args: object, wanted: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(paper_file, "make", make)
    said = page(folder, tmp_path / "page.txt")
    assert said.rstrip().endswith(say("plain.paper.making"))
    assert not (tmp_path / "page.txt").exists()
