"""From answers to words: which characters of a draft clause give way to which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

from reviewer.exporting.word.renaming import draft_names, rename
from reviewer.exporting.word.wording import changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.exporting.points import Entry, Point
    from reviewer.exporting.word.places import Places, Span
    from reviewer.model import Pair, Quote, Review

__all__ = ["Answer", "answers_of", "last_first"]

_WHOLE = 0.5
"""A proposal this alike (0 to 1) to the clause on either side is meant to stand for all of it."""


class Answer(NamedTuple):
    """Characters `start` to `end` of a draft clause give way to `words`.

    Where `clause` is empty, the deleted clause of the pair comes back: as it was, or as `words` say.
    """

    clause: str
    start: int
    end: int
    words: str
    whole: bool = False


def answers_of(review: Review, point: Point) -> list[Answer]:
    """Return what the answers to one point change in the draft, none twice and none across another."""
    pair = point.pair
    if pair is None:
        return []
    countered = [entry for entry in point.entries if entry.decision.verdict == "countered"]
    rejected = [entry for entry in point.entries if entry.decision.verdict == "rejected"]
    if _goes_back(pair, point, rejected):
        clause = pair.draft[0]
        return [
            Answer(clause, 0, len(review.comparison.draft.clause(clause).text), "", whole=True),
            Answer("", 0, 0, ""),
        ]
    wanted: list[Answer] = []
    for entry in countered:
        if entry.decision.proposal.strip():
            wanted.extend(_countered(review, pair, entry))
    for entry in rejected:
        wanted.extend(_rejected(review, pair, entry, whole=len(rejected) == len(point.entries)))
    found: list[Answer] = []
    for answer in wanted:
        if not any(_across(answer, other) for other in found):
            found.append(answer)
    return found


def last_first(answers: Iterable[Answer], pair: Pair, draft: Places) -> list[tuple[Answer, list[Span]]]:
    """Return the answers to a pair with where their words stand, the last in the draft first.

    So writing one leaves the places of those to come as they are. Where nothing gives way there is one span
    without length; a clause that comes back has none, nor has an answer whose place is not found.
    """
    paragraphs = [one for clause in pair.draft for one in draft.paragraphs(clause)]
    order = {paragraph: place for place, paragraph in enumerate(paragraphs)}

    def spans(answer: Answer) -> list[Span]:
        if not answer.clause:
            return []
        found = draft.spans(answer.clause, answer.start, answer.end)
        point = draft.point(answer.clause, answer.start) if not found else None
        return [point] if point is not None else found

    def place(found: tuple[Answer, list[Span]]) -> tuple[int, ...]:
        first, last = (found[1][0], found[1][-1]) if found[1] else (None, None)
        if first is None or last is None:
            return (-1,)
        return order[first.paragraph], first.start, order[last.paragraph], last.end

    return sorted(((answer, spans(answer)) for answer in answers), key=place, reverse=True)


def _goes_back(pair: Pair, point: Point, rejected: list[Entry]) -> bool:
    """Tell whether a moved clause goes back as it was: its move is rejected, and no change in it stays."""
    if len(pair.base) != 1 or len(pair.draft) != 1:
        return False
    moved = any(entry.finding.kind == "clause.moved" for entry in rejected)
    return moved and (not pair.edits or len(rejected) == len(point.entries))


def _across(one: Answer, two: Answer) -> bool:
    if one.clause != two.clause:
        return False
    return (one.start, one.end) == (two.start, two.end) or (one.start < two.end and two.start < one.end)


def _rejected(review: Review, pair: Pair, entry: Entry, *, whole: bool) -> Iterator[Answer]:
    """Yield what brings back what one finding found; `whole`, where all are rejected: punctuation with it."""
    comparison, finding = review.comparison, entry.finding
    names = draft_names(comparison)
    if not pair.draft:
        yield Answer("", 0, 0, "")
        return
    if not pair.base:
        for clause in pair.draft:
            yield Answer(clause, 0, len(comparison.draft.clause(clause).text), "", whole=True)
        return
    if len(pair.base) == len(pair.draft) == 1:
        old = rename(comparison.base.clause(pair.base[0]).text, names)
        new = comparison.draft.clause(pair.draft[0]).text
        before = _range(finding.base, old.places)
        after = _range(finding.draft)
        for low, high, start, end in changes(old.text, new, labels=_labels(review)):
            if (
                _touches(before, low, high)
                or _touches(after, start, end)
                or not (before or after)
                or (whole and _letters(old.text[low:high]) == _letters(new[start:end]))
            ):
                yield Answer(pair.draft[0], start, end, old.text[low:high])
        return
    for edit in pair.edits:
        if edit.draft is not None and (
            _same_place(edit.draft, finding.draft) or _same_place(edit.base, finding.base)
        ):
            words = rename(edit.base.quote, names).text if edit.base is not None else ""
            yield Answer(edit.draft.clause, edit.draft.start, edit.draft.end, words)


def _countered(review: Review, pair: Pair, entry: Entry) -> Iterator[Answer]:
    comparison, finding = review.comparison, entry.finding
    words = entry.decision.proposal.strip()
    if not pair.draft:
        yield Answer("", 0, 0, words)
        return
    if len(pair.draft) == 1:
        new = comparison.draft.clause(pair.draft[0]).text
        old = "\n".join(comparison.base.clause(clause).text for clause in pair.base)
        alike = max(Indel.normalized_similarity(words, text) for text in (new, old or new))
        if alike >= _WHOLE or finding.draft is None:
            for low, high, start, end in changes(words, new, labels=_labels(review)):
                yield Answer(pair.draft[0], start, end, words[low:high])
            return
    quote = finding.draft
    if quote is not None:
        yield Answer(quote.clause, quote.start, quote.end, words)


def _letters(words: str) -> list[str]:
    return [char for char in words if char.isalnum()]


def _range(quote: Quote | None, places: Sequence[int] | None = None) -> tuple[int, int] | None:
    """Return where quoted words stand; `places` says where each place of the clause has gone."""
    if quote is None:
        return None
    if places is None:
        return quote.start, quote.end
    last = len(places) - 1
    return places[min(quote.start, last)], places[min(quote.end, last)]


def _touches(quoted: tuple[int, int] | None, start: int, end: int) -> bool:
    if quoted is None:
        return False
    if start == end or quoted[0] == quoted[1]:
        return quoted[0] <= end and start <= quoted[1]
    return quoted[0] < end and start < quoted[1]


def _same_place(edit: Quote | None, finding: Quote | None) -> bool:
    return (
        edit is not None
        and finding is not None
        and edit.clause == finding.clause
        and _touches(_range(finding), edit.start, edit.end)
    )


def _labels(review: Review) -> tuple[str, ...]:
    parties = (*review.comparison.base.parties, *review.comparison.draft.parties)
    return tuple(sorted({party.label for party in parties}))
