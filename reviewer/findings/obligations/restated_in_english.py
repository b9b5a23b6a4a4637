"""An English duty, right or ban that only seems to have gone or come: another sentence of the clause says it
in the passive, with a noun for its verb or with its case in front."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.findings.obligations.side import BOTH, OTHER
from reviewer.language.english_anew import light_words
from reviewer.language.english_roots import rooted
from reviewer.language.english_words import read, stem
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.language.norms import Norm

__all__ = ["restated_in_english"]

_MOST = 700
"""So many letters at most has a sentence that is read."""
_LEAST, _HELD = 3, 0.6
"""So many words at least, and this share of them, 0 to 1, stand in a sentence that says the same."""
_LONG, _HELD_OF_LONG = 8, 0.5
"""The share of so many words or more."""
_DUTIES, _RIGHTS, _BANS = frozenset({"O4", "O3"}), frozenset({"P", "R"}), frozenset({"F3", "F3c"})
_BOUND = lazy(
    r"\b(?:shall|must|will|undertakes?|agrees?"
    r"|(?:is|are) (?:to|required|obliged|bound|due|payable|responsible)"
    r"|payable|fall(?:s|ing)? due|(?:remains?|becomes?) (?:payable|due)|(?:bears?|carr(?:y|ies)) interest"
    r"|(?:is|are) (?:valid|permitted|allowed) only|requires?|only if)\b",
    re.IGNORECASE,
)
_FREE = lazy(
    r"\b(?:may|can|(?:is|are|be) (?:entitled|free|permitted|allowed)"
    r"|(?:has|have|gives?) [^.;]{0,40}?\bright)\b",
    re.IGNORECASE,
)
_ONLY = lazy(r"\b(?:is|are) (?:permitted|allowed) only\b", re.IGNORECASE)
"""What binds in the words of leave: use is permitted only for the works."""
_BARRED = lazy(
    r"\b(?:not|no|nor|never|neither|refrains?|(?:is|are) (?:prohibited|forbidden|barred)"
    r"|only (?:with|if|after)|subject to)\b",
    re.IGNORECASE,
)
_SOFT = lazy(
    r"\b(?:efforts?|endeavou?rs?|should|might|try|tries|aims?|intends?|expects?|discretion|option|target"
    r"|(?:where|if|reasonably) (?:practicable|possible|reasonable))\b",
    re.IGNORECASE,
)
_SAVING = lazy(
    r"\b(?:unless|except|save|other than|provided|subject to|consent|approval|only|excluding|apart from"
    r"|to the extent|in so far|insofar)\b",
    re.IGNORECASE,
)
_FAILS = lazy(r"\bfail(?:s|ed|ure)?\b", re.IGNORECASE)
_DENIES = lazy(r"\b(?:not|no|nor|never|neither|without|waives?|excluded?)\b", re.IGNORECASE)
_NOBODY = lazy(
    r"\b(?:each|every|either|neither|both|any|a|one|the|that|other)\s(?:part(?:y|ies)|other)\b", re.IGNORECASE
)
_LED = lazy(
    r"\b(?:by|from|on|upon|gives?|entitles?|allows?|obliges?|requires?|binds?)\s(?:the\s)?$", re.IGNORECASE
)
_FORCED = lazy(
    r"['’s]*\s(?:shall|must|will|may|can|is|are|undertakes?|agrees?|has|have|pays?|bears?|remains?|warrants?)\b",
    re.IGNORECASE,
)


def restated_in_english(reading: Reading, norm: Norm, *, base: bool) -> bool:
    """Whether a sentence of the other side says an English norm of the same force for the same party in most
    of its words: the Tenant shall pay rent, rent is payable by the Tenant.

    A sentence that is softer, has an exception or a leave that the norm has not, denies what it did not, or
    names another doer says something else.
    """
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    if norm.sentence[1] - norm.sentence[0] > _MOST:
        return False
    whole = side.text[slice(*norm.sentence)]
    if not whole.isascii() and not _mostly_latin(whole):
        return False
    words = side.text[norm.start : norm.end]
    ours = _roots(words)
    if len(ours) < _LEAST:
        return False
    return any(
        high - low <= _MOST
        and _same_force(norm, whole, other.text[low:high])
        and _holds(ours, _roots(other.text[low:high]))
        and _same_doer(side, norm, other, (low, high))
        for low, high in other.sentences
    )


@lru_cache(maxsize=512)
def _mostly_latin(words: str) -> bool:
    return sum(map(str.isascii, words)) * 20 >= 19 * len(words)


@lru_cache(maxsize=1)
def _silent() -> frozenset[str]:
    return frozenset(
        {
            *light_words(),
            *map(stem, light_words()),
            *map(stem, ("shall", "must", "will", "may", "if", "when")),
        }
    )


@lru_cache(maxsize=1024)
def _roots(words: str) -> tuple[tuple[str, frozenset[int]], ...]:
    """Return the words of a passage that say something, but figures, by their roots and groups."""
    said = [word for word in read(words) if word not in _silent() and not word[0].isdigit()]
    found = {one: group for _, one, group in rooted(tuple(said), single=True)}
    return tuple(found.items())


def _holds(
    ours: tuple[tuple[str, frozenset[int]], ...], theirs: tuple[tuple[str, frozenset[int]], ...]
) -> bool:
    known = {word for word, _ in theirs}
    senses = frozenset().union(*(group for _, group in theirs))
    again = sum(1 for word, group in ours if word in known or group & senses)
    return again >= max(_LEAST, (_HELD_OF_LONG if len(ours) >= _LONG else _HELD) * len(ours))


def _same_force(norm: Norm, whole: str, there: str) -> bool:
    """Whether a sentence has the force of a norm, no more cases than its sentence and no softer word."""
    if _count(_SOFT, there) - _count(_SOFT, whole):
        return False
    if bool(_FREE.search(_ONLY.sub("", there))) != bool(_FREE.search(_ONLY.sub("", whole))):
        return False
    if norm.grade in _DUTIES:
        forced, grown = _BOUND, _count(_SAVING, there) - _count(_SAVING, whole)
    elif norm.grade in _RIGHTS:
        forced, grown = _FREE, _count(_SAVING, there) - _count(_SAVING, whole)
    elif norm.grade in _BANS:
        forced, grown = _BARRED, set[str]()
        if _count(_SAVING, whole) != _count(_SAVING, there):
            return False
    else:
        return False
    denied = norm.grade not in _BANS and not _denies(there) & _denies(whole)
    unbound = norm.bearer is None and norm.grade in _DUTIES
    return (unbound or forced.search(there) is not None) and not grown and not denied


def _denies(words: str) -> set[bool]:
    """Return whether words deny: both where they only speak of a failure, which may be said either way."""
    denies = _DENIES.search(words) is not None
    return {denies, denies or _FAILS.search(words) is not None}


def _count(pattern: re.Pattern[str], words: str) -> set[str]:
    return {found.group().lower() for found in pattern.finditer(words)}


def _same_doer(side: Side, norm: Norm, other: Side, span: tuple[int, int]) -> bool:
    """Whether a sentence has the party of a norm do the act, and no other."""
    text, bearer = other.text, side.key(norm.bearer)
    doers = {
        other.key(one.label)
        for one in other.mentions_from(span)
        if _LED.search(text, max(span[0], one.start - 14), one.start)
        or _FORCED.match(text, one.end, one.end + 24)
    }
    if bearer is None:
        return not {one for one in doers if one in other.labels.values()} or not _named(side, norm.sentence)
    if bearer in side.labels.values():
        return bearer in doers and not {one for one in doers if one in other.labels.values()} - {bearer}
    return (
        bearer in (BOTH, OTHER)
        and not _named(side, norm.sentence)
        and not _named(other, span)
        and _NOBODY.search(text, *span) is not None
    )


def _named(side: Side, span: tuple[int, int]) -> bool:
    """Whether words name one of the parties."""
    return any(side.key(one.label) in side.labels.values() for one in side.mentions_from(span))
