"""One side of a changed pair read as one text: its sentences, norms and mentions, and whom its words name.

So a split or merged clause is compared as a whole.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from reviewer.language.modality import modality_table
from reviewer.language.norms import Norm, Span, norms_of, sentence_spans
from reviewer.language.norms_inherited import inherited
from reviewer.language.norms_slots import Mention, find_mentions
from reviewer.language.spans import SpanIndex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewer.findings.view import ClauseView
    from reviewer.model import Quote

_start = attrgetter("start")
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

    def mentions_from(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions that begin in a span, in order."""
        return self.mentions[
            bisect_left(self.mentions, span[0], key=_start) : bisect_left(self.mentions, span[1], key=_start)
        ]

    @cached_property
    def norms(self) -> tuple[Norm, ...]:
        """The norms of the side with the subjects its clauses inherit."""
        found: list[Norm] = []
        for shift, view in zip(self.starts, self.views, strict=True):
            above = inherited(view.contract, view.clause)
            norms = norms_of(view.text, view.labels, subject=above.subject, listed_as=above.listed_as)
            found.extend(norm.moved(shift) for norm in norms)
        return tuple(found)

    def owes(self, place: int) -> str | None:
        """Return whose list of duties an offset stands in by the words above its clause; None for no such
        list."""
        found = self.locate(place)
        above = inherited(found[0].contract, found[0].clause) if found else None
        return above.subject if above and above.listed_as == "duties" else None

    @cached_property
    def cases(self) -> tuple[tuple[Span, ...], SpanIndex]:
        """The conditions and exceptions of all norms, as the norms come, and where they stand."""
        spans = dict.fromkeys(span for norm in self.norms for span in (*norm.conditions, *norm.exceptions))
        return tuple(spans), SpanIndex([*spans])

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
        return self.labels.get(label) or modality_table()["parties"]["same"].get(label, label)

    def norm_at(self, start: int, end: int) -> Norm | None:
        """Return the norm in whose words the span lies, else the first of its sentence."""
        inside = [n for n in self.norms if n.start <= start and end <= n.end and not n.derived]
        if inside:
            return inside[-1]
        return next((n for n in self.norms if n.sentence[0] <= start < n.sentence[1] and not n.derived), None)
