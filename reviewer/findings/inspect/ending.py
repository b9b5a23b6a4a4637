"""A text, or a sentence of it, that breaks off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.index import ContractIndex
from reviewer.findings.observation import Observation
from reviewer.findings.quoted import whole_words
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model import Clause, Contract

_SHOWN = 20
_STOPPED = lazy(r"[。！？；：.!?;:…”’」』）)\]】》]\s*$")
_SAYS = lazy(r"[，,；;]|应|须|不得|有权|可以|负责|承担|\b(?:shall|must|may|will)\b")
_DANGLING = lazy(
    r"(?:应当|应|必须|须|不得|有权|可以|按照|依照|根据|按|以及|及|及其|包括但不限于|包括|或者|或"
    r"|和|与|并|并且|并应|并在|向|由|对|对于"
    r"|在|于|自|因|因为|从|将|把|被|为|以|其|该|的|而|则|且|但|立即|及时|之日起|不超过|不低于|不少于"
    r"|每|本|如|若|即|一式|至|、|，|："
    r"|\b(?:the|an?|of|to|in|on|by|for|with|from|under|shall|must|may|will|not|be|is|are|if|that"
    r"|which|such|including|within|than|any|all"
    r"|each|its|their|this|per|as|at|upon|unless|until|and|or)|,)\s*$"
)
_JOINS = lazy(r"(?:和|及|以及|或|或者|(?<=[，；,;])(?:并|并且|且)|、|，|,|\band|\bor)\s*$")
"""What an item of a list may end with."""
_CUT = lazy(
    r"(?:[付供还让交移送退予转达]给|并由|并向|并于|以及|应当|必须|按照|依照|或者|包括但不限于|不得|如果"
    r"|\b(?:the|an|and|or|shall))\s*[。.]\s*$"
)
"""A full stop behind a word that cannot be the last of a sentence."""
_LEAST = 8
_MANY, _ALMOST_ALL = 8, 0.92


def truncated(contract: Contract) -> Iterator[Observation]:
    """Yield `consistency.truncated` where the document, or a clause of it, ends in mid-sentence."""
    yield from _sentences(contract)
    if not contract.truncated:
        return
    last = next((c for c in reversed(contract.clauses) if c.kind not in ("note", "signature")), None)
    if last is None:
        return
    start, _ = whole_words(last.text, max(0, len(last.text) - _SHOWN), len(last.text))
    words = last.text[start:]
    yield Observation(
        kind="consistency.truncated",
        message=Message("findings.inspect.truncated", {"words": words}),
        draft=Quote(last.id, start, len(last.text), words),
    )


def _sentences(contract: Contract) -> Iterator[Observation]:
    """Yield clauses whose last sentence was not finished: its last word joins on to nothing, or it is the
    only one of many without a full stop."""
    index = ContractIndex(contract)
    children = index.children
    said = [
        (place, clause)
        for place, clause in enumerate(contract.clauses)
        if clause.kind in ("article", "clause", "item", "paragraph")
        and len(clause.text) >= _LEAST
        and clause.text != (clause.heading or "")
        and clause.id not in children
        and clause.id not in index.blanks
        and _SAYS.search(clause.text)
    ]
    for _, clause in said:
        cut = _CUT.search(clause.text) if _STOPPED.search(clause.text) else None
        if cut:
            yield _broken_off(clause, "dangling")
    open_ended = [(place, clause) for place, clause in said if not _STOPPED.search(clause.text)]
    lone = len(open_ended) == 1 and len(said) >= _MANY and len(open_ended) <= len(said) * (1 - _ALMOST_ALL)
    for place, clause in open_ended:
        if contract.truncated and clause is contract.clauses[-1]:
            continue
        dangling = _DANGLING.search(clause.text)
        if dangling and clause.kind != "article" and _JOINS.search(clause.text) and _goes_on(contract, place):
            continue
        if dangling or (lone and clause.number):
            yield _broken_off(clause, "dangling" if dangling else "stop")


def _goes_on(contract: Contract, place: int) -> bool:
    """Tell whether a list may go on with the next clause, so that a last 和 or and joins the two."""
    after = contract.clauses[place + 1] if place + 1 < len(contract.clauses) else None
    if after is None or after.kind not in ("item", "paragraph", "clause"):
        return False
    clause = contract.clauses[place]
    return not (
        clause.kind == after.kind == "clause"
        and _DECIMAL.fullmatch(clause.number or "")
        and _ENUMERATED.search(clause.text)
        and _WHOLE.search(after.text)
    )


_DECIMAL = lazy(r"\d+(?:\.\d+)+")
_ENUMERATED = lazy(r"(?:、|[^;,.] (?:and|or))\s*$")
"""The end of a list inside a sentence (钢材、 or theft, riot and); items of a list end with a semicolon."""
_WHOLE = lazy(r"(?:应|须|不得|有权|可以|负责|承担|\b(?:shall|must|may|will)\b).*[。.]\s*$")


def _broken_off(clause: Clause, key: str) -> Observation:
    start, _ = whole_words(clause.text, max(0, len(clause.text) - _SHOWN), len(clause.text))
    words = clause.text[start:]
    return Observation(
        kind="consistency.truncated",
        message=Message(f"check.ending.{key}", {"words": words}),
        draft=Quote(clause.id, start, len(clause.text), words),
        topic=f"consistency.truncated/{key}",
    )
