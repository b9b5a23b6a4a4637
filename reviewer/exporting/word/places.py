"""From the words of a clause to the paragraphs of the package that hold them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reviewer.exporting.word.paragraph import text_of
from reviewer.exporting.word.units import flow_paragraphs

if TYPE_CHECKING:
    from lxml import etree

    from reviewer.model import Contract, Quote

__all__ = ["Pages", "Places", "Span"]

_SOURCE = re.compile(r"(?P<part>.+)#(?P<sort>[pr])(?P<first>\d+)(?:-(?P<last>\d+))?")
_NO_WORD = re.compile(r"[\s_\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffc]+")


class Span(NamedTuple):
    """Characters of one paragraph."""

    paragraph: etree._Element
    start: int
    end: int


@dataclass(slots=True)
class Pages:
    """The paragraphs and rows of each part of a package, by their number in the part as it was read."""

    paragraphs: dict[str, list[etree._Element | None]] = field(default_factory=dict)
    rows: dict[str, list[etree._Element | None]] = field(default_factory=dict)

    def at(self, source: str) -> list[etree._Element]:
        """Return the paragraphs of a block by its `Block.source`, in order and each once."""
        match = _SOURCE.fullmatch(source)
        if match is None:
            return []
        first = int(match["first"])
        last = int(match["last"] or first)
        shelf = (self.paragraphs if match["sort"] == "p" else self.rows).get(match["part"], [])
        found = [one for one in shelf[first : last + 1] if one is not None]
        if match["sort"] == "r":
            return [p for row in found for p in flow_paragraphs(row)]
        return list(dict.fromkeys(found))

    def row(self, source: str) -> etree._Element | None:
        """Return the table row of a block, None where the block is none."""
        match = _SOURCE.fullmatch(source)
        if match is None or match["sort"] != "r":
            return None
        shelf = self.rows.get(match["part"], [])
        number = int(match["first"])
        return shelf[number] if number < len(shelf) else None


class Places:
    """Finds the words of one contract's clauses in its package, in the view with all changes accepted."""

    def __init__(self, contract: Contract, pages: Pages) -> None:
        self._contract, self._pages = contract, pages

    def paragraphs(self, clause: str) -> list[etree._Element]:
        """Return the paragraphs a clause stands in."""
        blocks = self._contract.document.blocks
        found: list[etree._Element] = []
        for number in self._contract.clause(clause).blocks:
            found.extend(self._pages.at(blocks[number].source))
        return list(dict.fromkeys(found))

    def row(self, clause: str) -> etree._Element | None:
        """Return the table row that a clause is, None where it is none."""
        blocks = self._contract.document.blocks
        numbers = self._contract.clause(clause).blocks
        return self._pages.row(blocks[numbers[0]].source) if len(numbers) == 1 else None

    def spans(self, clause: str, start: int, end: int) -> list[Span]:
        """Return where the characters of a clause stand, one span a paragraph; none if not found."""
        return self._spans(clause, start, end) or []

    def of(self, quote: Quote) -> list[Span]:
        """Return where quoted words stand; the whole first paragraph of the clause if not found."""
        found = self._spans(quote.clause, quote.start, quote.end)
        if found:
            return found
        return [
            Span(paragraph, 0, len(text_of(paragraph))) for paragraph in self.paragraphs(quote.clause)[:1]
        ]

    def point(self, clause: str, place: int) -> Span | None:
        """Return the place behind the character before `place`, or before the one at it."""
        text = self._contract.clause(clause).text
        before = len(text[:place].rstrip())
        if before:
            found = self._spans(clause, before - 1, before)
            if found:
                last = found[-1]
                end = last.end + (1 if before < place and _blank_at(last) else 0)
                return Span(last.paragraph, end, end)
        found = self._spans(clause, place, len(text))
        return Span(found[0].paragraph, found[0].start, found[0].start) if found else None

    def _spans(self, clause: str, start: int, end: int) -> list[Span]:
        text = self._contract.clause(clause).text
        letters: list[str] = []
        homes: list[tuple[etree._Element, int]] = []
        for paragraph in self.paragraphs(clause):
            for at, char in enumerate(text_of(paragraph)):
                if not _NO_WORD.match(char):
                    letters.append(char)
                    homes.append((paragraph, at))
        wanted = _NO_WORD.sub("", text[start:end])
        if not wanted:
            return []
        begin = _found("".join(letters), text, start, end)
        if begin < 0:
            return []
        spans: list[Span] = []
        for paragraph, at in homes[begin : begin + len(wanted)]:
            if spans and spans[-1].paragraph is paragraph:
                spans[-1] = Span(paragraph, spans[-1].start, at + 1)
            else:
                spans.append(Span(paragraph, at, at + 1))
        return spans


def _found(page: str, text: str, start: int, end: int) -> int:
    """Return where on a page the characters of a clause begin, -1 where that cannot be told.

    Where words of the clause have been changed already, those before or behind the wanted ones tell which
    are meant; else they must stand there only once.
    """
    head, wanted, tail = (_NO_WORD.sub("", piece) for piece in (text[:start], text[start:end], text[end:]))
    for before, after in ((head, tail), (head, ""), ("", tail)):
        begin = page.find(before + wanted + after)
        if begin >= 0:
            return begin + len(before)
    begin = page.find(wanted)
    return begin if page.find(wanted, begin + 1) < 0 else -1


def _blank_at(span: Span) -> bool:
    return text_of(span.paragraph)[span.end : span.end + 1].isspace()
