"""From an empty machine to a page on paper, at a real terminal of 80 by 24, by what is shown and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pypdf
import pytest

from tests.journeys.terminal import Terminal

ARTEFACTS = Path(__file__).resolve().parents[1] / "artefacts"
"""Where the transcript is kept."""

WHAT = "Kit kept doing what he had been asked not to do, looking over each time. Nell shouted."
NELL = "In the moment I saw cheek. I think he was missing me."
IDRIS = "I read it as testing the rule after a day of sitting still."


def begin(seen: Terminal) -> None:
    """Answer the three questions of the first run."""
    seen.wait_for("Begin")
    seen.press("Enter")
    seen.wait_for("What is your name?")
    seen.type("Nell")
    seen.press("Enter")
    seen.wait_for("Your child's name")
    seen.type("Kit")
    seen.press("Enter")
    seen.type("7")
    seen.wait_for("Understood")
    seen.press("Enter")
    seen.wait_for("Does another grown-up share")
    seen.press("2")
    seen.wait_for("What is their name?")
    seen.type("Idris")
    seen.press("Enter")
    seen.wait_for("a passphrase for what is yours alone?", "Later")
    seen.press("2")
    seen.wait_for("1 of 6")
    seen.press("Enter")
    seen.wait_for("2 of 6")
    seen.press("Esc")
    seen.wait_for("Nothing written down yet")


def write_moment(seen: Terminal) -> None:
    """Write the moment down in three answers."""
    seen.press("n")
    seen.wait_for("What happened")
    seen.type(WHAT)
    seen.press("F2")
    seen.wait_for("Kit · stub")


def read(seen: Terminal, name: str, signals: tuple[str, ...], need: str, words: str, came_back: str) -> None:
    """Take one adult's turn behind the curtain."""
    seen.wait_for(f"{name}, your turn.")
    seen.press("Enter")
    seen.wait_for("good evening to do this together", f"{name}, only you see this")
    seen.press("1")
    seen.wait_for("Were you there?")
    seen.press("1")
    seen.wait_for("What did you notice")
    for signal in signals:
        seen.click(signal)
    seen.press("F2")
    seen.wait_for("might Kit have needed")
    seen.click(need)
    seen.press("F2")
    seen.wait_for("felt like for Kit")
    seen.click("Sad")
    seen.press("F2")
    seen.wait_for("going on for Kit")
    seen.type(words)
    seen.press("F2")
    seen.wait_for("What came back from you?")
    if came_back:
        seen.click("Show more") if not seen.sees(came_back) else None
        seen.click(came_back)
    seen.press("F2")
    seen.wait_for("What did you say or do?")
    seen.press("Enter")
    seen.wait_for("How sure are you?")
    seen.press("2")
    for question in ("What were you feeling?", "How were things with you", "Anything else about your side?"):
        seen.wait_for(question)
        seen.press("F2")
    seen.wait_for("your side too")
    seen.press("1")
    seen.wait_for("Done.")
    seen.press("F2")


def to_second_line(seen: Terminal) -> None:
    """Go on from the first of two lines, and look where the cursor stands before typing."""
    before = seen.screen.cursor.y
    if seen.hand == "mouse":
        seen.click_below("▌")
    else:
        seen.press("Enter")
    seen.settle(lambda: seen.screen.cursor.y != before, "the cursor in the second line")


def debrief(seen: Terminal) -> None:
    """Play the joint debrief to its end."""
    seen.press("d")
    seen.wait_for("Shall we look at this one together?")
    seen.press("1")
    seen.wait_for("How we talk tonight")
    seen.press("F2")
    seen.wait_for("camera with no sound", "Kit kept doing")
    seen.press("F2")
    seen.wait_for("What did Kit send?")
    seen.click("Seeking my eyes") if seen.sees("Seeking my eyes") else seen.click("Stalling")
    seen.press("F2")
    seen.wait_for("How did Kit say or show it?")
    seen.type("Looked to see if I was looking.")
    seen.press("Enter")
    seen.wait_for("What else was going on")
    seen.click("Back after a break")
    seen.press("F2")
    read(seen, "Nell", ("Stalling",), "Connection", NELL, "Came close")
    read(seen, "Idris", ("Stalling",), "A clear limit", IDRIS, "")
    seen.wait_for("Both reads are ready.")
    assert "cheek" not in seen.frame
    seen.press("F2")
    seen.wait_for("You both noticed", "Stalling")
    seen.press("F2")
    for who in ("Idris asks, Nell tells.", "Now Nell asks, and Idris tells."):
        seen.wait_for(who)
        seen.press("F2")
    seen.wait_for("found the words")
    seen.type("I'm missing you, Mama.")
    to_second_line(seen)
    seen.type("I'm tired of sitting.")
    seen.press("Enter")
    seen.wait_for("What did Kit do next?")
    seen.click("Pulled away")
    seen.press("F2")
    seen.wait_for("How it landed with Kit")
    seen.click("Yes, enough")
    seen.wait_for("Did anything come back")
    seen.click("Yes, something came")
    seen.wait_for("Was it aimed at the need")
    seen.click("At another need")
    seen.wait_for("Would a few more words help?")
    seen.press("Enter")
    seen.wait_for("What do you now think Kit needed?")
    seen.click("Connection")
    seen.press("F2")
    for question in ("Has Kit said", "look for", "question to leave open"):
        seen.wait_for(question)
        seen.press("Enter")
    seen.wait_for("something to go back for")
    if seen.hand == "mouse":
        seen.point_at("· Go back")
    else:
        seen.point_at("Go back")
        seen.press("Space")
    seen.wait_for("√ Go back")
    seen.press("F2")
    seen.wait_for("lucky to get")
    seen.type("Idris kept dinner from burning.")
    to_second_line(seen)
    seen.type("Nell went back.")
    seen.press("Enter")
    seen.wait_for("That is enough for tonight.")
    seen.press("F2")
    seen.wait_for("repair open")


def make_page(seen: Terminal, path: Path) -> pypdf.PdfReader:
    """Make the page of this moment, and give it."""
    seen.press("5")
    seen.wait_for("on the page")
    seen.press("n")
    for name in ("Nell", "Idris"):
        seen.wait_for(f"{name}, your turn to choose.")
        seen.press("Enter")
        seen.wait_for(f"{name}, what may stand on the page?")
        seen.press("F2")
    seen.wait_for("You are about to include", "what you both chose")
    seen.press("1")
    seen.wait_for("as Kit at sixteen")
    seen.press("F2")
    seen.wait_for("What shall it be?")
    seen.press("1")
    seen.wait_for("Where shall it go?")
    # Until the suggestion is gone: a key that came before the cursor stood at its end took nothing away.
    while seen.sees("▌ /"):
        seen.send(b"\x1b[F\x15")
        seen.settle()
    seen.type(str(path))
    seen.press("F2")
    seen.wait_for("The page is made.")
    return pypdf.PdfReader(path)


@pytest.mark.parametrize("hand", ["mouse", "keys"])
def test_two_people_come_from_nothing_to_a_page_for_therapy(hand: Literal["mouse", "keys"], tmp_path: Path) -> None:
    seen = Terminal(home=tmp_path, hand=hand)
    try:
        begin(seen)
        write_moment(seen)
        debrief(seen)
        page = make_page(seen, tmp_path / "page.pdf")
        seen.press("Ctrl+Q" if seen.sees("Ctrl+Q") else "Esc")
    finally:
        seen.keep_transcript(ARTEFACTS / f"founding_story_{hand}.txt")
        if seen.process.poll() is None:
            seen.kill()
    assert len(page.pages) == 1
    words = " ".join(page.pages[0].extract_text().split())
    for piece in (NELL, IDRIS, "Misread", "Connection", "Go back"):
        assert piece in words, piece
