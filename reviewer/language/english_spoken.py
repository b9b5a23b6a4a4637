"""Sentences of a contract between We and You put as of two named parties, and its short forms put in full.

Who acts and on whom is read from names in capitals; where a contract speaks to its reader, `you` is one of
them and `we` the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["PERSONS", "named"]

_ANY = lazy(r"\b(?:we|us|ours?|yours?|you)\b|\w['’](?:ll|re|ve|t)\b", re.IGNORECASE)
_SHORT = {"won't": "will not", "can't": "cannot", "shan't": "shall not", "n't": " not"}
_SHORT |= {"'ll": " will", "'re": " are", "'ve": " have"}
_SHORT_FORMS = lazy(r"\b(?:won't|can't|shan't)|(?<=[a-z])n't\b|(?<=\w)'(?:ll|re|ve)\b", re.IGNORECASE)
_BOTH = {"either of us": "either party", "neither of us": "neither party", "both of us": "both parties"}
_BOTH |= {"each of us": "each party", "of both of us": "of both parties", "we both": "both parties"}
_BOTH |= {"the other's": "the other party's"}
_BOTH_OF_US = lazy(
    r"\b(?:either of us|neither of us|both of us|each of us|we both|the other's)\b", re.IGNORECASE
)
PERSONS = frozenset({"Reader", "Writer"})
"""Who you are and who we are: their verbs have the form that the pronoun asks for."""
_NAMES = {"you": "Reader", "your": "Reader's", "yours": "Reader's", "we": "Writer", "us": "Writer"}
_NAMES |= {"our": "Writer's", "ours": "Writer's"}
_PRONOUN = lazy(r"\b(?:yours?|you|we|ours?|us)\b", re.IGNORECASE)
_OWN = lazy(r"\b(?:is|are) (?P<who>yours|ours)\b", re.IGNORECASE)
_STATES = lazy(r"\bUS\b(?=\s|\$|$)")
"""The country, which is nobody here."""


def named(sentence: str) -> str:
    """Return a sentence with the names of two parties for its pronouns and with no short form; as it stands
    where it has none of them."""
    if not _ANY.search(sentence):
        return sentence
    plain = sentence.replace("’", "'")
    plain = _SHORT_FORMS.sub(_put(_SHORT), plain)
    plain = _BOTH_OF_US.sub(_put(_BOTH), plain)
    return _PRONOUN.sub(_name, _OWN.sub(_owner, plain))


def _put(others: dict[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda found: others[found.group().lower()]


def _owner(found: re.Match[str]) -> str:
    """Return to whom something belongs: are yours, belong to you."""
    return "belong to you" if found["who"].lower() == "yours" else "belong to us"


def _name(found: re.Match[str]) -> str:
    if _STATES.match(found.string, found.start()):
        return found.group()
    return _NAMES[found.group().lower()]
