"""A number that one side gives twice with two values: three (5) years, where three (3) years stood."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.findings.matching import Match, Placed

__all__ = ["said_twice"]

_AGAIN = lazy(
    r"\s*(?:[a-z]+ )?[(（]\s*(?:大写|小写|即|in words|in figures|being)?\s*[:：]?\s*"
    r"(?:人民币|rmb|[¥￥$€£])?\s*",
    re.IGNORECASE,
)
"""What stands between a number and the same number said again."""


def said_twice(matches: Sequence[Match]) -> dict[int, tuple[Placed, Placed]]:
    """Return, by its place among the matches, each quantity without a counterpart that says the one before
    it again, in brackets, where that one has a counterpart: the number before and after, the one that is
    said twice with both of its sayings."""
    found: dict[int, tuple[Placed, Placed]] = {}
    for base in (True, False):
        stands = [
            (placed, place)
            for place, match in enumerate(matches)
            if (placed := match.old if base else match.new) is not None
        ]
        stands.sort(key=lambda one: (id(one[0].view), one[0].quantity.start))
        for (first, said), (again, place) in pairwise(stands):
            before, after = matches[said].old, matches[said].new
            alone = matches[place].old is None or matches[place].new is None
            if alone and before and after and _says_again(first, again):
                both = _both(first, again)
                found[place] = (both, after) if base else (before, both)
    return found


def _says_again(first: Placed, again: Placed) -> bool:
    one, two = first.quantity, again.quantity
    return (
        first.view is again.view
        and one.sort == two.sort
        and one.end <= two.start
        and bool(_AGAIN.fullmatch(first.view.text, one.end, two.start))
    )


def _both(first: Placed, again: Placed) -> Placed:
    text, end = again.view.text, again.quantity.end
    closed = end + (text[end : end + 1] in (")", "）"))
    return replace(again, quantity=replace(again.quantity, start=first.quantity.start, end=closed))
