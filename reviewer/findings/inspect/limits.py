"""Limits of law that no single number shows: a lease between two dates, interest in 分 and 厘."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.inspect.periods import date_ranges
from reviewer.findings.observation import Observation
from reviewer.language.numerals import parse_number, plain
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.rules import Rulebook
    from reviewer.findings.inspect.scene import Scene

__all__ = ["coined_interest", "long_leases"]

_LEASED = ("租赁", "租期", "出租", "租用", "承租", "lease", "term")
_LEASE = lazy(r"租赁|租期|出租|租用|承租|\blease|\bterm\b")
_YEARS = 20
_FEN = lazy(
    r"(?P<by>月息|月利率|月利|年息|年利率|利息每?(?:为)?每?月|每月利息|利息为?每月|每月|按月)(?:为"
    r"|是|按|：|以)*"
    r"(?P<number>[一二三四五六七八九十两\d][一二三四五六七八九十点\d.]*)\s*(?P<coin>分|厘)(?P<half>半)?(?!之"
    r"|钟|期|批|次|别)"
)
_COINS = {"分": Decimal("0.01"), "厘": Decimal("0.001")}
_INTEREST = ("息", "利率", "利")


def long_leases(scene: Scene) -> Iterator[Observation]:
    """Yield `limit.statutory` for a lease that runs more than 20 years from date to date (民法典 705)."""
    if "lease" not in scene.types or (not scene.chinese and not scene.lines.has("china")):
        return
    for clause, text in scene.saying(*_LEASED):
        for first, last, begins, ends in date_ranges(scene, clause):
            years = ends.year - begins.year - ((ends.month, ends.day) < (begins.month, begins.day))
            over = years > _YEARS or (years == _YEARS and (ends.month, ends.day) > (begins.month, begins.day))
            if not over or not _LEASE.search(text, 0, first.start):
                continue
            words = clause.text[first.start : last.end]
            yield Observation(
                kind="limit.statutory",
                message=Message("check.limit.lease", {"words": words, "limit": str(_YEARS)}),
                draft=scene.quote(clause, first.start, last.end),
                topic="limit.statutory/critical",
                data={"rule": "L8", "sure": "V", "value": words, "limit": str(_YEARS)},
                source="民法典 705",
            )
            return


def coined_interest(scene: Scene, book: Rulebook) -> Iterator[Observation]:
    """Yield `limit.statutory` for interest by 分 or 厘 (月息二分 is 2% a month, 年息一分 10% a year) above
    four times the one-year LPR (民间借贷规定 25)."""
    if "loan" not in scene.types or (rate := book.rate("lpr_1y", scene.signed)) is None:
        return
    for clause, text in scene.saying(*_INTEREST):
        for found in _FEN.finditer(text):
            number = parse_number(found["number"])
            if number is None:
                continue
            value = (number + (Decimal("0.5") if found["half"] else 0)) * _COINS[found["coin"]]
            yearly = value * 10 if found["by"].startswith("年") else value * 12
            if yearly <= rate * 4:
                continue
            facts = {
                "value": clause.text[found.start() : found.end()],
                "yearly": f"{plain(yearly * 100)}%",
                "limit": f"{plain(rate * 400)}%",
            }
            yield Observation(
                kind="limit.statutory",
                message=Message("check.limit.interest", facts),
                draft=scene.quote(clause, *found.span()),
                topic="limit.statutory/critical",
                data={"rule": "L10", "sure": "V", **facts},
                source="民间借贷规定 25、28、29；民法典 680",
            )
            return
