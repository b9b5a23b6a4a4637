"""On whom a cost, a risk or a choice falls in an English sentence, where a phrase tells it and no party's
name gave way to another: `at the Contractor's cost` to `at the cost of the party which caused them`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewer.findings.english_rewording import is_english
from reviewer.findings.obligations.gains import who
from reviewer.findings.obligations.words import observed
from reviewer.language.english import says_the_same_in_english
from reviewer.language.english_words import read
from reviewer.patterns import group_of, lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span

__all__ = ["falling"]

_UP_TO = (
    r"(?=[,.;:)]|$"
    r"| (?:within|unless|if|provided|but|upon|on|at(?! fault)|before|after|and|or|in addition|instead)\b)"
)
_SOMEBODY = rf"(?:[\w'’-]+ ){{0,9}}?[\w'’-]+{_UP_TO}"
_FALLS = lazy(
    r"\b(?!on account\b)(?:at|in|for|to|on) (?:the )?(?:sole )?"
    r"(?P<thing>costs?|expense|risk|account|charge|option|choice|election)"
    rf"(?: and (?:cost|expense|risk))? of (?P<who>{_SOMEBODY})"
    r"|\b(?:at|in|for|to|on) (?P<who2>its|their|(?:the |an? |any )?"
    r"(?:(?!(?:at|in|for|to|on|of|by|from|with)\b)[\w-]+ ){0,3}?"
    r"[\w-]+['’]s?)"
    r" (?:own |sole )?(?P<thing2>costs?|expense|risk|account|charge|option|choice|election)\b"
    rf"|\b(?:borne|paid|met|reimbursed|charged|defrayed|refunded) (?:by|to) (?P<who3>{_SOMEBODY})"
    r"|\b(?:included in|covered by|part of|absorbed (?:in|by)|deemed (?:to be )?included in) "
    r"(?:the |its |their )?"
    r"(?P<price>(?:[\w-]+ ){0,2}?(?:prices?|fees?|rates?|charges?|sum|remuneration|rent))\b",
    re.IGNORECASE,
    needs=(
        "cost",
        "expense",
        "risk",
        "account",
        "charge",
        "option",
        "choice",
        "election",
        "borne",
        "paid",
        "met",
        "reimbursed",
        "defrayed",
        "refunded",
        "include",
        "cover",
        "part",
        "absorb",
    ),
)
"""Who bears a cost or a risk or has a choice, or the price that a cost is part of."""
_CHOICE = frozenset({"option", "choice", "election"})
_PARTY = lazy(r"\b(?:party|parties|person|side|whoever|whichever)\b", re.IGNORECASE)
_ARTICLE = lazy(r"^(?:the|an?) ", re.IGNORECASE)
_OWNING = lazy(r"['’]s?$")
_DENIED = lazy(r"\b(?:not|nor|never)(?: be)? $", re.IGNORECASE)
_ITS = frozenset({"its", "their"})
_RELATING = frozenset({"who", "which", "that", "the", "whichever"})
_FIGURE = lazy(r"\d|[$£€¥]")


class _Fall(NamedTuple):
    """Where a sentence says on whom something falls."""

    span: Span
    choice: bool
    holder: str
    """The party's label in the baseline, or the words for whoever it is."""
    party: bool
    """Whether a label alone names it."""
    priced: bool


def falling(reading: Reading) -> Iterator[Observation]:
    """Yield an observation for each edit by which a cost, a risk or a choice falls on somebody else, where
    one of the two is told by his part in events, is no party, or the price held the cost."""
    if not (is_english(reading.base.text) and is_english(reading.draft.text)) or any(
        view.reciting for view in reading.base.views
    ):
        return
    before, after = (_falls(side) for side in (reading.base, reading.draft)) if reading.marks else ((), ())
    told: set[Span] = set()
    for mark in reading.marks if before and after else ():
        old, new = _touched(before, mark.base), _touched(after, mark.draft)
        if old is None or new is None or old.span in told or not _differ(old, new):
            continue
        told.add(old.span)
        favours = "unclear"
        if not old.choice:
            favours = (
                old.holder if old.party else (reading.other(new.holder) if new.party else None) or "unclear"
            )
        yield observed(
            reading,
            "bearer",
            "bearer.place" if old.choice else "bearer.cost",
            "place" if old.choice else "cost",
            base=old.span,
            draft=new.span,
            favours=favours,
            params={"old": who(old.holder), "new": who(new.holder)},
            data={"from": old.holder, "to": new.holder, "slot": "falling", "grade": None},
        )


def _falls(side: Side) -> list[_Fall]:
    found: list[_Fall] = []
    for match in _FALLS.finditer(side.text):
        words = _OWNING.sub("", _ARTICLE.sub("", group_of(match, "who") or match["price"]))
        key = side.key(words) if words in side.labels else None
        if _DENIED.search(side.text, max(0, match.start() - 12), match.start()) or _FIGURE.search(words):
            continue
        if match["who3"] and not key and not _PARTY.search(words):
            continue
        thing = group_of(match, "thing") or ""
        found.append(
            _Fall(match.span(), thing.lower() in _CHOICE, key or words, key is not None, bool(match["price"]))
        )
    return found


def _touched(falls: list[_Fall] | tuple[()], span: Span) -> _Fall | None:
    return next((one for one in falls if one.span[0] <= span[1] and span[0] <= one.span[1]), None)


def _differ(old: _Fall, new: _Fall) -> bool:
    """Whether two phrases name others for the same, and not one label for another, which is told as such."""
    if old.choice != new.choice or (old.party and new.party) or (old.priced and new.priced):
        return False
    if (old.priced or new.priced) and not (old.party or new.party):
        return False
    if any(one.holder.lower() in _ITS and (two.party) for one, two in ((old, new), (new, old))):
        return False
    return not says_the_same_in_english(old.holder, new.holder) and _core(old) != _core(new)


def _core(one: _Fall) -> list[str]:
    """Return what the words for somebody speak of: the party requesting it, the party who requests it."""
    return [word for word in read(one.holder) if word not in _RELATING]
