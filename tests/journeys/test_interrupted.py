"""Half-written words outlive every way in which a terminal app ends, and leave nothing behind on the screen."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from data.actors import Together
from data.ids import new_id
from data.records import Moment, When
from data.wording import say
from tests.data.test_keys import PASSPHRASE
from tests.journeys.private_house import NOW, a_house
from tests.journeys.terminal import PATIENCE, Terminal

WORDS = "He looked over at the door"
"""What is half written."""

TITLE = "Kit would not put his coat on"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A family of two with one moment; Nell has a passphrase, Idris has none."""
    place = tmp_path / "family"
    with a_house(place) as house:
        kit = house.journal.seen_by(Together()).children[0]
        when = When(instant=NOW - timedelta(hours=3), zone="Europe/London")
        house.journal.seen_by(Together()).put(Moment(id=new_id(), when=when, camera=(TITLE,), children=(kit.id,)))
    return place


@pytest.fixture
def start(folder: Path, tmp_path: Path) -> Iterator[Callable[[], Terminal]]:
    """Start the app on that family, as often as it takes."""
    started: list[Terminal] = []

    def begin(**more: str) -> Terminal:
        seen = Terminal("--data", str(folder), home=tmp_path, more=more)
        started.append(seen)
        seen.wait_for(TITLE[:14])
        return seen

    yield begin
    for seen in started:
        if seen.process.poll() is None:
            seen.kill()


# -- three forms: shared, sealed with a passphrase, and one question of a debrief -----------------------------------


def open_new_moment(seen: Terminal) -> None:
    """The three answers of a new moment."""
    seen.press("n")
    seen.wait_for(say("new_moment.save"))


def open_private_page(seen: Terminal) -> None:
    """A page in Nell's private room, behind her passphrase."""
    seen.press("3")
    seen.wait_for("› w Who is here")
    seen.press("w")
    seen.wait_for("Nell, alone")
    seen.press("2")
    seen.wait_for(say("passphrase.button"))
    seen.type(PASSPHRASE)
    seen.send(b"\r")
    seen.wait_for(say("reflect.ready").split("?")[0][:20])
    seen.send(b"y")
    seen.wait_for("Write")
    seen.send(b"n")
    offered, page = say("reflect_room.write_this"), say("reflect_room.write_keep")
    seen.settle(lambda: seen.sees(offered) or seen.sees(page), "a page or a question for it")
    if seen.sees(offered):
        seen.press("Enter")
    seen.wait_for(page)


def open_debrief(seen: Terminal) -> None:
    """What else was going on, in the middle of a debrief."""
    last = "How did Kit say or show it?"
    before = {"Shall we look": "1", "How we talk": "F2", "no sound": "F2", "did Kit send": "F2"}
    seen.press("d")
    while not seen.sees(last):
        seen.settle(lambda: any(map(seen.sees, (*before, last))), "a question")
        for words, key in before.items():
            if seen.sees(words):
                seen.press(key)
                until_gone(seen, words)


def until_gone(seen: Terminal, words: str) -> None:
    """Wait until some words stand there no more."""
    seen.settle(lambda: not seen.sees(words), f"the end of {words!r}")


FORMS = {"new moment": open_new_moment, "private page": open_private_page, "debrief": open_debrief}


def write_half(seen: Terminal) -> None:
    """Type some words, and go back two letters."""
    seen.type(WORDS)
    seen.wait_for(WORDS)
    seen.send(b"\x1b[D\x1b[D")
    seen.settle()


def found_again(seen: Terminal, form: str) -> None:
    """Open the form again: the same question, the same words, and the cursor before the last two letters."""
    FORMS[form](seen)
    seen.wait_for(WORDS)
    seen.send(b"#")
    seen.wait_for(WORDS[:-2] + "#" + WORDS[-2:])


@pytest.mark.parametrize("form", ["new moment", "private page"])
def test_words_outlive_a_kill(form: str, start: Callable[[], Terminal]) -> None:
    seen = start()
    FORMS[form](seen)
    seen.type(WORDS)
    seen.wait_for(WORDS)
    seen.kill()
    again = start()
    FORMS[form](again)
    again.wait_for(WORDS)
    again.send(b"#")
    again.wait_for(WORDS + "#")


@pytest.mark.parametrize(
    ("form", "name", "code"),
    [("debrief", "SIGTERM", 143), ("private page", "SIGHUP", 129), ("new moment", "SIGINT", 130)],
)
def test_a_signal_ends_it_in_order_and_leaves_the_screen_clean(
    form: str, name: str, code: int, start: Callable[[], Terminal]
) -> None:
    seen = start()
    FORMS[form](seen)
    write_half(seen)
    seen.process.send_signal(getattr(signal, name))
    assert seen.wait_end() == code
    assert seen.frame.strip() == ""
    assert b"\x1b]0;" not in seen.output
    assert b"\x1b]2;" not in seen.output
    found_again(start(), form)


def test_ctrl_c_says_how_one_leaves_and_takes_no_letter(start: Callable[[], Terminal]) -> None:
    seen = start()
    seen.send(b"\x03")
    seen.wait_for(say("app.ctrl_c").split(".")[0])
    open_new_moment(seen)
    write_half(seen)
    seen.send(b"\x03\x03")
    seen.settle()
    assert seen.process.poll() is None
    assert seen.sees(WORDS)
    seen.kill()
    open_new_moment(again := start())
    again.wait_for(WORDS)


def state_of(seen: Terminal) -> str:
    """Give the letter by which the system says what a process does: S sleeps, R runs, T is stopped."""
    return Path(f"/proc/{seen.process.pid}/stat").read_text().rpartition(")")[2].split()[0]


def stop(seen: Terminal) -> None:
    """Ask it to step aside, as a shell does, and wait until it has."""
    seen.process.send_signal(signal.SIGTSTP)
    seen.settle(lambda: state_of(seen) == "T", "a stop")


def test_stepping_aside_gives_the_terminal_back_and_comes_back_painted(start: Callable[[], Terminal]) -> None:
    seen = start()
    open_new_moment(seen)
    write_half(seen)
    for _ in range(2):
        stop(seen)
        assert seen.frame.strip() == ""
        seen.process.send_signal(signal.SIGCONT)
        seen.wait_for(WORDS, say("new_moment.save"))
    seen.send(b"#")
    seen.wait_for(WORDS[:-2] + "#" + WORDS[-2:])


def test_a_sitting_alone_is_locked_when_it_comes_back(start: Callable[[], Terminal]) -> None:
    seen = start()
    open_private_page(seen)
    write_half(seen)
    stop(seen)
    seen.process.send_signal(signal.SIGCONT)
    seen.wait_for(say("hidden.title"))
    assert not seen.sees("looked over")
    seen.type(PASSPHRASE)
    seen.send(b"\r")
    seen.wait_for(say("reflect.ready").split("?")[0][:20])
    seen.send(b"y")
    seen.wait_for("Write")
    seen.send(b"n")
    seen.wait_for(WORDS)


def test_without_its_terminal_it_ends_instead_of_running_in_circles(start: Callable[[], Terminal]) -> None:
    seen = start()
    open_new_moment(seen)
    write_half(seen)
    # Nobody tells it: it was started without a controlling terminal, as after nohup.
    os.close(seen._master)
    assert seen.process.wait(PATIENCE) == 129
    again = start()
    found_again(again, "new moment")


def test_an_unforeseen_stumble_prints_one_sentence_and_none_of_the_words(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    checkout = Path(__file__).resolve().parents[2]
    (tmp_path / "sitecustomize.py").write_text(
        "from workspace.screens.moments import MomentsRoom\n"
        "def stumble(self):\n"
        "    words = self.moment.camera[0]\n"
        "    raise ValueError(words)\n"
        "MomentsRoom.action_bright = stumble\n"
    )
    seen = start(PYTHONPATH=f"{tmp_path}{os.pathsep}{checkout}")
    open_new_moment(seen)
    write_half(seen)
    seen.send(b"\x1b")
    seen.wait_for(TITLE[:14])
    seen.output = b""
    seen.send(b"b")
    assert seen.wait_end() == 1
    said = seen.frame.strip()
    (report,) = tmp_path.rglob("reports/*.txt")
    assert "".join(said.split()) == "".join(say("cli.unexpected", path=report).split())
    assert b"Traceback" not in seen.output
    written = report.read_text()
    assert "ValueError" in written
    assert "stumble" in written
    assert "Textual 8" in written
    for words in (TITLE, WORDS, "coat", "Kit"):
        assert words not in written
        assert words not in said
    found_again(start(), "new moment")
