"""Both sides of a changed pair laid on one another: which words stayed, which came, which went, and where
they answer.

What the edits leave untouched fixes the correspondence between the two texts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from reviewer.findings.obligations.side import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.findings.view import PairView
    from reviewer.language.norms import Span
    from reviewer.model import Edit


_AT_ONCE = 20_000
"""Longer texts are laid on one another by stretches, since the time grows with the square of the length."""
_STRETCH = 4_000
_FIRM = 64
"""So many equal letters at the end of a stretch carry over to the next."""


_TURNED = bytes([1, 0]) + bytes(254)
"""Puts 1 for 0 and 0 for 1."""


class Mark(Struct, frozen=True):
    """One edit in the offsets of the joined texts; an empty span marks the place where the other side's
    words go."""

    base: Span
    draft: Span


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
            open_to = flags.translate(_TURNED)
            for start in side.starts[1:]:
                open_to[start - 1] = 0
            kept.append(list(compress(range(len(open_to)), open_to)))
        self.to_draft: dict[int, int] = {}
        lay(self.base.text, kept[0], self.draft.text, kept[1], self.to_draft)
        self.to_base = {there: here for here, there in self.to_draft.items()}
        self._kept = (sorted(self.to_draft), sorted(self.to_base))
        letters = map(str.isalnum, map(self.base.text.__getitem__, self._kept[0]))
        self._letters = (0, *accumulate(letters))
        """How many letters stand before each kept place; kept places of both sides are in step."""
        settled = self.view.settled
        self.marks = tuple(
            Mark(base or self._point(draft, 1), draft or self._point(base, 0))
            for edit, base, draft in zip(edits, *spans, strict=True)
            if (base or draft) and edit not in settled
        )
        self._points = tuple(
            sorted(span[0] for span in spans if span[0] == span[1])
            for spans in ([mark.base for mark in self.marks], [mark.draft for mark in self.marks])
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
        side = 0 if base else 1
        if self.changed[side].find(1, *span) >= 0:
            return True
        points = self._points[side]
        after = bisect_right(points, span[0])
        return after < len(points) and points[after] < span[1]

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

    def other(self, label: str | None) -> str | None:
        """Return the other party of a contract between two; None where it cannot be told."""
        if label is None or len(self.parties) != 2 or label not in self.parties:
            return None
        return self.parties[1] if label == self.parties[0] else self.parties[0]


def lay(base: str, kept_base: list[int], draft: str, kept_draft: list[int], onto: dict[int, int]) -> None:
    """Map the kept letters of the base onto those of the draft; equal words in another spelling are laid in
    step."""
    one = "".join(base[i] for i in kept_base)
    two = "".join(draft[i] for i in kept_draft)
    if len(one) == len(two):
        onto.update(zip(kept_base, kept_draft, strict=True))
        return
    here = there = 0
    wide = max(len(one), len(two))
    if wide > _AT_ONCE:
        wide = _STRETCH
    while here < len(one) and there < len(two):
        whole = here + wide >= len(one) and there + wide >= len(two)
        left, right = one[here : here + wide], two[there : there + wide]
        blocks = [(0, len(left), 0, len(right))] if left == right else _blocks(left, right)
        firm = len(blocks)
        if not whole and left != right:
            firm = next((at for at in range(len(blocks), 0, -1) if _is_firm(left, right, blocks[at - 1])), 0)
            if not firm:
                wide *= 2
                continue
        for low, high, start, end in blocks[:firm]:
            before, after = kept_base[here + low : here + high], kept_draft[there + start : there + end]
            onto.update(zip(before, after, strict=False))
        if whole:
            return
        _, high, _, end = blocks[firm - 1]
        here, there, wide = here + high, there + end, _STRETCH


def _blocks(one: str, two: str) -> list[tuple[int, int, int, int]]:
    """Return the stretches of two texts laid on one another, from and to in each."""
    return [
        (step.src_start, step.src_end, step.dest_start, step.dest_end)
        for step in Levenshtein.opcodes(one, two)
    ]


def _is_firm(one: str, two: str, block: tuple[int, int, int, int]) -> bool:
    """Whether so many letters are the same that both texts are in step behind them."""
    low, high, start, end = block
    return high - low >= _FIRM and one[low:high] == two[start:end]
