"""Finds words in what whoever is here may read: in moments, opened reads, guesses, second looks and repairs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from data.actors import Alone
from data.carried import beside
from data.input import fold
from data.records import Guess, Moment, OwnSide, Read, Reflection, Repair, SecondLook, TurnPaper
from data.view import View
from data.vocabulary import step_label, vocabulary

PORTION = 2_000
"""How many records are taken in before a screen gets its turn again."""

LEAD = 14
"""How many characters of a passage stand before the word that was found."""

Spot = tuple[int, int]
"""Where something that was found begins and ends in a text."""

Label = Callable[[str, tuple[str, ...]], str]
"""Gives the words of a list, named first, for some ids."""


def words_of(typed: str) -> tuple[str, ...]:
    """Give the words to look for: folded, each once, without those that stand inside another."""
    words = dict.fromkeys(fold(typed).split())
    return tuple(word for word in words if not any(word in other for other in words if other != word))


def spots(text: str, words: tuple[str, ...]) -> tuple[Spot, ...]:
    """Say where words stand in a text, whatever its capitals and accents.

    Args:
        text: as somebody wrote it.
        words: as `words_of` gives them.

    Returns:
        Places in the text as it stands, from left to right; what overlaps is one place.
    """
    folded = fold(text)
    found = sorted((start, start + len(word)) for word in words for start in _starts(folded, word))
    if not found:
        return ()
    places = [(n, n + 1) for n in range(len(text))] if text.isascii() else _places(text, folded)
    joined: list[Spot] = []
    for first, end in found:
        spot = (places[first][0], places[end - 1][1])
        if joined and spot[0] <= joined[-1][1]:
            spot = (joined[-1][0], max(joined.pop()[1], spot[1]))
        joined.append(spot)
    return tuple(joined)


def _starts(folded: str, word: str) -> Iterator[int]:
    at = folded.find(word)
    while at >= 0:
        yield at
        at = folded.find(word, at + 1)


_LETTERS = re.compile(r"(?s).[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]*")
"""One letter with the accents that follow it."""

_WORDS = re.compile(r"\s+|\S+")

_WHOLE = re.compile(r"(?s).+")


def _places(text: str, folded: str) -> list[Spot]:
    """Say for every sign of a folded text where what it came from stands in the text.

    A word in a script whose letters join when folded is one place as a whole.
    """
    for pieces in (_LETTERS, _WORDS, _WHOLE):
        parts = [(match.span(), fold(match[0])) for match in pieces.finditer(text)]
        if "".join(part for _, part in parts) == folded:
            return [span for span, part in parts for _ in part]
    return [(0, len(text))] * len(folded)


class Search:
    """What can be found, folded once and held in memory; nothing of it is ever written down."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._texts: dict[str, str] = {}
        self._labels: dict[tuple[str, tuple[str, ...]], str] = {}
        self._ready = False
        self._place = 0
        self._ids: list[str] = []
        self._in_order: list[str] = []
        self._words: tuple[str, ...] = ()
        self._hits: Sequence[int] | None = None

    @property
    def ready(self) -> bool:
        """Whether everything was taken in, so that an answer comes at once."""
        return self._ready

    def forget(self) -> None:
        """Let go of everything: somebody else sits here now."""
        vars(self).update(vars(Search()))

    def gather(self, view: View) -> Iterator[None]:
        """Take in everything, in portions, so that whoever asks can do something else in between.

        Args:
            view: what whoever is here may see; always of the same actor until `forget`.
        """
        _, self._place = view.touched_since(self._place)
        self._ready = False
        texts: dict[str, list[str]] = {}
        for n, (moment_id, said) in enumerate(self._everything(view)):
            texts.setdefault(moment_id, []).append(said)
            if n % PORTION == PORTION - 1:
                yield
        folded: dict[str, str] = {}
        for n, (moment_id, parts) in enumerate(texts.items()):
            folded[moment_id] = fold("\n".join(parts))
            if n % PORTION == PORTION - 1:
                yield
        self._texts, self._ready = folded, True
        self._stand(view)

    def find(self, view: View, typed: str) -> tuple[str, ...]:
        """Give the ids of the moments in which all the words stand, newest first; all moments for no words.

        Args:
            view: what whoever is here may see; always of the same actor until `forget`.
            typed: the words as typed.
        """
        places = self.places(view, typed)
        return tuple(self._ids[place] for place in places)

    def places(self, view: View, typed: str) -> Sequence[int]:
        """Give the same by places in the timeline, which takes less time where there are very many."""
        self._catch_up(view)
        words, texts = words_of(typed), self._in_order
        places: Sequence[int] = range(len(texts))
        known = self._words[:0]
        if self._hits is not None and self._words and all(any(old in new for new in words) for old in self._words):
            # Whatever holds the longer words held the shorter ones.
            places, known = self._hits, self._words
        for word in words:
            if word not in known:
                places = [place for place in places if word in texts[place]]
        self._words, self._hits = words, places
        return places

    def _catch_up(self, view: View) -> None:
        """Take in what changed since the last time."""
        touched, place = view.touched_since(self._place)
        if not self._ready or "" in touched:
            for _ in self.gather(view):
                pass
        elif touched:
            self._place = place
            for moment_id in dict.fromkeys(touched):
                moment = view.moment(moment_id)
                self._texts[moment_id] = fold("\n".join(said_in(view, moment))) if moment else ""
            self._stand(view)

    def _stand(self, view: View) -> None:
        """Put the texts in the order of the timeline."""
        self._ids, self._hits = [moment.id for moment in view.moments()], None
        self._in_order = [self._texts.get(one, "") for one in self._ids]

    def _everything(self, view: View) -> Iterator[tuple[str, str]]:
        for moment in view.moments():
            yield moment.id, "\n".join(_of_moment(view, moment, self._label))
        for read in view.all_reads():
            yield read.moment, "\n".join(_of_read(read, self._label))
        for guess in view.all_guesses():
            yield guess.id, "\n".join(_of_guess(guess, self._label))
        for look in view.all_looks():
            yield look.moment, "\n".join(_of_look(look, self._label))
        for repair in view.all_repairs():
            yield repair.moment, "\n".join(_of_repair(repair))
        for paper in view.my_papers():
            yield paper.read.moment, "\n".join(_of_paper(paper, self._label))
        room = view.room()
        for reflection in room.reflections if room is not None else ():
            for moment_id in reflection.moments:
                yield moment_id, "\n".join(_of_reflection(reflection))

    def _label(self, name: str, ids: tuple[str, ...]) -> str:
        """Give the words of a list for some ids; the same few come thousands of times."""
        known = self._labels.get((name, ids))
        if known is None:
            known = self._labels[name, ids] = _labels(name, ids)
        return known


def said_in(view: View, moment: Moment) -> tuple[str, ...]:
    """Give every text of one moment that whoever is here may read.

    What one adult keeps to themselves is among it only while they sit here alone with their room unlocked.
    """
    texts = [*_of_moment(view, moment, _labels)]
    for read in view.reads(moment.id):
        texts += _of_read(read, _labels)
    guess = view.guess(moment.id)
    if guess is not None:
        texts += _of_guess(guess, _labels)
    for look in view.looks(moment.id):
        texts += _of_look(look, _labels)
    for repair in view.repairs(moment.id):
        texts += _of_repair(repair)
    room = view.room()
    if isinstance(view.actor, Alone) and room is not None:
        paper = view.my_paper(moment.id)
        texts += _of_paper(paper, _labels) if paper is not None else ()
        for reflection in beside(room, moment.id):
            texts += _of_reflection(reflection)
    return tuple(filter(None, texts))


def passage(view: View, moment: Moment, words: tuple[str, ...]) -> str:
    """Give the place in a moment where most of the words stand, to be shown beside its title; empty without any."""
    best = max(said_in(view, moment), key=lambda text: sum(word in fold(text) for word in words), default="")
    flat = " ".join(best.split())
    found = spots(flat, words)
    if not found:
        return ""
    start = max(found[0][0] - LEAD, 0)
    if not start:
        return flat
    whole = flat.find(" ", start, found[0][0]) + 1
    return "…" + flat[whole or start :]


# -- what each record says ----------------------------------------------------------------------------------------


def _labels(name: str, ids: tuple[str, ...]) -> str:
    listed = vocabulary(name)
    return "\n".join(listed.label(one) for one in ids)


def _of_moment(view: View, moment: Moment, label: Label) -> Iterator[str]:
    yield from moment.camera
    yield from (moment.place, moment.signal_words, *moment.tags)
    yield label("signals", moment.signals)
    yield label("contexts", moment.context)
    for child_id in moment.children:
        child = view.child(child_id)
        yield child.name if child is not None else ""
    for made in moment.returns:
        yield from _of_return(made.kinds, made.words, label)


def _of_return(kinds: tuple[str, ...], words: str, label: Label) -> Iterator[str]:
    yield label("returns", kinds)
    yield words


def _of_read(read: Read, label: Label) -> Iterator[str]:
    yield read.words
    yield label("signals", read.noticed)
    yield label("needs", read.needs)
    yield label("feelings", read.feelings)
    yield from _of_return(read.made.kinds, read.made.words, label)
    if read.own is not None:
        yield from _of_own(read.own, label)


def _of_own(own: OwnSide, label: Label) -> Iterator[str]:
    yield own.words
    yield label("feelings", own.feelings)
    yield label("states", own.state)


def _of_guess(guess: Guess, label: Label) -> Iterator[str]:
    yield from (guess.child_account, guess.look_for, guess.open_question, guess.note)
    yield from (voice.words for voice in guess.voices)
    yield label("needs", guess.needs)
    yield label("landings", (guess.landing,) if guess.landing else ())
    yield label("next_moves", (guess.next_move,) if guess.next_move else ())


def _of_look(look: SecondLook, label: Label) -> Iterator[str]:
    yield look.words
    yield label("needs", look.needs)


def _of_repair(repair: Repair) -> Iterator[str]:
    yield repair.did_next
    for step in repair.steps:
        yield from (step.label, step.said, step.plan.words)
        if step.status != "not_yet" and not step.label:
            yield step_label(step.id)


def _of_paper(paper: TurnPaper, label: Label) -> Iterator[str]:
    yield from _of_read(paper.read, label)
    yield from _of_own(paper.own, label)
    if paper.guess is not None:
        yield from _of_guess(paper.guess, label)


def _of_reflection(reflection: Reflection) -> Iterator[str]:
    yield reflection.own_prompt
    yield reflection.words
