"""What is typed unseen at a real terminal, killed in the middle of a word, stands nowhere until its author unlocks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from data.backups import check_file
from data.ids import new_id
from data.journal import FILE, Journal, new_family
from data.keys import Identity, unseal
from data.records import Adult, Birth, Child, Debrief, OwnSide
from data.reflecting import prompts
from data.wording import say
from tests.data.conftest import a_moment
from tests.data.test_keys import KEY, PASSPHRASE, QUICK_KEY
from tests.journeys.searching import strings, traces
from tests.journeys.terminal import KEYS, Terminal

OTHER_PASSPHRASE = "elf Äpfel im Schnee"

OTHER_KEY = Identity(
    "AGE-SECRET-KEY-10WNEVXA04R5PJ79Y9TVDJRTSWPQMP7MCA4JPGNJZD5PEZVDEZUAQPFW2QT",
    "age1trsfskrrgwsyccz873xlyv00594le7ewg8jq6cml99n7afh7g9pszwe4h2",
)
"""A second invented key."""

OTHER_QUICK_KEY = """-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBGYUlKMVVpclBpVUozeERK
bm1BQ1JBIDEwCnRKbU1lYWxnZHVWQWtTaHFhaTJHbjhldkpabzFYSDU2bm1DSEVx
bzU2RVUKLS0tIG05cjUyVlk3TmlmWSs3eDEvZHFsL1pMMXB5S1EzdVZyTlpjMVFa
ODF1NWMKZ88mkTjVBp/Eqc1pSa/tN/zapFrKMDcKDOFuCtb/ZVWktBGdJ/eUc6vO
OTRN7ZFXx6ejaA/UvwcknSchnrMU1ZvRxdlALSt2etRCz7KBUmLIffXFcNfzaqtX
50t50HJ1ndzTlNpsEIOXj4aIo+fhTyNWaKY/tiMmQrATeWhy1M8cgxribT5ATRk6
Ju9vmhT47JfsmMmS1tCT1tkzngH5acVz8zKURhV1hMTHyJILuvMYRZcFHaj7Bw==
-----END AGE ENCRYPTED FILE-----
"""
"""The same key closed with OTHER_PASSPHRASE at work factor 10, so that a test need not wait (made outside the app)."""

# Every word of eight signs and more is looked for, so each begins as no other word of the app does.
COVERED = "Quellmoos grew where she stood \N{FOX FACE}"
CAME_BACK = "Zwetschgenblau was all I said"
OWN_WORDS = "Übermorgenangst, and then nothing"
HALF_READ = "Vogelbeer\N{LATIN SMALL LETTER A WITH DIAERESIS}ste kept him there, I wond"
PUT_BY = "Kirschkernspucker at the wall, I gue"
KEPT = "Drachenschnur in the yard with the dog"
HALF_KEPT = "Fliederbl\N{LATIN SMALL LETTER U WITH DIAERESIS}ten every Sund"
ASKED = "Why the Nachtfalterlicht?"
UNSEEN = (COVERED, CAME_BACK, OWN_WORDS, HALF_READ, PUT_BY, KEPT, HALF_KEPT, ASKED)
SECRETS = (PASSPHRASE, OTHER_PASSPHRASE, KEY.secret, OTHER_KEY.secret)
SHARED = "Kit stacked the Bauklotzturm and looked across"


class House:
    """A family of two with a passphrase each, two moments, and a place of its own for everything the app may write."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "family"
        self.nell = Adult(id=new_id(), name="Nell", recipient=KEY.recipient, key_file=QUICK_KEY)
        self.idris = Adult(id=new_id(), name="Idris", recipient=OTHER_KEY.recipient, key_file=OTHER_QUICK_KEY)
        kit = Child(id=new_id(), name="Kit", birth=Birth(year=2019, month=11, day=2))
        self.alone = a_moment(kit, "Kit would not come in from the rain", hour=9)
        self.joint = a_moment(kit, SHARED, hour=18)
        readers = (self.nell.id, self.idris.id)
        talk = Debrief(
            id=new_id(), moment=self.joint.id, form="joint", child=kit.id, readers=readers, step="first_curtain"
        )
        family = new_family("Ours", "Europe/London")
        journal = Journal.create(self.folder, family, (self.nell, self.idris), (kit,))
        journal.load((self.alone, self.joint, talk))
        journal.close()
        self.places = {}
        for name in ("TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
            self.places[name] = str(root / name.lower())
            (root / name.lower()).mkdir(mode=0o700)

    @contextmanager
    def sitting(self) -> Iterator[Terminal]:
        """Start the app over the family, and in the end kill it where it stands."""
        seen = Terminal("--data", str(self.folder), home=self.root, more=self.places)
        try:
            seen.wait_for("Kit stacked")
            yield seen
        finally:
            seen.kill()

    def traces(self, *texts: str) -> list[str]:
        """Find what stands somewhere of some texts (else of all that is unseen), of the passphrases and the keys."""
        return traces(self.root, (*(texts or UNSEEN), *SECRETS))

    def found(self, *texts: str) -> bool:
        """Whether each of some texts stands in the family file as people read it."""
        tables = check_file(self.folder / FILE).tables
        words = "\n".join(strings(tables))
        return all(text[:-1] in words for text in texts)

    def own_words(self) -> str:
        """Give what Nell wrote about her own side, opened with her key."""
        (read,) = (
            read for read in check_file(self.folder / FILE).tables["reads"].values() if read["adult"] == self.nell.id
        )
        return msgspec.json.decode(unseal(KEY, read["sealed_own"], record_id=read["id"]), type=OwnSide).words


@pytest.fixture
def house(tmp_path: Path) -> House:
    """The family, before anybody sat down."""
    return House(tmp_path)


def type_and_kill(seen: Terminal, words: str) -> None:
    """Type until all but the last letter stand on the screen; type that one and be killed."""
    seen.type(words[:-1])
    seen.wait_for(words[:-1])
    seen.send(words[-1].encode())


def unlock(seen: Terminal, passphrase: str, *then: str) -> None:
    """Type a passphrase where it is asked for."""
    seen.wait_for("your passphrase")
    seen.type(passphrase)
    seen.send(KEYS["Enter"])
    seen.wait_for(*then)


def lift_curtain(seen: Terminal, name: str, passphrase: str) -> None:
    """Begin somebody's turn and answer the private question."""
    seen.wait_for(f"{name}, your turn.")
    seen.press("Enter")
    unlock(seen, passphrase, "good evening to do this together")


def come_to_words(seen: Terminal) -> None:
    """Let the first questions of a read pass, up to the one that is answered in words."""
    seen.wait_for("Were you there?")
    seen.press("1")
    for question in ("What did you notice", "might Kit have needed", "felt like for Kit"):
        seen.wait_for(question)
        seen.press("F2")
    seen.wait_for("going on for Kit")


def cover(seen: Terminal) -> None:
    """Nell's whole turn: words about Kit, about what came back, about herself; and covered."""
    lift_curtain(seen, "Nell", PASSPHRASE)
    seen.press("1")
    come_to_words(seen)
    seen.type(COVERED)
    seen.press("F2")
    seen.wait_for("What came back from you?")
    seen.press("F2")
    seen.wait_for("What did you say or do?")
    seen.type(CAME_BACK)
    seen.press("Enter")
    seen.wait_for("How sure are you?")
    seen.press("2")
    for question in ("What were you feeling?", "How were things with you"):
        seen.wait_for(question)
        seen.press("F2")
    seen.wait_for("Anything else about your side?")
    seen.type(OWN_WORDS)
    seen.press("F2")
    seen.wait_for("your side too")
    seen.press("1")
    seen.wait_for("Done.")
    seen.press("F2")


def finish(seen: Terminal) -> None:
    """Let the questions after the words pass, and cover."""
    for question in ("going on for Kit", "What came back from you?"):
        seen.wait_for(question)
        seen.press("F2")
    seen.wait_for("What did you say or do?")
    seen.press("Enter")
    seen.wait_for("How sure are you?")
    seen.press("1")
    for question in ("What were you feeling?", "How were things with you", "Anything else about your side?"):
        seen.wait_for(question)
        seen.press("F2")
    seen.wait_for("your side too")
    seen.press("1")
    seen.wait_for("Done.")
    seen.press("F2")


def sit_down_alone(seen: Terminal) -> None:
    """Nell unlocks her own side."""
    seen.press("w")
    seen.wait_for("Nell, alone")
    seen.press("2")
    unlock(seen, PASSPHRASE, "Kit stacked", "Nell  saved")


def go_in(seen: Terminal) -> None:
    """Open the private room, say that now is a good time, and take up writing."""
    seen.press("3")
    seen.wait_for(say("reflect.ready").split("?")[0])
    seen.press("y")
    seen.wait_for("These statements were written for this app.")
    seen.press("n")


def write_own_read(seen: Terminal) -> None:
    """Begin a read of the older moment, alone."""
    seen.send(KEYS["Down"])
    seen.wait_for("Kit would not come in from the rain")
    seen.press("r")


def test_a_read_covered_and_one_half_typed_stand_nowhere_until_both_open(house: House) -> None:
    with house.sitting() as seen:
        seen.press("d")
        cover(seen)
        lift_curtain(seen, "Idris", OTHER_PASSPHRASE)
        seen.press("1")
        come_to_words(seen)
        type_and_kill(seen, HALF_READ)
    assert house.traces() == []
    with house.sitting() as seen:
        seen.press("d")
        seen.wait_for("Idris, your turn.")
        seen.press("Enter")
        unlock(seen, OTHER_PASSPHRASE, "going on for Kit", HALF_READ[:-1])
        finish(seen)
        seen.wait_for("Both reads are ready.")
        assert COVERED not in seen.frame
        assert house.traces() == []
        seen.press("F2")
        unlock(seen, PASSPHRASE, "What you both saw")
        assert house.own_words() == OWN_WORDS
    assert house.found(COVERED, CAME_BACK, HALF_READ)
    assert house.traces(OWN_WORDS) == []


def test_a_read_put_by_and_a_private_page_stand_nowhere_until_their_author_unlocks(house: House) -> None:
    with house.sitting() as seen:
        sit_down_alone(seen)
        write_own_read(seen)
        come_to_words(seen)
        seen.type(PUT_BY)
        seen.press("Esc")
        seen.wait_for("Kit stacked")
        go_in(seen)
        seen.wait_for("Write about this")
        seen.press("Enter")
        seen.wait_for("Every letter is kept as you go.")
        seen.type(KEPT)
        seen.press("F2")
        seen.wait_for(KEPT)
        seen.press("n")
        seen.wait_for("Write about this")
        seen.press("o")
        seen.wait_for("What is your question?")
        seen.type(ASKED)
        seen.press("F3")
        seen.wait_for("Write about this")
        seen.press("n")
        seen.wait_for(prompts()[1].words)
        seen.press("Enter")
        seen.wait_for("Every letter is kept as you go.")
        type_and_kill(seen, HALF_KEPT)
    assert house.traces() == []
    with house.sitting() as seen:
        sit_down_alone(seen)
        write_own_read(seen)
        seen.wait_for("going on for Kit", PUT_BY)
        seen.press("Esc")
        seen.wait_for("Kit stacked")
        go_in(seen)
        seen.wait_for(prompts()[1].words, HALF_KEPT[:-1])
        seen.press("F3")
        seen.wait_for("Write about this")
        seen.press("o")
        seen.wait_for("What is your question?", ASKED)
        seen.press("Esc")
        seen.wait_for(KEPT)
    assert house.traces() == []
