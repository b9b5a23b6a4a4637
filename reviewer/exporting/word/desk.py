"""What the stories of one redline share while they are laid over each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from reviewer.exporting.word.differences import Differences
from reviewer.exporting.word.inline import Side

if TYPE_CHECKING:
    from lxml import etree

    from reviewer.exporting.word.marks import Marker
    from reviewer.exporting.word.numbers import Numbers
    from reviewer.exporting.word.package import WordPackage
    from reviewer.exporting.word.transfer import Transfer

__all__ = ["Desk", "Spot"]


class Spot(Struct, frozen=True):
    """A paragraph where something could not be shown as a tracked change, and what kind of thing it is."""

    paragraph: etree._Element
    kind: str


class Desk(Struct):
    """What every story of one redline shares."""

    base: WordPackage
    draft: WordPackage
    marker: Marker
    transfer: Transfer
    lost: list[str] = field(default_factory=list)
    """Kinds of things that the transfer just could not bring over."""
    spots: list[Spot] = field(default_factory=list)
    notes: list[tuple[etree._Element, etree._Element]] = field(default_factory=list)
    """References to notes that answer to each other."""
    new_notes: list[etree._Element] = field(default_factory=list)
    """References in the draft to notes that the baseline does not have."""
    placed: dict[etree._Element, etree._Element] = field(default_factory=dict)
    """Paragraph of the baseline to the paragraph of the redline that shows it."""
    numbers: Numbers | None = None
    differences: Differences = field(default_factory=Differences)
    base_part: str = ""
    draft_part: str = ""

    @property
    def sides(self) -> tuple[Side, Side]:
        """The parts now being compared."""
        return Side(self.base, self.base_part), Side(self.draft, self.draft_part)

    def note_losses(self, paragraph: etree._Element) -> None:
        """Take down that the things just lost belong to this paragraph."""
        self.spots.extend(Spot(paragraph, kind) for kind in self.lost)
        self.lost.clear()
