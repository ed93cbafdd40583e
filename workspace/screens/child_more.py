"""What can be said of a child beside name and age: words for another age band, and the name on paper."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from data.records import Child
from data.wording import say
from widgets.chips import Chips
from widgets.text_area import Line
from workspace.family_people import BY_AGE, band_of_choice, bands
from workspace.welcoming import LONGEST_NAME, tidy


class ChildMore(Vertical):
    """Two answers that may stay as they are."""

    def __init__(self, band: str, print_name: str) -> None:
        """Make them.

        Args:
            band: the band the family prefers; empty to go by the age.
            print_name: the name on paper; empty for the name itself.
        """
        super().__init__(classes="child-fields")
        self._band = band_of_choice(band)
        self._print_name = print_name

    @classmethod
    def of(cls, child: Child, band: str | None, print_name: str | None) -> ChildMore:
        """Make them for a child.

        Args:
            child: as written down now.
            band: half chosen earlier, if anything was.
            print_name: half typed earlier, if anything was.
        """
        return cls(
            child.band_override if band is None else band, child.print_name if print_name is None else print_name
        )

    def compose(self) -> ComposeResult:
        """The bands, and the line for the name on paper."""
        yield Static(say("family.ask.band"), classes="label", markup=False)
        yield Chips(bands(), (self._band,), most=1, id="child-band")
        yield Static(say("family.ask.print_name"), classes="label", markup=False)
        yield Line(
            self._print_name, max_length=LONGEST_NAME, placeholder=say("family.ask.print_example"), id="child-print"
        )

    @property
    def band(self) -> str:
        """The band that is preferred; empty to go by the age."""
        chosen = self.query_one("#child-band", Chips).chosen
        return chosen[0] if chosen and chosen[0] != BY_AGE else ""

    @property
    def print_name(self) -> str:
        """The name on paper as it is kept."""
        return tidy(self.query_one("#child-print", Line).value)

    @property
    def typed(self) -> dict[str, str]:
        """Both as they stand, by name."""
        return {"band": self.band, "print": self.query_one("#child-print", Line).value}
