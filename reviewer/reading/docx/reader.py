"""What all stories of one document share while it is read: styles, lists, the view, an account of finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from reviewer.reading.docx.names import DEL, INS, MOVE_FROM, MOVE_TO, W
from reviewer.reading.invisible import Removed

if TYPE_CHECKING:
    from lxml import etree

    from reviewer.model import Block
    from reviewer.reading.docx.anchors import Anchor
    from reviewer.reading.docx.numbering import List
    from reviewer.reading.docx.package import Package
    from reviewer.reading.docx.styles import Styles

View = str
"""`accepted`, `rejected`, or `author:` with the names, one a line, whose changes alone are accepted."""
AUTHOR = "author:"
Kept = frozenset[tuple[str, str]]
Unread = Literal["image", "chart", "diagram", "object", "control", "chunk", "art", "formula", "symbol"]

KIND_OF_REVISION = {INS: "insert", DEL: "delete", MOVE_FROM: "move_from", MOVE_TO: "move_to"}
_NEAR = 16
_NAME, _DATE = W + "author", W + "date"
_COMING = frozenset({"insert", "move_to"})


def named_authors(view: View) -> frozenset[str]:
    """Return the authors that a view names; ValueError where there is no such view."""
    if view in ("accepted", "rejected"):
        return frozenset()
    names = frozenset(name for name in view.removeprefix(AUTHOR).split("\n") if name)
    if not view.startswith(AUTHOR) or not names:
        raise ValueError(view)
    return names


class Reader(Struct):
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
    """Text of the last paragraph that had words."""
    contents: int = 0
    """Lines of tables of contents left out."""
    bound: list[tuple[str, str]] = field(default_factory=list)
    """Words of content controls and the data that Word shows instead."""
    anchors: dict[str, Anchor] = field(default_factory=dict)
    """Id of each comment to where it stands."""
    authors: frozenset[str] = frozenset()
    """Whose changes are accepted, where the view names them."""
    kept: frozenset[tuple[str, str]] = frozenset()
    """Author and date of changes that are accepted in every view."""

    def __post_init__(self) -> None:
        self.authors = named_authors(self.view)

    def accepts(self, change: etree._Element) -> bool:
        """Tell whether this view accepts a tracked change."""
        if self.view == "accepted":
            return True
        if self.kept and (change.get(_NAME, ""), change.get(_DATE, "")) in self.kept:
            return True
        return bool(self.authors) and change.get(_NAME) in self.authors

    def shows(self, change: etree._Element) -> bool:
        """Tell whether an element is a tracked change whose words belong to this view."""
        kind = KIND_OF_REVISION.get(change.tag)
        return kind is not None and self.accepts(change) == (kind in _COMING)

    def hides(self, change: etree._Element) -> bool:
        """Tell whether an element is a tracked change whose words do not belong to this view."""
        kind = KIND_OF_REVISION.get(change.tag)
        return kind is not None and self.accepts(change) != (kind in _COMING)

    def found(self, kind: Unread) -> None:
        """Note something that is not text."""
        self.waiting.append(kind)

    def settle(self, text: str) -> None:
        """Say by what words the things just found stand; take these words for those that follow."""
        if text and not text.isspace():
            self.near = text
        if self.waiting:
            words = " ".join(self.near.lstrip()[: 2 * _NEAR].split())[:_NEAR]
            for kind in self.waiting:
                self.unread.setdefault(kind, []).append(words)
            self.waiting.clear()
