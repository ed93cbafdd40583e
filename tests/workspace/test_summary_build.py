"""The page for therapy holds what was chosen, in the agreed words, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from data.actors import Together
from data.records import Adult, Birth, Child, Debrief, MadeReturn, Read
from data.wording import content
from tests.journeys.full_house import House
from tests.workspace.summary_family import (
    DEBRIEFS,
    GUESSES,
    PEEKABOO,
    READS,
    REPAIRS,
    SHOES,
    TODAY,
    TOWER,
    FamilyOnPaper,
    at,
    family,
)
from workspace.looks import children_of
from workspace.summary.build import build, longest, suggest
from workspace.summary.items import FIELDS, items
from workspace.summary.naming import join, together
from workspace.summary.outline import outline
from workspace.summary.values import PARTS_OF, Choices, Consent, Form, Names, Summary

BOTH = Choices(today=TODAY, form="full", consent="both")
"""Everything a page can hold; `ONE` is the one side."""
ALL = ("m1", "m2", "m3")


def everything(summary: Summary) -> str:
    """All words of a page, as one text."""
    return msgspec.json.encode(summary).decode()


def on_paper(summary: Summary) -> str:
    """The words that reach the paper."""
    return everything(replace(summary, included=(), asks=(), moments=tuple(replace(m, id="") for m in summary.moments)))


def unnamed() -> FamilyOnPaper:
    """The family with no adult's name in anything they typed."""
    quiet = replace(TOWER, camera=("A tower fell.",))
    reads = tuple(replace(read, words="It was late.") for read in READS)
    notes = replace(family().summary, our_family="")
    return family(all_moments=(quiet, PEEKABOO, SHOES), all_reads=reads, summary=notes)


def test_reads_stand_in_the_order_of_the_reveal() -> None:
    first, second, _ = build(family(), ALL, replace(BOTH, names="full")).moments
    assert [read.label for read in first.reads] == ["Idris", "Nell"]
    assert [read.label for read in second.reads] == ["Nell", "Idris"]


def test_the_order_adults_were_added_in_changes_nothing() -> None:
    turned = family(adults=tuple(reversed(family().adults)), all_reads=tuple(reversed(READS)))
    assert build(turned, ALL, BOTH) == build(family(), ALL, BOTH)


def test_without_a_drawn_order_the_lot_is_not_the_order_of_adults() -> None:
    lefts = set()
    for n in range(16):
        moment = replace(TOWER, id=f"x{n}")
        reads = tuple(replace(read, id=f"{n}{read.id}", moment=moment.id) for read in READS[:2])
        view = family(all_moments=(moment,), all_reads=reads, all_debriefs=())
        page = build(view, (moment.id,), replace(BOTH, names="full"))
        assert page == build(view, (moment.id,), replace(BOTH, names="full"))
        lefts.add(page.moments[0].reads[0].label)
    assert lefts == {"Nell", "Idris"}


def test_without_names_adults_are_one_of_us_and_the_other() -> None:
    page = build(unnamed(), ALL, BOTH)
    assert [read.label for read in page.moments[0].reads] == ["One of us", "The other"]
    assert "Nell" not in everything(page)
    assert "Idris" not in everything(page)
    assert "Kit" in page.title
    assert "Ellis" not in everything(page)


def test_names_in_typed_words_are_said_before_printing() -> None:
    page = build(family(), ALL, BOTH)
    assert any("Idris, Nell" in line for line in page.included)


@pytest.mark.parametrize(
    ("names", "left", "title"),
    [
        ("full", "Idris", "Moments with Kit Ellis"),
        ("initials", "I.", "Moments with K."),
        ("none", "One of us", "Moments with Kit"),
    ],
)
def test_names_are_as_chosen(names: Names, left: str, title: str) -> None:
    page = build(family(), ALL, replace(BOTH, names=names))
    assert (page.moments[0].reads[0].label, page.title) == (left, title)


def test_initials_that_would_be_the_same_become_longer() -> None:
    adults = (Adult(id="nell", name="Nell"), Adult(id="idris", name="Nora"))
    page = build(family(adults=adults), ("m1",), replace(BOTH, names="initials"))
    assert [read.label for read in page.moments[0].reads] == ["No.", "Ne."]


def test_a_print_name_outranks_the_name() -> None:
    child = Child(id="kit", name="Kit Ellis", birth=Birth(year=2019), print_name="Little K")
    for names in ("full", "none"):
        page = build(family(children=(child,)), ALL, Choices(today=TODAY, form="full", consent="both", names=names))
        assert page.title == "Moments with Little K"


@pytest.mark.parametrize("consent", ["both", "agreed", "own", "one_adult"])
def test_own_side_and_unneeded_steps_never_reach_the_page(consent: Consent) -> None:
    page = everything(build(family(), ALL, Choices(today=TODAY, form="full", consent=consent, adult="nell")))
    assert "NEVER ON PAPER" not in page


def test_only_revealed_reads_are_asked_for() -> None:
    page = build(family(all_reads=READS[:2]), ALL, BOTH)
    assert [len(moment.reads) for moment in page.moments] == [2, 0, 0]


def test_one_adults_page_holds_only_their_own_entries() -> None:
    page = build(family(), ALL, Choices(today=TODAY, form="full", consent="own", adult="nell"))
    paper = on_paper(page)
    assert "went about it sideways" in paper
    for theirs in (
        "testing the rule",
        "A real job",
        "heavy, not slow",
        "asked for the menu",
        "on the stair beside",
        "tummy was scared",
        "asking for me",
        "The hour after school",
        "for closeness",
        "Sunday, both",
    ):
        assert theirs in on_paper(build(family(), ALL, BOTH)), theirs
        assert theirs not in paper, theirs
    assert page.moments[0].landing.startswith("Misread")
    assert not page.moments[1].landing
    assert any("other reads" in line for line in page.included)
    assert "one person’s own entries" in page.prepared


def test_one_adults_page_may_carry_their_own_question() -> None:
    page = build(family(), ALL, Choices(today=TODAY, consent="own", adult="nell", question="How do I start again?"))
    assert page.question == "How do I start again?"


def test_a_moment_thought_through_alone_stays_whole_on_its_authors_page() -> None:
    alone = Debrief(id="d1", moment="m1", form="alone", child="kit", readers=("nell",), closed_on=TODAY)
    view = family(all_reads=READS[:1], all_debriefs=(alone,))
    page = build(view, ("m1",), Choices(today=TODAY, form="full", consent="own", adult="nell"))
    assert page.moments[0].needs == "Connection and better ways to cope"
    other = build(view, ("m1",), Choices(today=TODAY, form="full", consent="own", adult="idris"))
    assert (other.moments[0].needs, other.moments[0].reads) == ("", ())


def test_agreed_covers_moments_only_and_claims_nothing_more() -> None:
    page = build(family(), ALL, Choices(today=TODAY, form="full", consent="agreed"))
    assert (page.question, page.help_wanted, page.going_well, page.our_family, page.author) == ("", (), (), "", "")
    assert "both" not in page.prepared
    assert len(page.moments[0].reads) == 2


def test_a_family_of_one_adult_speaks_as_i() -> None:
    page = build(
        family(adults=(Adult(id="nell", name="Nell"),), all_reads=READS[:1]),
        ("m1",),
        Choices(today=TODAY, form="full", consent="one_adult"),
    )
    assert page.moments[0].reads[0].label == "I"
    assert page.moments[0].came_back[0][0] == "I: raised my voice, said stop or calm down"
    assert page.prepared.startswith("Prepared by the parent")


def test_what_came_back_is_told_of_one_of_us() -> None:
    view = family(all_moments=(replace(TOWER, returns=(MadeReturn(by="idris", kinds=("raised_voice",)),)),))
    assert build(view, ("m1",), BOTH).moments[0].came_back == (("One of us: raised their voice", ""),)


def test_landings_are_told_in_the_words_of_the_list() -> None:
    landings = content("vocabulary_landings")["entries"]
    for entry in landings:
        view = family(guesses=(replace(GUESSES[0], landing=entry["id"]),))
        landing = build(view, ("m1",), BOTH).moments[0].landing
        assert landing.startswith(entry["label"].replace("'", "’") + ": ")


def test_repairs_are_gone_back_to_still_open_or_offered() -> None:
    pages = build(family(), ALL, BOTH).moments
    assert pages[0].coming_back == "Gone back to, 50 minutes later"
    assert pages[2].coming_back == "Child said no for now; the door stays open"
    still = replace(REPAIRS[0], closed_on=None)
    assert build(family(all_repairs=(still,)), ALL, BOTH).moments[0].coming_back == "Still open"
    assert build(family(all_repairs=()), ALL, BOTH).moments[0].coming_back == ""


def test_steps_carry_their_mark_in_words() -> None:
    assert build(family(), ALL, BOTH).moments[2].tried == (
        ("done", "done", "Go back: Sat on the stair beside him after school"),
        ("child_said_no", "child said no for now", "Name their side"),
        ("not_yet", "not yet", "Follow up: Ask him about the room on Sunday, both of us"),
    )


def test_both_ways_of_remembering_stand() -> None:
    view = family(all_moments=(replace(TOWER, camera=("It was loud.", "It was quiet.")),))
    assert build(view, ("m1",), BOTH).moments[0].camera == ("It was loud.", "It was quiet.")


def test_words_from_the_other_home_stay_off_the_page() -> None:
    read = Read(id="rx", moment="m1", adult="idris", words="OTHER HOME", exchanged=True)
    assert "OTHER HOME" not in everything(build(family(all_reads=(READS[0], read)), ALL, BOTH))


def test_suggested_are_the_marked_moments_as_they_happened() -> None:
    assert suggest(family()) == ("m1", "m2", "m3")
    assert suggest(family(all_moments=(replace(TOWER, marked=False), PEEKABOO, SHOES))) == ("m2", "m3")


def test_suggested_without_marks_are_the_newest_talked_through_with_a_bright_one() -> None:
    later = [replace(TOWER, id=f"n{n}", when=at(5 + n, 9, 0, 3), marked=False) for n in range(4)]
    bright = replace(PEEKABOO, marked=False)
    view = family(
        all_moments=(bright, *later),
        guesses=(GUESSES[1], *(replace(GUESSES[0], id=m.id) for m in later[:3])),
        all_repairs=(),
        all_debriefs=DEBRIEFS,
    )
    assert suggest(view) == ("m2", "n1", "n2")


def test_put_away_moments_are_not_suggested() -> None:
    assert "m1" not in suggest(family(all_moments=(replace(TOWER, set_aside=True), PEEKABOO)))


def test_a_moment_that_is_gone_is_left_out() -> None:
    assert [m.id for m in build(family(), ("m1", "gone", "m2"), BOTH).moments] == ["m1", "m2"]


ONE = Choices(today=TODAY, consent="both")


def test_one_side_holds_what_a_therapist_reads_first_and_nothing_else() -> None:
    page = build(family(), ALL, ONE)
    assert page.question == "How do we tell a wish for closeness from a wish for room?"
    assert page.going_well == family().summary.going_well
    assert (page.our_family, page.help_wanted, page.questions, page.glance, page.repairs) == ("", (), (), (), ())
    first, _, third = page.moments
    assert (first.came_back, first.next_move, first.open_question, first.when) == ((), "", "", "Kit")
    assert (len(first.reads), first.landing[:7], first.needs[:10]) == (2, "Misread", "Connection")
    assert first.child_took == "Leaned on her and fetched the red ones."
    assert [mark for mark, _, _ in first.tried] == ["done"] * 3
    assert third.child_said == "My tummy was scared of the room."


def test_the_full_form_asks_everything_and_begins_with_the_family() -> None:
    page = build(family(), ALL, replace(ONE, form="full"))
    assert (page.question, page.questions) == ("", family().summary.questions)
    assert [block.heading for block in outline(page)][:2] == ["Our family", "What we would like help with"]
    assert page.moments[0].came_back


@pytest.mark.parametrize("form", ["one", "full"])
def test_a_part_that_is_not_wanted_is_not_there(form: Form) -> None:
    for part in PARTS_OF[form]:
        view = many(6)
        page = build(view, ("m1", "m6"), replace(ONE, form=form, left_out=(part,)))
        assert not getattr(page, {"moments": "moments", **FIELDS}[part])
        assert getattr(build(view, ("m1", "m6"), replace(ONE, form=form)), {"moments": "moments", **FIELDS}[part])


def test_any_piece_can_be_struck_and_is_then_nowhere() -> None:
    whole = build(family(), ALL, replace(ONE, form="full"))
    for item in items(whole):
        page = build(family(), ALL, replace(ONE, form="full", struck=(item.id,)))
        assert item.id not in [each.id for each in items(page)]
        assert len(items(page)) < len(items(whole))
    page = build(family(), ALL, replace(ONE, struck=("m1",)))
    assert [moment.heading[:4] for moment in page.moments] == ["1 · ", "2 · "]
    assert not any("shouted" in line for line in (*page.included, everything(page)))


def many(count: int) -> FamilyOnPaper:
    """A family with this many moments, each gone back to."""
    moments = tuple(replace(TOWER, id=f"m{n}", when=at(n, 9), bright=n == 1) for n in range(1, count + 1))
    return family(
        all_moments=moments,
        guesses=tuple(replace(GUESSES[0], id=moment.id) for moment in moments),
        all_repairs=tuple(replace(REPAIRS[0], id=f"p{moment.id}", moment=moment.id) for moment in moments),
    )


def test_counts_are_told_in_plain_sentences_from_five_on() -> None:
    full = replace(ONE, form="full")
    few, enough = build(many(4), ("m1", "m4"), full), build(many(5), ("m1", "m5"), full)
    assert (few.glance, few.repairs) == ((), ())
    assert enough.glance[0].startswith("5 moments written down over 5 days, 1 of them bright.")
    assert enough.glance[1:] == (
        "How they landed, as far as we could say: misread 5.",
        "Repairs: 5 of 5 gone back to.",
    )
    assert enough.repairs[0].startswith("Steps taken, in 5 repairs: Calm down first 5, notice we missed 5, go back 5")


def test_no_count_stands_on_one_adults_own_page() -> None:
    page = build(many(6), ("m1", "m6"), Choices(today=TODAY, form="full", consent="own", adult="nell"))
    assert (page.glance, page.repairs) == ((), ())


def test_an_empty_page_is_still_a_page() -> None:
    page = build(family(all_moments=()), (), BOTH)
    assert (page.title, page.moments, longest(page)) == ("Moments", (), None)


def test_the_list_before_printing_names_every_moment() -> None:
    page = build(family(), ALL, BOTH)
    for moment in page.moments:
        assert any(line.startswith(moment.heading) for line in page.included)


def test_a_page_about_the_other_adult_is_asked_about() -> None:
    view = family(all_moments=(replace(TOWER, camera=("Idris " * 6,)),))
    assert any("about Idris" in ask for ask in build(view, ("m1",), BOTH).asks)
    assert not any("about Idris" in ask for ask in build(family(), ("m1",), BOTH).asks)


def test_words_that_accuse_are_named_and_asked_about() -> None:
    view = family(all_moments=(replace(TOWER, camera=("He lied, she said; liars lie, LAZY boots.",)),))
    asks = build(view, ("m1",), BOTH).asks
    assert any("lied, lazy." in ask and "toward Kit" in ask for ask in asks)
    assert not any("speak of a person" in ask for ask in build(family(), ALL, BOTH).asks)


def test_asking_a_teen_before_using_their_words() -> None:
    teen = Child(id="kit", name="Kit", birth=Birth(year=2010))
    assert any("Ask Kit first" in ask for ask in build(family(children=(teen,)), ALL, BOTH).asks)
    assert not any("Ask Kit first" in ask for ask in build(family(), ALL, BOTH).asks)


def test_the_longest_moment_is_the_one_with_most_words() -> None:
    long = longest(build(family(), ALL, BOTH))
    assert long is not None
    assert long.id == "m1"


def test_the_apps_own_words_keep_within_the_agreed_language() -> None:
    banned = (
        "fail",
        "failed",
        "wrong",
        "should have",
        "fault",
        "toxic",
        "disorder",
        "score",
        "streak",
        "overdue",
        "good parent",
        "bad parent",
        "refused",
        "unresolved",
        "caused",
        "because of",
        "triggered",
        "dispute",
        "secure",
        "insecure",
        "anxious",
        "avoidant",
        "fearful",
        "dismissing",
        "preoccupied",
        "disorganised",
    )
    parts = {k: v for k, v in content("summary").items() if k != "printing"}
    # These are looked for in what people wrote, and only ever said back to them.
    parts["asks"] = {k: v for k, v in parts["asks"].items() if k != "accusing_words"}
    said = msgspec.json.encode(parts).decode()
    said = re.sub(r'"\w+":', "", said).lower()
    assert [word for word in banned if re.search(rf"(?<!\w){word}(?!\w)", said)] == []


def test_moments_of_a_random_hour_are_never_counted_with_those_that_stood_out() -> None:
    whole = many(7)
    prompted = tuple(
        replace(moment, sampling="prompted") if n > 4 else moment for n, moment in enumerate(whole.all_moments)
    )
    page = build(replace(whole, all_moments=prompted), tuple(m.id for m in prompted), replace(ONE, form="full"))
    assert page.glance[0].startswith("5 moments written down")
    assert page.glance[-1].startswith("Beside these, 2 moments answer the question about a random hour.")
    fewer = tuple(replace(moment, sampling="prompted") for moment in prompted)
    assert build(replace(whole, all_moments=fewer), tuple(m.id for m in fewer), replace(ONE, form="full")).glance == ()


def test_a_long_name_stands_in_full_once_and_at_the_side_as_a_first_name() -> None:
    page = build(family(), ("m1", "m3"), replace(BOTH, names="full"))
    assert page.title == "Moments with Kit Ellis"
    assert [moment.child for moment in page.moments] == ["Kit", "Kit"]
    assert [moment.when.startswith("Kit Ellis") for moment in page.moments] == [True, True]


def test_names_keep_their_capitals_where_words_of_a_list_begin_small() -> None:
    assert together(("Wren", "Kit Ellis", "", "Bo")) == "Wren, Kit Ellis and Bo"
    assert join(("Hungry", "Tired", "I was late")) == "Hungry, tired and I was late"
    assert together(("Wren",)) == "Wren"


def test_whoever_is_on_the_page_is_named_as_they_are_called(tmp_path: Path) -> None:
    journal = House().build(tmp_path / "family")
    view = journal.seen_by(Together())
    # They were asked about as "Wren and kit" at sixteen.
    assert children_of(view, tuple(moment.id for moment in view.moments())) == "Wren and Kit"
    journal.close()
