"""Sets the page of a moment: everything there is to read of it, line by line, for a page of some width."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len
from textual.content import Content

from data.wording import say
from widgets.cells import cut, flow
from widgets.glyphs import Glyphs
from widgets.pictures import GuessPicture, MomentPicture, ReadPicture
from widgets.reads_view import read_content
from widgets.timeline_lines import Spots

WIDEST_TEXT, WIDEST_PAIR, WIDEST_READS = 84, 102, 120
"""Cells beyond which lines are too long to be read with ease: plain text, words beside their label, two reads."""

LABEL = 19
"""Cells that a label beside somebody's words takes, the blank one after it included."""

Lines = list[Content]

_BLANK = Content("")


class MomentSetter:
    """Sets one moment's page for a width; every line it gives fits."""

    def __init__(self, width: int, *, signs: Glyphs, stacked: bool) -> None:
        """Take the measure.

        Args:
            width: cells of a line.
            signs: the set of signs to draw with.
            stacked: whether labels stand above what belongs to them, and reads beneath each other.
        """
        self._width = max(width, 8)
        self._signs = signs
        self._stacked = stacked

    def page(self, picture: MomentPicture | None, *, here: bool) -> Lines:
        """Set the whole page.

        Args:
            picture: the moment; None when none is chosen.
            here: whether the cursor is on the page.
        """
        if picture is None:
            return [_BLANK, *self._text(Content.styled(say("widgets.moment_none"), "$muted"))]
        child = picture.child or say("widgets.moment_child")
        lines = self._text(Content.styled(picture.title, "bold $sage" if here else "bold"))
        lines += self._text(Content.styled(self._dotted(picture.when, *picture.who, picture.place), "$muted"))
        lines += self._camera(picture.camera)
        lines += self._sent(picture, child)
        lines += self._pair(say("widgets.moment_context"), Content(self._dotted(*picture.context)), apart=True)
        stub = say("widgets.moment_stub") if picture.stub else ""
        status = "\n".join(line for line in (picture.status, stub) if line)
        lines += self._after_air(self._text(Content.styled(status, "$muted")))
        guess = picture.guess or GuessPicture()
        # What the child said of it outranks what anybody read into it.
        lines += self._pair(say("widgets.moment_account", child=child), Content(guess.child_account), apart=True)
        lines += self._after_air(self._reads(picture.reads))
        lines += self._pair(say("widgets.moment_both"), Content(", ".join(picture.both_noticed)), apart=True)
        lines += self._apart(picture)
        # Beside reads the returns are already told, each in its own.
        returns = [] if picture.reads else [_quiet(f"{one.name}  ", one.words) for one in picture.returns]
        lines += self._pair(say("widgets.moment_returns"), Content("\n").join(returns), apart=True)
        lines += self._guess(guess, child)
        looks = [_quiet(f"{look.day}, {look.name}  ", look.words) for look in picture.looks]
        lines += self._pair(say("widgets.moment_looks"), Content("\n\n").join(looks), apart=True)
        lines += self._pair(say("widgets.moment_tags"), Content(", ".join(picture.tags)), apart=True)
        return lines

    # -- its parts ----------------------------------------------------------------------------------------------

    def _camera(self, versions: tuple[str, ...]) -> Lines:
        lines = self._after_air(self._text(Content(versions[0]))) if versions else []
        if len(versions) > 1:
            lines += self._after_air(self._text(Content.styled(say("widgets.moment_other_version"), "$muted")))
            lines += self._after_air(self._text(Content("\n\n".join(versions[1:]))))
        return lines

    def _sent(self, picture: MomentPicture, child: str) -> Lines:
        label = say("widgets.moment_sent", child=child)
        if not picture.signals:
            return self._pair(label, Content(picture.signal_words), apart=True)
        room = self._room(LABEL)
        chips = [f" {cut(word, max(room - 2, 1), self._signs.cut)} " for word in picture.signals]
        rows: list[list[Content]] = []
        for chip, (line, _) in zip(chips, flow([cell_len(chip) for chip in chips], room), strict=True):
            if line == len(rows):
                rows.append([])
            rows[line].append(Content.styled(chip, "$foreground on $chip"))
        set_chips = Content("\n\n").join(Content(" ").join(row) for row in rows)
        return [*self._pair(label, set_chips, apart=True), *self._pair("", Content(picture.signal_words))]

    def _guess(self, guess: GuessPicture, child: str) -> Lines:
        many = len(guess.voices) > 1
        voices = [_quiet(f"{voice.name}  " if many else "", voice.words) for voice in guess.voices]
        shown = {
            "guess": Content("\n").join(voices),
            "needs": Content(_both(guess.needs)),
            "landing": Content(guess.landing),
            "next": Content(guess.next_move),
            "look_for": Content(guess.look_for),
            "open": Content(guess.open_question),
            "note": Content(guess.note),
        }
        lines: Lines = []
        for name, words in shown.items():
            # They stand close beneath each other, as one thought; the first carries the air above.
            lines += self._pair(say(f"widgets.moment_{name}", child=child), words, apart=not lines)
        return lines

    def _apart(self, picture: MomentPicture) -> Lines:
        lines: Lines = []
        for one in picture.apart:
            lines += self._reads(one.quotes)
            lines += self._after_air(self._text(Content(one.question)))
        if not lines:
            return []
        return [_BLANK, *self._text(Content.styled(say("widgets.moment_apart"), "$muted")), _BLANK, *lines]

    # -- how parts are set --------------------------------------------------------------------------------------

    def _dotted(self, *parts: str) -> str:
        return f" {self._signs.dot} ".join(part for part in parts if part)

    def _text(self, words: Content, most: int = WIDEST_TEXT) -> Lines:
        """Break words into lines; none where there are no words."""
        if not words.plain:
            return []
        return [line.rstrip() for line in words.wrap(max(min(self._width, most), 2))]

    def _after_air(self, lines: Lines) -> Lines:
        return [_BLANK, *lines] if lines else []

    def _room(self, label: int) -> int:
        return max(min(self._width, WIDEST_PAIR) - (0 if self._stacked else label), 2)

    def _pair(self, label: str, words: Content, *, apart: bool = False) -> Lines:
        """Set a label and words: beside each other, or on a narrow page the label above; nothing without words."""
        if not words.plain:
            return []
        quiet = Content.styled(label, "$muted")
        if self._stacked:
            return [_BLANK, *self._text(quiet, WIDEST_PAIR), *self._text(words, self._room(0))]
        labels = [line.rstrip() for line in quiet.wrap(LABEL - 1)] if label else []
        beside = _side_by_side([labels, self._text(words, self._room(LABEL))], [LABEL])
        return [_BLANK, *beside] if apart else beside

    def _reads(self, reads: Sequence[ReadPicture]) -> Lines:
        """Set reads two by two beside each other, or beneath each other; both bars are as long as the longer read."""
        beside = 1 if len(reads) == 1 or self._stacked else 2
        whole = min(self._width, WIDEST_TEXT if len(reads) == 1 else WIDEST_READS)
        width = whole if beside == 1 else (whole - 3) // 2
        lines: Lines = []
        for first in range(0, len(reads), beside):
            row = reads[first : first + beside]
            columns = [self._read(read, width) for read in row]
            high = max(map(len, columns))
            barred = [
                [Content.styled(f"{self._signs.bar}  ", f"${read.side}") + line for line in _filled(column, high)]
                for read, column in zip(row, columns, strict=True)
            ]
            lines += [_BLANK] if lines else []
            lines += _side_by_side(barred, [width + 3] * (len(row) - 1))
        return lines

    def _read(self, read: ReadPicture, width: int) -> Lines:
        return [line.rstrip() for line in read_content(read, self._signs).wrap(max(width - 3, 2))]


def underlined(line: Content, spots: Spots) -> Content:
    """Underline in a line of the page what is looked for, as the list beside it does."""
    for first, last in spots(line.plain):
        line = line.stylize("$sage underline", first, last)
    return line


def _filled(lines: Lines, high: int) -> Lines:
    return [*lines, *[_BLANK] * (high - len(lines))]


def _side_by_side(columns: Sequence[Lines], widths: Sequence[int]) -> Lines:
    """Put columns beside each other, each but the last filled up to its width."""
    lines = []
    for parts in zip_longest(*columns, fillvalue=_BLANK):
        line = parts[0]
        for width, part in zip(widths, parts[1:], strict=True):
            # With a look of their own, so that the words after them are a run that begins in its column.
            line = (line + Content.styled(" " * (width - line.cell_length), "$muted") + part).rstrip()
        lines.append(line)
    return lines


def _quiet(lead: str, words: str) -> Content:
    """Somebody's words with a muted lead before them."""
    return Content.assemble(Content.styled(lead, "$muted"), Content(words)) if lead else Content(words)


def _both(words: tuple[str, ...]) -> str:
    """One word, or two as two truths at once."""
    return say("widgets.and", one=words[0], other=words[1]) if len(words) == 2 else ", ".join(words)
