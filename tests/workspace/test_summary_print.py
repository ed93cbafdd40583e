"""Paper comes from a real queue, in as many copies as were asked for; what is stopped is stopped, and no file stays."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from textual.pilot import Pilot

from data.journal import Journal
from tests.journeys.walking import until
from tests.workspace.test_summary_room import CHOSEN, Host, all_chosen, asked, demo, foot, made, paper, press, rowans
from widgets.chip_field import ChipField
from widgets.question import Question
from workspace.screens.summary_make import MakeScreen
from workspace.screens.summary_print import PrintScreen
from workspace.summary import printing
from workspace.summary.printing import Wish, send

__all__ = ["all_chosen", "demo", "paper", "rowans"]

SENT = 'for last; do :; done; cp "$last" "$QUEUE/sheet.pdf"; echo "request id is Study-12 (1 file(s))"'


LISTED = 'case "$1" in -e) printf "Study\\nKitchen\\n";; -d) echo "system default destination: Kitchen";; esac'


class Queue:
    """Stand-ins for the programs of a print queue, which write down what they were asked."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        (folder / "bin").mkdir(parents=True)
        monkeypatch.setattr("sys.platform", "linux")
        monkeypatch.setenv("PATH", f"{folder}/bin:/usr/bin:/bin")
        monkeypatch.setenv("QUEUE", str(folder))
        self.program(
            "lpstat",
            'case "$1" in -e) printf "Study\\nKitchen\\n";; -d) echo "system default destination: Kitchen";; esac',
        )
        self.program("lp", SENT)
        self.program("cancel", "")

    def program(self, name: str, does: str) -> None:
        """Put one program in the way of the real one."""
        path = self.folder / "bin" / name
        path.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "$QUEUE/{name}.asked"\n{does}\n')
        path.chmod(0o755)

    def asked(self, name: str) -> list[str]:
        """What a program was asked; nothing where it was not."""
        path = self.folder / f"{name}.asked"
        return path.read_text().splitlines() if path.exists() else []


@pytest.fixture
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Queue:
    return Queue(tmp_path / "queue", monkeypatch)


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


async def told(pilot: Pilot[None], words: str) -> None:
    """Wait for a sentence at the foot."""
    await until(pilot, lambda: bool(pilot.app.screen.query("#make-line")) and words in foot(pilot.app.screen), words)


def knows_printers(pilot: Pilot[None]) -> bool:
    """Say whether the consent is asked, and it is known which printers there are."""
    screen = pilot.app.screen
    return isinstance(screen, MakeScreen) and bool(screen.query(Question)) and screen.printers is not None


async def to_printing(pilot: Pilot[None]) -> None:
    """Make a PDF and ask for it on paper."""
    await press(pilot, *CHOSEN)
    await until(pilot, lambda: knows_printers(pilot), "the consent")
    await press(pilot, "1", "f2", "1", "f2")
    await made(pilot)
    await press(pilot, "2")
    await until(pilot, lambda: ready_to_print(pilot), "how to print")


def ready_to_print(pilot: Pilot[None]) -> bool:
    """Say whether it is asked how to print, with the cursor on the printers."""
    screen = pilot.app.screen
    return isinstance(screen, PrintScreen) and screen.focused is not None and bool(screen.query("#print-printer"))


async def test_printer_copies_and_sides_are_chosen_and_the_queue_is_told(
    rowans: Journal, paper: Path, queue: Queue
) -> None:
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await to_printing(pilot)
        assert app.screen.query_one("#print-printer", ChipField).chosen == ("Kitchen",)
        await press(pilot, "left", "space", "tab", "right", "space", "tab", "right", "space", "f2")
        await told(pilot, "Sent to Study")
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, MakeScreen), "the page that was made")
        assert "Sent to Study" in foot(app.screen)
        await press(pilot, "escape")
    (file,) = paper.iterdir()
    expected = ["-d", "Study", "-t", "page", "-n", "2", "-o", "media=A4", "-o", "sides=two-sided-long-edge", "--"]
    assert queue.asked("lp") == [*expected, str(file)]


async def test_what_the_printer_has_can_be_taken_back(rowans: Journal, paper: Path, queue: Queue) -> None:
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await to_printing(pilot)
        await press(pilot, "f3")
        assert queue.asked("cancel") == []
        await press(pilot, "f2")
        await told(pilot, "Sent to Kitchen")
        await press(pilot, "f3")
        await told(pilot, "Stopped; nothing is printed.")
        assert queue.asked("cancel") == ["Study-12"]
        queue.program("cancel", "exit 1")
        await press(pilot, "f2")
        await told(pilot, "Sent to Kitchen")
        await press(pilot, "f3")
        await told(pilot, "The printer has it already")
        await press(pilot, "escape", "escape")


async def test_slow_sending_is_spoken_of_and_can_be_stopped(
    rowans: Journal, paper: Path, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue.program("lp", "exec sleep 30")
    monkeypatch.setattr("workspace.screens.summary_print.PATIENCE", 0.001)
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await to_printing(pilot)
        await press(pilot, "f2")
        await told(pilot, "Sending to the printer")
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, MakeScreen), "the page that was made")
        await told(pilot, "Stopped; nothing is printed.")
        await press(pilot, "escape")


async def test_paper_without_a_file_leaves_no_file_anywhere(
    rowans: Journal, paper: Path, queue: Queue, ours: Path
) -> None:
    app = Host(rowans)
    async with app.run_test(size=(80, 30), notifications=True) as pilot:
        await pilot.pause()
        await press(pilot, *CHOSEN)
        await until(pilot, lambda: knows_printers(pilot), "the consent")
        await press(pilot, "1", "f2")
        assert asked(app.screen) == "What shall it be?"
        await press(pilot, "5")
        await until(pilot, lambda: isinstance(app.screen, PrintScreen), "how to print")
        assert [each.name for each in ours.glob("*/*")] == ["page.pdf"]
        await press(pilot, "f2")
        await told(pilot, "Sent to Kitchen. No file is kept here")
        await press(pilot, "escape")
        await until(pilot, lambda: app.screen is app.room, "the room")
        assert "it is on paper." in app.shown()
    assert (queue.folder / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert list(paper.iterdir()) == list(ours.iterdir()) == []


async def test_leaving_instead_of_printing_leaves_no_file_either(
    rowans: Journal, paper: Path, queue: Queue, ours: Path
) -> None:
    app = Host(rowans)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        await press(pilot, *CHOSEN)
        await until(pilot, lambda: knows_printers(pilot), "the consent")
        await press(pilot, "1", "f2", "5")
        await until(pilot, lambda: isinstance(app.screen, PrintScreen), "how to print")
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, MakeScreen), "the question before")
        assert asked(app.screen) == "What shall it be?"
        await press(pilot, "escape")
    assert queue.asked("lp") == []
    assert list(ours.iterdir()) == []


def test_a_queue_that_refuses_or_is_gone_is_said(tmp_path: Path, queue: Queue) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"%PDF")
    queue.program("lp", "exit 1")
    assert send(path, Wish()).outcome == "refused"
    (queue.folder / "bin" / "lpstat").unlink()
    assert send(path, Wish()).outcome == "no_printer"
    assert printing.usual_printer() == ""


def test_work_that_is_no_longer_wanted_when_the_printer_took_it_is_taken_back(tmp_path: Path, queue: Queue) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"%PDF")
    assert send(path, Wish(), wanted=lambda: False).outcome == "stopped"
    assert queue.asked("cancel") == ["Study-12"]
