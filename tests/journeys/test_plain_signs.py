"""With plain signs asked for, every page of the app holds ASCII alone, but for what the family typed itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.actors import Alone, Together
from data.records import Settings
from tests.journeys.told import NELL
from tests.journeys.walked import HOSTILE, STORY, walked
from tests.journeys.walking import seen
from tests.workspace.page_kit import Home, now, settle
from widgets.buttons import Action
from widgets.glyphs import ASCII, FULL, in_ascii
from workspace.desk import Desk
from workspace.plain_app import PlainApp
from workspace.screens.family import FamilyScreen

pytestmark = pytest.mark.xdist_group("everywhere")
"""All who look at the walks look in one process, so that each walk is taken once."""


async def test_every_page_of_the_walk_can_be_drawn_in_plain_signs() -> None:
    pages = {**await walked(STORY, Together()), **await walked(STORY, Alone(NELL.id))}
    assert len(pages) > 150
    assert sum(not page.replace(HOSTILE, "").isascii() for page in pages.values()) > 100
    # Letters stay letters, and what was typed stays as it was, also where it was cut.
    left = {
        name: {sign for sign in in_ascii(page) if not (sign.isascii() or sign.isalpha() or sign in HOSTILE)}
        for name, page in pages.items()
    }
    assert {name: signs for name, signs in left.items() if signs} == {}


async def test_the_screen_changes_at_once_when_plain_signs_are_chosen_and_back(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.moment("Kit said “no” · and left …")
    async with home.open() as pilot:
        app = pilot.app
        assert isinstance(app, PlainApp)
        assert FULL.stub in seen(app)
        for plainly in (True, False, True):
            app.draw_as(Settings(glyphs="ascii" if plainly else "full"))
            await settle(pilot)
            assert seen(app).isascii() is plainly
            assert (ASCII.stub + " Kit said" in seen(app)) is plainly


async def test_the_choice_is_made_on_the_family_page_and_kept(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.at(FamilyScreen(Desk(home.journal, now=now), home.journal), (80, 60)) as (pilot, _):
        page = pilot.app.screen
        for choice in ("ascii", "full", "auto"):
            next(button for button in page.query(Action) if button.act.id == f"signs:{choice}").focus()
            await pilot.press("enter")
            await settle(pilot)
            assert home.view.family.settings.glyphs == choice
            assert seen(pilot.app).isascii() is (choice == "ascii")


def test_letters_stay_and_every_sign_keeps_its_width() -> None:
    assert in_ascii("Zoë – “né” …") == 'Zoë - "né" ~'
    assert in_ascii("stub · Kit") == "stub - Kit"
    assert in_ascii("Dark  ·  now") == "Dark  -  now"
    assert in_ascii(" · unchosen") == " . unchosen"
    for name in FULL.__struct_fields__:
        sign = getattr(FULL, name)
        if isinstance(sign, str):
            assert in_ascii(sign).isascii()
            assert len(in_ascii(sign)) == len(sign)
