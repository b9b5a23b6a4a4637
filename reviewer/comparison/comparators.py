"""Two spellings of one bound are no difference: 不超过30秒 and 30秒以内 say the same (民法典 1259)."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from reviewer.language.numerals import ENGLISH, HAN_NUMERAL, bare_number
from reviewer.language.quantities import find_quantities
from reviewer.language.quantities.bounds import bound_before, opposed
from reviewer.language.spans import SpanIndex
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.language.quantities import Quantity
    from reviewer.model import Edit, Quote

_COPULAS = frozenset(("为", "是", "在", "于", "应在", "应为", "的", "达", "is", "within", "be"))
_LINK = lazy(r"(?i:\b(?:shall|will|may|must|be|is|are)\b)|[应须得可为是在于的\s]")
"""What a comparator may take in on one side alone: shall not exceed, shall be up to."""
_SINCE = lazy(r"之日起|之日起算|当日起|起|后|之后|以后")
_PERIOD = lazy(rf"\s?[0-9{HAN_NUMERAL}]{{1,4}}\s?个?(?:自然|工作)?(?:日|天|月|周|年)(?:内|之内|以内)")
_TIMED = lazy(r"before|after|earlier|later|within|inside|sooner|prior", re.IGNORECASE)
"""A comparator of time: the figure behind it may be a date."""
_FIGURE = lazy(rf"\s(?:\d|(?:{ENGLISH})\b)", re.IGNORECASE)
_LONGEST = 14
"""Characters of the longest comparator: an edit beyond it is not looked at."""


def without_equal_bounds(base: str, draft: str, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return the edits of one clause against one without those that only put a comparator for its equal."""
    edits = [
        edit
        for edit in edits
        if not _equal_figures(edit)
        and not _equal_start(base, draft, edit)
        and not _equal_words(base, draft, edit)
    ]
    if not any(_is_short(edit) for edit in edits):
        return tuple(edits)
    bounds = [
        (one, two)
        for one, two in _equal_bounds(base, draft)
        if _kept(base, one, [edit.base for edit in edits])
        == _kept(draft, two, [edit.draft for edit in edits])
    ]
    sides = [SpanIndex([both[side] for both in bounds]) for side in (0, 1)]
    return tuple(
        edit
        for edit in edits
        if _softens(edit)
        or not any(
            _only_respells(edit, *bounds[place])
            for index, quote in zip(sides, (edit.base, edit.draft), strict=True)
            if quote is not None
            for place in index.holding((quote.start, quote.end))
        )
    )


def _softens(edit: Edit) -> bool:
    """Whether a comparator is advice on one side alone: 不得超过, 不宜超过."""
    advised = [side is not None and "宜" in side.quote for side in (edit.base, edit.draft)]
    return advised[0] != advised[1]


def _equal_figures(edit: Edit) -> bool:
    """Whether a number that counts nothing known was only spelt in another way: 15,000.00 and 15000."""
    if edit.base is None or edit.draft is None:
        return False
    value = bare_number(edit.base.quote)
    return value is not None and value == bare_number(edit.draft.quote)


def _equal_start(base: str, draft: str, edit: Edit) -> bool:
    """Whether a period begins on the same day in other words: 收货之日起十日, 收货后十日.

    The day of the event is not counted in either (民法典 201).
    """
    if edit.base is None or edit.draft is None:
        return False
    if not (_SINCE.fullmatch(edit.base.quote) and _SINCE.fullmatch(edit.draft.quote)):
        return False
    return bool(_PERIOD.match(base, edit.base.end) and _PERIOD.match(draft, edit.draft.end))


def _equal_words(base: str, draft: str, edit: Edit) -> bool:
    """Whether English words that bind a number of no known unit alike stand before it: at least four
    engineers, no fewer than four engineers."""
    if edit.base is None or edit.draft is None or not edit.base.quote.isascii():
        return False
    if _TIMED.search(edit.base.quote + edit.draft.quote):
        return False
    bound = bound_before(edit.base.quote)
    return (
        bound is not None
        and bound == bound_before(edit.draft.quote)
        and bool(_FIGURE.match(base, edit.base.end) and _FIGURE.match(draft, edit.draft.end))
    )


def _is_short(edit: Edit) -> bool:
    return all(side is None or side.end - side.start <= _LONGEST for side in (edit.base, edit.draft))


def _equal_bounds(base_words: str, draft_words: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the offset ranges of comparators that set the same bound for the same quantity, in both texts."""
    base, draft = find_quantities(base_words), find_quantities(draft_words)
    waiting: defaultdict[str, list[Quantity]] = defaultdict(list)
    for quantity in draft:
        waiting[quantity.key].append(quantity)
    for old in base:
        if not waiting[old.key]:
            continue
        new = waiting[old.key].pop(0)
        if not (old.bound and old.bound == new.bound and old.bound_span and new.bound_span):
            continue
        if not opposed(base_words[slice(*old.bound_span)], draft_words[slice(*new.bound_span)]):
            yield old.bound_span, new.bound_span


def _kept(text: str, span: tuple[int, int], edited: Iterable[Quote | None]) -> str:
    """Return what no edit touches of the words of a comparator: what only one side has of it stands beside
    the other's, as `not` does in `not less than` put for `at least`."""
    letters = [*text[slice(*span)]]
    for quote in edited:
        if quote is not None:
            for at in range(max(quote.start, span[0]), min(quote.end, span[1])):
                letters[at - span[0]] = ""
    return _LINK.sub("", "".join(letters))


def _only_respells(edit: Edit, base: tuple[int, int], draft: tuple[int, int]) -> bool:
    sides = ((edit.base, base), (edit.draft, draft))
    inside = [side is not None and _within(side, span) for side, span in sides]
    return any(inside) and all(
        within or side is None or side.quote.strip() in _COPULAS
        for within, (side, _) in zip(inside, sides, strict=True)
    )


def _within(quote: Quote, span: tuple[int, int]) -> bool:
    return span[0] <= quote.start and quote.end <= span[1]
