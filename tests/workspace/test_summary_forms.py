"""Blank forms ask what the screens ask, in the same words, and need neither the app nor a family."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pikepdf
import pypdf
import pytest
from textual.worker import WorkerFailed

from data.journal import Journal
from data.scripts import script
from data.vocabulary import TIER_OF_BAND, landing_rounds, step_advice, vocabulary, what_not_to_do
from tests.journeys.walking import until
from tests.workspace.cli_kit import start_line
from tests.workspace.test_summary_room import Host, asked, demo, foot, press, rowans
from widgets.question import Question
from widgets.text_area import Line
from workspace import blank_paper
from workspace.handing_over import make_form
from workspace.screens import summary_forms, summary_make
from workspace.screens.summary_forms import FormsScreen
from workspace.screens.summary_make import MakeScreen
from workspace.summary.forms import FORMS, FormName, sheet, write_form
from workspace.summary.values import Paper

__all__ = ["demo", "rowans"]

ON = date(2026, 11, 24)

KEYS = ("f2", "1", "3", "f3", "down", "pagedown", "end", "enter")
"""Keys that mean something to the question that is asked."""


def squeezed(text: str) -> str:
    """Text without blanks, with plain quotation marks, so that lines may fall anywhere."""
    return re.sub(r"[\s\u200b]+", "", text).translate(str.maketrans("“”’", '""\''))


def printed(form: FormName, band: str, folder: Path, paper: Paper = "a4") -> tuple[str, int]:
    """The words on a form and the sides it takes."""
    path = folder / f"{form}.pdf"
    write_form(sheet(form, band), path, paper=paper, on=ON)
    pages = pypdf.PdfReader(path).pages
    return squeezed("".join(page.extract_text() for page in pages)), len(pages)


@pytest.mark.parametrize("band", TIER_OF_BAND)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_read_form_is_one_side_with_two_halves_that_ask_the_same(band: str, paper: Paper, tmp_path: Path) -> None:
    text, sides = printed("read", band, tmp_path, paper)
    assert sides == 1
    for step in script("joint").steps:
        if step.id in ("first_present", "first_noticed", "first_needs", "first_words", "first_sure"):
            assert text.count(squeezed(step.words.replace("{child}", "your child"))) == 2, step.id
    for entry in vocabulary("signals").for_band(band)[0]:
        assert text.count(squeezed(entry.label)) >= 2, entry.label
    assert "fear" not in text.lower()
    assert squeezed("Is this a good evening") not in text
    assert squeezed("What were you feeling?") not in text


@pytest.mark.parametrize("band", TIER_OF_BAND)
def test_the_repair_checklist_has_every_step_in_the_words_of_that_age(band: str, tmp_path: Path) -> None:
    text, _ = printed("repair", band, tmp_path)
    for entry in vocabulary("repair_steps").entries:
        assert squeezed(entry.label) in text
        assert squeezed(step_advice(entry.id, band) or entry.description) in text
        for hint in what_not_to_do(entry.id):
            assert squeezed(hint) in text
    assert text.count("☐done") == len(vocabulary("repair_steps").entries) + 1


def test_the_guide_leads_through_every_stage_and_question_of_the_joint_form(tmp_path: Path) -> None:
    text, _ = printed("debrief", "school", tmp_path)
    joint = script("joint")
    for step in joint.played({"first_time"}):
        if step.who in ("both", "maker") and step.kind not in ("curtain", "choice") and "{" not in step.words:
            assert squeezed(step.words) in text, step.id
    for each in landing_rounds():
        assert squeezed(each.question) in text
    assert "{" not in text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_forms_are_tagged_and_the_same_each_time(form: FormName, paper: Paper, tmp_path: Path) -> None:
    printed(form, "school", tmp_path, paper)
    first = (tmp_path / f"{form}.pdf").read_bytes()
    printed(form, "school", tmp_path, paper)
    assert (tmp_path / f"{form}.pdf").read_bytes() == first
    with pikepdf.open(tmp_path / f"{form}.pdf") as file:
        assert file.Root.MarkInfo.Marked
        with file.open_metadata() as meta:
            assert str(meta["pdfuaid:part"]) == "1"
        assert "/Author" not in file.docinfo


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_made_from_the_command_line_without_a_family(
    form: FormName, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = start_line(tmp_path, capsys, monkeypatch)
    assert line("form", form, "--age", "teen", "--paper", "letter").code == 0
    path = Path(line.out.strip())
    assert path.name == f"swingback-{form}.pdf"
    sheet_size = pypdf.PdfReader(path).pages[0].mediabox
    assert {round(float(sheet_size.width)), round(float(sheet_size.height))} == {612, 792}
    assert line("form", form, "--out", str(path)).code == 2
    assert line("form", form, "--age", "grown").code == 2
    assert line("form", "letter").code == 2


async def test_a_form_is_made_from_the_room_for_the_age_that_is_chosen(
    rowans: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "papers").mkdir()
    monkeypatch.setattr(blank_paper, "usual_folder", lambda: tmp_path / "papers")
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "b")
        assert isinstance(app.screen, FormsScreen)
        assert asked(app.screen) == "Which form?"
        await press(pilot, "2")
        assert [act.label for act in app.screen.query_one(Question).ask.acts] == ["School age", "Toddler"]
        await press(pilot, "2")
        assert app.screen.query_one("#make-place", Line).value.endswith("swingback-repair.pdf")
        await press(pilot, "f3", "2", "enter")
        await until(pilot, lambda: asked(app.screen) == "The page is made.", "the form")
        await press(pilot, "escape")
        assert len(app.screen_stack) == 2
    text = squeezed(pypdf.PdfReader(tmp_path / "papers" / "swingback-repair.pdf").pages[0].extract_text())
    assert squeezed("Going back, toddler") in text


@pytest.mark.parametrize(("opens", "screen"), [("b", FormsScreen), ("n", MakeScreen)])
async def test_a_key_that_comes_while_one_page_takes_the_place_of_another_does_nothing(
    rowans: Journal, opens: str, screen: type[FormsScreen | MakeScreen], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def everything(*_: object) -> bool:
        return True

    monkeypatch.setattr(summary_make, "everyone_chooses", everything)
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, opens)
        there = app.screen
        assert isinstance(there, screen)
        await there.query_one("#make-stage").remove_children()
        for key in KEYS:
            await press(pilot, key)
            assert app.screen is there
        assert isinstance(there, FormsScreen | MakeScreen)
        await there.show()
        await press(pilot, "escape")
        assert len(app.screen_stack) == 2


async def test_what_goes_amiss_with_a_form_is_said_and_what_was_left_out_of_its_name(
    rowans: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(blank_paper, "usual_folder", lambda: tmp_path)
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "b", "1", "1")
        app.screen.query_one("#make-place", Line).insert_text_at_cursor("\u202e")
        await pilot.pause()
        assert "Left out, because it cannot be kept" in foot(app.screen)
        monkeypatch.setattr(summary_forms, "make_form", broken)
        await press(pilot, "f2")
        for worker in [each for each in app.workers if each.name == "_make"]:
            with pytest.raises(WorkerFailed):
                await worker.wait()
        await pilot.pause()
        assert "could not be made" in foot(app.screen)
        await press(pilot, "escape")
        assert len(app.screen_stack) == 2


def test_leaving_while_a_form_is_made_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    assert make_form("read", "school", path, "a4", ON, wanted=lambda: False) is None
    assert list(tmp_path.iterdir()) == []
