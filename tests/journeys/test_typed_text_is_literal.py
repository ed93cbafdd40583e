"""Whatever is typed comes back letter for letter: on every page and list, in toasts, on paper and as JSON."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from data.actors import Alone, Together
from tests.journeys.everywhere_lines import on_paper
from tests.journeys.looking import Frames
from tests.journeys.told import NELL
from tests.journeys.walked import HOSTILE, STORY, hostile, mark, place_of, walked

pytestmark = pytest.mark.xdist_group("everywhere")
"""All who look at the walks look in one process, so that each walk is taken once."""

NOT_ON_A_PAGE = frozenset(
    (
        *("Adult.example_passphrase", "Family.name", "OwnWord.label", "Appreciation.words"),
        *("TurnPaper.appreciation", "Read.sealed_own"),
        "PrivateRoom.inbox",
    )
)
"""Typed fields that no page shows yet."""


async def everything() -> Frames:
    """Give every page, as both together and as one of them alone."""
    together, alone = await walked(STORY, Together()), await walked(STORY, Alone(NELL.id))
    return {f"{name} (together)": page for name, page in together.items()} | alone


def unliteral(frames: Frames) -> dict[str, list[str]]:
    """Give the pages on which a typed word stands without the signs it was typed with."""
    found: dict[str, list[str]] = {}
    for name, page in frames.items():
        bare = page.replace(HOSTILE, "\0")
        wrong = [line for line in bare.splitlines() if re.search(r"(?<!\0)q\d{3}|(?<!\0)typed\w", line)]
        if wrong:
            found[name] = wrong
    return found


async def test_no_page_changes_what_was_typed() -> None:
    frames = await everything()
    assert unliteral(frames) == {}
    assert len(frames) > 300


async def test_every_typed_field_is_on_some_page() -> None:
    frames = await everything()
    seen = set(re.findall(re.escape(HOSTILE) + r"(q\d{3})", "\n".join(frames.values())))
    every = {f"q{n:03}" for n in range(int(mark("the last place")[1:]))}
    assert {place_of(one) for one in every - seen} <= NOT_ON_A_PAGE


async def test_lists_and_moments_as_json_hold_the_very_words() -> None:
    frames = await walked(STORY, Together())
    listed = json.loads(body(frames["$ list json"]))
    assert [one["title"] for one in listed][:2] == [hostile("Moment.camera", words) for words in ("Wren", "Kit shut")]
    shown = json.loads(body(frames["$ show 01M4 json"]))
    assert shown["guess"]["child_account"] == hostile("Guess.child_account", "You never")
    assert shown["reads"][0]["adult"] == hostile("Adult.name", "Omar")
    assert shown["repair"]["steps"][-1]["label"] == hostile("RepairStep.label", "Mend the")


def body(said: str) -> str:
    """Give what a command printed, without its exit code and its messages."""
    return said.partition("\n")[2].rpartition("\n")[0]


def test_every_toast_takes_its_words_as_they_are() -> None:
    found = 0
    for path in sorted((Path(__file__).parents[2] / "workspace").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "notify":
                plain = {key.arg: ast.unparse(key.value) for key in node.keywords}
                assert plain.get("markup") == "False", f"{path.name}:{node.lineno}"
                found += 1
    assert found


async def test_a_toast_shows_the_title_that_was_typed() -> None:
    frames = await walked(STORY, Together())
    assert hostile("Moment.camera", "Kit shut") in frames["toast 0"]


def test_paper_holds_the_very_words_too(tmp_path: Path) -> None:
    STORY.build(tmp_path / "family").close()
    paper = on_paper(tmp_path / "family", tmp_path / "page.pdf")["paper"]
    # Lines break between the signs; an emoji that no typeface here has is named to whoever makes the page.
    whole = re.findall(r"\[b\]\[/s\]\{x\}[\s\0🙂]*ש\s*q\d{3}", paper)
    assert len(whole) == len(re.findall(r"q\d{3}", paper)) > 20
    assert "🙂" in paper
