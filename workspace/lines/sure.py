"""The question before something that matters: what it does is said first, and Enter alone changes nothing."""

from __future__ import annotations

from workspace.lines.choosing import choose, option
from workspace.lines.talk import Ask, Talk


def sure(talk: Talk, title: str, words: str, yes: str, no: str, *, lines: tuple[str, ...] = ()) -> bool:
    """Ask, in words of its own; Enter alone is the one that changes nothing.

    Args:
        talk: asks.
        title: what is asked.
        words: what is done then, and what is not.
        yes: the answer that does it.
        no: the answer that leaves everything.
        lines: more to read before the answer.
    """
    ask = Ask(words=title, hint=words, lines=lines)
    return choose(talk, ask, [option("no", no), option("yes", yes)], usual="no") == "yes"
