"""Sums that a sentence, or two of one article, work out before the reader: factors written out, the prices of
parts, what is paid up to and what is kept back, days listed and counted."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import combinations
from math import prod
from typing import TYPE_CHECKING

from reviewer.findings.inspect.sums import WHOLE, figures_differ, total_of
from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.language.numerals import parse_number, plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["formulas", "kept_back", "sessions"]

_FACTOR = r"(?:人民币|[¥￥])?\d[\d,]*(?:\.\d+)?\s*[%％万]?(?:[一-鿿/]{0,5}?)"
_CHAIN = lazy(rf"{_FACTOR}(?:\s*[×*✕]\s*{_FACTOR})+(?=\s*(?:计算|计|=|＝|，|即|合计|共计|为|（|）))")
_NUMBER = lazy(r"(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<by>[%％万]?)")
_RESULT = lazy(r"[^。；\d×*]{0,14}?(?:合计|共计|总计|共|计|为|=|＝|即)[^。；\d×*]{0,8}$")
_SCALE = {"": Decimal(1), "万": Decimal(10000), "%": Decimal("0.01"), "％": Decimal("0.01")}
_ALTOGETHER = lazy(r"(?:，即|，合计|，共计|，总计|，共|相加为|加总为|合计为)[^。；，\d]{0,8}$")
_EACH = lazy(r"每[^。；，\d]{0,8}$")
_REDUCED = lazy(r"折|优惠|减免|补贴|另|超|逾期|违约|其中|首|上浮|递增|不超过|至少|最低|最高")
_NEAR = Decimal("0.3")
_MOST = 5
_UP_TO = lazy(r"(?:支付|付款|付|结算|拨付|累计支付)至[^。；，]{0,18}$")
_KEPT = lazy(r"(?:剩余|其余|余下|余款|预留|扣留|留存|暂扣)(?:的)?[^。；，\d百]{0,8}$")
_KEPT_AS = lazy(r"(?:，)?(?:作为|为|留作|转为)(?:质量)?(?:保证金|质保金|保留金|保修金|尾款)")
_DAYS = lazy(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[、及和]\s*(?:\d{1,2}月)?\d{1,2}日)+(?!\s*[至起])")
_DAY = lazy(r"\d{1,2}日")
_SESSIONS = lazy(
    r"(?:共|共计|合计|总计|为|：)(?P<number>[一二两三四五六七八九十\d]{1,3})(?P<unit>场|天|日|讲|课|堂)(?!以|次)"
)
_SEVERAL = lazy(
    r"每[日天][^。；，]{0,6}?[一二两三四五\d]\s*[场次讲课堂]|上下午|上午[^。；]{0,10}下午|备用|或|择"
)


def formulas(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where factors written out do not make the sum behind them, and prices of
    parts not the price of all."""
    if not scene.chinese:
        return
    for clause, text in scene.saying("×", "*", "✕"):
        for chain in _CHAIN.finditer(text):
            told = _chained(scene, clause, text, chain.span())
            if told is not None:
                yield told
                break
    for clause, text in scene.saying("即", "合计", "共计", "总计", "相加为", "加总为"):
        if "每" in text and clause.kind != "table":
            yield from _altogether(scene, clause, text)


def _chained(scene: Scene, clause: Clause, text: str, span: tuple[int, int]) -> Observation | None:
    start, end = span
    _, stop = scene.sentence_at(clause, start)
    total = next((one for one in scene.quantities_in(clause, end, stop) if one.sort == "amount"), None)
    if total is None or isinstance(total.value, str) or not _RESULT.fullmatch(text, end, total.start):
        return None
    numbers = [
        Decimal(one["number"].replace(",", "")) * _SCALE[one["by"]]
        for one in _NUMBER.finditer(text, start, end)
    ]
    product = prod(numbers, start=Decimal(1))
    if not total.value or abs(product - total.value) < WHOLE or product > total.value * 2:
        return None
    facts = {
        "price": plain(numbers[0]),
        "count": " × ".join(map(plain, numbers[1:])),
        "product": plain(product.normalize()),
        "stated": plain(total.value),
    }
    return figures_differ(scene, clause, (start, total.end), "product", facts)


def _altogether(scene: Scene, clause: Clause, text: str) -> Iterator[Observation]:
    for start, end in scene.sentences(clause):
        found = [
            one
            for one in scene.quantities_in(clause, start, end)
            if one.sort == "amount" and not isinstance(one.value, str)
        ]
        if not 3 <= len(found) <= _MOST or _REDUCED.search(text, start, found[-1].end):
            continue
        *parts, whole = found
        if not _ALTOGETHER.search(text, max(start, whole.start - 12), whole.start):
            continue
        if not all(_EACH.search(text, max(start, one.start - 12), one.start) or one.per for one in parts):
            continue
        total, value = total_of(parts), Decimal(whole.value)
        sums = (total_of(some) for size in range(1, len(parts) + 1) for some in combinations(parts, size))
        if any(one == value for one in sums) or abs(total - value) > value * _NEAR:
            continue
        facts = {"sum": plain(total), "total": plain(value)}
        yield figures_differ(scene, clause, (parts[0].start, whole.end), "items", facts)
        return


def kept_back(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where what is paid up to and what is kept back do not make the whole:
    支付至90%, and the 5% left over kept as a guarantee."""
    if not scene.chinese or not scene.lines.any(("付至", "付款至", "结算至")):
        return
    by_article: defaultdict[str, list[tuple[Clause, Quantity, bool]]] = defaultdict(list)
    for clause, text in scene.saying("%", "％", "百分之"):
        if clause.kind == "table":
            continue
        for one in scene.quantities(clause):
            if one.sort != "percent" or one.per or isinstance(one.value, str):
                continue
            start, _ = scene.sentence_at(clause, one.start)
            up_to = bool(_UP_TO.search(text, max(start, one.start - 26), one.start))
            kept = bool(
                _KEPT.search(text, max(start, one.start - 14), one.start) or _KEPT_AS.match(text, one.end)
            )
            if up_to != kept:
                by_article[scene.article(clause).id].append((clause, one, up_to))
    for found in by_article.values():
        paid = [one for one in found if one[2]]
        kept_ones = [one for one in found if not one[2]]
        if not paid or len(kept_ones) != 1:
            continue
        most = max(paid, key=lambda one: Decimal(one[1].value))
        left = kept_ones[0]
        total = Decimal(most[1].value) + Decimal(left[1].value)
        if total == 1 or scene.order[left[0].id] < scene.order[most[0].id]:
            continue
        facts = {"sum": f"{plain((total * 100).normalize())}%"}
        clause, one, _ = most
        yield figures_differ(scene, clause, (one.start, one.end), "percent", facts, (left[0],))


def sessions(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where days are listed and the article counts another number of days,
    or of performances with one a day."""
    if not scene.chinese:
        return
    days: defaultdict[str, list[tuple[Said, int, bool]]] = defaultdict(list)
    for clause, text in scene.saying("日、", "日和", "日及"):
        if clause.kind == "table":
            continue
        for found in _DAYS.finditer(text):
            _, end = scene.sentence_at(clause, found.start())
            several = bool(_SEVERAL.search(text, found.start(), end))
            count = len(_DAY.findall(found[0]))
            days[scene.article(clause).id].append((Said(clause, found.span()), count, several))
    for article, listed in days.items():
        if len(listed) != 1 or listed[0][2]:
            continue
        said, count, _ = listed[0]
        counted = [
            (Said(clause, found.span()), parse_number(found["number"]))
            for clause, text in scene.saying("场", "天", "日", "讲", "课", "堂")
            if scene.article(clause).id == article and not _SEVERAL.search(text)
            for found in _SESSIONS.finditer(text)
        ]
        if len(counted) == 1 and counted[0][1] is not None and counted[0][1] != count:
            yield told_otherwise(scene, "sessions", counted[0][0], said)
