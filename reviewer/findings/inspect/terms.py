"""Terms set in quotation marks as if they were defined, and defined nowhere."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model import Contract

_QUOTED = lazy(r"“([一-鿿A-Za-z]{2,12})”")
_TIMES = 3


def undefined_terms(contract: Contract) -> Iterator[Observation]:
    """Yield `term.undefined` for a term that at least three clauses put in quotation marks and none defines.

    Only contracts that define other terms are judged: elsewhere quotation marks say little.
    """
    known = {definition.term for definition in contract.definitions} | {
        party.label for party in contract.parties
    }
    if len(contract.definitions) < 2:
        return
    used: defaultdict[str, list[Quote]] = defaultdict(list)
    for clause in contract.clauses:
        for found in _QUOTED.finditer(clause.text):
            if found[1] not in known:
                used[found[1]].append(Quote(clause.id, found.start(), found.end(), found.group()))
    for term, quotes in used.items():
        if len({quote.clause for quote in quotes}) >= _TIMES:
            yield Observation(
                kind="term.undefined",
                message=Message("findings.inspect.undefined", {"term": term, "count": len(quotes)}),
                draft=quotes[0],
                data={"term": term, "count": len(quotes)},
            )


def unused_terms(contract: Contract) -> Iterator[Observation]:
    """Yield `term.unused` for a term that is defined and stands in no other clause; not judged in a text that
    breaks off."""
    if contract.truncated or len(contract.definitions) < 2:
        return
    labels = {party.label for party in contract.parties}
    for definition in contract.definitions:
        term = definition.term
        if term in labels or len(term) < 2 or term in ("本合同", "本协议"):
            continue
        if any(term in clause.text for clause in contract.clauses if clause.id != definition.clause):
            continue
        text = contract.clause(definition.clause).text
        start = text.find(term)
        if start < 0 or text.count(term) > 1:
            continue
        yield Observation(
            kind="term.unused",
            message=Message("check.terms.unused", {"term": term}),
            draft=Quote(definition.clause, start, start + len(term), term),
            data={"term": term},
        )
