"""A word put for its opposite, where no other rule told it: `include`, `exclude`; 之前, 之后."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.findings.obligations.claims import Claims
from reviewer.findings.obligations.words import observed
from reviewer.language.english_words import stem
from reviewer.language.opposites import english_pairs, opposed, turned_at
from reviewer.language.quantities import find_quantities
from reviewer.language.tables import table
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.reading import Mark, Reading
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span

__all__ = ["opposites"]

_LONGEST = 48
_LEAST = 5
"""Letters of the shortest word of which a prefix makes the opposite."""
_ADVERB = 8
"""Letters of the shortest adverb that only stresses what is said: expressly reserved, excluded."""
_WORD = lazy(r"[a-z][a-z-]+")


def opposites(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each short edit, not yet told, that puts a word for its opposite and leaves
    the others."""
    claimed = Claims(reading, told)
    for mark in reading.marks:
        before, after = reading.base.text[slice(*mark.base)], reading.draft.text[slice(*mark.draft)]
        if not (before and after) or len(before + after) > _LONGEST:
            continue
        if claimed.has(mark.base, mark.draft):
            continue
        if (before + after).isascii():
            turned = _opposed(before, after)
        else:
            turned = _turned(reading, mark) and not claimed.has(None, mark.draft)
        if not turned or (
            _SIDES.fullmatch(f"{before.strip()} {after.strip()}") and not _taken(reading, mark)
        ):
            continue
        base, draft = _with_head(reading, mark)
        seen = observed(
            reading,
            "condition",
            "condition.opposite",
            "opposite",
            base=base,
            draft=draft,
            favours="unclear",
            data={"what": "opposite", "from": before, "to": after, "change": "opposite"},
        )
        bounds = _bounds(reading.base.text, mark.base) and _bounds(reading.draft.text, mark.draft)
        yield replace(seen, kind="number.bound", topic="number.bound/reversed") if bounds else seen


_SIDES = lazy(r"for against|against for", re.IGNORECASE)
_TAKING = lazy(
    r"\b(?:vot\w+|decid\w+|rul\w+|opt\w*|speak\w*|argu\w+|judgments?|awards?|found|resol\w+|stands?|is|are)\s*$",
    re.IGNORECASE,
)
"""Words behind which `for` and `against` take sides; behind others they hang on the verb: indemnify against,
compensate for."""


def _taken(reading: Reading, mark: Mark) -> bool:
    return bool(
        _TAKING.search(reading.base.text, max(mark.base[0] - 20, 0), mark.base[0])
        and _TAKING.search(reading.draft.text, max(mark.draft[0] - 20, 0), mark.draft[0])
    )


_HAN = lazy(r"[\u4e00-\u9fff]")


def _with_head(reading: Reading, mark: Mark) -> tuple[Span, Span]:
    """Return an edit of one Chinese letter with the letter before it, where both sides have the same: 折后,
    折前."""
    (low, high), (start, end) = mark.base, mark.draft
    heads = reading.base.text[max(0, low - 1) : low], reading.draft.text[max(0, start - 1) : start]
    single = high - low == end - start == 1
    if single and heads[0] == heads[1] and _HAN.match(heads[0]):
        return (low - 1, high), (start - 1, end)
    return mark.base, mark.draft


_BOUND = lazy(r"[以之]?[上下内外]")
_MEASURED = lazy(
    r"(?:[个每]?[年月日天周时分秒元圆万亿份人次件台套吨斤克米里升级成倍度%％‰]|小时|工作日|季度|分钟|_{2,}|\s{2,})"
    r"(?:\(含\)|（含）|（含本数）|\(含本数\))?(?:[或及])?以?$"
)


def _bounds(text: str, span: Span) -> bool:
    """Whether an edit holds a comparator behind a number, or behind the unit of one to be filled in,
    which the number is not read with: 逾期超过三十日以上, 金额达__万元以上."""
    if not (_BOUND.fullmatch(text[slice(*span)].strip()) and _MEASURED.search(text[: span[0]])):
        return False
    bounds = (one.bound_span for one in find_quantities(text))
    return not any(bound and bound[0] < span[1] and span[0] < bound[1] for bound in bounds)


def _opposed(before: str, after: str) -> bool:
    old, new = (
        [stem(word) for word in _WORD.findall(side.lower()) if not word.endswith("ly") or len(word) < _ADVERB]
        for side in (before, after)
    )
    gone, come = [word for word in old if word not in new], [word for word in new if word not in old]
    if not len(gone) == len(come) == 1:
        return _prefixed(before.lower().strip(), after.lower().strip())
    return frozenset((gone[0], come[0])) in english_pairs() or _prefixed(gone[0], come[0])


def _turned(reading: Reading, mark: Mark) -> bool:
    """Whether an edit puts a Chinese word for its opposite, or one character behind a day or an act for that
    of the other side of it."""
    base, draft = reading.base.text, reading.draft.text
    return turned_at(base, *mark.base, draft, *mark.draft) or opposed(
        base[slice(*mark.base)], draft[slice(*mark.draft)]
    )


def _prefixed(one: str, two: str) -> bool:
    """Whether one word is the other with a prefix that denies it: conditional, unconditional."""
    short, long = sorted((one, two), key=len)
    return (
        len(short) >= _LEAST
        and long not in _words("no_opposites")
        and any(long == prefix + short for prefix in table("english")["denials"])
    )


@lru_cache(maxsize=1)
def _words(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in table("english")[name])
