"""Whatever the order in which keys and pages come, nothing from a turn is kept where the other adult can see it."""

from __future__ import annotations

from data.actors import Together
from data.wording import say
from tests.data.conftest import Home
from tests.journeys.walking import until, until_seen
from tests.workspace.test_debrief import debrief, left_at, running
from widgets.text_area import Writing
from workspace.app import Swingback

MARKER = "Quellmoos"


def written(home: Home) -> bytes:
    """Give every byte in the family's folder."""
    home.journal.flush()
    return b"\n".join(path.read_bytes() for path in sorted(home.folder.rglob("*")) if path.is_file())


async def test_a_letter_that_is_noticed_after_the_pause_of_a_turn_is_kept_nowhere_in_the_open(home: Home) -> None:
    left_at(home, "first_curtain")
    async with running(home.journal) as pilot:
        screen = await debrief(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: bool(screen.sitting.turn), "the turn")
        screen.sitting.go("first_words")
        await screen.show()
        await until(pilot, lambda: bool(screen.query(Writing)), "the page")
        writing = screen.query_one(Writing)
        with writing.prevent(Writing.Changed):
            writing.insert(MARKER)
        # The message about a letter may still be waiting at the screen when the turn is left.
        screen.post_message(Writing.Changed(writing))
        screen.action_pause()
        await until_seen(pilot, say("app.together"))
        await pilot.pause()
        assert MARKER.encode() not in written(home)
    assert home.journal.seen_by(Together()).drafts.keys() == ()


async def test_the_page_for_somebody_who_is_afraid_opens_in_a_turn_and_leaves_no_trace(home: Home) -> None:
    left_at(home, "first_curtain")
    async with running(home.journal) as pilot:
        screen = await debrief(pilot)
        await pilot.press("f5")
        assert pilot.app.screen is screen
        await pilot.press("enter")
        await until_seen(pilot, say("debrief.afraid_button"))
        app = pilot.app
        assert isinstance(app, Swingback)
        app.keep_places()
        before, revision = written(home), home.journal.revision
        await pilot.press("f5")
        await until_seen(pilot, say("safety.afraid_at_home.title"))
        app.keep_places()
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen, "the question again")
        app.keep_places()
        assert (written(home), home.journal.revision) == (before, revision)
