"""One event that two clauses settle with two values: 收到发票后10日内付款 here, 30日内 there."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.inspect.twice import Said, perhaps_one, told_twice
from reviewer.findings.tables import table
from reviewer.language.numerals import parse_number
from reviewer.patterns import group_of, lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["agreed_twice"]

_KEYS = ("who", "what", "when")
_EITHER = lazy(r"任[何意]?一方|一方|双方|各方|either party|each party|both parties|any party")
_CITY = lazy(r"[一-鿿]{2,3}?(?:市|州|盟)|[一-鿿]{2,4}?(?:县|区)")
_UNITS = (
    ("hour", "day", 1, 24),
    ("week", "day", 7, 1),
    ("quarter", "month", 3, 1),
    ("year", "month", 12, 1),
)
_MONTH = 30
_OTHERWISE = lazy(r"另有约定|除外|但|特殊|紧急|不适用|otherwise|except|provided that")


class _Event(Struct, frozen=True):
    """What a contract settles once for each case."""

    name: str
    sorts: tuple[str, ...]
    any: tuple[str, ...]
    say: re.Pattern[str]
    without: tuple[str, ...]
    before: bool
    """Whether another case behind the value does not matter."""
    under: tuple[str, ...]
    """Words of a heading under which a clause need not say what it is about."""
    anyone: bool
    """Whether it does not matter which party a sentence names."""
    anyway: bool
    """Whether a proviso in the sentence does not matter."""


class _Said(Said, frozen=True):
    """A value for an event, and where it stands."""

    value: object
    key: tuple[str | None, ...]
    who: str | None
    """The party named before the value, where the event itself names none."""

    @property
    def words(self) -> str:
        return self.clause.text[slice(*self.span)]


@lru_cache(maxsize=2)
def _events(*, chinese: bool) -> tuple[_Event, ...]:
    say = "say" if chinese else "say_en"
    return tuple(
        _Event(
            name,
            _sorts(row["sort"]),
            tuple(row["any"]),
            lazy(row[say]),
            tuple(row.get("without", ())),
            row.get("before", False),
            tuple(row.get("under", ())),
            row.get("anyone", False),
            row.get("anyway", False),
        )
        for name, row in table("agreed").items()
        if say in row
    )


def agreed_twice(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where two clauses settle one event with two values.

    Annexes and sentences with a proviso of their own, which may well differ, are left alone.
    """
    for event in _events(chinese=scene.chinese):
        first: defaultdict[tuple[str | None, ...], list[_Said]] = defaultdict(list)
        saying = partial(_said, scene, event)
        for clause, _ in _speaking(scene, event):
            if clause.kind == "table" or scene.article(clause).kind == "annex":
                continue
            said = scene.read_once(("agreed", event.name), clause, saying)
            if said is None:
                continue
            said = said.by(clause)
            others = [one for one in first[said.key] if perhaps_one(one.who, said.who)]
            other = next(
                (one for one in others if one.value != said.value and one.clause.id != clause.id), None
            )
            if other is not None:
                here = said.clause, *said.span
                measure = event.name.removeprefix("en_")
                yield told_twice(scene, measure, here, other.clause, (said.words, other.words))
                break
            first[said.key].append(said)


def _speaking(scene: Scene, event: _Event) -> list[tuple[Clause, str]]:
    """Return the clauses that may settle an event, with their words: those that name it, and those under a
    heading that does."""
    named = scene.saying(*event.any)
    if not event.under or not scene.lines.any(event.under):
        return named
    known = {clause.id for clause, _ in named}
    headed = [
        (clause, scene.text(clause))
        for clause in scene.contents
        if clause.id not in known
        and (heading := scene.article(clause).heading) is not None
        and any(word in scene.levelled(heading) for word in event.under)
    ]
    return sorted((*named, *headed), key=lambda one: scene.order[one[0].id]) if headed else named


def _said(scene: Scene, event: _Event, clause: Clause) -> _Said | None:
    """Return what the first sentence of a clause that settles an event says of it."""
    text = scene.text(clause)
    for start, end in scene.sentences(clause):
        if not event.anyway and _OTHERWISE.search(text, start, end):
            continue
        found = event.say.search(text, start, end)
        stop = found.end() if found and event.before else end
        if found is None or any(word in text[start:stop] for word in event.without):
            continue
        named = found.groupdict()
        key = tuple(_case(group_of(found, name)) for name in _KEYS)
        who = None if event.anyone or "who" in named else scene.first_party(text[start : found.end()])
        for day in ("day", "day2", "day3"):
            if named.get(day):
                return _Said(clause, found.span(day), parse_number(named[day]), key, who)
        if named.get("place"):
            city = _CITY.search(named["place"])
            return _Said(clause, found.span("place"), city[0], key, who) if city else None
        group = next(name for name in ("q", "q2", "q3", "q4", "q5") if named.get(name) is not None)
        low, high = found.span(group)
        for quantity in scene.quantities_in(clause, low, max(high, low + 1)):
            if quantity.sort in event.sorts:
                value = (*_length(quantity), quantity.per)
                return _Said(clause, (quantity.start, quantity.end), value, key, who)
    return None


def _length(quantity: Quantity) -> tuple[Decimal | str, str]:
    """Return the value of a quantity with its unit; whole days of 24 hours, and weeks, as days, years and
    thirty days as months, so that one length in two units is one value."""
    if isinstance(quantity.value, Decimal) and quantity.sort == "duration":
        for unit, other, times, parts in _UNITS:
            if quantity.unit == unit and quantity.value * times % parts == 0:
                return quantity.value * times / parts, other
        if quantity.unit == "day" and quantity.value % _MONTH == 0:
            return quantity.value / _MONTH, "month"
    return quantity.value, quantity.unit


def _sorts(written: str | list[str]) -> tuple[str, ...]:
    return (written,) if isinstance(written, str) else tuple(written)


def _case(words: str | None) -> str | None:
    """Return what tells cases apart; either party is nobody in particular."""
    return None if words is None or _EITHER.fullmatch(words) else words
