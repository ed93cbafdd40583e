"""The page as a row of pieces, in the order of the paper; every writer (PDF, HTML, Markdown, text) follows this row."""

from __future__ import annotations

from itertools import groupby
from typing import Literal

from msgspec import Struct

from data.wording import content, say
from workspace.summary.values import PageMoment, PageRead, Summary


class Said(Struct, frozen=True, kw_only=True):
    """Our words, theirs, or both: theirs stand in quotation marks where `quoted`."""

    ours: str = ""
    theirs: str = ""
    quoted: bool = True
    strong: bool = False
    """Ours weigh more than the rest, as the need does."""


class Steps(Struct, frozen=True, kw_only=True):
    """Steps with the same mark."""

    mark: str
    """``done``, ``child_said_no`` or ``not_yet``."""
    word: str
    """The mark in words."""
    steps: tuple[str, ...]


class Row(Struct, frozen=True, kw_only=True):
    """One label of a moment and what stands beside it."""

    kind: Literal["said", "versions", "reads", "steps"] = "said"
    label: str
    said: tuple[Said, ...] = ()
    versions: tuple[str, ...] = ()
    """The same thing as it is remembered in two ways."""
    reads: tuple[PageRead, ...] = ()
    lead: str = ""
    """For steps: how far the repair is."""
    steps: tuple[Steps, ...] = ()
    joinable: bool = False
    """Whether a short row can go on in its last line, where room is short."""
    joins: bool = False
    """Whether it is such a short row."""


class Block(Struct, frozen=True, kw_only=True):
    """One part of the page: a heading, and lines or the rows of a moment beneath."""

    kind: Literal["question", "lines", "moment", "notes", "own_head", "own"]
    heading: str = ""
    beside: str = ""
    """Muted, beside the heading of a moment."""
    lines: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


def outline(summary: Summary) -> tuple[Block, ...]:
    """Give the blocks of a page between its head and its foot, without those that hold nothing."""
    words = content("summary")["labels"]
    moments = tuple(_moment(moment, summary) for moment in summary.moments)
    well = Block(kind="lines", heading=words["going_well"], lines=summary.going_well)
    notes = Block(kind="notes", lines=summary.notes)
    if summary.form == "one":
        blocks: tuple[Block, ...] = (
            Block(kind="question", heading=words["question"], lines=(summary.question,) if summary.question else ()),
            *moments,
            well,
            notes,
        )
    else:
        blocks = (
            Block(kind="lines", heading=words["our_family"], lines=(summary.our_family,) if summary.our_family else ()),
            Block(kind="lines", heading=words["help_wanted"], lines=summary.help_wanted),
            well,
            Block(kind="lines", heading=words["glance"], lines=summary.glance),
            Block(kind="question", heading=words["questions"], lines=summary.questions),
            notes,
            *moments,
            Block(kind="lines", heading=words["repairs"], lines=summary.repairs),
        )
    own = tuple(Block(kind="own", heading=piece.heading, lines=piece.lines) for piece in summary.own)
    head = Block(kind="own_head", heading=words["own"], lines=(words["own_note"],) if own else ())
    return tuple(block for block in (*blocks, head, *own) if block.lines or block.rows or block.kind == "moment")


def _moment(moment: PageMoment, summary: Summary) -> Block:
    words = content("summary")["labels"] | (content("summary")["labels_one"] if summary.form == "one" else {})
    return Block(kind="moment", heading=moment.heading, beside=moment.when, rows=tuple(_rows(moment, words)))


def _rows(moment: PageMoment, words: dict[str, str]) -> list[Row]:
    """Give the rows of a moment that hold something, in the order of the paper."""
    child = words["child_said"].replace("{child}", moment.child)
    took = words["child_took"].replace("{child}", moment.child)
    camera = (
        Row(kind="versions", label=words["happened_two"], versions=moment.camera)
        if len(moment.camera) > 1
        else Row(label=words["happened"], said=_said(theirs="".join(moment.camera), quoted=False))
    )
    reads = words["reads_one" if len(moment.reads) == 1 else "reads_two"]
    rows = (
        camera,
        Row(label=words["signal"], said=_said(moment.signals, moment.signal_words)),
        Row(label=words["came_back"], said=tuple(each for who, said in moment.came_back for each in _said(who, said))),
        Row(label=words["next_move"], said=_said(moment.next_move)),
        # In the child's own words, and therefore before what anybody else made of it.
        Row(label=child, said=_said(theirs=moment.child_said)),
        Row(kind="reads", label=reads, reads=moment.reads),
        Row(label=words["landing"], said=_said(moment.landing, moment.landing_note), joinable=True),
        Row(label=words["needs"], said=_said(moment.needs, strong=True), joins=True),
        Row(kind="steps", label=words["coming_back"], lead=moment.coming_back, steps=_steps(moment)),
        Row(label=took, said=_said(theirs=moment.child_took, quoted=False)),
        Row(label=words["open_question"], said=_said(theirs=moment.open_question, quoted=False)),
    )
    return [row for row in rows if row.said or row.versions or row.reads or row.lead or row.steps]


def _said(ours: str = "", theirs: str = "", *, quoted: bool = True, strong: bool = False) -> tuple[Said, ...]:
    return (Said(ours=ours, theirs=theirs, quoted=quoted, strong=strong),) if ours or theirs else ()


def _steps(moment: PageMoment) -> tuple[Steps, ...]:
    grouped = groupby(moment.tried, key=lambda each: each[:2])
    return tuple(
        Steps(mark=mark, word=word, steps=tuple(step for _, _, step in group)) for (mark, word), group in grouped
    )


def joined(said: Said) -> str:
    """Give our words and theirs as one plain text, theirs in quotation marks where they are quoted."""
    theirs = say("summary.quoted", words=said.theirs) if said.theirs and said.quoted else said.theirs
    if not said.ours or not theirs:
        return said.ours or theirs
    return f"{said.ours}{'' if said.ours[-1] in '.!?…' else '.'} {theirs}"


def weight(block: Block) -> int:
    """Say about how much room a block takes, in characters; each text counts as half a line more, a new line as one."""
    texts = [*block.lines]
    for row in block.rows:
        texts += [row.lead, *row.versions, *(step for same in row.steps for step in same.steps)]
        texts += [words for said in row.said for words in (said.ours, said.theirs)]
        texts += [words for read in row.reads for words in (read.needs, read.feelings, read.words)]
    return sum(len(words) + 45 + 90 * words.count("\n") for words in texts if words)
