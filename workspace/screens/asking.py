"""Builds the piece of screen that asks one step of a script, and takes its answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from textual.widget import Widget
from textual.widgets import Static

from data import keys
from data.scripts import Step
from data.wording import say
from widgets.buttons import Act
from widgets.chips import Chips
from widgets.curtain import Curtain
from widgets.question import Ask, Question
from widgets.text_area import Line, Writing
from workspace.answers import SECOND
from workspace.placing import value_of
from workspace.playing import Sitting
from workspace.word_lists import word_list

CONTINUE = "continue"
"""Id of the button that writes the answer down and goes on."""

AND = "and"
"""Id of the button that keeps one need of each read."""


@dataclass
class Asked:
    """One step on the screen: its widget, and how to take the answer from it."""

    widget: Widget
    take: Callable[[], None] = lambda: None
    """Writes the answer down where it belongs."""
    places: tuple[tuple[Writing | Line | Chips, str], ...] = field(default=())
    """The places where something is typed or chosen, each with the adult it belongs to (or nothing)."""


def ask_step(sitting: Sitting, step: Step, afraid: bool) -> Asked:
    """Build the screen for a step.

    Args:
        sitting: the debrief being played.
        step: the question to ask.
        afraid: whether the page for someone who is afraid is offered beneath.
    """
    match step.kind:
        case "curtain":
            return Asked(_curtain(sitting, step))
        case "text":
            return _text(sitting, step)
        case "line":
            return _line(sitting, step)
        case "chips" | "needs":
            return _chips(sitting, step)
        case "voices" | "appreciation":
            return _each(sitting, step)
        case "child":
            return _children(sitting, step)
        case _:
            return _buttons(sitting, step, afraid)


def progress(sitting: Sitting) -> tuple[str, str]:
    """Say where we are, and beside it whose turn it is."""
    n, total = sitting.place
    where = say("debrief.progress", n=n, total=total)
    if sitting.for_one:
        return where, say("debrief.alone")
    if sitting.turn:
        return where, say("debrief.your_turn", name=sitting.name(sitting.turn))
    return where, say("debrief.both")


def ask(sitting: Sitting, step: Step, acts: tuple[Act, ...]) -> Ask:
    """Give what a question says: its words with names in them, and its buttons."""
    hint = sitting.fill(step.hint)
    if step.field == "turn.evening":
        # The first private word of a turn: its author is told how private it is.
        hint = f"{hint} {_how_private(sitting)}"
    return Ask(words=sitting.fill(step.words), progress=progress(sitting), hint=hint, acts=acts)


def _how_private(sitting: Sitting) -> str:
    """Say whether what is written in this turn is encrypted, or hidden on screen only."""
    adult = sitting.view.adult(sitting.turn)
    closed = adult is not None and keys.is_wrapped(adult.key_file)
    return say("own_key.turn.encrypted" if closed else "own_key.turn.hidden_only")


def going_on(sitting: Sitting, step: Step, *more: Act) -> tuple[Act, ...]:
    """Give the buttons beneath a question: on, others, back."""
    acts = [Act(id=CONTINUE, label=say("debrief.continue"), key="F2", strong=True), *more]
    if sitting.can_go_back():
        acts.append(Act(id="back", label=say("debrief.back"), key="F3"))
    return tuple(acts)


def _curtain(sitting: Sitting, step: Step) -> Curtain:
    acts = [
        Act(id=value, label=sitting.fill(label), key="Enter" if value == "next" else "", strong=value == "next")
        for value, label in zip(step.values, step.buttons, strict=True)
    ]
    return Curtain(sitting.fill(step.words), sitting.fill(step.hint), tuple(acts))


def _text(sitting: Sitting, step: Step) -> Asked:
    writing = Writing(str(sitting.answers.value(step)), id="answer")
    places: list[tuple[Writing | Line | Chips, str]] = [(writing, "")]
    widgets: list[Widget] = [writing]
    acts = list(going_on(sitting, step))
    if step.field == "moment.camera" and not sitting.for_one:
        other = sitting.answers.value(step, SECOND) if len(sitting.moment.camera) > 1 else None
        label = "debrief.one_version" if other is not None else "debrief.remember_differently"
        acts.insert(1, Act(id="second_version", label=say(label), key="F4"))
        if other is not None:
            second = Writing(str(other), id="answer-second")
            widgets += [Static(say("debrief.other_version"), classes="label"), second]
            places.append((second, SECOND))
    question = Question(ask(sitting, step, tuple(acts)), *widgets)

    def take() -> None:
        for place, whose in places:
            sitting.answers.answer(step, value_of(place), whose)

    return Asked(question, take, tuple(places))


def _line(sitting: Sitting, step: Step) -> Asked:
    line = Line(str(sitting.answers.value(step)), max_length=step.limit, id="answer")
    question = Question(ask(sitting, step, going_on(sitting, step)), line)
    return Asked(question, lambda: sitting.answers.answer(step, line.value), ((line, ""),))


def own_account(sitting: Sitting) -> list[Widget]:
    """Give the child's own account, where there is one, to stand above every read and guess."""
    guess = sitting.answers.guess()
    if not guess.child_account:
        return []
    child = sitting.view.child(sitting.debrief.child)
    label = say("debrief.own_words", child=child.name if child else "")
    return [
        Static(label, classes="quiet-label", markup=False),
        Static(guess.child_account, classes="page-line", markup=False),
    ]


def _chips(sitting: Sitting, step: Step) -> Asked:
    words = word_list(sitting, step)
    chips = Chips(words.first, words.chosen, more=words.more, most=step.most, id="answer")
    keep_both = say("debrief.keep_both", both=words.both_words)
    more_acts = (Act(id=AND, label=keep_both, key="F4"),) if words.both else ()
    said = own_account(sitting) if step.kind == "needs" else []
    question = Question(ask(sitting, step, going_on(sitting, step, *more_acts)), *said, chips)
    return Asked(question, lambda: sitting.answers.answer(step, chips.chosen), ((chips, ""),))


def _each(sitting: Sitting, step: Step) -> Asked:
    lines: list[tuple[Writing | Line | Chips, str]] = []
    widgets: list[Widget] = []
    for adult in sitting.debrief.readers:
        line = Line(str(sitting.answers.value(step, adult)), max_length=step.limit, id=f"answer-{len(lines)}")
        if len(sitting.debrief.readers) > 1:
            widgets.append(Static(sitting.name(adult), classes="label", markup=False))
        widgets.append(line)
        lines.append((line, adult))
    hint = sitting.fill(step.hint) if len(lines) == 1 or step.kind == "voices" else ""
    words = Ask(words=sitting.fill(step.words), progress=progress(sitting), hint=hint, acts=going_on(sitting, step))

    def take() -> None:
        for line, adult in lines:
            sitting.answers.answer(step, value_of(line), adult)

    return Asked(Question(words, *widgets), take, tuple(lines))


def _children(sitting: Sitting, step: Step) -> Asked:
    acts = []
    for n, child_id in enumerate(sitting.moment.children, 1):
        child = sitting.view.child(child_id)
        if child is not None:
            acts.append(Act(id=f"value:{child_id}", label=child.name, key=str(n)))
    return Asked(Question(ask(sitting, step, tuple(acts))))


def _buttons(sitting: Sitting, step: Step, afraid: bool) -> Asked:
    """A page or a choice: its own buttons are the answers."""
    lines: list[Widget] = [Static(sitting.fill(line), classes="page-line", markup=False) for line in step.lines]
    answered = sitting.answers.value(step) if step.field else ""
    acts = [
        Act(
            id=f"value:{value}",
            label=sitting.fill(label),
            key=str(n) if len(step.values) > 1 else "F2",
            strong=value == answered or len(step.values) == 1 or value == "next",
        )
        for n, (value, label) in enumerate(zip(step.values, step.buttons, strict=True), 1)
    ]
    if step.id in ("start", "arrive") and sitting.now is not None:
        acts.append(Act(id="clock", label=say("debrief.clock"), key="Ctrl+T"))
    if afraid:
        acts.append(Act(id="afraid", label=say("debrief.afraid_button"), key="F5"))
    if sitting.can_go_back():
        acts.append(Act(id="back", label=say("debrief.back"), key="F3"))
    return Asked(Question(ask(sitting, step, tuple(acts)), *lines))
