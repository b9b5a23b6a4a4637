"""Who owes what and who may do what: the draft beside the baseline, party by party, clause by clause."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from reviewer.exporting.words import with_note
from reviewer.findings.balance import balance_of, words_of
from reviewer.findings.inspect.scene import Scene
from reviewer.language.wrapping import cell_width, clip, pad
from reviewer.messages import render, say
from reviewer.terminal.desk.naming import clause_name
from reviewer.terminal.looks.spans import BLANK, Line, Mark, Span, fill, line, typeset
from reviewer.terminal.pages.screen import Page, Row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewer.findings.balance import Balance, Entry, Kind
    from reviewer.model import Comparison, Contract, Language, Review

__all__ = ["BalancePage"]

KINDS: tuple[tuple[Kind, str], ...] = (
    ("duty", "duty"),
    ("ban", "ban"),
    ("right", "right"),
    ("remedy", "remedy_kind"),
    ("penalty", "penalty_kind"),
)
"""The sorts of entries, and what the catalogue calls them."""
COLUMN = 16
"""Cells of a column of counts."""
PLACE = 12
"""Cells of the place of an entry."""
CHANGED = "≠"


class BalancePage(Page):
    """The table of duties and rights of the draft, counted beside the baseline's."""

    help_key: ClassVar[str] = "balance"

    def __init__(self, review: Review) -> None:
        self.review = review
        self.lang: Language = review.language

    def _say(self, key: str, **params: object) -> str:
        return say(f"pages.balance.{key}", self.lang, **params)

    @property
    def comparison(self) -> Comparison:
        """The two texts."""
        return self.review.comparison

    @cached_property
    def tables(self) -> tuple[Balance, Balance]:
        """The table of the baseline, and of the draft."""
        return balance_of(Scene(self.comparison.base)), balance_of(Scene(self.comparison.draft))

    def pair_of(self, target: str) -> str | None:
        """Return the pair of the clause that a row leads to."""
        return self.comparison.pair_of_draft.get(target.partition(" ")[2])

    def title(self) -> str:
        """Return what the page is."""
        return f"{say('check.balance.title', self.lang)}  {self.comparison.draft.title}"

    def rows(self, width: int) -> list[Row]:
        """Return the counts, what is unequal, then every entry of the draft by party and sort."""
        base, draft = self.tables
        if len(draft.parties) < 2 or not draft.entries:
            return [Row(words) for words in typeset(self._say("none"), width, role="dim")]
        rows = [Row(words) for words in self._counts(base, draft, width)]
        for table, key in ((base, "unequal_base"), (draft, "unequal_draft")):
            unequal = [render(words_of(one), self.lang) for one in table.asymmetries]
            if unequal:
                rows += [Row(BLANK), Row(line((self._say(key), "heading")))]
                rows += [
                    Row(words) for one in unequal for words in typeset(f"· {one}", width, role="adverse")
                ]
        count = 0
        for label in draft.parties:
            for kind, name in KINDS:
                found = draft.of(label, kind)
                if not found:
                    continue
                head = self._say(
                    "head",
                    party=self._party(label),
                    kind=say(f"check.balance.{name}", self.lang),
                    n=len(found),
                )
                rows += [Row(BLANK), Row(line((head, "heading")))]
                for entry in found:
                    count += 1
                    rows.append(Row(self._entry(entry, width), f"{count} {entry.quote.clause}"))
        return rows

    def about(self, target: str, width: int) -> list[Line]:
        """Return the clause of an entry, its own words underlined."""
        draft = self.comparison.draft
        entry = self._numbered[int(target.partition(" ")[0])]
        clause = draft.clause(entry.quote.clause)
        marks = [Mark(entry.quote.start, entry.quote.end, "strong")]
        place = line((clause_name(draft, clause, self.lang), "number"))
        return [place, *typeset(clause.text, width, marks=marks)]

    @cached_property
    def _touched(self) -> frozenset[str]:
        """Clauses of the draft that are not as the baseline has them."""
        changed = (pair for pair in self.comparison.pairs if pair.edits or not pair.base)
        return frozenset(clause for pair in changed for clause in pair.draft)

    @cached_property
    def _numbered(self) -> Mapping[int, Entry]:
        draft = self.tables[1]
        ordered = [one for label in draft.parties for kind, _ in KINDS for one in draft.of(label, kind)]
        return dict(enumerate(ordered, start=1))

    def _party(self, label: str) -> str:
        """Return a party of the draft by its own label, and by the baseline's where that is another."""
        base = self.comparison.to_base.get(label, label)
        known = next((party for party in self.comparison.draft.parties if party.label == label), None)
        called = with_note(label, known.designation if known else None, self.lang)
        return called if base == label else self._say("party", draft=called, base=base)

    def _counts(self, base: Balance, draft: Balance, width: int) -> list[Line]:
        to_base = self.comparison.to_base
        heads = [self._party(label) for label in draft.parties]
        column = min(max([COLUMN, *(cell_width(head) + 2 for head in heads)]), max(COLUMN, width // 3))
        names = [say(f"check.balance.{name}", self.lang) for _, name in KINDS]
        first = max(cell_width(name) for name in names) + 3
        top = (Span(" " * first), *(Span(pad(clip(head, column - 2), column), "strong") for head in heads))
        rows = [fill(top, width)]
        for (kind, _), name in zip(KINDS, names, strict=True):
            parts = [Span(pad(f" {name}", first), "label")]
            for label in draft.parties:
                old = len(base.of(to_base.get(label, label), kind))
                new = len(draft.of(label, kind))
                words = str(new) if old == new else f"{old} → {new}"
                parts.append(Span(pad(words, column), "major" if old != new else ""))
            rows.append(fill(tuple(parts), width))
        return [*rows, *typeset(self._say("legend"), width, role="dim")]

    def _entry(self, entry: Entry, width: int) -> Line:
        draft = self.comparison.draft
        clause = draft.clause(entry.quote.clause)
        place = _place(draft, entry, self.lang)
        touched = clause.id in self._touched
        both = self._say("both") if entry.party == "both" else ""
        parts = (
            Span(f" {CHANGED if touched else ' '} ", "major"),
            Span(f"{pad(clip(place, PLACE), PLACE)}  ", "number"),
            Span(both, "label"),
            Span(" ".join(entry.quote.quote.split())),
        )
        return fill(parts, width)


def _place(contract: Contract, entry: Entry, lang: Language) -> str:
    clause = contract.clause(entry.quote.clause)
    while clause.number is None and clause.parent:
        clause = contract.clause(clause.parent)
    return clause_name(contract, clause, lang, brief=True)
