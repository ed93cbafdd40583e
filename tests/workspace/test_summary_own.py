"""From an adult's own room only what they tick for this print reaches paper, on a sheet of its own, in every format."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pikepdf
import pypdf
import pytest

from data.actors import Alone, Together
from data.journal import Journal
from data.records import Answer, Figure, ParentingAnswer, PrivateRoom, Reflection, StatementSet
from tests.workspace.summary_family import TODAY, family
from tests.workspace.test_summary_pdf import squeezed
from tests.workspace.test_summary_room import Host, asked, demo, made, paper, press, rowans
from workspace.handing_over import make
from workspace.making import ENDINGS, Kind
from workspace.screens.summary_own import OwnScreen
from workspace.summary.build import build
from workspace.summary.own_sheet import offered, with_own
from workspace.summary.values import Choices, Form, Summary

__all__ = ["demo", "paper", "rowans"]

ON = date(2025, 2, 1)

ROOM = PrivateRoom(
    id="nell",
    reflections=(
        Reflection(id="a", on=ON, theme="Then", prompt="", own_prompt="ASKEDA", words="MARKERA", take_along=True),
        Reflection(id="b", on=ON, theme="Now", prompt="", own_prompt="ASKEDB", words="MARKERB", take_along=True),
        Reflection(id="c", on=ON, theme="Now", prompt="", own_prompt="ASKEDC", words="MARKERC"),
    ),
    parenting=(ParentingAnswer(id="d", on=ON, statement="", words="MARKERD", take_along=True),),
    statements=(StatementSet(id="e", on=ON, whom="MARKERE", answers=(Answer(statement="c01", dots=3),)),),
    figures=(
        Figure(id="f", instrument="MARKERF", values=(("scale", "MARKERG"),), said="MARKERH", take_along=True),
        Figure(id="g", instrument="MARKERI", values=(("scale", "MARKERJ"),)),
    ),
    closings=((ON, "MARKERK"),),
)
"""A room full of words that must not be found where they were not ticked."""

WORDS = ("ASKEDA", "ASKEDB", "ASKEDC", *(f"MARKER{letter}" for letter in "ABCDEFGHIJK"))


def page(form: Form = "one") -> Summary:
    """Nell's own page."""
    return build(family(), ("m1", "m2", "m3"), Choices(today=TODAY, form=form, consent="own", adult="nell"))


def found(path: Path, kind: Kind) -> str:
    """Everything a file says: its text, and all else that stands in it in the open."""
    raw = path.read_bytes().decode("utf-8", "replace")
    if kind != "pdf":
        return raw
    with pikepdf.open(path) as file:
        told = " ".join(map(str, file.docinfo.values())) + str(file.open_metadata())
        streams = b"".join(
            each.read_bytes() for each in file.objects if isinstance(each, pikepdf.Stream) and "/Length1" not in each
        ).decode("latin-1")
    return raw + told + streams + squeezed("".join(sheet.extract_text() for sheet in pypdf.PdfReader(path).pages))


@pytest.mark.parametrize("form", ["one", "full"])
@pytest.mark.parametrize("kind", ENDINGS)
def test_only_what_was_ticked_is_found_in_the_file(kind: Kind, form: Form, tmp_path: Path) -> None:
    pieces = offered(ROOM)
    for ticked, there in (((), ()), (("a", "f"), ("ASKEDA", "MARKERA", "MARKERF", "MARKERG", "MARKERH"))):
        path = tmp_path / f"page-{len(ticked)}{ENDINGS[kind]}"
        assert make(with_own(page(form), pieces, ticked), kind, path, "a4", wanted=lambda: True)
        told = found(path, kind)
        assert [word for word in WORDS if word in told] == [word for word in WORDS if word in there]


def test_only_what_was_marked_to_take_along_is_offered_and_nothing_from_a_closed_room() -> None:
    assert [piece.id for piece in offered(ROOM)] == ["f", "a", "b", "d"]
    assert offered(None) == ()


def test_it_has_a_sheet_of_its_own_and_is_listed_before_it_is_made(tmp_path: Path) -> None:
    summary = with_own(page(), offered(ROOM), ("b",))
    assert "On a sheet of its own: Now · 1 February 2025" in summary.included
    make(summary, "pdf", tmp_path / "page.pdf", "a4", wanted=lambda: True)
    sheets = [squeezed(sheet.extract_text()) for sheet in pypdf.PdfReader(tmp_path / "page.pdf").pages]
    assert ["MARKERB" in sheet for sheet in sheets] == [False, True]
    assert "Misread" not in sheets[1]


async def test_alone_with_the_room_open_one_ticks_and_together_nothing_is_offered(rowans: Journal, paper: Path) -> None:
    from data import keys

    bridie = next(adult for adult in rowans.seen_by(Together()).adults if adult.name == "Bridie")
    rowans.unlock(bridie.id, keys.unwrap(bridie.key_file, bridie.example_passphrase))
    view = rowans.seen_by(Alone(bridie.id))
    room = view.room()
    assert room is not None
    mine = Reflection(id="mine", on=ON, theme="Then", prompt="", words="MARKERTICKED", take_along=True)
    view.put_room(PrivateRoom(id=room.id, reflections=(mine,)))
    app = Host(rowans)
    app.desk.sit_down(Alone(bridie.id))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for ticked in (False, True):
            await press(pilot, "n")
            assert isinstance(app.screen, OwnScreen)
            await press(pilot, *(["space"] if ticked else []), "f2")
            assert "what you wrote yourself" in asked(app.screen)
            await press(pilot, "1", "f2", "4", "f2")
            await made(pilot)
            await press(pilot, "escape")
        assert "MARKERTICKED" not in app.page()
    first, second = sorted(paper.iterdir(), key=lambda path: len(path.name))
    assert "MARKERTICKED" not in first.read_text(encoding="utf-8")
    assert "MARKERTICKED" in second.read_text(encoding="utf-8")
