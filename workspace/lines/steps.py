"""Asks one step of a script, whatever its kind, and writes the answer down where the screen would."""

from __future__ import annotations

from data import keys
from data.errors import JournalError
from data.scripts import Step
from data.vocabulary import landing_rounds, vocabulary
from data.wording import say
from workspace.answers import SECOND
from workspace.lines.choosing import choose, line, option, several, text
from workspace.lines.house import House
from workspace.lines.talk import Ask, Back
from workspace.playing import Sitting
from workspace.word_lists import WordList, options, word_list

NOT_SURE = "not_sure"
"""The landing that is always a valid answer."""

ON, LIST = "on", "list"


class Steps:
    """Asks the questions of one sitting that are questions and nothing else."""

    def __init__(self, house: House, sitting: Sitting) -> None:
        """Sit beside a sitting.

        Args:
            house: the family and the conversation.
            sitting: the debrief being played.
        """
        self.house = house
        self.talk = house.talk
        self.sitting = sitting

    # -- words --------------------------------------------------------------------------------------------------

    def ask_of(self, step: Step, *lines: str, words: str = "", hint: str | None = None) -> Ask:
        """Give what is said before a step's answer."""
        told = self.sitting.fill(step.hint) if hint is None else hint
        # Where a hint names a key of the screen, plain mode names the word to type in its place.
        if step.field == "turn.evening":
            told = f"{say('plain.sitting.evening')} {self._how_private()}"
        elif step.id == "rules":
            told = say("plain.sitting.rules_hint")
        place = self.place()
        return Ask(words=words or self.sitting.fill(step.words), hint=told, place=place, lines=lines)

    def place(self) -> str:
        """Say where we are and whose turn it is."""
        sitting = self.sitting
        n, total = sitting.place
        where = say("debrief.progress", n=n, total=total)
        if sitting.for_one:
            return say("plain.sitting.alone", place=where)
        if sitting.turn:
            return say("plain.sitting.turn", place=where, name=sitting.name(sitting.turn))
        return say("plain.sitting.both", place=where)

    def _how_private(self) -> str:
        adult = self.sitting.view.adult(self.sitting.turn)
        closed = adult is not None and keys.is_wrapped(adult.key_file)
        return say("own_key.turn.encrypted" if closed else "own_key.turn.hidden_only")

    def child(self) -> str:
        """The name of the child it is about."""
        child = self.sitting.view.child(self.sitting.debrief.child)
        return child.name if child else ""

    # -- keeping ------------------------------------------------------------------------------------------------

    def _type(self, step: Step, words: str, adult: str = "") -> None:
        """Keep what is being typed; a refusal of the disk is said and ends nothing."""
        try:
            self.sitting.answers.type(step, words, adult=adult)
        except JournalError as problem:
            self.talk.tell(problem.words)

    def _care(self, step: Step, words: str = "", chosen: tuple[str, ...] = ()) -> None:
        shared = not self.sitting.for_one and not self.sitting.turn
        self.house.care(words, step.field, shared=shared, chosen=chosen)

    # -- typed answers ------------------------------------------------------------------------------------------

    def text(self, step: Step) -> None:
        """Ask for a text; for what a camera saw, also the other way it is remembered."""
        self._text(step, "", self.ask_of(step))
        camera = step.field == "moment.camera" and not self.sitting.for_one
        if camera and self._differently():
            self._text(step, SECOND, Ask(words=say("debrief.other_version")))

    def _text(self, step: Step, adult: str, ask: Ask) -> None:
        so_far = str(self.sitting.answers.value(step, adult))
        words = text(self.talk, ask, lambda said: self._type(step, said, adult), so_far=so_far, limit=step.limit)
        self.sitting.answers.answer(step, words, adult)
        self._care(step, words)

    def _differently(self) -> bool:
        """Ask whether it is remembered in two ways; says whether the second is asked for."""
        two = len(self.sitting.moment.camera) > 1
        other = "two_versions" if two else "remember_differently"
        words = say("plain.sitting.two_versions") if two else say("debrief.remember_differently")
        answers = [option("on", say("debrief.continue")), option(other, words)]
        if two:
            answers.append(option("one", say("debrief.one_version")))
        chosen = choose(self.talk, Ask(words=say("plain.sitting.same_for_both")), answers, usual="on")
        if chosen == "one":
            self.sitting.answers.second_version(None)
        elif chosen == "remember_differently":
            self.sitting.answers.second_version("")
        return chosen in ("two_versions", "remember_differently")

    def line(self, step: Step) -> None:
        """Ask for one line."""
        self._line(step, "", self.ask_of(step))

    def _line(self, step: Step, adult: str, ask: Ask) -> None:
        so_far = str(self.sitting.answers.value(step, adult))
        words = line(self.talk, ask, lambda said: self._type(step, said, adult), so_far=so_far, limit=step.limit)
        self.sitting.answers.answer(step, words, adult)
        self._care(step, words)

    def each(self, step: Step) -> None:
        """Ask each reader for a line of their own."""
        readers = self.sitting.debrief.readers
        for n, adult in enumerate(readers):
            hint = self.sitting.words_for(step, step.hint, adult)
            ask = self.ask_of(step, hint=hint) if not n else Ask(words="")
            named = Ask(words=ask.words, hint=ask.hint, place=ask.place, lines=(self.sitting.name(adult),))
            self._line(step, adult, named if len(readers) > 1 else ask)

    # -- chosen answers -----------------------------------------------------------------------------------------

    def chips(self, step: Step) -> None:
        """Ask for words of a list; the needs of both reads come first where one is kept."""
        words = word_list(self.sitting, step)
        found = several(
            self.talk,
            self.ask_of(step, *self._above(step, words)),
            words.first,
            more=words.more,
            most=step.most,
            chosen=words.chosen,
            both=words.both,
        )
        self.sitting.answers.answer(step, found)
        self._care(step, chosen=found)

    def _above(self, step: Step, words: WordList) -> tuple[str, ...]:
        """Give what stands above the needs: the child's own account, and what *both* would keep."""
        said = list(self.own_account()) if step.kind == "needs" else []
        if words.both:
            said.append(say("plain.sitting.both_needs", both=words.both_words))
        return tuple(said)

    def own_account(self) -> tuple[str, ...]:
        """Give the child's own account, where there is one, to be told before every read and guess."""
        account = self.sitting.answers.guess().child_account
        return (say("debrief.own_words", child=self.child()), account) if account else ()

    def children(self, step: Step) -> str:
        """Ask which child it is about."""
        found = (self.sitting.view.child(one) for one in self.sitting.moment.children)
        return choose(self.talk, self.ask_of(step), [option(one.id, one.name) for one in found if one is not None])

    def buttons(self, step: Step, *lines: str) -> str:
        """Ask a step whose answers are its buttons; a page with one button is read and gone on from."""
        answered = str(self.sitting.answers.value(step)) if step.field else ""
        usual = answered if answered in step.values else step.values[0] if len(step.values) == 1 else ""
        offered = [
            option(value, self.sitting.fill(label)) for value, label in zip(step.values, step.buttons, strict=True)
        ]
        told = (*(self.sitting.fill(one) for one in step.lines), *lines)
        return choose(self.talk, self.ask_of(step, *told), offered, usual=usual)

    # -- how it landed ------------------------------------------------------------------------------------------

    def landing(self, step: Step) -> None:
        """Ask how what came back landed, by the ordered questions or from the list."""
        sitting = self.sitting
        makers = sitting.makers()
        whose = ""
        if len(makers) > 1:
            offered = [option(adult, sitting.name(adult)) for adult in makers]
            whose = choose(
                self.talk, self.ask_of(step, words=say("debrief.whose", child=self.child()), hint=""), offered
            )
        hint = sitting.words_for(step, step.hint, whose) if makers else say("debrief.landing_nobody")
        value = sitting.answers.value(step)
        chosen = value if isinstance(value, str) else "".join(value[:1])
        known = (say("plain.so_far", words=vocabulary("landings").label(chosen)),) if chosen else ()
        self.talk.head(self.ask_of(step, *known, hint=hint))
        sitting.land(self._asked_in_order(), whose)

    def _asked_in_order(self) -> str:
        rounds = landing_rounds()
        place = 0
        while True:
            asked = rounds[place]
            answers = [option(ON, asked.goes_on)] if asked.goes_on else []
            answers += [option(entry.id, entry.label) for entry in asked.stops]
            if all(entry.id != NOT_SURE for entry in asked.stops):
                answers.append(option(NOT_SURE, say("widgets.landing_not_sure")))
            answers.append(option(LIST, say("widgets.landing_list")))
            try:
                answer = choose(self.talk, Ask(words=asked.question), answers)
                if answer == LIST:
                    return choose(
                        self.talk, Ask(words=say("widgets.landing_list")), options(vocabulary("landings").entries)
                    )
            except Back:
                if not place:
                    raise
                place -= 1
                continue
            if answer != ON:
                return answer
            place += 1
