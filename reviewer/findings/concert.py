"""What findings say together: two lines of one clause share the work, what stands elsewhere is no
loss."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from msgspec.structs import replace
from rapidfuzz import fuzz, process

from reviewer.findings.context import NOTHING, lies_in, touches
from reviewer.language.folding import fold_key
from reviewer.model import Message
from reviewer.patterns import either, lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.findings.observation import Observation
    from reviewer.model import Comparison, Contract, Quote

__all__ = [
    "bounds_with_orders",
    "owed_at_another_rate",
    "share_the_gain",
    "share_the_telling",
    "standing_elsewhere",
]

_STOPS = "。；;"
_SENTENCE = lazy(rf"[^{_STOPS}\n]{{8,}}")
_SAME = 92.0
"""From this likeness (0 to 100) a sentence that went is a sentence that stands elsewhere."""
_BUDGET = 200_000
"""So many pairs of sentences are weighed for likeness; beyond, only equal ones are known again."""
_LETTERS = 8


def owed_at_another_rate(seen: Sequence[Observation]) -> list[Observation]:
    """Return the observations without duties that went and hold a penalty which the draft has at another
    rate: that is told of the rate."""
    rates = [
        one
        for one in seen
        if one.kind in ("number.percent", "number.amount")
        and one.base
        and one.draft
        and one.data.get("measure") in ("penalty_rate", "penalty_amount")
    ]
    return [
        one
        for one in seen
        if one.kind not in ("obligation.removed", "obligation.added")
        or (one.data.get("grade") or "") not in _OWED
        or not any(one.pair == rate.pair and _is_no_more(one, rate) for rate in rates)
    ]


_OWED = frozenset({"O1", "O2", "O3", "O4"})
_REST = 24
"""A duty of at most so many letters beside the rate is no more than to pay at it."""


def _is_no_more(duty: Observation, rate: Observation) -> bool:
    for whole, part in ((duty.base, rate.base), (duty.draft, rate.draft)):
        if whole and part and lies_in(part, whole):
            return len(whole.quote) - len(part.quote) <= _REST
    return False


_ORDER, _BOUND = "obligation.condition/order", "number.bound"


def bounds_with_orders(seen: Sequence[Observation]) -> list[Observation]:
    """Return the observations; where the order in time is told as turned round right before a period, that
    the period is a limit on one side alone goes with it: 付款前五个工作日, 付款后五个工作日内."""
    told: dict[int, Observation] = {}
    gone: set[int] = set()
    turned = [at for at, one in enumerate(seen) if one.topic == _ORDER and one.base and one.draft]
    for at, one in enumerate(seen) if turned else ():
        if one.topic != _BOUND or None not in (one.data["from"], one.data["to"]):
            continue
        for place in turned:
            order = told.get(place, seen[place])
            if order.pair == one.pair and _follows(order.base, one.base) and _follows(order.draft, one.draft):
                told[place] = replace(order, covers=(*order.covers, (one.base, one.draft)))
                gone.add(at)
    return [told.get(at, one) for at, one in enumerate(seen) if at not in gone]


def _follows(first: Quote | None, second: Quote | None) -> bool:
    return bool(first and second and first.clause == second.clause and first.end == second.start)


def share_the_telling(seen: Iterable[Observation]) -> Iterator[Observation]:
    """Yield the observations; a clause that came or went leaves its effect to the duty told beside it, and
    takes from it who gains."""
    observations = tuple(seen)
    duties = {one.pair: one for one in observations if one.kind in ("obligation.added", "obligation.removed")}
    for one in observations:
        beside = duties.get(one.pair)
        if one.kind not in ("clause.added", "clause.deleted") or beside is None:
            yield one
            continue
        message = Message(one.message.key, {**one.message.params, "words": NOTHING})
        favours = beside.favours if one.favours == "unclear" else one.favours
        yield replace(one, message=message, favours=favours)


def share_the_gain(seen: Sequence[Observation]) -> list[Observation]:
    """Return the observations; a limit of law that a changed figure passed favours whom that figure does."""
    figures = [
        one
        for one in seen
        if one.kind.startswith("number.") and one.draft and one.favours not in ("none", "unclear")
    ]
    found: list[Observation] = []
    for one in seen:
        if one.kind == "limit.statutory" and one.favours in ("none", "unclear") and one.draft is not None:
            quote = one.draft
            beside = (f for f in figures if touches(f.draft, quote.clause, quote.start, quote.end))
            figure = next(beside, None)
            one = replace(one, favours=figure.favours) if figure else one
        found.append(one)
    return found


def standing_elsewhere(seen: Sequence[Observation], comparison: Comparison) -> list[Observation]:
    """Return the observations without duties, and sentences with a condition, that went here and stand in
    another clause of the draft, or came here and stood in another clause of the baseline."""
    kept = set(range(len(seen)))
    for gone, contract in ((True, comparison.draft), (False, comparison.base)):
        asked = [
            (at, fold_key(words))
            for at, one in enumerate(seen)
            if len(words := _wandering(one, gone=gone)) >= _LETTERS
        ]
        if not asked:
            continue
        labels = comparison.to_base if gone else {}
        sentences = _sentences(contract, labels)
        known = frozenset(sentences)
        by_length = sorted(known, key=len) if len(asked) * len(sentences) <= _BUDGET else []
        for at, words in asked:
            if words in known or _is_like_one(words, by_length):
                kept.discard(at)
    return [one for at, one in enumerate(seen) if at in kept]


def _wandering(one: Observation, *, gone: bool) -> str:
    """Return the words of a duty or a sentence that went from its clause (or came into it), else nothing."""
    if one.kind == ("obligation.removed" if gone else "obligation.added"):
        return str(one.data.get("text", ""))
    here, there = (one.base, one.draft) if gone else (one.draft, one.base)
    if one.kind != "obligation.condition" or here is None or there is not None:
        return ""
    return here.quote.rstrip(_STOPS)


def _is_like_one(words: str, by_length: Sequence[str]) -> bool:
    """Whether one of those sentences, sorted by length, is much like the words; one that is much longer or
    shorter cannot be."""
    least = (200 - _SAME) / _SAME
    low = bisect_left(by_length, int(len(words) / least), key=len)
    high = bisect_right(by_length, int(len(words) * least) + 1, key=len)
    near = by_length[low:high]
    return process.extractOne(words, near, scorer=fuzz.ratio, score_cutoff=_SAME) is not None


def _sentences(contract: Contract, labels: dict[str, str]) -> list[str]:
    swapped = any(one != two for one, two in labels.items())
    pattern = re.compile(either(labels)) if swapped else None
    found: list[str] = []
    for clause in contract.clauses:
        text = pattern.sub(lambda m: labels[m.group()], clause.text) if pattern else clause.text
        found.extend(fold_key(sentence) for sentence in _SENTENCE.findall(text))
    return found
