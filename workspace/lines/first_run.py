"""The first run, line by line: what this is, and three short questions before a family's folder is made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from data.actors import Alone, Together
from data.drafts import Draft, Drafts
from data.errors import JournalError
from data.input import fold
from data.journal import Journal
from data.records import Birth
from data.wording import say
from workspace.lines.choosing import choose, line, option
from workspace.lines.passphrase import offer_passphrase
from workspace.lines.talk import Ask, Back, Talk
from workspace.welcoming import LONGEST_NAME, local_zone, make_family, say_understood, tidy, understand_age

DRAFT = "welcome"
"""Under this name the first answers are kept, as on the screen."""


def first_run(talk: Talk, folder: Path, *, now: Callable[[], datetime], zone: str = "") -> Journal:
    """Welcome somebody and make their family.

    Args:
        talk: asks and tells.
        folder: where the family will lie; nothing stands there yet.
        now: the clock; gives aware times.
        zone: the IANA name of the zone they live in; this machine's when empty.

    Raises:
        Stopped: when they leave; what they typed is kept for the next time.
        Gone: when the input ends; the same.
    """
    welcome = _Welcome(talk, folder, now, zone or local_zone())
    talk.tell("", say("welcome.hello.words"), say("welcome.hello.stays"))
    talk.tell(say("welcome.hello.larger"), say("welcome.hello.where", folder=folder), say("plain.first.three"))
    place = 0
    while place < len(STEPS):
        try:
            place += getattr(welcome, STEPS[place])()
        except Back:
            if not place:
                talk.tell(say("plain.no_way_back"))
            place = max(0, place - 1)
    journal = welcome.make()
    welcome.offer(journal, now)
    return journal


STEPS: tuple[str, ...] = ("me", "child", "age", "other")
"""The questions in order; each is a method that says whether it is answered."""


class _Welcome:
    """The answers so far, kept after each."""

    def __init__(self, talk: Talk, folder: Path, now: Callable[[], datetime], zone: str) -> None:
        self.talk = talk
        self.folder = folder
        self.zone = zone
        self.today = now().astimezone(ZoneInfo(zone)).date()
        self.drafts = Drafts(folder / "drafts")
        left = self.drafts.shared(DRAFT)
        self.kept = dict(left.values) if left is not None else {}
        self.birth: Birth | None = None

    def _keep(self, name: str, words: str) -> None:
        self.kept[name] = words
        try:
            self.drafts.keep(Draft(key=DRAFT, values=self.kept, step="child" if name == "age" else name))
        except JournalError as problem:
            self.talk.tell(problem.words)

    def _name(self, key: str, ask: Ask, missing: str) -> str:
        """Ask for a name; empty when there is none yet, which is said."""
        so_far = self.kept.get(key, "")
        name = tidy(line(self.talk, ask, lambda words: self._keep(key, words), so_far=so_far, limit=LONGEST_NAME))
        if not name:
            self.talk.tell(say(missing))
        return name

    def me(self) -> bool:
        """Ask whoever sits here for their name."""
        ask = Ask(place=say("welcome.progress", n=1), words=say("welcome.me.words"), hint=say("welcome.me.hint"))
        return bool(self._name("me", ask, "welcome.me.missing"))

    def child(self) -> bool:
        """Ask for the child's name."""
        ask = Ask(place=say("welcome.progress", n=2), words=say("plain.first.child"))
        return bool(self._name("child", ask, "welcome.child.missing"))

    def age(self) -> bool:
        """Ask for the child's rough age, and say what was understood."""
        hint = say("plain.first.age_hint", example=say("welcome.child.example"))
        words = say("plain.first.age", child=tidy(self.kept["child"]))
        ask = Ask(place=say("welcome.progress", n=2), words=words, hint=hint)
        so_far = self.kept.get("age", "")
        typed = line(self.talk, ask, lambda said: self._keep("age", said), so_far=so_far)
        self.birth = understand_age(typed, self.today)
        if self.birth is None:
            self.talk.tell(say("welcome.child.unclear" if typed.strip() else "welcome.child.no_age"))
            return False
        self.talk.tell(say_understood(self.birth, self.today))
        return True

    def other(self) -> bool:
        """Ask whether somebody else shares the file, and for their name."""
        answers = (option("no", say("welcome.other.no")), option("yes", say("welcome.other.yes")))
        hint = say("welcome.other.hint", child=tidy(self.kept["child"]))
        place = say("welcome.progress", n=3)
        if choose(self.talk, Ask(place=place, words=say("welcome.other.words"), hint=hint), answers) == "no":
            self.kept["other"] = ""
            return True
        ask = Ask(words=say("welcome.other.name_words"), hint=say("welcome.other.name_hint"))
        name = self._name("other", ask, "welcome.other.missing")
        if name and fold(name) == fold(tidy(self.kept["me"])):
            self.talk.tell(say("welcome.other.same", name=name))
            return False
        return bool(name)

    def make(self) -> Journal:
        """Make the family.

        Raises:
            CannotSave: when the folder cannot be written; what was typed is kept.
        """
        assert self.birth is not None, "the age is asked until it is understood"
        kept = self.kept
        journal = make_family(self.folder, kept["me"], kept["child"], self.birth, kept.get("other", ""), self.zone)
        self.drafts.drop(DRAFT)
        return journal

    def offer(self, journal: Journal, now: Callable[[], datetime]) -> None:
        """Offer a passphrase to whoever types here; the others are asked when they first sit down alone."""
        me = journal.seen_by(Together()).adults[0]
        self.talk.tell("", say("plain.first.made", name=me.name))
        if not me.key_file or not self.talk.at_keyboard:
            return
        own = journal.seen_by(Alone(me.id)).own_key()
        try:
            own.open_bare()
            offer_passphrase(self.talk, own, now().astimezone(ZoneInfo(self.zone)).date())
        except Back:
            return
        finally:
            journal.lock(me.id)
