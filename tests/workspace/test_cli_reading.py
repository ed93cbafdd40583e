"""The commands that only look: what they give to people and to other programs."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from data.journal import Journal
from data.records import OwnSide, Read, Repair, RepairStep, SealedRead
from tests.workspace.cli_kit import IDRIS, KIT, NELL, NOW, WREN, Line, begin, start_line, stub, talked_through, write

LISTED = {"id", "when", "children", "title", "what_happened", "signals", "state", "reads", "repair"}


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    made = start_line(tmp_path, capsys, monkeypatch)
    begin(made.folder, children=(KIT, WREN))
    write(
        made.folder,
        *talked_through(stub("Bricks flew. Then silence.", NOW - timedelta(days=3), moment_id="01AAAA1")),
        stub("Shoes stayed off", NOW - timedelta(days=1), moment_id="01AAAB2", child=WREN),
        stub("A long hug", NOW - timedelta(days=400), moment_id="01BBBB3"),
    )
    return made


def test_the_list_is_newest_first_and_says_where_each_stands(line: Line) -> None:
    assert line("list").code == 0
    assert line.out.splitlines() == [
        "01AAAB2  Mon 23 Nov, 09:00 · Wren Ayo · Shoes stayed off (stub)",
        "01AAAA1  Sat 21 Nov, 09:00 · Kit · Bricks flew (repair open)",
        "01BBBB3  Mon 20 Oct 2025, 10:00 · Kit · A long hug (stub)",
    ]
    assert line.err == ""


def test_the_list_as_json_has_exactly_the_promised_shape(line: Line) -> None:
    moments = line("list", "--json").json
    assert [set(moment) for moment in moments] == [LISTED] * 3
    assert moments[1] == {
        "id": "01AAAA1",
        "when": "2026-11-21T09:00:00+00:00",
        "children": ["Kit"],
        "title": "Bricks flew",
        "what_happened": "Bricks flew. Then silence.",
        "signals": [],
        "state": "repair_open",
        "reads": ["Idris", "Nell"],
        "repair": "open",
    }
    assert moments[2]["when"] == "2025-10-20T10:00:00+01:00"


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--child", "wren"), ["01AAAB2"]),
        (("--child", "Wren Ayo"), ["01AAAB2"]),
        (("--state", "repair_open"), ["01AAAA1"]),
        (("--state", "Repair open"), ["01AAAA1"]),
        (("--from", "21 nov"), ["01AAAB2", "01AAAA1"]),
        (("--from", "2026-11-01", "--to", "saturday"), ["01AAAA1"]),
        (("--to", "2025-12-31"), ["01BBBB3"]),
        (("--child", "kit", "--state", "stub"), ["01BBBB3"]),
    ],
)
def test_the_list_can_be_narrowed(line: Line, words: tuple[str, ...], ids: list[str]) -> None:
    assert [moment["id"] for moment in line("list", "--json", *words).json] == ids


def test_nothing_that_fits_is_an_empty_list(line: Line) -> None:
    assert line("list", "--json", "--state", "mended").json == []
    assert line("list", "--state", "mended").code == 0
    assert line.out == ""
    assert line.err != ""


@pytest.mark.parametrize(
    ("words", "code"),
    [(("--child", "Ana"), 1), (("--state", "perfect"), 2), (("--from", "when pigs fly"), 2)],
)
def test_an_unknown_wish_is_told(line: Line, words: tuple[str, str], code: int) -> None:
    assert line("list", *words).code == code
    assert line.out == ""
    assert words[1] in line.err


def test_show_gives_all_that_is_revealed_in_the_promised_shape(line: Line) -> None:
    moment = line("show", "01AAAA1", "--json").json
    assert set(moment) == LISTED | {"context", "guess", "looks"}
    assert moment["reads"][1] == {
        "adult": "Nell",
        "noticed": ["hides_or_fibs"],
        "needs": ["reassurance"],
        "feelings": ["alone"],
        "words": "It was about the tower.",
        "sure": "fairly",
        "return": {"kinds": ["raised_voice"], "words": "I shouted."},
    }
    assert moment["guess"] == {
        "next_move": "",
        "landing": "misread",
        "needs": ["reassurance"],
        "voices": [{"adult": "Nell", "words": "I'm here too."}],
        "child_account": "You looked away.",
        "look_for": "",
        "open_question": "",
    }
    assert moment["looks"] == [{"adult": "Idris", "on": "2026-11-24", "words": "I see it now.", "needs": []}]
    assert moment["repair"]["state"] == "open"
    assert [set(step) for step in moment["repair"]["steps"]] == [{"id", "label", "status", "said"}] * 2
    assert moment["repair"]["steps"][0]["said"] == "I came back."
    assert moment["repair"]["steps"][1]["label"] == "Rebuild it"


def test_show_of_a_stub_has_no_guess(line: Line) -> None:
    moment = line("show", "01AAAB2", "--json").json
    assert moment["guess"] is None
    assert moment["reads"] == []
    assert moment["repair"] == {"state": "none", "steps": []}


def test_steps_name_their_child_where_two_have_a_repair(line: Line) -> None:
    step = (RepairStep(id="go_back", status="child_said_no"),)
    write(line.folder, Repair(id="01REPAIR2", moment="01AAAA1", child=WREN.id, steps=step))
    steps = line("show", "01AAAA1", "--json").json["repair"]["steps"]
    assert [step["child"] for step in steps] == ["Kit", "Kit", "Wren Ayo"]


def test_show_tells_people_the_same_in_words(line: Line) -> None:
    assert line("show", "01aaaa").code == 0
    for words in ("Bricks flew", "Nell (I think)", "I shouted.", "You looked away.", "[done]", "[not yet] Rebuild it"):
        assert words in line.out
    assert "misread" not in line.out
    assert "hides_or_fibs" not in line.out


@pytest.mark.parametrize(("wanted", "code"), [("01ZZZZ", 1), ("01AAA", 2), ("01A", 1), ("", 1)])
def test_an_id_is_found_by_enough_of_its_beginning(line: Line, wanted: str, code: int) -> None:
    assert line("show", wanted).code == code
    assert line.out == ""
    assert line.err.count("\n") == 1


def test_nothing_closed_or_unshared_is_ever_given(line: Line) -> None:
    sealed = SealedRead(id="01SEALED", moment="01AAAB2", adult=NELL.id, sealed="AGE-TEXT-OF-NELL")
    read = Read(
        id="01OWN",
        moment="01BBBB3",
        adult=IDRIS.id,
        words="open words",
        own=OwnSide(words="shared own side"),
        sealed_own="AGE-TEXT-OF-IDRIS",
    )
    write(line.folder, sealed, read)
    for words in (("list",), ("show", "01AAAB2"), ("show", "01BBBB3")):
        for form in ((), ("--json",)):
            out = line(*words, *form).out
            assert "AGE-TEXT" not in out
            assert "01SEALED" not in out
    assert line("show", "01AAAB2", "--json").json["state"] == "one_ready"
    assert line.json["reads"] == []


def test_reading_works_while_the_family_is_open_elsewhere(line: Line) -> None:
    elsewhere = Journal.open(line.folder)
    try:
        assert len(line("list", "--json").json) == 3
        assert line("show", "01AAAA1").code == 0
        assert line("check").code == 0
    finally:
        elsewhere.close()


def test_looking_changes_nothing(line: Line) -> None:
    def states() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in line.folder.rglob("*") if path.is_file()}

    before = states()
    for words in (("list",), ("show", "01AAAA1"), ("where",), ("check",)):
        line(*words)
    assert states() == before


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("BRICKS",), ["01AAAA1"]),
        (("silence", "hungry"), ["01AAAA1"]),
        (("silence hungry",), ["01AAAA1"]),
        (("wren",), ["01AAAB2"]),
        (("S",), ["01AAAB2", "01AAAA1"]),
        (("hug", "bricks"), []),
    ],
)
def test_search_gives_what_holds_all_the_words_like_the_list(
    line: Line, words: tuple[str, ...], ids: list[str]
) -> None:
    moments = line("search", *words, "--json").json
    assert [moment["id"] for moment in moments] == ids
    assert all(set(moment) == LISTED for moment in moments)
    listed = [entry for entry in line("list").out.splitlines() if entry.split()[0] in ids]
    assert line("search", *words).code == 0
    assert line.out.splitlines() == listed
    assert (line.err != "") == (not ids)


def test_search_never_finds_what_is_closed_or_ones_own(line: Line) -> None:
    write(
        line.folder,
        SealedRead(id="01SEALED", moment="01BBBB3", adult=NELL.id, sealed="-----BEGIN AGE quellmoos"),
        Read(id="01OPEN", moment="01AAAB2", adult=NELL.id, words="open", sealed_own="quellmoos"),
    )
    assert line("search", "quellmoos", "--json").json == []
    assert line("--as", "Nell", "search", "quellmoos", "--json").json == []
    assert line("search").code == 2
