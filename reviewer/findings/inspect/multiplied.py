"""Things in things, and figures by a factor: 每箱6瓶，共350箱，合计2,200瓶; 300千克，按1.7计算，为570千克."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.findings.inspect.sums import figures_differ
from reviewer.language.numerals import COUNT, parse_number, plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Clause

    Span = tuple[int, int]

__all__ = ["multiplied"]

_ALL = lazy(rf"(?:合计|共计|总计|总共|共)[^。；，\d]{{0,8}}?(?P<number>{COUNT})\s*(?P<unit>[一-鿿])")
_PER = lazy(r"每(?P<thing>[一-鿿])[^每。；，]{0,40}?$")
_BY = lazy(
    rf"(?P<base>{COUNT})\s*(?P<unit>[一-鿿]{{1,3}}|kg|t)[，；]?(?:[^。；，\d]{{0,8}}，)?按[^。；，\d]{{0,14}}?"
    rf"(?P<factor>\d+(?:\.\d+)?)(?:计算|折算|核算|测算|换算|计)，?[^。；，\d]{{0,16}}?(?:为|共|计)"
    rf"(?P<product>{COUNT})\s*(?P=unit)"
)
_OTHERWISE = lazy(
    r"另|至少|不少于|不低于|不超过|以上|以下|左右|约(?!定)|超过|不足|其中|首批|第[一二三四五]|损耗|备用|赠"
)
_MONEY = frozenset("元万角分%％天日月年小")
"""Units of what other rules hold together."""
_SMALL = Decimal("0.002")


def multiplied(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where so many in each of so many are not the whole that a sentence
    states, or a figure by a factor is not what it says. A whole that is a multiple of the product has another
    factor, and is left alone."""
    if not scene.chinese:
        return
    lines = scene.lines
    numbers = {*lines.holding(("每",), ("合计", "共计", "总计", "总共", "共")), *lines.holding(_FACTORS)}
    for clause, text in scene.said(sorted(numbers)):
        if clause.kind == "table":
            continue
        for span in scene.sentences(clause):
            told = _things(scene, clause, text, span)
            if told is not None:
                yield told
                break
        if (told := _factor(scene, clause, text)) is not None:
            yield told


_FACTORS = ("计算，", "折算，", "核算，", "测算，", "换算，")


@lru_cache(maxsize=256)
def _counted(unit: str) -> re.Pattern[str]:
    """Return what counts things of a unit, a word of the document, which is kept nowhere."""
    return re.compile(rf"(?<![\d.,每第])(?P<number>{COUNT})\s*个?{unit}")


def _things(scene: Scene, clause: Clause, text: str, span: Span) -> Observation | None:
    """Hold so many in each thing, times the number of things, against the whole."""
    whole = next(reversed(list(_ALL.finditer(text, *span))), None)
    if whole is None or text.find("每", span[0], span[1]) < 0 or whole["unit"] in _MONEY:
        return None
    total = parse_number(whole["number"])
    unit = _counted(whole["unit"])
    inside = [one for one in unit.finditer(text, *span) if one.start("number") != whole.start("number")]
    if len(inside) > 1:
        named = text[whole.start("number") - 2 : whole.start("number")]
        inside = [one for one in inside if text[one.start("number") - 2 : one.start("number")] == named]
    if total is None or len(inside) != 1:
        return None
    each = _PER.search(text, max(span[0], inside[0].start() - 42), inside[0].start())
    if each is None or each["thing"] == whole["unit"]:
        return None
    things = [one for one in _counted(each["thing"]).finditer(text, *span) if one.start() > each.end()]
    things = things or list(_counted(each["thing"]).finditer(text, *span))
    number = parse_number(inside[0]["number"])
    count = parse_number(things[0]["number"]) if len(things) == 1 else None
    if number is None or count is None or not number * count or _OTHERWISE.search(text, *span):
        return None
    product = number * count
    if product == total or total % product == 0 or not product / 2 < total < product * 2:
        return None
    low = min(each.start(), things[0].start())
    facts = {
        "figures": f"{plain(number)} × {plain(count)}",
        "product": plain(product),
        "stated": plain(total),
    }
    return figures_differ(scene, clause, (low, max(whole.end(), things[0].end())), "multiplied", facts)


def _factor(scene: Scene, clause: Clause, text: str) -> Observation | None:
    """Hold a figure times a factor, or divided by it, against what a sentence says it makes."""
    found = _BY.search(text)
    if found is None:
        return None
    base, factor, stated = (parse_number(found[name]) for name in ("base", "factor", "product"))
    if not base or not factor or not stated:
        return None
    made = (base * factor, base / factor)
    if any(abs(one - stated) <= max(Decimal(1), one * _SMALL) for one in made):
        return None
    product = min(made, key=lambda one: abs(one - stated))
    if not product / 2 < stated < product * 2:
        return None
    sign = "×" if product == made[0] else "÷"
    facts = {
        "figures": f"{plain(base)} {sign} {plain(factor)}",
        "product": plain(product.quantize(Decimal("0.01")).normalize()),
        "stated": plain(stated),
    }
    return figures_differ(scene, clause, found.span(), "multiplied", facts)
