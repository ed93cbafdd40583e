"""What the family chooses about how the app looks and behaves, line by line."""

from __future__ import annotations

from msgspec.structs import replace

from data.wording import say
from workspace.family_choices import KINDS, choices, chosen
from workspace.lines.choosing import choose, option
from workspace.lines.house import House
from workspace.lines.talk import Ask, Back

BACK = "back"

HINTS = {"look": "plain.family.screen_only", "list": "plain.family.screen_only", "lock": "family.lock_hint"}
"""What is said with some of the choices, by the name of the sentence."""


def settle(house: House) -> None:
    """Name every choice with what is in force, and change the one that is wanted, until that is all."""
    while True:
        settings = house.desk.family.settings
        ways = []
        for kind in KINDS:
            now = next(one.label for one in choices(kind, settings) if one.now)
            ways.append(option(kind, say("plain.moment.named", name=say(f"family.{kind}"), words=now)))
        ways.append(option(BACK, say("family.leave")))
        kind = choose(house.talk, Ask(words=say("plain.family.which_choice")), ways, usual=BACK)
        if kind == BACK:
            return
        try:
            _one(house, kind)
        except Back:
            continue


def _one(house: House, kind: str) -> None:
    family = house.desk.family
    hint = say(HINTS[kind]) if kind in HINTS else ""
    offered = choices(kind, family.settings)
    ask = Ask(words=say(f"family.{kind}"), hint=hint)
    now = next(one.value for one in offered if one.now)
    value = choose(house.talk, ask, [option(one.value, one.label) for one in offered], usual=now)
    changed = chosen(family.settings, kind, value)
    if value != now:
        house.view.put(replace(family, settings=changed))
