"""At whose cost an English sentence is carried out, where it was put in other words: the Seller stores the
goods at its own cost, the goods are stored by the Seller at the cost of the Buyer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewer.findings.english_rewording import is_english
from reviewer.findings.obligations.costs import cost_passed
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span
    from reviewer.model import Quote

__all__ = ["english_costs"]

_THING = r"(?:costs?|expenses?)(?: and (?:risk|costs?|expenses?))?"
_AT_COST = lazy(
    rf"\bat (?:the )?(?:sole )?{_THING} of (?:the )?(?P<of>[A-Z]\w+(?: [A-Z]\w+)?)(?!\w|['’])"
    rf"|\bat (?:the )?(?P<whose>[A-Z]\w+(?: [A-Z]\w+)?)['’]s? (?:own |sole )*{_THING}\b"
    rf"|\bat (?:its|his|her|their) (?:own |sole )*{_THING}\b",
    needs=("cost", "expense"),
)


class _Cost(NamedTuple):
    payer: str
    span: Span


def english_costs(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each English sentence that has one phrase for whose cost it is on both sides,
    by which another party pays now, where no other told it."""
    texts = reading.base.text, reading.draft.text
    if not all("cost" in text or "expense" in text for text in texts) or not all(map(is_english, texts)):
        return
    spoken = [one for one in told if one.kind == "obligation.bearer"]
    before, after = _costs(reading.base), _costs(reading.draft)
    for old in before:
        sentence = reading.base.sentence(old.span[0])
        low, high = reading.across(sentence, from_base=True)
        there = [one for one in after if low <= one.span[0] < high]
        here = [one for one in before if sentence[0] <= one.span[0] < sentence[1]]
        if len(here) != 1 or len(there) != 1 or old.payer == there[0].payer:
            continue
        new = there[0]
        if not reading.touched(old.span, base=True) or not reading.touched(new.span, base=False):
            continue
        if any(_within(reading.base, one.base, sentence) for one in spoken):
            continue
        yield cost_passed(reading, old.span, new.span, (old.payer, new.payer), "falling")


def _within(side: Side, quote: Quote | None, sentence: Span) -> bool:
    span = side.offset(quote) if quote is not None else None
    return span is not None and sentence[0] <= span[0] < sentence[1]


def _costs(side: Side) -> list[_Cost]:
    found = []
    for match in _AT_COST.finditer(side.text):
        named = match["of"] or match["whose"]
        if named is None:
            norm = side.norm_at(*match.span())
            named = norm.bearer if norm else None
        payer = side.key(named) if named in side.labels else None
        if payer:
            found.append(_Cost(payer, match.span()))
    return found
