"""References to clauses and annexes that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model import Contract

_FIELD_ERROR = lazy(r"错误[!！]\s*未找到引用源[。.]?|Error! Reference source not found\.?")


def broken_references(contract: Contract) -> Iterator[Observation]:
    """Yield `reference.broken` for a number no clause answers to, and for Word's message of a broken field.

    In a text that breaks off, references beyond its last clause cannot be judged and are left alone; so are
    annexes, which are often kept in files of their own.
    """
    for clause in contract.clauses:
        for found in _FIELD_ERROR.finditer(clause.text):
            yield _broken(Quote(clause.id, found.start(), found.end(), found.group()), "field")
    if contract.truncated:
        return
    for reference in contract.references:
        if reference.kind == "clause" and "" in reference.targets:
            text = contract.clause(reference.clause).text
            quote = Quote(
                reference.clause, reference.start, reference.end, text[reference.start : reference.end]
            )
            yield _broken(quote, "missing")


def _broken(quote: Quote, key: str) -> Observation:
    return Observation(
        kind="reference.broken",
        message=Message(f"findings.inspect.reference.{key}", {"words": quote.quote}),
        draft=quote,
        topic=f"reference.broken/{key}",
        data={"words": quote.quote},
    )
