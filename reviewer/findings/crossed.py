"""Figures laid on one another crosswise where an English sentence was put in another order.

`notify within 48 hours and send proof within 15 days` may become `within 48 hours it shall notify, and within
15 days send proof`. Where two figures truly changed places the words around each place stayed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.language.english_words import read
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.matching import Match, Placed

__all__ = ["uncrossed"]

_BORDER = lazy(r"[.;:](?=\s|$)|,(?=\s)|\b(?:and|or|but|whereas|while)\b|\n")


def uncrossed(found: list[Match]) -> list[Match]:
    """Return the matches with figures of the same value joined where two pairs hold the same two values
    crosswise and the words around them went with the values."""
    done = list(found)
    values = [_values(match) for match in found]
    waiting: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, pair in enumerate(values):
        if pair:
            waiting[pair].append(place)
    turned: set[int] = set()
    for one, pair in enumerate(values):
        if not pair or one in turned:
            continue
        for two in waiting.get(pair[::-1], ()):
            if two > one and two not in turned and _crossed(found[one], found[two]):
                done[one] = replace(found[one], new=found[two].new, edit=found[two].edit)
                done[two] = replace(found[two], new=found[one].new, edit=found[one].edit)
                turned |= {one, two}
                break
    return done


def _values(match: Match) -> tuple[str, str] | None:
    """Return the two values of a match that an edit changed, None where it has not two of them."""
    if not (match.old and match.new) or match.edit is None:
        return None
    before, after = match.old.quantity.key, match.new.quantity.key
    return (before, after) if before != after else None


def _crossed(one: Match, two: Match) -> bool:
    """Whether the words around two figures went with the values, and did not stay in place."""
    if not (one.old and one.new and two.old and two.new):
        return False
    olds, news = (_around(one.old), _around(two.old)), (_around(one.new), _around(two.new))
    by_place = len(olds[0] & news[0]) + len(olds[1] & news[1])
    by_value = len(olds[0] & news[1]) + len(olds[1] & news[0])
    return by_value > by_place


def _around(placed: Placed) -> frozenset[str]:
    """Return the words of the part of a sentence in which a figure stands, the figure apart."""
    text, quantity = placed.view.text, placed.quantity
    low = max((mark.end() for mark in _BORDER.finditer(text, 0, quantity.start)), default=0)
    close = _BORDER.search(text, quantity.end)
    high = close.start() if close else len(text)
    return frozenset(read(f"{text[low : quantity.start]} {text[quantity.end : high]}"))
