"""The room of the page for therapy, by real keys: choosing, saying yes or not today, and the file that comes of it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, ClassVar

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import WorkerFailed

from data.actors import Alone, Together
from data.errors import CannotSave, JournalError
from data.journal import Journal, new_family
from data.records import Adult, Birth, Child, Moment, Read, SummaryNotes, When
from data.samples import make_demo
from tests.widgets.conftest import HOSTILE
from widgets.buttons import Action
from widgets.question import Question
from widgets.text_area import Line, Writing
from widgets.timeline import Timeline
from workspace import handing_over, making
from workspace.desk import Desk
from workspace.looks import paper_of
from workspace.screens import summary_make
from workspace.screens.summary import SummaryRoom
from workspace.screens.summary_make import MakeScreen
from workspace.screens.summary_notes import NotesScreen
from workspace.screens.summary_page import PageItems, PageText, narrower
from workspace.summary import printing
from workspace.theme import THEMES, VARIABLE_DEFAULTS

CHOSEN = ("n",)
"""Keys to the consent; that each chooses first, behind a curtain, is walked through in `test_summary_consent.py`."""

NOW = datetime(2026, 11, 24, 20, 15, tzinfo=UTC)
STYLES = Path(__file__).parents[2] / "workspace" / "styles"
BLOCKS = "Kit knocked the tower over and looked across."


class Host(App[None]):
    """A tiny app around a family, holding this one room."""

    CSS_PATH: ClassVar[Any] = [STYLES / "app.tcss", STYLES / "rooms.tcss"]

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.desk = Desk(journal, now=lambda: NOW)
        self.room = SummaryRoom(self.desk)
        self.went: list[str] = []
        journal.subscribe(self.room.show_room)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLE_DEFAULTS

    def on_mount(self) -> None:
        self.push_screen(self.room)

    def switch_mode(self, mode: str) -> Any:
        self.went.append(mode)

    def shown(self) -> str:
        """What is on the screen, without colours."""
        strips = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    def page(self) -> str:
        """The whole page beside the list."""
        return self.room.query_one(PageText).words


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, and let each do its work."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def made(pilot: Pilot[None]) -> None:
    """Wait until whatever is done beside the screen is done."""
    beside = [worker for worker in pilot.app.workers if worker.name in ("_make", "_send", "_show_file")]
    if beside:
        await pilot.app.workers.wait_for_complete(beside)
    await pilot.pause()


def asked(screen: Screen[Any]) -> str:
    """What the current question asks; nothing while one page comes up in another's place."""
    return next((one.ask.words for one in screen.query(Question)), "")


def foot(screen: Screen[Any]) -> str:
    """The line beneath the question."""
    return str(screen.query_one("#make-line", Static).content)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "rowan"
    make_demo(folder, date(2026, 11, 24))
    return folder


@pytest.fixture
def rowans(demo: Path, tmp_path: Path) -> Iterator[Journal]:
    shutil.copytree(demo, tmp_path / "rowan")
    journal = Journal.open(tmp_path / "rowan")
    yield journal
    journal.close()


@pytest.fixture(autouse=True)
def all_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave everything on the page, as if each had chosen so."""

    async def everything(app: App[object], making: making.Making) -> bool:
        return True

    monkeypatch.setattr(summary_make, "everyone_chooses", everything)


@pytest.fixture(autouse=True)
def no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be on a computer without a printer, wherever this runs; printing is tried in `test_summary_print.py`."""
    monkeypatch.setattr(printing, "printers", tuple)


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that pages are offered to go to."""
    folder = tmp_path / "papers"
    folder.mkdir()
    monkeypatch.setattr(summary_make, "usual_folder", lambda: folder)
    return folder


def moment(n: int, words: str) -> Moment:
    when = When(instant=datetime(2026, 11, n, 18, 10, tzinfo=UTC), zone="Europe/London")
    return Moment(id=f"m{n}", when=when, camera=(words,), children=("kit",))


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Journal]:
    """One adult and one child, with nothing written down yet."""
    kit = Child(id="kit", name="Kit", birth=Birth(year=2020, month=3))
    journal = Journal.create(
        tmp_path / "small", new_family("", "Europe/London"), (Adult(id="ana", name="Ana"),), (kit,)
    )
    yield journal
    journal.close()


# -- choosing ---------------------------------------------------------------------------------------------------


async def test_the_suggested_moments_stand_on_the_page_at_first(rowans: Journal) -> None:
    view = rowans.seen_by(Together())
    marked = making.marked(view)
    app = Host(rowans)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert app.room.on_page == marked
        rows = app.room.query_one(Timeline).rows
        assert [row.id for row in rows if row.mark == "on the page"] == list(reversed(marked))
        assert {row.glyph for row in rows if row.mark} == {"√"}
        assert {row.glyph for row in rows if not row.mark} == {"·"}
        assert "Moments with Mabel" in app.shown()


async def test_space_takes_a_moment_off_the_page_and_brings_it_back(rowans: Journal) -> None:
    view = rowans.seen_by(Together())
    app = Host(rowans)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        here = app.room.moment
        assert here is not None
        assert here.marked
        assert here.camera[0].split("\n")[0][:30] in app.page()
        await press(pilot, "space")
        after = view.moment(here.id)
        assert after is not None
        assert not after.marked
        assert here.camera[0].split("\n")[0][:30] not in app.page()
        await press(pilot, "space")
        again = view.moment(here.id)
        assert again is not None
        assert again.marked
        assert rowans.undo()
        assert here.id not in app.room.on_page


async def test_what_was_only_suggested_is_kept_when_one_of_it_is_let_go(rowans: Journal) -> None:
    view = rowans.seen_by(Together())
    view.put(*[replace(each, marked=False) for each in view.moments() if each.marked])
    app = Host(rowans)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        suggested = app.room.on_page
        assert len(suggested) == 3
        assert "Suggested" in app.shown()
        here = app.room.moment
        assert here is not None
        assert here.id in suggested
        await press(pilot, "space")
        left = tuple(each for each in suggested if each != here.id)
        assert app.room.on_page == making.marked(view) == left
        assert "Suggested" not in app.shown()


async def test_letting_the_last_one_go_leaves_the_page_empty_and_nothing_can_be_made(
    rowans: Journal, paper: Path
) -> None:
    view = rowans.seen_by(Together())
    view.put(*[replace(each, marked=False) for each in view.moments() if each.marked][:-1])
    app = Host(rowans)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.pause()
        assert len(app.room.on_page) == 1
        await press(pilot, "space")
        assert not app.room.on_page
        await press(pilot, "n")
        assert app.screen is app.room
        assert "Choose a moment" in app.shown()
        await press(pilot, "space")
        assert len(app.room.on_page) == 1


async def test_names_and_paper_are_chosen_with_keys_and_the_page_follows(rowans: Journal) -> None:
    app = Host(rowans)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "One of us" in app.page()
        app.room.query_one("#page-names").focus()
        await press(pilot, "right", "right", "space")
        assert "One of us thought" not in app.page()
        assert "Dom" in app.page()
        await press(pilot, "left", "space")
        assert "B. and D." in app.page() or "D. and B." in app.page()
        app.room.query_one("#page-paper").focus()
        await press(pilot, "right", "enter")
        assert paper_of(app.room.view, app.room.look) == "letter"


async def test_the_mouse_chooses_and_opens(rowans: Journal) -> None:
    app = Host(rowans)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        before = app.room.on_page
        await press(pilot, "home", "down")
        await pilot.click("#page-moments", offset=(8, 1))
        await pilot.pause()
        assert app.room.query_one(Timeline).cursor == 0
        await pilot.click(app.room.query_one("#page-pick").query(Action).first())
        await pilot.pause()
        assert len(app.room.on_page) == len(before) + 1
        await pilot.click(app.room.query_one("#page-acts").query(Action).first())
        await pilot.pause()
        assert isinstance(app.screen, MakeScreen)
        await press(pilot, "escape")


async def test_on_a_tiny_screen_one_pane_is_seen_at_a_time(rowans: Journal) -> None:
    app = Host(rowans)
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.pause()
        page, left = app.room.query_one("#page-right"), app.room.query_one("#page-left")
        assert (left.is_on_screen, page.is_on_screen) == (True, False)
        await press(pilot, "enter")
        assert (left.is_on_screen, page.is_on_screen) == (False, True)
        assert app.focused is app.room.query_one("#page-sheet")
        marked = making.marked(app.desk.view)
        await press(pilot, "space")
        assert making.marked(app.desk.view) == marked
        await pilot.click(app.room.query_one("#page-back").query(Action).last())
        await pilot.pause()
        assert (left.is_on_screen, page.is_on_screen) == (True, False)
        assert app.focused is app.room.query_one(Timeline)


async def test_at_80_columns_the_page_stands_beneath_and_enter_gives_it_all_the_height(rowans: Journal) -> None:
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        sheet = app.room.query_one("#page-sheet")
        before = sheet.size.height
        assert "Moments with Mabel" in app.shown()
        assert app.room.query_one(PageText).size.width == 72
        await press(pilot, "enter")
        assert sheet.size.height > before
        await press(pilot, "escape")
        assert sheet.size.height == before


async def test_coming_to_a_moment_turns_the_page_to_it(rowans: Journal) -> None:
    app = Host(rowans)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        sheet = app.room.query_one("#page-sheet")
        assert sheet.scroll_offset.y == 0
        app.room.query_one(Timeline).go_to(app.room.on_page[1])
        await pilot.pause()
        await pilot.pause()
        lines = app.page().split("\n")
        assert lines[sheet.scroll_offset.y].startswith("2 · ")


async def test_a_family_without_moments_finds_a_kind_page(small: Journal) -> None:
    app = Host(small)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "one small moment" in " ".join(app.shown().split())
        assert not app.room.query_one("#page-right").is_on_screen
        await press(pilot, "enter")
        assert app.went == ["moments"]
        app.desk.view.put(moment(3, BLOCKS))
        await pilot.pause()
        assert "Kit knocked the tower" in app.shown()


# -- saying yes -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", [("escape",), ("2",), ("1", "f2", "4", "escape")])
async def test_leaving_anywhere_makes_nothing(rowans: Journal, paper: Path, keys: tuple[str, ...]) -> None:
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, *CHOSEN)
        assert "You are about to include" in asked(app.screen)
        await press(pilot, *keys)
        await made(pilot)
        assert app.screen is app.room
    assert list(paper.iterdir()) == []


async def test_consent_shows_what_goes_on_the_page_and_where_paper_can_end_up(rowans: Journal) -> None:
    app = Host(rowans)
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.pause()
        await press(pilot, *CHOSEN)
        said = "\n".join(str(each.content) for each in app.screen.query(Static))
        assert "how it landed" in app.screen.query_one(PageItems).words
        assert "requested by a court" in said
        assert "required to report" in said
        assert [act.label for act in app.screen.query_one(Question).ask.acts] == ["Go on", "Not today"]
        await press(pilot, "escape")


async def test_consent_is_asked_again_every_time(rowans: Journal, paper: Path) -> None:
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, *CHOSEN, "1", "escape", *CHOSEN)
        assert "You are about to include" in asked(app.screen)
        await press(pilot, "escape")


async def test_consent_ends_when_the_page_changes(rowans: Journal, paper: Path) -> None:
    app = Host(rowans)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await press(pilot, *CHOSEN, "1", "f2", "1")
        first = app.desk.view.moment(app.room.on_page[0])
        assert first is not None
        app.desk.view.put(replace(first, camera=("Something else was seen.",)))
        await press(pilot, "enter")
        await made(pilot)
        assert app.screen is app.room
        assert "begin again" in " ".join(app.shown().split())
    assert list(paper.iterdir()) == []


async def test_alone_only_ones_own_entries_are_on_the_page(rowans: Journal, paper: Path) -> None:
    app = Host(rowans)
    me = rowans.seen_by(Together()).adults[0]
    app.desk.sit_down(Alone(me.id))
    mine: list[str] = []
    theirs: list[str] = []
    for moment_id in making.marked(app.desk.view):
        for read in app.desk.view.reads(moment_id):
            (mine if read.adult == me.id else theirs).append(read.words[:25])
    assert mine
    assert theirs
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        flat = " ".join(app.page().replace("|", " ").split())
        assert all(words in flat for words in mine)
        assert not any(words in flat for words in theirs)
        assert f"only what {me.name} wrote" in app.shown()
        await press(pilot, "n")
        assert "what you wrote yourself" in asked(app.screen)
        assert [act.label for act in app.screen.query_one(Question).ask.acts] == ["Go on", "Not today"]
        await press(pilot, "1", "f2", "4", "enter")
        await made(pilot)
        await press(pilot, "escape")
        assert app.screen is app.room
        app.desk.sit_down(Together())
        app.room.show_room()
        assert any(words in " ".join(app.page().replace("|", " ").split()) for words in theirs)
    (file,) = paper.iterdir()
    written = " ".join(file.read_text(encoding="utf-8").replace("|", " ").split())
    assert mine[0] in written
    assert not any(words in written for words in theirs)
    assert "one person’s own entries" in written


async def test_one_adult_alone_in_a_family_prints_without_anyone_elses_yes(small: Journal, paper: Path) -> None:
    small.load((replace(moment(3, BLOCKS), marked=True),))
    app = Host(small)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "n")
        assert asked(app.screen) == "You are about to include"
        assert [act.label for act in app.screen.query_one(Question).ask.acts] == ["Go on", "Not today"]
        await press(pilot, "1")
        assert asked(app.screen) == "Read this once as Kit at sixteen."
        await press(pilot, "escape")


def test_reads_of_someone_who_left_need_a_yes_that_nobody_can_give(small: Journal) -> None:
    view = small.seen_by(Together())
    small.load((moment(3, BLOCKS), Read(id="r", moment="m3", adult="gone", words="Theirs.")))
    assert making.whose(view, ()) == ("one_adult", "")
    assert making.whose(view, ("m3",)) == ("own", "ana")


# -- the file ---------------------------------------------------------------------------------------------------


async def test_a_pdf_of_one_page_holds_both_reads(rowans: Journal, paper: Path) -> None:
    view = rowans.seen_by(Together())
    two = next(each for each in view.moments() if each.marked and len(view.reads(each.id)) == 2)
    view.put(*[replace(each, marked=False) for each in view.moments() if each.marked and each.id != two.id])
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, *CHOSEN, "1")
        assert "at sixteen" in asked(app.screen)
        await press(pilot, "f2", "1", "enter")
        await made(pilot)
        assert asked(app.screen) == "The page is made."
        assert "page-2026-11-24.pdf" in " ".join(str(each.content) for each in app.screen.query(Static))
        await press(pilot, "enter")
        assert app.screen is app.room
    (file,) = paper.iterdir()
    assert file.name == "page-2026-11-24.pdf"
    assert file.stat().st_mode & 0o077 == 0
    reader = PdfReader(file)
    assert len(reader.pages) == 1
    words = " ".join(reader.pages[0].extract_text().split())
    for read in view.reads(two.id):
        assert " ".join(read.words.split()[-2:])[:12] in words
    assert "One of us" in words
    assert "The other" in words


async def test_a_page_of_plain_text_is_what_was_shown(rowans: Journal, paper: Path) -> None:
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = app.page()
        await press(pilot, *CHOSEN, "1", "f2", "4", "f2")
        await made(pilot)
        assert asked(app.screen) == "The page is made."
        await press(pilot, "escape")
    assert (paper / "page-2026-11-24.txt").read_text(encoding="utf-8") == shown


async def test_a_file_that_is_there_stays_and_the_new_one_gets_a_number(rowans: Journal, paper: Path) -> None:
    (paper / "page-2026-11-24.txt").write_text("ours")
    (paper / "typed.txt").write_text("also ours")
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, *CHOSEN, "1", "f2", "4")
        assert app.screen.query_one("#make-place", Line).value.endswith("page-2026-11-24-2.txt")
        app.screen.query_one("#make-place", Line).value = "typed"
        await press(pilot, "enter")
        await made(pilot)
        await press(pilot, "escape")
    assert (paper / "page-2026-11-24.txt").read_text() == "ours"
    assert (paper / "typed.txt").read_text() == "also ours"
    assert sorted(each.name for each in paper.iterdir()) == ["page-2026-11-24.txt", "typed-2.txt", "typed.txt"]


async def test_a_folder_that_is_not_there_is_said_and_another_can_be_typed(rowans: Journal, paper: Path) -> None:
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, *CHOSEN, "1", "f2", "4")
        line = app.screen.query_one("#make-place", Line)
        line.value = str(paper / "nowhere" / "page.txt")
        await press(pilot, "enter")
        assert "There is no folder" in foot(app.screen)
        line.value = "  "
        await press(pilot, "enter")
        assert foot(app.screen) == "Give the file a name."
        line.value = str(paper)
        await press(pilot, "enter")
        await made(pilot)
        await press(pilot, "escape")
    assert [each.name for each in paper.iterdir()] == ["page-2026-11-24.txt"]


async def test_without_a_typesetter_there_is_plain_text_and_a_sentence(
    rowans: Journal, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, *CHOSEN, "1", "f2")
        ask = app.screen.query_one(Question).ask
        assert "typesetter is not there" in ask.hint
        assert [act.label for act in ask.acts] == ["Web page", "Markdown", "Plain text", "Back"]
        await press(pilot, "3", "f2")
        await made(pilot)
        await press(pilot, "escape")
    assert [each.name for each in paper.iterdir()] == ["page-2026-11-24.txt"]


async def test_what_goes_amiss_is_said_plainly_and_leaves_no_file(
    rowans: Journal, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, *CHOSEN, "1", "f2", "4")
        monkeypatch.setattr(handing_over, "write_whole", full)
        await press(pilot, "f2")
        await made(pilot)
        assert "could not be put in" in foot(app.screen)
        assert "Your words are safe" in foot(app.screen)
        monkeypatch.setattr(handing_over, "write_whole", broken)
        await press(pilot, "f2")
        for worker in [each for each in app.workers if each.name == "_make"]:
            with pytest.raises(WorkerFailed):
                await worker.wait()
        await pilot.pause()
        assert "could not be made" in foot(app.screen)
        await press(pilot, "escape")
    assert list(paper.iterdir()) == []


def test_leaving_while_it_is_made_leaves_nothing_behind(rowans: Journal, paper: Path) -> None:
    summary = making_of(rowans)
    assert handing_over.make(summary, "text", paper / "page.txt", "a4", wanted=lambda: False) is None
    assert list(paper.iterdir()) == []
    assert handing_over.make(summary, "text", paper / "page.txt", "a4", wanted=lambda: True) is not None
    with pytest.raises(CannotSave, match="could not be put in"):
        handing_over.make(summary, "text", paper / "nowhere" / "page.txt", "a4", wanted=lambda: True)


def making_of(journal: Journal) -> Any:
    from workspace.summary.build import build
    from workspace.summary.values import Choices

    view = journal.seen_by(Together())
    return build(view, making.marked(view), Choices(today=NOW.date(), consent="both"))


async def test_opening_answers_in_a_sentence(rowans: Journal, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from workspace.summary import printing

    monkeypatch.setattr(printing, "open_file", lambda path: f"Opened {path.name}")
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, *CHOSEN, "1", "f2", "1", "f2")
        await made(pilot)
        assert [act.label for act in app.screen.query_one(Question).ask.acts] == ["Open it", "Done"]
        await press(pilot, "1")
        await made(pilot)
        assert foot(app.screen) == "Opened page-2026-11-24.pdf"
        await press(pilot, "escape")


def test_a_typed_place_is_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    usual = tmp_path / "page.pdf"
    assert making.typed_place("mine", "pdf", usual) == tmp_path / "mine.pdf"
    assert making.typed_place("mine.PDF", "pdf", usual) == tmp_path / "mine.PDF"
    assert making.typed_place("mine.v2", "text", usual) == tmp_path / "mine.v2.txt"
    assert making.typed_place("~/mine", "pdf", tmp_path / "x" / "page.pdf") == tmp_path / "mine.pdf"
    assert making.typed_place(str(tmp_path), "pdf", usual) == usual
    for typed in ("", "nowhere/mine", "x" * 5_000 + "/mine", "nul\x00/mine"):
        with pytest.raises(JournalError):
            making.typed_place(typed, "pdf", usual)


# -- the family's own words -------------------------------------------------------------------------------------


async def test_what_is_typed_is_kept_as_a_draft_at_every_key_and_then_written_down(small: Journal) -> None:
    small.load((replace(moment(3, BLOCKS), marked=True),))
    app = Host(small)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "e", "D", "r")
        draft = small.drafts.shared(making.NOTES_DRAFT)
        assert draft is not None
        assert draft.values == {"for_whom": "Dr"}
        assert small.seen_by(Together()).notes() == SummaryNotes()
        await press(pilot, "f2")
        assert small.drafts.shared(making.NOTES_DRAFT) is None
        assert small.seen_by(Together()).notes().for_whom == "Dr"
        await press(pilot, "t", "w", "o", "f2", "a", "enter", "b", "enter", "c", "enter", "d", "f2", "q")
        assert asked(app.screen) == "What would you like to ask?"
        await press(pilot, "escape")
        assert app.screen is app.room
        notes = small.seen_by(Together()).notes()
        assert notes == SummaryNotes(
            for_whom="Dr", our_family="two", help_wanted=("a", "b", "c"), going_well=("d",), questions=("q",)
        )
        assert small.drafts.shared(making.NOTES_DRAFT) is None
        assert "Our question" in app.page()


async def test_words_half_typed_when_the_lights_went_out_come_back(small: Journal) -> None:
    small.load((replace(moment(3, BLOCKS), marked=True),))
    app = Host(small)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "e", "f2", "H", "i")
    app = Host(small)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "e")
        assert "know about your family" in asked(app.screen)
        assert app.screen.query_one(Writing).text == "Hi"
        await press(pilot, "f3")
        assert small.seen_by(Together()).notes().our_family == "Hi"
        assert "Who is this page for" in asked(app.screen)


async def test_looking_through_the_questions_changes_nothing(rowans: Journal) -> None:
    before, revision = rowans.seen_by(Together()).notes(), rowans.revision
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "e", "f2", "f2", "f2", "f2", "f2")
        assert app.screen is app.room
    assert rowans.seen_by(Together()).notes() == before
    assert rowans.revision == revision
    assert rowans.drafts.shared(making.NOTES_DRAFT) is None


async def test_a_line_more_than_is_offered_is_not_lost(rowans: Journal) -> None:
    many = tuple(f"line {n}" for n in range(7))
    rowans.load((SummaryNotes(help_wanted=many),))
    app = Host(rowans)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        await press(pilot, "e", "f2", "f2", "x", "f2", "escape")
    assert rowans.seen_by(Together()).notes().help_wanted[1:] == many[1:]
    assert rowans.seen_by(Together()).notes().help_wanted[0] == "line 0x"


# -- the page on the screen -------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", HOSTILE[::3], ids=range(len(HOSTILE[::3])))
async def test_hostile_words_stay_as_they_are(small: Journal, paper: Path, words: str) -> None:
    small.load((replace(moment(3, words), marked=True), SummaryNotes(for_whom=words, questions=(words,))))
    app = Host(small)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "e", "f2", "escape")
        piece = words.split("\n")[0].split()[-1][:20]
        assert piece in app.page()
        app.room.use_two_sides()
        await press(pilot, "n", "1", "f2", "4", "f2")
        await made(pilot)
        assert asked(app.screen) == "The page is made."
        await press(pilot, "escape")
    assert piece in (paper / "page-2026-11-24.txt").read_text(encoding="utf-8")
    assert small.seen_by(Together()).notes().questions == (words,)


def test_a_narrow_screen_shows_every_word_in_order_and_never_a_line_too_long(rowans: Journal) -> None:
    from rich.cells import cell_len

    from workspace.summary.text import text

    page = text(making_of(rowans))
    assert narrower(page, 72) == page.rstrip("\n").split("\n")
    for width in (38, 50, 61):
        lines = narrower(page, width)
        assert max(map(cell_len, lines)) <= width
        words = [word for line in lines for word in line.split() if set(word) - set("=-|")]
        assert words == [word for line in page.split("\n") for word in line.split() if set(word) - set("=-|")]


def test_a_paragraph_is_joined_before_it_is_broken_again() -> None:
    page = "What happened: " + "word " * 11 + "end\n  " + "more " * 5 + "\n  | " + "bar " * 17 + "\n  | next\n"
    assert narrower(page, 40)[:3] == [
        "What happened: word word word word word",
        "  word word word word word word end more",
        "  more more more more",
    ]
    assert all(line.startswith("  | ") for line in narrower(page, 40)[3:])


async def test_the_notes_screen_and_the_make_screen_take_escape_from_the_first_key(rowans: Journal) -> None:
    app = Host(rowans)
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.pause()
        for key, screen in (("n", MakeScreen), ("e", NotesScreen)):
            await press(pilot, key)
            assert type(app.screen).__name__ == screen.__name__
            await press(pilot, "escape")
            assert app.screen is app.room
