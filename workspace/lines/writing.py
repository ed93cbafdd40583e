"""Writes a moment down: in three answers, or in one line."""

from __future__ import annotations

from functools import partial

from data.records import Moment
from data.scripts import script
from data.when import say_when
from data.wording import say
from workspace.cli_quick import heard, leave_in_inbox
from workspace.cli_voice import Start, Stop
from workspace.lines.choosing import choose, in_turn, line, option, several, text
from workspace.lines.house import House
from workspace.lines.talk import Ask
from workspace.moment_form import MomentForm
from workspace.picturing import children_words


def new_moment(house: House) -> None:
    """Ask the three questions of a new moment."""
    _ask(house, MomentForm(house.desk))


def edit_moment(house: House, moment: Moment) -> None:
    """Ask the same questions again, with the answers that are there."""
    _ask(house, MomentForm(house.desk, moment))


class _Questions:
    """One form being filled in; after every answer everything is kept."""

    def __init__(self, house: House, form: MomentForm) -> None:
        self.house = house
        self.form = form
        self.left = house.left(form.key)
        self.values = {**form.first, **self.left}
        self.steps = ["what"]
        if form.first["second"]:
            self.steps.append("second")
        if form.options:
            self.steps.append("child")
        self.steps.append("when")

    def keep(self, name: str, words: str) -> None:
        """Keep one answer, and with it all others."""
        self.values[name] = words
        self.house.keep(self.form.key, self.values, name)

    def afresh(self) -> None:
        """Let go of what was brought back."""
        self.values = dict(self.form.first)
        self.house.view.drafts.drop(self.form.key)

    def ask(self, name: str) -> bool:
        """Ask one question; says whether it is answered."""
        return {"what": self._what, "second": self._second, "child": self._child, "when": self._when}[name]()

    def _what(self) -> bool:
        step = script("new_moment").step("what")
        hint = " ".join(part for part in (step.hint, self.form.seen_by()) if part)
        ask = Ask(words=step.words, hint=hint)
        words = text(self.house.talk, ask, lambda said: self.keep("what", said), so_far=self.values["what"])
        self.house.care(words, shared=True)
        if not words.strip():
            self.house.talk.tell(say("new_moment.no_words"))
        return bool(words.strip())

    def _second(self) -> bool:
        ask = Ask(words=say("new_moment.second"))
        words = text(self.house.talk, ask, lambda said: self.keep("second", said), so_far=self.values["second"])
        self.house.care(words, shared=True)
        return True

    def _child(self) -> bool:
        step = script("new_moment").step("child")
        known = {one.id for one in self.form.options}
        chosen = [one for one in self.values["child"].split() if one in known]
        found = several(self.house.talk, Ask(words=step.words, hint=step.hint), self.form.options, chosen=chosen)
        self.keep("child", " ".join(found))
        self.house.talk.tell(self.form.children_said(found) if found else say("new_moment.no_child"))
        return bool(found)

    def _when(self) -> bool:
        step = script("new_moment").step("when")
        so_far = self.values["when"]
        ask = Ask(words=step.words, hint=step.hint, lines=(self.form.heard_words(""),) if not so_far else ())
        typed = line(self.house.talk, ask, lambda said: self.keep("when", said), so_far=so_far, limit=step.limit)
        self.form.hear(typed, loosely=True)
        talk = self.house.talk
        if self.form.when(typed) is None:
            talk.tell(say("new_moment.not_understood", text=typed))
            return False
        answers = (option("save", say("plain.writing.save")), option("again", say("plain.writing.other_time")))
        return choose(talk, Ask(words=self.form.heard_words(typed)), answers, usual="save") == "save"


def _ask(house: House, form: MomentForm) -> None:
    questions = _Questions(house, form)
    if questions.left:
        words = say("new_moment.brought_back_edit" if form.moment else "new_moment.brought_back")
        ways = (option("on", say("plain.writing.go_on")), option("afresh", say("new_moment.afresh")))
        if choose(house.talk, Ask(words=words), ways, usual="on") == "afresh":
            questions.afresh()
    in_turn([partial(questions.ask, name) for name in questions.steps])
    when = form.when(questions.values["when"])
    assert when is not None, "the last question is answered with a time that was understood"
    moment_id = form.write(questions.values, when)
    moment = house.view.moment(moment_id)
    if moment is not None:
        _confirm(house, moment)


def _confirm(house: House, moment: Moment) -> None:
    view = house.view
    when = say_when(moment.when, clock=view.family.settings.clock, today=house.desk.today())
    words = say("cli.quick.line", when=when, children=children_words(view, moment), title=view.title(moment))
    house.talk.tell("", words)


def quick_moment(house: House) -> None:
    """Take a moment in one line, as the command `quick` does; also while another window has the family."""
    talk = house.talk
    ask = Ask(words=say("plain.writing.quick"), hint=say("plain.writing.quick_hint"))
    left = house.left(QUICK)
    said = line(talk, ask, lambda words: house.keep(QUICK, {"words": words}), so_far=left.get("words", ""))
    while said.strip():
        said = _with_child(house, said)
        try:
            moment = heard(said, house.view, Start(folder=house.journal.folder, now=house.desk.now()))
        except Stop as problem:
            talk.tell(problem.words)
            said = line(talk, ask, lambda words: house.keep(QUICK, {"words": words}))
            continue
        _take(house, moment)
        return


def _with_child(house: House, said: str) -> str:
    """Put the child it was behind the words, where there are several and none is named."""
    children = house.view.children
    if "@" in said or len(children) < 2:
        return said
    step = script("new_moment").step("child")
    offered = [option(child.id, child.name) for child in children]
    chosen = choose(house.talk, Ask(words=step.words), offered)
    return f"{said} @{next(child.name for child in children if child.id == chosen)}"


def _take(house: House, moment: Moment) -> None:
    """Write a quick moment down, or leave it for the window that has the family."""
    if house.view.read_only:
        leave_in_inbox(house.journal.folder, moment)
        house.talk.tell(say("cli.quick.waiting"))
    else:
        house.view.put(moment)
    house.care("\n".join(moment.camera), shared=True)
    _confirm(house, moment)
    house.view.drafts.drop(QUICK)


QUICK = "quick"
"""Under this name a half-written line is kept."""
