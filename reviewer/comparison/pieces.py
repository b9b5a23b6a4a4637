"""Which sentences of a clause answer to which of the clauses that it was divided into, or the reverse."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.comparison.anew import held_share, pairs_of_letters
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model import Clause

__all__ = ["LIKE", "leads_in", "windows_of"]

LIKE = 0.7
"""From this likeness on, 0 to 1, parts are compared with the whole as one text: its words stayed."""
_UNIT = lazy(r"[^。；;！!？?]+[。；;！!？?]*\s*")
_SHARE = 0.1
_MOST = 40

Span = tuple[int, int]


def windows_of(whole: Clause, parts: Sequence[Clause]) -> tuple[Span, ...] | None:
    """Return for each part, in order, the sentences of the whole that it answers to, as one range.

    The ranges follow one another and fill the whole; that of a heading, or of what leads into a list, is
    empty. None where the parts stand in another order than what they answer to, or one of them answers to
    nothing."""
    units = [match.span() for match in _UNIT.finditer(whole.text)]
    own = [part for part in parts if not leads_in(part)]
    if not 0 < len(own) <= len(units) <= _MOST or whole.cells or any(part.cells for part in parts):
        return None
    texts = [whole.text[low:high] for low, high in units]
    cuts = _best_cuts([[_weight(text, part.text) for part in own] for text in texts])
    if cuts is None:
        return None
    starts = [units[cut][0] for cut in cuts]
    starts[0] = 0
    windows = iter(pairwise([*starts, len(whole.text)]))
    found: list[Span] = []
    for part in parts:
        end = found[-1][1] if found else 0
        found.append((end, end) if leads_in(part) else next(windows))
    return tuple(found)


def leads_in(part: Clause) -> bool:
    """Whether a clause is a heading or leads into a list, so that it answers to nothing of its own."""
    return part.text == part.heading or part.text.endswith((":", "："))


def _weight(sentence: str, part: str) -> float:
    """Return how many pairs of letters a sentence has in common with a part; nothing where these are few."""
    share = held_share(sentence, part)
    return share * pairs_of_letters(sentence).total() if share >= _SHARE else 0.0


def _best_cuts(shares: Sequence[Sequence[float]]) -> list[int] | None:
    """Return where each part begins among the sentences so that most is in common, one sentence at least for
    each; None where a part would have nothing in common with its own."""
    sentences, parts = len(shares), len(shares[0])
    best = [[float("-inf")] * (parts + 1) for _ in range(sentences + 1)]
    came = [[False] * (parts + 1) for _ in range(sentences + 1)]
    best[0][0] = 0.0
    for at in range(1, sentences + 1):
        for part in range(1, min(at, parts) + 1):
            begins, goes_on = best[at - 1][part - 1], best[at - 1][part]
            came[at][part] = begins >= goes_on
            best[at][part] = max(begins, goes_on) + shares[at - 1][part - 1]
    cuts: list[int] = []
    part = parts
    for at in range(sentences, 0, -1):
        if came[at][part]:
            cuts.append(at - 1)
            part -= 1
    cuts.reverse()
    ends = [*cuts[1:], sentences]
    if any(
        not sum(shares[at][part] for at in range(low, high))
        for part, (low, high) in enumerate(zip(cuts, ends, strict=True))
    ):
        return None
    return cuts
