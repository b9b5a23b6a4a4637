"""What passes to another whom an English contract calls by a capital and nowhere declares.

General conditions speak of the Tenant and the Landlord, an investment agreement of the Board.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.obligations.claims import Claims
from reviewer.findings.obligations.gains import who
from reviewer.findings.obligations.words import observed
from reviewer.language.english_roles import may_be_party
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation

__all__ = ["undeclared"]

_NAME = lazy(r"(?:[Tt]he )?(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}|you|we|us)")
_PERSONS = frozenset({"you", "we", "us"})
_TAKES = lazy(
    r"\b(?:(?:discretion|expense|cost|risk|option|responsibility|account) of (?:the )?"
    r"|(?:vests?|vested|belongs?|lies?|rests?|borne|paid|payable|due|owned|held|made|done|given|passes)"
    r" (?:solely |exclusively )?(?:in|to|with|by|on|upon) (?:the )?)$"
)
"""What says of the name behind it that something is its own, or its to do."""
_ACTS = lazy(
    r"(?: alone| itself| also| only)? "
    r"(?:shall|must|will|may|can|has|undertakes|agrees|warrants|bears|owns|pays|retains"
    r"|is (?:entitled|obliged|responsible|liable|not))\b"
    r"(?! (?:not )?be (?:\w+ed|made|paid|given|sent|held)\b)"
)
_BY = lazy(r"\bby (?:the )?$")
_REACH = 60


def undeclared(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each edit, not yet told, that puts a name for another, one of them undeclared,
    where whoever is named acts or owns."""
    claimed = Claims(reading, told)
    for mark in reading.marks:
        spans = _named(reading.base, mark.base), _named(reading.draft, mark.draft)
        if spans[0] is None or spans[1] is None or claimed.has(*spans):
            continue
        old, new = reading.base.text[slice(*spans[0])], reading.draft.text[slice(*spans[1])]
        if old in reading.base.labels and new in reading.draft.labels:
            continue
        yield observed(
            reading,
            "bearer",
            "bearer.place",
            "place",
            base=spans[0],
            draft=spans[1],
            favours="unclear",
            params={"old": who(old), "new": who(new)},
            data={"from": old, "to": new, "slot": "named", "grade": None},
        )


def _named(side: Side, span: tuple[int, int]) -> tuple[int, int] | None:
    """Return the range of the name that an edit puts or takes, where whoever is named acts or owns; None for
    other words."""
    text = side.text
    found = _NAME.fullmatch(text, *span)
    if found is None:
        return None
    if found["name"].lower() not in _PERSONS and not may_be_party(found["name"].split()[-1]):
        return None
    low, start = max(0, span[0] - _REACH), found.start("name")
    if not (_ACTS.match(text, span[1]) or _TAKES.search(text, low, start) or _BY.search(text, low, start)):
        return None
    return found.span("name")
