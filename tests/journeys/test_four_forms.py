"""Each of the four forms from its first question to its last, at a real terminal of 80 by 24, by what is shown.

Whoever drives looks at the frame and does what it offers, and knows no step of any script. Every frame must say where
one is, whose turn it is and how to stop, ask one thing at a time, and have nothing that scrolls sideways; and the turns
must come as the curtains say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import groupby
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widget import Widget

from data.actors import Alone, Together
from data.ids import new_id
from data.journal import Journal, new_family
from data.records import Adult, Birth, Child, Form, Moment, When
from tests.data.conftest import TODAY, Home, a_moment
from tests.journeys.terminal import Terminal
from tests.journeys.walking import until, until_seen
from workspace.app import Swingback
from workspace.playing import Sitting
from workspace.screens.debrief import DebriefScreen
from workspace.starting import start_debrief

ARTEFACTS = Path(__file__).resolve().parents[1] / "artefacts"
"""Where the transcript is kept."""

TITLES: dict[Form, str] = {
    "joint": "Kit hid the shoes",
    "short": "Kit sang over us",
    "alone": "Kit asked it again",
    "two_homes": "Kit kept the bag on",
}
"""One moment for each form, the newest first."""

LONG = "and the whole kitchen watched without a word while the soup went cold and the dog lay down beside the shoes"
"""More than fits on a line, so that a page which does not fold its lines would have to scroll."""

WHERE = re.compile(r"\d of \d    (both of you|only you|(?:Nell|Idris), only you see this)")
"""Where one is and whose turn it is."""

CURTAIN = re.compile(r"(Nell|Idris), your turn\.")
"""Says whose turn begins."""

WHEEL_RIGHT = b"\x1b[<67;30;8M"
"""What a terminal sends where the wheel is turned to the right, over the place for the answer."""


def _turns(*names: str) -> list[str]:
    """Give whose turn it is, one after the other, where two read behind a curtain."""
    each = [turn for name in names for turn in (f"{name}'s curtain", f"{name}, only you see this")]
    return ["both of you", *each, "both of you"]


IN_TURN = (["only you"], _turns("Nell", "Idris"), _turns("Idris", "Nell"))
"""All ways in which turns may follow each other."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A family of two without passphrases, with one moment for each form."""
    kit = Child(id=new_id(), name="Kit", birth=Birth(year=2019))
    adults = (Adult(id=new_id(), name="Nell"), Adult(id=new_id(), name="Idris"))
    path = tmp_path / "ours"
    journal = Journal.create(path, new_family("Ours", "Europe/London"), adults, (kit,))
    evening = datetime.now(UTC) - timedelta(hours=2)
    for n, words in enumerate(TITLES.values()):
        when = When(instant=evening - timedelta(hours=n), zone="Europe/London")
        journal.load((Moment(id=new_id(), when=when, camera=(f"{words}, {LONG}.",), children=(kit.id,)),))
    journal.close()
    return path


def whose_turn(frame: str) -> str:
    """Check what every frame of a form must say, and give whose turn it says it is."""
    assert "Esc pauses" in frame.rstrip().splitlines()[-1], frame
    assert len(questions(frame)) <= 1, (questions(frame), frame)
    places = [*WHERE.findall(frame), *(f"{name}'s curtain" for name in CURTAIN.findall(frame))]
    assert len(places) == 1, (places, frame)
    return str(places[0])


def questions(frame: str) -> list[str]:
    """Give all that is asked in a frame, without answers to choose, answers given, and what one may ask the other."""
    lines = [line for line in frame.splitlines() if not re.search(r"^[ ›▌]*[·√○] |\?  \w", line)]
    told = re.sub(r'"[^"]*"', "", " ".join(" ".join(lines).split()))
    return re.findall(r"[^.?!]*\?", told)


def scrolls_sideways(seen: Terminal, frame: str, tried: set[str]) -> bool:
    """Tell whether the wheel moves anything sideways, or a long text is not all there.

    Args:
        seen: the terminal.
        frame: what stands on it.
        tried: pages on which the wheel was turned already.
    """
    shown = " ".join(re.sub("[▌█]", " ", frame).split())
    if (LONG[:20] in shown or LONG[-20:] in shown) and LONG not in shown:
        return True
    page = frame.partition("›")[0]
    if page in tried:
        return False
    tried.add(page)
    seen.send(WHEEL_RIGHT * 2)
    seen.settle()
    return seen.frame != frame


def answer(seen: Terminal, frame: str) -> None:
    """Do what the frame offers: lift a curtain, take the first answer, choose a landing, or go on."""
    on = re.search(r"F2 \w", frame)
    for click in ("Choose from the list", "Too little"):
        if click in frame and not on:
            seen.click(click)
            seen.settle(partial(_gone, seen, click), click)
            return
    for offered, key in ((r"F2 \w", "F2"), (r"\b1 \w", "1"), (r"I'm (Nell|Idris)", "Enter")):
        if re.search(offered, frame):
            seen.press(key)
            return
    raise AssertionError(f"nothing is offered:\n{frame}")


def play(seen: Terminal, *first: str) -> list[str]:
    """Play a form that has come up to its end; gives the frames that were answered.

    Args:
        seen: the terminal.
        first: keys to press in place of the answers to the first questions.
    """
    keys: Iterator[str] = iter(first)
    frames: list[str] = []
    turns: list[str] = []
    tried: set[str] = set()
    frame = seen.frame
    while "1 Moments" not in frame:
        turns.append(whose_turn(frame))
        assert not scrolls_sideways(seen, frame, tried), frame
        frames.append(frame)
        assert len(frames) < 70, "it has no end"
        key = next(keys, "")
        if key:
            seen.press(key)
        else:
            answer(seen, frame)
        after = seen.frame
        if after == frame:
            seen.settle(partial(_another, seen, frame), "another question")
            after = seen.frame
        frame = after
    assert [turn for turn, _ in groupby(turns)] in IN_TURN, turns
    return frames


def _gone(seen: Terminal, words: str) -> bool:
    return words not in seen.frame


def _another(seen: Terminal, before: str) -> bool:
    return seen.frame != before


def begin(seen: Terminal, form: Form) -> None:
    """Open the form for the moment that is kept for it."""
    seen.click(TITLES[form])
    seen.press("d")
    seen.settle(lambda: "1 Moments" not in seen.frame, "the form")


def test_each_of_the_four_forms_is_finished_by_what_is_shown(folder: Path, tmp_path: Path) -> None:
    seen = Terminal("--data", str(folder), home=tmp_path)
    try:
        seen.wait_for(TITLES["joint"], "stub")
        begin(seen, "joint")
        assert "2 The short form" in seen.frame
        joint = play(seen)
        begin(seen, "short")
        short = play(seen, "2")
        seen.press("w")
        seen.wait_for("Nell, alone")
        seen.press("2")
        seen.wait_for("a passphrase for what is yours alone?", "Later")
        seen.press("2")
        seen.wait_for("1 Moments", TITLES["alone"])
        begin(seen, "alone")
        alone = play(seen)
        begin(seen, "two_homes")
        seen.press("2")
        seen.wait_for("Write only about time when Kit was with you.")
        two_homes = play(seen)
        for words in ("Both reads are ready.", "your turn.", "found the words", "How we talk tonight"):
            assert any(words in frame for frame in joint), words
        assert len(short) < len(joint)
        assert not any("found the words" in frame for frame in short)
        assert not any("   both of you" in frame for frame in (*alone, *two_homes))
        assert any("This is all that would cross over." in frame for frame in two_homes)
        seen.click("4 Patterns")
    finally:
        seen.keep_transcript(ARTEFACTS / "four_forms.txt")
        if seen.process.poll() is None:
            seen.kill()
    journal = Journal.open(folder)
    view = journal.seen_by(Together())
    talked = {moment.camera[0].partition(",")[0]: view.state(moment.id) for moment in view.moments()}
    landings = {guess.landing for guess in map(view.guess, [moment.id for moment in view.moments()]) if guess}
    forms = {
        moment.camera[0].partition(",")[0]: [one.form for one in view.debriefs(moment.id)] for moment in view.moments()
    }
    journal.close()
    assert talked == dict.fromkeys(TITLES.values(), "talked")
    assert landings == {"too_little"}
    assert forms == {title: [form] for form, title in TITLES.items()}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A family of two adults without passphrases and one child."""
    made = Home(tmp_path / "family")
    yield made
    made.journal.close()


def sideways(screen: DebriefScreen) -> list[Widget]:
    """Name what could be moved sideways on a screen, apart from a line of text longer than its place."""
    return [one for one in screen.walk_children(Widget) if one.max_scroll_x > 0 and one.allow_horizontal_scroll]


@pytest.mark.parametrize(
    ("form", "size"),
    [*((form, (80, 24)) for form in TITLES), ("joint", (40, 15)), ("two_homes", (40, 15))],
    ids=lambda one: one if isinstance(one, str) else f"{one[0]}x{one[1]}",
)
async def test_no_question_scrolls_sideways(home: Home, form: Form, size: tuple[int, int]) -> None:
    moment = replace(a_moment(home.kit), camera=(f"Kit knocked, {LONG}.",))
    home.journal.seen_by(Together()).put(moment)
    home.journal.unlock_bare(home.nell.id)
    actor = Alone(home.nell.id) if form in ("alone", "two_homes") else Together()
    debrief = start_debrief(home.journal.seen_by(actor), moment, form)
    sitting = Sitting(home.journal.seen_by, actor, debrief, today=TODAY)
    app = Swingback(home.journal, now=lambda: datetime(2026, 11, 24, 20, tzinfo=UTC))
    async with app.run_test(size=size) as pilot:
        await until_seen(pilot, "Kit knocked")
        screen = DebriefScreen(sitting)
        await app.push_screen(screen)
        for step in sitting.steps:
            if step.kind in ("reveal", "round", "ground"):
                continue
            sitting.turn = sitting.reader_of(step) if sitting.in_turn(step) or sitting.for_one else ""
            sitting.go(step.id)
            await screen.show()
            await until(pilot, lambda: screen.asked.widget.is_mounted, "the question")
            # Only what is laid out has a width.
            await until(
                pilot, lambda: not screen._layout_required and bool(screen.asked.widget.size.width), "its place"
            )
            assert sideways(screen) == [], step.id
