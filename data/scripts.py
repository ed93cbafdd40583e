"""The questions of each form, in order: one step is one question on one screen, on one line, or on one sheet of paper.

A form is content. Three players (screen, plain lines, paper) play the same script; none of them knows its wording.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from msgspec import Struct, convert

from data.reflecting import closings, parenting, prompts, region_words, statements
from data.wording import content

__all__ = [
    "FORMS",
    "KINDS",
    "Script",
    "Step",
    "closings",
    "fill",
    "parenting",
    "prompts",
    "region_words",
    "script",
    "statements",
]

FORMS: tuple[str, ...] = ("joint", "short", "alone", "two_homes", "new_moment", "reflection")
"""The forms `script` knows."""

KINDS: frozenset[str] = frozenset(
    (
        "choice",
        "page",
        "text",
        "line",
        "chips",
        "sure",
        "when",
        "child",
        "curtain",
        "reveal",
        "ground",
        "round",
        "earlier",
        "voices",
        "landing",
        "needs",
        "steps",
        "appreciation",
        "close",
        "keep_or_share",
        "handover",
        "dots",
    )
)
"""What a step can ask for; each player knows every kind once."""

WHO: frozenset[str] = frozenset(("both", "first", "second", "first_open", "second_open", "reader", "maker"))
"""Who answers: both together, the first or second reader (unseen, or in the open), the one there is, or the maker."""

CONDITIONS: frozenset[str] = frozenset(
    ("", "bright", "not_bright", "first_time", "carried", "looked_again", "several_children", "ready", "exchange")
)
"""When a step is asked: always, or only when this holds (*ready*: a reader closed their read before)."""


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question on one screen."""

    id: str
    stage: str
    """One of the script's stages."""
    who: str
    """One of `WHO`."""
    kind: str
    """One of `KINDS`."""
    words: str
    """The question; may hold {child}, {name} (who answers), {other}, {carried} and {about}: see `fill`."""
    hint: str = ""
    """One quiet line beneath; the same names may stand in it."""
    list: str = ""
    """The vocabulary to choose from."""
    most: int = 0
    """How many may be chosen."""
    field: str = ""
    """The record and field it fills, such as ``read.return.kinds``."""
    limit: int = 5000
    """The most characters a typed answer takes."""
    optional: bool = False
    """Whether it can be left empty; skipping is not remarked on."""
    buttons: tuple[str, ...] = ()
    """What the buttons say."""
    values: tuple[str, ...] = ()
    """What each button stands for, in the same order."""
    default: str = ""
    """The value that is chosen when nothing else is."""
    lines: tuple[str, ...] = ()
    """The sentences of a page."""
    only: str = ""
    """One of `CONDITIONS`."""


class Script(Struct, frozen=True, kw_only=True):
    """One form: its steps in order, and the stages by which people see where they are."""

    form: str
    title: str
    minutes: int
    """About how long it takes."""
    steps: tuple[Step, ...]
    stages: tuple[str, ...]

    def place(self, step: Step) -> tuple[int, int]:
        """Say where a step stands, as *n of N* stages.

        Args:
            step: one of these, or one that was added to a stage of this script.

        Raises:
            ValueError: when the script has no such stage.
        """
        return self.stages.index(step.stage) + 1, len(self.stages)

    def step(self, step_id: str) -> Step:
        """Give one step by id.

        Raises:
            KeyError: when the script has no such step.
        """
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    def played(self, conditions: frozenset[str] | set[str]) -> tuple[Step, ...]:
        """Give the steps to ask when these conditions hold.

        Args:
            conditions: any of `CONDITIONS`; ``not_bright`` is understood wherever ``bright`` is not there.
        """
        holding = set(conditions) | ({""} if "bright" in conditions else {"", "not_bright"})
        return tuple(step for step in self.steps if step.only in holding)


@cache
def script(form: str) -> Script:
    """Give one form.

    Args:
        form: one of `FORMS`.

    Raises:
        KeyError: when there is no such form.
    """
    if form not in FORMS:
        raise KeyError(form)
    page = content("reflect" if form == "reflection" else f"scripts_{form}")
    steps = [step for written in page["steps"] for step in _spread(written)]
    return Script(
        form=form,
        title=page["title"],
        minutes=page["minutes"],
        stages=tuple(page["stages"]),
        steps=convert(steps, tuple[Step, ...]),
    )


def fill(words: str, **values: object) -> str:
    """Put names in place of ``{name}`` in a question; what is put in is never read as a pattern itself.

    Raises:
        KeyError: when a name in braces is not given.
    """
    return re.sub(r"\{(\w+)\}", lambda found: str(values[found[1]]), words)


def _spread(written: dict[str, Any]) -> list[dict[str, Any]]:
    """Turn one written step into the steps it stands for: itself, or one reader's whole turn."""
    if "turn" in written:
        return _turn(written)
    step = dict(written)
    if "lines_of" in step:
        step["lines"] = content("rules")[step.pop("lines_of")]
    return [step]


def _turn(written: dict[str, Any]) -> list[dict[str, Any]]:
    """Write out the shared turn for one reader, with ids of their own and this form's changes."""
    steps = []
    for shared in content("scripts_turn")["steps"]:
        name = shared["id"]
        if name in written.get("leave_out", ()) or name not in written.get("only_these", (name,)):
            continue
        place = {"id": f"{written['turn']}_{name}", "stage": written["stage"], "who": written["who"]}
        steps.append({**shared, **written.get("change", {}).get(name, {}), **place})
    return steps
