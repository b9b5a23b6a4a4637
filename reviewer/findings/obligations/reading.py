"""Both sides of a changed pair laid on one another: which words stayed, which came, which went, and where
they answer.

The clauses of a side are read as one text, so a split or merged clause is compared as a whole. What the
edits leave
untouched fixes the correspondence between the two texts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from reviewer.language.modality import modality_table
from reviewer.language.norms import Norm, Span, norms_of, sentence_spans
from reviewer.language.norms_inherited import inherited
from reviewer.language.norms_slots import Mention, find_mentions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewer.findings.view import ClauseView, PairView
    from reviewer.model import Edit, Quote


_OTHER = frozenset({"对方", "另一方", "相对方", "他方", "the other party"})


BOTH, OTHER = "双方", "对方"
"""What stands for every collective word, and for the party that is not speaking."""


@lru_cache(maxsize=1)
def _everybody() -> frozenset[str]:
    return frozenset(modality_table()["parties"]["collective"])


def _letters(word: str, labels: Mapping[str, str]) -> set[str]:
    """Return the labels that a collective word lists: 甲乙双方, 甲、乙双方, 甲方和乙方."""
    if word.endswith(("双方", "三方")):
        return {label for label in labels if len(label) == 2 and label[1] == "方" and label[0] in word[:-2]}
    return {label for label in labels if label in word.split("、")} if "、" in word else set()


@dataclass(frozen=True, slots=True)
class Mark:
    """One edit in the offsets of the joined texts; an empty span marks the place where the other side's
    words go."""

    base: Span
    draft: Span


class Side:
    """The clauses of one side of a pair, read as one text."""

    def __init__(self, views: Sequence[ClauseView]) -> None:
        self.views = tuple(views)
        self.starts: list[int] = []
        pieces: list[str] = []
        length = 0
        for view in views:
            self.starts.append(length)
            pieces.append(view.text)
            length += len(view.text) + 1
        self.text = "\n".join(pieces)
        self.labels = views[0].labels if views else {}

    def offset(self, quote: Quote) -> Span | None:
        """Return where a quote stands in the joined text; None where it is of no clause of this side."""
        for start, view in zip(self.starts, self.views, strict=True):
            if view.clause.id == quote.clause:
                return start + quote.start, start + quote.end
        return None

    def quote(self, start: int, end: int) -> Quote | None:
        """Return words of the joined text as evidence, cut to the clause in which they begin, blanks
        trimmed."""
        place = bisect_right(self.starts, start) - 1
        if place < 0:
            return None
        view, shift = self.views[place], self.starts[place]
        low, high = start - shift, min(end - shift, len(view.text))
        while low < high and view.text[low] in " \u3000，,。；;、：:":
            low += 1
        while high > low and view.text[high - 1] in " \u3000，,。；;、：:":
            high -= 1
        return view.quote(low, high) if high > low else None

    def locate(self, place: int) -> tuple[ClauseView, int] | None:
        """Return the clause in which an offset of the joined text stands, and the offset in its own text."""
        at = bisect_right(self.starts, place) - 1
        return (self.views[at], place - self.starts[at]) if at >= 0 else None

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention of a party, in order."""
        return find_mentions(self.text, self.labels)

    @cached_property
    def norms(self) -> tuple[Norm, ...]:
        """The norms of the side with the subjects its clauses inherit."""
        found: list[Norm] = []
        for shift, view in zip(self.starts, self.views, strict=True):
            above = inherited(view.contract, view.clause)
            norms = norms_of(view.text, view.labels, subject=above.subject, listed_as=above.listed_as)
            found.extend(shifted(norm, shift) for norm in norms)
        return tuple(found)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in order."""
        return sentence_spans(self.text)

    def sentence(self, place: int) -> Span:
        """Return the sentence that holds an offset."""
        at = bisect_right(self.sentences, place, key=itemgetter(0)) - 1
        span = self.sentences[at] if at >= 0 else (place, place)
        return span if place < span[1] else (place, place)

    def key(self, label: str | None) -> str | None:
        """Return who a word stands for, in the baseline's labels: 双方 for every collective word."""
        if label is None:
            return None
        named = _letters(label, self.labels)
        if len(named) > 1:
            return (
                BOTH if len(named) >= len(self.labels) else "、".join(sorted(self.labels[n] for n in named))
            )
        if label in _everybody():
            return BOTH
        if label in _OTHER:
            return OTHER
        return self.labels.get(label, label)

    def norm_at(self, start: int, end: int) -> Norm | None:
        """Return the norm in whose words the span lies, else the first of its sentence."""
        inside = [n for n in self.norms if n.start <= start and end <= n.end and not n.derived]
        if inside:
            return inside[-1]
        return next((n for n in self.norms if n.sentence[0] <= start < n.sentence[1] and not n.derived), None)


def shifted(norm: Norm, shift: int) -> Norm:
    """Return the norm with every span moved by `shift`."""
    if not shift:
        return norm

    def moved(span: Span | None) -> Span | None:
        return (span[0] + shift, span[1] + shift) if span else None

    return Norm(
        norm.start + shift,
        norm.end + shift,
        (norm.sentence[0] + shift, norm.sentence[1] + shift),
        norm.bearer,
        moved(norm.bearer_span),
        norm.counterparty,
        norm.grade,
        moved(norm.cue),
        (norm.action[0] + shift, norm.action[1] + shift),
        tuple((a + shift, b + shift) for a, b in norm.conditions),
        tuple((a + shift, b + shift) for a, b in norm.exceptions),
        (),
        moved(norm.time),
        norm.implied,
        norm.derived,
    )


class Reading:
    """A pair with its two texts aligned through its edits."""

    def __init__(self, view: PairView) -> None:
        self.view = view
        self.base = Side(view.base)
        self.draft = Side(view.draft)
        self.parties = tuple(party.label for party in view.comparison.base.parties)
        self._align(view.edits)

    def _align(self, edits: Sequence[Edit]) -> None:
        sides = (self.base, self.draft)
        spans: tuple[list[Span | None], list[Span | None]] = ([], [])
        for edit in edits:
            for side, quote, found in zip(sides, (edit.base, edit.draft), spans, strict=True):
                found.append(side.offset(quote) if quote is not None else None)
        kept: list[list[int]] = []
        self.changed: tuple[bytearray, bytearray] = (
            bytearray(len(self.base.text)),
            bytearray(len(self.draft.text)),
        )
        for side, found, flags in zip(sides, spans, self.changed, strict=True):
            for span in found:
                if span:
                    flags[span[0] : span[1]] = b"\x01" * (span[1] - span[0])
            borders = {start - 1 for start in side.starts[1:]}
            kept.append([i for i, flag in enumerate(flags) if not flag and i not in borders])
        self.to_draft: dict[int, int] = {}
        _lay(self.base.text, kept[0], self.draft.text, kept[1], self.to_draft)
        self.to_base = {there: here for here, there in self.to_draft.items()}
        self._kept = (sorted(self.to_draft), sorted(self.to_base))
        letters = (self.base.text[i].isalnum() for i in self._kept[0])
        self._letters = (0, *accumulate(letters))
        """How many letters stand before each kept place; kept places of both sides are in step."""
        settled = self.view.settled
        self.marks = tuple(
            Mark(base or self._point(draft, 1), draft or self._point(base, 0))
            for edit, base, draft in zip(edits, *spans, strict=True)
            if (base or draft) and edit not in settled
        )
        for edit, *places in zip(edits, *spans, strict=True):
            for span, flags in zip(places, self.changed, strict=True):
                if span and edit in settled:
                    flags[span[0] : span[1]] = bytes(span[1] - span[0])

    def _point(self, span: Span | None, side: int) -> Span:
        """Return the place on the other side that answers to words that stand on side `side` alone."""
        low, _ = self._around(span or (0, 0), side)
        return low, low

    def _around(self, span: Span, side: int) -> Span:
        """Return the span of the other side between the nearest kept words before and after."""
        kept = self._kept[side]
        onto = self.to_draft if side == 0 else self.to_base
        text = self.draft.text if side == 0 else self.base.text
        place = bisect_right(kept, span[0] - 1) - 1
        low = onto[kept[place]] + 1 if place >= 0 else 0
        after = bisect_right(kept, span[1] - 1)
        high = onto[kept[after]] if after < len(kept) else len(text)
        return low, max(low, high)

    def across(self, span: Span, *, from_base: bool) -> Span:
        """Return the words of the other side that answer to a span, words that came beside it included."""
        return self._around(span, 0 if from_base else 1)

    def touched(self, span: Span, *, base: bool) -> bool:
        """Whether an edit changes a word inside the span, or puts words in or takes words from inside it."""
        flags = self.changed[0 if base else 1]
        if any(flags[span[0] : span[1]]):
            return True
        return any(
            span[0] < (mark.base if base else mark.draft)[0] < span[1]
            and (mark.base if base else mark.draft)[0] == (mark.base if base else mark.draft)[1]
            for mark in self.marks
        )

    def kept_share(self, span: Span, *, base: bool) -> float:
        """Return the share of the span's letters that stayed, 0 to 1."""
        text = self.base.text if base else self.draft.text
        flags = self.changed[0 if base else 1]
        letters = [i for i in range(*span) if text[i].isalnum()]
        return sum(not flags[i] for i in letters) / len(letters) if letters else 1.0

    def overlap(self, base: Span, draft: Span) -> int:
        """Return how many kept letters of the base span stand in the draft span."""
        here, there = self._kept
        first = max(bisect_left(here, base[0]), bisect_left(there, draft[0]))
        last = min(bisect_left(here, base[1]), bisect_left(there, draft[1]))
        return self._letters[last] - self._letters[first] if first < last else 0

    def image(self, base: Span) -> Span:
        """Return what lies in the draft between the first and last kept letter of a span, empty for none."""
        here, there = self._kept
        first, last = bisect_left(here, base[0]), bisect_left(here, base[1])
        return (there[first], there[last - 1] + 1) if first < last else (0, 0)

    def near_mark(self, base: Span | None, draft: Span | None) -> Mark | None:
        """Return the first edit that touches either span, its ends included."""
        for mark in self.marks:
            if base and mark.base[0] <= base[1] and base[0] <= mark.base[1]:
                return mark
            if draft and mark.draft[0] <= draft[1] and draft[0] <= mark.draft[1]:
                return mark
        return None

    def other(self, label: str | None) -> str | None:
        """Return the other party of a contract between two; None where it cannot be told."""
        if label is None or len(self.parties) != 2 or label not in self.parties:
            return None
        return self.parties[1] if label == self.parties[0] else self.parties[0]


def _lay(base: str, kept_base: list[int], draft: str, kept_draft: list[int], onto: dict[int, int]) -> None:
    """Map the kept letters of the base onto those of the draft; equal words in another spelling are laid in
    step."""
    one = "".join(base[i] for i in kept_base)
    two = "".join(draft[i] for i in kept_draft)
    if len(one) == len(two):
        onto.update(zip(kept_base, kept_draft, strict=True))
        return
    for operation in Levenshtein.opcodes(one, two):
        wide = operation.src_end - operation.src_start
        there = operation.dest_end - operation.dest_start
        for step in range(min(wide, there)):
            onto[kept_base[operation.src_start + step]] = kept_draft[operation.dest_start + step]
