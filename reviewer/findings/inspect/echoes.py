"""One thing said in two distant clauses, in other words and with another number: 急修三十分钟内到场, and
elsewhere 报修响应：急修一小时内到场.

What two sentences share counts by how rare it is in the contract; they speak of one thing where what they
share outweighs what they do not, and where stages, kinds, parties and the part of the number are alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import lru_cache, partial
from math import fsum, log
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.inspect.periods import day_of
from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.findings.tables import table
from reviewer.language.pairs import han_pairs, pairs_in
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence, Set

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["echoes"]

_MINUTES = {
    "minute": 1,
    "hour": 60,
    "day": 1440,
    "working_day": 2016,
    "week": 10080,
    "month": 43800,
    "quarter": 131400,
    "year": 525600,
}
_LATIN = lazy(r"[a-z]{3,}")
_STEM = 6
_UNIT = lazy(r"每(?:逾期|延迟|迟延|延误|超过|隔|满)?$|\b(?:each|every)\s$")
_OVER = lazy(
    r"(?:超过|超出|逾期|(?<!不)满|连续|达到?|以上|累计)[^，。；]{0,4}$|(?:exceed\w*|more than|over|above)\W*$"
)
_LIMIT = lazy(r"不得?(?:超过|超出|多于|高于)[^，。；]{0,2}$")
_BEFORE = lazy(r"提前[^，。；]{0,4}$|[期届]满前?$|前$|\bbefore\W*$")
_AFTER = lazy(r"[后起]$")
_WITHIN = lazy(r"\b(?:within|not later than|no later than)\W*(?:a period of )?$")
_UNTIL = lazy(r"(?:截至|至迟|最迟|不晚于)(?:于)?$|\b(?:by|until|no later than|not later than)\s*$")
_SIGNED = lazy(r"(?:签署|签订|签约|生效)(?:之?日)?(?:后|起|之日起)$")
_DAILY = frozenset({"day", "week", "month", "year"})
_LATE_ONLY = lazy(r"方视为|方构成|方可视|始构成")
_BREACH = lazy(r"违反|违约|催告|逾期|拖欠|breach|default")
_PENALTY = lazy(r"违约金|滞纳金|penalt|damages")
_PAYING = lazy(r"支付|付款|付清|付\d|\bpa(?:y|id)")
_FLOOR = lazy(r"不少于|不低于|至少|最低|\bat least|\bnot less|\bminimum")
_CEILING = lazy(r"不超过|不高于|以内|最多|最高|为限|上限|\bnot exceed|\bno more|\bup to|\bmaximum|\bnot more")
_REACH, _REACH_EN = (70, 60, 12), (160, 140, 40)
_RARE = 8
"""In how many clauses a word stands at most that can make two of them candidates."""
_COMMON = 0.3
_NEAR = 2


class _Words(Struct, frozen=True):
    """How words weigh in one language."""

    idle: re.Pattern[str] | None
    idle_words: frozenset[str]
    common: frozenset[str]
    apart: re.Pattern[str]
    otherwise: re.Pattern[str]
    within: re.Pattern[str]
    least: tuple[float, float, float]
    """What two sentences share at least, that times its share of the shorter one, its share of the longer."""
    tight: tuple[float, float, float]
    """What two short sentences share at least, and its shares of the shorter and of the longer."""
    chinese: bool

    def of(self, text: str) -> frozenset[str]:
        """Return what a text says: every two characters of Chinese, the stems of English words."""
        return _said_by(text, chinese=self.chinese)


class _Said(Said, frozen=True):
    """A number with the words around it."""

    quantity: Quantity
    text: str
    words: frozenset[str]
    near: frozenset[str]
    part: str
    """What the number does: `within`, `over`, `limit`, `before`, `after`, or nothing of these."""
    label: str
    value: object
    """The length of a duration in minutes, the day of a date or of a time from signing, or the number."""

    @property
    def said(self) -> str:
        return self.text[slice(*self.span)]


@lru_cache(maxsize=2)
def _table(*, chinese: bool) -> _Words:
    row = table("echoes")["zh" if chinese else "en"]
    common = pairs_in(row["common"]) if chinese else frozenset(word[:_STEM] for word in row["common"])
    return _Words(
        idle=lazy(f"{row['void']}|[{row['idle']}]") if chinese else None,
        idle_words=frozenset() if chinese else frozenset(row["idle"].split()),
        common=common,
        apart=lazy(row["apart"]),
        otherwise=lazy(row["otherwise"]),
        within=lazy(rf"\s*(?:（[^）]*）)?(?:{row['within']})"),
        least=_three(row["least"]),
        tight=_three(row["tight"]),
        chinese=chinese,
    )


@lru_cache(maxsize=16384)
def _said_by(text: str, *, chinese: bool) -> frozenset[str]:
    words = _table(chinese=chinese)
    if words.idle is None:
        return frozenset(word[:_STEM] for word in _LATIN.findall(text) if word not in words.idle_words)
    return han_pairs(words.idle.sub(" ", text))


def _three(numbers: Sequence[float]) -> tuple[float, float, float]:
    first, second, third = map(float, numbers)
    return first, second, third


def echoes(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where two articles say one thing with two values.

    Tables are left to the rules of prices. Of two contracts that are compared only clauses whose words the
    other does not have are held against the rest.
    """
    words = _table(chinese=scene.chinese)
    spoken = [words.of(scene.text(clause)) for clause in scene.contents]
    counted: Counter[str] = Counter()
    for said_there in spoken:
        counted.update(said_there)
    rare = {word for word, number in counted.items() if 1 < number <= _RARE} - words.common
    fresh = scene.fresh
    if fresh is not None:
        rare &= set().union(
            *(said for clause, said in zip(scene.contents, spoken, strict=True) if clause.id in fresh)
        )
    given: defaultdict[tuple[str, str | None, str | None], list[_Said]] = defaultdict(list)
    for clause, said_there in zip(scene.contents, spoken, strict=True):
        if clause.kind != "table" and len(rare & said_there) >= _NEAR:
            for one in _given(scene, words, clause, rare):
                kind = "date" if isinstance(one.value, date) else one.quantity.sort
                unit = None if kind in ("duration", "date") else one.quantity.unit
                given[kind, unit, one.quantity.per].append(one)
    alike = [said for said in given.values() if len(said) > 1]
    if not alike:
        return
    weights = _weights(counted, len(scene.contents) + 1, words.common)
    told: set[str] = set()
    for said in alike:
        for one, two in _pairs(said, rare):
            ids = {one.clause.id, two.clause.id}
            if (
                ids & told
                or (fresh is not None and not ids & fresh)
                or not _same(scene, words, weights, one, two)
            ):
                continue
            told |= ids
            yield told_otherwise(scene, "echo", two, one)


def _weights(counted: Mapping[str, int], whole: int, common: frozenset[str]) -> dict[str, float]:
    """Return how much each word weighs: the rarer it is among so many clauses, the more."""
    return {
        word: log(whole / number) * (_COMMON if word in common else 1) for word, number in counted.items()
    }


def _given(scene: Scene, words: _Words, clause: Clause, rare: Set[str]) -> Iterator[_Said]:
    """Yield the numbers of a clause that stand beside words which few clauses share."""
    timed = scene.signed_day if clause.id != scene.signed_in else None
    for said in scene.read_once(("echoes", timed), clause, partial(_numbers, scene, words)):
        if len(said.words & rare) >= _NEAR:
            yield said.by(clause)


def _numbers(scene: Scene, words: _Words, clause: Clause) -> list[_Said]:
    """Return the numbers of a clause with what is said around them."""
    return list(_numbers_in(scene, words, clause))


def _numbers_in(scene: Scene, words: _Words, clause: Clause) -> Iterator[_Said]:
    timed = scene.signed_day is not None and clause.id != scene.signed_in
    found = [
        one
        for one in scene.quantities(clause)
        if (
            one.sort in ("percent", "duration", "count", "amount")
            and not isinstance(one.value, str)
            and (one.sort != "duration" or one.unit in _MINUTES)
        )
        or (timed and day_of(one))
    ]
    text = scene.text(clause) if found else ""
    for one in found:
        start, end = scene.sentence_at(clause, one.start)
        if _UNIT.search(text, max(start, one.start - 6), one.start):
            continue
        span = _around(text, (start, end), one, chinese=scene.chinese)
        said = text[span[0] : one.start] + "|" + text[one.end : span[1]]
        spoken = words.of(said)
        if len(spoken) < _NEAR or words.otherwise.search(said):
            continue
        stop = text.find("：", start, start + 24)
        yield _Said(
            clause=clause,
            quantity=one,
            span=span,
            text=text,
            words=spoken,
            near=_near(words, text, (start, end), one) - words.common,
            part=_part(words, text, start, one),
            label=text[start:stop] if stop >= 0 else "",
            value=_value(scene, text, one),
        )


def _around(text: str, span: tuple[int, int], one: Quantity, *, chinese: bool) -> tuple[int, int]:
    """Return the part between commas in which a number stands, with the one before and the one behind."""
    comma = "，" if chinese else ","
    before, behind, _ = _REACH if chinese else _REACH_EN
    low = text.rfind(comma, span[0], one.start)
    first = text.rfind(comma, span[0], low) + 1 if low >= 0 else span[0]
    high = text.find(comma, one.end, span[1])
    last = text.find(comma, high + 1, span[1]) if high >= 0 else -1
    return (
        max(first, span[0], one.start - before),
        min(last if last >= 0 else span[1], one.end + behind),
    )


def _near(words: _Words, text: str, span: tuple[int, int], one: Quantity) -> frozenset[str]:
    reach = (_REACH if words.chinese else _REACH_EN)[2]
    before = text[max(span[0], one.start - reach) : one.start]
    behind = text[one.end : min(span[1], one.end + reach + 2)]
    if words.chinese:
        before = before.rpartition("，")[2] or before
        behind = behind.partition("，")[0]
    return words.of(f"{before}|{behind}")


def _part(words: _Words, text: str, start: int, one: Quantity) -> str:
    near = max(start, one.start - 14)
    if one.sort == "date":
        return (
            "within" if _UNTIL.search(text, near, one.start) or text[one.end : one.end + 1] in "前止" else ""
        )
    if _LIMIT.search(text, near, one.start):
        return "limit"
    if _OVER.search(text, near, one.start) or text.startswith("以上", one.end):
        return "over"
    if _BEFORE.search(text, near, one.start) or text.startswith("前", one.end):
        return "before"
    if words.within.match(text, one.end) or _WITHIN.search(text, max(start, one.start - 24), one.start):
        return "within"
    return "after" if _AFTER.search(text, near, one.start) else ""


def _pairs(said: Sequence[_Said], rare: Set[str]) -> Iterator[tuple[_Said, _Said]]:
    """Yield each two that share words which few clauses have, in order."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(said):
        for word in one.words & rare:
            holding[word].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holding.values():
        for at, second in enumerate(places):
            for first in places[:at]:
                shared[first, second] += 1
    yield from ((said[one], said[two]) for (one, two), count in sorted(shared.items()) if count >= _NEAR)


def _same(scene: Scene, words: _Words, weights: Mapping[str, float], one: _Said, two: _Said) -> bool:
    """Tell whether two numbers are values of one thing."""
    if one.value == two.value or (one.label and two.label and one.label != two.label):
        return False
    if not one.near & two.near or scene.article(one.clause).id == scene.article(two.clause).id:
        return False
    least, least_share, least_long = words.least
    few, of_short, of_long = words.tight
    if one.quantity.sort == "amount" and len((one.near & two.near) - words.common) < _NEAR:
        return False
    shared = _weight(weights, one.words & two.words)
    if shared < min(least, few):
        return False
    short, long = sorted((_weight(weights, one.words), _weight(weights, two.words)))
    wide = shared >= least and shared * shared / short >= least_share and shared / long >= least_long
    tight = shared >= few and shared / short >= of_short and shared / long >= of_long
    return (wide or tight) and _comparable(scene, words, one, two)


def _weight(weights: Mapping[str, float], words: Set[str]) -> float:
    return fsum(weights[word] for word in words if word in weights)


def _comparable(scene: Scene, words: _Words, one: _Said, two: _Said) -> bool:
    """Tell whether stages, kinds, parties, bounds and the part of the number are alike."""
    parts = {one.part, two.part}
    if len(parts) > 1 and not (
        parts in ({"limit", ""}, {"limit", "over"})
        or (parts == {"within", "over"} and _LATE_ONLY.search(one.said + two.said))
    ):
        return False
    if {*words.apart.findall(one.said)} != {*words.apart.findall(two.said)}:
        return False
    kind = one.quantity.sort
    told_by = {"percent": _PENALTY, "duration": _PAYING}.get(kind)
    if told_by is not None:
        spoken = [told_by.search(it.said) is not None for it in (one, two)]
        if (kind == "percent" and all(spoken)) or (kind == "duration" and spoken[0] != spoken[1]):
            return False
    bounds = [tuple(bool(bound.search(it.said)) for bound in (_FLOOR, _CEILING)) for it in (one, two)]
    if any(bounds[0]) and any(bounds[1]) and bounds[0] != bounds[1]:
        return False
    parties = [scene.parties_in(it.said) for it in (one, two)]
    first, second = parties
    if len(first) == len(second) == 1 and first != second:
        return False
    leads = _leads(one) + _leads(two)
    return not (first and second and first[0] != second[0] and _BREACH.search(leads))


def _leads(one: _Said) -> str:
    """Return the words that lead to a number."""
    return one.text[one.span[0] : one.quantity.start]


def _value(scene: Scene, text: str, quantity: Quantity) -> object:
    if (day := day_of(quantity)) is not None:
        return day
    if quantity.sort == "duration" and not isinstance(quantity.value, str):
        minutes = quantity.value * _MINUTES[quantity.unit]
        signed = scene.signed_day
        near = max(0, quantity.start - 14)
        if signed is not None and quantity.unit in _DAILY and _SIGNED.search(text, near, quantity.start):
            return signed + timedelta(minutes=int(minutes))
        return minutes
    return quantity.value
