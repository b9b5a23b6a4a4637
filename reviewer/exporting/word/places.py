"""From the words of a clause to the paragraphs of the package that hold them."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from reviewer.exporting.word.paragraph import text_of
from reviewer.exporting.word.units import flow_paragraphs
from reviewer.patterns import lazy
from reviewer.reading.doubles import without_doubles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

    from reviewer.model import Clause, Contract, Quote

__all__ = ["Pages", "Places", "Span"]

_SOURCE = lazy(r"(?P<part>.+)#(?P<sort>[pr])(?P<first>\d+)(?:-(?P<last>\d+))?")
_NO_WORD = lazy(r"[\s_\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffc]+")
_BLANKS = "_ \t\u00a0\u3000"


class Span(NamedTuple):
    """Characters of one paragraph."""

    paragraph: etree._Element
    start: int
    end: int


class Pages(Struct):
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
        """Return the paragraphs a clause stands in, of a row that it shares with others its own alone."""
        return [span.paragraph for span in self.own(clause)]

    def own(self, clause: str) -> list[Span]:
        """Return the paragraphs a clause stands in, and which characters of each are its own, its number too.

        Of those that share a paragraph or a row with others this is what stood there when first asked.
        """
        found = self._apart.get(clause)
        if found is not None:
            return found
        return [
            Span(paragraph, 0, len(text_of(paragraph)))
            for paragraph in self._paragraphs(self._contract.clause(clause).blocks)
        ]

    def row(self, clause: str) -> etree._Element | None:
        """Return the table row that a clause stands in, None where it stands in none."""
        contract = self._contract
        numbers = contract.clause(clause).blocks
        return self._pages.row(contract.document.blocks[numbers[0]].source) if len(numbers) == 1 else None

    def beside(self, clause: str) -> tuple[str, ...]:
        """Return the clauses that stand in the same blocks as one, itself among them."""
        blocks = set(self._contract.clause(clause).blocks)
        return tuple(one.id for one in self._contract.clauses if blocks.intersection(one.blocks))

    @cached_property
    def _apart(self) -> dict[str, list[Span]]:
        """The own words of each clause that shares a paragraph or a row with others."""
        clauses = self._contract.clauses
        held = Counter(block for clause in clauses for block in clause.blocks)
        pages: dict[tuple[int, ...], _Page] = {}
        found: dict[str, list[Span]] = {}
        for clause in clauses:
            if all(held[block] < 2 for block in clause.blocks):
                continue
            if clause.blocks not in pages:
                pages[clause.blocks] = self._page(clause.blocks)
            spans = _spans(pages[clause.blocks], clause, 0, len(clause.text))
            if spans:
                found[clause.id] = [_with_number(spans[0], clause.number or ""), *spans[1:]]
        return found

    def _paragraphs(self, blocks: Iterable[int]) -> list[etree._Element]:
        sources = (self._contract.document.blocks[number].source for number in blocks)
        return list(dict.fromkeys(paragraph for source in sources for paragraph in self._pages.at(source)))

    def of(self, quote: Quote) -> list[Span]:
        """Return where quoted words stand; the whole first paragraph of the clause if not found."""
        found = self.spans(quote.clause, quote.start, quote.end)
        if found:
            return found
        return [
            Span(paragraph, 0, len(text_of(paragraph))) for paragraph in self.paragraphs(quote.clause)[:1]
        ]

    def point(self, clause: str, place: int) -> Span | None:
        """Return the place behind the character before `place`, or before the one at it."""
        page = self._page(self._contract.clause(clause).blocks)
        text = self._contract.clause(clause).text
        letter = _found(page.words, self._contract.clause(clause), place, place)
        if letter < 0:
            blank = page.characters[:place] if not page.letters else ()
            return Span(blank[-1].paragraph, blank[-1].at + 1, blank[-1].at + 1) if blank else None
        if not _NO_WORD.sub("", text[:place]) and letter < len(page.letters):
            first = page.characters[page.letters[letter]]
            return Span(first.paragraph, first.at, first.at)
        run = page.blanks(letter)
        behind = page.characters[run.start - 1 + min(_blanks(text[:place]), len(run))]
        return Span(behind.paragraph, behind.at + 1, behind.at + 1)

    def spans(self, clause: str, start: int, end: int) -> list[Span]:
        """Return where the characters of a clause stand, one span a paragraph; none if not found."""
        found = self._contract.clause(clause)
        return _spans(self._page(found.blocks), found, start, end)

    def _page(self, blocks: Iterable[int]) -> _Page:
        characters = [
            _Character(paragraph, at, char)
            for paragraph in self._paragraphs(blocks)
            for at, char in enumerate(without_doubles(text_of(paragraph)))
        ]
        letters = [place for place, one in enumerate(characters) if not _NO_WORD.match(one.char)]
        return _Page(characters, letters, "".join(characters[place].char for place in letters))


class _Character(NamedTuple):
    """One character of a paragraph and its place there."""

    paragraph: etree._Element
    at: int
    char: str


class _Page(NamedTuple):
    """The paragraphs of a clause as they are now."""

    characters: list[_Character]
    letters: list[int]
    """Which of the characters are no blanks."""
    words: str
    """Those characters."""

    def blanks(self, letter: int) -> range:
        """Return the blanks to be filled in or spaces that follow the letter before that one."""
        begin = end = self.letters[letter - 1] + 1
        home = self.characters[begin - 1].paragraph
        while end < len(self.characters) and self.characters[end].char in _BLANKS:
            if self.characters[end].paragraph is not home:
                break
            end += 1
        return range(begin, end)


def _spans(page: _Page, clause: Clause, start: int, end: int) -> list[Span]:
    text = clause.text
    count = len(_NO_WORD.sub("", text[start:end]))
    letter = _found(page.words, clause, start, end) if start < end else -1
    if not page.letters:
        low, high = start, end
    elif letter < 0:
        return []
    elif count:
        low, high = page.letters[letter], page.letters[letter + count - 1] + 1
        high += min(_blanks(text[start:end]), len(page.blanks(letter + count)))
        if letter and page.blanks(letter).stop == low:
            low -= min(_blanks(text[start:end][::-1]), len(page.blanks(letter)))
    elif letter:
        run = page.blanks(letter)
        low = run.start + min(_blanks(text[:start]), len(run))
        high = min(low + end - start, run.stop)
    else:
        return []
    found: list[Span] = []
    for paragraph, at, _ in page.characters[low:high]:
        if found and found[-1].paragraph is paragraph:
            found[-1] = Span(paragraph, found[-1].start, at + 1)
        else:
            found.append(Span(paragraph, at, at + 1))
    return found


def _with_number(span: Span, number: str) -> Span:
    """Return the first words of a clause with the number before them, and with blanks at the very head."""
    head = without_doubles(text_of(span.paragraph))[: span.start].rstrip()
    if number and head.endswith(number):
        head = head.removesuffix(number)
    elif head:
        return span
    return Span(span.paragraph, len(head) if head.strip() else 0, span.end)


def _blanks(text: str) -> int:
    """Return how many blanks stand at the end of a text."""
    return len(text) - len(text.rstrip(_BLANKS))


def _found(words: str, clause: Clause, start: int, end: int) -> int:
    """Return which letter on a page is the first behind `start` of a clause, -1 where that cannot be told.

    A page may hold other clauses too, and words of this one may have been changed already: what stands before
    and behind the wanted words tells which are meant, the number of the clause first of all.
    """
    text = clause.text
    number, head, wanted, tail = (
        _NO_WORD.sub("", piece) for piece in (clause.number or "", text[:start], text[start:end], text[end:])
    )
    known = ((number + head, tail), (head, tail), (number + head, ""), (head, ""), ("", tail), ("", ""))
    for before, after in known:
        pattern = before + wanted + after
        begin = words.find(pattern) if pattern else -1
        if begin >= 0 and words.find(pattern, begin + 1) < 0:
            return begin + len(before)
    return -1
