"""Figures laid on one another crosswise where an English sentence was put in another order.

`notify within 48 hours and send proof within 15 days` may become `within 48 hours it shall notify, and within
15 days send proof`. Where two figures truly changed places the words around each place stayed.
"""

from __future__ import annotations

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
    for one, first in enumerate(done):
        for two in range(one + 1, len(done)):
            second = done[two]
            if _crossed(first, second):
                done[one], done[two] = (
                    replace(first, new=second.new, edit=second.edit),
                    replace(second, new=first.new, edit=first.edit),
                )
                break
    return done


def _crossed(one: Match, two: Match) -> bool:
    if not (one.old and one.new and two.old and two.new) or one.edit is None or two.edit is None:
        return False
    keys = [placed.quantity.key for placed in (one.old, one.new, two.old, two.new)]
    if keys[0] != keys[3] or keys[1] != keys[2] or keys[0] == keys[1]:
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
