"""English charges worked out: £3.15 per pallet per week for 2,400 positions, 52 weeks of it; £1.20 for the
first item and £0.30 for each further one, and what five cost."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.inspect.sums import figures_differ
from reviewer.language.numerals import plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation

__all__ = ["english_charges"]

_SUM = r"(?:[£$€]|gbp |usd |eur )(?P<{}>\d[\d,]*(?:\.\d+)?)"
_EACH = lazy(
    _SUM.format("price")
    + r" (?:per|a|an|for each) [a-z]+(?: [a-z]+)? (?:per|a|each) (?P<unit>week|month|day|quarter)\b"
    r"[^.;£$€]{0,30}?\bfor (?:the |all )?(?P<count>\d[\d,]*) [a-z]+"
)
_OVER = lazy(
    r"\b(?P<what>[a-z]+) (?:charge|fee|rent|price|payment|cost)s?\b[^.;£$€]{0,20}?\bfor (?P<times>\d[\d,]*)"
    r" (?P<unit>week|month|day|quarter)s\b[^.;£$€]{0,16}?" + _SUM.format("stated")
)
_TIERED = lazy(
    _SUM.format("first")
    + r" for the first (?P<thing>[a-z]+)\b[^.;£$€]{0,30}?"
    + _SUM.format("more")
    + r" for (?:each|every) (?:further|additional|subsequent|extra|other)\b"
    r"[^.;£$€]{0,60}?\b(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)"
    r" (?:[a-z]+ )?[a-z]+\b[^.;£$€]{0,14}?"
    r"\b(?:costs?|comes? to|is charged|pays?|makes|is)\b(?: at)? " + _SUM.format("stated")
)
_NAMES = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CENT = Decimal("0.01")


def english_charges(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where a charge by the thing and the time, or by steps, is worked out
    wrongly."""
    if scene.chinese:
        return
    yield from _over_time(scene)
    yield from _in_steps(scene)


def _value(words: str) -> Decimal:
    return Decimal(words.replace(",", ""))


def _over_time(scene: Scene) -> Iterator[Observation]:
    priced = [
        (clause, found)
        for clause, text in scene.saying(" per ", " a week", " each ")
        for found in _EACH.finditer(text)
    ]
    if not priced:
        return
    for clause, text in scene.saying("weeks", "months", "days", "quarters"):
        found = _OVER.search(text)
        if found is None:
            continue
        same = [
            (other, one)
            for other, one in priced
            if one["unit"] == found["unit"] and found["what"] in scene.text(other)[: one.start()]
        ]
        if len(same) != 1:
            continue
        other, one = same[0]
        product = _value(one["price"]) * _value(one["count"]) * _value(found["times"])
        stated = _value(found["stated"])
        if abs(product - stated) < 1 or not stated / 2 < product < stated * 2:
            continue
        facts = {
            "figures": f"{one['price']} × {one['count']} × {found['times']}",
            "product": plain(product.quantize(_CENT).normalize()),
            "stated": plain(stated),
        }
        yield figures_differ(scene, clause, found.span(), "multiplied", facts, [other])


def _in_steps(scene: Scene) -> Iterator[Observation]:
    for clause, text in scene.saying("for the first "):
        found = _TIERED.search(text)
        if found is None:
            continue
        words = found["count"]
        count = Decimal(_NAMES.index(words) + 2 if words in _NAMES else words)
        first, more, stated = (_value(found[name]) for name in ("first", "more", "stated"))
        product = first + more * (count - 1)
        if abs(product - stated) < _CENT:
            continue
        facts = {
            "figures": f"{plain(first)} + {plain(count - 1)} × {plain(more)}",
            "product": plain(product),
            "stated": plain(stated),
        }
        yield figures_differ(scene, clause, found.span(), "multiplied", facts)
