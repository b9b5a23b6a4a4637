"""A term that outlasts the right on which it rests (海域使用权至2028年4月30日届满, and the contract runs to
June), and what is due before it can be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.context import place
from reviewer.findings.inspect.periods import DAYS, date_ranges, day_of
from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.findings.observation import Observation
from reviewer.language.numerals import parse_number
from reviewer.language.pairs import pairs_in
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["expired_first", "known_too_late", "other_length", "outlasting"]

_TERM = lazy(
    r"(?:本?(?:合同|协议)|租赁|出租|服务|代养|承包|经营|许可|合作|委托|托管|转租|使用|授权|特许经营|代理|养护|种植)"
    r"(?:的)?(?:期限?|有效期|期间|年限)(?:为|是|：|暂定)*(?:自|从)?$"
)
_RIGHT = lazy(
    r"(?:该|其|上述)?(?P<right>[一-鿿]{0,6}(?:使用权|经营权|承包权|租赁权|专利权|商标权|著作权|版权|许可证|资质证书?|资格证书?|合格证|执照"
    r"|批准文件|批文|原租赁合同|主租赁合同|上手租约|租约|特许权|授权书))[^。；，]{0,16}?"
    r"(?:期限|有效期限?|期间|租期|届满日|到期日|至|到|截至)[^。；，]{0,12}$"
)
_RENEWED = lazy(r"续期|续展|续签|延续|换发|换领|重新(?:办理|取得|申领)|展期|延期")
_ENDS = lazy(r"\s*(?:止|届满|到期|期满|为止|终止|(?=[，。；）]|$))")


def outlasting(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.date_order` where the contract runs longer than the right, licence or lease that one
    of its clauses gives an earlier end. A clause that speaks of renewing it is left alone."""
    if not scene.chinese or not scene.lines.any(_RIGHTS):
        return
    term = _term(scene)
    if term is None:
        return
    clause, last, ends = term
    for other, text in scene.saying(*_RIGHTS):
        for one in scene.quantities(other):
            day = day_of(one)
            if day is None or day >= ends or other.id == clause.id or (day - ends).days < -_FAR:
                continue
            start, end = scene.sentence_at(other, one.start)
            found = _RIGHT.search(text, max(start, one.start - 60), one.start)
            if found is None or not _ENDS.match(text, one.end, end) or _RENEWED.search(text, start, end):
                continue
            span = found.start("right"), found.end("right")
            yield _ended(scene, "outlasts", (other, span, one), (clause, last), (day, ends))
            return


def _ended(
    scene: Scene,
    key: str,
    right: tuple[Clause, tuple[int, int], Quantity],
    term: tuple[Clause, Quantity],
    days: tuple[date, date],
) -> Observation:
    """Return that a right or a paper, at its place with the day of its end, ends before a day that it must
    last to, at its own."""
    other, (start, end), one = right
    clause, last = term
    facts: dict[str, str | int | float | Message] = {
        "right": other.text[start:end],
        "end": other.text[one.start : one.end],
        "term": clause.text[last.start : last.end],
        "place": place(clause),
    }
    return Observation(
        kind="consistency.date_order",
        message=Message(f"check.period.{key}", facts),
        draft=scene.quote(other, start, one.end),
        topic="consistency.date_order/outlasts",
        data={"start": days[0].isoformat(), "end": days[1].isoformat(), "other_clause": clause.id},
    )


_RIGHTS = (
    *"使用权 经营权 承包权 租赁权 专利权 商标权 著作权 版权 许可证 资质证 资格证 执照 批文 批准文件".split(),
    *"租赁合同 租约 特许权 授权书".split(),
)
_FAR = 366 * 5


def _term(scene: Scene) -> tuple[Clause, Quantity, date] | None:
    """Return the end of the contract's own term; None where it gives none, or several."""
    found = [
        (clause, last, ends)
        for clause, text in scene.saying("期")
        if "自" in text or "从" in text
        for first, last, begins, ends in date_ranges(scene, clause)
        if ends > begins and _TERM.search(text, max(0, first.start - 16), first.start)
        if not _RIGHT.search(text, max(0, first.start - 40), first.start)
    ]
    return found[0] if len({ends for _, _, ends in found}) == 1 else None


_PAPER = lazy(
    r"(?P<right>[一-鿿]{0,6}(?:注册证|许可证|资质证书?|认证证书|合格证|检验报告|检测报告|备案凭证|执照|保单|授权书|批文))(?:的)?"
    r"有效期(?:限)?(?:至|到|截至|为至)[^。；，\d]{0,3}$"
)
_PAPERS = ("有效期至", "有效期到", "有效期限至", "有效期截至")
_DELIVERED = lazy(
    r"(?:之?前|以前)[^。；，]{0,4}(?:将)?[^。；，]{0,16}(?:运抵|交付|交货|送达|到货|供货(?!方)|安装完毕)"
)


def expired_first(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.date_order` where a certificate ends before the one day until which the things that
    need it are delivered."""
    if not scene.chinese or not scene.lines.any(_PAPERS):
        return
    days = [
        (clause, one, day)
        for clause, text in scene.saying("前")
        for one in scene.quantities(clause)
        if (day := day_of(one)) and _DELIVERED.match(text, one.end)
    ]
    if len({day for *_, day in days}) != 1:
        return
    clause, last, due = days[0]
    for other, text in scene.saying(*_PAPERS):
        for one in scene.quantities(other):
            day = day_of(one)
            start, end = scene.sentence_at(other, one.start)
            found = _PAPER.search(text, max(start, one.start - 30), one.start)
            if day is None or day >= due or found is None or _RENEWED.search(text, start, end):
                continue
            span = found.start("right"), found.end("right")
            yield _ended(scene, "expired", (other, span, one), (clause, last), (day, due))
            return


_OWN_LENGTH = lazy(
    r"本(?:合同|协议)(?:的)?(?P<number>[一二两三四五六七八九十\d]+)年(?:的)?"
    r"(?:服务|租赁|合作|承包|经营|许可|委托|代理|履行|供货|有效|托管)?期(?:限|间)?(?=内|间|届满|期满|满|，|之内)"
)


def other_length(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where a clause calls the term of the contract so many years
    (本合同五年服务期内) and its two dates make another number."""
    if not scene.chinese:
        return
    named = [(clause, found) for clause, text in scene.saying("年") if (found := _OWN_LENGTH.search(text))]
    terms = {
        (begins, ends): (clause, first.start, last.end)
        for clause, text in (scene.saying("期") if named else ())
        for first, last, begins, ends in date_ranges(scene, clause)
        if ends > begins and _TERM.search(text, max(0, first.start - 16), first.start)
    }
    if len(terms) != 1:
        return
    (((begins, ends), (there, low, high)),) = terms.items()
    years = ((ends - begins).days + 1) / 365.25
    for clause, found in named:
        number = parse_number(found["number"])
        if number is not None and abs(float(number) - years) > _APART:
            here = Said(clause, found.span())
            yield told_otherwise(scene, "own_length", here, Said(there, (low, high)))
            return


_APART = 0.1


def known_too_late(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where somebody must decide so many days before an event by what the
    other side makes known fewer days before it."""
    if not scene.chinese or not scene.lines.any(_MADE_KNOWN):
        return
    asked: list[tuple[float, frozenset[str], Said]] = []
    given: list[tuple[float, frozenset[str], Said]] = []
    for clause, text in scene.saying(*_MADE_KNOWN):
        if "前" not in text:
            continue
        for one in scene.quantities(clause):
            if one.sort != "duration" or one.unit not in DAYS or isinstance(one.value, str) or one.per:
                continue
            start, end = scene.sentence_at(clause, one.start)
            if text[one.start - 1 : one.start] != "前":
                continue
            days = float(one.value) * DAYS[one.unit]
            for pattern, found in ((_DECIDED, asked), (_KNOWN, given)):
                hit = pattern.match(text, one.end, end)
                if hit is not None:
                    span = max(start, text.rfind("，", start, one.start) + 1), hit.end()
                    found.append((days, pairs_in((hit["what"],)), Said(clause, span)))
                    break
    for days, what, here in asked:
        for fewer, other, there in given:
            if fewer < days and len(what & other) >= _SAME and here.clause.id != there.clause.id:
                yield told_otherwise(scene, "known_too_late", there, here)
                return


_MADE_KNOWN = ("公布", "提供", "出具", "发布", "告知")
_DECIDED = lazy(
    r"(?:之?内|之?前)?[^。；，]{0,8}?(?:确认|决定|选择|提出|答复|签署|申报|选定|报名|选课)[^。；]{0,16}?"
    r"(?:公布|提供|出具|发布|告知|确定)的(?P<what>[一-鿿]{2,10}?)(?=[，。；续办选执进签申，]|$)"
)
_KNOWN = lazy(r"(?:之?内|之?前)?[^。；，]{0,8}?(?:公布|提供|出具|发布|告知|确定)(?P<what>[一-鿿]{2,12})")
_SAME = 2
