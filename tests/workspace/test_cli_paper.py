"""The page for therapy from the command line: nothing is made before everyone has said yes."""

from __future__ import annotations

import stat
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from data.actors import Alone
from data.journal import Journal
from data.records import Reflection, SummaryNotes
from tests.workspace.cli_kit import NELL, NOW, Line, begin, start_line, stub, talked_through, write


@pytest.fixture
def family(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    made = start_line(tmp_path, capsys, monkeypatch)
    begin(made.folder)
    write(
        made.folder,
        *talked_through(stub("Bricks flew.", NOW - timedelta(days=3), moment_id="01AAAA1")),
        stub("Shoes stayed off", NOW - timedelta(days=6), moment_id="01AAAB2"),
        stub("A long hug", NOW - timedelta(days=7), moment_id="01BBBB3"),
        SummaryNotes(our_family="We moved in May.", questions=("How long is long?", "And then?")),
    )
    return made


def _made(line: Line) -> list[str]:
    """Give the names of the files made in the current folder."""
    return sorted(path.name for path in Path.cwd().iterdir())


def test_without_consent_nothing_is_made(family: Line) -> None:
    for form in ("pdf", "txt"):
        assert family("summary", "--format", form).code == 2
        assert family.out == ""
        assert "--agreed" in family.err
    assert _made(family) == []


def test_with_agreed_the_page_does_not_claim_that_both_agreed(family: Line) -> None:
    assert family("summary", "--agreed", "--format", "txt").code == 0
    assert "Bricks flew." in family.out
    assert "both chose" not in family.out
    assert "We moved in May." not in family.out


def test_at_a_terminal_each_is_asked_after_seeing_what_goes_on_paper(family: Line) -> None:
    assert family("summary", "--full", "--format", "txt", typed="yes\nY\n").code == 0
    assert "both chose" in family.out
    assert "We moved in May." in family.out
    places = [family.err.index(words) for words in ("a camera would have seen", "Nell, is it", "Idris, is it")]
    assert places == sorted(places)


@pytest.mark.parametrize("typed", ["yes\nno\n", "yes\n", "no\nyes\n", "\n\n", "maybe\nyes\n"])
def test_anything_but_a_yes_from_each_makes_nothing(family: Line, typed: str) -> None:
    assert family("summary", typed=typed).code == 2
    assert family.out == ""
    assert _made(family) == []


def test_a_family_with_one_adult_is_asked_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = start_line(tmp_path, capsys, monkeypatch)
    begin(line.folder, adults=(NELL,))
    write(line.folder, stub("bricks flew", NOW))
    assert line("summary", "--week", "--format", "txt", typed="yes\n").code == 0
    assert "bricks flew" in line.out


def test_the_pdf_gets_a_name_that_says_nothing_and_is_for_its_owner_only(family: Line) -> None:
    assert family("summary", "--agreed", "--moment", "01AAAA1").code == 0
    path = Path(family.out.strip())
    assert _made(family) == [path.name] == ["page-for-therapy-2026-11-24.pdf"]
    assert path.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("words", "there", "missing"),
    [
        ((), ["Bricks flew"], ["Shoes", "hug"]),
        (("--week",), ["Shoes", "Bricks flew"], ["hug"]),
        (("--from", "2026-11-17", "--to", "2026-11-18"), ["hug", "Shoes"], ["Bricks"]),
        (("--moment", "01BBBB3", "01AAAB2"), ["hug", "Shoes"], ["Bricks"]),
        (("--moment", "01BBBB3", "--moment", "01AAAA1"), ["hug", "Bricks"], ["Shoes"]),
    ],
)
def test_the_moments_can_be_chosen(family: Line, words: tuple[str, ...], there: list[str], missing: list[str]) -> None:
    assert family("summary", "--agreed", "--format", "txt", *words).code == 0
    positions = [family.out.index(text) for text in there]
    assert positions == sorted(positions)
    assert not [text for text in missing if text in family.out]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--moment", "01ZZZZ"), 1),
        (("--to", "2001-01-01"), 1),
        (("--week", "--moment", "01AAAA1"), 2),
        (("--week", "--from", "yesterday"), 2),
        (("--parts", "moments,secrets"), 2),
        (("--names", "nick"), 2),
    ],
)
def test_a_wish_that_cannot_be_met_makes_nothing(family: Line, words: tuple[str, ...], code: int) -> None:
    assert family("summary", "--agreed", *words).code == code
    assert family.out == ""
    assert _made(family) == []


def test_parts_that_were_not_chosen_are_neither_made_nor_announced(family: Line) -> None:
    assert family("summary", "--format", "txt", "--parts", "moments,question", typed="yes\nyes\n").code == 0
    assert "How long is long?" in family.out
    assert "And then?" not in family.out
    assert "We moved in May." not in family.out
    assert "Our family" not in family.err
    assert family("summary", "--format", "txt", "--parts", "family", typed="yes\nyes\n").code == 0
    assert "We moved in May." in family.out
    assert "Bricks" not in family.out + family.err


def test_grown_ups_are_named_only_when_asked(family: Line) -> None:
    assert "Nell" not in family("summary", "--agreed", "--format", "txt").out
    assert "Nell" in family("summary", "--agreed", "--format", "txt", "--names", "full").out


def test_text_goes_to_a_file_and_over_nothing(family: Line, tmp_path: Path) -> None:
    out = tmp_path / "page.txt"
    for code in (0, 2):
        assert family("summary", "--agreed", "--format", "txt", "--out", str(out)).code == code
    assert "Bricks flew." in out.read_text("utf-8")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert family("summary", "--agreed", "--format", "txt", "--out", str(tmp_path / "no" / "x.txt")).code == 4


@pytest.mark.parametrize(("kind", "sign"), [("html", "<!DOCTYPE html>"), ("md", "# Moments with Kit"), ("txt", "===")])
def test_each_kind_of_page_goes_to_the_terminal_or_a_file(family: Line, tmp_path: Path, kind: str, sign: str) -> None:
    assert family("summary", "--agreed", "--format", kind).code == 0
    assert sign in family.out
    assert "Bricks flew." in family.out
    out = tmp_path / f"page.{kind}"
    assert family("summary", "--agreed", "--format", kind, "--out", str(out)).code == 0
    assert sign in out.read_text("utf-8")


def test_one_of_us_makes_a_page_of_their_own_entries_and_is_asked_alone(family: Line) -> None:
    assert family("--as", "Nell", "summary", "--format", "txt", typed="yes\n").code == 0
    assert "one person’s own entries" in family.out
    assert "Idris" not in family.err
    assert "Not included: the other reads" in family.err
    assert family("--as", "Nell", "summary", "--format", "txt", typed="no\n").code == 2
    assert family.out == ""


def test_what_one_ticks_of_ones_own_room_comes_along_and_nothing_else_does(family: Line) -> None:
    journal = Journal.open(family.folder)
    journal.unlock_bare(NELL.id)
    view = journal.seen_by(Alone(NELL.id))
    room = view.room()
    assert room is not None
    on = date(2026, 11, 1)
    view.put_room(
        replace(
            room,
            reflections=tuple(
                Reflection(id=name, on=on, theme=name, prompt="", words=f"MARKER{name}", take_along=name != "Never")
                for name in ("Once", "Twice", "Never")
            ),
        )
    )
    journal.close()
    as_nell = ("--as", "Nell", "summary", "--format", "txt")
    assert family(*as_nell, typed="no\nyes\nyes\n").code == 0
    assert "Twice · 1 November 2026" in family.out
    assert [name for name in ("Once", "Twice", "Never") if f"MARKER{name}" in family.out] == ["Twice"]
    assert "On a sheet of its own: Twice · 1 November 2026" in family.err
    assert "MARKER" not in family.err
    assert "MARKER" not in family(*as_nell, typed="\n\nyes\n").out
    assert family(*as_nell, typed="yes\nyes\n").code == 2
    for words, typed in ((("--agreed",), None), ((), "yes\nyes\n")):
        who = ("--as", "Nell") if typed is None else ()
        assert family(*who, "summary", "--format", "txt", *words, typed=typed).code == 0
        assert "own room" not in family.err
        assert "MARKER" not in family.out
    assert family("--as", "Idris", "summary", "--format", "txt", typed="yes\n").code == 0
    assert "MARKER" not in family.out


def test_a_page_is_read_once_as_the_child_at_sixteen_and_says_where_it_can_end_up(family: Line) -> None:
    assert family("summary", "--format", "txt", typed="yes\nyes\n").code == 0
    for words in ("requested by a court", "required to report", "as Kit at sixteen"):
        assert words in family.err


def test_the_full_form_and_large_print_can_be_asked_for(family: Line) -> None:
    assert family("summary", "--agreed", "--full", "--format", "txt").code == 0
    full = family.out
    assert family("summary", "--agreed", "--format", "txt").code == 0
    assert "The need, we think" in full
    assert "The need, we think" not in family.out
    assert family("summary", "--agreed", "--large", "--format", "html").code == 0
    assert "14pt" in family.out
