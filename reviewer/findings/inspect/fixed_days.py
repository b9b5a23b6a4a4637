"""Days that cannot both stand: two days for one delivery, two days of the month for one payment, a season
that goes on when the contract has ended."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from reviewer.findings.context import part_at
from reviewer.findings.inspect.periods import date_ranges, day_of
from reviewer.findings.inspect.twice import Said, perhaps_one, told_otherwise
from reviewer.language.numerals import parse_number
from reviewer.language.pairs import han_pairs
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Clause

__all__ = ["beyond_term", "days_of_month", "due_days"]

_ACTS = (
    ("deliver", lazy(r"交货|送达|供货|交齐|运抵|供齐|到货|交付(?!前|日起|之日|后|使用|条件|地点)")),
    ("complete", lazy(r"竣工(?!验收|图|资料|结算)|完工")),
    ("begin", lazy(r"开工|动工|进场施工")),
    ("manuscript", lazy(r"交稿|(?:交付|提交|完成)[^。；，]{0,10}(?:定稿|书稿|文稿|稿件|译稿|译文)")),
    ("publish", lazy(r"出版(?!社|者|权|物|合同|方|部门|业)|上线(?:运行)?|开业|首播|首映|公映")),
)
_PART = lazy(
    r"批|第[一二三四五六七八九十\d]+[期次阶年部]|首|部分|样|其中|续|资料|图纸|方案|计划|清单|分期|预付|定金|发票|原|质保|保修|退|钥匙|押金"
    r"|通知|申请|另行|变更为|调整为|延期至|顺延至|延长至|证书|报告|单据|场地|文件"
)
_YEAR = lazy(r"(?:19|20)\d\d年")
_RANGE = lazy(r"[自从]\s*$")
_RANGE_ON = lazy(r"\s*(?:起|至|到|—|-|~|～)")
_MONTHLY = lazy(
    r"(?:每个?月|次月|当月)(?:的)?\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号](?P<side>之?前|以前|前后)?"
)
_PAID = lazy(r"支付|划付|付清|结清|缴纳|交纳|发放|付给|汇付|汇至|给付|付款|拨付")
_COUNTED = lazy(r"统计|核对|对账|抄表|开具|提交|报送|结算单")
_IDLE = lazy(
    r"每个?月|次月|当月|上个?月|[甲乙丙]方|支付|划付|付清|结清|缴纳|交纳|发放|付给|汇付|汇至|给付|付款|拨付|账户|银行|实际|应当|按照|约定"
    r"|以前|之前|指定|[的将向至于在应须前把按]"
)
_TERM = lazy(
    r"(?:本)?(?:合同|协议)(?:的)?(?:有效期限?|期限|履行期限?|合作期限?|经营期限?|服务期限?)?(?:共[^。；，]{1,6}，)?(?:为|是|：|即|共|有效)*"
    r"(?:[^。；，]{1,6}，)?(?:自|从)?\s*$"
)
_AFTERWARDS = lazy(
    r"质保|保修|质量保证|保密|养护|售后|缺陷|竞业|付款|支付|结算|结清|保险|担保|续|延长|顺延|原合同|上一|宽限|清算|诉讼|历史|过渡"
)


class _Day(Said, frozen=True):
    """The day of an act, and who is to do it."""

    act: str
    day: date
    who: str | None


def due_days(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where one act is due on two days in two clauses. Batches, parts, and
    days from which or over which something runs are left alone."""
    if not scene.chinese:
        return
    given: defaultdict[str, list[_Day]] = defaultdict(list)
    for clause, _ in scene.matching(_YEAR):
        if clause.kind != "table" and scene.article(clause).kind != "annex":
            for one in scene.read_once("due_days", clause, partial(_days, scene)):
                given[one.act].append(one.by(clause))
    for said in given.values():
        if len({one.day for one in said}) != 2 or len({one.clause.id for one in said}) != len(said):
            continue
        first = said[0]
        second = next(one for one in said if one.day != first.day)
        if perhaps_one(first.who, second.who):
            yield told_otherwise(scene, "due_day", second, first)


def _days(scene: Scene, clause: Clause) -> list[_Day]:
    text = scene.text(clause)
    found: list[_Day] = []
    for one in scene.quantities(clause):
        day = day_of(one) if one.sort == "date" else None
        if day is None:
            continue
        start, end = scene.sentence_at(clause, one.start)
        if _RANGE.search(text, start, one.start) or _RANGE_ON.match(text, one.end, end):
            continue
        low, high = part_at(text, (start, end), (one.start, one.end))
        low = max(low, *(text.rfind(stop, start, one.start) + 1 for stop in "；："))
        if _PART.search(text, low, high):
            continue
        acts = [name for name, pattern in _ACTS if pattern.search(text, one.end, high)]
        if len(acts) == 1:
            who = scene.first_party(text[start : one.start])
            found.append(_Day(clause, (low, high), acts[0], day, who))
    return found


class _Monthly(Said, frozen=True):
    """A day of the month on which something is paid."""

    day: int
    who: str | None
    what: frozenset[str]


def days_of_month(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where one payment is due on two days of the month."""
    if not scene.chinese:
        return
    given: list[_Monthly] = []
    for clause, text in scene.matching(_MONTHLY):
        if clause.kind == "table" or not _PAID.search(text):
            continue
        for one in scene.read_once("days_of_month", clause, partial(_monthly, scene)):
            one = one.by(clause)
            other = next((it for it in given if _other_day(it, one)), None)
            if other is not None:
                yield told_otherwise(scene, "month_day", one, other)
                return
            given.append(one)


def _other_day(one: _Monthly, two: _Monthly) -> bool:
    if one.clause.id == two.clause.id or one.day == two.day or not one.what & two.what:
        return False
    return perhaps_one(one.who, two.who)


def _monthly(scene: Scene, clause: Clause) -> list[_Monthly]:
    text = scene.text(clause)
    found: list[_Monthly] = []
    for start, end in scene.sentences(clause):
        days = list(_MONTHLY.finditer(text, start, end))
        if len(days) != 1:
            continue
        one = days[0]
        low, high = part_at(text, (start, end), one.span())
        number = parse_number(one["day"])
        if number is None or _COUNTED.search(text, low, high) or not _PAID.search(text, one.end(), high):
            continue
        what = han_pairs(_IDLE.sub("|", text[one.end() : high]))
        found.append(_Monthly(clause, (low, high), int(number), scene.first_party(text[start:high]), what))
    return found


def beyond_term(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where a season or a stage of performance, given by its two days,
    begins within the term of the contract and goes on beyond its end."""
    if not scene.chinese:
        return
    ranges = [
        (clause, scene.text(clause), *one)
        for clause, _ in scene.matching(_YEAR)
        if clause.kind != "table" and scene.article(clause).kind != "annex"
        for one in date_ranges(scene, clause)
    ]
    if len(ranges) < 2:
        return
    terms = [one for one in ranges if _TERM.search(one[1], 0, one[2].start)]
    if len({(one[4], one[5]) for one in terms}) != 1:
        return
    term, _, first, last, begins, ends = terms[0]
    for clause, text, low, high, start, stop in ranges:
        if clause.id == term.id or not begins <= start <= ends < stop:
            continue
        from_, to = scene.sentence_at(clause, low.start)
        if _AFTERWARDS.search(text, from_, to) or _AFTERWARDS.search(scene.article(clause).text):
            continue
        yield told_otherwise(
            scene, "beyond_term", Said(term, (first.start, last.end)), Said(clause, (low.start, high.end))
        )
        return
