"""Putting something right between the grown-ups: three short questions, each for one's own part."""

from __future__ import annotations

from msgspec.structs import replace

from data.records import RepairStep
from data.wording import say
from workspace.between_us import LIMIT, PAGES, hint_of, put_right
from workspace.caring import OWN
from workspace.going_back import GoingBack
from workspace.lines.choosing import choose, line, option
from workspace.lines.house import House
from workspace.lines.talk import Ask, Back


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
                answer = _whether(house, going, step)
                if answer == "not_now":
                    return None
                if answer == "not_needed":
                    house.view.drafts.drop(key)
                    return replace(step, status="not_needed")
            elif PAGES[place] == "own_part":
                _own_parts(house, going, step, key, values)
            else:
                done = _plan(house, going, step, key, values)
                house.view.drafts.drop(key)
                return put_right(house.view, step, values, said=done)
            place += 1
        except Back:
            if not place:
                raise
            place -= 1


def _ask(going: GoingBack, step: RepairStep, page: str) -> Ask:
    child = going.child.name if going.child else ""
    return Ask(
        words=say(f"repairs.between.{page}", child=child),
        place=say("repairs.between.progress", n=PAGES.index(page) + 1, total=len(PAGES)),
        hint=hint_of(page, step, band=going.band, child=child),
    )


def _whether(house: House, going: GoingBack, step: RepairStep) -> str:
    answers = [option(one, say(f"repairs.between.{one}")) for one in ("yes", "not_needed", "not_now")]
    return choose(house.talk, _ask(going, step, "whether"), answers)


def _line(house: House, ask: Ask, key: str, values: dict[str, str], name: str, page: str) -> None:
    def keep(said: str) -> None:
        values[name] = said
        house.keep(key, values, page)

    line(house.talk, ask, keep, so_far=values.get(name, ""), limit=LIMIT)
    house.care(values.get(name, ""), OWN, shared=True)


def _own_parts(house: House, going: GoingBack, step: RepairStep, key: str, values: dict[str, str]) -> None:
    """Ask each for their own part; a line may stay empty."""
    house.talk.head(_ask(going, step, "own_part"))
    for adult in going.view.adults:
        _line(house, Ask(words=adult.name), key, values, f"part.{adult.id}", "own_part")


def _plan(house: House, going: GoingBack, step: RepairStep, key: str, values: dict[str, str]) -> bool:
    """Ask what would help now; says whether it was said already."""
    _line(house, _ask(going, step, "plan"), key, values, "plan", "plan")
    answers = [option(one, say(f"repairs.between.{one}")) for one in ("said", "later")]
    return choose(house.talk, Ask(words=""), answers) == "said"
