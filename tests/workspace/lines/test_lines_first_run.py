"""The first run line by line, in this process, over a pipe and at a terminal."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from data.actors import Together
from data.journal import Journal
from data.places import is_family
from data.wording import say
from tests.journeys.terminal import Terminal
from tests.workspace.lines.lines_kit import Conversation


def people(folder: Path) -> tuple[list[str], list[str]]:
    journal = Journal.open(folder)
    view = journal.seen_by(Together())
    found = [adult.name for adult in view.adults], [child.name for child in view.children]
    journal.close()
    return found


def test_three_answers_make_a_family(plain: Conversation) -> None:
    said = plain("Ana", "Kit", "6", "yes", "Ben", "q")
    assert people(plain.folder) == (["Ana", "Ben"], ["Kit"])
    assert "Understood: about 6" in said


def test_an_age_nobody_understands_and_two_of_one_name_are_asked_again(plain: Conversation) -> None:
    said = plain("Ana", "Kit", "soon", "2019", "2", "ana", "2", "Ben", "q")
    assert say("welcome.child.unclear") in said
    assert say("welcome.other.same", name="ana") in said
    assert people(plain.folder) == (["Ana", "Ben"], ["Kit"])


def test_a_first_run_that_was_left_goes_on_with_its_answers(plain: Conversation) -> None:
    plain("Ana", "Kit")
    assert not is_family(plain.folder)
    plain("", "", "6", "no", "q")
    assert people(plain.folder) == (["Ana"], ["Kit"])


def test_over_a_pipe_it_ends_quietly_where_the_input_ends_and_never_loads_the_screen(tmp_path: Path) -> None:
    code = (
        "import sys; from workspace.cli import main\n"
        "ended = main(sys.argv[1:])\n"
        "assert not {'textual', 'rich'} & set(sys.modules)\n"
        "sys.exit(ended)"
    )
    words = ["--plain", "--data", str(tmp_path / "family")]
    typed = "Ana\nKit\n6\nno\n2\nBricks flew"
    done = subprocess.run(
        [sys.executable, "-c", code, *words], input=typed.encode(), capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert say("plain.ended_unread") in done.stdout.decode()
    assert b"\x1b" not in done.stdout
    journal = Journal.open(tmp_path / "family")
    draft = journal.drafts.shared("new_moment")
    journal.close()
    assert draft is not None
    assert draft.values["what"] == "Bricks flew"


def test_at_a_terminal_ctrl_c_leaves_a_form_and_then_the_app(tmp_path: Path) -> None:
    person = Terminal("--plain", "--data", str(tmp_path / "family"), home=tmp_path, height=60)
    for asked, answer in (
        (say("welcome.me.words"), "Ana"),
        (say("plain.first.child"), "Kit"),
        ("Roughly how old is Kit?", "6"),
        (say("welcome.other.words"), "no"),
        (say("own_key.offer.later"), "2"),
        (say("plain.menu.words"), "2"),
        ("What happened?", "Bricks flew"),
    ):
        person.wait_for(asked)
        person.send(f"{answer}\r".encode())
    person.wait_for(say("plain.next_line"))
    person.send(b"and fell")
    person.wait_for("and fell")
    person.process.send_signal(signal.SIGINT)
    person.wait_for(say("plain.kept"))
    person.process.send_signal(signal.SIGINT)
    assert person.wait_end() == 0
    assert person.sees(say("plain.ended"))
    journal = Journal.open(tmp_path / "family")
    draft = journal.drafts.shared("new_moment")
    journal.close()
    assert draft is not None
    assert draft.values["what"] == "Bricks flew\nand fell"
    # Nothing was ever drawn again.
    assert b"\x1b" not in person.output
