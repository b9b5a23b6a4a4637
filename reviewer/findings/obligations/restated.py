"""Norms of a sentence that was written anew and words that qualify them: what the sentence that answers to it
on the other side still says in other words did not come or go."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reviewer.comparison.anew import share_in_common
from reviewer.language.quantities import find_quantities
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.language.norms import Norm, Span

__all__ = ["counterpart", "restated"]

_UNIT = lazy(r"[^。；;！!？?\n]+")
_PART = lazy(r"[^，,]+")
_KEPT = 0.6
"""A sentence of whose letters so many stayed, 0 to 1, was not written anew."""
_LIKE = 0.2
"""Share of letters in common from which a sentence answers to another."""
_SAID = 0.6
"""Share of the letters of a norm that the other sentence has where it says the same."""
_LONGEST = 1_500
_LETTER = lazy(r"[\u4e00-\u9fff]")
_LIGHT = frozenset("应当须需得可以有权的之和与及或在于由向对将把按照其该本予给并且且每所为是者则即等")
_DENIED = lazy(r"不|未|无|免|非|禁|勿")
_ONLY = lazy(r"前提|仅|只|[方才]可")
_EFFORT = lazy(r"力争|尽力|尽量|努力|争取|原则上|一般|视情况|酌情")
_OPTION = lazy(r"(?<![认许])可以?(?!用|能|靠|行)|有权|享有|得以|权利")


def counterpart(reading: Reading, span: Span, *, base: bool) -> Span | None:
    """Return the sentence of the other side that answers to the one around a place, where that was written
    anew; None where its words stayed or none answers to it."""
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    if side.text.isascii() or max(len(side.text), len(other.text)) > _LONGEST:
        return None
    unit = _around(side.text, span)
    if reading.kept_share(unit, base=base) >= _KEPT:
        return None
    words = side.text[slice(*unit)]
    likest = max(
        (
            (share_in_common(words, found.group()), -found.start(), found.end())
            for found in _UNIT.finditer(other.text)
        ),
        default=(0.0, 0, 0),
    )
    return (-likest[1], likest[2]) if likest[0] >= _LIKE else None


def _around(text: str, span: Span) -> Span:
    return next(
        (found.span() for found in _UNIT.finditer(text) if found.start() <= span[0] < found.end()), span
    )


def restated(reading: Reading, norm: Norm, *, base: bool) -> bool:
    """Whether a norm that seems to have come or gone is said in other words by the sentence that answers to
    its own: most of its letters, its figures, what it denies or leaves open and its party stand there."""
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    there = counterpart(reading, (norm.start, norm.end), base=base)
    if there is None:
        return False
    mine, its = side.text[norm.start : norm.end], other.text[slice(*there)]
    letters = Counter(letter for letter in _LETTER.findall(_nameless(side, norm)) if letter not in _LIGHT)
    if not letters or (letters & Counter(_LETTER.findall(its))).total() < _SAID * letters.total():
        return False
    return (
        _figures(mine) <= _figures(its)
        and _denied_alike(mine, its, letters)
        and bool(_EFFORT.search(mine)) == bool(_EFFORT.search(its))
        and bool(_OPTION.search(side.text, *_around(side.text, (norm.start, norm.end))))
        == bool(_OPTION.search(its))
        and _same_party(side, other, norm, there)
    )


def _denied_alike(mine: str, its: str, letters: Counter[str]) -> bool:
    """Whether the part of the other sentence that has most of the letters of a norm denies as it does."""
    likest = max(_PART.findall(its), key=lambda part: (letters & Counter(part)).total(), default="")
    denied = bool(_DENIED.search(mine)), bool(_DENIED.search(likest))
    return denied[0] == denied[1] or (denied[0] and bool(_ONLY.search(likest)))


def _nameless(side: Side, norm: Norm) -> str:
    words = side.text[norm.start : norm.end]
    for label in sorted(side.labels, key=len, reverse=True):
        words = words.replace(label, "")
    return words


def _figures(words: str) -> Counter[str]:
    return Counter(f"{one.sort} {one.value}" for one in find_quantities(words))


def _same_party(side: Side, other: Side, norm: Norm, there: Span) -> bool:
    """Whether the other sentence names whoever bears the norm, or nobody."""
    key = side.key(norm.bearer)
    named = {other.key(mention.label) for mention in other.mentions_from(there)}
    return key is None or not named or key in named
