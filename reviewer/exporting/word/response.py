"""Our response: the draft as they sent it, their marks kept, our answers on top of it as tracked changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.places import place_of
from reviewer.exporting.points import gather
from reviewer.exporting.word.answering import Answer, answers_of, last_first
from reviewer.exporting.word.clause_numbers import alike, same_numbers
from reviewer.exporting.word.comments import add_comments
from reviewer.exporting.word.inline import insert_at, mark_range
from reviewer.exporting.word.margins import NoteBook
from reviewer.exporting.word.marks import Marker
from reviewer.exporting.word.meeting import part_marks
from reviewer.exporting.word.numbers import drop_words, take_numbering
from reviewer.exporting.word.paragraph import SPACE, separate_fields, slots, text_of
from reviewer.exporting.word.places import Pages, Places, Span
from reviewer.exporting.word.redline import first_number, story_parts
from reviewer.exporting.word.remarks import replies
from reviewer.exporting.word.renaming import draft_names, rename_paragraph
from reviewer.exporting.word.settled import accept_changes
from reviewer.exporting.word.transfer import Transfer
from reviewer.exporting.word.vanishing import leave_no_number
from reviewer.model import Message
from reviewer.reading.docx.names import DEL, INS, PPR, RPR, RUN, TR, P, T, W

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml import etree

    from reviewer.exporting.word import Comments
    from reviewer.exporting.word.package import WordPackage
    from reviewer.model import Decision, Pair, Review

__all__ = ["write_response"]


def write_response(
    review: Review,
    decisions: Mapping[str, Decision],
    packages: tuple[WordPackage, WordPackage],
    marked: tuple[str, str],
    *,
    comments: Comments,
) -> tuple[bytes, tuple[Message, ...]]:
    """Return the bytes of the response, and a notice for each answer that could not be written."""
    base, draft = packages
    marker = Marker(*marked, first_number(draft))
    notes = NoteBook(base, draft, marker, INS)
    transfer = Transfer(base, draft, notes.bring, lambda kind: None)
    notes.transfer = transfer
    base_pages, draft_pages = _pages(base, settled=True), _pages(draft, settled=False)
    desk = _Desk(review, marker, transfer, base_pages, draft_pages)
    notices: list[Message] = []
    for point in gather(review, decisions):
        if any(entry.decision.verdict in ("rejected", "countered") for entry in point.entries):
            done = point.pair is not None and desk.answer(answers_of(review, point), point.pair)
            if not done:
                notices.append(Message("word.response.untouched", {"place": desk.place(point.pair)}))
    notices.extend(same_numbers(review.comparison, desk.restored, desk.gone))
    transfer.lists.settle(_same_words(base_pages, draft_pages))
    for part in story_parts(draft):
        root = draft.read(part)
        if root is not None:
            transfer.lists.release(root)
            part_marks([root], *marked)
            leave_no_number(draft, [root], marker)
    if comments != "none":
        add_comments(draft, marker, replies(review, decisions, desk.base, desk.draft))
    return draft.write(), tuple(notices)


def _pages(package: WordPackage, *, settled: bool) -> Pages:
    pages = Pages()
    for part in story_parts(package):
        root = package.read(part) if settled else package.edit(part)
        if root is None:
            continue
        paragraphs, rows = list(root.iter(P)), list(root.iter(TR))
        merged = accept_changes(root) if settled else {}
        separate_fields(root)
        kept: list[etree._Element | None] = []
        for paragraph in paragraphs:
            while paragraph in merged:
                paragraph = merged[paragraph]
            kept.append(paragraph)
        pages.paragraphs[part] = kept
        pages.rows[part] = list(rows)
    return pages


def _same_words(base: Pages, draft: Pages) -> list[tuple[etree._Element, etree._Element]]:
    """Return the paragraphs of both sides with the same words: by them it is seen which list is which."""
    where: dict[str, etree._Element] = {}
    for shelf in draft.paragraphs.values():
        for paragraph in shelf:
            if paragraph is not None:
                where.setdefault(text_of(paragraph), paragraph)
    found = []
    for shelf in base.paragraphs.values():
        for paragraph in shelf:
            words = text_of(paragraph) if paragraph is not None else ""
            if paragraph is not None and words.strip() and words in where:
                found.append((paragraph, where[words]))
    return found


class _Desk:
    """The draft while answers are written into it."""

    def __init__(
        self, review: Review, marker: Marker, transfer: Transfer, base_pages: Pages, draft_pages: Pages
    ) -> None:
        self.review, self.marker, self.transfer = review, marker, transfer
        self._comparison = review.comparison
        self.base = Places(self._comparison.base, base_pages)
        self.draft = Places(self._comparison.draft, draft_pages)
        self._base_pages = base_pages
        self._names = draft_names(self._comparison)
        self.restored: list[str] = []
        """Clauses of the baseline that were put back."""
        self.gone: set[str] = set()
        """Clauses of the draft that were struck out whole."""
        self._behind: dict[etree._Element, etree._Element] = {}
        """Paragraph or row to what was last put behind it."""

    def place(self, pair: Pair | None) -> str:
        """Return how the clause of a pair is cited."""
        comparison, lang = self._comparison, self.review.language
        if pair is not None and pair.draft:
            return place_of(comparison.draft, comparison.draft.clause(pair.draft[0]), lang)
        if pair is not None and pair.base:
            return place_of(comparison.base, comparison.base.clause(pair.base[0]), lang)
        return "—"

    def answer(self, answers: list[Answer], pair: Pair) -> bool:
        """Write the answers to one pair; True where at least one could be written, and none was left."""
        if not answers:
            return False
        done = True
        for one, spans in last_first(answers, pair, self.draft):
            if one.clause:
                self._replace(one, spans)
            written = bool(spans) if one.clause else self._restore(pair, one.words)
            done = done and written
        return done

    def _replace(self, answer: Answer, spans: Sequence[Span]) -> None:
        """Put words in place of a range of a draft clause; one that goes whole takes its marks along."""
        if answer.whole and not answer.words:
            self.gone.add(answer.clause)
        if answer.words and spans:
            last = spans[-1]
            insert_at(last.paragraph, last.end, [self._run(last, answer.words)], INS, self.marker)
        for span in spans:
            whole = answer.whole and not answer.words and _blank_around(span)
            if span.start < span.end:
                mark_range(span.paragraph, span.start, span.end, DEL, self.marker)
            if whole:
                self._drop_paragraph(span.paragraph)
            self.marker.tidy(span.paragraph)

    def _drop_paragraph(self, paragraph: etree._Element) -> None:
        row = next(paragraph.iterancestors(TR), None)
        if row is not None:
            if not any(text_of(p).strip() for p in row.iter(P)):
                self.marker.mark_row(row, DEL)
            return
        mark_range(paragraph, 0, len(text_of(paragraph)), DEL, self.marker)
        following = paragraph.getnext()
        if following is not None and following.tag == P:
            self.marker.mark_paragraph(paragraph, DEL)

    def _restore(self, pair: Pair, words: str) -> bool:
        """Put a deleted clause back behind what stood before it, or other words in its stead."""
        anchor = self._anchor(pair)
        if anchor is None:
            return False
        row = self.base.row(pair.base[0])
        if row is not None:
            return self._restore_row(row, anchor)
        sources = self.base.paragraphs(pair.base[0])
        at = next(anchor.iterancestors(W + "tbl"), anchor)
        behind = self._behind.get(at, at)
        for number, source in enumerate(sources):
            if number and words:
                break
            copy = self.transfer.paragraph(source, len(text_of(source)))
            rename_paragraph(copy, self._names)
            if not number:
                self._number_alike(copy, pair.base[0])
            if words:
                for child in [child for child in copy if child.tag != PPR]:
                    copy.remove(child)
                copy.append(self._run(Span(source, 0, 0), words))
            behind.addnext(copy)
            mark_range(copy, 0, len(text_of(copy)), INS, self.marker)
            self.marker.tidy(copy)
            following = copy.getnext()
            if following is None or following.tag == W + "sectPr":
                self.marker.mark_paragraph(behind, INS)
            else:
                self.marker.mark_paragraph(copy, INS)
            behind = copy
        self._behind[at] = behind
        self.restored.append(pair.base[0])
        return bool(sources)

    def _number_alike(self, copy: etree._Element, clause: str) -> None:
        """Let Word number a clause that comes back as it does its like in the draft, or type its number."""
        ours = self._comparison.base.clause(clause)
        like = alike(self._comparison, clause)
        if ours.number is None or like is None or ours.automatic == like.automatic:
            return
        found = self.draft.paragraphs(like.id)
        properties = found[0].find(PPR) if found else None
        if like.automatic and properties is not None:
            words = text_of(copy)
            rest = words.lstrip().removeprefix(ours.number).lstrip()
            drop_words(copy, len(words) - len(rest))
            take_numbering(copy, properties)
        elif ours.automatic:
            take_numbering(copy, None)
            copy.insert(1, self._run(Span(copy, 0, 0), f"{ours.number} "))

    def _restore_row(self, row: etree._Element, anchor: etree._Element) -> bool:
        home = next(anchor.iterancestors(TR), None)
        if home is None:
            return False
        copy = self.transfer.table(row)
        self.marker.mark_row(copy, INS)
        for paragraph in copy.iter(P):
            rename_paragraph(paragraph, self._names)
            mark_range(paragraph, 0, len(text_of(paragraph)), INS, self.marker)
        self._behind.get(home, home).addnext(copy)
        self._behind[home] = copy
        return True

    def _anchor(self, pair: Pair) -> etree._Element | None:
        """Return the last paragraph of the clause behind which a deleted or moved clause stood."""
        pairs = self._comparison.pairs
        if pair.draft:
            return self._former_neighbour(pair)
        place = next(number for number, one in enumerate(pairs) if one.id == pair.id)
        for before in reversed(pairs[:place]):
            if before.draft:
                found = self.draft.paragraphs(before.draft[-1])
                if found:
                    return found[-1]
        return None

    def _former_neighbour(self, pair: Pair) -> etree._Element | None:
        """Return the last paragraph of what stands in the draft of the clause before a moved one."""
        base = self._comparison.base.clauses
        place = next(number for number, clause in enumerate(base) if clause.id == pair.base[0])
        by_id = {one.id: one for one in self._comparison.pairs}
        for clause in reversed(base[:place]):
            before = by_id[self._comparison.pair_of_base[clause.id]]
            if before.draft and not before.moved and before.kind != "moved":
                found = self.draft.paragraphs(before.draft[-1])
                if found:
                    return found[-1]
        return None

    def _run(self, span: Span, words: str) -> etree._Element:
        """Return a run of new words that looks like what stands at that place."""
        paragraph = span.paragraph
        run = paragraph.makeelement(RUN, nsmap={"w": W[1:-1]})
        worded = [slot for slot in slots(paragraph) if slot.start < slot.end and slot.element.tag == RUN]
        near = [slot for slot in worded if slot.start < max(span.end, 1)] or worded
        look = near[-1].element.find(RPR) if near else None
        if look is not None:
            run.append(self.transfer.look(look))
        for number, line in enumerate(words.split("\n")):
            if number:
                run.append(run.makeelement(W + "br"))
            text = run.makeelement(T)
            text.text = line
            text.set(SPACE, "preserve")
            run.append(text)
        return run


def _blank_around(span: Span) -> bool:
    """Tell whether a paragraph holds no other words than those of the span."""
    text = text_of(span.paragraph)
    return not (text[: span.start] + text[span.end :]).strip() or _is_number(
        text[: span.start], text[span.end :]
    )


def _is_number(before: str, after: str) -> bool:
    """Tell whether only a clause number stands before the words, which goes with them."""
    return not after.strip() and 0 < len(before.strip()) <= 12 and "。" not in before
