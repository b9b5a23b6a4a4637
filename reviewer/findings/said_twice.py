"""A number that one side gives twice with two values: three (5) years, where three (3) years stood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.findings.matching import Match, Placed

__all__ = ["said_twice"]

_AGAIN = lazy(
    r"\s*(?:[a-z]+ )?[(（]\s*(?:大写|小写|即|in words|in figures|being)?\s*[:：]?\s*"
    r"(?:人民币|rmb|[¥￥$€£])?\s*",
    re.IGNORECASE,
)
"""What stands between a number and the same number said again."""


def said_twice(matches: Iterable[Match], lone: Match) -> tuple[Placed, Placed] | None:
    """Return the number before and after, each with both of its sayings, where a quantity without a
    counterpart says the one before it again, in brackets, and that one has a counterpart; None elsewhere."""
    mine = lone.old or lone.new
    if mine is None:
        return None
    for match in matches:
        if match.old is None or match.new is None:
            continue
        first, other = (match.old, match.new) if lone.old else (match.new, match.old)
        words, again = first.quantity, mine.quantity
        if first.view is not mine.view or words.sort != again.sort or not words.end <= again.start:
            continue
        if _AGAIN.fullmatch(first.view.text, words.end, again.start):
            closed = again.end + (mine.view.text[again.end : again.end + 1] in (")", "）"))
            both = type(mine)(mine.view, replace(again, start=words.start, end=closed))
            return (both, other) if lone.old else (other, both)
    return None
