"""A family folder, a frozen clock and a keyboard for the tests of the command line."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from data.actors import Together
from data.ids import new_id
from data.journal import Journal, new_family
from data.records import (
    Adult,
    Birth,
    Child,
    Debrief,
    Guess,
    Moment,
    Read,
    Repair,
    RepairStep,
    Return,
    SecondLook,
    Voice,
    When,
)
from workspace import cli, cli_report, cli_voice

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
"""A Tuesday morning."""


class Keyboard(io.StringIO):
    """What a person types, one line an answer."""

    def isatty(self) -> bool:
        """A person sits here."""
        return True


@dataclass
class Line:
    """One command line: what it is given, and what came of it."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    code: int = 0
    out: str = ""
    err: str = ""

    def __call__(self, *words: str, typed: str | None = None, piped: str = "") -> Line:
        """Run a command on the family folder, at a terminal when something is typed."""
        self.monkeypatch.setattr("sys.stdin", io.StringIO(piped) if typed is None else Keyboard(typed))
        self.code = cli.main(["--data", str(self.folder), *words])
        self.out, self.err = self.capsys.readouterr()
        return self

    @property
    def json(self) -> Any:
        """The result as JSON."""
        return json.loads(self.out)


def start_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    """Give a command line whose home, clock and current folder are the test's own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for module in (cli, cli_report):
        monkeypatch.setattr(module, "default_home", lambda: tmp_path / "home")
    monkeypatch.setattr(cli_voice, "now", lambda: NOW)
    for name in ("ACCESSIBLE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return Line(tmp_path / "family", capsys, monkeypatch)


NELL = Adult(id="01NELL", name="Nell")
IDRIS = Adult(id="01IDRIS", name="Idris")
KIT = Child(id="01KIT", name="Kit", birth=Birth(year=2019, month=11))
WREN = Child(id="01WREN", name="Wren Ayo", birth=Birth(year=2023))


def begin(folder: Path, *, children: tuple[Child, ...] = (KIT,), adults: tuple[Adult, ...] = (NELL, IDRIS)) -> None:
    """Make a family that has written nothing yet."""
    Journal.create(folder, new_family("", "Europe/London"), adults, children).close()


def stub(text: str, when: datetime, *, moment_id: str = "", child: Child = KIT) -> Moment:
    """Make a moment of which only the first things are known."""
    lived = When(instant=when, zone="Europe/London")
    return Moment(id=moment_id or new_id(), when=lived, camera=(text,), children=(child.id,))


def write(folder: Path, *records: Any) -> None:
    """Write records of any kind."""
    journal = Journal.open(folder)
    journal.load(records)
    journal.close()


def talked_through(moment: Moment) -> tuple[Any, ...]:
    """Give everything a moment has after an evening together, with a repair still open."""
    nell = Read(
        id="01READ1",
        moment=moment.id,
        adult=NELL.id,
        noticed=("hides_or_fibs",),
        needs=("reassurance",),
        feelings=("alone",),
        words="It was about the tower.",
        made=Return(kinds=("raised_voice",), words="I shouted."),
        sure="fairly",
    )
    idris = Read(id="01READ2", moment=moment.id, adult=IDRIS.id, words="He was hungry.", share_own=False)
    return (
        moment,
        nell,
        idris,
        Guess(
            id=moment.id,
            landing="misread",
            landing_by=NELL.id,
            needs=("reassurance",),
            voices=(Voice(adult=NELL.id, words="I'm here too."),),
            child_account="You looked away.",
        ),
        SecondLook(id="01LOOK", moment=moment.id, adult=IDRIS.id, on=NOW.date(), words="I see it now."),
        Repair(
            id="01REPAIR",
            moment=moment.id,
            child=KIT.id,
            steps=(RepairStep(id="go_back", status="done", said="I came back."), RepairStep(id="", label="Rebuild it")),
        ),
        Debrief(
            id="01DEBRIEF",
            moment=moment.id,
            form="joint",
            child=KIT.id,
            readers=(NELL.id, IDRIS.id),
            order=(IDRIS.id, NELL.id),
            closed_on=NOW.date(),
        ),
    )


def seen_together(folder: Path) -> tuple[Moment, ...]:
    """Give all moments of a family, newest first."""
    journal = Journal.open(folder)
    try:
        return journal.seen_by(Together()).moments()
    finally:
        journal.close()
