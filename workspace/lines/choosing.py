"""Asks for one word, several words, or words of one's own; a number or the word itself is an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from data.input import fold
from data.wording import content, say
from widgets.option import Option
from workspace.lines.talk import Ask, Back, Stopped, Talk


def option(option_id: str, label: str, about: str = "") -> Option:
    """Make one word to choose."""
    return Option(id=option_id, label=label, description=about)


def found_in(said: str, options: Sequence[Option]) -> Option | None:
    """Find what was meant: a number, the word itself, or enough of its beginning to be the only one."""
    plain = " ".join(fold(said).strip(" .").split())
    if plain.isascii() and plain.isdigit():
        return options[int(plain) - 1] if 0 < int(plain) <= len(options) else None
    named = [one for one in options if fold(one.label).strip(" .") == plain]
    begun = named or [one for one in options if plain and fold(one.label).startswith(plain)]
    return begun[0] if len(begun) == 1 or named else None


def choose(talk: Talk, ask: Ask, options: Sequence[Option], *, usual: str = "", skip: bool = False) -> str:
    """Ask for one word.

    Args:
        talk: asks.
        ask: the question.
        options: what can be answered.
        usual: id of what Enter alone means.
        skip: whether Enter alone may leave it open.

    Returns:
        the id chosen; empty when it was left open.
    """
    named = next((one.label for one in options if one.id == usual), "")
    prompt = say("plain.one_usual", usual=named) if named else say("plain.one_skip" if skip else "plain.one")
    talk.head(ask)
    talk.tell(*listed(options))
    while True:
        said = talk.listen(prompt, lambda: _again(talk, ask, options)).strip()
        if not said and (named or skip):
            return usual if named else ""
        found = found_in(said, options)
        if found is not None:
            return found.id
        talk.tell(say("plain.not_found", said=said) if said else say("plain.please_choose"))


def listed(options: Sequence[Option], first: int = 1) -> list[str]:
    """Give options as numbered lines."""
    return [say("plain.option", n=n, label=one.label) for n, one in enumerate(options, first)]


def _again(talk: Talk, ask: Ask, options: Sequence[Option]) -> None:
    """Say a question once more, each word with what it means."""
    talk.head(ask)
    for line, one in zip(listed(options), options, strict=True):
        talk.tell(say("plain.explained", option=line, about=one.description) if one.description else line)


def several(
    talk: Talk,
    ask: Ask,
    options: Sequence[Option],
    *,
    more: Sequence[Option] = (),
    most: int = 0,
    chosen: Sequence[str] = (),
    both: Sequence[str] = (),
) -> tuple[str, ...]:
    """Ask for up to so many words, with commas between them.

    Args:
        talk: asks.
        ask: the question.
        options: what is named at first.
        more: what is named when *more* is asked for; it can be answered at any time.
        most: how many may be chosen; 0 for any number.
        chosen: what was answered before; Enter alone keeps it.
        both: what the word *both* stands for.
    """
    everything = (*options, *more)
    labels = [one.label for one in everything if one.id in chosen]
    talk.head(ask)
    talk.tell(*listed(options))
    if more:
        talk.tell(say("plain.more"))
    if labels:
        talk.tell(say("plain.so_far", words=", ".join(labels)))
    prompt = _prompt(most, bool(labels))
    while True:
        said = talk.listen(prompt, lambda: _again(talk, ask, everything)).strip()
        if not said:
            return tuple(chosen)
        meant = _meant(talk, said, options, more, both, most)
        if meant is not None:
            return meant


def _meant(
    talk: Talk, said: str, options: Sequence[Option], more: Sequence[Option], both: Sequence[str], most: int
) -> tuple[str, ...] | None:
    """Give what an answer means; None where it asked for more, or was not understood, which is said."""
    known = content("plain")["words"]
    if more and fold(said) in known["more"]:
        talk.tell(*listed(more, len(options) + 1))
        return None
    if fold(said) in known["nothing"]:
        return ()
    if both and fold(said) in known["both"]:
        return tuple(both)
    found, unknown = _all_in(said, (*options, *more))
    if unknown:
        talk.tell(say("plain.not_found", said=unknown))
    elif most and len(found) > most:
        talk.tell(say("plain.too_many", most=most))
    else:
        return found
    return None


def _prompt(most: int, answered: bool) -> str:
    if most == 1:
        return say("plain.one_kept" if answered else "plain.one_skip")
    key = "several_kept" if answered else "several"
    return say(f"plain.{key}", most=most) if most else say(f"plain.any_{key}")


def _all_in(said: str, options: Sequence[Option]) -> tuple[tuple[str, ...], str]:
    """Find every word that was named; gives those, and the first that was not found.

    A word of a list may hold a comma itself, so the whole is tried first; numbers may have only spaces between them.
    """
    one = found_in(said, options)
    if one is not None:
        return (one.id,), ""
    parts = said.split() if re.fullmatch(r"[\d\s,;]+", said) and "," not in said else re.split("[,;]", said)
    found: dict[str, None] = {}
    for part in (part.strip() for part in parts):
        one = found_in(part, options) if part else None
        if part and one is None:
            return (), part
        if one is not None:
            found[one.id] = None
    return tuple(found), ""


def yes(talk: Talk, ask: Ask, *, usual: bool | None = None) -> bool:
    """Ask for yes or no."""
    answers = (option("yes", say("plain.yes")), option("no", say("plain.no")))
    usual_id = "" if usual is None else "yes" if usual else "no"
    return choose(talk, ask, answers, usual=usual_id) == "yes"


def line(talk: Talk, ask: Ask, keep: Callable[[str], None], *, so_far: str = "", limit: int = 0) -> str:
    """Ask for words on one line; Enter alone keeps what is there.

    Args:
        talk: asks.
        ask: the question.
        keep: called with what stands there after every typed line, so that it is safe.
        so_far: what was written before.
        limit: the most characters; what is longer is cut there, and that is said.
    """
    talk.head(ask)
    _say_so_far(talk, so_far)
    prompt = say("plain.line_kept" if so_far else "plain.line")
    typed = _typed(talk, prompt, ask, lambda said: _taken(talk, said, keep, so_far, limit))
    return _taken(talk, typed.strip(), keep, so_far, limit)


def text(talk: Talk, ask: Ask, keep: Callable[[str], None], *, so_far: str = "", limit: int = 0) -> str:
    """Ask for words on as many lines as they like; an empty line ends them. The arguments are those of `line`."""
    talk.head(ask)
    _say_so_far(talk, so_far)
    prompt = say("plain.text_kept" if so_far else "plain.text")
    typed = _typed(talk, prompt, ask, lambda said: _taken(talk, said, keep, so_far, limit)).rstrip()
    words = _taken(talk, typed, keep, so_far, limit)
    while typed.strip() and fold(typed.strip()) not in content("plain")["words"]["nothing"]:
        typed = _typed(talk, say("plain.next_line"), ask, partial(_add, keep, words))
        typed = typed.rstrip()
        if typed.strip():
            words = _cut(talk, f"{words}\n{typed}", limit)
            keep(words)
    return words


def in_turn(steps: Sequence[Callable[[], bool]], place: int = 0) -> None:
    """Ask one thing after the other; the word for back asks the one before again.

    Args:
        steps: each asks and says whether it is answered; one that is not is asked again.
        place: where to begin.

    Raises:
        Back: when they go back from the first.
    """
    while place < len(steps):
        try:
            place += steps[place]()
        except Back:
            if not place:
                raise
            place -= 1


def _typed(talk: Talk, prompt: str, ask: Ask, keep: Callable[[str], object]) -> str:
    """Read one line of somebody's words; what stood on an unfinished line is kept when they stop.

    Raises:
        Stopped: when they stop.
    """
    try:
        return talk.listen(prompt, lambda: talk.head(ask))
    except Stopped as stop:
        if stop.unfinished.strip():
            keep(stop.unfinished)
        raise


def _add(keep: Callable[[str], None], before: str, said: str) -> None:
    keep(f"{before}\n{said}")


def _say_so_far(talk: Talk, so_far: str) -> None:
    if so_far:
        talk.tell(say("plain.so_far", words=so_far), say("plain.add"))


def _taken(talk: Talk, typed: str, keep: Callable[[str], None], so_far: str, limit: int) -> str:
    """Put a first line in the place of what was there, behind it after a plus, or empty the place with a dash."""
    if not typed.strip():
        return so_far
    if fold(typed.strip()) in content("plain")["words"]["nothing"]:
        words = ""
    elif typed.startswith("+") and so_far:
        words = _cut(talk, f"{so_far}\n{typed[1:].strip()}", limit)
    else:
        words = _cut(talk, typed, limit)
    keep(words)
    return words


def _cut(talk: Talk, words: str, limit: int) -> str:
    if limit and len(words) > limit:
        talk.tell(say("debrief.too_long", limit=limit))
        return words[:limit]
    return words
