"""An amount in words beside its figures that says something else."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.findings.amounts import plain
from reviewer.findings.observation import Observation
from reviewer.language.quantities import find_quantities
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.language.quantities import Quantity
    from reviewer.model import Contract

_CAPITALS = lazy(r"[壹贰叁肆伍陆柒捌玖拾佰仟貳參叄陸萬]")
_BETWEEN = lazy(
    r"^[\s（()）:：,，、即计为]*(?:大写|小写|金额|人民币|RMB|¥|￥|：|:|元|整|正)*[\s（(:：]*(?:大写|小写|人民币)?[\s:：（(]*$"
)


def amounts_in_words(contract: Contract) -> Iterator[Observation]:
    """Yield `consistency.amount_in_words` where capitals and the figures next to them differ.

    No statute lets the words win in an ordinary contract; for bills both must agree or the bill is void
    (票据法 8).
    """
    for clause in contract.clauses:
        if not _CAPITALS.search(clause.text):
            continue
        amounts = [q for q in find_quantities(clause.text) if q.sort == "amount"]
        for one, two in pairwise(amounts):
            words, figures = _words_and_figures(clause.text, one, two)
            if words is None or figures is None or words.value == figures.value or one.unit != two.unit:
                continue
            if not _BETWEEN.match(clause.text[one.end : two.start]):
                continue
            params = {
                "words": clause.text[words.start : words.end],
                "figures": clause.text[figures.start : figures.end],
            }
            yield Observation(
                kind="consistency.amount_in_words",
                message=Message("findings.inspect.amount_in_words", params),
                draft=Quote(clause.id, one.start, two.end, clause.text[one.start : two.end]),
                data={"words": plain(words.value), "figures": plain(figures.value), "unit": one.unit},
            )


def _words_and_figures(text: str, one: Quantity, two: Quantity) -> tuple[Quantity | None, Quantity | None]:
    capital = [bool(_CAPITALS.search(text, q.start, q.end)) for q in (one, two)]
    if capital == [True, False]:
        return one, two
    if capital == [False, True]:
        return two, one
    return None, None
