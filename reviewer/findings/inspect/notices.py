"""Notices that cannot be kept: to be given before the contract was signed, longer than its term, or answered
when the term is over."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.findings.inspect.periods import date_ranges, days_among, lengths_in
from reviewer.findings.inspect.twice import told_twice
from reviewer.findings.observation import Observation
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

    Stated = tuple[Clause, Quantity, Decimal]

__all__ = ["notices"]

_NOTICE = lazy(
    r"提前(?:至少|不少于)?\s*$|\bnot less than\s*$|\bat least\s*$|\bon\s*$|\bgiving\s*$|\ba minimum of\s*$"
)
_NOTIFIED = lazy(r"通知|告知|\bnotice\b")
_ENDS = lazy(r"解除|终止|退租|不续|续租|续约|续签|续期|续展|\bterminat|\brenew|\bextend|\bend this|\bcancel")
_RENEWS = lazy(r"续租|续约|续签|续期|续展|不续|\brenew|\bextension|\bextend")
_BEFORE = lazy(r"(?:届满|期满|到期)(?:之日)?前?\s*$")
_OF_TERM = r"(?:期限|租期|合同期|有效期|服务期)(?:为|共|是|：|计)*[^。；，\d]{0,2}"
_OF_TERM_EN = r"\b(?:term|period) (?:of this [a-z]+ )?(?:is|shall be|of)(?: a period of)?\s*"
_TERM = lazy(rf"{_OF_TERM}$|{_OF_TERM_EN}$")
_TERM_GIVEN = lazy(rf"{_OF_TERM}[\d零一二两三四五六七八九十百半]|{_OF_TERM_EN}[a-z\d]")
"""Where a length can stand behind the words of a term: no other clause has to be read for its figures."""
_LET = lazy(r"期限|租期|有效期|\bterm\b|\bperiod\b|期间")
_WINDOW = lazy(
    r"(?:届满|期满|到期)(?:之日)?(?:前(?P<before>[^。；，前届内]{1,8}?)(?:之?[内前]|(?=书面|向|提[出交]|通知|告知|以|申请|，))"
    r"|(?P<asked>[^。；，前届]{1,8})之?前)[^。；]{0,24}(?:提出|通知|申请|提交|告知)"
    r"[^。；]{0,24}(?:收到|接到)[^。；，]{0,8}(?:后|之日起|起)的?，?(?P<answered>[^。；，后起]{1,10})(?:之)?内[^。；]{0,12}(?:答复|回复|确认|决定)"
    r"(?P<in_time>[^。；]{0,24}(?:届满|期满|到期)前)?"
)
_WINDOW_EN = lazy(
    r"\b(?:not later than|no later than|at least|not less than)\s+(?P<asked>[^.;]{1,40}?)"
    r"\s(?:before|prior to)\b[^.;]{0,40}?(?:\bexpir|\bend\b)[^.;]{0,80}?"
    r"\bwithin\s+(?P<answered>[^.;,]{1,30}?)\s(?:of|after|from|following)\b"
    r"[^.;,]{0,40}(?:\bnotice|\brequest|\breceipt)"
    r"(?P<in_time>[^.;]{0,40}\bbefore [^.;,]{0,20}(?:\bexpir|\bend\b))?"
)
_ANSWERS_EN = lazy(r"\b(?:repl(?:y|ies)|respon[ds]|answer|decide|confirm|accept|notify)")
_DAYS: Mapping[str, int | Decimal] = {"day": 1, "week": 7, "month": 30, "year": 365}
_CALENDAR = {**_DAYS, "working_day": Decimal(7) / 5}
_OTHERWISE = lazy(r"试用期|工期|质保|保修|或者|\bor\b")


def notices(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.date_order` where a notice would have been due before the signing, or may be given
    when the term is over, and `consistency.contradiction` where a notice is longer than the term or an
    answer to it may come when the term has ended."""
    stated = lru_cache(maxsize=1)(lambda: _term(scene))
    for clause, text in scene.saying(
        "通知", "告知", "提前", "申请", "提出", "答复", "回复", "notice", "request"
    ):
        if not _ENDS.search(text):
            continue
        for start, end in scene.sentences(clause):
            if not _ENDS.search(text, start, end):
                continue
            span = start, end
            told = _early(scene, clause, span) or _late(scene, clause, span) or _window(scene, clause, span)
            told = told or _long(scene, clause, span, stated)
            if told is not None:
                yield told


def _dates(scene: Scene, clause: Clause, span: tuple[int, int]) -> list[tuple[Quantity, date]]:
    return days_among(scene.quantities_in(clause, *span))


def _lengths(scene: Scene, clause: Clause, span: tuple[int, int]) -> list[tuple[Quantity, Decimal]]:
    return [found for found in lengths_in(scene, clause, span, _DAYS) if not found[0].per]


def _early(scene: Scene, clause: Clause, span: tuple[int, int]) -> Observation | None:
    """Tell of an end on a day that is nearer to the signing than the notice for it is long."""
    signed, text = scene.signed_day, scene.text(clause)
    if signed is None or not _NOTIFIED.search(text, *span):
        return None
    dates, lengths = _dates(scene, clause, span), _lengths(scene, clause, span)
    noticed = [one for one in lengths if _NOTICE.search(text, span[0], one[0].start)]
    if len(dates) != 1 or len(noticed) != 1:
        return None
    (day, ends), (length, days) = dates[0], noticed[0]
    due = ends - timedelta(days=int(days))
    if due >= signed or ends < signed:
        return None
    facts = {
        "words": clause.text[length.start : length.end],
        "date": clause.text[day.start : day.end],
        "due": due.isoformat(),
        "signed": signed.isoformat(),
    }
    return _told(scene, clause, "early", facts, (min(day.start, length.start), max(day.end, length.end)))


def _late(scene: Scene, clause: Clause, span: tuple[int, int]) -> Observation | None:
    """Tell of a renewal that may be asked for until a day after the end of the term."""
    text = scene.text(clause)
    if not _RENEWS.search(text, *span) or not _NOTIFIED.search(text, *span):
        return None
    dates = _dates(scene, clause, span)
    if len(dates) != 1:
        return None
    terms = [
        (ends, one)
        for one, words in scene.saying("期限", "租期", "有效期", "term", "period")
        for first, _, _, ends in date_ranges(scene, one)
        if one.id != clause.id and _LET.search(words, 0, first.start)
    ]
    day, asked = dates[0]
    if len({ends for ends, _ in terms}) != 1 or asked <= terms[0][0]:
        return None
    facts = {"date": clause.text[day.start : day.end], "end": terms[0][0].isoformat()}
    return _told(scene, clause, "late", facts, (day.start, day.end), other=terms[0][1])


def _window(scene: Scene, clause: Clause, span: tuple[int, int]) -> Observation | None:
    """Tell of an answer that is due later than the term ends, though all must be agreed before."""
    text = scene.text(clause)
    found = (_WINDOW if scene.chinese else _WINDOW_EN).search(text, *span)
    if found is None or not (scene.chinese or _ANSWERS_EN.search(text, found.start("asked"), found.end())):
        return None
    given = "before" if found.groupdict().get("before") else "asked"
    asked = _lengths(scene, clause, found.span(given))
    answered = lengths_in(scene, clause, found.span("answered"), _CALENDAR)
    if not asked or not answered or answered[0][1] < asked[0][1]:
        return None
    if answered[0][1] == asked[0][1] and not found["in_time"]:
        return None
    first, last = asked[0][0], answered[0][0]
    facts = {
        "asked": clause.text[first.start : first.end],
        "answered": clause.text[last.start : last.end],
    }
    return _told(scene, clause, "window", facts, found.span(), kind="consistency.contradiction")


def _long(
    scene: Scene, clause: Clause, span: tuple[int, int], stated: Callable[[], Stated | None]
) -> Observation | None:
    """Tell of a notice that is longer than the whole term."""
    text = scene.text(clause)
    if _OTHERWISE.search(text, *span) or not _NOTIFIED.search(text, *span):
        return None
    for one, days in _lengths(scene, clause, span):
        near = max(span[0], one.start - 12)
        cue = _BEFORE if scene.chinese else _NOTICE
        if not (_NOTICE.search(text, near, one.start) or cue.search(text, near, one.start)):
            continue
        term = stated()
        if term is None or (clause.id, one.start) == (term[0].id, term[1].start):
            continue
        if days > term[2]:
            words = clause.text[one.start : one.end], term[0].text[term[1].start : term[1].end]
            here = clause, one.start, one.end
            return told_twice(scene, "notice_and_term", here, term[0], words, say="settled")
    return None


def _term(scene: Scene) -> Stated | None:
    """Return the term of the contract, where one length alone is stated for it."""
    found = [
        (clause, one, days)
        for clause, text in scene.saying("期限", "租期", "合同期", "有效期", "服务期", "term", "period")
        if _TERM_GIVEN.search(text)
        for one, days in _lengths(scene, clause, (0, len(text)))
        if _TERM.search(text, max(0, one.start - 40), one.start)
    ]
    return found[0] if len({days for _, _, days in found}) == 1 else None


def _told(
    scene: Scene,
    clause: Clause,
    key: str,
    facts: dict[str, str],
    span: tuple[int, int],
    *,
    kind: str = "consistency.date_order",
    other: Clause | None = None,
) -> Observation:
    data = {"check": f"notice_{key}", **facts}
    return Observation(
        kind=kind,
        message=Message(f"check.notice.{key}", facts),
        draft=scene.quote(clause, *span),
        topic=f"{kind}/major",
        data=data | ({"other_clause": other.id} if other else {}),
    )
