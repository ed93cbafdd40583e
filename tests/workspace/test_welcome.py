"""The first run: rough ages in plain words, three questions by real keys, and never a family over another."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from data.actors import Alone, Together
from data.errors import CannotSave
from data.journal import Journal
from data.keys import Identity, is_wrapped
from data.places import is_family
from data.records import Birth
from data.when import default_times
from data.wording import say
from tests.data.test_keys import QUICK_KEY
from tests.journeys.walking import seen, type_words, until, until_seen
from tests.widgets.conftest import HOSTILE
from tests.workspace.page_kit import SIZES, ZONE, hostile, now, settle
from widgets.text_area import Line
from workspace.first_run import WelcomeApp
from workspace.welcoming import make_family, say_birth, say_understood, tidy, understand_age

TODAY = date(2026, 11, 21)

UNDERSTOOD = {
    "6": Birth(year=2020),
    "6 years": Birth(year=2020),
    "six years old": Birth(year=2020),
    "about 6": Birth(year=2020),
    "- 6": Birth(year=2020),
    "13 yrs": Birth(year=2013),
    "0": Birth(year=2026),
    "8 months": Birth(year=2026, month=3),
    "18mo": Birth(year=2025, month=5),
    "1 year 3 months": Birth(year=2025, month=8),
    "2 1/2": Birth(year=2024, month=5),
    "2,5": Birth(year=2024, month=5),
    "two and a half years": Birth(year=2024, month=5),
    "3 weeks": Birth(year=2026, month=10),
    "newborn": Birth(year=2026, month=11),
    "2019": Birth(year=2019),
    "nov 2019": Birth(year=2019, month=11),
    "born in November 2019": Birth(year=2019, month=11),
    "sept 2019": Birth(year=2019, month=9),
    "11/2019": Birth(year=2019, month=11),
    "2019-11": Birth(year=2019, month=11),
    "2.11.2019": Birth(year=2019, month=11, day=2),
    "2/11/19": Birth(year=2019, month=11, day=2),
    "11/25/2019": Birth(year=2019, month=11, day=25),
    "2019-11-02": Birth(year=2019, month=11, day=2),
    "2nd nov 2019": Birth(year=2019, month=11, day=2),
    "november 2, 2019": Birth(year=2019, month=11, day=2),
    "feb 2027": Birth(year=2027, month=2),
}


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_a_rough_age_is_understood(text: str) -> None:
    assert understand_age(text, TODAY) == UNDERSTOOD[text]


NOT_AGES = ("", " ", "hello", "45", "1912", "2035", "31.02.2019", "29.2.2019", "13.2019", "6 foo", "5 5", "٦")


@pytest.mark.parametrize("text", [*NOT_AGES, *HOSTILE, "9" * 5_000])
def test_what_is_no_age_is_not_guessed_at(text: str) -> None:
    assert understand_age(text, TODAY) is None


def test_an_age_told_in_spring_counts_back_to_the_year_before() -> None:
    assert understand_age("6", date(2026, 3, 1)) == Birth(year=2019)
    assert say_understood(Birth(year=2019), date(2026, 3, 1)) == "Understood: about 6, born about 2019"


@pytest.mark.parametrize("birth", UNDERSTOOD.values(), ids=str)
def test_a_birth_is_said_in_words_that_are_understood_again(birth: Birth) -> None:
    assert understand_age(say_birth(birth), TODAY) == birth


def test_a_family_is_made_with_its_people_times_and_keys(tmp_path: Path) -> None:
    journal = make_family(tmp_path / "home", " Nell ", "Kit", Birth(year=2019), "Idris", ZONE)
    try:
        view = journal.seen_by(Together())
        assert [adult.name for adult in view.adults] == ["Nell", "Idris"]
        assert [child.name for child in view.children] == ["Kit"]
        assert view.family.zone == ZONE
        assert view.family.times_of_day == default_times()
        assert all(adult.key_file and not is_wrapped(adult.key_file) for adult in view.adults)
    finally:
        journal.close()


def test_a_family_is_never_made_over_another(tmp_path: Path) -> None:
    make_family(tmp_path, "Nell", "Kit", Birth(year=2019), "", ZONE).close()
    before = (tmp_path / "family.json").read_bytes()
    with pytest.raises(CannotSave):
        make_family(tmp_path, "Somebody", "Else", Birth(year=2019), "", ZONE)
    assert (tmp_path / "family.json").read_bytes() == before


def test_a_folder_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("a file")
    with pytest.raises(CannotSave) as told:
        make_family(tmp_path / "in-the-way" / "home", "Nell", "Kit", Birth(year=2019), "", ZONE)
    assert "in-the-way" in told.value.words


@asynccontextmanager
async def welcomed(folder: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Journal]]:
    app = WelcomeApp(folder, now=now, zone=ZONE)
    try:
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot
    finally:
        if app.return_value is not None:
            app.return_value.close()


async def later(pilot: Pilot[Journal]) -> Journal:
    """Leave the passphrase for later, and give the new family."""
    await until_seen(pilot, say("own_key.offer.later"))
    await pilot.press("2")
    await until(pilot, lambda: pilot.app.return_value is not None, "the family")
    journal = pilot.app.return_value
    assert journal is not None
    return journal


async def enter(pilot: Pilot[Journal], words: str) -> None:
    await type_words(pilot, words)
    await pilot.press("enter")
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_three_answers_make_a_family(tmp_path: Path, size: tuple[int, int]) -> None:
    async with welcomed(tmp_path / "home", size) as pilot:
        assert say("welcome.begin") in seen(pilot.app)
        await enter(pilot, "")
        assert "1 of 3" in seen(pilot.app)
        assert say("welcome.continue") in seen(pilot.app)
        await enter(pilot, "Nell")
        await enter(pilot, "Kit")
        await type_words(pilot, "nov 2019")
        await settle(pilot)
        assert "about 7, born in Nov" in seen(pilot.app)
        await enter(pilot, "")
        assert "3 of 3" in seen(pilot.app)
        assert not is_family(tmp_path / "home")
        await pilot.press("1")
        journal = await later(pilot)
        view = journal.seen_by(Together())
        assert [adult.name for adult in view.adults] == ["Nell"]
        assert [(child.name, child.birth) for child in view.children] == [("Kit", Birth(year=2019, month=11))]


async def test_another_grown_up_is_asked_by_name(tmp_path: Path) -> None:
    async with welcomed(tmp_path / "home") as pilot:
        for words in ("", "Nell", "Kit", "6"):
            await enter(pilot, words)
        await pilot.press("2")
        await settle(pilot)
        await enter(pilot, "")
        assert say("welcome.other.missing") in seen(pilot.app)
        await enter(pilot, "nell")
        assert say("welcome.other.same", name="nell") in seen(pilot.app)
        await pilot.press(*["backspace"] * 4)
        await enter(pilot, "Idris")
        journal = await later(pilot)
        assert [adult.name for adult in journal.seen_by(Together()).adults] == ["Nell", "Idris"]


async def test_a_passphrase_is_offered_to_whoever_types_and_later_is_an_equal_answer(tmp_path: Path) -> None:
    async with welcomed(tmp_path / "home") as pilot:
        for words in ("", "Nell", "Kit", "6"):
            await enter(pilot, words)
        await pilot.press("2")
        await settle(pilot)
        await enter(pilot, "Idris")
        await until_seen(pilot, say("own_key.offer.title", name="Nell"))
        for words in ("now", "later", "what"):
            assert say(f"own_key.offer.{words}") in seen(pilot.app)
        await pilot.press("3")
        await until_seen(pilot, say("own_key.protects.title"))
        await pilot.press("escape")
        journal = await later(pilot)
        nell, idris = journal.seen_by(Together()).adults
        assert not is_wrapped(nell.key_file)
        assert not journal.unlocked(nell.id)
        asked = []
        for adult in (nell, idris):
            journal.unlock_bare(adult.id)
            asked.append(journal.seen_by(Alone(adult.id)).own_key().offered)
        # Idris is asked when he first sits down alone.
        assert asked == [True, False]


async def test_a_passphrase_chosen_in_the_first_run_closes_the_key_and_shows_the_sheet_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def at_once(identity: Identity, passphrase: str) -> str:
        return QUICK_KEY

    monkeypatch.setattr("data.keys.wrap_later", at_once)
    async with welcomed(tmp_path / "home") as pilot:
        for words in ("", "Nell", "Kit", "6"):
            await enter(pilot, words)
        await pilot.press("1")
        await until_seen(pilot, say("own_key.offer.now"))
        await pilot.press("1")
        await until_seen(pilot, say("passphrase.new_first"))
        await pilot.press("escape")
        await until_seen(pilot, say("own_key.offer.now"))
        await pilot.press("1")
        await until_seen(pilot, say("passphrase.new_first"))
        for _ in range(2):
            await enter(pilot, "apple cart lantern")
        await until_seen(pilot, "AGE-SECRET-KEY-1")
        await pilot.press("enter")
        await until_seen(pilot, say("recovery.back_title"))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.return_value is not None, "the family")
        journal = pilot.app.return_value
        assert journal is not None
        (nell,) = journal.seen_by(Together()).adults
        assert is_wrapped(nell.key_file)
        assert not journal.unlocked(nell.id)


async def test_closing_the_app_at_the_offer_leaves_a_whole_family(tmp_path: Path) -> None:
    async with welcomed(tmp_path / "home") as pilot:
        for words in ("", "Nell", "Kit", "6"):
            await enter(pilot, words)
        await pilot.press("1")
        await until_seen(pilot, say("own_key.offer.now"))
        await pilot.press("ctrl+q")
        await settle(pilot)
    journal = Journal.open(tmp_path / "home")
    assert [adult.name for adult in journal.seen_by(Together()).adults] == ["Nell"]
    journal.close()


async def test_the_first_page_says_what_this_is_and_where_it_all_stays(tmp_path: Path) -> None:
    async with welcomed(tmp_path, (120, 40)) as pilot:
        page = " ".join(seen(pilot.app).split())
        for name in ("words", "stays", "larger", "esc"):
            assert say(f"welcome.hello.{name}") in page


async def test_on_a_small_screen_the_first_page_moves_with_the_arrows(tmp_path: Path) -> None:
    async with welcomed(tmp_path, (40, 15)) as pilot:
        assert "on a Mac" in seen(pilot.app)
        last = "no family is made before"
        assert last not in " ".join(seen(pilot.app).split())
        await pilot.press(*["down"] * 30)
        await settle(pilot)
        assert last in " ".join(seen(pilot.app).split())


async def test_an_empty_name_and_an_unclear_age_are_asked_again_kindly(tmp_path: Path) -> None:
    async with welcomed(tmp_path / "home") as pilot:
        await enter(pilot, "")
        await enter(pilot, "  ")
        assert say("welcome.me.missing") in seen(pilot.app)
        await enter(pilot, "Nell")
        await enter(pilot, "")
        await enter(pilot, "6")
        assert say("welcome.child.missing")[:40] in seen(pilot.app)
        await enter(pilot, "Kit")
        await enter(pilot, "ish")
        assert say("welcome.child.unclear")[:40] in seen(pilot.app)
        assert "2 of 3" in seen(pilot.app)


async def test_going_back_keeps_every_answer(tmp_path: Path) -> None:
    async with welcomed(tmp_path / "home") as pilot:
        for words in ("", "Nell", "Kit", "6"):
            await enter(pilot, words)
        await pilot.press("f3")
        await settle(pilot)
        assert "Kit" in seen(pilot.app)
        assert "about 6" in seen(pilot.app)
        await pilot.press("f3")
        await settle(pilot)
        assert pilot.app.screen.query_one(Line).value == "Nell"


@pytest.mark.parametrize("answers", [(), ("",), ("", "Nell"), ("", "Nell", "Kit", "6")], ids=len)
async def test_escape_leaves_and_nothing_was_made(tmp_path: Path, answers: tuple[str, ...]) -> None:
    async with welcomed(tmp_path / "home") as pilot:
        for words in answers:
            await enter(pilot, words)
        await pilot.press("escape")
        await settle(pilot)
        assert not pilot.app.is_running or pilot.app.return_value is None
        assert not (tmp_path / "home").exists()


async def test_the_mouse_does_it_all(tmp_path: Path) -> None:
    async with welcomed(tmp_path / "home") as pilot:
        await pilot.click("Action")
        await settle(pilot)
        await type_words(pilot, "Nell")
        await pilot.click("Action")
        await settle(pilot)
        await enter(pilot, "Kit")
        await type_words(pilot, "6")
        await pilot.click("Action")
        await settle(pilot)
        await pilot.click("Action")
        await settle(pilot)
        assert (tmp_path / "home" / "family.json").is_file()


async def test_a_family_that_appeared_meanwhile_is_left_alone(tmp_path: Path) -> None:
    async with welcomed(tmp_path / "home") as pilot:
        for words in ("", "Nell", "Kit", "6"):
            await enter(pilot, words)
        make_family(tmp_path / "home", "Bo", "Ida", Birth(year=2019), "", ZONE).close()
        before = (tmp_path / "home" / "family.json").read_bytes()
        await pilot.press("1")
        await settle(pilot)
        assert say("welcome.other.exists") in seen(pilot.app)
        assert (tmp_path / "home" / "family.json").read_bytes() == before


async def test_any_name_stands_literally(tmp_path: Path, hostile: str) -> None:
    name = tidy(hostile)[:80]
    async with welcomed(tmp_path / "home") as pilot:
        await enter(pilot, "")
        pilot.app.screen.query_one(Line).value = name
        await enter(pilot, "")
        pilot.app.screen.query_one("#child-name", Line).value = name
        await enter(pilot, "")
        await enter(pilot, "6")
        assert "3 of 3" in seen(pilot.app)
        await pilot.press("1")
        journal = await later(pilot)
        view = journal.seen_by(Together())
        assert [adult.name for adult in view.adults] == [name]
        assert [child.name for child in view.children] == [name]


__all__ = ["hostile"]
