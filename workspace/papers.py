"""Turns what one adult answered into the paper that is closed, and a paper back into answers to go on with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from msgspec.structs import replace

from data.records import Evening, Guess, OwnSide, Read, Return, Sure, TurnPaper, Voice
from data.scripts import Step

Value = str | tuple[str, ...]
"""An answer: some text, one id, or several ids."""

EVENINGS = ("yes", "not_today", "alone")


def key_of(step: Step, adult: str = "") -> str:
    """Give the name under which an answer is kept while it is being given.

    Args:
        step: the question.
        adult: whose answer, where each adult gives their own.
    """
    return f"{step.field}.{adult}" if adult else step.field


def value_in(step: Step, text: str) -> Value:
    """Read an answer from the text it is kept as."""
    return tuple(part for part in text.split(",") if part) if step.most else text


def text_of(value: Value) -> str:
    """Give the text an answer is kept as."""
    return value if isinstance(value, str) else ",".join(value)


def with_answer(guess: Guess, step: Step, value: Value, adult: str = "") -> Guess:
    """Give a guess with one step's answer in it; sentences stay in the order in which they were first given."""
    name = step.field.partition(".")[2]
    if name == "voices":
        words = value if isinstance(value, str) else ""
        said = {voice.adult: voice.words for voice in guess.voices} | {adult: words}
        return replace(guess, voices=tuple(Voice(adult=one, words=text) for one, text in said.items() if text.strip()))
    if step.most == 1 and not isinstance(value, str):
        value = value[0] if value else ""
    return replace(guess, **{name: value})


def from_guess(guess: Guess, step: Step, adult: str = "") -> Value:
    """Give the answer to one step that stands in a guess."""
    name = step.field.partition(".")[2]
    if name == "voices":
        return next((voice.words for voice in guess.voices if voice.adult == adult), "")
    found = getattr(guess, name)
    return (found,) if step.most == 1 and isinstance(found, str) and found else cast(Value, found)


def evening_in(values: Mapping[str, str]) -> Evening:
    """Give the private answer about the evening; *yes* where it was not asked."""
    answer = values.get("turn.evening", "yes")
    return cast(Evening, answer) if answer in EVENINGS else "yes"


def paper_from(
    values: Mapping[str, str], *, moment: str, adult: str, guess: Guess | None = None, appreciation: str = ""
) -> TurnPaper:
    """Put one adult's answers together.

    Args:
        values: answers as they are kept while being given; ``id`` is the read's own.
        moment: id of the moment.
        adult: whose they are.
        guess: what its author now thinks, in a form for one.
        appreciation: what was appreciated, in a form for one.
    """

    def many(name: str) -> tuple[str, ...]:
        return tuple(part for part in values.get(name, "").split(",") if part)

    read = Read(
        id=values["id"],
        moment=moment,
        adult=adult,
        noticed=many("read.noticed"),
        needs=many("read.needs"),
        feelings=many("read.feelings"),
        words=values.get("read.words", ""),
        made=Return(kinds=many("read.return.kinds"), words=values.get("read.return.words", "")),
        sure=cast(Sure, values.get("read.sure") or "guess"),
        present=values.get("read.present") != "no",
        share_own=values.get("read.share_own") == "yes",
    )
    own = OwnSide(feelings=many("own.feelings"), state=many("own.state"), words=values.get("own.words", ""))
    return TurnPaper(read=read, own=own, guess=guess, evening=evening_in(values), appreciation=appreciation)


def values_from(paper: TurnPaper, steps: tuple[Step, ...] = ()) -> dict[str, str]:
    """Give the answers a paper holds, as they are kept while being given; the evening is asked afresh.

    Args:
        paper: a read that was closed or kept, with its own side.
        steps: the questions of a form for one, for what its author thought.
    """
    read, own = paper.read, paper.own
    values = {
        "id": read.id,
        "read.noticed": ",".join(read.noticed),
        "read.needs": ",".join(read.needs),
        "read.feelings": ",".join(read.feelings),
        "read.words": read.words,
        "read.return.kinds": ",".join(read.made.kinds),
        "read.return.words": read.made.words,
        "read.sure": read.sure,
        "read.present": "yes" if read.present else "no",
        "read.share_own": "yes" if read.share_own else "no",
        "own.feelings": ",".join(own.feelings),
        "own.state": ",".join(own.state),
        "own.words": own.words,
    }
    for step in steps if paper.guess is not None else ():
        if step.field.startswith("guess.") and paper.guess is not None:
            adult = read.adult if step.kind == "voices" else ""
            values[key_of(step, adult)] = text_of(from_guess(paper.guess, step, adult))
    if paper.appreciation:
        values[f"debrief.appreciations.{read.adult}"] = paper.appreciation
    return {name: text for name, text in values.items() if text}
