"""Which moments are on a page and how it looks, line by line; what is chosen is remembered, and is no consent."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from data.records import PageLook
from data.when import local, say_day, understand
from data.wording import say
from workspace.lines.choosing import choose, line, option, several
from workspace.lines.house import House
from workspace.lines.listing import RowsToChoose, in_one_line, of_many
from workspace.lines.talk import Ask
from workspace.looks import NAMED, OTHER_DAYS, ROWS, choosable, chosen_in, days_count, in_order, with_choice
from workspace.moment_rows import MomentRows
from workspace.page_begun import PageBegun
from workspace.page_rows import page_rows

ON = "on"
"""Goes on with the page as it is."""


def choose_moments(house: House, begun: PageBegun) -> None:
    """Go through the moments; the one that is named comes onto the page, or leaves it."""
    remembered, first = MomentRows(), 0
    done = [option(ON, say("plain.repair.on"))]
    while True:
        begun.notice_marks()
        rows = page_rows(remembered, house.view, {*begun.on_page}, house.desk.today())
        offered = RowsToChoose(rows, in_one_line)
        ask = Ask(words=say("plain.paper.pick"), hint=say("plain.paper.pick_hint"))
        chosen, first = of_many(house.talk, ask, offered, done, first, where="plain.moments.place")
        if chosen == ON:
            return
        house.view.put(*begun.pick(chosen))


def choose_look(house: House, begun: PageBegun) -> None:
    """Name every row with what is chosen in it, and change the one that is wanted, until that is all."""
    while True:
        look = begun.look
        ways = []
        for row in (*ROWS, "parts"):
            labels = {one.id: one.label for one in choosable(look, row)}
            words = ", ".join(labels[one] for one in chosen_in(look, row, begun.paper))
            ways.append(option(row, say("plain.moment.named", name=say(f"summary_room.{row}"), words=words)))
        ways.append(option(ON, say("plain.repair.on")))
        row = choose(house.talk, Ask(words=say("plain.paper.look_which")), ways, usual=ON)
        if row == ON:
            return
        changed = _parts(house, look) if row == "parts" else _row(house, begun, row)
        if changed != look:
            begun.take_look(changed)


def _row(house: House, begun: PageBegun, row: str) -> PageLook:
    look = begun.look
    (usual,) = chosen_in(look, row, begun.paper)
    value = choose(
        house.talk,
        Ask(words=say("plain.paper.days" if row == "days" else f"summary_room.{row}")),
        choosable(look, row),
        usual=usual,
    )
    if row == "days" and value == OTHER_DAYS:
        return _named_days(house, look)
    return look if value == usual else with_choice(look, row, value)


def _parts(house: House, look: PageLook) -> PageLook:
    """Ask which parts stay; the last one does."""
    before = chosen_in(look, "parts", "a4")
    ask = Ask(words=say("summary_room.parts"), hint=say("plain.paper.parts_hint"))
    wanted = several(house.talk, ask, choosable(look, "parts"), chosen=before)
    for part in choosable(look, "parts"):
        if wanted and (part.id in wanted) != (part.id in before):
            look = with_choice(look, "parts", part.id)
    return look


def _named_days(house: House, look: PageLook) -> PageLook:
    """Ask from which day to which; either may stay open."""
    house.talk.head(Ask(words=say("summary_room.between.words"), hint=say("summary_room.between.hint")))
    while True:
        days = in_order(_day(house, "first", look.first), _day(house, "last", look.last))
        if any(days):
            house.talk.tell(days_count(house.view, days))
            return replace(look, days=NAMED, first=days[0], last=days[1])
        house.talk.tell(say("summary_room.between.name_one"))


def _day(house: House, name: str, before: date | None) -> date | None:
    """Ask for one of the two days, and say which one was understood; None for an open end."""
    ask = Ask(words=say(f"summary_room.between.{name}"))
    typed = before.isoformat() if before is not None else ""
    while typed := line(house.talk, ask, lambda said: None, so_far=typed).strip():
        when = understand(typed, now=house.desk.now(), family=house.desk.family)
        if when is not None:
            day = local(when).date()
            house.talk.tell(say_day(day, today=house.desk.today()))
            return day
        house.talk.tell(say("finding.day.unclear"))
        typed = ""
    return None
