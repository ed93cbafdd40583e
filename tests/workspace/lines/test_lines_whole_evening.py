"""From the first run to the page for therapy in plain mode, by what is printed and nothing else, over a real pipe."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path


class Reader:
    """Somebody who hears every line and answers each question by the words that were offered."""

    def __init__(self, folder: Path, home: Path) -> None:
        environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "ACCESSIBLE": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "workspace.starter", "--data", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
        )
        self.heard = ""

    def listen(self) -> str:
        """Hear everything up to the next place for an answer."""
        said = b""
        assert self.process.stdout is not None
        while not said.endswith(b": "):
            more = os.read(self.process.stdout.fileno(), 65536)
            if not more:
                break
            said += more
        self.heard += said.decode()
        return said.decode()

    def answer(self, words: str) -> None:
        """Type one line."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{words}\n".encode())
        self.process.stdin.flush()

    def end(self) -> int:
        """Hear the rest; gives how it ended."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.listen()
        return self.process.wait(20)


EVENING = (
    ("What is your name?", "Ana"),
    ("What is your child’s name?", "Kit"),
    ("Roughly how old is Kit?", "6"),
    ("Does another grown-up share", "Yes"),
    ("What is their name?", "Ben"),
    ("What would you like to do?", "Write a moment down"),
    ("What happened?", "Bricks flew at dinner"),
    ("And:", ""),
    ("When was it?", "yesterday 6pm"),
    ("What would you like to do?", "Look at the moments"),
    ("Which one?", "1"),
    ("What would you like to do with it?", "Debrief"),
    ("Shall we look at this one together?", "Start"),
    ("What did Kit send?", "Hitting, kicking, biting"),
    ("Ana, your turn.", "I'm Ana"),
    ("Is this a good evening", "Yes"),
    ("What might Kit have needed?", "Connection"),
    ("What do you think was going on for Kit?", "He missed me"),
    ("And:", ""),
    ("How sure are you?", "I think"),
    ("Ben, your turn.", "I'm Ben"),
    ("Is this a good evening", "Yes"),
    ("What might Kit have needed?", "Rest"),
    ("What do you think was going on for Kit?", "He was tired"),
    ("And:", ""),
    ("How sure are you?", "I wonder"),
    ("Do we have enough to say?", "Not yet"),
    ("What do you now think Kit needed?", "both"),
    ("Which step, or what else?", "Go back"),
    ("Where it stands", "Done"),
    ("What would you like to do with it?", "Back to the list"),
    ("Which one?", "back"),
    ("What would you like to do?", "Make the page"),
    ("The page for therapy", "Make the page"),
    ("Ana, your turn to choose.", "1"),
    ("Ben, your turn to choose.", "1"),
    ("Ana, is it all right", "yes"),
    ("Ben, is it all right", "yes"),
    ("What shall it be?", "Plain text"),
    ("The page for therapy", "Back to the menu"),
    ("What would you like to do?", "Leave"),
)
"""What is asked, in order, and what is answered; every other question is answered with Enter."""


def test_an_evening_from_the_first_run_to_the_page(tmp_path: Path) -> None:
    reader = Reader(tmp_path / "family", tmp_path)
    for asked, answer in EVENING:
        for _ in range(30):
            said = reader.listen()
            if asked in said:
                break
            reader.answer("")
        else:
            raise AssertionError(f"{asked!r} was never asked:\n{reader.heard[-3000:]}")
        reader.answer(answer)
    assert reader.end() == 0
    found = re.search(r"It is at (\S+\.txt)", reader.heard)
    assert found is not None
    page = Path(found[1]).read_text()
    assert "He missed me" in page
    assert "He was tired" in page
    assert "\x1b" not in reader.heard
