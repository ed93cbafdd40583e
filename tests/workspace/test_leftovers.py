"""A page that was being set when the app was killed does not stay behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.journal import Journal
from tests.journeys.walking import until
from tests.workspace.test_summary_room import demo, rowans
from workspace import leftovers
from workspace.app import Swingback
from workspace.leftovers import DAY, NAME, passing, sweep

__all__ = ["demo", "rowans"]

KILLED = """
import os, signal, sys
from pathlib import Path
from workspace.leftovers import passing
with passing(Path(sys.argv[1]) if sys.argv[2] else None) as folder:
    (folder / "page.pdf").write_text("a whole family")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("beside", ["yes", ""])
def test_what_a_killed_app_leaves_goes_at_the_next_start(tmp_path: Path, beside: str) -> None:
    killed = [sys.executable, "-c", KILLED, str(tmp_path), beside]
    subprocess.run(killed, env={**os.environ, "TMPDIR": str(tmp_path)}, check=False)
    (left,) = tmp_path.iterdir()
    assert left.stat().st_mode & 0o777 == 0o700
    assert [each.name for each in left.iterdir()] == ["page.pdf"]
    assert sweep(tmp_path) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_is_being_set_stays_and_so_does_everything_else(tmp_path: Path) -> None:
    other = tmp_path / "swingback-pages-of-1999"
    other.mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "letter").touch()
    gone = 2**22 + 1  # higher than any process number
    (tmp_path / f"{NAME}-{gone}-file").touch()
    (tmp_path / f"{NAME}-{gone}-link").symlink_to(elsewhere)
    with passing(tmp_path) as folder:
        assert sweep(tmp_path, tmp_path / "not there") == 0
        assert folder.is_dir()
        assert sweep(tmp_path, now=time.time() + DAY + 60) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "elsewhere", f"{NAME}-{gone}-file", f"{NAME}-{gone}-link", other.name,
    ]  # fmt: skip
    assert (elsewhere / "letter").exists()


def test_what_belongs_to_somebody_else_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / f"{NAME}-{2**22 + 1}-word").mkdir()
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert sweep(tmp_path) == 0


async def test_the_app_sweeps_once_its_first_page_stands(rowans: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[tuple[Path, ...]] = []
    monkeypatch.setattr(leftovers, "sweep", lambda *folders: swept.append(folders))
    app = Swingback(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: any(each.name == "_sweep" for each in app.workers) or bool(swept), "the broom")
        await app.workers.wait_for_complete([each for each in app.workers if each.name == "_sweep"])
    assert len(swept) == 1
    assert len(swept[0]) == 2
