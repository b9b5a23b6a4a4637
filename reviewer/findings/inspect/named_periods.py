"""A period called by a name, and given two lengths: 保修期自交付之日起两年, and elsewhere 三年保修期届满."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from reviewer.findings.inspect.periods import DAYS
from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.language.numerals import parse_number
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Clause

__all__ = ["late_from", "named_periods"]

_BEFORE = lazy(
    r"(?P<lead>[^。；，：]{0,10}?)(?P<name>[一-鿿]{2}期)(?:限|间)?(?:一般|均|暂定|统一|应)?(?:为|是|：|共|计|定为|确定为)*"
    r"(?:(?:自|从)[^。；，]{2,40}?(?:起|后)(?:计算|算)?，?(?:为期|为|计|共|满)*|(?:自|从)[^。；，]{2,40}?(?:起|后)(?:计算|算)?)?$"
)
_BEHIND = lazy(r"的?(?P<name>[一-鿿]{2}期)(?=届满|期满|满|内|间|结束|终了|自|从|起|，|。|；|的|后|$)")
_CASE = lazy(
    r"续|延长|顺延|另|如(?!期)|若|超过|不足|逾|提前|首|第[一二三四五六七八九十\d]+[期年次批]|每|其中|重新|原|剩余|最长|最短|至少|不少于|不低于"
    r"|不超过|以上|以内|除|之前|前的|分别|各|累计|连续|法定|国家规定|不得|届满[前后]|后[两二三一]?个?(?:月|年|日)"
)
_NO_NAME = frozenset(
    "一期 二期 三期 日期 分期 学期 假期 延期 到期 如期 按期 周期 前期 后期 初期 中期 首期 本期 当期 每期 长期"
    " 短期 同期 过期 逾期 预期 时期 上期 下期 末期"
    " 任期 此期 该期 近期 远期 期期".split()
)
_GENERAL = lazy(
    r"(?:本|该|上述|其|的|合同|协议|项目|工程|产品|货物|设备|标的物?|服务|[甲乙丙]方|双方|约定|全部|一个|在|对|于|而|且|即|并|及|内容|享受|提供|承诺|应当?|须|将|、)*$"
)
_LEAD = lazy(r"^.*[在于自]")
_NEAR = 0.04


class _Period(Said, frozen=True):
    """A period by its name, how long it is in days, and where that is said."""

    name: str
    days: float


def named_periods(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where a period of one name has two lengths in two clauses. Names with
    words of their own before them (屋面保修期), scales and conditions are left alone."""
    if not scene.chinese:
        return
    given: defaultdict[str, list[_Period]] = defaultdict(list)
    for clause, text in scene.saying("期"):
        if clause.kind == "table" or scene.article(clause).kind == "annex":
            continue
        if "年" not in text and "月" not in text and "日" not in text and "天" not in text:
            continue
        for one in scene.read_once("named_periods", clause, partial(_periods, scene)):
            given[one.name].append(one.by(clause))
    for said in given.values():
        clauses = [one.clause.id for one in said]
        if len(set(clauses)) < len(clauses) or len(said) < 2:
            continue
        first = said[0]
        other = next((one for one in said[1:] if _differ(first, one)), None)
        if other is not None and len({round(one.days) for one in said}) == 2:
            yield told_otherwise(scene, "named_period", other, first)


def _differ(one: _Period, two: _Period) -> bool:
    return abs(one.days - two.days) > _NEAR * max(one.days, two.days)


def _periods(scene: Scene, clause: Clause) -> list[_Period]:
    """Return every period that a clause calls by a name and gives a length."""
    text = scene.text(clause)
    found: list[_Period] = []
    for one in scene.quantities(clause):
        if (
            one.sort != "duration"
            or one.per
            or one.bound
            or isinstance(one.value, str)
            or one.unit not in DAYS
        ):
            continue
        start, end = scene.sentence_at(clause, one.start)
        name, span = _name(text, (start, end), (one.start, one.end))
        if name is not None:
            found.append(_Period(clause, span, name, float(one.value) * DAYS[one.unit]))
    return found


def _name(
    text: str, sentence: tuple[int, int], length: tuple[int, int]
) -> tuple[str | None, tuple[int, int]]:
    """Return the name that a length has, before it or behind it, and the words to quote."""
    start, end = sentence
    behind = _BEHIND.match(text, length[1], end)
    if behind is not None:
        low = max(start, text.rfind("，", start, length[0]) + 1)
        lead = _LEAD.sub("", text[low : length[0]])
        if not _bad(behind["name"]) and _GENERAL.fullmatch(lead) and not _CASE.search(text, start, length[0]):
            return behind["name"], (length[0], behind.end())
        return None, length
    low = max(start, length[0] - 70)
    before = None
    at = text.find("期", low, length[0])
    while at >= 0 and before is None:
        before = _BEFORE.match(text, max(start, at - 2), length[0])
        name_at = at
        at = text.find("期", at + 1, length[0])
    if before is None or _bad(before["name"]):
        return None, length
    low = max(text.rfind(stop, start, name_at) for stop in "，：。；") + 1
    low = max(low, start)
    if not _GENERAL.fullmatch(text[low : before.start("name")]) or _CASE.search(text, start, length[0]):
        return None, length
    return before["name"], (before.start("name"), length[1])


def _bad(name: str) -> bool:
    return name in _NO_NAME or name[-2:] in _NO_NAME


_LATE = lazy(
    r"(?P<event>[一-鿿]{2,8}?)(?:之日)?(?:后|起)(?:的)?第\s*(?P<day>[一二三四五六七八九十百两\d]{1,5})(?:个工作)?[日天](?:起|开始)"
)
_LEADING = lazy(r"^(?:.*[自在于从应])?(?:全部|每批|该批|货物|产品)*")
_DUE = lazy(r"(?P<event>[一-鿿]{2,8}?)(?:之日)?(?:后|起)(?:的)?$")
_PAID = lazy(r"支付|付清|付款|结清|给付|结算")
_INTEREST = lazy(r"违约金|利息|滞纳金|万分之|千分之|％|%")


def _event(words: str) -> str:
    """Return an event without what leads to it."""
    return _LEADING.sub("", words)


def late_from(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where interest on a late payment runs from another day after an event
    than the one on which the payment, due within a time after that event, is late."""
    if not scene.chinese:
        return
    late = [
        (clause, found, parse_number(found["day"]))
        for clause, text in scene.saying("日起", "天起", "日开始", "天开始")
        if "第" in text
        if _INTEREST.search(text)
        for found in _LATE.finditer(text)
    ]
    if not late:
        return
    for clause, text in scene.saying("日内", "天内", "日之内"):
        for one in scene.quantities(clause):
            if one.sort != "duration" or one.unit != "day" or isinstance(one.value, str):
                continue
            start, end = scene.sentence_at(clause, one.start)
            due = _DUE.search(text, max(start, one.start - 14), one.start)
            if due is None or not text.startswith("内", one.end) or not _PAID.search(text, one.end, end):
                continue
            for other, found, day in late:
                same = _event(found["event"]) == _event(due["event"])
                if day is None or other.id == clause.id or not same or day == one.value + 1:
                    continue
                yield told_otherwise(
                    scene, "late_from", Said(other, found.span()), Said(clause, (due.start(), one.end + 1))
                )
                return
