"""Statutes that were no longer in force when the contract was made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.language.quantities import find_quantities
from reviewer.language.statutes import find_statutes, repeal_of
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model import Contract

_SIGNED = lazy(r"签订|签署|订立|签约|日期|dated|signed", re.IGNORECASE)
_YEAR = lazy(r"(?:19|20)\d{2}")


def repealed_statutes(contract: Contract) -> Iterator[Observation]:
    """Yield `law.repealed` once for each dead statute cited; one in force on the contract's own date is
    only noted."""
    told: set[str] = set()
    signed = signed_on(contract)
    for clause in contract.clauses:
        if "法" not in clause.text and "条例" not in clause.text:
            continue
        for cited in find_statutes(clause.text):
            repeal = repeal_of(cited.name)
            if repeal is None or cited.name in told:
                continue
            told.add(cited.name)
            then = signed is not None and signed < repeal.since
            params = {"name": cited.name, "since": repeal.since, "by": repeal.replaced_by}
            yield Observation(
                kind="law.repealed",
                message=Message(f"findings.inspect.{'repealed_since' if then else 'repealed'}", params),
                draft=Quote(clause.id, cited.start, cited.end, clause.text[cited.start : cited.end]),
                topic="law.repealed/then_in_force" if then else "law.repealed",
                data={"statute": cited.name, "since": repeal.since, "replaced_by": repeal.replaced_by},
                source=repeal.source,
            )


def signed_on(contract: Contract) -> str | None:
    """Return the ISO date (or year) on which the contract says it was signed; None where it does not say."""
    for clause in (*contract.clauses[:12], *contract.clauses[-12:]):
        if not _SIGNED.search(clause.text):
            continue
        for quantity in find_quantities(clause.text):
            if quantity.sort == "date" and _YEAR.match(str(quantity.value)):
                return str(quantity.value)
    return None
