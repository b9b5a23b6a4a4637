"""What all stories of one document share while it is read: styles, lists, the view, an account of finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from reviewer.reading.docx.names import DEL, INS, MOVE_FROM, MOVE_TO
from reviewer.reading.invisible import Removed

if TYPE_CHECKING:
    from reviewer.model import Block
    from reviewer.reading.docx.numbering import List
    from reviewer.reading.docx.package import Package
    from reviewer.reading.docx.styles import Styles

View = Literal["accepted", "rejected"]
Unread = Literal["image", "chart", "diagram", "object", "control", "chunk", "formula", "symbol"]

KIND_OF_REVISION = {INS: "insert", DEL: "delete", MOVE_FROM: "move_from", MOVE_TO: "move_to"}
_NEAR = 16


@dataclass(slots=True)
class Reader:
    """One reading of one document in one view."""

    package: Package
    view: View
    styles: Styles
    lists: dict[str, List]
    removed: Removed = field(default_factory=Removed)
    blocks: list[Block] = field(default_factory=list)
    tables: int = 0
    footnotes: list[str] = field(default_factory=list)
    """Ids in the order in which the text refers to them."""
    endnotes: list[str] = field(default_factory=list)
    unread: dict[Unread, list[str]] = field(default_factory=dict)
    """What could not be read as text, each with the words near it."""
    waiting: list[Unread] = field(default_factory=list)
    """Found in the paragraph being read, whose words are not known yet."""
    near: str = ""
    """Words of the last paragraph that had any."""
    contents: int = 0
    """Lines of tables of contents left out."""

    @property
    def shown(self) -> frozenset[str]:
        """Marks whose text belongs to this view."""
        return frozenset({INS, MOVE_TO}) if self.view == "accepted" else frozenset({DEL, MOVE_FROM})

    @property
    def gone(self) -> frozenset[str]:
        """Marks whose text does not."""
        return frozenset({DEL, MOVE_FROM}) if self.view == "accepted" else frozenset({INS, MOVE_TO})

    def found(self, kind: Unread) -> None:
        """Note something that is not text."""
        self.waiting.append(kind)

    def settle(self, text: str) -> None:
        """Say by what words the things just found stand; take these words for those that follow."""
        words = " ".join(text.lstrip()[: 2 * _NEAR].split())
        if words:
            self.near = words[:_NEAR]
        for kind in self.waiting:
            self.unread.setdefault(kind, []).append(self.near)
        self.waiting.clear()
