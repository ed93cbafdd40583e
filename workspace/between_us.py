"""Putting something right between the grown-ups, without a screen: three short questions, and the step they make."""

from __future__ import annotations

from msgspec.structs import replace

from data.records import Plan, RepairStep
from data.view import View
from data.vocabulary import step_advice
from data.wording import say

BETWEEN = "parents_repair"
"""Id of the step that is mended between the grown-ups."""

PAGES = ("whether", "own_part", "plan")
"""The three questions: is there something, what is each one's own part, what now."""

LIMIT = 240
"""The most characters of one line."""


def hint_of(page: str, step: RepairStep, *, band: str, child: str) -> str:
    """Give what stands beneath one of the questions.

    Args:
        page: which.
        step: the step as it stands.
        band: the child's age band.
        child: name of the child.
    """
    hint = say(f"repairs.between.{page}_hint", child=child)
    advice = step_advice(step.id, band) if page == "plan" else ""
    # Some of the advice is a sentence to say, and ends as it is said.
    end = "" if advice.endswith((".", '"')) else "."
    return f"{hint} {advice}{end}" if advice else hint


def put_right(view: View, step: RepairStep, values: dict[str, str], *, said: bool) -> RepairStep:
    """Give the step as it now is.

    Args:
        view: gives the grown-ups, in their order.
        step: the step as it stood.
        values: what stands in the lines: *plan*, and *part.* with the id of each grown-up.
        said: whether it was said already; else it is meant to be said.
    """
    parts = [
        say("repairs.between.part", name=adult.name, words=words)
        for adult in view.adults
        if (words := values.get(f"part.{adult.id}", "").strip())
    ]
    told = "\n".join(part for part in (step.said, *parts) if part)
    plan = Plan(words=values.get("plan", "").strip(), when=step.plan.when)
    return replace(step, status="done" if said else "not_yet", said=told, plan=plan)
