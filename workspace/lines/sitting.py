"""Plays a debrief line by line: the same steps in the same order as on the screen, with a cover between two turns."""

from __future__ import annotations

from collections.abc import Callable

from data.errors import JournalError
from data.records import SecondLook
from data.scripts import Step
from data.when import say_day
from data.wording import say
from workspace.handover import note, place_for, write_note
from workspace.lines.choosing import choose, option
from workspace.lines.helping import read_out
from workspace.lines.meanwhile import Elsewhere, Meanwhile
from workspace.lines.mending import checklist
from workspace.lines.talk import Ask, Back, Gone, Stopped
from workspace.lines.telling import told_apart, told_read
from workspace.lines.who import bring_back, identity_of
from workspace.pages import waiting_page
from workspace.picturing import apart, both_noticed, joined, name_of, read_picture, read_pictures


class Player(Meanwhile):
    """One sitting, asked from the step it stands at until it ends or is left."""

    def play(self) -> None:
        """Ask until it is over.

        Raises:
            Stopped: when it was left; it comes back to the same place.
            Gone: when the input has ended; the same.
        """
        try:
            while not self.over:
                self.house.in_turn = bool(self.sitting.turn)
                self._step()
        except (Stopped, Gone):
            self.pause()
            raise
        finally:
            self.house.in_turn = False

    def pause(self) -> None:
        """Leave it here: a turn goes behind its curtain, and what was typed goes to the disk."""
        sitting = self.sitting
        if sitting.turn and not sitting.for_one:
            sitting.leave_turn()
            self.talk.cover()
        try:
            sitting.view.drafts.flush()
        except JournalError as problem:
            self.talk.tell(problem.words)

    def _step(self) -> None:
        try:
            with self.talk.also(self.extra()):
                self.ask(self.sitting.step)
        except Back:
            if not self.sitting.back():
                self.talk.tell(say("plain.no_way_back"))
        except JournalError as problem:
            self.talk.tell("", problem.words)
        except Elsewhere:
            return

    # -- the kinds of steps -------------------------------------------------------------------------------------

    def ask(self, step: Step) -> None:
        """Ask one step and go on from it."""
        steps = self.steps
        match step.kind:
            case "curtain":
                self._curtain(step)
            case "reveal":
                self._reveal(step)
            case "child":
                self._value(step, steps.children(step))
            case "earlier":
                self._value(step, steps.buttons(step, *self._earlier()))
            case "handover":
                self._value(step, steps.buttons(step, *self._note_lines()))
            case kind if kind in (answers := self._answers()):
                answers[kind](step)
                self._and_on()
            case _:
                self._value(step, steps.buttons(step))

    def _answers(self) -> dict[str, Callable[[Step], None]]:
        """Give what asks each kind of step that is answered and gone on from."""
        steps = self.steps
        return {
            "text": steps.text,
            "line": steps.line,
            "chips": steps.chips,
            "needs": steps.chips,
            "voices": steps.each,
            "appreciation": steps.each,
            "landing": steps.landing,
            "steps": self._repair,
            "ground": self._reads,
            "round": self._reads,
        }

    def _and_on(self) -> None:
        """Go to the next step; at the end, close."""
        if not self.sitting.next():
            self.sitting.finish()
            self.over = True

    def _value(self, step: Step, value: str) -> None:
        """Take the answer of a step whose buttons are its answers."""
        sitting = self.sitting
        if step.id == "start" and value == "another_evening":
            sitting.view.put_off(sitting.debrief, today=sitting.today)
            self.neutral("rules.another_evening")
        elif step.id == "start" and value in ("short", "joint"):
            sitting.choose_form("short" if value == "short" else "joint")
            self._past_start()
        elif value == "two_homes":
            sitting.choose_form("two_homes")
        elif step.kind == "handover" and value == "write" and not self._write_note():
            return
        elif step.id in ("last_time", "rules"):
            # The step goes away once it is answered, so the next one is found first.
            following = sitting.steps[sitting.steps.index(step) + 1].id
            if step.id == "rules":
                sitting.rules_read()
            else:
                sitting.answers.settle_carried(value)
            sitting.go(following)
        elif step.kind == "close":
            sitting.finish()
            self.over = True
        elif step.id.endswith("_covered"):
            sitting.end_turn()
            self.talk.cover()
        else:
            if step.kind == "keep_or_share":
                (sitting.share if value == "share" else sitting.keep)()
            elif step.field:
                sitting.answers.answer(step, (value,) if step.most else value)
            self._and_on()

    def _past_start(self) -> None:
        """Go on behind the start of the form that was chosen at it."""
        if self.sitting.step.id == "start":
            self.sitting.next()

    def _write_note(self) -> bool:
        """Write the note for the other home; says whether it is there."""
        path = place_for(self.sitting)
        try:
            write_note(note(self.sitting, self.sitting.answers.draft().values), path)
        except JournalError as problem:
            self.talk.tell(problem.words)
            return False
        self.talk.tell(say("handover.written", path=path))
        return True

    def _note_lines(self) -> tuple[str, ...]:
        lines = [say("handover.where", path=place_for(self.sitting))]
        for about, words in note(self.sitting, self.sitting.answers.draft().values):
            lines.append(say("plain.moment.named", name=about, words=words))
        return tuple(lines)

    def _repair(self, step: Step) -> None:
        sitting = self.sitting
        self.talk.head(self.steps.ask_of(step))
        checklist(self.house, sitting.view, sitting.moment.id, sitting.debrief.child, on=say("debrief.continue"))

    # -- curtain and reveal -------------------------------------------------------------------------------------

    def _curtain(self, step: Step) -> None:
        sitting = self.sitting
        offered = [option(value, sitting.fill(label)) for value, label in zip(step.values, step.buttons, strict=True)]
        lines = (say("plain.sitting.curtain"),)
        while choose(self.talk, self.steps.ask_of(step, *lines), offered) == "waiting":
            read_out(self.house, waiting_page(sitting.fill))
        adult = sitting.view.adult(sitting.reader_of(step))
        if adult is None or (sitting.resumed and not bring_back(self.house, adult)):
            return
        sitting.begin_turn()

    def _reveal(self, step: Step) -> None:
        """Open both reads in one act; each keyed author types their own passphrase first, where it is needed."""
        sitting = self.sitting
        choose(self.talk, self.steps.ask_of(step), [option("open", step.buttons[0])], usual="open")
        identities = {}
        for adult_id in sitting.view.asks_passphrase(sitting.debrief):
            adult = sitting.view.adult(adult_id)
            title = say("debrief.open_passphrase", name=sitting.name(adult_id))
            found = identity_of(self.house, adult, title=title, hint=say("debrief.open_hint")) if adult else None
            if found is None:
                raise Stopped
            identities[adult_id] = found
        if sitting.reveal(identities) == "not_now":
            self.neutral("rules.neutral")

    def _reads(self, step: Step) -> None:
        """Tell both reads, or one of them, and wait until they have been talked about."""
        sitting = self.sitting
        reads = sitting.view.reads(sitting.moment.id)
        self.talk.head(self.steps.ask_of(step))
        if step.kind == "ground":
            shared = both_noticed(reads)
            both = (say("debrief.you_both"), joined(shared)) if shared else (say("rules.ground.nothing_shared"),)
            for lines in filter(None, (self.steps.own_account(), both)):
                self.talk.tell("", *lines)
            pictures = read_pictures(sitting.view, sitting.moment.id)
        else:
            teller = sitting.reader_of(step)
            pictures = tuple(read_picture(sitting.view, read, reads) for read in reads if read.adult == teller)
        for one in pictures:
            self.talk.tell("", *told_read(one))
        if step.kind == "ground":
            self.talk.tell(*told_apart(apart(sitting.view, reads)))
        choose(self.talk, Ask(words=""), [option("on", say("debrief.continue"))], usual="on")

    def _earlier(self) -> tuple[str, ...]:
        """Give what was seen differently since two people last sat together, and what they wanted to look for."""
        sitting = self.sitting
        lines = [say("debrief.looked_for"), sitting.look_for] if sitting.look_for else []
        for look in sitting.looked_again:
            lines += self._look(look)
        return tuple(lines)

    def _look(self, look: SecondLook) -> tuple[str, ...]:
        view = self.sitting.view
        moment = view.moment(look.moment)
        day = say_day(look.on, today=self.sitting.today)
        again = say("debrief.look_again", day=day, name=name_of(view, look.adult))
        about = say("debrief.look_about", title=view.title(moment)) if moment is not None else ""
        return tuple(one for one in (again, about, look.words) if one)
