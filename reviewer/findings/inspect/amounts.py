"""A number in words beside its figures that says something else."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.findings.amounts import plain
from reviewer.findings.observation import Observation
from reviewer.language.numerals import ENGLISH, parse_english
from reviewer.language.quantities import find_quantities
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause, Contract

_CAPITALS = lazy(r"[壹贰叁肆伍陆柒捌玖拾佰仟貳參叄陸萬]")
_BETWEEN = lazy(
    r"^[\s（()）:：,，、即计为]*(?:大写|小写|金额|人民币|RMB|¥|￥|：|:|元|整|正)*[\s（(:：]*(?:大写|小写|人民币|¥|￥)*[\s:：（()）]*(?:人民币|¥|￥)?\s*$"
)
_TWIN = lazy(r"^(?:元|整|正)*\s*[（(]\s*(?:即|大写|小写|[:：]|人民币|RMB|¥|￥)*\s*$")
_DIGITS = lazy(r"\d")
_BRACKET = lazy(r"[（()）]")
_MAY_HOLD = lazy(
    r"[（(壹贰叁肆伍陆柒捌玖拾佰仟貳參叄陸萬](?:(?<![（(])|\s*(?:\d|[¥￥£$€]|[a-zA-Z]|即|大写|小写|人民币))"
)
_CURRENCY = r"(?:pounds?(?: sterling)?|dollars?|euros?|renminbi|yuan|rmb|cny|usd|eur|gbp)"
_LEAST = 100


@lru_cache(maxsize=1)
def _english() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of an amount in English words with its figures behind or before it."""
    figures = r"(?P<figures>\d[\d,]*(?:\.\d+)?)(?!\s*(?:%|million|thousand|[mk]\b))"
    sign = r"(?:[A-Z]{0,3}\s?[£$€¥]|USD|EUR|GBP|RMB|CNY|HKD)?\s*"
    behind = rf"(?P<words>\b{ENGLISH})\b[^()\d]{{0,40}}[(（]\s*(?:say:?\s*)?{sign}{figures}"
    before = (
        rf"{sign}{figures}\s*[(（]\s*(?:say:?\s*)?(?:(?:in words:?|us|{_CURRENCY})\s*)*(?P<words>{ENGLISH})\b"
    )
    return tuple(re.compile(one, re.IGNORECASE) for one in (behind, before))


def amounts_in_words(contract: Contract) -> Iterator[Observation]:
    """Yield `consistency.amount_in_words` where a number in words and the figures next to it differ.

    No statute lets the words win in an ordinary contract; for bills both must agree or the bill is void
    (票据法 8).
    """
    for clause in contract.clauses:
        if not _MAY_HOLD.search(clause.text):
            continue
        told: set[int] = set()
        for one, two in pairwise(find_quantities(clause.text)):
            if one.sort != two.sort or one.unit != two.unit or one.value == two.value:
                continue
            pair = _words_and_figures(clause.text, one, two)
            if pair is not None:
                told.update(range(one.start, two.end))
                yield _differ(clause, (one.start, two.end), *pair)
        if contract.language == "en":
            yield from _in_english(clause, told)


def _words_and_figures(text: str, one: Quantity, two: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return the quantity in words and the one in figures, where two that adjoin are one number twice."""
    between = text[one.end : two.start]
    capital = [bool(_CAPITALS.search(text, q.start, q.end)) for q in (one, two)]
    if one.sort == "amount" and capital[0] != capital[1] and _BETWEEN.match(between):
        return (one, two) if capital[0] else (two, one)
    if not _TWIN.match(between):
        return None
    figured = [bool(_DIGITS.search(text, q.start, q.end)) for q in (one, two)]
    if figured[0] and not figured[1]:
        return two, one
    return (one, two) if figured[1] and (not figured[0] or one.sort == "amount") else None


def _in_english(clause: Clause, told: set[int]) -> Iterator[Observation]:
    for pattern in _english():
        for found in pattern.finditer(clause.text):
            words, figures = parse_english(found["words"]), Decimal(found["figures"].replace(",", ""))
            if words is None or words == figures or min(words, figures) < _LEAST or found.start() in told:
                continue
            told.update(range(*found.span()))
            yield Observation(
                kind="consistency.amount_in_words",
                message=Message(
                    "findings.inspect.amount_in_words",
                    {"words": found["words"], "figures": found["figures"]},
                ),
                draft=Quote(clause.id, found.start(), found.end(), found.group()),
                data={"words": plain(words), "figures": plain(figures), "unit": ""},
            )


def _differ(clause: Clause, span: tuple[int, int], words: Quantity, figures: Quantity) -> Observation:
    facts = {
        "words": clause.text[words.start : words.end],
        "figures": _BRACKET.sub("", clause.text[figures.start : figures.end]),
    }
    in_words = words.sort == "amount" and not _DIGITS.search(facts["words"])
    key = "amount_in_words" if in_words else "number_in_words"
    return Observation(
        kind="consistency.amount_in_words",
        message=Message(f"findings.inspect.{key}", facts),
        draft=Quote(clause.id, *span, clause.text[span[0] : span[1]]),
        data={
            "words": plain(Decimal(words.value)),
            "figures": plain(Decimal(figures.value)),
            "unit": words.unit,
        },
    )
