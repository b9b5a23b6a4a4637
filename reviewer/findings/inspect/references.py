"""References to clauses and annexes that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model import Contract, Reference

_FIELD_ERROR = lazy(r"错误[!！]\s*未找到引用源[。.]?|Error! Reference source not found\.?")

_HEAD = lazy(r"^[【\[〖]\s*(第[一二三四五六七八九十百\d]+[章节编])")
"""The head of a chapter in brackets."""
_FIRST = lazy(r"(\d+)")
_MOST = 150
"""No contract has so many sections."""
_STATUTE = lazy(
    r"\b(?:Acts?|Code|Statutes?|Regulations?|Directive|Law of|Constitution|Treaty|Convention|Ordinance"
    r"|Rules of|U\.?S\.?C|C\.?F\.?R|D?FARS?|GDPR|UCC|Stat\.|Companies House)\b"
)


def broken_references(contract: Contract) -> Iterator[Observation]:
    """Yield `reference.broken` for a number no clause answers to, and for Word's message of a broken field.

    In a text that breaks off, references beyond its last clause cannot be judged and are left alone; so are
    annexes, which are often kept in files of their own.
    """
    for clause in contract.clauses:
        if "错误" not in clause.text and "Error" not in clause.text:
            continue
        for found in _FIELD_ERROR.finditer(clause.text):
            yield _broken(Quote(clause.id, found.start(), found.end(), found.group()), "field")
    if contract.truncated:
        return
    heads = {head[1] for clause in contract.clauses if (head := _HEAD.match(clause.text))}
    for reference in contract.references:
        if reference.kind == "clause" and "" in reference.targets:
            text = contract.clause(reference.clause).text
            if text[reference.start : reference.end] in heads or _of_a_statute(contract, reference, text):
                continue
            quote = Quote(
                reference.clause, reference.start, reference.end, text[reference.start : reference.end]
            )
            yield _broken(quote, "missing")


def _of_a_statute(contract: Contract, reference: Reference, text: str) -> bool:
    """Tell whether an English reference is to a section of a statute: its sentence names one near it, or the
    contract has no such number by far."""
    if contract.language != "en":
        return False
    words = text[reference.start : reference.end]
    number = _FIRST.search(words)
    if (number and int(number[1]) > _MOST) or len(words) * 2 > len(text):
        return True
    near = text[max(0, reference.start - 40) : reference.end + 60]
    return (
        bool(words.startswith("§") or _STATUTE.search(near))
        and "Agreement" not in text[reference.end : reference.end + 24]
    )


def _broken(quote: Quote, key: str) -> Observation:
    return Observation(
        kind="reference.broken",
        message=Message(f"findings.inspect.reference.{key}", {"words": quote.quote}),
        draft=quote,
        topic=f"reference.broken/{key}",
        data={"words": quote.quote},
    )
