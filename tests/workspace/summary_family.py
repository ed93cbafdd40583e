"""An invented family and a small stand-in for a view, for the tests of the page for therapy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from msgspec import Struct
from msgspec.structs import replace

from data.records import (
    Adult,
    Birth,
    Child,
    Debrief,
    Family,
    Guess,
    Happened,
    MadeReturn,
    Moment,
    OwnSide,
    Plan,
    Read,
    Repair,
    RepairStep,
    SummaryNotes,
    When,
)
from data.states import moment_state, repair_state
from workspace.summary.outline import outline
from workspace.summary.values import Summary

TODAY = date(2025, 3, 12)
"""The day every test page is printed."""


class FamilyOnPaper(Struct, kw_only=True):
    """What a view answers, from plain tuples."""

    family: Family = Family(id="family", zone="Europe/London")
    adults: tuple[Adult, ...] = (Adult(id="nell", name="Nell"), Adult(id="idris", name="Idris"))
    children: tuple[Child, ...] = (Child(id="kit", name="Kit Ellis", birth=Birth(year=2019, month=11, day=2)),)
    all_moments: tuple[Moment, ...] = ()
    all_reads: tuple[Read, ...] = ()
    guesses: tuple[Guess, ...] = ()
    all_repairs: tuple[Repair, ...] = ()
    all_debriefs: tuple[Debrief, ...] = ()
    summary: SummaryNotes = SummaryNotes()

    def adult(self, adult: str, /) -> Adult | None:
        """One adult."""
        return next((each for each in self.adults if each.id == adult), None)

    def child(self, child: str, /) -> Child | None:
        """One child."""
        return next((each for each in self.children if each.id == child), None)

    def moments(self) -> Iterable[Moment]:
        """Newest first."""
        return sorted(self.all_moments, key=lambda moment: moment.when.instant, reverse=True)

    def moment(self, moment: str, /) -> Moment | None:
        """One moment."""
        return next((each for each in self.all_moments if each.id == moment), None)

    def reads(self, moment: str, /) -> tuple[Read, ...]:
        """The revealed reads, as they were stored."""
        return tuple(read for read in self.all_reads if read.moment == moment)

    def guess(self, moment: str, /) -> Guess | None:
        """The shared guess."""
        return next((each for each in self.guesses if each.id == moment), None)

    def repairs(self, moment: str, /) -> tuple[Repair, ...]:
        """A moment's repairs."""
        return tuple(each for each in self.all_repairs if each.moment == moment)

    def repair_state(self, repair: Repair, /) -> str:
        """Where a repair stands."""
        return repair_state(repair)

    def debriefs(self, moment: str, /) -> tuple[Debrief, ...]:
        """A moment's sittings."""
        return tuple(each for each in self.all_debriefs if each.moment == moment)

    def state(self, moment: str, /) -> str:
        """Where a moment stands."""
        return moment_state(self.guess(moment), len(self.reads(moment)), self.repairs(moment), self.debriefs(moment))

    def notes(self) -> SummaryNotes:
        """The family's words for the page."""
        return self.summary


def at(day: int, hour: int, minute: int = 0, month: int = 1) -> When:
    """A minute in early 2025, in London, where winter time is UTC."""
    return When(instant=datetime(2025, month, day, hour, minute, tzinfo=UTC), zone="Europe/London")


TOWER = Moment(
    id="m1",
    when=at(9, 18, 10),
    camera=(
        "An evening in the first week back at school. Kit kept doing the thing he had been asked not to do, looking "
        "over each time. Nell, worn out and cross, shouted, which she had not meant to do.",
    ),
    children=("kit",),
    signals=("breaks_rule", "seek_gaze"),
    signal_words="Did it again, then looked to see if I was looking.",
    context=("after_break", "school_day"),
    returns=(MadeReturn(by="nell", kinds=("raised_voice", "told_to_stop"), words="I yelled at him to stop."),),
    marked=True,
)

PEEKABOO = Moment(
    id="m2",
    when=at(16, 10, 25, 2),
    camera=("Kit laid the table without being asked, forks on both sides, and waited by the door until we saw.",),
    children=("kit",),
    place="at home",
    signals=("invites_play", "seek_gaze"),
    returns=(MadeReturn(by="idris", kinds=("came_close", "joined_play"), words="Sat down and asked for the menu."),),
    bright=True,
    marked=True,
)

SHOES = Moment(
    id="m3",
    when=replace(at(3, 8, 15, 3), precision="part", part="school run"),
    camera=("Shoes by the door, one on. Kit sat on the stairs and said his tummy hurt. We were eight minutes late.",),
    children=("kit",),
    signals=("stalls", "body_ache"),
    context=("school_day",),
    returns=(MadeReturn(by="idris", kinds=("explained",), words="Told him the time, twice."),),
    marked=True,
)

READS = (
    Read(
        id="r1",
        moment="m1",
        adult="nell",
        needs=("connection",),
        feelings=("sad", "missing"),
        sure="fairly",
        words="In the moment I saw cheek. Later I remembered the holiday, when he had me to himself. I think he was "
        "missing me and went about it sideways.",
        share_own=True,
        own=OwnSide(feelings=("guilty",), words="OWN SIDE NEVER ON PAPER"),
    ),
    Read(
        id="r2",
        moment="m1",
        adult="idris",
        needs=("boundaries", "connection"),
        feelings=("angry", "tired"),
        words="I read it as testing the rule after a day of sitting still. The looking over makes me think Nell has "
        "hold of something.",
    ),
    Read(id="r3", moment="m2", adult="nell", needs=("being_seen",), sure="quite", words="He wanted us to find it."),
    Read(id="r4", moment="m2", adult="idris", needs=("responsibility",), words="A real job, done his way."),
    Read(
        id="r5",
        moment="m3",
        adult="nell",
        needs=("predictability",),
        feelings=("worried",),
        sure="guess",
        words="Something about the new seating plan, perhaps.",
        present=False,
    ),
    Read(
        id="r6",
        moment="m3",
        adult="idris",
        needs=("comfort",),
        feelings=("nervous",),
        sure="fairly",
        words="He was heavy, not slow. I talked about minutes while he talked about his tummy.",
    ),
)

GUESSES = (
    Guess(
        id="m1",
        next_move="pulled_away",
        landing="misread",
        landing_by="nell",
        needs=("connection", "coping_skills"),
        note="I answered naughtiness. He was asking for me.",
        open_question="Is the first week after any break like this?",
    ),
    Guess(id="m2", next_move="came_nearer", landing="right_on", landing_by="idris", needs=("being_seen",)),
    Guess(
        id="m3",
        next_move="signalled_louder",
        landing="too_soon",
        landing_by="idris",
        needs=("comfort",),
        child_account="My tummy was scared of the room.",
    ),
)

REPAIRS = (
    Repair(
        id="p1",
        moment="m1",
        child="kit",
        closed_on=date(2025, 1, 9),
        did_next="Leaned on her and fetched the red ones.",
        steps=(
            RepairStep(id="calm_self", status="done"),
            RepairStep(id="notice_miss", status="done"),
            RepairStep(
                id="go_back",
                status="done",
                happened=Happened(instant=datetime(2025, 1, 9, 19, 0, tzinfo=UTC)),
            ),
            RepairStep(
                id="own_it",
                status="done",
                who=("nell",),
                said="Said I was sorry for yelling and that yelling is not all right from me either",
            ),
            RepairStep(id="meet_need", status="done", said="Half an hour of magnetic building tiles on the floor"),
            RepairStep(id="hold_limit", status="not_needed", said="NOT NEEDED NEVER ON PAPER"),
        ),
    ),
    Repair(
        id="p3",
        moment="m3",
        child="kit",
        steps=(
            RepairStep(id="go_back", status="done", who=("idris",), said="Sat on the stair beside him after school"),
            RepairStep(id="name_their_side", status="child_said_no"),
            RepairStep(id="follow_up", plan=Plan(words="Ask him about the room on Sunday"), who=("nell", "idris")),
        ),
    ),
)

DEBRIEFS = (
    Debrief(id="d1", moment="m1", form="joint", child="kit", readers=("nell", "idris"), order=("idris", "nell")),
    Debrief(id="d2", moment="m2", form="joint", child="kit", readers=("nell", "idris"), order=("nell", "idris")),
    Debrief(id="d3", moment="m3", form="short", child="kit", readers=("idris", "nell"), order=("nell", "idris")),
)

NOTES = SummaryNotes(
    our_family="Nell, Idris and Kit, one home. A second baby is due in June.",
    help_wanted=("The hour after school", "Coming back after one of us was loud"),
    going_well=("Bedtime reading, every night", "He tells us about his day in the bath"),
    questions=("How do we tell a wish for closeness from a wish for room?", "Is the first week back always like this?"),
    for_whom="Dr Hale",
)


def family(**changes: object) -> FamilyOnPaper:
    """The whole invented family, with some of it changed."""
    whole: dict[str, object] = {
        "all_moments": (TOWER, PEEKABOO, SHOES),
        "all_reads": READS,
        "guesses": GUESSES,
        "all_repairs": REPAIRS,
        "all_debriefs": DEBRIEFS,
        "summary": NOTES,
    }
    return FamilyOnPaper(**{**whole, **changes})  # type: ignore[arg-type]  # names are checked by the Struct itself


def said_in_order(summary: Summary) -> list[str]:
    """Everything that stands on a page, piece by piece, in the order in which it is read."""
    said = [summary.title, summary.subtitle, summary.prepared]
    for block in outline(summary):
        said += [block.heading, block.beside, *block.lines]
        for row in block.rows:
            said += [words for each in row.said for words in (each.ours, each.theirs)]
            said += [*row.versions, row.lead]
            for read in row.reads:
                said += [read.label, read.sure, read.needs, read.feelings, read.words]
            said += [step for same in row.steps for step in same.steps]
    said += [summary.footer, summary.printed]
    return [words for words in said if words]
