"""Putting something right between the grown-ups: three short questions, each for one's own part."""

from __future__ import annotations

from msgspec.structs import replace

from data.records import Plan, RepairStep
from data.vocabulary import step_advice
from data.wording import say
from workspace.going_back import GoingBack
from workspace.lines.choosing import choose, line, option
from workspace.lines.house import House
from workspace.lines.talk import Ask, Back

BETWEEN = "parents_repair"
"""Id of the step."""

LIMIT = 240
"""The most characters of one line."""

PAGES = ("whether", "own_part", "plan")
"""The three questions, named as on the screen."""


def between(house: House, going: GoingBack, step: RepairStep) -> RepairStep | None:
    """Ask about the step; gives it as it now is, or None when it stays as it was.

    Args:
        house: the family and the conversation.
        going: the repair it belongs to.
        step: the step as it stands.
    """
    key = going.draft_key("between")
    draft = house.view.drafts.shared(key)
    values = dict(draft.values) if draft is not None else {"plan": step.plan.words}
    place = PAGES.index(draft.step) if draft is not None and draft.step in PAGES else 0
    while True:
        try:
            if PAGES[place] == "whether":
                answer = _whether(house, going)
                if answer == "not_now":
                    return None
                if answer == "not_needed":
                    house.view.drafts.drop(key)
                    return replace(step, status="not_needed")
            elif PAGES[place] == "own_part":
                _own_parts(house, going, key, values)
            else:
                done = _plan(house, going, step, key, values)
                house.view.drafts.drop(key)
                return _made(house, step, values, done=done)
            place += 1
        except Back:
            if not place:
                raise
            place -= 1


def _ask(going: GoingBack, page: str, more: str = "") -> Ask:
    child = going.child.name if going.child else ""
    hint = say(f"repairs.between.{page}_hint", child=child)
    return Ask(
        words=say(f"repairs.between.{page}", child=child),
        place=say("repairs.between.progress", n=PAGES.index(page) + 1, total=len(PAGES)),
        hint=" ".join(part for part in (hint, more) if part),
    )


def _whether(house: House, going: GoingBack) -> str:
    answers = [option(one, say(f"repairs.between.{one}")) for one in ("yes", "not_needed", "not_now")]
    return choose(house.talk, _ask(going, "whether"), answers)


def _line(house: House, ask: Ask, key: str, values: dict[str, str], name: str, page: str) -> None:
    def keep(said: str) -> None:
        values[name] = said
        house.keep(key, values, page)

    line(house.talk, ask, keep, so_far=values.get(name, ""), limit=LIMIT)
    house.care(values.get(name, ""), shared=True)


def _own_parts(house: House, going: GoingBack, key: str, values: dict[str, str]) -> None:
    """Ask each for their own part; a line may stay empty."""
    house.talk.head(_ask(going, "own_part"))
    for adult in going.view.adults:
        _line(house, Ask(words=adult.name), key, values, f"part.{adult.id}", "own_part")


def _plan(house: House, going: GoingBack, step: RepairStep, key: str, values: dict[str, str]) -> bool:
    """Ask what would help now; says whether it was said already."""
    _line(house, _ask(going, "plan", step_advice(step.id, going.band)), key, values, "plan", "plan")
    answers = [option(one, say(f"repairs.between.{one}")) for one in ("said", "later")]
    return choose(house.talk, Ask(words=""), answers) == "said"


def _made(house: House, step: RepairStep, values: dict[str, str], *, done: bool) -> RepairStep:
    """Put the step together: said, or meant to be said."""
    parts = [
        say("repairs.between.part", name=adult.name, words=words)
        for adult in house.view.adults
        if (words := values.get(f"part.{adult.id}", "").strip())
    ]
    said = "\n".join(part for part in (step.said, *parts) if part)
    plan = Plan(words=values.get("plan", "").strip(), when=step.plan.when)
    return replace(step, status="done" if done else "not_yet", said=said, plan=plan)
