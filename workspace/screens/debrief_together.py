"""Pages of a debrief that show what there is: since the last evening, one read at a time, and a note to hand over."""

from __future__ import annotations

from textual.widget import Widget
from textual.widgets import Static

from data.records import SecondLook
from data.scripts import Step
from data.when import say_day
from data.wording import say
from widgets.buttons import Act
from widgets.question import Question
from widgets.reads_view import ReadsView
from workspace.handover import note, place_for
from workspace.picturing import name_of, read_picture
from workspace.playing import Sitting
from workspace.screens.asking import Asked, ask, going_on


def ask_earlier(sitting: Sitting, step: Step) -> Asked:
    """Build the page of what was seen differently since two people last sat together."""
    widgets: list[Widget] = []
    if sitting.look_for:
        widgets += [_label(say("debrief.looked_for")), _line(sitting.look_for)]
    for look in sitting.looked_again:
        widgets += [_label(_about(sitting, look)), _line(look.words)]
    acts = [Act(id=f"value:{step.values[0]}", label=step.buttons[0], key="F2", strong=True)]
    if sitting.can_go_back():
        acts.append(Act(id="back", label=say("debrief.back"), key="F3"))
    return Asked(Question(ask(sitting, step, tuple(acts)), *widgets))


def _about(sitting: Sitting, look: SecondLook) -> str:
    """Say when a look was added, by whom, and which moment it is about."""
    moment = sitting.view.moment(look.moment)
    about = say("debrief.look_about", title=sitting.view.title(moment)) if moment is not None else ""
    day = say_day(look.on, today=sitting.today)
    return f"{say('debrief.look_again', day=day, name=name_of(sitting.view, look.adult))}\n{about}"


def ask_handover(sitting: Sitting, step: Step) -> Asked:
    """Build the page that shows all that would cross to the other home, before it is written."""
    lines = note(sitting, sitting.answers.draft().values)
    widgets: list[Widget] = [_label(say("handover.where", path=place_for(sitting)) + "\n")]
    for about, words in lines:
        widgets += [_label(about), _line(words)]
    acts = [
        Act(id=f"value:{value}", label=label, key=str(n), strong=n == 1)
        for n, (value, label) in enumerate(zip(step.values, step.buttons, strict=True), 1)
    ]
    if sitting.can_go_back():
        acts.append(Act(id="back", label=say("debrief.back"), key="F3"))
    return Asked(Question(ask(sitting, step, tuple(acts)), *widgets))


def ask_round(sitting: Sitting, step: Step) -> Asked:
    """Build one round of being curious: one read, and the two questions the other may ask."""
    reads = sitting.view.reads(sitting.moment.id)
    teller = sitting.reader_of(step)
    pictures = tuple(read_picture(sitting.view, read, reads) for read in reads if read.adult == teller)
    return Asked(Question(ask(sitting, step, going_on(sitting, step)), ReadsView(pictures)))


def _label(words: str) -> Static:
    return Static(words, classes="quiet-label", markup=False)


def _line(words: str) -> Static:
    return Static(words, classes="page-line", markup=False)
