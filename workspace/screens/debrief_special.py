"""The steps of a debrief that are more than one question: the reveal, the shared ground, the landing, the repair."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from data.scripts import Step
from data.vocabulary import vocabulary
from data.wording import say
from widgets.apart_view import ApartView
from widgets.buttons import Act
from widgets.landing_question import LandingQuestion
from widgets.question import Ask, Question
from widgets.reads_view import ReadsView
from workspace.picturing import apart, both_noticed, joined, read_pictures
from workspace.playing import Sitting
from workspace.screens.asking import Asked, ask, going_on, own_account, progress
from workspace.sizes import HEIGHTS, WIDTHS


def ask_reveal(sitting: Sitting, step: Step) -> Asked:
    """Build the page before both reads open."""
    acts = (Act(id="open", label=step.buttons[0], key="F2", strong=True),)
    return Asked(Question(ask(sitting, step, acts)))


def ask_ground(sitting: Sitting, step: Step) -> Asked:
    """Build both reads side by side: what is shared first, then what differs."""
    reads = sitting.view.reads(sitting.moment.id)
    shared = both_noticed(reads)
    widgets: list[Widget] = own_account(sitting)
    words = joined(shared) if shared else say("rules.ground.nothing_shared")
    if shared:
        widgets.append(Static(say("debrief.you_both"), classes="quiet-label", markup=False))
    widgets.append(Static(words, classes="page-line", markup=False))
    widgets.append(ReadsView(read_pictures(sitting.view, sitting.moment.id)))
    different = apart(sitting.view, reads)
    if different:
        widgets.append(ApartView(different))
    question = Question(ask(sitting, step, going_on(sitting, step)), *widgets, classes="-broad")
    return Asked(question)


def ask_whose(sitting: Sitting, step: Step) -> Asked:
    """Ask whose return is looked at, when both made one."""
    acts = [
        Act(id=f"whose:{adult}", label=sitting.name(adult), key=str(n)) for n, adult in enumerate(sitting.makers(), 1)
    ]
    acts += _back(sitting, step)
    words = say("debrief.whose", child=_child(sitting))
    return Asked(Question(Ask(words=words, progress=progress(sitting), acts=tuple(acts))))


def _back(sitting: Sitting, step: Step) -> list[Act]:
    """Give the button to the question before, where one can go there."""
    return [act for act in going_on(sitting, step) if act.id == "back"]


def _child(sitting: Sitting) -> str:
    child = sitting.view.child(sitting.debrief.child)
    return child.name if child else ""


def ask_landing(sitting: Sitting, step: Step, whose: str = "") -> Asked:
    """Build the ordered questions that lead to a landing.

    Args:
        sitting: the debrief being played.
        step: the question.
        whose: id of the adult whose return is looked at, where that was asked.
    """
    value = sitting.answers.value(step)
    chosen = value if isinstance(value, str) else "".join(value[:1])
    about = sitting.answers.guess().landing_by
    known = chosen if chosen in vocabulary("landings") and whose in ("", about) else ""
    acts = tuple(_back(sitting, step))
    hint = sitting.words_for(step, step.hint, whose) if sitting.makers() else say("debrief.landing_nobody")
    asked = Ask(words=sitting.fill(step.words), progress=progress(sitting), hint=hint, acts=acts)
    return Asked(Question(asked, LandingQuestion(chosen=known, id="answer"), classes="-close"))


def ask_repair(sitting: Sitting, step: Step) -> Asked:
    """Build the joint checklist of this moment and child."""
    from workspace.screens.repair_sheet import RepairSheet

    sheet = RepairSheet(
        sitting.view, sitting.moment.id, sitting.debrief.child, today=sitting.today, now=sitting.now, id="answer"
    )
    return Asked(Question(ask(sitting, step, going_on(sitting, step)), sheet))


def ask_neutral(words: str, *, offers_alone: bool) -> Asked:
    """Build the sentence that is the same for every reason.

    Args:
        words: key of the sentence.
        offers_alone: whether the form for one is offered; only where one adult stands at the laptop.
    """
    acts = [Act(id="leave", label=say("debrief.go_back"), key="F2", strong=True)]
    if offers_alone:
        acts.append(Act(id="alone", label=say("debrief.go_alone")))
    return Asked(Question(Ask(words=say(words), hint=say("rules.neutral_alone"), acts=tuple(acts))))


class NeutralScreen(ModalScreen[None]):
    """The neutral sentence on its own, as when a joint debrief is not offered today."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f2", "leave", "Back", id="neutral.leave", tooltip="Back to the moments"),
    ]

    def compose(self) -> ComposeResult:
        """The sentence and one button."""
        yield ask_neutral("rules.neutral", offers_alone=False).widget

    @on(Question.Pressed)
    def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        self.dismiss(None)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
