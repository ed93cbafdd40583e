"""What is being typed is on the disk at every change, and as private as its author."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import drafts as drafts_file
from data import fileops, keys
from data.drafts import Draft, Drafts
from data.errors import CannotOpen, CannotSave
from data.keys import Identity
from data.wording import say
from tests.data.test_keys import KEY

ANA = "01JANA"
MARKER = 'Zx "unmistakable" é'
OTHER = Identity(
    "AGE-SECRET-KEY-1MWDDKHW9WZ5C2M8TR4JC2DK9LQTCQ9FG0VLPKD4SAMG668829UGQQ9DX3H",
    "age1wecm3rt64wknddc2dygres7tmwsuj6cmal2jhfa7qpc65q6eecwq37klm0",
)
"""Another invented key."""


def draft(key: str = "read", words: str = "What I saw") -> Draft:
    return Draft(key=key, values={"words": words}, step="noticed", cursor=(2, 7), field="words")


def keep(drafts: Drafts, key: str = "read", words: str = "What I saw") -> None:
    drafts.keep_private(ANA, KEY.recipient, draft(key, words))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Every run of bytes handed to the disk, temporary files and all."""
    runs: list[bytes] = []
    write = fileops.FileOps.write

    def watched(ops: fileops.FileOps, fd: int, data: memoryview) -> int:
        runs.append(bytes(data))
        return write(ops, fd, data)

    monkeypatch.setattr(fileops.FileOps, "write", watched)
    return runs


@pytest.fixture
def disk_full(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Turns the disk full, and empty again."""
    write = fileops.FileOps.write

    def refuse(ops: fileops.FileOps, fd: int, data: memoryview) -> int:
        raise OSError(28, "No space left on device")

    return lambda full: monkeypatch.setattr(fileops.FileOps, "write", refuse if full else write)


# -- shared drafts ------------------------------------------------------------------------------------------------


def test_looking_for_drafts_makes_no_folder(folder: Path) -> None:
    drafts = Drafts(folder)
    assert drafts.shared("new") is None
    assert drafts.keys() == ()
    assert drafts.private(ANA, "read") is None
    drafts.flush()
    assert not folder.exists()


def test_a_kept_draft_is_there_for_the_next_copy_at_once(folder: Path) -> None:
    Drafts(folder).keep(draft("new"))
    assert Drafts(folder).shared("new") == draft("new")
    assert Drafts(folder).keys() == ("new",)


def test_every_keystroke_survives_a_process_that_is_killed(folder: Path) -> None:
    script = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom data.drafts import Draft, Drafts\n"
        "drafts = Drafts(Path(sys.argv[1]))\n"
        "for n in range(1, 40):\n"
        "    drafts.keep(Draft(key='new', values={'words': 'x' * n}))\n"
        "    drafts.keep_private('01JANA', sys.argv[2], Draft(key='read', values={'words': 'y' * n}))\n"
        "os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, 'SIGKILL') else signal.SIGTERM)\n"
    )
    home = Path(drafts_file.__file__).parents[1]
    command = [sys.executable, "-c", script, str(folder), KEY.recipient]
    assert subprocess.run(command, cwd=home, check=False).returncode != 0
    after = Drafts(folder)
    after.open_private(ANA, KEY)
    kept, sealed = after.shared("new"), after.private(ANA, "read")
    assert kept is not None
    assert sealed is not None
    assert (kept.values, sealed.values) == ({"words": "x" * 39}, {"words": "y" * 39})


@given(st.text(st.characters(exclude_categories=())), st.text(st.characters(exclude_categories=())))
@settings(max_examples=40)
def test_any_sign_comes_back_as_it_was_typed(tmp_path_factory: pytest.TempPathFactory, key: str, words: str) -> None:
    folder = tmp_path_factory.mktemp("any") / "drafts"
    drafts = Drafts(folder)
    drafts.keep(draft(key, words))
    drafts.keep_private(ANA, KEY.recipient, draft(key, words))
    after = Drafts(folder)
    after.open_private(ANA, KEY)
    assert after.shared(key) == after.private(ANA, key) == draft(key, words)


def test_a_later_change_to_the_callers_values_does_not_reach_in(folder: Path) -> None:
    drafts, values = Drafts(folder), {"words": "one"}
    drafts.keep(Draft(key="new", values=values))
    drafts.keep_private(ANA, KEY.recipient, Draft(key="read", values=values))
    values["words"] = "two"
    kept, sealed = drafts.shared("new"), drafts.private(ANA, "read")
    assert kept is not None
    assert sealed is not None
    assert kept.values == sealed.values == {"words": "one"}


def test_file_names_give_nothing_away_and_only_the_owner_reads_them(folder: Path) -> None:
    before = os.umask(0)
    try:
        drafts = Drafts(folder)
        drafts.keep(draft("Kit: ../../read/Ana"))
        drafts.make_private("../Ben Okri", KEY.recipient)
    finally:
        os.umask(before)
    names = " ".join(files(folder))
    assert len(files(folder)) == 2
    assert not any(word in names for word in ("Kit", "Ana", "Ben", "read"))
    if sys.platform != "win32":
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_dropped_draft_is_gone_from_memory_and_disk(folder: Path) -> None:
    drafts = Drafts(folder)
    drafts.keep(draft("new"))
    drafts.keep(draft("old"))
    drafts.drop("new")
    drafts.drop("never there")
    drafts.flush()
    assert drafts.keys() == Drafts(folder).keys() == ("old",)
    assert len(files(folder)) == 1


@pytest.mark.parametrize("damage", [b"", b"{", b"null", b"\xff\xfe", b'{"key":"new"}', b'{"key":1,"values":{}}'])
def test_a_damaged_draft_is_set_aside_and_the_rest_stays(folder: Path, damage: bytes) -> None:
    Drafts(folder).keep(draft("new"))
    Drafts(folder).keep(draft("other"))
    (broken,) = [path for path in folder.iterdir() if b'"new"' in path.read_bytes()]
    for round_number in (1, 2):
        broken.write_bytes(damage)
        drafts = Drafts(folder)
        assert drafts.keys() == ("other",)
        drafts.keep(draft("new", "again"))
        aside = [content for name, content in files(folder).items() if name.endswith(".damaged")]
        assert aside == [damage] * round_number
        assert Drafts(folder).shared("new") == draft("new", "again")


def test_a_full_disk_is_told_and_nothing_is_forgotten(folder: Path, disk_full: Callable[[bool], None]) -> None:
    drafts = Drafts(folder)
    drafts.keep(draft("new", "one"))
    keep(drafts, words="one")
    before = files(folder)
    disk_full(True)
    acts: list[Callable[[], None]] = [
        lambda: drafts.keep(draft("new", "two")),
        lambda: keep(drafts, words="two"),
        drafts.flush,
        lambda: drafts.forget(ANA),
    ]
    for act in acts:
        with pytest.raises(CannotSave) as told:
            act()
        assert told.value.words == say("keys.draft_not_kept")
    assert files(folder) == before
    assert drafts.shared("new") == draft("new", "two")
    assert drafts.private(ANA, "read") == draft("read", "two")
    disk_full(False)
    drafts.flush()
    after = Drafts(folder)
    after.open_private(ANA, KEY)
    assert after.shared("new") == draft("new", "two")
    assert after.private(ANA, "read") == draft("read", "two")


def test_typing_waits_for_no_medium_and_flush_waits_for_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    real = fileops.FileOps.fsync

    def watched(ops: fileops.FileOps, fd: int) -> None:
        synced.append(os.fstat(fd).st_ino)
        real(ops, fd)

    monkeypatch.setattr(fileops.FileOps, "fsync", watched)
    drafts = Drafts(folder)
    drafts.keep(draft("new"))
    drafts.keep(draft("gone"))
    drafts.drop("gone")
    keep(drafts)
    assert synced == []
    drafts.flush()
    assert sorted(synced) == sorted(path.stat().st_ino for path in folder.iterdir())
    drafts.flush()
    assert len(synced) == 2


# -- private drafts -----------------------------------------------------------------------------------------------


def test_nothing_private_reaches_the_disk_in_the_open(folder: Path, written: list[bytes]) -> None:
    drafts = Drafts(folder)
    drafts.make_private(ANA, KEY.recipient)
    for n in range(1, len(MARKER) + 1):
        keep(drafts, key=f"key {MARKER}", words=MARKER[:n])
    drafts.forget(ANA)
    keep(drafts, words=f"again {MARKER}")
    drafts.open_private(ANA, KEY)
    keep(drafts, words=f"more {MARKER}")
    drafts.drop_private(ANA, KEY.recipient, "read")
    drafts.seal_again(ANA, OTHER.recipient)
    drafts.flush()
    everything = b"\n".join([*written, *files(folder).values(), *(name.encode() for name in files(folder))])
    assert len(written) > len(MARKER)
    for form in (MARKER, json.dumps(MARKER)[1:-1], json.dumps(MARKER, ensure_ascii=False)[1:-1], "unmistakable"):
        assert form.encode() not in everything
        assert form.encode("utf-16-le") not in everything
    assert "unmistakable" not in everything.decode("unicode_escape", "replace")


def test_the_marker_test_would_notice_an_open_draft(folder: Path, written: list[bytes]) -> None:
    Drafts(folder).keep(draft("new", MARKER))
    assert any(json.dumps(MARKER)[1:-1].encode() in run for run in written)


def test_a_sealed_file_says_nothing_by_being_there(folder: Path) -> None:
    drafts = Drafts(folder)
    drafts.make_private(ANA, KEY.recipient)
    drafts.make_private("01JBEN", OTHER.recipient)
    keep(drafts, words="a sentence or two " * 50)
    sizes = {name: len(content) for name, content in files(folder).items()}
    assert set(sizes) == {"01JANA.age", "01JBEN.age"}
    assert abs(sizes["01JANA.age"] - sizes["01JBEN.age"]) < 600
    assert min(sizes.values()) > keys.ROOM_STEP


def test_making_a_sealed_file_twice_keeps_what_is_in_it(folder: Path) -> None:
    drafts = Drafts(folder)
    drafts.make_private(ANA, KEY.recipient)
    keep(drafts)
    drafts.make_private(ANA, KEY.recipient)
    after = Drafts(folder)
    after.make_private(ANA, KEY.recipient)
    assert after.open_private(ANA, KEY) == 1


def test_a_sitting_reads_back_its_own_drafts_without_a_key(folder: Path) -> None:
    drafts = Drafts(folder)
    keep(drafts)
    assert drafts.private(ANA, "read") == draft()
    assert drafts.private("01JBEN", "read") is None
    assert drafts.private_keys(ANA) == ("read",)
    assert not drafts.opened(ANA)
    assert drafts.shared("read") is None
    assert drafts.keys() == ()


def test_forgotten_drafts_come_back_only_with_the_key(folder: Path) -> None:
    drafts = Drafts(folder)
    keep(drafts)
    drafts.forget(ANA)
    assert (drafts.private(ANA, "read"), drafts.private_keys(ANA), drafts.earlier(ANA)) == (None, (), ())
    assert not drafts.opened(ANA)
    assert drafts.open_private(ANA, KEY) == 1
    assert drafts.opened(ANA)
    assert drafts.private(ANA, "read") == draft()


def test_sittings_that_were_never_opened_all_come_together(folder: Path) -> None:
    for sitting in range(3):
        drafts = Drafts(folder)
        keep(drafts, key=f"only {sitting}")
        keep(drafts, words=f"sitting {sitting}")
    assert files(folder)["01JANA.age"].count(b"BEGIN AGE") == 3
    after = Drafts(folder)
    keep(after, key="only now")
    assert after.open_private(ANA, KEY) == 5
    assert after.private(ANA, "read") == draft(words="sitting 2")
    assert after.open_private(ANA, KEY) == 5
    keep(after, key="one more")
    assert files(folder)["01JANA.age"].count(b"BEGIN AGE") == 1
    assert Drafts(folder).open_private(ANA, KEY) == 6


def test_opening_alone_changes_nothing_on_the_disk(folder: Path) -> None:
    keep(Drafts(folder))
    before = files(folder)
    drafts = Drafts(folder)
    drafts.open_private(ANA, KEY)
    drafts.forget(ANA)
    assert files(folder) == before


def test_words_begun_again_without_the_key_do_not_cover_the_older_ones(folder: Path) -> None:
    keep(Drafts(folder), words="the older words")
    keep(Drafts(folder), words="newer")
    drafts = Drafts(folder)
    drafts.open_private(ANA, KEY)
    assert drafts.private(ANA, "read") == draft(words="newer")
    assert drafts.earlier(ANA) == (draft(words="the older words"),)
    keep(drafts, key="something else")
    after = Drafts(folder)
    after.open_private(ANA, KEY)
    assert after.earlier(ANA) == (draft(words="the older words"),)
    after.drop_earlier(ANA, KEY.recipient, "read")
    assert after.earlier(ANA) == ()
    last = Drafts(folder)
    assert last.open_private(ANA, KEY) == 2
    assert last.earlier(ANA) == ()


def test_words_that_were_only_carried_on_leave_no_earlier_copy(folder: Path) -> None:
    keep(Drafts(folder), words="the older")
    keep(Drafts(folder), words="the older words, carried on")
    drafts = Drafts(folder)
    drafts.open_private(ANA, KEY)
    assert drafts.earlier(ANA) == ()


def test_a_dropped_private_draft_does_not_come_back(folder: Path) -> None:
    drafts = Drafts(folder)
    drafts.make_private(ANA, KEY.recipient)
    keep(drafts)
    keep(drafts, key="other")
    drafts.drop_private(ANA, KEY.recipient, "read")
    assert drafts.private(ANA, "read") is None
    after = Drafts(folder)
    assert after.open_private(ANA, KEY) == 1
    assert after.earlier(ANA) == ()
    after.drop_private(ANA, KEY.recipient, "other")
    assert Drafts(folder).open_private(ANA, KEY) == 0


def test_a_draft_dropped_while_an_older_one_was_closed_leaves_the_older_words_to_find(folder: Path) -> None:
    keep(Drafts(folder), words="the older words")
    drafts = Drafts(folder)
    keep(drafts, words="newer")
    drafts.drop_private(ANA, KEY.recipient, "read")
    after = Drafts(folder)
    assert after.open_private(ANA, KEY) == 0
    assert after.earlier(ANA) == (draft(words="the older words"),)


def test_what_does_not_open_stays_to_the_letter(folder: Path) -> None:
    drafts = Drafts(folder)
    keep(drafts, key="first")
    path = folder / "01JANA.age"
    good = path.read_bytes()
    swapped = keys.seal(KEY.recipient, b"{}", record_id="drafts/01JBEN", step=1).encode()
    foreign = keys.seal(OTHER.recipient, b"{}", record_id="drafts/01JANA", step=1).encode()
    hollow = keys.seal(KEY.recipient, b"[]", record_id="drafts/01JANA", step=1).encode()
    junk, cut = b"\xff\x00 junk \r\n", good[:5000]
    path.write_bytes(junk + swapped + cut + good + foreign + hollow + good[:20])
    after = Drafts(folder)
    keep(after, key="second")
    assert after.open_private(ANA, KEY) == 2
    keep(after, key="third")
    after.flush()
    content = path.read_bytes()
    assert content.startswith(junk + swapped + cut + foreign + hollow + good[:20])
    assert good not in content
    assert Drafts(folder).open_private(ANA, KEY) == 3


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6), st.integers(0, 90_000))
@settings(max_examples=15, deadline=None)
def test_a_cut_anywhere_loses_no_whole_text(
    tmp_path_factory: pytest.TempPathFactory, kinds: list[int], cut: int
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    text = {n: keys.seal(KEY.recipient, b"{}", record_id="drafts/01JANA", step=1).encode() for n in (0, 1)}
    text |= {2: b"\n", 3: b"-----END AGE ENCRYPTED FILE-----\n"}
    whole = b"".join(text[kind] for kind in kinds)
    content = whole[: cut % (len(whole) + 1)] + whole
    (folder / "01JANA.age").write_bytes(content)
    drafts = Drafts(folder)
    keep(drafts)
    assert (folder / "01JANA.age").read_bytes().replace(b"\n", b"").startswith(content.replace(b"\n", b""))
    assert Drafts(folder).open_private(ANA, KEY) == 1


def test_a_new_key_takes_the_drafts_along(folder: Path) -> None:
    drafts = Drafts(folder)
    keep(drafts)
    drafts.forget(ANA)
    drafts.open_private(ANA, KEY)
    drafts.seal_again(ANA, OTHER.recipient)
    assert Drafts(folder).open_private(ANA, KEY) == 0
    assert Drafts(folder).open_private(ANA, OTHER) == 1


def test_erasing_leaves_an_empty_sealed_file_of_the_same_size(folder: Path) -> None:
    keep(Drafts(folder))
    drafts = Drafts(folder)
    keep(drafts, key="other")
    drafts.erase_private(ANA, KEY.recipient)
    assert drafts.private_keys(ANA) == ()
    content = files(folder)["01JANA.age"]
    assert content.count(b"BEGIN AGE") == 1
    assert len(content) > keys.ROOM_STEP
    assert Drafts(folder).open_private(ANA, KEY) == 0


def test_a_file_that_cannot_be_read_is_never_written_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(Drafts(folder))
    before = files(folder)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    drafts = Drafts(folder)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refuse)
        with pytest.raises(CannotSave):
            keep(drafts, words="newer")
        with pytest.raises(CannotOpen) as told:
            drafts.open_private(ANA, KEY)
    assert told.value.words == say("keys.drafts_not_read")
    assert files(folder) == before
    assert drafts.open_private(ANA, KEY) == 1
