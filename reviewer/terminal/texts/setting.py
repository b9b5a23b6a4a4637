"""One block of the page as lines: the two sides abreast where there is room, else old above new."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.language.quantities import find_quantities
from reviewer.language.wrapping import clip
from reviewer.messages import say
from reviewer.terminal.desk.naming import clause_name
from reviewer.terminal.looks.spans import BLANK, Line, Mark, Span, fill, line, typeset
from reviewer.terminal.texts.blocks import is_changed, led_moves
from reviewer.terminal.texts.rows import row_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.model import Clause, Comparison, Contract, Language, Pair, Quote
    from reviewer.terminal.texts.blocks import Block

GUTTER = 3
"""Cells left of the text: the cursor's bar, the change mark, a blank."""
BETWEEN = 3
"""Cells between the two sides."""
SIDE_BY_SIDE_FROM = 100
"""Columns of the terminal from which the two sides stand abreast."""
HANG = 2
"""Indent of the second and later lines of a clause."""
HEADED = ("title", "chapter", "article", "annex")


class Geometry(Struct, frozen=True):
    """The room there is for text."""

    width: int
    """Cells of the whole pane."""
    abreast: bool
    """The two sides stand side by side."""

    @property
    def column(self) -> int:
        """Cells of one side's words."""
        if not self.abreast:
            return max(8, self.width - GUTTER)
        return max(8, (self.width - GUTTER - BETWEEN) // 2)


class Highlights(Struct, frozen=True):
    """What the reader looks at or looks for."""

    base: Quote | None = None
    """The baseline's words of the point under the cursor."""
    draft: Quote | None = None
    """The draft's."""
    search: re.Pattern[str] | None = None


class Setter:
    """Sets blocks of one comparison in one language; a clause is read when it is shown."""

    def __init__(self, comparison: Comparison, lang: Language) -> None:
        self.comparison = comparison
        self.lang = lang
        self._led = led_moves(comparison)
        self._labels = {
            id(contract): _label_pattern(contract) for contract in (comparison.base, comparison.draft)
        }

    def lines(self, block: Block, geometry: Geometry, highlights: Highlights) -> list[Line]:
        """Return the lines of a block in at most `geometry.width` cells, the first for the cursor."""
        if block.kind == "fold":
            return [self._fold(block, geometry)]
        pair = self.comparison.pairs[block.pairs[0]]
        if block.kind == "ghost":
            return self._note(self.whereabouts(pair, leaving=True), geometry)
        gap = [BLANK] if block.pairs[0] and self._opens_section(pair) else []
        rows = (
            self._abreast(pair, geometry, highlights)
            if geometry.abreast
            else self._stacked(pair, geometry, highlights)
        )
        return gap + rows

    def whereabouts(self, pair: Pair, *, leaving: bool) -> str:
        """Return in words where a moved clause came from or went to."""
        base = self.name(self.comparison.base, pair.base[0])
        draft = self.name(self.comparison.draft, pair.draft[0])
        key = "terminal.page.moved_to" if leaving else "terminal.page.moved_from"
        return say(key, self.lang, base=base, draft=draft)

    def name(self, contract: Contract, clause_id: str) -> str:
        """Return what to call a clause: its number, else its heading, else its first words."""
        return clause_name(contract, contract.clause(clause_id), self.lang) or "—"

    def _opens_section(self, pair: Pair) -> bool:
        clauses = self._clauses(pair)
        return bool(clauses) and clauses[0].kind in HEADED

    def _clauses(self, pair: Pair) -> tuple[Clause, ...]:
        if pair.draft:
            return tuple(self.comparison.draft.clause(clause) for clause in pair.draft)
        return tuple(self.comparison.base.clause(clause) for clause in pair.base)

    def _fold(self, block: Block, geometry: Geometry) -> Line:
        words = f"-- {say('terminal.page.same', self.lang, n=len(block.pairs))} --"
        return _gutter(" ", line((clip(words, geometry.width - GUTTER), "fold")))

    def _abreast(self, pair: Pair, geometry: Geometry, highlights: Highlights) -> list[Line]:
        width = geometry.column
        left = self._side(self.comparison.base, pair.base, pair, width, highlights)
        right = self._side(self.comparison.draft, pair.draft, pair, width, highlights)
        sign = _sign(pair)
        between = Span(" │ ", "rule")
        rows = [
            _gutter(sign, (*fill(old, width), between, *new))
            for old, new in zip_longest(left, right, fillvalue=BLANK)
        ]
        return [*self._notes(pair, geometry), *rows]

    def _stacked(self, pair: Pair, geometry: Geometry, highlights: Highlights) -> list[Line]:
        width = geometry.column
        sides = self.comparison.base, self.comparison.draft
        rows = self._notes(pair, geometry)
        words_differ = bool(pair.edits) or pair.kind not in ("same", "moved")
        if pair.base and (words_differ or not pair.draft):
            sign = "-" if words_differ else _sign(pair)
            rows += [_gutter(sign, row) for row in self._side(sides[0], pair.base, pair, width, highlights)]
        if pair.draft:
            sign = "+" if words_differ else _sign(pair)
            rows += [_gutter(sign, row) for row in self._side(sides[1], pair.draft, pair, width, highlights)]
        return rows

    def _notes(self, pair: Pair, geometry: Geometry) -> list[Line]:
        notes: list[str] = []
        if pair.moved and pair.base and pair.draft and pair.id not in self._led:
            notes.append(self.whereabouts(pair, leaving=False))
        if pair.kind in ("split", "merged"):
            base = tuple(self.name(self.comparison.base, clause) for clause in pair.base)
            draft = tuple(self.name(self.comparison.draft, clause) for clause in pair.draft)
            notes.append(say(f"terminal.page.{pair.kind}", self.lang, base=base, draft=draft))
        return [row for note in notes for row in self._note(note, geometry)]

    def _note(self, words: str, geometry: Geometry) -> list[Line]:
        rows = typeset(words, max(2, geometry.width - GUTTER), role="note")
        return [_gutter(">", row) for row in rows]

    def _side(
        self, contract: Contract, clauses: Iterable[str], pair: Pair, width: int, highlights: Highlights
    ) -> list[Line]:
        rows: list[Line] = []
        for clause_id in clauses:
            clause = contract.clause(clause_id)
            rows += self._clause(contract, clause, pair, width, highlights)
        return rows

    def _clause(
        self, contract: Contract, clause: Clause, pair: Pair, width: int, highlights: Highlights
    ) -> list[Line]:
        ours = contract is self.comparison.base
        lead = f"{clause.number} " if clause.number else ""
        text = lead + clause.text
        marks = [Mark(0, len(lead) - 1, "number")] if lead else []
        if clause.kind in HEADED and not clause.heading:
            marks.append(Mark(len(lead), len(text), "heading"))
        elif clause.heading and clause.text.startswith(clause.heading):
            marks.append(Mark(len(lead), len(lead) + len(clause.heading), "heading"))
        whole = "deleted" if pair.kind == "deleted" else "added" if pair.kind == "added" else ""
        if whole:
            marks.append(Mark(0, len(text), whole))
        for edit in pair.edits if not whole else ():
            quote = edit.base if ours else edit.draft
            if quote and quote.clause == clause.id:
                role = "delete" if ours else "insert"
                marks.append(Mark(len(lead) + quote.start, len(lead) + quote.end, role))
        focus = highlights.base if ours else highlights.draft
        if focus and focus.clause == clause.id and focus.end - focus.start < len(clause.text):
            marks.append(Mark(len(lead) + focus.start, len(lead) + focus.end, "focus"))
        if highlights.search:
            found = highlights.search.finditer(text)
            marks += [Mark(*match.span(), "found") for match in found if match.end() > match.start()]
        atoms = [(first + len(lead), last + len(lead)) for first, last in self._atoms(contract, clause.text)]
        rest = "" if is_changed(pair) else "unchanged"
        if len(clause.cells) > 1 and not lead:
            return row_lines(clause, width, marks, rest)
        return typeset(text, width, marks=marks, atoms=atoms, role=rest, hang=HANG)

    def _atoms(self, contract: Contract, text: str) -> list[tuple[int, int]]:
        found = [(quantity.start, quantity.end) for quantity in find_quantities(text)]
        pattern = self._labels[id(contract)]
        if pattern:
            found += [match.span() for match in pattern.finditer(text)]
        return found


def _label_pattern(contract: Contract) -> re.Pattern[str] | None:
    labels = sorted({party.label for party in contract.parties if party.label}, key=len, reverse=True)
    return re.compile("|".join(re.escape(label) for label in labels)) if labels else None


def _sign(pair: Pair) -> str:
    if pair.kind == "added":
        return "+"
    if pair.kind == "deleted":
        return "-"
    if pair.edits or pair.kind in ("edited", "split", "merged"):
        return "~"
    return ">" if pair.moved or pair.kind == "moved" else " "


def sign_of(pair: Pair) -> str:
    """Return the change mark of a pair: `+ - ~ >` or a blank."""
    return _sign(pair)


def _gutter(sign: str, row: Line) -> Line:
    return (Span(" "), Span(f"{sign} ", f"sign {SIGN_ROLES.get(sign, '')}".rstrip()), *row)


SIGN_ROLES = {"+": "plus", "-": "minus", "~": "tilde", ">": "arrow"}


def cells(text: str) -> int:
    """Return about how many cells a text takes, at the speed of its encoding."""
    return (len(text.encode("utf-8", "replace")) + len(text)) // 2
