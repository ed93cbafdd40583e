"""The three answers of a moment without a screen: what stands there at first, what a time means, writing it down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

from msgspec.structs import replace

from data.actors import Alone
from data.ages import age_words
from data.errors import JournalError
from data.ids import new_id
from data.records import Moment, When
from data.scripts import script
from data.when import local, say_when, understand
from data.wording import say
from widgets.option import Option
from workspace.desk import Desk
from workspace.picturing import joined

NEW_DRAFT = "new_moment"
"""Under this name the half-written new moment is kept."""


def edit_draft(moment_id: str) -> str:
    """Give the name under which the half-made change of a moment is kept."""
    return f"edit_moment.{moment_id}"


class MomentForm:
    """What happened, which child, when: for a new moment, or for one that is changed."""

    def __init__(self, desk: Desk, moment: Moment | None = None) -> None:
        """Begin a form.

        Args:
            desk: gives the view of whoever is here, and the clock.
            moment: the moment to change; a new one when left out.
        """
        self.desk = desk
        self.moment = moment
        self.key = edit_draft(moment.id) if moment else NEW_DRAFT
        """Under this name what is typed is kept."""
        self.options = self._options()
        """The children to choose from; none where there is no choice."""
        self.first = self._values()
        """What stands in each place before anything is typed."""
        self.heard: When | None = None
        """What the words for the time were understood as."""

    def _options(self) -> tuple[Option, ...]:
        view, today = self.desk.view, self.desk.today()
        children = {child.id: child for child in view.children}
        for child_id in self.moment.children if self.moment else ():
            child = view.child(child_id)
            if child is not None:
                children.setdefault(child_id, child)
        options = [Option(id=c.id, label=c.name, description=age_words(c.birth, today)) for c in children.values()]
        return tuple(options) if len(options) > 1 else ()

    def _values(self) -> dict[str, str]:
        if self.moment is None:
            return {"what": "", "second": "", "child": "", "when": ""}
        versions = (*self.moment.camera, "", "")
        children = " ".join(self.moment.children) if self.options else ""
        return {"what": versions[0], "second": versions[1], "child": children, "when": self.say(self.moment.when)}

    def say(self, when: When) -> str:
        """Say a time the way this family does."""
        clock = self.desk.family.settings.clock
        return say_when(when, clock=clock, today=self.desk.today())

    def seen_by(self) -> str:
        """Say who else will see it, to somebody who writes alone; empty when nobody sits alone or shares the file."""
        actor, adults = self.desk.actor, self.desk.view.adults
        if not isinstance(actor, Alone) or len(adults) < 2:
            return ""
        key = "seen_by_both" if len(adults) == 2 else "seen_by_all"
        return say(f"new_moment.{key}", names=joined(tuple(adult.name for adult in adults)))

    def children_said(self, chosen: Sequence[str]) -> str:
        """Say whom the moment is about: the child chosen first, with the others there.

        Args:
            chosen: ids of the children, in the order in which they were chosen.
        """
        labels = {option.id: option.label for option in self.options}
        first, *others = [labels[one] for one in chosen] or [""]
        if others:
            return say("new_moment.about_others", child=first, others=joined(tuple(others)))
        return say("new_moment.about", child=first) if first else script("new_moment").step("child").hint

    def unchanged(self, typed: str) -> bool:
        """Tell whether the words for the time are as they were found, or there are none."""
        return typed.strip() in ("", self.first["when"].strip())

    def hear(self, typed: str, *, loosely: bool) -> None:
        """Understand the words for the time.

        Args:
            typed: the words.
            loosely: whether the slow library may be asked.
        """
        now, family = self.desk.now(), self.desk.family
        self.heard = None
        if not self.unchanged(typed):
            self.heard = understand(typed, now=now, family=family, loosely=loosely)

    def heard_words(self, typed: str) -> str:
        """Say what the words for the time mean."""
        now = self.desk.now()
        if self.heard is not None:
            key = "to_come" if local(self.heard) > now else "understood"
            return say(f"new_moment.{key}", when=self.say(self.heard))
        if not self.unchanged(typed):
            return say("new_moment.unclear")
        if self.moment is not None:
            return say("new_moment.empty_edit", when=self.say(self.moment.when))
        return say("new_moment.empty", when=self.say(When(instant=now, zone=self.desk.family.zone)))

    def when(self, typed: str) -> When | None:
        """Give the time to write down: what was understood, or as it was, or now; None when it is unclear."""
        if not self.unchanged(typed):
            return self.heard
        if self.moment is not None:
            return self.moment.when
        now = self.desk.now().astimezone(UTC).replace(second=0, microsecond=0)
        return When(instant=now, zone=self.desk.family.zone)

    def write(self, values: dict[str, str], when: When) -> str:
        """Write the moment down and let the draft go; gives the moment's id.

        Raises:
            JournalError: when it cannot be written, or is gone meanwhile; the draft stays.
        """
        view = self.desk.view
        camera = tuple(text.strip() for text in (values["what"], values["second"]) if text.strip())
        # Whatever else was changed meanwhile stays: only these answers are put into the moment as it is now.
        now = view.moment(self.moment.id) if self.moment else None
        if self.moment is not None and now is None:
            raise JournalError(say("permissions.gone"))
        children = tuple(values["child"].split())
        if not self.options:
            children = now.children if now else tuple(child.id for child in view.children)
        if now is None:
            moment = Moment(id=new_id(), when=when, camera=camera, children=children)
        else:
            moment = replace(now, when=when, camera=camera, children=children)
        view.put(moment)
        view.drafts.drop(self.key)
        return moment.id
