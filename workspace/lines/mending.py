"""Going back to a child, line by line: the checklist of a moment, and what can be done beside its steps."""

from __future__ import annotations

from functools import partial

from data import repairing
from data.records import Repair, StepStatus
from data.repair_order import dated
from data.repairing import label_of
from data.view import View
from data.vocabulary import band_label, step_advice
from data.wording import say
from widgets.option import Option
from workspace.between_us import BETWEEN
from workspace.going_back import GoingBack
from workspace.lines.between import between
from workspace.lines.calendar import into_calendar
from workspace.lines.choosing import choose, line, option, text
from workspace.lines.house import House
from workspace.lines.repair_step import look_at
from workspace.lines.talk import Ask, Back
from workspace.repair_saying import close_label, untouched_words

ON, OWN, MORE, CLOSE, REOPEN, CHILD = "on", "own", "more", "close", "reopen", "child"
MOVE, US, CALENDAR = "move", "us", "calendar"


def checklist(house: House, view: View, moment_id: str, child_id: str = "", *, on: str = "") -> None:
    """Work on the checklist of a moment until they go on.

    Args:
        house: the family and the conversation.
        view: of whoever is here.
        moment_id: the moment.
        child_id: the child to begin with; the first of the moment when empty.
        on: what the last answer says.

    Raises:
        Back: when they go back.
    """
    going = GoingBack(view, moment_id, child_id, today=house.desk.today(), now=house.desk.now)
    if going.child is None:
        house.talk.tell(say("repairs.no_child"))
        return
    more = False
    while (repair := going.whole) is not None:
        answer = _ask(house, going, repair, more, on)
        if answer == ON:
            return
        more = answer == MORE or (more and answer != CHILD)
        try:
            _do(house, going, repair, answer, more)
        except Back:
            continue


def _ask(house: House, going: GoingBack, repair: Repair, more: bool, on: str) -> str:
    """Say the steps with where each stands, and ask what to do."""
    child = going.child
    name = child.name if child else ""
    offered = [
        option(
            repairing.key_of(repair, n),
            say("plain.moment.step", label=label_of(repair.steps[n]), status=_status(repair.steps[n].status)),
            step_advice(repair.steps[n].id, going.band) if repair.steps[n].id else "",
        )
        for n in repairing.shown(repair, more=more)
    ]
    offered += [option(one, label) for one, label in _beside(going, repair, more).items()]
    offered.append(option(ON, on or say("plain.repair.on")))
    words = say("repairs.about", child=name, band=band_label(going.band).lower())
    hint = "" if going.repair else untouched_words(len(going.view.adults))
    return choose(house.talk, Ask(words=say("plain.repair.words"), place=words, hint=hint), offered, usual=ON)


def _beside(going: GoingBack, repair: Repair, more: bool) -> dict[str, str]:
    """Give what can be done beside the steps, each with its words."""
    name = going.child.name if going.child else ""
    found = {} if more else {MORE: say("debrief.more_steps")}
    found[OWN] = say("repairs.acts.add")
    found[MOVE] = say("plain.repair.move")
    if len(going.view.adults) > 1:
        found[US] = say("repairs.acts.between")
    if dated(repair, from_day=going.today()):
        found[CALENDAR] = say("repairs.acts.calendar")
    found[CLOSE] = close_label(name, mended=going.mended)
    if going.mended:
        found[REOPEN] = say("repairs.acts.reopen")
    if len(going.children) > 1:
        found[CHILD] = say("plain.repair.other_child")
    return found


def _status(status: StepStatus) -> str:
    return say(f"cli.steps.{status}")


def _do(house: House, going: GoingBack, repair: Repair, answer: str, more: bool) -> None:
    """Do what was chosen on the checklist."""
    place = repairing.place_of(repair, BETWEEN if answer == US else answer)
    if answer == OWN:
        _own_step(house, going)
    elif answer == MOVE:
        _move(house, going, repair, more)
    elif answer == CALENDAR:
        into_calendar(house, going)
    elif answer == CLOSE:
        _close(house, going)
    elif answer == REOPEN:
        _said(house, going.change(repairing.reopened))
    elif answer == CHILD:
        offered = [option(child.id, child.name) for child in going.children]
        going.child_id = choose(house.talk, Ask(words=say("plain.repair.which_child")), offered)
    elif place is not None and repair.steps[place].id == BETWEEN and len(going.view.adults) > 1:
        changed = between(house, going, repair.steps[place])
        if changed is not None:
            _said(house, going.change_step(BETWEEN, lambda one, there: repairing.with_step(one, there, changed)))
    elif place is not None:
        _said(house, look_at(house, going, repair.steps[place], answer))


def _said(house: House, problem: str) -> None:
    if problem:
        house.talk.tell(say("repairs.not_saved", problem=problem))


def _move(house: House, going: GoingBack, repair: Repair, more: bool) -> None:
    """Take a step to the place of another; the five first ones stay together."""
    places = repairing.shown(repair, more=more)

    def offered(among: tuple[int, ...]) -> list[Option]:
        return [option(repairing.key_of(repair, n), label_of(repair.steps[n])) for n in among]

    key = choose(house.talk, Ask(words=say("plain.repair.move_which")), offered(places))
    place = repairing.place_of(repair, key)
    assert place is not None, "only what is there was offered"
    # Where nothing would change, nothing is offered.
    others = tuple(n for n in places if n != place and repairing.dropped(repair, place, n) != repair)
    if not others:
        house.talk.tell(say("plain.repair.move_nowhere"))
        return
    ask = Ask(words=say("plain.repair.move_where"), hint=say("plain.repair.move_hint"))
    _said(house, going.drop_step(key, choose(house.talk, ask, offered(others))))


def _own_step(house: House, going: GoingBack) -> None:
    """Add a step of the family's own."""
    key = going.draft_key("new")
    ask = Ask(words=say("repairs.own.ask"), hint=say("repairs.own.hint"))
    words = _told(house, key, ask, say("repairs.own.need"), one_line=True)
    if words:
        _said(house, going.change(partial(repairing.with_own, label=words)))
        house.view.drafts.drop(key)


def _close(house: House, going: GoingBack) -> None:
    """Ask what the child did next, which closes the repair."""
    name = going.child.name if going.child else ""
    key = going.draft_key("next")
    ask = Ask(words=say("repairs.closing.ask", child=name), hint=say("repairs.closing.hint", child=name))
    need = say("repairs.closing.need", child=name)
    before = going.repair.did_next if going.repair else ""
    words = _told(house, key, ask, need, before=before, one_line=False)
    if words:
        _said(house, going.change(lambda repair: repairing.closed(repair, words, going.today())))
        house.view.drafts.drop(key)


def _told(house: House, key: str, ask: Ask, need: str, *, before: str = "", one_line: bool) -> str:
    """Ask for some words whose draft is kept under a key; what is needed is said where there are none."""
    so_far = house.left(key).get("words", before)
    how = line if one_line else text
    words = how(house.talk, ask, lambda said: house.keep(key, {"words": said}), so_far=so_far)
    house.care(words, shared=True)
    if not words.strip():
        house.talk.tell(need)
    return words.strip()
