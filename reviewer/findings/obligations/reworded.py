"""A duty or an exemption that only seems to have gone: its letters stand in its place in another turn."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reviewer.language.sentences import part_around
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.obligations.reading import Reading
    from reviewer.language.norms import Norm

__all__ = ["turned_otherwise"]

_GRADES = frozenset({"O3", "E"})
_MARKS = "，,。；;"
_KEPT = 0.75
"""From this share of letters found again, 0 to 1, a part that took the place of another says the same of the
same things, and what it says otherwise is told of the words."""
_WIDEST = 1.6
"""So many times as long may such a part be at most."""
_LEAST = 6
_LIGHT = frozenset("的之应当须需要得于在对向给将把由被并且而但则其所以为、，,的地是")
_DENIED = lazy(r"[不未无非勿毋]|没有|免")
_OTHER_FORCE = lazy(
    r"[已曾拟可能]|有权|尽量|努力|计划|争取|视情况|原则|酌情|如有|一般|通常|往常|平时|宜|多数"
)
"""Words that take the force of a duty away, or tell what was done."""


def turned_otherwise(reading: Reading, norm: Norm, *, base: bool) -> bool:
    """Whether nearly all letters of a Chinese duty or exemption stand on the other side in the part that took
    its place, as often denied and with no word of another force: 凭证应于发运前交付, 在发运前把凭证交付."""
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    words = side.text[norm.start : norm.end]
    if norm.grade not in _GRADES or norm.cue is None or words.isascii():
        return False
    place = reading.across((norm.start, norm.end), from_base=base)
    there = other.text[slice(*part_around(other.text, place, _MARKS))]
    cue = side.text[slice(*norm.cue)]
    old, new = _letters(words.replace(cue, _force_apart(cue), 1)), _letters(there)
    if sum(old.values()) < _LEAST or len(there) > _WIDEST * len(words):
        return False
    if len(_DENIED.findall(words)) % 2 != len(_DENIED.findall(there)) % 2:
        return False
    if any(found.group() not in words for found in _OTHER_FORCE.finditer(there)):
        return False
    return sum((old & new).values()) >= _KEPT * sum(old.values())


def _force_apart(cue: str) -> str:
    """Return what a word of force says besides the force: 承担 of 不承担, nothing of 无需."""
    return "".join(letter for letter in cue if letter not in "不未无非勿毋须需应当必")


def _letters(words: str) -> Counter[str]:
    return Counter(letter for letter in words if letter.isalnum() and letter not in _LIGHT)
