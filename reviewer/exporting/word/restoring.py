"""Clauses that come back into the draft in a response: where they stand, how they look and are numbered."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from reviewer.exporting.word.clause_numbers import alike
from reviewer.exporting.word.inline import mark_range
from reviewer.exporting.word.numbers import drop_words, take_numbering
from reviewer.exporting.word.paragraph import SPACE, slots, text_of
from reviewer.exporting.word.places import Places, Span
from reviewer.exporting.word.renaming import draft_names, rename_paragraph
from reviewer.reading.docx.names import INS, PPR, RPR, RUN, TBL, TR, P, T, W

if TYPE_CHECKING:
    from lxml import etree

    from reviewer.exporting.word.marks import Marker
    from reviewer.exporting.word.transfer import Transfer
    from reviewer.model import Comparison, Pair

__all__ = ["Restorer", "new_run"]

_TABLE_HEAD = (W + "tblPr", W + "tblGrid")


class Restorer:
    """Puts clauses of the baseline back into the draft, as insertions."""

    def __init__(
        self, comparison: Comparison, base: Places, draft: Places, transfer: Transfer, marker: Marker
    ) -> None:
        self._comparison, self._base, self._draft = comparison, base, draft
        self._transfer, self._marker = transfer, marker
        self._names = draft_names(comparison)
        self._rows: dict[etree._Element, etree._Element] = {}
        """Rows of the baseline that were put back, to the first paragraph in which they are."""
        self._behind: dict[etree._Element, etree._Element] = {}
        """Paragraph, row, or table of the baseline to what was last put behind it or into it."""
        self.restored: list[str] = []
        """Clauses of the baseline that were put back."""
        self.copies: dict[str, etree._Element] = {}
        """Clauses of the baseline to the first paragraph of the draft in which they are back."""

    def restore(self, pair: Pair, words: str) -> bool:
        """Put a deleted clause back behind what stood before it, or other words in its stead."""
        found = self._neighbour(pair)
        if found is None:
            return False
        anchor, data = found
        row = self._row(pair.base[0])
        if row is not None:
            if row not in self._rows:
                self._restore_row(row, anchor)
            self.copies.setdefault(pair.base[0], self._rows[row])
            return True
        sources = self._base.own(pair.base[0])
        at = next(anchor.iterancestors(TBL), anchor) if data else anchor
        behind = self._behind.get(at, at)
        for number, (source, start, end) in enumerate(sources):
            if number and words:
                break
            copy = self._transfer.paragraph(source, end, start)
            rename_paragraph(copy, self._names)
            if not number:
                self._number_alike(copy, pair.base[0])
            if words:
                for child in [child for child in copy if child.tag != PPR]:
                    copy.remove(child)
                copy.append(new_run(self._transfer, Span(source, 0, 0), words))
            behind.addnext(copy)
            self.copies.setdefault(pair.base[0], copy)
            mark_range(copy, 0, len(text_of(copy)), INS, self._marker)
            self._marker.tidy(copy)
            following = copy.getnext()
            if behind.tag == P and (following is None or following.tag == W + "sectPr"):
                self._marker.mark_paragraph(behind, INS)
            else:
                self._marker.mark_paragraph(copy, INS)
            behind = copy
        self._behind[at] = behind
        self.restored.append(pair.base[0])
        return bool(sources)

    def _row(self, clause: str) -> etree._Element | None:
        """Return the row that comes back with a clause of it: one of which the draft has no clause at all."""
        row = self._base.row(clause)
        pairs = self._comparison.pairs_by_id
        beside = self._base.beside(clause)
        gone = len(beside) == 1 or all(not pairs[self._comparison.pair_of_base[one]].draft for one in beside)
        return row if gone else None

    def _number_alike(self, copy: etree._Element, clause: str) -> None:
        """Let Word number a clause that comes back as it does its like in the draft, or type its number."""
        ours = self._comparison.base.clause(clause)
        like = alike(self._comparison, clause)
        if ours.number is None or like is None or ours.automatic == like.automatic:
            return
        found = self._draft.paragraphs(like.id)
        properties = found[0].find(PPR) if found else None
        if like.automatic and properties is not None:
            words = text_of(copy)
            rest = words.lstrip().removeprefix(ours.number).lstrip()
            drop_words(copy, len(words) - len(rest))
            take_numbering(copy, properties)
        elif ours.automatic:
            take_numbering(copy, None)
            copy.insert(1, new_run(self._transfer, Span(copy, 0, 0), f"{ours.number} "))

    def _restore_row(self, row: etree._Element, anchor: etree._Element) -> None:
        """Put a row back behind what stood before it, or into a table of its own where all have gone."""
        table, home = next(row.iterancestors(TBL)), next(anchor.iterancestors(TR), None)
        copy = self._transfer.table(row)
        self._marker.mark_row(copy, INS)
        for paragraph in copy.iter(P):
            rename_paragraph(paragraph, self._names)
            mark_range(paragraph, 0, len(text_of(paragraph)), INS, self._marker)
        at = table if home is None else home
        behind = self._behind.get(at, home)
        if behind is None:
            self._restore_table(table, anchor).append(copy)
        else:
            behind.addnext(copy)
        self._behind[at] = copy
        self._rows[row] = next(copy.iter(P))

    def _restore_table(self, table: etree._Element, anchor: etree._Element) -> etree._Element:
        """Put a table without rows behind a paragraph, and a paragraph behind it where none follows."""
        shell = table.makeelement(TBL, nsmap={"w": W[1:-1]})
        shell.extend(deepcopy(child) for child in table if child.tag in _TABLE_HEAD)
        shell = self._transfer.table(shell)
        self._behind.get(anchor, anchor).addnext(shell)
        self._behind[anchor] = shell
        following = shell.getnext()
        if following is None or following.tag != P:
            end = shell.makeelement(P)
            shell.addnext(end)
            self._marker.mark_paragraph(end, INS)
        return shell

    def anchor(self, pair: Pair) -> etree._Element | None:
        """Return the last paragraph of the clause behind which a deleted or moved clause stood."""
        found = self._neighbour(pair)
        return found[0] if found is not None else None

    def _neighbour(self, pair: Pair) -> tuple[etree._Element, bool] | None:
        """Return what `anchor` does, and whether that is a row of data: a paragraph goes after its table."""
        pairs = self._comparison.pairs
        if pair.draft:
            return self._former_neighbour(pair)
        place = next(number for number, one in enumerate(pairs) if one.id == pair.id)
        for before in reversed(pairs[:place]):
            if before.draft:
                found = self._end_of(before.draft[-1])
                if found is not None:
                    return found
        return None

    def _end_of(self, clause: str) -> tuple[etree._Element, bool] | None:
        found = self._draft.paragraphs(clause)
        return (found[-1], bool(self._comparison.draft.clause(clause).cells)) if found else None

    def _former_neighbour(self, pair: Pair) -> tuple[etree._Element, bool] | None:
        """Return the end of what the draft has of the clause before a moved one, as `_neighbour` does."""
        base = self._comparison.base.clauses
        place = next(number for number, clause in enumerate(base) if clause.id == pair.base[0])
        by_id = self._comparison.pairs_by_id
        for clause in reversed(base[:place]):
            before = by_id[self._comparison.pair_of_base[clause.id]]
            if before.draft and not before.moved and before.kind != "moved":
                found = self._end_of(before.draft[-1])
                if found is not None:
                    return found
        return None


def new_run(transfer: Transfer, span: Span, words: str) -> etree._Element:
    """Return a run of new words that looks like what stands at that place."""
    paragraph = span.paragraph
    run = paragraph.makeelement(RUN, nsmap={"w": W[1:-1]})
    worded = [slot for slot in slots(paragraph) if slot.start < slot.end and slot.element.tag == RUN]
    near = [slot for slot in worded if slot.start < max(span.end, 1)] or worded
    look = near[-1].element.find(RPR) if near else None
    if look is not None:
        run.append(transfer.look(look))
    for number, line in enumerate(words.split("\n")):
        if number:
            run.append(run.makeelement(W + "br"))
        text = run.makeelement(T)
        text.text = line
        text.set(SPACE, "preserve")
        run.append(text)
    return run
