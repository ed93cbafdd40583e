"""The picture of one round of statements: where the cloud lies, and the one before behind it."""

from __future__ import annotations

from datetime import date

from data.records import StatementSet
from data.reflecting import Place, place
from data.when import say_day
from data.wording import say
from widgets.closeness_map import Patch


def patch_of(where: Place) -> Patch | None:
    """Give the cloud of a round; None when either line has too few answers to place it."""
    if where.closeness is None or where.worry is None:
        return None
    return Patch(
        closeness=where.closeness.mean,
        closeness_half=where.closeness.half,
        worry=where.worry.mean,
        worry_half=where.worry.half,
    )


def patches(answered: StatementSet, last: StatementSet | None) -> tuple[Patch | None, Patch | None]:
    """Give the cloud of a round, and that of the round before, which lies behind it."""
    now = patch_of(place(answered))
    return now, patch_of(place(last)) if now is not None and last is not None else None


def caption(answered: StatementSet, last: StatementSet | None, today: date) -> str:
    """Say what the map is, and from when the faint cloud is; nothing where there is no map."""
    now, before = patches(answered, last)
    if now is None:
        return ""
    lines = [say("reflect.map.caption")]
    if before is not None and last is not None:
        lines.append(say("reflect.map.earlier", day=say_day(last.on, today=today)))
    return " ".join(lines)
