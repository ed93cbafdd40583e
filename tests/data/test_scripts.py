"""The forms: every step can be played, in the order agreed."""

from __future__ import annotations

import re

import pytest

from data.records import Debrief, Guess, Moment, OwnSide, Read, Reflection, Repair, Return, StatementSet, TurnPaper
from data.scripts import CONDITIONS, FORMS, KINDS, WHO, Script, Step, fill, script
from data.vocabulary import LISTS, vocabulary

STEPS = [pytest.param(form, step, id=f"{form}-{step.id}") for form in FORMS for step in script(form).steps]
NAMES = {"child", "name", "other", "carried", "about"}
FIELDS = {
    "moment": Moment.__struct_encode_fields__,
    "read": Read.__struct_encode_fields__,
    "own": OwnSide.__struct_encode_fields__,
    "turn": (*TurnPaper.__struct_encode_fields__, "ready"),
    "guess": Guess.__struct_encode_fields__,
    "repair": Repair.__struct_encode_fields__,
    "debrief": Debrief.__struct_encode_fields__,
    "statements": StatementSet.__struct_encode_fields__,
    "reflection": Reflection.__struct_encode_fields__,
    "closing": ("kind", "words"),
    "handover": ("helped", "medical", "good", "facts", "exchange", "line", "their_needs", "their_words"),
}
TURN = [
    "curtain",
    "evening",
    "ready",
    "present",
    "noticed",
    "needs",
    "feelings",
    "words",
    "return_kinds",
    "return_words",
    "sure",
    "own_feelings",
    "own_state",
    "own_words",
    "share_own",
    "covered",
]


def ids(form: str) -> list[str]:
    return [step.id for step in script(form).steps]


@pytest.mark.parametrize(("form", "step"), STEPS)
def test_a_step_names_only_what_exists(form: str, step: Step) -> None:
    assert step.kind in KINDS
    assert step.who in WHO
    assert step.only in CONDITIONS
    assert step.stage in script(form).stages
    assert step.words
    assert step.list in ("", *LISTS) or (step.list == "statements" and step.kind == "dots")
    assert set(re.findall(r"\{(\w+)\}", step.words + step.hint + " ".join(step.buttons))) <= NAMES


@pytest.mark.parametrize(("form", "step"), STEPS)
def test_a_step_fills_a_field_that_is_there(form: str, step: Step) -> None:
    if not step.field:
        assert step.kind in (
            ["choice", "page", "curtain", "reveal", "ground", "round", "earlier", "handover", "close", "keep_or_share"]
        ), "an answer that is typed or chosen must go somewhere"
        return
    record, name, *rest = step.field.split(".")
    assert name in FIELDS[record]
    if rest:
        assert name == "return"
        assert rest[0] in Return.__struct_fields__


@pytest.mark.parametrize(("form", "step"), STEPS)
def test_buttons_and_values_go_together(form: str, step: Step) -> None:
    assert len(step.buttons) == len(step.values) == len(set(step.values))
    assert not step.default or step.default in step.values
    if step.kind in ("choice", "sure", "keep_or_share"):
        assert len(step.buttons) >= 2
    if step.kind == "chips":
        assert 1 <= step.most <= 3
        assert step.list


@pytest.mark.parametrize("form", FORMS)
def test_ids_are_unique_and_stages_come_in_order(form: str) -> None:
    played = script(form)
    assert len(set(ids(form))) == len(played.steps)
    places = [played.place(step)[0] for step in played.steps]
    assert places == sorted(places)
    assert set(places) == set(range(1, len(played.stages) + 1))


def test_an_unknown_form_and_an_unknown_step_are_refused() -> None:
    with pytest.raises(KeyError):
        script("turn")
    with pytest.raises(KeyError):
        script("joint").step("first_secret")


def test_the_joint_form_has_nine_stages_and_this_order() -> None:
    joint = script("joint")
    assert len(joint.stages) == 9
    assert ids("joint") == [
        *["start", "last_time", "earlier", "rules", "focus", "camera", "signals", "signal_words", "context"],
        *[f"first_{name}" for name in TURN],
        *[f"second_{name}" for name in TURN],
        *[
            "reveal",
            "ground",
            "round_first",
            "round_second",
            "voices",
            "next_move",
            "landing",
            "landing_note",
            "made_it_work",
            "needs_kept",
            "child_account",
            "look_for",
            "open_question",
        ],
        *["repair", "appreciation", "close"],
    ]
    assert joint.place(joint.step("first_needs")) == (3, 9)
    assert joint.place(joint.step("close")) == (9, 9)


def test_the_reveal_comes_after_both_turns() -> None:
    for form in ("joint", "short"):
        assert ids(form).index("reveal") > ids(form).index("second_covered") > ids(form).index("first_covered")


def test_both_readers_are_asked_the_same() -> None:
    for form in ("joint", "short"):
        first = {step.id[6:]: step for step in script(form).steps if step.who == "first"}
        second = {step.id[7:]: step for step in script(form).steps if step.who == "second"}
        assert list(first) == list(second)
        for name in first.keys() - {"covered"}:
            assert first[name].words == second[name].words
            assert first[name].hint == second[name].hint


def test_the_short_form_keeps_the_private_question_the_landing_and_the_need() -> None:
    short = script("short")
    assert short.minutes == 12
    for step in ("first_evening", "second_evening", "landing", "needs_kept", "repair", "appreciation"):
        assert step in ids("short")
    assert len(short.steps) < len(script("joint").steps)


def test_nothing_about_fear_or_safety_is_asked_on_a_shared_screen() -> None:
    for form in ("joint", "short"):
        for step in script(form).steps:
            said = f"{step.words} {step.hint}".lower()
            if any(word in said for word in ("afraid", "safe", "frighten", "scared")):
                assert step.who in ("first", "second")
                assert step.id.endswith("_evening")


def test_the_evening_question_has_three_answers_and_every_answer_goes_on() -> None:
    evening = script("joint").step("first_evening")
    assert evening.values == ("yes", "not_today", "alone")
    assert "If you are afraid at home" in evening.hint
    assert "you go on to your read" in evening.hint


def test_ones_own_side_is_not_shown_unless_chosen() -> None:
    for form, prefix in (("joint", "first"), ("joint", "second"), ("alone", "my")):
        assert script(form).step(f"{prefix}_share_own").default == "no"


def test_alone_is_whole_without_curtain_or_second_read() -> None:
    alone = script("alone")
    assert not {"curtain", "reveal", "ground"} & {step.kind for step in alone.steps}
    assert {step.who for step in alone.steps} == {"reader", "maker"}
    assert not any("{other}" in step.words + step.hint for step in alone.steps)
    assert alone.step("keep_or_share").values == ("share", "keep")
    assert ids("alone").index("my_sure") < ids("alone").index("other_chair") < ids("alone").index("voices")


def test_a_new_moment_asks_three_things_at_most() -> None:
    assert ids("new_moment") == ["what", "child", "when"]
    one_child = script("new_moment").played(set())
    assert [step.id for step in one_child] == ["what", "when"]


def played_ids(form: Script, *conditions: str) -> list[str]:
    return [step.id for step in form.played(set(conditions))]


@pytest.mark.parametrize("form", ["joint", "short", "alone"])
def test_a_moment_that_went_well_asks_what_made_it_work_in_place_of_the_landing(form: str) -> None:
    hard, bright = played_ids(script(form)), played_ids(script(form), "bright")
    assert "landing" in hard
    assert "made_it_work" not in hard
    assert "landing" not in bright
    assert "made_it_work" in bright


def test_rules_and_the_last_repair_are_asked_only_when_they_apply() -> None:
    joint = script("joint")
    assert not {"rules", "last_time", "earlier", "focus"} & set(played_ids(joint))
    assert {"rules", "last_time", "focus"} <= set(played_ids(joint, "first_time", "carried", "several_children"))
    assert len(joint.step("rules").lines) == 8


@pytest.mark.parametrize("form", ["joint", "short", "alone"])
def test_what_the_child_did_next_is_asked_before_the_landing(form: str) -> None:
    assert ids(form).index("next_move") == ids(form).index("landing") - 1


def test_the_landing_is_asked_of_whoever_made_the_return() -> None:
    for form in ("joint", "short", "alone"):
        assert script(form).step("landing").who == "maker"


def test_no_two_steps_of_one_sitting_fill_the_same_field_for_the_same_person() -> None:
    for form in FORMS:
        for conditions in (set(), {"bright"}, {"bright", "first_time", "carried", "several_children"}):
            filled = [(step.field, step.who) for step in script(form).played(conditions) if step.field]
            assert len(filled) == len(set(filled)), form


def test_how_sure_uses_the_words_of_the_product() -> None:
    sure = script("joint").step("first_sure")
    assert dict(zip(sure.values, sure.buttons, strict=True)) == {
        "guess": "I wonder",
        "fairly": "I think",
        "quite": "I'm fairly sure",
    }


def test_filling_in_names_leaves_a_persons_braces_alone() -> None:
    assert fill("{name}, your turn. {other}, wait.", name="{other}", other="Ben") == "{other}, your turn. Ben, wait."
    with pytest.raises(KeyError):
        fill("{name}, your turn.")


def test_every_list_a_step_names_can_be_chosen_from() -> None:
    for form in FORMS:
        for step in script(form).steps:
            if step.list in LISTS:
                assert len(vocabulary(step.list)) > step.most
