"""Temperatures at which goods are kept: two ranges that share no degree cannot both be kept."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.inspect.twice import told_twice
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Clause

__all__ = ["temperatures"]

_DEGREE = r"(?:零下|-|－|−)?\s*\d{1,3}(?:\.\d+)?"
_RANGE = lazy(
    r"(?P<what>仓库|库房|库内|库温|储存|存储|贮存|冷库|储存间|仓间|运输|车厢|冷藏车|机房|室内)[^。；，℃\d]{0,10}?(?:温度)?[^。；，℃\d]{0,12}?"
    rf"(?:(?P<low>{_DEGREE})\s*(?:℃|°C|度|摄氏度)?\s*(?:至|到|~|～|—)\s*(?P<high>{_DEGREE})\s*(?:℃|°c|摄氏度|度)"
    rf"|(?P<bound>不得?高于|不超过|低于|不得?低于|高于)\s*(?P<one>{_DEGREE})\s*(?:℃|°c|摄氏度|度))"
)
_NUMBER = lazy(r"\d{1,3}(?:\.\d+)?")
_KEPT = frozenset("仓库 库房 库内 库温 储存 存储 贮存 冷库 储存间 仓间".split())
_CARRIED = frozenset("运输 车厢 冷藏车".split())
_OTHERWISE = lazy(
    r"拒收|报警|违约|赔偿|如|若|超过约定|短时|除霜|验收|箱表|[一二三四五六\d]号库|冷藏区|冷冻区|常温|预冷"
)
_DEGREES = 200.0


class _Kept(Struct, frozen=True):
    """A range of temperature, and where it stands."""

    clause: Clause
    start: int
    end: int
    low: float
    high: float

    @property
    def words(self) -> str:
        return self.clause.text[self.start : self.end]


def temperatures(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where two clauses, annexes among them, let goods be kept (carried) at
    ranges that have no degree in common. Sentences of other rooms, of alarms and of breach are left alone."""
    if not scene.chinese or not scene.lines.any(("℃", "摄氏度", "°c", "度")):
        return
    found: defaultdict[str, list[_Kept]] = defaultdict(list)
    for clause, text in scene.saying("℃", "摄氏度", "°c"):
        for start, end in scene.sentences(clause):
            if _OTHERWISE.search(text, start, end):
                continue
            hit = _RANGE.search(text, start, end)
            if hit is None:
                continue
            what = "kept" if hit["what"] in _KEPT else "carried" if hit["what"] in _CARRIED else hit["what"]
            one = _Kept(clause, hit.start(), hit.end(), *_bounds(hit))
            other = next((kept for kept in found[what] if kept.low > one.high or one.low > kept.high), None)
            if other is not None and other.clause.id != clause.id:
                words = one.words, other.words
                yield told_twice(scene, "temperature", (clause, one.start, one.end), other.clause, words)
                return
            found[what].append(one)


def _bounds(hit: re.Match[str]) -> tuple[float, float]:
    if hit["bound"]:
        degree = _degree(hit["one"])
        below = hit["bound"] in ("不高于", "不得高于", "不超过", "低于")
        return (-_DEGREES, degree) if below else (degree, _DEGREES)
    low, high = sorted((_degree(hit["low"]), _degree(hit["high"], like=hit["low"])))
    return low, high


def _degree(words: str, like: str = "") -> float:
    """Return the degree; of 零下18至22℃ the second number, which has no sign, is below zero too."""
    number = _NUMBER.search(words)
    value = float(number[0]) if number else 0.0
    below = words.lstrip()[:1] in "零-－−" or (like.startswith("零下") and value >= abs(_degree(like)))
    return -value if below else value
