"""Facts of an English contract that two places give differently: the value of a defined term, the time
before one event, a price for each and how many there are, hours by the clock, steps of a scale."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.findings.inspect.sums import WHOLE, figures_differ
from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.language.numerals import plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["english_facts"]

_MEANS = lazy(r'"(?P<term>[a-z][a-z -]{3,40})" means (?:the sum of |a (?:fee|rate|charge|sum|period) of )?$')
_OF = lazy(r"(?P<term>[a-z][a-z -]{3,60}?) of\s+$")
_VALUED = ("amount", "percent", "duration")
_BEFORE = lazy(r"\s+(?:before|prior to)\s+(?P<anchor>(?:the |its )?[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*)")
_GIVES = lazy(r"\b(?:notify|notif\w+|give|deliver|provide|submit|send|confirm|supply|pay|inform)\b")
_TERM = lazy(r"(?<![.] )\b[A-Z][a-z]+(?: [A-Z][a-z]+)+")
_CASE = lazy(r"\b(?:cancel\w*|terminat\w*|unless|except|renew\w*|extend\w*|if|postpone\w*|may)\b")
_AT = r"(?P<{0}>\d{{1,2}}(?::\d\d)?) ?(?P<{1}>[ap])\.?m\.?"
_CLOCK = lazy(
    r"(?:begin|start|commence|open|run)s?\b[^.;]{0,20}?\bat "
    + _AT.format("begins", "half")
    + r"[^.;]{0,20}?(?:and )?(?:end|finish|close|stop|conclude)s?\b[^.;]{0,12}?\bat "
    + _AT.format("ends", "other_half")
)
_FROM = lazy(
    r"from " + _AT.format("begins", "half") + r" (?:to|until|till) " + _AT.format("ends", "other_half")
)
_BREAK = lazy(r"\b(?:break|lunch|rest|interval|excluding|less)\b")
_PER = lazy(r"\s*per (?P<noun>[a-z]+)\b")
_TIMES = frozenset("hour day week month quarter year annum minute cent case night".split())
_UPPER = lazy(r"(?P<words>\bmore than|\bover|\bgreater than)\s+$")
_LESS = lazy(r"\s+or (?P<words>less|fewer)\b")
_ACTING = lazy(r"^\s*(?:\([a-z0-9]+\)\s*)?if (?:the )?(?P<who>[a-z]+) (?P<act>[a-z]+)\b")


def english_facts(scene: Scene) -> Iterator[Observation]:
    """Yield the faults of an English contract that this module is about."""
    if scene.chinese:
        return
    yield from _defined_values(scene)
    yield from _anchored(scene)
    yield from _clock(scene)
    yield from _priced(scene)
    yield from _gap(scene)


def _defined_values(scene: Scene) -> Iterator[Observation]:
    """Hold the value that a definition gives a term against one written behind the term."""
    values: dict[str, tuple[Clause, Quantity]] = {}
    for clause, text in scene.saying('" means '):
        for one in scene.quantities(clause):
            found = _MEANS.search(text, max(0, one.start - 90), one.start) if one.sort in _VALUED else None
            if found is not None:
                values.setdefault(found["term"], (clause, one))
    for term, (defining, value) in values.items():
        for clause, text in scene.saying(f"{term} of "):
            for one in scene.quantities(clause):
                if one.sort != value.sort or clause.id == defining.id or one.value == value.value:
                    continue
                found = _OF.search(text, max(0, one.start - 70), one.start)
                if found is not None and found["term"].endswith(term) and one.unit == value.unit:
                    here, there = (
                        Said(clause, (found.end() - len(term) - 4, one.end)),
                        Said(defining, (0, value.end)),
                    )
                    yield told_otherwise(scene, "defined_value", here, there)
                    return


def _anchored(scene: Scene) -> Iterator[Observation]:
    """Hold two times before one event within which one party is to give one thing that has a name."""
    given: dict[tuple[str, str, str], tuple[Said, object]] = {}
    for clause, text in scene.saying("before the", "prior to the"):
        for one in scene.quantities(clause):
            if one.sort != "duration" or isinstance(one.value, str):
                continue
            found = _BEFORE.match(clause.text, one.end)
            start, end = scene.sentence_at(clause, one.start)
            if found is None or _CASE.search(text, start, end) or not _GIVES.search(text, start, end):
                continue
            who = scene.first_party(text[start:end])
            anchor = found["anchor"].lower().removeprefix("the ")
            said = Said(clause, (start, end))
            length = one.value, one.unit
            for named in _TERM.finditer(clause.text, start, end):
                thing = named[0].lower().removeprefix("the ")
                if thing == anchor or who is None or scene.levelled(who) == thing:
                    continue
                key = scene.levelled(who), thing, anchor
                other = given.setdefault(key, (said, length))
                if other[1] != length and other[0].clause.id != clause.id:
                    yield told_otherwise(scene, "deadline", said, other[0])
                    return


def _clock(scene: Scene) -> Iterator[Observation]:
    """Hold the hours between two times of the clock against those that the sentence counts."""
    for clause, text in scene.saying("hour"):
        for found in (*_CLOCK.finditer(text), *_FROM.finditer(text)):
            start, end = scene.sentence_at(clause, found.start())
            end = max(end, min(len(text), found.end() + 60))
            hours = [
                one
                for one in scene.quantities_in(clause, found.end(), end)
                if one.sort == "duration"
                and one.unit == "hour"
                and not one.per
                and not isinstance(one.value, str)
            ]
            if len(hours) != 1 or _BREAK.search(text, start, end):
                continue
            begins, ends = (
                _minutes(found["begins"], found["half"]),
                _minutes(found["ends"], found["other_half"]),
            )
            actual = Decimal((ends - begins) % 1440) / 60
            if actual == hours[0].value:
                continue
            facts = {"sum": f"{plain(actual.normalize())} h", "total": f"{plain(Decimal(hours[0].value))} h"}
            yield figures_differ(scene, clause, (found.start(), hours[0].end), "items", facts)
            return


def _minutes(clock: str, half: str) -> int:
    hour, _, minute = clock.partition(":")
    return (int(hour) % 12 + (12 if half == "p" else 0)) * 60 + int(minute or 0)


def _priced(scene: Scene) -> Iterator[Observation]:
    """Hold a price for each, times the number of them that the contract gives, against the sum beside it."""
    for clause, text in scene.saying(" per "):
        amounts = [
            one for one in scene.quantities(clause) if one.sort == "amount" and not isinstance(one.value, str)
        ]
        priced = [
            (one, found["noun"])
            for one in amounts
            if (found := _PER.match(text, one.end)) and found["noun"] not in _TIMES
        ]
        rest = [one for one in amounts if all(one is not it for it, _ in priced)]
        if len(priced) != 1 or len(rest) != 1 or rest[0].start < priced[0][0].start:
            continue
        (price, noun), total = priced[0], rest[0]
        numbers = _numbers(scene, noun)
        products = {number: Decimal(price.value) * number for number in numbers}
        value = Decimal(total.value)
        if not value or any(abs(product - value) < WHOLE for product in products.values()):
            continue
        near = [
            (number, product)
            for number, product in products.items()
            if abs(product - value) * 10 < value and abs(product - value) >= WHOLE
        ]
        if len(near) == 1:
            number, product = near[0]
            facts = {
                "price": plain(Decimal(price.value)),
                "count": plain(number),
                "product": plain(product.normalize()),
                "stated": plain(value),
            }
            yield figures_differ(scene, clause, (price.start, total.end), "product", facts)
            return


def _numbers(scene: Scene, name: str) -> set[Decimal]:
    """Return every number that the contract gives of a thing, whose name is kept nowhere."""
    noun = re.escape(name)
    said = re.compile(
        rf"(?:number of {noun}s? (?:is|shall be|will be|of)|{noun}s?:)\s*(?P<one>\d[\d,]*)"
        rf"|(?<![\d$.,])(?P<two>\d[\d,]*) (?:[a-z]+ )?{noun}s\b"
    )
    return {
        Decimal((found["one"] or found["two"]).replace(",", ""))
        for _, text in scene.saying(name)
        for found in said.finditer(text)
    }


def _gap(scene: Scene) -> Iterator[Observation]:
    """Hold the steps of a scale against each other: more than sixty days, then forty-five days or less."""
    steps: list[tuple[Clause, str, Sequence[Quantity]]] = []
    for clause, text in scene.saying(" or less", " or fewer", "more than", "over "):
        acting = _ACTING.match(text)
        if acting is None:
            continue
        days = [one for one in scene.quantities(clause) if one.sort == "duration" and one.unit == "day"]
        steps.append((clause, f"{acting['who']} {acting['act']}", days))
    for (one, act, first), (two, other_act, second) in pairwise(steps):
        if act != other_act or one.parent != two.parent:
            continue
        low = [it for it in first if _UPPER.search(scene.text(one), max(0, it.start - 14), it.start)]
        high = [it for it in second if _LESS.match(scene.text(two), it.end)]
        if len(low) == len(high) == 1 and low[0].value != high[0].value:
            here, there = (
                Said(two, (high[0].start, high[0].end + 8)),
                Said(one, (low[0].start - 10, low[0].end)),
            )
            yield told_otherwise(scene, "scale", here, there)
            return
