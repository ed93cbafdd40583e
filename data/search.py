"""Finds words in what whoever is here may read: in moments, opened reads, guesses, second looks and repairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from data.input import fold
from data.records import Moment
from data.said import labels, of_guess, of_look, of_moment, of_paper, of_read, of_reflection, of_repair, said_in
from data.view import View

PORTION = 2_000
"""How many records are taken in before a screen gets its turn again."""

LEAD = 14
"""How many characters of a passage stand before the word that was found."""

REMEMBERED = 40
"""How many answers are held, so that a letter taken back costs nothing."""

Spot = tuple[int, int]
"""Where something that was found begins and ends in a text."""


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
        self._hits: dict[tuple[str, ...], Sequence[int]] = {}

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
        words, texts, before = words_of(typed), self._in_order, self._hits.get(self._words)
        if not words or len(self._hits) >= REMEMBERED:
            self._hits.clear()
        places = self._hits.get(words)
        if places is None:
            places = range(len(texts))
            known = self._words[:0]
            if before is not None and all(any(old in new for new in words) for old in self._words):
                # Whatever holds the longer words held the shorter ones.
                places, known = before, self._words
            for word in words:
                if word not in known:
                    places = [place for place in places if word in texts[place]]
        self._words, self._hits[words] = words, places
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
        self._ids = [moment.id for moment in view.moments()]
        self._hits.clear()
        self._in_order = [self._texts.get(one, "") for one in self._ids]

    def _everything(self, view: View) -> Iterator[tuple[str, str]]:
        for moment in view.moments():
            yield moment.id, "\n".join(of_moment(view, moment, self._label))
        for read in view.all_reads():
            yield read.moment, "\n".join(of_read(read, self._label))
        for guess in view.all_guesses():
            yield guess.id, "\n".join(of_guess(guess, self._label))
        for look in view.all_looks():
            yield look.moment, "\n".join(of_look(look, self._label))
        for repair in view.all_repairs():
            yield repair.moment, "\n".join(of_repair(repair))
        for paper in view.my_papers():
            yield paper.read.moment, "\n".join(of_paper(paper, self._label))
        room = view.room()
        for reflection in room.reflections if room is not None else ():
            for moment_id in reflection.moments:
                yield moment_id, "\n".join(of_reflection(reflection))

    def _label(self, name: str, ids: tuple[str, ...]) -> str:
        """Give the words of a list for some ids; the same few come thousands of times."""
        known = self._labels.get((name, ids))
        if known is None:
            known = self._labels[name, ids] = labels(name, ids)
        return known


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
