"""A rate, and what it leaves, said beside it: 开机率不低于95%，即每年停机不超过三十日; 99.5%, meaning one in
a hundred."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.inspect.sums import figures_differ
from reviewer.language.numerals import ARABIC, HAN, bare_number, plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Clause

__all__ = ["complements"]

_RATES = ("率", "可用性", "per cent", "percent", "%", "％")
_RATE = lazy(
    r"(?:开机|完好|可用|在线|正常运行|可使用|无故障|联网|出勤|到岗|合格|准点|准时|达标|准确)(?:率|性)[^。；，]{0,8}$"
)
_MEANING = lazy(r"，(?:即|也就是|亦即|换言之|相当于)|（即")
_LEFT = lazy(
    r"(?:停机|宕机|中断|故障|不可用|离线|停用|缺勤|不合格|误点|误差|停止服务)[^。；，\d]{0,14}?"
    r"(?:不(?:得)?超过|不多于|不高于|至多|最多)$"
)
_OF = lazy(r"(?:每|全)(?P<unit>年|月|季度?)")
_YEAR = {"年": Decimal(365), "月": Decimal(30), "季": Decimal(91), "季度": Decimal(91)}
_HOURS = {"day": Decimal(24), "hour": Decimal(1), "minute": Decimal(1) / 60}
_EN_RATE = lazy(
    r"(?P<rate>\d{2}(?:\.\d+)?) ?(?:%|per ?cent)[^.;]{0,60}?\b(?:meaning\b|that is\b|i\.e\.|in other words\b)"
    r"[^.;]{0,20}?\b(?:no more|not more|fewer|at most|no fewer)\b(?: than)? (?P<few>[a-z]+|\d+) [a-z]+ in"
    r" (?:every |each )?(?P<many>hundred|thousand|\d[\d,]*)\b"
)
_IN_MANY = lazy(
    rf"(?:率|性)[^。；]{{0,16}}?(?P<rate>\d{{2}}(?:\.\d+)?)[%％][^。；]{{0,8}}?，?(?:即|也就是|亦即|换言之|相当于)"
    rf"每(?P<many>100|1,?000|百|千)[一-鿿]{{1,2}}[^。；，\d]{{0,12}}?(?:不(?:得)?超过|不多于|至多|最多)(?P<few>{ARABIC}|{HAN})"
)
_NEAR = Decimal("0.1")


def complements(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where what a rate leaves over is not what the same sentence says it is,
    by a tenth and more."""
    for clause, text in scene.saying(*_RATES):
        told = _chinese(scene, clause, text) if scene.chinese else _english(scene, clause, text)
        if told is not None:
            yield told


def _chinese(scene: Scene, clause: Clause, text: str) -> Observation | None:
    meaning = _MEANING.search(text)
    if meaning is None:
        return None
    if (many := _IN_MANY.search(text)) is not None:
        return _of_many(scene, clause, many)
    start, end = scene.sentence_at(clause, meaning.start())
    rates = [
        one
        for one in scene.quantities_in(clause, start, meaning.start())
        if one.sort == "percent" and not isinstance(one.value, str) and _RATE.search(text, start, one.start)
    ]
    lefts = [
        one
        for one in scene.quantities_in(clause, meaning.end(), end)
        if one.sort == "duration"
        and one.unit in _HOURS
        and not isinstance(one.value, str)
        and _LEFT.search(text, meaning.end(), one.start)
    ]
    by = _OF.search(text, start, end)
    if len(rates) != 1 or len(lefts) != 1 or by is None:
        return None
    rate, left = rates[0], lefts[0]
    whole = _YEAR[by["unit"]] * 24
    allowed, stated = (1 - Decimal(rate.value)) * whole, Decimal(left.value) * _HOURS[str(left.unit)]
    if not allowed or abs(allowed - stated) <= allowed * _NEAR:
        return None
    shown = allowed / _HOURS[str(left.unit)]
    facts = {
        "rate": clause.text[rate.start : rate.end],
        "left": plain(shown.quantize(Decimal("0.01")).normalize()),
        "stated": clause.text[left.start : left.end],
    }
    return figures_differ(scene, clause, (rate.start, left.end), "complement", facts)


def _english(scene: Scene, clause: Clause, text: str) -> Observation | None:
    found = _EN_RATE.search(text)
    return None if found is None else _of_many(scene, clause, found)


def _of_many(scene: Scene, clause: Clause, found: re.Match[str]) -> Observation | None:
    """Hold so many in a hundred against what a rate leaves over."""
    few, many = bare_number(found["few"]), bare_number(found["many"])
    if few is None or not many:
        return None
    left = 1 - Decimal(found["rate"]) / 100
    if not left or abs(left - few / many) <= left * _NEAR:
        return None
    facts = {
        "rate": f"{found['rate']}%",
        "left": f"{plain((left * many).normalize())} / {plain(many)}",
        "stated": clause.text[found.start("many" if scene.chinese else "few") : found.end()],
    }
    return figures_differ(scene, clause, found.span(), "complement", facts)
