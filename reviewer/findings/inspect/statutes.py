"""Statutes that were no longer in force when the contract was made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.language.quantities import find_quantities
from reviewer.language.statutes import dead_in_english, find_statutes, repeal_of
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.language.statutes import Repeal
    from reviewer.model import Contract

_ENGLISH = lazy(r"\b(?:Act|Law|Regulations|Directive)\b")
_SIGNED = lazy(r"签订|签署|订立|签约|日期|dated|signed|signature|made on|date of this", re.IGNORECASE)
_YEAR = lazy(r"(?:19|20)\d{2}")


def repealed_statutes(contract: Contract) -> Iterator[Observation]:
    """Yield `law.repealed` once for each dead statute cited; one in force on the contract's own date is
    only noted."""
    told: set[str] = set()
    signed = signed_on(contract)
    for clause in contract.clauses:
        for start, end, repeal in _cited(clause.text):
            if repeal.name in told:
                continue
            told.add(repeal.name)
            then = signed is not None and signed < repeal.since
            params = {"name": repeal.name, "since": repeal.since, "by": repeal.replaced_by}
            yield Observation(
                kind="law.repealed",
                message=Message(f"findings.inspect.{'repealed_since' if then else 'repealed'}", params),
                draft=Quote(clause.id, start, end, clause.text[start:end]),
                topic="law.repealed/then_in_force" if then else "law.repealed",
                data={"statute": repeal.name, "since": repeal.since, "replaced_by": repeal.replaced_by},
                source=repeal.source,
            )


def _cited(text: str) -> Iterator[tuple[int, int, Repeal]]:
    """Yield where a text cites a statute that is not in force now, in Chinese or in English."""
    if "法" in text or "《" in text or "条例" in text:
        for cited in find_statutes(text):
            if repeal := repeal_of(cited.name):
                yield cited.start, cited.end, repeal
    if _ENGLISH.search(text):
        yield from dead_in_english(text)


def signed_on(contract: Contract) -> str | None:
    """Return the ISO date (or year) on which the contract says it was signed; None where it does not say."""
    for clause in (*contract.clauses[:12], *contract.clauses[-12:]):
        if not _SIGNED.search(clause.text):
            continue
        for quantity in find_quantities(clause.text):
            if quantity.sort == "date" and _YEAR.match(str(quantity.value)):
                return str(quantity.value)
    return None
