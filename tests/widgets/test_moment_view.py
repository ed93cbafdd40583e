"""The page of a moment: equal reads, the order of things, and words just as they were typed."""

from __future__ import annotations

import msgspec
from textual.geometry import Region
from textual.widgets import Static

from tests.journeys.walking import until
from tests.widgets.conftest import Host
from widgets.gallery_data import MOMENT, STUB
from widgets.glyphs import ASCII
from widgets.moment_view import MomentView
from widgets.pictures import ApartPicture, GuessPicture, LookPicture, MomentPicture, ReadPicture, VoicePicture
from widgets.reads_view import ReadsView

READS = (
    ReadPicture(name="Nell", side="sage", words="I saw cheek. " * 8, sure="I think"),
    ReadPicture(name="Idris", side="amber", words="Testing.", sure="I wonder", second_hand=True),
)


def _bars(host: Host) -> list[Region]:
    return [read.region for read in host.screen.query(".read").results(Static) if read.display]


async def test_two_reads_stand_side_by_side_equally_wide_and_high() -> None:
    host = Host(ReadsView(READS))
    async with host.trial(120, 30) as pilot:
        await pilot.pause()
        left, right = _bars(host)
        assert left.y == right.y
        assert left.height == right.height > 3
        assert abs(left.width - right.width) <= 1


async def test_on_a_narrow_screen_they_stand_beneath_each_other() -> None:
    host = Host(ReadsView(READS))
    async with host.trial(80, 30) as pilot:
        await pilot.pause()
        first, second = _bars(host)
        assert first.x == second.x
        assert second.y > first.bottom
        assert first.width == second.width


async def test_one_read_alone_leaves_no_blank_column() -> None:
    host = Host(view := ReadsView(READS))
    async with host.trial(120, 30) as pilot:
        view.reads = READS[:1]
        await pilot.pause()
        assert [bar.width for bar in _bars(host)] == [84]
        view.reads = READS
        await pilot.pause()
        assert len(_bars(host)) == 2


async def test_a_read_by_someone_who_was_not_there_says_so_in_words() -> None:
    host = Host(ReadsView(READS))
    async with host.trial(120, 30):
        assert host.text().count("was not there") == 1


async def test_everything_of_a_moment_stands_in_reading_order() -> None:
    host = Host(MomentView(MOMENT))
    async with host.trial(120, 70) as pilot:
        await pilot.pause()
        text = host.text()
        order = [
            "The tower, and", "kitchen", "Kit pushed", "What Kit sent", "Around it", "In Kit's own words",
            "In the moment",
            "You both noticed",
            "Read differently", "What might each", "Our guess so far", "What it was about",
            "How it landed", "Then Kit", "To look for", "Second looks", "Fri 27 Nov, Idris",
        ]  # fmt: skip
        places = [text.find(part) for part in order]
        assert -1 not in places
        assert places == sorted(places)
        assert "Connection and A clear limit" in text


async def test_a_stub_says_that_a_few_words_are_enough() -> None:
    host = Host(MomentView(STUB))
    async with host.trial():
        text = host.text()
        assert "A few words are enough" in text
        for label in ("What Kit sent", "Our guess", "Read differently", "You both"):
            assert label not in text


async def test_no_moment_says_what_to_do() -> None:
    host = Host(view := MomentView())
    async with host.trial() as pilot:
        assert "Choose a moment" in host.text()
        view.picture = MOMENT
        await pilot.pause()
        assert "The tower" in host.text()
        assert "Choose a moment" not in host.text()


async def test_two_versions_stand_as_equals() -> None:
    picture = MomentPicture(id="x", title="T", camera=("It was the red cup.", "It was the blue cup."))
    host = Host(MomentView(picture))
    async with host.trial():
        lines = [line for line in host.text().splitlines() if "cup" in line]
        assert len(lines) == 2
        assert lines[0].index("It") == lines[1].index("It")
        assert "also remembered" in host.text()


async def test_going_to_another_moment_leaves_nothing_of_the_last_one() -> None:
    host = Host(view := MomentView(MOMENT))
    async with host.trial(120, 70) as pilot:
        view.picture = STUB
        await pilot.pause()
        for words in ("Nell", "Idris", "Misread", "tower", "Seeking my eyes", "What might each"):
            assert words not in host.text()
        view.picture = MOMENT
        await pilot.pause()
        assert host.text().count("Nell") >= 2


async def test_the_same_moment_stays_where_it_was_read_and_another_begins_at_its_top() -> None:
    host = Host(view := MomentView(MOMENT))
    async with host.trial(80, 20) as pilot:
        view.scroll_end(animate=False, immediate=True)
        assert view.scroll_offset.y > 0
        view.picture = msgspec.structs.replace(MOMENT, tags=("blocks",))
        await pilot.pause()
        assert view.scroll_offset.y > 0
        view.picture = msgspec.structs.replace(MOMENT, id="other")
        await pilot.pause()
        assert view.scroll_offset.y == 0


def _underlined(host: Host) -> list[str]:
    strips = host.screen._compositor.render_strips()
    return [part.text for strip in strips for part in strip if part.style and part.style.underline]


async def test_what_is_looked_for_is_underlined_until_it_is_let_go_and_nothing_moves() -> None:
    picture = MomentPicture(id="x", title="Straße", camera=("Die Brücke, dann eine Straße. " * 9,), tags=("[b]aß",))
    host = Host(view := MomentView(picture))
    async with host.trial(60, 40) as pilot:
        before = host.text()
        view.underline(lambda text: [(n, n + 2) for n in range(len(text)) if text.startswith("aß", n)])
        await pilot.pause()
        assert _underlined(host) == ["aß"] * 11
        assert host.text() == before
        view.picture = msgspec.structs.replace(picture, id="other", title="Gaß")
        await pilot.pause()
        assert _underlined(host) == ["aß"] * 11
        view.underline(None)
        await pilot.pause()
        assert _underlined(host) == []


async def test_what_is_found_far_below_is_brought_into_sight_once() -> None:
    picture = MomentPicture(id="x", title="Tower", camera=("Bricks flew. " * 60,), tags=("lantern",))
    host = Host(view := MomentView(picture))
    async with host.trial(60, 10) as pilot:
        assert "lantern" not in host.text()

        def at_lantern(text: str) -> list[tuple[int, int]]:
            return [(0, 7)] if text.startswith("lantern") else []

        view.underline(at_lantern)
        await until(pilot, lambda: "lantern" in host.text(), "what is looked for")
        view.scroll_to(y=0, animate=False, immediate=True)
        view.underline(at_lantern)
        await pilot.pause()
        assert view.scroll_offset.y == 0
        view.picture = msgspec.structs.replace(picture, id="short", camera=("Nothing.",), tags=())
        await pilot.pause()
        view.picture = msgspec.structs.replace(picture, id="other")
        await until(pilot, lambda: "lantern" in host.text(), "what is looked for in another moment")


async def test_words_are_never_wider_than_can_be_read() -> None:
    picture = MomentPicture(id="x", title="word " * 60, camera=("word " * 60,), signal_words="word " * 60)
    host = Host(MomentView(picture))
    async with host.trial(200, 40):
        assert max(len(line.strip()) for line in host.text().splitlines()) <= 102
        plain = [len(line.strip()) for line in host.text().splitlines() if line.strip().startswith("word")]
        assert 80 <= max(plain) <= 84


async def test_chips_are_never_broken_in_two() -> None:
    words = tuple(f"Chip number {number}" for number in range(9))
    host = Host(MomentView(MomentPicture(id="x", title="T", signals=words)))
    async with host.trial(50, 40):
        assert all(any(word in line for line in host.text().splitlines()) for word in words)


async def test_plain_signs_are_plain() -> None:
    picture = MomentPicture(id="x", title="T", when="Sat", who=("Kit, 6",), reads=READS, context=("Tired", "Hungry"))
    host = Host(MomentView(picture, signs=ASCII))
    async with host.trial(120, 40):
        assert host.text().isascii()


async def test_typed_words_are_shown_as_they_are(hostile: str) -> None:
    read = ReadPicture(name=hostile, words=hostile, needs=(hostile,), came_back=hostile, own=hostile, sure=hostile)
    picture = MomentPicture(
        id="x", title=hostile, when=hostile, who=(hostile,), place=hostile, child=hostile, camera=(hostile, hostile),
        signals=(hostile,), signal_words=hostile, context=(hostile,), reads=(read,), both_noticed=(hostile,),
        apart=(ApartPicture(quotes=(read,), question=hostile),),
        guess=GuessPicture(child_account=hostile, voices=(VoicePicture(name=hostile, words=hostile),), landing=hostile),
        looks=(LookPicture(day=hostile, name=hostile, words=hostile),), status=hostile, tags=(hostile,),
    )  # fmt: skip
    host = Host(MomentView(picture))
    async with host.trial(120, 3000):
        first = hostile.split("\n")[0][:12]
        assert host.text().count(first) >= 15
