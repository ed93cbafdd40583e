"""The open private room: one's history on the left, the whole of one thing on the right, and ways to find it."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from data.records import Reflection, StatementSet
from data.reflecting import worth_another_look
from data.wording import say
from widgets.buttons import Act, ActionRow
from widgets.closeness_map import ClosenessMap
from widgets.glyphs import FULL
from widgets.text_area import Line
from widgets.timeline import Timeline
from workspace.commands import command
from workspace.leaves import Leaf, by_theme, day_of, rows
from workspace.screens.reflect_round import caption, patches

LEFT, FINDING, RIGHT = ("write", "statements", "more_own"), ("search_own", "by_theme"), ("passphrase", "enough")
"""Commands that have a button beneath the history, where there is room for them, and beneath what was kept."""


class OpenRoom(Vertical):
    """Everything in the room; what is private in it is put in and taken out in place."""

    def __init__(self, id: str | None = None) -> None:
        """Make an empty room.

        Args:
            id: as for any widget.
        """
        super().__init__(id=id)
        self._kept: tuple[Leaf, ...] = ()
        self._today = date.min
        self.themed = False
        """Whether theme stands beside theme, and not day beneath day."""

    def compose(self) -> ComposeResult:
        """The honest line, the history, and what stands under the cursor."""
        yield Static(say("reflect.honest"), id="honest", markup=False)
        yield Static(say("reflect_room.honest_short"), id="honest-short", markup=False)
        yield Static(say("reflect_room.again"), id="again", markup=False)
        with Horizontal(id="reflect-panes"):
            with Vertical(id="reflect-left"):
                yield Line(placeholder=say("reflect_room.search"), id="search")
                yield Timeline(id="history", empty=say("reflect_room.empty"))
                yield ActionRow(tuple(command(one).act(strong=one == "write") for one in LEFT), id="left-acts")
                yield ActionRow(tuple(command(one).act() for one in FINDING), id="finding-acts")
            with Vertical(id="reflect-right"):
                yield LeafView(id="leaf")
                yield ActionRow(id="leaf-acts")
                yield ActionRow(tuple(command(one).act() for one in RIGHT), id="right-acts")

    def on_mount(self) -> None:
        """Offer to read on wherever what was kept is longer than its place."""
        self.watch(self.query_one(LeafView), "show_vertical_scrollbar", self._show_acts, init=False)

    # -- what is shown ------------------------------------------------------------------------------------------

    @property
    def leaf(self) -> Leaf | None:
        """What stands under the cursor."""
        row = self.query_one(Timeline).current
        return next((leaf for leaf in self._kept if row is not None and leaf.id == row.id), None)

    def show(self, kept: tuple[Leaf, ...], today: date) -> None:
        """Show what there is.

        Args:
            kept: everything in the room, newest first.
            today: the day it is.
        """
        self._kept, self._today = kept, today
        last = max((leaf.on for leaf in kept if isinstance(leaf.kept, StatementSet)), default=None)
        self.set_class(worth_another_look(last, today), "-again")
        self._show_rows()

    def _show_rows(self) -> None:
        sought = self.sought
        found = tuple(leaf for leaf in self._kept if not sought or leaf.says(sought))
        history = self.query_one(Timeline)
        history.empty = say("reflect_room.nothing_found" if self._kept else "reflect_room.empty")
        history.highlight = sought
        history.set_rows(rows(by_theme(found) if self.themed else found, self._today, self.themed))
        self._show_leaf()

    def drop(self) -> None:
        """Let every word go at once."""
        self._kept = ()
        self.themed = False
        self.remove_class("-again")
        self._end_search()
        self.query_one(Timeline).set_rows(())
        self.query_one(LeafView).clear()
        self._put_leaf_acts(())

    def _show_leaf(self) -> None:
        self.query_one(LeafView).show(self.leaf, self._today)
        self._show_acts()

    def _show_acts(self) -> None:
        leaf = self.leaf
        if leaf is None:
            self._put_leaf_acts((command("about_words").act(),))
            return
        taking = leaf.kept is not None and leaf.kept.take_along
        on = Act(id="read_on", label=say("reflect_room.read_on"), key=say("reflect_room.read_on_key"))
        acts = [on] if self.query_one(LeafView).show_vertical_scrollbar else []
        acts += [Act(id="write_on", label=say("reflect_room.write_on"), key="Enter")] if leaf.may_write_on else []
        if leaf.kept is not None:
            label = say("reflect_room.take_along_off" if taking else "reflect_room.take_along_act")
            acts.append(Act(id="take_along", label=label, key="t", tooltip=say("reflect_room.take_along")))
        if isinstance(leaf.kept, Reflection):
            acts.append(command("beside").act())
        self._put_leaf_acts((*acts, command("erase_own").act()))

    def _put_leaf_acts(self, acts: tuple[Act, ...]) -> None:
        row = self.query_one("#leaf-acts", ActionRow)
        if row.acts != acts:
            row.acts = acts

    # -- finding ------------------------------------------------------------------------------------------------

    @property
    def sought(self) -> str:
        """The words that are looked for."""
        return self.query_one("#search", Line).value.strip()

    @property
    def searching(self) -> bool:
        """Whether the line to search with is there."""
        return self.has_class("-searching")

    def begin_search(self) -> None:
        """Put a line above the history; it is kept nowhere."""
        self.add_class("-searching")
        self.query_one("#search", Line).focus()

    def end_search(self) -> None:
        """Show everything again."""
        self._end_search()
        self._show_rows()
        self.query_one(Timeline).focus()

    def _end_search(self) -> None:
        self.remove_class("-searching")
        with self.prevent(Input.Changed):
            self.query_one("#search", Line).value = ""

    def turn_by_theme(self) -> None:
        """Put theme beside theme, or day beneath day."""
        self.themed = not self.themed
        self._show_rows()

    @on(Input.Changed, "#search")
    def _sought(self, event: Input.Changed) -> None:
        event.stop()
        self._show_rows()

    @on(Input.Submitted, "#search")
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(Timeline).focus()

    @on(Timeline.Highlighted)
    def _highlighted(self, event: Timeline.Highlighted) -> None:
        event.stop()
        self._show_leaf()


class LeafView(VerticalScroll):
    """The whole of one thing that was kept; its texts are replaced in place, so that none outstays its owner."""

    def compose(self) -> ComposeResult:
        """Date and theme, the question, the words, a cloud, and quiet lines."""
        for name in ("label", "title", "words"):
            yield Static(id=f"leaf-{name}", markup=False)
        yield ClosenessMap(id="leaf-map")
        for name in ("caption", "more"):
            yield Static(id=f"leaf-{name}", markup=False)

    def show(self, leaf: Leaf | None, today: date) -> None:
        """Show one, or a kind sentence where there is none."""
        if leaf is None:
            self._put(
                Leaf(id="", on=today, theme="", words=say("reflect_room.begin")), say("reflect.opening"), "", today
            )
        else:
            self._put(leaf, leaf.title, f"{day_of(leaf, today)} {FULL.dot} {leaf.theme}", today)
        self.scroll_home(animate=False)

    def read_on(self) -> None:
        """Show the next part of it; after the last, the first."""
        if self.scroll_offset.y >= self.max_scroll_y:
            self.scroll_home(animate=False)
        else:
            self.scroll_page_down(animate=False)

    def clear(self) -> None:
        """Let every word go at once."""
        self._put(Leaf(id="", on=date.min, theme=""), "", "", date.min)

    def _put(self, leaf: Leaf, title: str, label: str, today: date) -> None:
        answered = leaf.kept if isinstance(leaf.kept, StatementSet) else None
        beneath = caption(answered, leaf.before, today) if answered is not None else ""
        texts = {"label": label, "title": title, "words": leaf.words, "caption": beneath, "more": leaf.more}
        for name, words in texts.items():
            place = self.query_one(f"#leaf-{name}", Static)
            place.update(Content(words))
            place.display = bool(words)
        drawn = self.query_one(ClosenessMap)
        drawn.now, drawn.before = patches(answered, leaf.before) if answered is not None else (None, None)
        drawn.display = drawn.now is not None
