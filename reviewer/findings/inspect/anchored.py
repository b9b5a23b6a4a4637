"""Days that hang on others: a term from a day that a definition names, a day that two clauses name
differently, capital to be paid in too late."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.context import place, shorten
from reviewer.findings.inspect.limits import MONTHS
from reviewer.findings.inspect.periods import day_of, days_among, months_between, wrong_term
from reviewer.findings.observation import Observation
from reviewer.language.pairs import pairs_in
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["anchored"]

_UNTIL = lazy(r"(?:until|to|through|ending on|expiring on)\s*$|(?:至|到|止于)[^。；，]{0,2}$")
_RENEWED = lazy(r"renew|extend|续|延长|自动")
_NAMED_DAY = lazy(
    r"自?(?P<day>[一-鿿]{4,24}?(?:之日|当日|日))（(?:即|以下称|下称)[“\"]?(?P<term>[一-鿿]{2,6})[”\"]?）"
)
_FOUNDED = lazy(r"(?:成立于|成立日期(?:为|：))\s*$")
_FOUNDED_THEN = lazy(r"(?:经|在)?[^。；，]{0,10}?(?:注册|登记|依法|发起)(?:成立|设立)(?!日)")
_PAID_IN = lazy(r"(?:缴足|缴清|缴纳完毕|实缴到位|缴付完毕)")
_SUBSCRIBED = lazy(r"认缴|注册资本|出资")
_FIVE = 5
_REFORMED = date(2024, 7, 1)
"""From then on capital is to be paid in within five years (公司法 47)."""


def anchored(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` for a term that does not reach from a day named elsewhere to its last
    day, `consistency.contradiction` for a day that is one event here and another there, `limit.statutory`
    for capital to be paid in more than five years after the company was founded (公司法 47)."""
    yield from _terms(scene)
    yield from _named_days(scene)
    yield from _paid_in(scene)


def _days(scene: Scene) -> Mapping[str, tuple[date, Clause]]:
    """Return the day that each definition gives for its term."""
    found: dict[str, tuple[date, Clause]] = {}
    for definition in scene.contract.definitions:
        clause = scene.contract.clause(definition.clause)
        days = days_among(scene.quantities_in(clause, definition.start, definition.end))
        if len(days) == 1:
            found[scene.levelled(definition.term)] = days[0][1], clause
    return found


def _terms(scene: Scene) -> Iterator[Observation]:
    named = _days(scene)
    if not named:
        return
    for clause, text in scene.saying(*named):
        for start, end in scene.sentences(clause):
            terms = [term for term in named if term in text[start:end] and named[term][1].id != clause.id]
            if len(terms) != 1 or _RENEWED.search(text, start, end):
                continue
            found = scene.quantities_in(clause, start, end)
            ends = days_among(found)
            lengths = [one for one in found if one.sort == "duration" and one.unit in MONTHS and not one.per]
            if len(ends) != 1 or len(lengths) != 1 or isinstance(lengths[0].value, str):
                continue
            (last, day), length = ends[0], lengths[0]
            begins = named[terms[0]][0]
            if not _UNTIL.search(text, start, last.start) or text.find(terms[0], start, end) > length.start:
                continue
            yield from _wrong_term(scene, clause, (begins, day), length, last)


def _wrong_term(
    scene: Scene, clause: Clause, days: tuple[date, date], length: Quantity, last: Quantity
) -> Iterator[Observation]:
    begins, ends = days
    months = Decimal(length.value) * MONTHS[length.unit]
    whole = months_between(begins, ends)
    if ends <= begins or whole is None or whole == months:
        return
    quote = scene.quote(clause, min(length.start, last.start), max(length.end, last.end))
    said = begins.isoformat(), clause.text[last.start : last.end]
    stated = clause.text[length.start : length.end]
    yield wrong_term(quote, days, said, stated, Message("check.period.months", {"count": whole}))


def _named_days(scene: Scene) -> Iterator[Observation]:
    if not scene.chinese or not scene.lines.any(("日（即", "日（以下称", "日（下称")):
        return
    defined = {definition.term: definition for definition in scene.contract.definitions}
    for clause, text in scene.saying("（即", "（以下称", "（下称"):
        for found in _NAMED_DAY.finditer(text):
            definition = defined.get(found["term"])
            if definition is None or definition.clause == clause.id:
                continue
            earlier = scene.contract.clause(definition.clause)
            says = earlier.text[definition.start : definition.end]
            day = found["day"]
            if not says.strip() or _alike(day, says):
                continue
            yield Observation(
                kind="consistency.contradiction",
                message=Message(
                    "check.defined.twice",
                    {"term": found["term"], "place": place(earlier), "other": shorten(says)},
                ),
                draft=scene.quote(clause, *found.span()),
                topic="consistency.contradiction/defined",
                data={"rule": "defined_twice", "term": found["term"], "other_clause": earlier.id},
            )


def _alike(one: str, two: str) -> bool:
    """Tell whether two ways to name a day share most of what they say."""
    pairs = [pairs_in((words,)) for words in (one, two)]
    return 2 * len(pairs[0] & pairs[1]) >= min(map(len, pairs))


def _paid_in(scene: Scene) -> Iterator[Observation]:
    if not scene.chinese or not scene.lines.any(("缴足", "缴清", "缴纳完毕", "实缴到位", "缴付完毕")):
        return
    founded = {
        day
        for clause, text in scene.saying("成立", "设立")
        for one in scene.quantities(clause)
        if (day := day_of(one))
        if _FOUNDED.search(text, max(0, one.start - 10), one.start) or _FOUNDED_THEN.match(text, one.end)
    }
    since = max(founded.pop(), _REFORMED) if len(founded) == 1 else None
    if since is None:
        return
    limit = since.replace(year=since.year + _FIVE, day=min(since.day, 28))
    for clause, text in scene.saying("缴足", "缴清", "缴纳完毕", "实缴到位", "缴付完毕"):
        for start, end in scene.sentences(clause):
            if not _PAID_IN.search(text, start, end) or not _SUBSCRIBED.search(text, start, end):
                continue
            for one in scene.quantities_in(clause, start, end):
                day = day_of(one)
                if day is None or (day - limit).days <= 31:
                    continue
                words = clause.text[one.start : one.end]
                yield Observation(
                    kind="limit.statutory",
                    message=Message("check.limit.paid_in", {"words": words, "limit": str(_FIVE)}),
                    draft=scene.quote(clause, one.start, one.end),
                    topic="limit.statutory/major",
                    data={"rule": "L51", "sure": "V", "value": words, "limit": str(_FIVE)},
                    source="公司法 47、266",
                )
                return
