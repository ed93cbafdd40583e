"""A family in which every kind of record stands, told so that its two grown-ups can trade places."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from data.keys import bare_file, make
from data.records import (
    Adult,
    Answer,
    Appreciation,
    Birth,
    Child,
    Debrief,
    Figure,
    Guess,
    Happened,
    MadeReturn,
    Moment,
    OwnSide,
    ParentingAnswer,
    Plan,
    PrivateRoom,
    Read,
    Record,
    Reflection,
    Repair,
    RepairStep,
    Return,
    SecondLook,
    StatementSet,
    SummaryNotes,
    TurnPaper,
    Voice,
    When,
)
from data.reflecting import parenting, prompts, statements
from tests.data.test_keys import KEY, QUICK_KEY

NOW = datetime(2026, 11, 24, 20, 10, tzinfo=UTC)
"""The evening on which this family is looked at."""

LONG_AGO = date(1999, 3, 17)
"""A day on which nothing happened that anybody shares: what is private is dated so."""

OTHER_KEY = make()
"""A second key, made for this run."""

KEYS = {key.recipient: key for key in (KEY, OTHER_KEY)}
"""The keys, by what is sealed to them."""

NELL = Adult(id="01NELL", name="Nell", role="mum", recipient=KEY.recipient, key_file=QUICK_KEY)
"""She has a passphrase."""

OMAR = Adult(id="01OMAR", name="Omar", role="dad", recipient=OTHER_KEY.recipient, key_file=bare_file(OTHER_KEY))
"""He has none; his name is as long as hers, so that a page looks the same with the two names exchanged."""

KIT = Child(id="01KIT", name="Kit", birth=Birth(year=2019, month=11, day=2), print_name="Kit")
WREN = Child(id="01WREN", name="Wren", birth=Birth(year=2023, month=4))

# -- what is shared -----------------------------------------------------------------------------------------------


def at(days: int, hour: int = 17) -> When:
    """Give an hour so many days before the evening on which all is looked at."""
    instant = NOW.replace(hour=hour, minute=40) - timedelta(days=days)
    return When(instant=instant, zone="Europe/London")


def moments(a: Adult, b: Adult) -> tuple[Moment, ...]:
    """Give the moments, newest first; `a` and `b` are whoever plays the first and the second part."""
    bed = replace(at(9, 19), precision="part", part="lantern time")
    return (
        Moment(id="01M9", when=at(1), camera=("Wren hid under the table.",), children=(WREN.id, KIT.id)),
        Moment(
            id="01M8",
            when=at(2),
            camera=("Kit shut the door twice.",),
            children=(KIT.id,),
            returns=(MadeReturn(by=a.id, words="Held the door"),),
        ),
        Moment(id="01M7", when=at(3), camera=("The soup went cold.",), children=(KIT.id,), tags=("evenings",)),
        Moment(
            id="01M6",
            when=at(5),
            camera=("Kit laid the forks and waited.", "Kit laid the spoons and left."),
            children=(KIT.id, WREN.id),
            present=(a.id, b.id),
            place="The kitchen",
            signals=("seek_gaze", "own_hum"),
            signal_words="Looked over twice",
            context=("after_break",),
            bright=True,
        ),
        Moment(id="01M5", when=bed, camera=("Shoes stayed on in bed.",), children=(KIT.id,), place="Upstairs"),
        Moment(
            id="01M4",
            when=replace(at(20), precision="day"),
            camera=(f"Bricks flew. {a.name} put the kettle on.",),
            children=(KIT.id,),
            present=(a.id,),
            place="By the window",
            signals=("seek_gaze",),
            signal_words="Stared and threw",
            context=("hungry",),
            returns=(
                MadeReturn(by=a.id, kinds=("came_close",), words="Sat on the stair"),
                MadeReturn(by=b.id, kinds=("asked",), words="Asked from the hall"),
            ),
            tags=("towers",),
            marked=True,
        ),
        Moment(
            id="01M3",
            when=at(30),
            camera=("The blue cup broke.",),
            children=(WREN.id,),
            returns=(MadeReturn(by=b.id, kinds=("listened",), words="Swept and listened"),),
            marked=True,
        ),
    )


def _read(number: str, moment: str, who: Adult, *needs: str, words: str, own: OwnSide | None = None) -> Read:
    return Read(
        id=f"01R{number}",
        moment=moment,
        adult=who.id,
        noticed=("seek_gaze", "cry"),
        needs=needs,
        feelings=("happy", "proud"),
        words=words,
        made=Return(kinds=("came_close",), words="Knelt down"),
        sure="fairly",
        share_own=own is not None,
        own=own,
    )


def shared(a: Adult, b: Adult) -> tuple[Record, ...]:
    """Give everything that stands in the open beside the moments."""
    told = OwnSide(feelings=("happy",), state=("rushed",), words="I had burnt the rice")
    return (
        _read("1", "01M4", a, "connection", words="It looked like cheek", own=told),
        _read("2", "01M4", b, "rest", "comfort", words="It looked like sleep"),
        _read("3", "01M6", b, "connection", words="A job done proudly"),
        _read("4", "01M6", a, "play", words="He wanted us to find it"),
        _read("5", "01M3", b, "comfort", words="The cup was hers"),
        Guess(
            id="01M4",
            next_move="settled",
            landing="misread",
            landing_by=a.id,
            needs=("connection",),
            voices=(Voice(adult=a.id, words="I'm over here"), Voice(adult=b.id, words="I'm so tired")),
            child_account="You never looked",
            look_for="The look before it",
            open_question="Is it the stairs?",
            note="We answered the noise",
        ),
        Guess(id="01M3", next_move="came_nearer", landing="right_on", landing_by=b.id, needs=("comfort",)),
        SecondLook(id="01L1", moment="01M4", adult=b.id, on=date(2026, 11, 9), words="I see the stairs now"),
        SecondLook(id="01L2", moment="01M4", adult=a.id, on=date(2026, 11, 10), words="So do I by now"),
        *_repairs(a, b),
        *_debriefs(a, b),
        SummaryNotes(
            our_family="One home and a cat",
            help_wanted=("The hour after school",),
            going_well=("We go back sooner",),
            questions=("How long is long?", "Is it the stairs?"),
            for_whom="Dr Hale",
        ),
    )


def _repairs(a: Adult, b: Adult) -> tuple[Repair, ...]:
    back = Happened(instant=NOW - timedelta(days=19))
    plan = Plan(words="Thirty minutes of blocks", when=at(-4))
    return (
        Repair(
            id="01P1",
            moment="01M4",
            child=KIT.id,
            steps=(
                RepairStep(id="calm_self", status="done", who=(a.id,)),
                RepairStep(id="go_back", status="done", who=(a.id, b.id), said="Knocked and sat", happened=back),
                RepairStep(id="", label="Mend the tower", status="done", who=(b.id,), said="Found the last brick"),
            ),
            did_next="Leaned on her shoulder",
            closed_on=date(2026, 11, 6),
        ),
        Repair(
            id="01P2",
            moment="01M6",
            child=KIT.id,
            steps=(
                RepairStep(id="go_back", status="not_yet", who=(b.id,), plan=plan),
                RepairStep(id="", label="Bake the bread", status="not_yet"),
            ),
        ),
        Repair(
            id="01P3",
            moment="01M6",
            child=WREN.id,
            steps=(RepairStep(id="own_it", status="child_said_no", who=(a.id,), said="Later, she said"),),
        ),
    )


def _debriefs(a: Adult, b: Adult) -> tuple[Debrief, ...]:
    thanks = (Appreciation(adult=a.id, words="You swept up"), Appreciation(adult=b.id, words="You went first"))
    two = (a.id, b.id)
    return (
        Debrief(
            id="01D1",
            moment="01M4",
            form="joint",
            child=KIT.id,
            readers=two,
            order=(b.id, a.id),
            appreciations=thanks,
            closed_on=date(2026, 11, 6),
        ),
        Debrief(id="01D2", moment="01M6", child=KIT.id, form="joint", readers=(b.id, a.id), order=two, step="ground"),
        Debrief(id="01D3", moment="01M3", child=WREN.id, form="alone", readers=(b.id,), closed_on=date(2026, 10, 26)),
    )


# -- what is private ----------------------------------------------------------------------------------------------


def _paper(number: str, moment: str, who: Adult) -> TurnPaper:
    read = replace(_read(number, moment, who, "connection", words="Nobody asked me"), sure="quite")
    return TurnPaper(read=read, own=OwnSide(feelings=("happy",), state=("rushed",), words="I was on the phone"))


def closed(a: Adult, b: Adult) -> tuple[TurnPaper, ...]:
    """Give the reads that are ready and covered: two of one moment, one of another."""
    return _paper("6", "01M5", b), _paper("7", "01M5", a), _paper("8", "01M7", a)


def room(who: Adult, number: str) -> PrivateRoom:
    """Give a private room with something of every kind in it."""
    asked, one = prompts()[0], parenting()[0]
    kept = _paper(f"{number}K", "01M8", who)
    gone = Reflection(id=f"01X{number}", on=LONG_AGO, theme="Gone", prompt="", own_prompt="Gone?", words="Thrown away")
    return PrivateRoom(
        id=who.id,
        reflections=(
            Reflection(
                id=f"01F{number}",
                on=LONG_AGO,
                theme="Early days",
                prompt=asked.id,
                words="The yard and the dog",
                moments=("01M8", "01M4"),
                take_along=True,
            ),
            Reflection(
                id=f"01G{number}", on=LONG_AGO, theme="My own", prompt="", own_prompt="Who sang?", words="My aunt did"
            ),
        ),
        statements=(
            StatementSet(
                id=f"01S{number}",
                on=LONG_AGO,
                whom="My sister",
                answers=tuple(Answer(statement=each.id, dots=2 + n % 4) for n, each in enumerate(statements())),
            ),
        ),
        parenting=(ParentingAnswer(id=f"01Y{number}", on=LONG_AGO, statement=one.id, dots=3, words="On the train"),),
        figures=(
            Figure(
                id=f"01Z{number}",
                instrument="A long form",
                edition="Second",
                on=LONG_AGO,
                given_by="Dr Bell",
                values=(("Closeness", "3.25"),),
                said="Nothing to worry about",
            ),
        ),
        unready=(replace(kept, guess=Guess(id="01M8", next_move="settled", note="I shall not say")),),
        inbox=("A note from the train",),
        bin=(gone,),
        closings=((LONG_AGO, "Enough for tonight"),),
    )
