"""A length beside the two days that it lies between, in shapes of their own: 试住期三十日，自…起至…止; 4月6日
进坞，5月10日出厂，共三十日; 自…至…, and in another clause 前款期限共四年."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reviewer.findings.inspect.periods import (
    date_ranges,
    days_among,
    days_between,
    term_fits,
    wrong_term,
)
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from datetime import date

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["spans"]

_NAMED = lazy(r"(?P<name>[一-鿿]{1,8}?期)(?:限|间)?(?:为期|总长|共计|共|为|是|：|计|合计)*$")
_OPENS = lazy(r"^(?:个?工作日)?(?:整)?[，（]?(?:即|为|从|自|由|起止|：|时间)*$")
_CLOSES = lazy(
    r"^(?:止|期间|为止|当日|）)*，(?:[一-鿿]{0,6}期(?:限|间)?)?(?:共计|合计|历时|前后|总计|为期|共|计)+$"
)
_DONE = lazy(r"^(?!前)(?:[一-鿿]{2,8})，(?:并|且)?(?:于|至|定于)?$")
_DONE_ALL = lazy(
    r"^(?!前)[一-鿿]{2,8}，(?![^。；，]{0,4}(?:保|质|免|退|付))(?:[一-鿿]{0,6}期(?:限|间)?|周期)?(?:共计|合计|历时|前后|总计|为期|共)+$"
)
_ALL_NAMED = lazy(r"期(?:限|间)?(?:共计|共|总计|历时|合计)+$")
_LATER = lazy(
    r"(?:前款|上述|前述|上款|该|本条|前条|上列|以上)?(?P<name>[一-鿿]{2,6}期)(?:限|间)?(?:的)?(?:时间)?"
    r"(?:共计|共|总计|合计|为期|总长)+(?:为)?$"
)
_RANGED = lazy(r"(?P<name>[一-鿿]{2,6}期)(?:限|间)?(?:为|是|：|暂定|均|即)*(?:自|从|由)?$")
_OTHER_CASE = lazy(r"续|延长|顺延|其中|第[一二三四五]|每|超过|不少于|不得|最长|至少|首|变更|原")
_NAMED_EN = lazy(
    r"\b(?:(?P<back>(?:the )?(?:foregoing|aforesaid|said|above|above-mentioned) (?:term|period|duration)"
    r"|(?:term|period) so (?:fixed|agreed|stated|determined))|the (?P<name>[a-z]+ (?:period|term)))"
    r"(?: of this agreement)?(?: of| is| shall be| being| lasts(?: for)?| totals)(?: a period of)? $"
)
_OTHER_EN = lazy(
    r"\b(?:renew|further|additional|warranty|notice|exten(?:d|sion)s? (?:of|for|by)|each|successive)"
)
_UNITS = ("day", "month", "year")
_DAY = lazy(r"月\s?[\d一二三四五六七八九十廿卅]{1,3}\s?[日号]|\d{4}\s?[-./年]\s?\d")
_YEAR = lazy(r"\b(?:19|20)\d\d\b")
_SUM_OF = lazy(r"期[^。；，]{0,6}(?:共|总计|合计|为期|总长)|\b(?:term|period)\b")


class _Range(NamedTuple):
    """Two days with the words that they are written in, and the clause."""

    clause: Clause
    first: Quantity
    last: Quantity
    begins: date
    ends: date
    name: str


def spans(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` for a length that is not what lies between the two days which stand
    beside it, or which an earlier clause gives for the same period."""
    ranges: list[_Range] = []
    words = (
        ("期", "共", "历时", "前后")
        if scene.chinese
        else ("term", "period", "effect", "start", "commence", "begin", "until", "runs")
    )
    for clause, text in scene.saying(*words):
        dated = (_DAY if scene.chinese else _YEAR).search(text)
        if clause.kind == "table" or not (dated or (ranges and _SUM_OF.search(text))):
            continue
        lengths = [
            one
            for one in scene.quantities(clause)
            if one.sort == "duration" and one.unit in _UNITS and not one.per and one.bound is None
        ]
        told = _beside(scene, clause, text, lengths) if dated and lengths and scene.chinese else None
        ranges += _ranges(scene, clause, text) if dated else ()
        if told is None and lengths and ranges:
            told = _later(scene, clause, text, lengths, ranges)
        if told is not None:
            yield told


def _ranges(scene: Scene, clause: Clause, text: str) -> Iterator[_Range]:
    """Yield the one period between two days that a clause gives, with its name."""
    found = list(date_ranges(scene, clause))
    if len(found) != 1:
        return
    first, last, begins, ends = found[0]
    if ends <= begins:
        return
    if not scene.chinese:
        start, _ = scene.sentence_at(clause, first.start)
        yield _Range(clause, first, last, begins, ends, text[start : first.start])
        return
    named = _RANGED.search(text, max(0, first.start - 20), first.start)
    if named is not None:
        yield _Range(clause, first, last, begins, ends, named["name"])


def _beside(scene: Scene, clause: Clause, text: str, lengths: list[Quantity]) -> Observation | None:
    """Return a length of a sentence that does not fit the two days of it."""
    for start, end in scene.sentences(clause):
        here = [one for one in lengths if start <= one.start < end]
        days = days_among(scene.quantities_in(clause, start, end))
        if len(days) != 2 or not here:
            continue
        (first, begins), (last, ends) = days
        between = text[first.end : last.start]
        ranged = any(one is first for one, *_ in date_ranges(scene, clause))
        for one in here:
            before = ranged and one.end <= first.start and _OPENS.match(text[one.end : first.start])
            named = before and _NAMED.search(text, start, one.start)
            behind = text[last.end : one.start]
            closed = ranged and _CLOSES.match(behind)
            done = _DONE.match(between) and (
                _DONE_ALL.match(behind)
                or (
                    one.end <= first.start
                    and text[one.end : first.start] == "，"
                    and _ALL_NAMED.search(text, start, one.start)
                )
            )
            if ends > begins and (named or closed or done) and not _fits(one, begins, ends):
                return _told(clause, scene, one, _Range(clause, first, last, begins, ends, ""))
    return None


def _later(
    scene: Scene, clause: Clause, text: str, lengths: list[Quantity], ranges: list[_Range]
) -> Observation | None:
    """Return a length that does not fit the two days which an earlier clause gives for the same period."""
    for one in lengths:
        start, _ = scene.sentence_at(clause, one.start)
        pattern, reach = (_LATER, 24) if scene.chinese else (_NAMED_EN, 70)
        found = pattern.search(text, max(start, one.start - reach), one.start)
        other = _OTHER_CASE if scene.chinese else _OTHER_EN
        if found is None or other.search(text, start, one.start):
            continue
        same = [earlier for earlier in ranges if _one_period(scene, found, earlier)]
        apart = len(same) == 1 and (same[0].clause.id != clause.id or same[0].last.end < start)
        if apart and not _fits(one, same[0].begins, same[0].ends):
            return _told(clause, scene, one, same[0])
    return None


def _one_period(scene: Scene, found: re.Match[str], earlier: _Range) -> bool:
    if scene.chinese:
        return found["name"].endswith(earlier.name) or earlier.name.endswith(found["name"][-3:])
    return bool(found["back"]) or (bool(found["name"]) and found["name"].split()[0] in earlier.name.split())


def _fits(length: Quantity, begins: date, ends: date) -> bool:
    return isinstance(length.value, str) or term_fits(begins, ends, Decimal(length.value), length.unit)


def _told(clause: Clause, scene: Scene, length: Quantity, between: _Range) -> Observation:
    """Return that a length is not what lies between two days."""
    if between.clause.id == clause.id:
        low = min(length.start, between.first.start)
        quote = scene.quote(clause, low, max(length.end, between.last.end))
    else:
        quote = scene.quote(clause, length.start, length.end)
    words = between.clause.text
    said = words[between.first.start : between.first.end], words[between.last.start : between.last.end]
    actual = days_between(between.begins, between.ends, length.unit)
    stated = clause.text[length.start : length.end]
    return wrong_term(quote, (between.begins, between.ends), said, stated, actual)
