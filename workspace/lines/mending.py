"""Going back to a child, line by line: the checklist of a moment, one step looked at closely, and all repairs."""

from __future__ import annotations

from functools import partial

from data import repairing
from data.records import Moment, Repair, RepairStep, StepStatus
from data.repair_order import grouped
from data.repairing import STATUSES, TRIED, label_of
from data.view import View
from data.vocabulary import band_label, step_advice, what_not_to_do
from data.wording import say
from workspace.between_us import BETWEEN
from workspace.going_back import GoingBack
from workspace.lines.between import between
from workspace.lines.choosing import choose, line, option, several, text, yes
from workspace.lines.house import House
from workspace.lines.talk import Ask, Back
from workspace.lines.telling import told_repair
from workspace.step_form import put_together, written_down
from workspace.step_times import StepTimes

ON, OWN, MORE, CLOSE, REOPEN, CHILD = "on", "own", "more", "close", "reopen", "child"


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
        more = more or answer == MORE
        try:
            _do(house, going, repair, answer)
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
    if not more:
        offered.append(option(MORE, say("debrief.more_steps")))
    offered.append(option(OWN, say("repairs.acts.add")))
    if going.mended:
        offered.append(option(REOPEN, say("repairs.acts.reopen")))
    else:
        offered.append(option(CLOSE, say("repairs.acts.close", child=name)))
    if len(going.children) > 1:
        offered.append(option(CHILD, say("plain.repair.other_child")))
    offered.append(option(ON, on or say("plain.repair.on")))
    words = say("repairs.about", child=name, band=band_label(going.band))
    hint = "" if going.repair else say(_untouched(len(going.view.adults)))
    return choose(house.talk, Ask(words=say("plain.repair.words"), place=words, hint=hint), offered, usual=ON)


def _untouched(adults: int) -> str:
    return {1: "repairs.untouched_one", 2: "repairs.untouched"}.get(adults, "repairs.untouched_all")


def _status(status: StepStatus) -> str:
    return say(f"cli.steps.{status}")


def _do(house: House, going: GoingBack, repair: Repair, answer: str) -> None:
    """Do what was chosen on the checklist."""
    if answer == OWN:
        _own_step(house, going)
    elif answer == CLOSE:
        _close(house, going)
    elif answer == REOPEN:
        _change(house, going.change(repairing.reopened))
    elif answer == CHILD:
        offered = [option(child.id, child.name) for child in going.children]
        going.child_id = choose(house.talk, Ask(words=say("plain.repair.which_child")), offered)
    elif answer != MORE:
        place = repairing.place_of(repair, answer)
        if place is not None and answer == BETWEEN and len(going.view.adults) > 1:
            _put(house, going, answer, between(house, going, repair.steps[place]))
        elif place is not None:
            _step(house, going, repair.steps[place], answer)


def _put(house: House, going: GoingBack, key: str, changed: RepairStep | None) -> str:
    """Put a step back into its place, wherever that is now; gives what went amiss."""

    def with_it(repair: Repair) -> Repair:
        place = repairing.place_of(repair, key)
        return repair if place is None or changed is None else repairing.with_step(repair, place, changed)

    problem = going.change(with_it)
    _change(house, problem)
    return problem


def _change(house: House, problem: str) -> None:
    if problem:
        house.talk.tell(say("repairs.not_saved", problem=problem))


def _own_step(house: House, going: GoingBack) -> None:
    """Add a step of the family's own."""
    key = going.draft_key("new")
    ask = Ask(words=say("repairs.own.ask"), hint=say("repairs.own.hint"))
    words = _told(house, key, ask, one_line=True)
    if words:
        _change(house, going.change(partial(repairing.with_own, label=words)))
        house.view.drafts.drop(key)


def _close(house: House, going: GoingBack) -> None:
    """Ask what the child did next, which closes the repair."""
    name = going.child.name if going.child else ""
    key = going.draft_key("next")
    hint = say("repairs.closing.hint", child=name)
    words = _told(house, key, Ask(words=say("repairs.closing.ask", child=name), hint=hint), one_line=False)
    if words:
        _change(house, going.change(lambda repair: repairing.closed(repair, words, going.today())))
        house.view.drafts.drop(key)


def _told(house: House, key: str, ask: Ask, *, one_line: bool) -> str:
    """Ask for some words whose draft is kept under a key."""
    so_far = house.left(key).get("words", "")
    how = line if one_line else text
    words = how(house.talk, ask, lambda said: house.keep(key, {"words": said}), so_far=so_far)
    house.care(words, shared=True)
    return words.strip()


class _StepForm:
    """One step being told about; after every answer everything is kept."""

    def __init__(self, house: House, going: GoingBack, step: RepairStep, key: str) -> None:
        self.house = house
        self.going = going
        self.step = step
        self.key = going.draft_key(key)
        self.times = StepTimes(step, going.view.family, going.now())
        self.values = {**written_down(step, self.times), **house.left(self.key)}

    def keep(self, name: str, words: str) -> None:
        """Keep one answer, and with it all others."""
        self.values[name] = words
        self.house.keep(self.key, self.values, name)

    def line(self, name: str, example: str = "") -> str:
        """Ask for one line."""
        ask = Ask(words=say(f"repairs.step.{name}"), hint=say(f"repairs.step.{example}") if example else "")
        return line(self.house.talk, ask, lambda said: self.keep(name, said), so_far=self.values[name], limit=500)

    def time(self, name: str) -> None:
        """Ask for a time, and say how it was understood."""
        typed = self.line(name, f"{name}_example")
        if typed.strip():
            if self.times.unheard(name, typed):
                self.times.ask(name, typed)
            heard = self.times.hear_plan(typed) if name == "when" else self.times.hear_past(typed)
            if heard:
                self.house.talk.tell(say("new_moment.understood", when=heard))
            elif name == "happened":
                self.house.talk.tell(say("repairs.step.happened_unclear"))


def _step(house: House, going: GoingBack, step: RepairStep, key: str) -> None:
    """Ask where a step stands, and more about it where they like."""
    form = _StepForm(house, going, step, key)
    talk = house.talk
    offered = [option(one, say(f"repairs.step.{one}"), say(f"repairs.step.{one}_about")) for one in STATUSES]
    advice = step_advice(step.id, going.band) if step.id else ""
    hints = what_not_to_do(step.id) if step.id else ()
    leave_out = (say("repairs.leave_out_words", words=" ".join(hints)),) if hints else ()
    ask = Ask(words=label_of(step), hint=advice, lines=(*leave_out, say("repairs.step.where")))
    form.keep("status", choose(talk, ask, offered, usual=form.values["status"]))
    if yes(talk, Ask(words=say("plain.repair.say_more")), usual=False):
        _more_about(house, going, form)
    if not _put(house, going, key, put_together(step, form.values, form.times)):
        house.view.drafts.drop(form.key)


def _more_about(house: House, going: GoingBack, form: _StepForm) -> None:
    """Ask who, what and when of a step, what was said, and when it was."""
    adults = [option(adult.id, adult.name) for adult in going.view.adults]
    if len(adults) > 1:
        chosen = tuple(one for one in form.values["who"].split(",") if one)
        ask = Ask(words=say("repairs.step.who"))
        form.keep("who", ",".join(several(house.talk, ask, adults, chosen=chosen)))
    house.care(form.line("plan", "plan_example"), shared=True)
    form.time("when")
    said = Ask(words=say("repairs.step.said"))
    words = text(house.talk, said, lambda typed: form.keep("said", typed), so_far=form.values["said"])
    house.care(words, shared=True)
    if form.values["status"] in TRIED:
        form.time("happened")


def all_repairs(house: House) -> None:
    """List the repairs of all moments, open ones first, and work on the one that is chosen."""
    while True:
        moments = {moment.id: moment for moment in house.view.moments()}
        found = grouped(house.view.all_repairs(), moments, today=house.desk.today())
        if not found:
            house.talk.tell("", say("repairs.room.empty"))
            return
        offered = [option(repair.id, _line(house.view, group, repair, moment)) for group, repair, moment in found]
        chosen = choose(house.talk, Ask(words=say("plain.repair.which")), offered)
        repair, moment = next((repair, moment) for _, repair, moment in found if repair.id == chosen)
        house.talk.tell("", house.view.title(moment), *told_repair(house.view, repair))
        try:
            checklist(house, house.view, moment.id, repair.child)
        except Back:
            continue


def _line(view: View, group: str, repair: Repair, moment: Moment) -> str:
    child = view.child(repair.child)
    name = child.name if child else say("repairs.room.gone_child")
    return " · ".join((view.title(moment), name, say(f"repairs.room.{group}")))
