"""A whole exception put behind a rule or taken from it: 赔偿以合同总价为限，但故意造成损失的除外."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.obligations.gains import favoured
from reviewer.findings.obligations.words import observed
from reviewer.language.risk_words import find_hits, groups
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span

__all__ = ["carve_outs"]

_CARVED = lazy(
    r"\s*[，,；;（(]?\s*(?:但是?|惟|唯|不过|然而)[^。！!？?]+?[。；;）)]?\s*|除(?!非)[^。！!？?]+外[，,]"
)
_EDGES = " ，,；;。（）()"


def carve_outs(reading: Reading) -> Iterator[Observation]:
    """Yield an observation for each exception that came or went whole with its own words.

    Nothing more is said of the words inside it: what limits an exception does not limit the rule.
    """
    for mark in reading.marks:
        added, gone = mark.draft[0] < mark.draft[1], mark.base[0] < mark.base[1]
        if added == gone:
            continue
        side, span = (reading.draft, mark.draft) if added else (reading.base, mark.base)
        words = side.text[slice(*span)]
        if not _CARVED.fullmatch(words) or not _excepts(words):
            continue
        span = _trimmed(words, span)
        change = "exception_added" if added else "exception_removed"
        yield observed(
            reading,
            "condition",
            f"condition.{change}",
            "exception",
            base=None if added else span,
            draft=span if added else None,
            favours=favoured(reading, side, span, "exception" if added else "other_exception"),
            data={
                "what": "exception",
                "from": None if added else words,
                "to": words if added else None,
                "change": change,
            },
        )


def _excepts(words: str) -> bool:
    group = next(group for group in groups() if group.name == "exception")
    return bool(find_hits(words, group))


def _trimmed(words: str, span: Span) -> Span:
    return span[0] + len(words) - len(words.lstrip(_EDGES)), span[1] - len(words) + len(words.rstrip(_EDGES))
