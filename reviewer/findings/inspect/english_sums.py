"""Figures of an English sentence that must agree: instalments, items of a price, tax, days a week, copies, so
many things at so much each."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.findings.inspect.sums import WHOLE, figures_differ, total_of
from reviewer.language.numerals import parse_english, plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["english_sums"]

_PAID = lazy(r"\b(?:pa(?:y|id|yable|yments?)|instal+ments?|stages)\b")
_WHOLE = lazy(
    r"\b(?:as follows|instal+ments?|payable as to|in (?:two|three|four|five|six) (?:stages|parts"
    r"|payments))\b"
)
_CUMULATIVE = lazy(
    r"\b(?:cumulative|up to|total of|refund|retain|retention|late|interest|discount|increase|exceed"
    r"|less than|liquidated|per week"
    r"|rest|balance|remainder|remaining)\b"
)
_MADE = lazy(
    r"\b(?:made up|composed|consist(?:s|ing)|compris(?:es|ing|ed)|broken down|being|namely|payable as to"
    r"|as follows)\b"
)
_TOTAL = lazy(r"\b(?:total|price|fees?|sum|charges?|cost|consideration|budget)\b[^.;£$€¥\d]{0,40}$")
_TAXED = lazy(r"\b(?:vat|gst|sales tax|value[- ]added tax|tax)\b")
_RATED = lazy(r"(?:vat|gst|tax)[^.;]{0,24}$")
_GROSS = lazy(r"\b(?:making|giving|total(?:l?ing)?|gross|inclusive|in all|in total)\b[^.;\d]{0,24}$")
_IN_TOTAL = lazy(r"\s*(?:in total|in aggregate|in all|altogether)\b")
_TOTALLING = lazy(
    r"\b(?:in total|totall?ing|a total of|in all|in aggregate|altogether|amounting to)[,:]?\s*$"
)
_SUMMING = lazy(r"\b(?:being|making|that is|or|namely|which makes|and so)\s*$")
_COPIES = lazy(
    r"\b(?:in|into) (?P<total>[a-z]+|\d+) (?:identical |duplicate |signed )?(?:originals?|original copies"
    r"|copies|counterparts?)\b"
)
_EACH = lazy(
    r"\b(?:each|both|the [a-z]+ and the [a-z]+)(?: of the)?(?: part(?:y|ies))?(?: shall| to)? (?:keep"
    r"|hold|retain|have|receive|tak)\w* (?P<number>[a-z]+|\d+)\b"
    r"(?: each)?"
)
_HELD = lazy(
    r"\b(?:keep|hold|retain|have|receive|take)s? (?P<number>one|two|three|four|five|six|\d)\b(?! (?:day"
    r"|month|week|business))(?P<each> each)?"
)
_AT_EACH = lazy(
    r"\b(?P<number>\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|fifty|hundred) "
    r"(?:[a-z-]+ ){1,4}at (?:a (?:price|cost|rate) of )?$"
)
_APIECE = lazy(
    r"^ ?(?:each|apiece|per [a-z]+|a piece)\b[,:;]? ?(?:\(?(?:being|making|that is|amounting to"
    r"|a total of|totall?ing|or|in total) ?)*(?:a total of )?$"
)


_EACH_OF = lazy(
    r"^ ?(?:for each of (?:the )?|per [a-z]+ for (?:the )?|each for (?:the )?)"
    r"(?P<number>\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|fifty|hundred) (?:[a-z-]+ ){0,3}?[a-z-]+[,:;]? "
    r"(?P<joint>(?:and so|being|that is,?|making|or|which makes|totall?ing|amounting to|a total of|in total"
    r"|in all) )*$"
)


def english_sums(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where the figures of one English sentence do not agree."""
    if scene.contract.language != "en":
        return
    for clause, text in scene.matching(_FIGURED):
        if clause.kind == "table":
            continue
        for start, end in scene.sentences(clause):
            found = scene.quantities_in(clause, start, end)
            for check in (_payments, _items, _tax, _days, _things):
                told = check(scene, clause, text, (start, end), found)
                if told is not None:
                    yield told
                    break
        copies = _copies(scene, clause, text)
        if copies is not None:
            yield copies


_FIGURED = lazy(r"\d[^\n]*\d|(?:originals?|copies|counterparts?)\b|\b(?:days?|hours) (?:a|per|each) week\b")


def _plainly(found: Sequence[Quantity], sort: str) -> list[Quantity]:
    return [one for one in found if one.sort == sort and not one.per and one.bound is None]


def _payments(
    scene: Scene, clause: Clause, text: str, span: tuple[int, int], found: Sequence[Quantity]
) -> Observation | None:
    """Hold the shares that a sentence says are paid one after the other against the whole."""
    shares = _plainly(found, "percent")
    if len(shares) < 2 or not (_PAID.search(text, *span) and _WHOLE.search(text, *span)):
        return None
    total = total_of(shares)
    if total == 1 or _CUMULATIVE.search(text, *span):
        return None
    facts = {"sum": f"{plain(total * 100)}%"}
    return figures_differ(scene, clause, (shares[0].start, shares[-1].end), "percent", facts)


def _items(
    scene: Scene, clause: Clause, text: str, span: tuple[int, int], found: Sequence[Quantity]
) -> Observation | None:
    """Hold the items that a sentence says a sum is made of against that sum."""
    amounts = _plainly(found, "amount")
    if len(amounts) < 3 or len({one.unit for one in amounts}) != 1 or _CUMULATIVE.search(text, *span):
        return None
    last = amounts[-1]
    before = text[span[0] : last.start]
    if _TOTALLING.search(before) or (_IN_TOTAL.match(text[last.end : span[1]]) and _SUMMING.search(before)):
        total = total_of(amounts[:-1])
        if abs(total - Decimal(last.value)) < WHOLE or _TAXED.search(text, *span):
            return None
        facts = {"sum": plain(total), "total": plain(Decimal(last.value))}
        return figures_differ(scene, clause, (amounts[0].start, last.end), "items", facts)
    whole, items = amounts[0], amounts[1:]
    if not _TOTAL.search(text[span[0] : whole.start]) or not _MADE.search(text, whole.end, items[0].start):
        return None
    total = total_of(items)
    if abs(total - Decimal(whole.value)) < WHOLE or _TAXED.search(text, *span):
        return None
    facts = {"sum": plain(total), "total": plain(Decimal(whole.value))}
    return figures_differ(scene, clause, (whole.start, items[-1].end), "items", facts)


def _tax(
    scene: Scene, clause: Clause, text: str, span: tuple[int, int], found: Sequence[Quantity]
) -> Observation | None:
    """Hold tax against its rate and base, and the sum with tax against both."""
    if not _TAXED.search(text, *span):
        return None
    amounts = [one for one in found if one.sort == "amount"]
    rates = [one for one in _plainly(found, "percent") if _RATED.search(text[span[0] : one.start])]
    if len(amounts) < 2 or len({one.unit for one in amounts}) != 1:
        return None
    if _ANOTHER.search(text, amounts[0].end, amounts[1].start):
        return None
    base, tax = Decimal(amounts[0].value), Decimal(amounts[1].value)
    where = (
        min(amounts[0].start, *(one.start for one in rates[:1])) if rates else amounts[0].start,
        amounts[-1].end,
    )
    if len(rates) == 1:
        rate = Decimal(rates[0].value)
        if tax < base and abs(base * rate - tax) >= WHOLE and abs(base * (1 + rate) - tax) >= WHOLE:
            facts = {
                "net": plain(base),
                "rate": f"{plain(rate * 100)}%",
                "expected": plain(base * rate),
                "stated": plain(tax),
            }
            return figures_differ(scene, clause, where, "tax_amount", facts)
    if len(amounts) == 3 and _GROSS.search(text[span[0] : amounts[2].start]):
        gross = Decimal(amounts[2].value)
        if abs(base + tax - gross) >= WHOLE:
            facts = {
                "net": plain(base),
                "tax": plain(tax),
                "expected": plain(base + tax),
                "stated": plain(gross),
            }
            return figures_differ(scene, clause, where, "net_tax", facts)
    return None


_ANOTHER = lazy(
    r"\b(?:and|plus) (?:an? |the )?(?!vat|gst|tax|value)(?:[a-z-]+ ){0,3}"
    r"(?:fee|charge|cost|price)s?(?: of)? $"
)
"""A second price, and no tax on the first."""


def _days(
    scene: Scene, clause: Clause, text: str, span: tuple[int, int], found: Sequence[Quantity]
) -> Observation | None:
    """Hold so many days, or hours, a week for so many weeks against the number of them all."""
    weekly = [one for one in found if one.sort == "duration" and one.per == "week"]
    weeks = [one for one in found if one.sort == "duration" and one.unit == "week" and not one.per]
    if len(weekly) != 1 or len(weeks) != 1:
        return None
    whole = [
        one
        for one in found
        if one.sort == "duration" and one.unit == weekly[0].unit and not one.per and one.bound is None
    ]
    if len(whole) != 1:
        return None
    expected, stated = Decimal(weekly[0].value) * Decimal(weeks[0].value), Decimal(whole[0].value)
    if expected == stated:
        return None
    places = (whole[0], weekly[0], weeks[0])
    where = min(one.start for one in places), max(one.end for one in places)
    facts = {
        "count": plain(Decimal(weekly[0].value)),
        "weeks": plain(Decimal(weeks[0].value)),
        "expected": plain(expected),
        "stated": plain(stated),
    }
    return figures_differ(scene, clause, where, "weeks", facts)


def _things(
    scene: Scene, clause: Clause, text: str, span: tuple[int, int], found: Sequence[Quantity]
) -> Observation | None:
    """Hold so many things at so much each against the sum that follows."""
    amounts = [one for one in found if one.sort == "amount"]
    for price, total in pairwise(amounts):
        between = text[price.end : total.start]
        before = _AT_EACH.search(text[span[0] : price.start])
        behind = _EACH_OF.match(between)
        if behind and not behind["joint"] and not _IN_TOTAL.match(text[total.end : span[1]]):
            behind = None
        counted = behind or before
        number = _number(counted["number"]) if counted else None
        if number is None or price.unit != total.unit or not (behind or _APIECE.match(between)):
            continue
        expected, stated = number * Decimal(price.value), Decimal(total.value)
        if abs(expected - stated) >= WHOLE:
            low = span[0] + before.start() if before and not behind else price.start
            facts = {
                "price": plain(Decimal(price.value)),
                "count": plain(number),
                "product": plain(expected),
                "stated": plain(stated),
            }
            return figures_differ(scene, clause, (low, total.end), "product", facts)
    return None


def _copies(scene: Scene, clause: Clause, text: str) -> Observation | None:
    """Hold the number of originals against those that the parties are said to keep."""
    made = _COPIES.search(text)
    total = _number(made["total"]) if made else None
    parties = len(scene.contract.parties)
    if made is None or total is None or parties < 2:
        return None
    each = _EACH.search(text, made.end())
    if each and (number := _number(each["number"])) is not None:
        held, last = number * parties, each.end()
    else:
        kept = list(_HELD.finditer(text, made.end()))
        if len(kept) != parties:
            return None
        held = sum((_number(one["number"]) or Decimal(0) for one in kept), Decimal(0))
        last = kept[-1].end()
    if held == total or _OTHERS.search(text, made.end()):
        return None
    facts = {"total": plain(total), "held": plain(held)}
    return figures_differ(scene, clause, (made.start(), last), "copies", facts)


_OTHERS = lazy(r"\b(?:escrow|notary|registry|registrar|third|remaining|file|bank|authority)\b")


def _number(words: str) -> Decimal | None:
    return Decimal(words.replace(",", "")) if words[:1].isdigit() else parse_english(words)
