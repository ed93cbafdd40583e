"""The family's own page: its people, how it looks, its times of day, and where its file lies."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from data.actors import Alone
from data.errors import JournalError
from data.ids import new_id
from data.journal import Journal
from data.records import Adult, Child, Settings
from data.safety import numbers
from data.wording import say
from widgets.buttons import Act, Action
from workspace.desk import Desk
from workspace.family_choices import KINDS, chosen, times_words
from workspace.family_people import may_leave, may_rest
from workspace.keeping import Keeping
from workspace.pages import phrases_page
from workspace.screens.family_asking import AdultScreen, ChildScreen, ask_coming_back, ask_leaving
from workspace.screens.family_page import FamilyPage, adults_acts, care_acts, children_acts, choice_acts
from workspace.screens.family_words import FamilyWordsScreen
from workspace.screens.help_lines import HelpLinesScreen
from workspace.screens.key_setting import offer_passphrase
from workspace.screens.listed import Choices, Listed
from workspace.screens.pages import PageScreen
from workspace.theme import ALL_COLOURS, look


class FamilyScreen(Listed[bool]):
    """Shows the people of the family and lets names be added and mended; True when the one who sits here has left it.

    The journal is handed in for adding a grown-up, who gets a key of their own, and for saying where its folder lies.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add_adult", "Add a grown-up", id="family.add_adult", tooltip="Add a grown-up", show=False),
        Binding("b", "backups", "Earlier states", id="family.backups", tooltip="Earlier states", show=False),
        Binding("l", "help_lines", "Whom to call", id="family.help_lines", tooltip="Whom to call", show=False),
        Binding("p", "phrases", "Phrases", id="family.phrases", tooltip="What brings up a note", show=False),
        Binding("t", "words", "Words", id="family.words", tooltip="Times of day and words of your own", show=False),
        Binding("c", "add_child", "Add a child", id="family.add_child", tooltip="Add a child", show=False),
    ]

    way_back = "app.family"
    """The action that opens this again."""

    def __init__(self, desk: Desk, journal: Journal) -> None:
        """Show the family.

        Args:
            desk: gives the view of whoever is here.
            journal: adds a grown-up, and knows its folder.
        """
        self.desk = desk
        self._journal = journal
        leave = Act(id="leave", label=say("family.leave"), key="Esc", strong=True)
        super().__init__(
            say("family.title"), say("family.hint"), (leave,), FamilyPage(times_words(desk), str(journal.folder))
        )

    async def on_mount(self) -> None:
        """Begin at the first of the people."""
        await self.show()
        self.query(Action).first().focus()

    # -- what stands here ---------------------------------------------------------------------------------------

    async def show(self, reply: str = "") -> None:
        """Draw again what there is.

        Args:
            reply: one sentence about what was just done.
        """
        await self.query_one("#adults", Choices).offer(adults_acts(self.desk))
        await self.query_one("#children", Choices).offer(children_acts(self.desk))
        for kind in KINDS:
            await self.query_one(f"#choose-{kind}", Choices).offer(choice_acts(kind, self.desk.family.settings))
        self.query_one("#times", Static).update(Content(times_words(self.desk)))
        await self.query_one("#care-acts", Choices).offer(care_acts())
        await self.query_one("#words", Choices).offer((Act(id="words", label=say("family.words.open"), key="t"),))
        await self.query_one("#states", Choices).offer((Act(id="backups", label=say("family.backups"), key="b"),))
        self.reply(reply)

    # -- what can be done ---------------------------------------------------------------------------------------

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Do what the choice says."""
        event.stop()
        kind, _, value = event.act_id.partition(":")
        match kind:
            case "adult":
                self._mend_adult(value)
            case "former":
                self._come_back(value)
            case "add_adult":
                self.action_add_adult()
            case "child":
                self._ask_child(self.desk.view.child(value))
            case "again":
                self._ask_again(value)
            case "add_child":
                self.action_add_child()
            case "look" | "list" | "clock" | "signs" | "lock":
                self._choose(kind, value)
            case "help_lines":
                self.action_help_lines()
            case "phrases":
                self.action_phrases()
            case "words":
                self.action_words()
            case "backups":
                self.action_backups()
            case _:
                self.action_leave()

    def _keeping(self, key: str) -> Keeping:
        return Keeping(self.desk.view.drafts, f"family.{key}")

    @work
    async def action_add_adult(self) -> None:
        """Ask for another grown-up, and write them down with a key of their own."""
        others = tuple(adult.name for adult in self.desk.view.adults)
        answer = await self.app.push_screen_wait(AdultScreen(self._keeping("adult.new"), others=others))
        if answer is None:
            return
        try:
            adult = self._journal.add_adult(Adult(id=new_id(), name=answer.name, role=answer.role))
        except JournalError as problem:
            self.reply(problem.words)
            return
        await self.show(say("family.added_adult", name=answer.name))
        await self._offer(adult)

    async def _offer(self, adult: Adult) -> None:
        """Offer a passphrase to the one who was added, in their own turn; they may not be here at all."""
        if not adult.key_file:
            return
        own = self._journal.seen_by(Alone(adult.id)).own_key()
        own.open_bare()
        try:
            await offer_passphrase(self.app, own, self.desk.today(), absent=True)
        finally:
            self._journal.lock(adult.id)

    @work
    async def _mend_adult(self, adult_id: str) -> None:
        adult = self.desk.view.adult(adult_id)
        if adult is None:
            return
        others = tuple(other.name for other in self.desk.view.adults if other.id != adult_id)
        keeping, leaves = self._keeping(f"adult.{adult_id}"), may_leave(self.desk, adult)
        answer = await self.app.push_screen_wait(AdultScreen(keeping, adult, others, leaves=leaves))
        # Asked again: while the page was open the record may have got another key.
        adult = self.desk.view.adult(adult_id)
        if adult is None or answer is None:
            return
        mended = replace(adult, name=answer.name, role=answer.role)
        if answer.leaves:
            await self._leave(adult)
        elif mended != adult:
            words = "mended" if answer.name != adult.name else "mended_child"
            await self._put(mended, say(f"family.{words}", name=answer.name))

    async def _leave(self, adult: Adult) -> None:
        """Name what stays, and let a grown-up leave."""
        if not await self.app.push_screen_wait(ask_leaving(adult)):
            return
        done = say("family.left.done", name=adult.name)
        if await self._put(replace(adult, retired=True), done) and self.desk.actor == Alone(adult.id):
            self.app.notify(done, markup=False)
            self.dismiss(True)

    @work
    async def _come_back(self, adult_id: str) -> None:
        adult = self.desk.view.adult(adult_id)
        if adult is not None and await self.app.push_screen_wait(ask_coming_back(adult)):
            await self._put(replace(adult, retired=False), say("family.back.done", name=adult.name))

    @work
    async def action_backups(self) -> None:
        """Show the earlier states that the app keeps by itself."""
        from workspace.screens.backups import BackupsScreen

        await self.app.push_screen_wait(BackupsScreen(self.desk, self._journal))
        await self.show()

    @work
    async def action_help_lines(self) -> None:
        """Ask whom the family would call."""
        before = self.desk.family.settings.help_lines
        lines = await self.app.push_screen_wait(HelpLinesScreen(self._keeping("lines"), before))
        if lines is not None:
            await self._settle(replace(self.desk.family.settings, help_lines=lines))
            self.reply(say("family.care_kept"))

    def action_phrases(self) -> None:
        """Show the phrases that bring up a note."""
        self.app.push_screen(PageScreen(phrases_page(numbers(self.desk.family.settings.help_lines))))

    @work
    async def action_words(self) -> None:
        """Ask for the family's times of day, and signals and needs of its own."""
        if await self.app.push_screen_wait(FamilyWordsScreen(self.desk)):
            self.query_one("#times", Static).update(Content(times_words(self.desk)))
            self.reply(say("family.words.done"))

    def action_add_child(self) -> None:
        """Ask for another child."""
        self._ask_child(None)

    @work
    async def _ask_child(self, child: Child | None) -> None:
        keeping = self._keeping(f"child.{child.id if child else 'new'}")
        leaves = child is not None and may_rest(self.desk)
        answer = await self.app.push_screen_wait(ChildScreen(keeping, self.desk.today(), child, leaves=leaves))
        if answer is None:
            return
        if child is None:
            new = Child(id=new_id(), name=answer.name, birth=answer.birth)
            await self._put(new, say("family.added_child", name=answer.name))
            return
        changed = {"birth": answer.birth, "band_override": answer.band, "print_name": answer.print_name}
        mended = replace(child, name=answer.name, retired=answer.leaves, **changed)
        if mended != child:
            await self._put(mended, say(f"family.{'rested' if answer.leaves else 'mended'}_child", name=answer.name))

    @work
    async def _ask_again(self, child_id: str) -> None:
        child = self.desk.view.child(child_id)
        if child is not None:
            await self._put(replace(child, retired=False), say("family.added_child", name=child.name))

    async def _put(self, record: Adult | Child, reply: str) -> bool:
        try:
            self.desk.view.put(record)
        except JournalError as problem:
            self.reply(problem.words)
            return False
        await self.show(reply)
        return True

    @work
    async def _choose(self, kind: str, value: str) -> None:
        """Choose one of the ways something can be; a look is worn at once."""
        if kind == "look":
            self.app.theme = look(value, colours=getattr(self.app, "colours", ALL_COLOURS)).name
        await self._settle(chosen(self.desk.family.settings, kind, value))

    async def _settle(self, settings: Settings) -> None:
        """Write the family's choices down, if they changed."""
        family = self.desk.family
        if family.settings != settings:
            try:
                self.desk.view.put(replace(family, settings=settings))
            except JournalError as problem:
                await self.show(problem.words)
                return
        await self.show()
