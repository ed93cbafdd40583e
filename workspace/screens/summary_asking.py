"""The questions asked before a page leaves the house, one thing a screen, and the page that says where it went."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from data.wording import say
from widgets.buttons import Act
from widgets.question import Ask, Question
from widgets.text_area import Line
from workspace.handing_over import Made
from workspace.making import ENDINGS, Kind, Making, can_typeset
from workspace.screens.summary_page import PageItems, PageText
from workspace.summary.text import text

STEPS = ("consent", "sixteen", "kind", "where")
"""What is asked, in order."""


def _question(step: str, words: str, hint: str, acts: tuple[Act, ...], *answer: Widget, wide: bool = False) -> Question:
    progress = say("summary_room.make.progress", n=STEPS.index(step) + 1, total=len(STEPS))
    ask = Ask(words=words, hint=hint, acts=acts, progress=progress)
    return Question(ask, *answer, classes="-page" if wide else None)


def _on_and_back(label: str = "go_on") -> tuple[Act, ...]:
    return (
        Act(id="on", label=say(f"summary_room.make.{label}"), key="F2", strong=True),
        Act(id="back", label=say("summary_room.make.back"), key="F3"),
    )


def ask_consent(making: Making) -> Question:
    """Show what would be on the page and where paper can end up, and ask everyone whose page it is."""
    acts = (
        Act(id="on", label=say("summary_room.make.go_on"), key="1", strong=True),
        Act(id="leave", label=say("summary_room.make.leave"), key="2"),
    )
    included, asks = making.summary.included, making.summary.asks
    notes = (say("summary_room.make.court"), say("summary_room.make.duty"))
    return _question(
        "consent",
        say(f"summary_room.make.about_{making.consent}"),
        making.hint,
        acts,
        PageItems(included),
        *[Static(Content(words), classes="make--thought") for words in asks],
        *[Static(Content(words), classes="make--note") for words in notes],
    )


def ask_sixteen(making: Making) -> Question:
    """Let the page be read once through the eyes of the child it is about."""
    return _question(
        "sixteen",
        say("summary_room.make.sixteen", child=making.child),
        say("summary_room.make.sixteen_hint", child=making.child),
        _on_and_back(),
        PageText(text(making.summary)),
        wide=True,
    )


def ask_kind(*, printer: bool = False) -> Question:
    """Ask what the page is written as; without a typesetter no PDF is offered, and why is said.

    Args:
        printer: whether there is one, so that paper can be had without a file.
    """
    here = can_typeset()
    hint = say("summary_room.make.kind_hint" if here else "summary.pdf.no_typst")
    kinds: tuple[Kind, ...] = tuple(kind for kind in ENDINGS if here or kind != "pdf")
    acts = [
        Act(id=f"kind:{kind}", label=say(f"summary_room.make.kind_{kind}"), key=str(n), strong=n == 1)
        for n, kind in enumerate(kinds, 1)
    ]
    if printer and here:
        acts.append(Act(id="paper", label=say("summary_room.make.kind_paper"), key=str(len(acts) + 1)))
    back = Act(id="back", label=say("summary_room.make.back"), key="F3")
    return _question("kind", say("summary_room.make.kind"), hint, (*acts, back))


def ask_where(place: Path, *, counted: bool = True) -> Question:
    """Ask where the file goes.

    Args:
        place: what is suggested.
        counted: whether it is the last of the questions about a page.
    """
    line = Line(str(place), id="make-place")
    line.cursor_position = len(line.value)
    hint = say("summary_room.make.where_hint")
    if not counted:
        return Question(Ask(words=say("summary_room.make.where"), hint=hint, acts=_on_and_back("make")), line)
    return _question("where", say("summary_room.make.where"), hint, _on_and_back("make"), line)


def show_made(made: Made) -> Question:
    """Say where the page is and what is worth knowing about it, and offer to open or print it."""
    acts = [Act(id="open", label=say("summary_room.make.open"), key="1")]
    if made.can_print:
        acts.append(Act(id="print", label=say("summary_room.make.print"), key="2"))
    acts.append(Act(id="leave", label=say("summary_room.make.done"), key="Esc", strong=True))
    place = Static(Content(say("summary_room.make.made_at", path=made.path)), classes="make--path")
    said = [Static(Content(words), classes="make--thought") for words in made.words]
    return Question(Ask(words=say("summary_room.make.made"), acts=tuple(acts)), place, *said)
