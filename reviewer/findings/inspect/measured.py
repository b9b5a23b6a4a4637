"""One thing measured with two values, the word before the value or behind it: 面料损耗以3%为限, and elsewhere
损耗超过5%的部分."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.context import part_at
from reviewer.findings.inspect.hints import hints_of
from reviewer.findings.inspect.periods import DAYS
from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.findings.tables import table
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["measured_twice"]

_GAP = lazy(r"[^。；，\d%％]{0,14}(?:，(?:即|计|合计|共计|折合)(?:人民币)?)?$")
_THAT_IS = lazy(r"(?:即|计|合计|共计|折合)(?:人民币)?$")
_GAP_EN = lazy(r"[^.;,\d%]{0,40}$")
_OTHER_CASE = lazy(
    r"每(?:逾期|延迟|超|增加|减少|降低|提高|低|高|下降)|续[约期租]|另行|调整|变更|增加|第[一二三四五六七八九十\d]+[年期次笔]"
    r"|首[年期笔]"
    r"|尾款|余款|不足|除外|原|(?<!以外的)(?<!超出)部分(?!$|，)|其中|分别|\d\s*[~～至-]\s*\d|扣除|抵扣|退还|返还|累计|连续|(?:届满|期满|到期)前|上涨|递增|以上的"
    r"|\beach additional\b|\brenew|\bextend|\bincrease|\breduc|\bexcept|\bother than\b|\bexcess\b"
)
_FOLLOWS = lazy(
    r"(?P<reject>退货|拒收|拒绝接收|不合格|返工|报废)|(?P<pay>赔偿|扣除|扣款|扣减|扣罚|补偿|照价|违约金)|(?P<end>解除|终止)"
    r"|(?P<free>不承担|免责|合理|正常|允许)|(?P<back>退还|退费|减收|抵扣|credit)"
)
_TIERS = 3


class _Measure(Struct, frozen=True):
    """What is measured once, and how it is said."""

    name: str
    sorts: tuple[str, ...]
    units: tuple[str, ...]
    hints: tuple[str, ...]
    """Words one of which every clause that names it holds; none where that is not known."""
    word: re.Pattern[str]
    before: re.Pattern[str] | None
    """What may stand between a value and the word behind it."""
    also: re.Pattern[str] | None
    of: re.Pattern[str] | None
    without: tuple[str, ...]
    per: bool
    limit: bool
    alike: bool
    """Whether both sides must name the same thing."""


class _Said(Said, frozen=True):
    """A value, and where it stands."""

    quantity: Quantity
    of: frozenset[str]
    follows: frozenset[str]
    who: str | None


def _hints(word: str, also: str | None) -> tuple[str, ...]:
    hints = [hints_of(pattern) for pattern in (word, also) if pattern]
    return tuple(one for some in hints for one in some) if all(hints) else ()


@lru_cache(maxsize=2)
def _measures(*, chinese: bool) -> tuple[_Measure, ...]:
    return tuple(
        _Measure(
            name=name,
            sorts=tuple(row["sort"]),
            units=tuple(row.get("unit", ())),
            hints=_hints(row["word"], row.get("also")),
            word=lazy(row["word"]),
            before=lazy(row["before"] + f"(?:{row['word']})") if "before" in row else None,
            also=lazy(row["also"]) if "also" in row else None,
            of=lazy(row["of"]) if "of" in row else None,
            without=tuple(row.get("without", ())),
            per=row.get("per", False),
            limit=row.get("limit", False),
            alike=row.get("alike", False),
        )
        for name, row in table("measured").items()
        if row.get("english", False) != chinese
    )


def measured_twice(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where a contract measures one thing with two values.

    A threshold conflicts with another only where the same follows from both (rejection, damages); scales,
    annexes, tables and sentences for another case are left alone.
    """
    for measure in _measures(chinese=scene.chinese):
        given: list[_Said] = []
        for clause, text in scene.said(_naming(scene, measure)):
            if clause.kind == "table" or (scene.chinese and scene.article(clause).kind == "annex"):
                continue
            given += _given(scene, measure, clause, text)
        if len({one.clause.id for one in given}) < 2 or (measure.limit and _is_scale(given)):
            continue
        for place, said in enumerate(given):
            other = next((it for it in given[:place] if _conflict(measure, it, said)), None)
            if other is not None:
                yield told_otherwise(scene, "measured", said, other)
                break


def _naming(scene: Scene, measure: _Measure) -> list[int]:
    """Return the numbers of the clauses that may name what is measured."""
    if measure.hints:
        return scene.lines.holding(measure.hints)
    found = scene.lines.matching(measure.word)
    return sorted({*found, *(scene.lines.matching(measure.also) if measure.also else ())})


def _given(scene: Scene, measure: _Measure, clause: Clause, text: str) -> Iterator[_Said]:
    for start, end in scene.sentences(clause):
        if not (
            measure.word.search(text, start, end) or (measure.also and measure.also.search(text, start, end))
        ):
            continue
        found = scene.quantities_in(clause, start, end)
        for one in found:
            if one.sort not in measure.sorts or isinstance(one.value, str):
                continue
            if (one.per and not measure.per) or (measure.units and one.unit not in measure.units):
                continue
            comma = "，" if "，" in text[start:end] else ","
            low, high = part_at(text, (start, end), (one.start, one.end), comma)
            if low > start and _THAT_IS.match(text, low, one.start):
                low = max(start, text.rfind(comma, start, low - 1) + 1)
            if not _says(measure, text, (low, high), one, chinese=scene.chinese):
                continue
            if _OTHER_CASE.search(text, low, high) or any(word in text[low:high] for word in measure.without):
                continue
            follows = frozenset(
                name
                for hit in _FOLLOWS.finditer(text, low, end)
                for name, it in hit.groupdict().items()
                if it
            )
            named = frozenset(measure.of.findall(text[low:high])) if measure.of else frozenset()
            yield _Said(clause, (low, high), one, named, follows, scene.first_party(text[low:high]))


def _says(measure: _Measure, text: str, part: tuple[int, int], one: Quantity, *, chinese: bool) -> bool:
    low, high = part
    if measure.also is not None and (found := measure.also.search(text, low, high)) is not None:
        return found.start("q") <= one.start < found.end("q")
    gap = _GAP if chinese else _GAP_EN
    for word in measure.word.finditer(text, low, one.start):
        if gap.match(text, word.end(), one.start):
            return True
    return measure.before is not None and measure.before.match(text, one.end, high) is not None


def _is_scale(given: list[_Said]) -> bool:
    """Tell whether thresholds of a scale are given: one clause has several of them."""
    return len({one.quantity.value for one in given}) >= _TIERS or any(
        one.clause.id == two.clause.id and one.quantity.value != two.quantity.value
        for place, one in enumerate(given)
        for two in given[:place]
    )


def _conflict(measure: _Measure, one: _Said, two: _Said) -> bool:
    if one.clause.id == two.clause.id or (one.of ^ two.of and not one.of & two.of):
        return False
    if measure.alike and not one.of & two.of:
        return False
    if one.clause.kind == two.clause.kind == "item" and one.clause.parent == two.clause.parent:
        return False
    first, second = one.quantity, two.quantity
    if (first.sort, first.unit, first.per) != (second.sort, second.unit, second.per):
        return first.sort == second.sort == "duration" and not measure.limit and _unlike(first, second)
    if first.value == second.value:
        return False
    follows = one.follows | two.follows
    return (
        not measure.limit
        or bool(one.follows & two.follows)
        or one.follows == two.follows
        or follows == {"free", "pay"}
    )


def _unlike(one: Quantity, two: Quantity) -> bool:
    """Tell whether durations in two units are not the same length, roughly."""
    if (
        one.unit not in DAYS
        or two.unit not in DAYS
        or isinstance(one.value, str)
        or isinstance(two.value, str)
    ):
        return False
    first, second = float(one.value) * DAYS[one.unit], float(two.value) * DAYS[two.unit]
    return abs(first - second) > 0.1 * max(first, second)
