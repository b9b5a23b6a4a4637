"""Whose figure is whose: 甲方51%、乙方49% against 甲方49%、乙方51%, where figures and names stayed."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.view import ClauseView, PairView
    from reviewer.language.quantities import Quantity
    from reviewer.model import Edit, Quote

__all__ = ["exchanged_shares", "find_exchanged", "share_edits"]

_SORTS = frozenset({"percent", "amount", "count"})
_REACH = 8
"""So many letters may stand between a name and its figure: 甲方出资300万元."""
_STOP = lazy(r"[，,；;。、\n]")
_LETTERS = lazy(r"[^\W_]")


def exchanged_shares(view: PairView) -> tuple[tuple[Quantity, Quantity], ...]:
    """Return the figure before and after of each party where the parties exchanged figures."""
    return view.exchanged_shares


def find_exchanged(view: PairView) -> tuple[tuple[Quantity, Quantity], ...]:
    """Return the figure before and after of each party of a clause in which the parties exchanged figures
    that the clause had already."""
    if len(view.base) != 1 or len(view.draft) != 1 or not view.edits:
        return ()
    before, after = view.base[0], view.draft[0]
    if len(before.quantities) < 2 or len(before.quantities) != len(after.quantities):
        return ()
    old, new = dict(_shares(before)), dict(_shares(after))
    if len(old) < 2 or old.keys() != new.keys():
        return ()
    keys = [sorted(figure.key for figure in side.values()) for side in (old, new)]
    if keys[0] != keys[1]:
        return ()
    return tuple((old[name], new[name]) for name in old if old[name].key != new[name].key)


def share_edits(view: PairView) -> tuple[Edit, ...]:
    """Return the edits of such a clause that hold nothing but names and figures, in order."""
    if not exchanged_shares(view):
        return ()
    sides = view.base[0], view.draft[0]
    return tuple(
        edit
        for edit in view.edits
        if all(_only_shares(side, quote) for side, quote in zip(sides, (edit.base, edit.draft), strict=True))
    )


def _only_shares(side: ClauseView, quote: Quote | None) -> bool:
    if quote is None:
        return True
    names = _pattern(tuple(sorted(side.labels, key=len, reverse=True)))
    known = [found.span() for found in names.finditer(side.text)]
    known += [(figure.start, figure.end) for figure in side.quantities]
    return not any(
        not any(low <= found.start() < high for low, high in known)
        for found in _LETTERS.finditer(side.text, quote.start, quote.end)
    )


def _shares(side: ClauseView) -> Iterator[tuple[str, Quantity]]:
    """Yield each party of a clause with the figure that stands behind its name in the same part."""
    names = _pattern(tuple(sorted(side.labels, key=len, reverse=True)))
    figures = [figure for figure in side.quantities if figure.sort in _SORTS]
    starts = [figure.start for figure in figures]
    for found in names.finditer(side.text):
        next_one = bisect_left(starts, found.end())
        if next_one == len(figures) or starts[next_one] > found.end() + _REACH:
            continue
        figure = figures[next_one]
        if not _STOP.search(side.text, found.end(), figure.start):
            yield side.labels[found.group()], figure


@lru_cache(maxsize=32)
def _pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, labels)) or r"(?!)")
