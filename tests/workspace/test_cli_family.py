"""Beginning a family, looking around in an invented one, and a moment in one line."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from data.actors import Together
from data.errors import JournalError
from data.journal import Journal
from data.records import Birth, Moment
from tests.workspace.cli_kit import IDRIS, KIT, NELL, NOW, WREN, Line, begin, seen_together, start_line

NEW = ("new", "--child", "Kit", "--born", "2019-11", "--me", "Nell")


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    return start_line(tmp_path, capsys, monkeypatch)


# -- new -----------------------------------------------------------------------------------------------------------


def test_new_makes_a_family_folder(line: Line) -> None:
    assert line(*NEW, "--other", "Idris").code == 0
    assert line.out == f"{line.folder}\n"
    journal = Journal.open(line.folder)
    view = journal.seen_by(Together())
    assert [adult.name for adult in view.adults] == ["Nell", "Idris"]
    assert [(child.name, child.birth) for child in view.children] == [("Kit", Birth(year=2019, month=11))]
    journal.close()
    assert stat.S_IMODE(line.folder.stat().st_mode) == 0o700


def test_new_refuses_a_folder_that_holds_a_family_and_leaves_it(line: Line) -> None:
    begin(line.folder)
    before = (line.folder / "family.json").read_bytes()
    assert line(*NEW).code == 2
    assert (line.folder / "family.json").read_bytes() == before


def test_new_refuses_a_folder_that_holds_other_things(line: Line) -> None:
    line.folder.mkdir()
    (line.folder / "taxes.txt").write_text("x")
    assert line(*NEW).code == 2
    assert [path.name for path in line.folder.iterdir()] == ["taxes.txt"]


@pytest.mark.parametrize("text", ["2019-13", "2019-02-30", "19", "soon", "2019-1-1-1", "1066", "2099", ""])
def test_new_asks_for_a_birth_that_can_be(line: Line, text: str) -> None:
    assert line("new", "--child", "Kit", "--born", text, "--me", "Nell").code == 2
    assert not line.folder.exists()


@pytest.mark.parametrize("names", [("  ", "Nell"), ("Kit", "\x1b"), ("Kit", "IDRIS")])
def test_new_asks_for_names_that_tell_people_apart(line: Line, names: tuple[str, str]) -> None:
    assert line("new", "--child", names[0], "--born", "2019", "--me", names[1], "--other", "Idris").code == 2
    assert not line.folder.exists()


# -- demo ----------------------------------------------------------------------------------------------------------


def test_demo_writes_an_invented_family_into_an_empty_folder(line: Line, tmp_path: Path) -> None:
    into = tmp_path / "demo"
    assert line("demo", "--into", str(into)).code == 0
    assert line.out == f"{into}\n"
    assert line("--data", str(into), "list", "--json").code == 0
    assert len(line.json) > 10


def test_demo_never_goes_where_something_is(line: Line, tmp_path: Path) -> None:
    begin(line.folder)
    (tmp_path / "note").mkdir()
    (tmp_path / "note" / "a.txt").write_text("x")
    for into in (line.folder, tmp_path / "note", tmp_path / "note" / "a.txt"):
        assert line("demo", "--into", str(into)).code == 2
    assert [path.name for path in (tmp_path / "note").iterdir()] == ["a.txt"]


@pytest.mark.parametrize("wanted", ["kit", "wren", "zuri", "lucia", "sami", "jules", "anaya", "ty", "bo", "fam_10"])
def test_each_worked_moment_has_its_own_family_to_look_at(line: Line, tmp_path: Path, wanted: str) -> None:
    into = tmp_path / "demo"
    assert line("demo", "--family", wanted, "--into", str(into)).code == 0
    assert line("--data", str(into), "list", "--json").code == 0
    assert len(line.json) == 1


def test_an_unknown_invented_family_is_told(line: Line, tmp_path: Path) -> None:
    assert line("demo", "--family", "smith", "--into", str(tmp_path / "x")).code == 1
    assert not (tmp_path / "x").exists()


# -- quick ---------------------------------------------------------------------------------------------------------


def test_quick_keeps_a_stub_and_says_what_it_understood(line: Line) -> None:
    begin(line.folder)
    assert line("quick", "yesterday", "at", "dinner:", "bricks", "flew", "@Kit").code == 0
    (moment,) = seen_together(line.folder)
    assert line.out == f"Kept: Mon 23 Nov, dinner · Kit · bricks flew\n{moment.id}\n"
    assert moment.camera == ("bricks flew",)
    assert moment.children == (KIT.id,)
    assert moment.when.precision == "part"
    assert line.err == ""


@pytest.mark.parametrize(
    ("words", "kept", "when"),
    [
        ("bricks flew", "bricks flew", NOW),
        ("12 nov 07:40: bricks flew", "bricks flew", datetime(2026, 11, 12, 7, 40, tzinfo=UTC)),
        ("6:30pm: bricks flew", "bricks flew", NOW.replace(day=23, hour=18, minute=30)),
        ("07:40 was early", "07:40 was early", NOW),
        ("Kit said: no", "Kit said: no", NOW),
        ("mar: a made-up word", "mar: a made-up word", NOW),
        ("@Kit: bricks flew", "bricks flew", NOW),
        ("@kit threw bricks", "Kit threw bricks", NOW),
        ("8:00: after @Kit, bricks flew", "after Kit, bricks flew", NOW.replace(hour=8)),
        ("mail me a@b.c @ once", "mail me a@b.c @ once", NOW),
        ("2 hours ago: he said [quietly] {stop} %s", "he said [quietly] {stop} %s", NOW - timedelta(hours=2)),
    ],
)
def test_quick_parts_the_time_from_what_happened(line: Line, words: str, kept: str, when: datetime) -> None:
    begin(line.folder)
    assert line("quick", words).code == 0, line.err
    (moment,) = seen_together(line.folder)
    assert moment.camera == (kept,)
    assert moment.when.instant == when


def test_quick_takes_several_children_the_first_in_focus(line: Line) -> None:
    begin(line.folder, children=(KIT, WREN))
    assert line("quick", "both ran off @Wren @Kit").code == 0
    (moment,) = seen_together(line.folder)
    assert moment.camera == ("both ran off",)
    assert moment.children == (WREN.id, KIT.id)
    assert "Wren Ayo and Kit" in line.out
    assert line("quick", "a nap @Wren Ayo").code == 0
    assert seen_together(line.folder)[0].camera == ("a nap",)


def test_quick_asks_which_child_only_at_a_terminal(line: Line) -> None:
    begin(line.folder, children=(KIT, WREN))
    assert line("quick", "bricks flew").code == 2
    assert "@Kit" in line.err
    assert line("quick", "bricks flew", typed="wren\n").code == 0
    assert seen_together(line.folder)[0].children == (WREN.id,)


def test_quick_keeps_nothing_under_an_unknown_name(line: Line) -> None:
    begin(line.folder)
    assert line("quick", "bricks flew @Kitt").code == 1
    assert "Kit" in line.err
    assert seen_together(line.folder) == ()


def test_quick_without_words_reads_what_is_handed_in(line: Line) -> None:
    begin(line.folder)
    assert line("quick", piped="yesterday: bricks flew\nthen silence\n").code == 0
    assert seen_together(line.folder)[0].camera == ("bricks flew\nthen silence",)


def test_quick_without_words_asks_at_a_terminal(line: Line) -> None:
    begin(line.folder)
    assert line("quick", typed="bricks flew\n").code == 0
    assert "What happened?" in line.err
    assert seen_together(line.folder)[0].camera == ("bricks flew",)


@pytest.mark.parametrize("words", ["", "   ", "yesterday:", "@Kit"])
def test_quick_with_nothing_to_keep_ends_with_2(line: Line, words: str) -> None:
    begin(line.folder)
    assert line("quick", piped=words).code == 2
    assert line("quick", words, piped="").code == 2
    assert seen_together(line.folder) == ()


def test_quick_says_which_signs_it_left_out(line: Line) -> None:
    begin(line.folder)
    assert line("quick", "bricks\x07 flew \udcff").code == 0
    assert seen_together(line.folder)[0].camera == ("bricks flew",)
    assert "control signs" in line.err


def test_quick_says_when_a_time_is_still_to_come(line: Line) -> None:
    begin(line.folder)
    assert line("quick", "tomorrow 6pm: dentist").code == 0
    assert "still to come" in line.err
    assert line("quick", "yesterday: dentist").err == ""


def test_quick_goes_to_the_inbox_while_the_family_is_open_elsewhere(line: Line) -> None:
    begin(line.folder)
    elsewhere = Journal.open(line.folder)
    try:
        assert line("quick", "yesterday 6pm: bricks flew @Kit").code == 0
        told, moment_id = line.out.splitlines()
        assert told == "Kept: Mon 23 Nov, 18:00 · Kit · bricks flew"
        assert line.err != ""
        path = line.folder / "inbox" / f"{moment_id}.json"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert msgspec.json.decode(path.read_bytes(), type=Moment).camera == ("bricks flew",)
        assert elsewhere.take_in() == 1
        assert elsewhere.seen_by(Together()).moments()[0].id == moment_id
        assert not path.exists()
    finally:
        elsewhere.close()


def test_the_next_one_takes_the_inbox_in(line: Line) -> None:
    begin(line.folder)
    elsewhere = Journal.open(line.folder)
    line("quick", "bricks flew")
    elsewhere.close()
    assert [moment.camera for moment in seen_together(line.folder)] == [("bricks flew",)]
    assert list((line.folder / "inbox").iterdir()) == []


def test_an_inbox_that_cannot_be_written_ends_with_4(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    begin(line.folder)
    elsewhere = Journal.open(line.folder)
    monkeypatch.setattr("workspace.cli_quick.write_whole", refuse)
    try:
        assert line("quick", "bricks flew").code == 4
        assert line.out == ""
        assert "ENOSPC" in line.err
    finally:
        elsewhere.close()


def test_quick_as_one_adult_is_shared_all_the_same(line: Line) -> None:
    begin(line.folder, adults=(NELL, IDRIS))
    assert line("--as", "Nell", "quick", "bricks flew").code == 0
    assert len(seen_together(line.folder)) == 1


def test_errors_of_the_journal_carry_their_sentence(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise JournalError("That is no longer here.")

    begin(line.folder)
    monkeypatch.setattr("data.view.View.put", refuse)
    assert line("quick", "bricks flew").code == 1
    assert line.err == "That is no longer here.\n"
