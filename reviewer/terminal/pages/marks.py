"""Their comments and the three piles: marked, not marked, ours that they accepted; each at its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reviewer.exporting.coverage import coverage_lines
from reviewer.exporting.places import place_of, places_of
from reviewer.exporting.remarks import day_of
from reviewer.exporting.trails import authors_words, changed_count, marks_nothing, own_number
from reviewer.language.wrapping import clip, pad
from reviewer.messages import say
from reviewer.terminal.desk.naming import clause_name
from reviewer.terminal.looks.spans import BLANK, Line, Span, fill, line, typeset
from reviewer.terminal.margin.lines import MarginLines
from reviewer.terminal.pages.screen import Page, Row

if TYPE_CHECKING:
    from reviewer.model import Language
    from reviewer.terminal.margin.margin import Margin

__all__ = ["MarksPage"]

PLACE = 16
"""Cells of a place."""
WORDS = 60
"""Characters of changed words that a row shows."""


class MarksPage(Page):
    """Comments and tracked changes; a row's target is its number and its pair."""

    help_key: ClassVar[str] = "margin"

    def __init__(self, margin: Margin, lang: Language) -> None:
        self.margin = margin
        self.lang = lang
        self.lines = MarginLines(margin, lang)

    def pair_of(self, target: str) -> str | None:
        """Return the pair that a row leads to."""
        return target.partition(" ")[2] or None

    def title(self) -> str:
        """Return what the page is."""
        return say("terminal.action.margin", self.lang)

    def rows(self, width: int) -> list[Row]:
        """Return the comments, the piles, then what was compared and what was not."""
        listed: list[tuple[str, list[tuple[str | None, Line]]]] = [
            (say("pages.margin.comments", self.lang, n=len(self.margin.remarks)), self._remarks())
        ]
        piles = self.margin.piles
        if piles:
            comparison = self.margin.review.comparison
            if marks_nothing(comparison):
                listed.append((say("word.pile.unmarked", self.lang, n=changed_count(comparison)), []))
            else:
                listed += [
                    (say("word.pile.untracked", self.lang, n=len(piles.untracked)), self._untracked()),
                    (say("word.pile.tracked", self.lang, n=len(piles.tracked)), self._tracked()),
                ]
            listed.append((say("word.pile.ours", self.lang, n=len(piles.ours)), self._ours()))
        rows: list[Row] = []
        count = 0
        for head, found in listed:
            rows += [Row(line((head, "heading")))]
            for pair, words in found:
                count += 1
                rows.append(Row(fill(words, width), f"{count} {pair or ''}"))
            rows.append(Row(BLANK))
        if not piles:
            rows += [
                Row(words) for words in typeset(say("pages.margin.no_marks", self.lang), width, role="dim")
            ]
            rows.append(Row(BLANK))
        rows.append(Row(line((say("word.coverage.head", self.lang), "heading"))))
        covered = coverage_lines(self.margin.review.comparison, self.lang)
        return [*rows, *(Row(part) for words in covered for part in typeset(words, width))]

    def about(self, target: str, width: int) -> list[Line]:
        """Return the clause with its comments and marks."""
        pair = self.pair_of(target)
        draft, base = self.margin.draft, self.margin.review.comparison.base
        known = next((one for one in self.margin.review.comparison.pairs if one.id == pair), None)
        rows: list[Line] = []
        if known is not None:
            contract, ids = (draft, known.draft) if known.draft else (base, known.base)
            rows += [line((places_of(contract, ids, self.lang), "number"))]
            rows += typeset("\n".join(contract.clause(one).text for one in ids), width, role="unchanged")
        silent = any(one.pair == pair for one in self.margin.piles.untracked) if pair else False
        rows += self.lines.marks(pair, width, silent=silent)
        return [*rows, *self.lines.remarks(pair, width)]

    def _row(self, place: str, words: str, role: str = "") -> Line:
        return (Span(f"   {pad(clip(place, PLACE), PLACE)}  ", "number"), Span(" ".join(words.split()), role))

    def _remarks(self) -> list[tuple[str | None, Line]]:
        found = []
        home = self.margin.review.comparison.pair_of_draft
        for remark in self.margin.remarks:
            place = place_of(self.margin.draft, remark.clause, self.lang) if remark.clause else "—"
            who = remark.comment.author or say("word.remark.nobody", self.lang)
            lead = "　" * remark.depth
            said = f"{lead}{who} {day_of(remark.comment.date)}  {remark.comment.text}"
            pair = home.get(remark.clause.id) if remark.clause else None
            found.append((pair, self._row(place, said, "note")))
        return found

    def _untracked(self) -> list[tuple[str | None, Line]]:
        found = []
        for finding in self.margin.piles.untracked:
            old, new = (clip(str(finding.data.get(name, "")), WORDS) for name in ("old", "new"))
            change = finding.data.get("change", "replaced")
            words = say(f"word.change.{change}", self.lang, old=old, new=new)
            found.append((finding.pair, self._row(self._place(finding.pair), words, "adverse")))
        return found

    def _tracked(self) -> list[tuple[str | None, Line]]:
        piles = self.margin.piles.tracked.items()
        return [
            (pair, self._row(self._place(pair), authors_words(marks, self.lang))) for pair, marks in piles
        ]

    def _ours(self) -> list[tuple[str | None, Line]]:
        found = []
        for taken in self.margin.piles.ours:
            kind = say(f"word.mark.{taken.mark.kind}", self.lang)
            words = f"{kind}“{clip(taken.mark.text.strip(), WORDS)}”"
            place = own_number(taken.mark) or self._place(taken.pair)
            found.append((taken.pair, self._row(place, words, "done")))
        return found

    def _place(self, pair: str | None) -> str:
        comparison = self.margin.review.comparison
        known = comparison.pairs_by_id.get(pair or "")
        if known is None:
            return "—"
        contract, ids = (comparison.draft, known.draft) if known.draft else (comparison.base, known.base)
        if len(ids) == 1:
            return clause_name(contract, contract.clause(ids[0]), self.lang, brief=True)
        return places_of(contract, ids, self.lang)
