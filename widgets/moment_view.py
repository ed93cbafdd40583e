"""One moment read like a page: what happened, what the child sent, how each of you read it, and what you think now."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from data.wording import say
from widgets.apart_view import ApartView
from widgets.chip_line import ChipLine
from widgets.glyphs import FULL, Glyphs
from widgets.pair import Pair
from widgets.pictures import GuessPicture, MomentPicture
from widgets.reads_view import ReadsView

_PAIRS = (
    "context", "returns", "both", "account", "guess", "needs", "landing", "next", "look_for", "open", "note", "looks",
    "tags",
)  # fmt: skip
_WITHIN = ("guess", "needs", "landing", "next", "look_for", "open", "note")
"""Stand close beneath each other, as one thought."""


class MomentView(VerticalScroll, can_focus=True):
    """Shows one `MomentPicture`; its parts stay and only change their words, so that going through a list is quick."""

    # A narrow screen makes its side gutters smaller.
    SCOPED_CSS: ClassVar[bool] = False

    DEFAULT_CSS = """
    MomentView {
        background: $background;
        color: $foreground;
        height: 1fr;
        scrollbar-size-vertical: 1;
    }
    MomentView > .moment--page { height: auto; padding: 0 3 1 3; }
    .-tiny MomentView > .moment--page { padding: 0 1; }
    .-narrow MomentView > .moment--page { padding: 0 2; }
    .-wide MomentView > .moment--page { padding: 0 5 1 5; }
    .-tall MomentView .moment--title { padding-top: 1; }
    MomentView .moment--title { width: 1fr; max-width: 84; height: auto; text-style: bold; }
    MomentView:focus .moment--title { color: $sage; }
    MomentView .moment--about { width: 1fr; max-width: 84; height: auto; color: $muted; }
    MomentView .moment--camera { width: 1fr; max-width: 84; height: auto; margin-top: 1; }
    MomentView .moment--or { width: 1fr; max-width: 84; height: auto; margin-top: 1; color: $muted; }
    MomentView .moment--page > ReadsView { margin-top: 1; }
    MomentView .moment--page > ApartView { margin-top: 1; }
    MomentView .moment--status { width: 1fr; max-width: 84; height: auto; margin-top: 1; color: $muted; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", id="moment.down", tooltip="A line further down", show=False),
        Binding("k", "scroll_up", "Up", id="moment.up", tooltip="A line further up", show=False),
    ]

    picture: var[MomentPicture | None] = var[MomentPicture | None](None)
    """The moment shown; None when none is chosen."""

    def __init__(
        self,
        picture: MomentPicture | None = None,
        *,
        signs: Glyphs = FULL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make the page of a moment.

        Args:
            picture: the moment shown.
            signs: the set of signs to draw with.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self.signs = signs
        self._page = Vertical(classes="moment--page")
        self._title = Static(classes="moment--title", markup=False)
        self._about = Static(classes="moment--about", markup=False)
        self._camera = (
            Static(classes="moment--camera", markup=False),
            Static(say("widgets.moment_other_version"), classes="moment--or", markup=False),
            Static(classes="moment--camera", markup=False),
        )
        self._chips = ChipLine()
        self._sent = Pair(self._chips, apart=True)
        self._sent_words = Pair()
        self._pairs = {name: Pair(apart=name not in _WITHIN or name == "guess") for name in _PAIRS}
        self._reads = ReadsView(signs=signs)
        self._apart = ApartView(signs=signs)
        self._status = Static(classes="moment--status", markup=False)
        self._parts: tuple[Widget, ...] = (
            *(self._title, self._about, *self._camera, self._sent, self._sent_words, self._pairs["context"]),
            # What the child said of it outranks what anybody read into it.
            *(self._status, self._pairs["account"], self._reads, self._pairs["both"], self._apart),
            *(pair for name, pair in self._pairs.items() if name not in ("context", "account", "both")),
        )
        self._drawn: MomentPicture | None = None
        self.set_reactive(MomentView.picture, picture)

    def compose(self) -> ComposeResult:
        """Every part in reading order; a part without words is not shown."""
        self._show()
        with self._page:
            yield from self._parts

    def on_mount(self) -> None:
        """Show the moment, if it became another one meanwhile."""
        if self._drawn is not self.picture:
            self._show()

    def watch_picture(self, before: MomentPicture | None, after: MomentPicture | None) -> None:
        """Show another moment, from its top; the same moment stays where it was read."""
        if not self.is_mounted:
            return
        self._show()
        if before is None or after is None or before.id != after.id:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def _show(self) -> None:
        picture = self._drawn = self.picture
        for part in self._parts:
            part.display = False
        if picture is None:
            self._say(self._status, say("widgets.moment_none"))
            return
        self._show_top(picture)
        self._show_reads(picture)
        self._show_guess(picture.guess, picture.child or say("widgets.moment_child"))
        looks = [_quiet(f"{look.day}, {look.name}  ", look.words) for look in picture.looks]
        self._pairs["looks"].show(say("widgets.moment_looks"), Content("\n\n").join(looks))
        self._pairs["tags"].show(say("widgets.moment_tags"), ", ".join(picture.tags))

    def _say(self, part: Static, words: str) -> None:
        part.display = bool(words)
        if words:
            part.update(Content(words))

    def _show_top(self, picture: MomentPicture) -> None:
        child = picture.child or say("widgets.moment_child")
        self._say(self._title, picture.title)
        about = (part for part in (picture.when, *picture.who, picture.place) if part)
        self._say(self._about, f" {self.signs.dot} ".join(about))
        self._say(self._camera[0], picture.camera[0] if picture.camera else "")
        self._camera[1].display = len(picture.camera) > 1
        self._say(self._camera[2], "\n\n".join(picture.camera[1:]))
        self._sent.display = bool(picture.signals)
        if picture.signals:
            self._sent.label.update(Content(say("widgets.moment_sent", child=child)))
            self._chips.words = picture.signals
        label = "" if picture.signals else say("widgets.moment_sent", child=child)
        self._sent_words.show(label, picture.signal_words)
        self._sent_words.set_class(not picture.signals, "-apart")
        self._pairs["context"].show(say("widgets.moment_context"), f" {self.signs.dot} ".join(picture.context))
        status = (picture.status, say("widgets.moment_stub") if picture.stub else "")
        self._say(self._status, "\n".join(line for line in status if line))

    def _show_reads(self, picture: MomentPicture) -> None:
        self._reads.display = bool(picture.reads)
        self._reads.reads = picture.reads
        self._pairs["both"].show(say("widgets.moment_both"), ", ".join(picture.both_noticed))
        self._apart.display = bool(picture.apart)
        self._apart.apart = picture.apart
        # Beside reads the returns are already told, each in its own.
        returns = [] if picture.reads else [_quiet(f"{one.name}  ", one.words) for one in picture.returns]
        self._pairs["returns"].show(say("widgets.moment_returns"), Content("\n").join(returns))

    def _show_guess(self, guess: GuessPicture | None, child: str) -> None:
        guess = guess or GuessPicture()
        many = len(guess.voices) > 1
        voices = [_quiet(f"{voice.name}  " if many else "", voice.words) for voice in guess.voices]
        shown: dict[str, Content] = {
            "account": Content(guess.child_account),
            "guess": Content("\n").join(voices),
            "needs": Content(_both(guess.needs)),
            "landing": Content(guess.landing),
            "next": Content(guess.next_move),
            "look_for": Content(guess.look_for),
            "open": Content(guess.open_question),
            "note": Content(guess.note),
        }
        for name, words in shown.items():
            self._pairs[name].show(say(f"widgets.moment_{name}", child=child), words)
        # Without a sentence in the child's voice the first of the rest carries the air above.
        first = next((name for name in _WITHIN if shown[name].plain), "")
        for name in _WITHIN:
            self._pairs[name].set_class(name == first, "-apart")


def _quiet(lead: str, words: str) -> Content:
    """Somebody's words with a muted lead before them."""
    return Content.assemble(Content.styled(lead, "$muted"), Content(words)) if lead else Content(words)


def _both(words: tuple[str, ...]) -> str:
    """One word, or two as two truths at once."""
    return say("widgets.and", one=words[0], other=words[1]) if len(words) == 2 else ", ".join(words)
