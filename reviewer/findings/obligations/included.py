"""What a price includes: a cost put into it moves to whoever is paid, one taken out of it to the payer.

价款包括差旅费, 运费另计, inclusive of travel expenses. What somebody bears or makes good is no price: more of
that is more to pay, which lists tell.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewer.findings.bearers import bearer_of
from reviewer.findings.obligations.words import observed
from reviewer.findings.tables import table
from reviewer.patterns import compiled, either, lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span

__all__ = ["inclusions"]


class Cost(NamedTuple):
    """A cost and whether a price includes it, with the words that say so."""

    name: str
    inside: bool
    place: Span
    phrase: Span


_SPLIT = lazy(r"、|以及|及|和|与|,\s*(?:and\s+)?|\s+(?:and|or)\s+")
_TAIL = lazy(
    r"(?:[\]】〕]|的(?:全部|一切|所有|相关)?费用?|等|等等|等全部|等一切|在内|之内|全部|一切|所有|any|all|the|its|reasonable|and|or)$"
)
_LEAD = lazy(
    r"(?:[\[【〔](?:(?:例如|比如|默认|如)[:：])?)?"
    r"(?:(?:全部|一切|所有|相关|有关|any|all|the|its|reasonable|related)\s*)?",
    re.IGNORECASE,
)
_TAX = lazy(r"税|\b(?:tax|vat|gst)", re.IGNORECASE)
_HOST_KEPT = 0.5
_SIGNS = (
    "含",
    "包括",
    "计入",
    "涵盖",
    "另",
    "实报实销",
    "inclu",
    "Inclu",
    "exclu",
    "Exclu",
    "cover",
    "compris",
)
"""What every passage that includes a cost, or leaves one out, holds one of."""


def inclusions(reading: Reading) -> Iterator[Observation]:
    """Yield an observation for each passage by which costs came into a price or went out of it."""
    sides = (reading.base, reading.draft)
    if not any(sign in side.text for side in sides for sign in _SIGNS):
        return
    old, new = _costs(reading, base=True), _costs(reading, base=False)
    before, after = ({cost.name: cost.inside for cost in costs} for costs in (old, new))
    if before == after:
        return
    turned = [cost for cost in new if cost.name in before and before[cost.name] != cost.inside]
    for phrase, costs in _by_phrase(turned):
        other = next(one.phrase for one in old if one.name == costs[0].name)
        yield _told(reading, other, phrase, inside=costs[0].inside)
    for inside in (True, False):
        gone = [one for one in old if one.inside == inside and _alone(reading, one, after, base=True)]
        came = [one for one in new if one.inside == inside and _alone(reading, one, before, base=False)]
        if gone and came:
            yield _told(reading, gone[0].phrase, came[0].phrase, inside=None)
            continue
        for phrase, costs in _by_phrase(gone):
            place = _place(reading, phrase, costs, base=True)
            yield _told(reading, place, None, inside=not inside, silent=True)
        for phrase, costs in _by_phrase(came):
            yield _told(reading, None, _place(reading, phrase, costs, base=False), inside=inside)


def _alone(reading: Reading, cost: Cost, others: Mapping[str, bool], *, base: bool) -> bool:
    """Whether a cost that one side alone has came or went by an edit of its own words."""
    return cost.name not in others and reading.touched(cost.place, base=base)


def _by_phrase(costs: Iterable[Cost]) -> list[tuple[Span, list[Cost]]]:
    found: dict[Span, list[Cost]] = {}
    for cost in costs:
        found.setdefault(cost.phrase, []).append(cost)
    return list(found.items())


def _place(reading: Reading, phrase: Span, costs: Sequence[Cost], *, base: bool) -> Span:
    """Return the phrase, or of one that stayed in part the costs that did not."""
    stayed = reading.kept_share(phrase, base=base) > 0
    return (costs[0].place[0], costs[-1].place[1]) if stayed else phrase


def _told(
    reading: Reading, base: Span | None, draft: Span | None, *, inside: bool | None, silent: bool = False
) -> Observation:
    """Return the observation of costs that the price now includes, leaves out, or may (`silent`); None where
    some came for others."""
    payer, favours = _payer(reading, base, draft), "unclear"
    if inside is None:
        change = "cost_changed"
    else:
        was = "out_gone" if inside else "in_gone"
        change = f"cost_{was if silent else 'in' if inside else 'out'}"
        if payer is not None:
            favours = (payer if inside else reading.other(payer)) or "unclear"
    return observed(
        reading,
        "condition",
        f"condition.{change}",
        "cost_included",
        base=base,
        draft=draft,
        favours=favours,
        data={
            "what": "included",
            "from": reading.base.text[slice(*base)] if base else None,
            "to": reading.draft.text[slice(*draft)] if draft else None,
            "change": change,
        },
    )


def _payer(reading: Reading, base: Span | None, draft: Span | None) -> str | None:
    """Return who pays the price of a passage, where both sides agree on it."""
    found = set()
    for side, span in ((reading.base, base), (reading.draft, draft)):
        if span is not None and (at := side.locate(span[0])) is not None:
            found.add(bearer_of(at[0], at[1], "price"))
    payer = found.pop() if len(found) == 1 else None
    return payer if payer in reading.parties else None


def _costs(reading: Reading, *, base: bool) -> list[Cost]:
    """Return the costs that the prices of one side include or leave out, where the price itself stayed."""
    side = reading.base if base else reading.draft
    english = side.text.isascii() or " the " in side.text.lower()
    found: list[Cost] = []
    for expression in _english() if english else _chinese():
        for match in expression.finditer(side.text):
            if reading.kept_share(match.span("price"), base=base) < _HOST_KEPT or _owing(side, match.start()):
                continue
            phrase = match.start("verb"), match.end("items")
            if "apart" in match.groupdict():
                phrase = match.start("items"), match.end()
                inside = bool(match["within"])
            else:
                inside = not match["outside"]
            if any(one.phrase[0] < phrase[1] and phrase[0] < one.phrase[1] for one in found):
                continue
            found.extend(_members(side, match.span("items"), phrase, inside=inside))
    return found


def _owing(side: Side, place: int) -> bool:
    low, high = side.sentence(place)
    return bool(_owing_words(english=side.text.isascii()).search(side.text, low, high))


def _members(side: Side, items: Span, phrase: Span, *, inside: bool) -> Iterator[Cost]:
    words, start = side.text[slice(*items)], 0
    costs = _cost_words(english=words.isascii())
    for joint in (*_SPLIT.finditer(words), None):
        end = joint.start() if joint else len(words)
        low, high = start, end
        if lead := _LEAD.match(words, low, high):
            low = lead.end()
        while high > low and (tail := _TAIL.search(words, low, high)):
            high = tail.start()
        name = words[low:high].strip().casefold()
        if name and costs.search(name) and not _TAX.search(name):
            place = items[0] + low, items[0] + high
            yield Cost(name.removesuffix("用"), inside, place, phrase)
        start = joint.end() if joint else end


@lru_cache(maxsize=2)
def _owing_words(*, english: bool) -> re.Pattern[str]:
    if english:
        return compiled(rf"\b(?:{'|'.join(table('included')['en']['owing'])})\b", int(re.IGNORECASE))
    return compiled(either(table("included")["zh"]["owing"]))


@lru_cache(maxsize=2)
def _cost_words(*, english: bool) -> re.Pattern[str]:
    if english:
        return compiled(rf"\b(?:{'|'.join(table('included')['en']['costs'])})\b", int(re.IGNORECASE))
    return compiled(either(table("included")["zh"]["costs"]))


@lru_cache(maxsize=1)
def _chinese() -> tuple[re.Pattern[str], ...]:
    words = table("included")["zh"]
    price, costs = either(words["prices"]), either(words["costs"])
    items = r"(?P<items>[^。；;，,（()）\n]{2,60})"
    between = r"[^。；;\n]{0,40}?"
    verb = f"(?P<verb>(?P<outside>{either(words['outside'])})|{either(words['inside'])})(?:但不限于|了)?"
    apart = f"(?P<apart>(?P<within>{either(words['within'])})|{either(words['apart'])})"
    tail = r"(?:[^。；;，,]{0,14}?(?:内|中|里)(?=[，,。；;、）)]|$))?"
    return (
        compiled(f"(?P<price>{price}){between}{verb}{items}"),
        compiled(
            rf"(?P<price>{price})[^。；;\n]{{0,60}}?[，,。；;（(](?P<verb>)(?P<items>[^。；;，,（()）\n]{{0,30}}?"
            f"(?:{costs}))(?:均|皆|全部|已)?{apart}{tail}"
        ),
        compiled(
            rf"(?P<verb>)(?P<items>(?<![\u4e00-\u9fff])[^。；;，,（()）\n]{{0,30}}?(?:{costs}))"
            rf"(?:均|皆|全部|已)?{apart}[^。；;，,]{{0,8}}?(?P<price>{price})[^。；;，,]{{0,4}}"
        ),
    )


@lru_cache(maxsize=1)
def _english() -> tuple[re.Pattern[str], ...]:
    words = table("included")["en"]
    price, figure = rf"\b(?:{'|'.join(words['prices'])})\b", r"[^.;\n]{0,60}?(?:\.\d+[^.;\n]{0,20}?)?"
    items = (
        r"(?P<items>[^.;()\n]{3,100}?)"
        r"(?=[.;()\n]|$|,? (?:within|which|that|but|on|for each|payable|as|is|are|shall"
        r"|and (?:the )?(?-i:[A-Z])\w*)\b)"
    )
    outside = f"(?P<outside>{'|'.join(words['outside'])})"
    verb = rf"\b(?P<verb>{outside}|{'|'.join(words['inside'])})\s+"
    listed = rf"\b(?P<verb>(?P<outside>{'|'.join(words['not_listed'])})|{'|'.join(words['listed'])})\s+"
    return (
        compiled(f"(?P<price>{price}){figure}{verb}{items}", int(re.IGNORECASE)),
        compiled(rf"(?P<price>{price})[^.;\n]{{0,40}}?\d[^.;\n]{{0,24}}?{listed}{items}", int(re.IGNORECASE)),
    )
