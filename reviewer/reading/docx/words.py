"""The words of one paragraph as they are gathered, with what must be known of each stretch of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from reviewer.model import Revision
from reviewer.reading.docx.anchors import ANCHORS, ID
from reviewer.reading.docx.styles import PLAIN, Look
from reviewer.reading.doubles import without_doubles

if TYPE_CHECKING:
    from lxml import etree

Mark = tuple[str, str, str]
"""Kind, author and date of a tracked change."""


class Words(Struct):
    """Text gathered piece by piece; offsets are those of the text so far."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    hidden: list[tuple[int, int]] = field(default_factory=list)
    underlined: list[tuple[int, int]] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    anchors: list[tuple[str, str, int]] = field(default_factory=list)
    """Comments that begin, end or are referred to: which of it, the id, and before which character."""
    bold: int = 0
    """How many characters other than blanks are bold."""

    def add(self, text: str, look: Look = PLAIN, mark: Mark | None = None) -> None:
        """Append a stretch of one look and one tracked change."""
        if not text:
            return
        start, end = self.length, self.length + len(text)
        self.pieces.append(text)
        self.length = end
        if look is not PLAIN:
            if look.hidden:
                _stretch(self.hidden, start, end)
            if look.underline:
                _stretch(self.underlined, start, end)
            if look.bold:
                self.bold += len("".join(text.split()))
        if mark is not None:
            last = self.revisions[-1] if self.revisions else None
            if last is not None and last.end == start and (last.kind, last.author, last.date) == mark:
                self.revisions[-1] = Revision(last.start, end, last.kind, last.author, last.date)
            else:
                kind, author, date = mark
                self.revisions.append(Revision(start, end, kind, author, date))  # type: ignore[arg-type]

    def lead(self, text: str) -> None:
        """Put text in front."""
        shift = len(text)
        self.pieces.insert(0, text)
        self._shift(shift)
        self.length += shift

    def line(self, other: Words) -> None:
        """Append the words of another paragraph on a line of their own; one without words leaves no line."""
        if not other.length:
            self.anchors.extend((sort, key, self.length) for sort, key, _ in other.anchors)
            return
        if self.length:
            self.add("\n")
        other._shift(self.length)
        self.pieces.extend(other.pieces)
        self.hidden.extend(other.hidden)
        self.underlined.extend(other.underlined)
        self.revisions.extend(other.revisions)
        self.anchors.extend(other.anchors)
        self.bold += other.bold
        self.length += other.length

    def anchor(self, element: etree._Element) -> None:
        """Note that a comment begins, ends or is referred to here."""
        self.anchors.append((ANCHORS[element.tag], element.get(ID, ""), self.length))

    def _shift(self, by: int) -> None:
        self.hidden = [(start + by, end + by) for start, end in self.hidden]
        self.underlined = [(start + by, end + by) for start, end in self.underlined]
        self.revisions = [
            Revision(r.start + by, r.end + by, r.kind, r.author, r.date) for r in self.revisions
        ]
        self.anchors = [(sort, key, at + by) for sort, key, at in self.anchors]

    def text(self) -> str:
        """Return the words; an underlined stretch of mere blanks is a line to write on, shown as `____`."""
        text = "".join(self.pieces)
        for start, end in self.underlined:
            if end - start > 1 and text[start:end].isspace() and "\n" not in text[start:end]:
                text = text[:start] + "_" * (end - start) + text[end:]
        return without_doubles(text)

    @property
    def all_bold(self) -> bool:
        """True where every character other than a blank is bold."""
        return self.bold > 0 and self.bold == len("".join("".join(self.pieces).split()))


def _stretch(ranges: list[tuple[int, int]], start: int, end: int) -> None:
    if ranges and ranges[-1][1] == start:
        ranges[-1] = (ranges[-1][0], end)
    else:
        ranges.append((start, end))
