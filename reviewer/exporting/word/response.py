"""Our response: the draft as they sent it, their marks kept, our answers on top of it as tracked changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.places import place_of
from reviewer.exporting.points import gather
from reviewer.exporting.word.answering import Answer, answers_of, last_first
from reviewer.exporting.word.clause_numbers import same_numbers
from reviewer.exporting.word.comments import add_comments
from reviewer.exporting.word.controls import release_controls
from reviewer.exporting.word.inline import insert_at, mark_range
from reviewer.exporting.word.margins import NoteBook
from reviewer.exporting.word.marks import Marker
from reviewer.exporting.word.meeting import part_marks
from reviewer.exporting.word.paragraph import separate_fields, text_of
from reviewer.exporting.word.places import Pages, Places, Span
from reviewer.exporting.word.protection import kept_protection
from reviewer.exporting.word.redline import first_number, story_parts
from reviewer.exporting.word.remarks import replies
from reviewer.exporting.word.restoring import Restorer, new_run
from reviewer.exporting.word.settled import accept_changes
from reviewer.exporting.word.sorts import make_document
from reviewer.exporting.word.transfer import Transfer
from reviewer.exporting.word.vanishing import leave_no_number
from reviewer.model import Message
from reviewer.reading.docx.names import DEL, INS, TR, P

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml import etree

    from reviewer.exporting.points import Entry
    from reviewer.exporting.word import Comments
    from reviewer.exporting.word.package import WordPackage
    from reviewer.model import Decision, Pair, Review

__all__ = ["write_response"]

_NUMBER = 12
"""Characters before a clause, with nothing else in its paragraph, that can be its number."""


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
    order = {pair.id: place for place, pair in enumerate(review.comparison.pairs)}
    points = gather(review, decisions)
    for point in sorted(points, key=lambda point: order[point.pair.id] if point.pair is not None else -1):
        if any(entry.decision.verdict in ("rejected", "countered") for entry in point.entries):
            done = point.pair is not None and desk.answer(answers_of(review, point), point.pair)
            if not done:
                notices.append(Message("word.response.untouched", {"place": desk.place(point.pair)}))
    notices.extend(same_numbers(review.comparison, desk.restorer.restored, desk.gone))
    transfer.lists.settle(_same_words(base_pages, draft_pages))
    roots = [root for part in story_parts(draft) if (root := draft.read(part)) is not None]
    for root in roots:
        transfer.lists.release(root)
    part_marks(roots, *marked)
    leave_no_number(draft, roots, marker)
    notices.extend((*make_document(draft), *kept_protection(draft)))
    if marker.withdrawn:
        notices.append(Message("word.response.withdrawn", {"count": marker.withdrawn}))
    notices.extend(release_controls(roots, marker.author))
    if comments != "none":
        add_comments(draft, marker, replies(review, decisions, desk.where))
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
        self.restorer = Restorer(self._comparison, self.base, self.draft, transfer, marker)
        self.gone: set[str] = set()
        """Clauses of the draft that were struck out whole."""

    def place(self, pair: Pair | None) -> str:
        """Return how the clause of a pair is cited."""
        comparison, lang = self._comparison, self.review.language
        if pair is not None and pair.draft:
            return place_of(comparison.draft, comparison.draft.clause(pair.draft[0]), lang)
        if pair is not None and pair.base:
            return place_of(comparison.base, comparison.base.clause(pair.base[0]), lang)
        return "—"

    def where(self, entry: Entry, pair: Pair | None) -> Span | None:
        """Return the words of the response that a finding is about.

        Those it quotes of the draft; where the draft has none, its clause, the clause as it was put back, or
        what it stood behind.
        """
        quote = entry.finding.draft
        if quote is not None and (found := self.draft.of(quote)):
            return found[0]
        if pair is None:
            return None
        paragraphs = [one for clause in pair.draft for one in self.draft.paragraphs(clause)]
        paragraphs += [self.restorer.copies[one] for one in pair.base if one in self.restorer.copies]
        home = next(iter(paragraphs), None) if paragraphs else self.restorer.anchor(pair)
        return Span(home, 0, len(text_of(home))) if home is not None else None

    def answer(self, answers: list[Answer], pair: Pair) -> bool:
        """Write the answers to one pair; True where at least one could be written, and none was left."""
        if not answers:
            return False
        done = True
        for one, spans in last_first(answers, pair, self.draft):
            if one.clause:
                self._replace(one, spans)
            written = bool(spans) if one.clause else self.restorer.restore(pair, one.words)
            done = done and written
        return done

    def _replace(self, answer: Answer, spans: Sequence[Span]) -> None:
        """Put words in place of a range of a draft clause; one that goes whole takes its marks along."""
        if answer.whole and not answer.words and spans:
            self.gone.add(answer.clause)
        if answer.words and spans:
            last = spans[-1]
            run = new_run(self.transfer, last, answer.words)
            insert_at(last.paragraph, last.end, [run], INS, self.marker)
        for span in spans:
            gone = answer.whole and not answer.words
            whole = gone and self._nothing_else(span, answer.clause)
            if span.start < span.end:
                _, start, end = self._whole_line(span, answer.clause) if gone and not whole else span
                mark_range(span.paragraph, start, end, DEL, self.marker)
            if whole:
                self._drop_paragraph(span.paragraph, answer.clause)
            self.marker.tidy(span.paragraph)

    def _nothing_else(self, span: Span, clause: str) -> bool:
        """Tell whether a paragraph holds no words but those of the span, and the number before them.

        Where clauses share the paragraph, short words before them may be the heading of another.
        """
        text = text_of(span.paragraph)
        before, after = text[: span.start].strip(), text[span.end :].strip()
        if not before or after:
            return not before and not after
        if len(self.draft.beside(clause)) > 1:
            return before == (self._comparison.draft.clause(clause).number or "")
        return len(before) <= _NUMBER and "。" not in before

    def _whole_line(self, span: Span, clause: str) -> Span:
        """Return the words of a clause that shares its paragraph, the number before them, and one break."""
        text = text_of(span.paragraph)
        head = text[: span.start].rstrip()
        number = self._comparison.draft.clause(clause).number or ""
        start, end = span.start, span.end
        if number and head.endswith(number):
            start = len(head) - len(number)
            head = head[:start].rstrip()
        line = text.rfind("\n", len(head), start)
        if line >= 0:
            return Span(span.paragraph, line, end)
        rest = text[end:].lstrip(" \u3000")
        if not head and rest.startswith("\n"):
            start, end = 0, len(text) - len(rest) + 1
        return Span(span.paragraph, start, end)

    def _drop_paragraph(self, paragraph: etree._Element, clause: str) -> None:
        """Strike out a paragraph, with the row where that holds nothing else, but for the clause's number."""
        mark_range(paragraph, 0, len(text_of(paragraph)), DEL, self.marker)
        row = next(paragraph.iterancestors(TR), None)
        if row is not None:
            number = self._comparison.draft.clause(clause).number or ""
            left = [p for p in row.iter(P) if text_of(p).strip()]
            if all(text_of(p).split() == number.split() for p in left):
                for other in left:
                    mark_range(other, 0, len(text_of(other)), DEL, self.marker)
                self.marker.mark_row(row, DEL)
                return
        following = paragraph.getnext()
        if following is not None and following.tag == P:
            self.marker.mark_paragraph(paragraph, DEL)
