"""Who bears a thing by an English sentence that was built anew: the loss is for the Keeper's account, the
Owner bears the loss."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewer.findings.english_rewording import is_english
from reviewer.findings.obligations.costs import cost_passed
from reviewer.language.english_words import read
from reviewer.patterns import group_of, lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span
    from reviewer.model import Quote

__all__ = ["borne_anew"]

_NAME = r"[A-Z]\w+(?: [A-Z]\w*)?"
_FORCE = r"(?:(?:shall|will|must) (?:\w+ly )?(?:be )?|(?:is|are) (?:\w+ly )?|to be )"
_THING = r"(?:account|expense|cost|risk|responsibility)"
_BORNE = lazy(
    rf"\b{_FORCE}(?:"
    rf"(?:for|at) (?:the )?(?P<whose>{_NAME})['’]s? (?:own |sole )?{_THING}\b"
    rf"|(?:for|at) the (?:sole )?{_THING} of (?:the )?(?P<of>{_NAME})"
    rf"|(?:the )?(?P<his>{_NAME})['’]s? (?:sole )?responsibility\b"
    rf"|the (?:sole )?responsibility of (?:the )?(?P<duty>{_NAME})"
    rf"|(?:borne|met|defrayed|covered) by (?:the )?(?P<by>{_NAME}))",
)
_BEARS = lazy(
    rf"\b(?P<who>{_NAME}) (?:(?:shall|will|must) (?:\w+ly )?)?"
    r"(?:bears?|(?:be|is|are) responsible for|be liable for|meets?|defrays?|covers?)\b",
)
_DENIED = lazy(r"\b(?:not|never|no|neither|nor|without|unless)\b", re.IGNORECASE)
_SMALL = frozenset(
    {"the", "of", "and", "or", "any", "all", "for", "to", "that", "has", "not", "by", "in", "its"}
)


_WORDS = (
    "bear",
    "borne",
    "account",
    "expense",
    "cost",
    "risk",
    "responsib",
    "liable",
    "meet",
    "met ",
    "cover",
    "defray",
)
"""One of these stands in every sentence that says who bears a thing."""


class _Burden(NamedTuple):
    holder: str
    span: Span
    active: bool


def borne_anew(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each English sentence that says who bears a thing in one turn of words here,
    in another there, and names another party, where no other told it."""
    texts = reading.base.text, reading.draft.text
    if not all(any(word in text for word in _WORDS) for text in texts) or not all(map(is_english, texts)):
        return
    before, after = _burdens(reading.base), _burdens(reading.draft)
    spoken = [one for one in told if one.kind == "obligation.bearer"] if before and after else []
    for old in before:
        sentence = reading.base.sentence(old.span[0])
        low, high = reading.across(sentence, from_base=True)
        there = [one for one in after if low <= one.span[0] < high]
        here = [one for one in before if sentence[0] <= one.span[0] < sentence[1]]
        if len(here) != 1 or len(there) != 1:
            continue
        new = there[0]
        if old.active == new.active or old.holder == new.holder:
            continue
        if any(_within(reading.base, one.base, sentence) for one in spoken):
            continue
        if _of_one_thing(reading, sentence, reading.draft.sentence(new.span[0])):
            yield cost_passed(reading, old.span, new.span, (old.holder, new.holder), "falling")


def _within(side: Side, quote: Quote | None, sentence: Span) -> bool:
    span = side.offset(quote) if quote is not None else None
    return span is not None and sentence[0] <= span[0] < sentence[1]


def _burdens(side: Side) -> list[_Burden]:
    found = []
    for pattern, active in ((_BORNE, False), (_BEARS, True)):
        for match in pattern.finditer(side.text):
            words = group_of(match, "who") if active else next(word for word in match.groups() if word)
            key = _party(side, words or "")
            start = side.sentence(match.start())[0]
            low = start if active else match.start()
            if key and not _DENIED.search(side.text, low, match.end()):
                found.append(_Burden(key, match.span(), active))
    return sorted(found, key=lambda one: one.span)


def _party(side: Side, words: str) -> str | None:
    """Return the party of the baseline whom words name, though one word more in capitals stands beside."""
    for name in (words, words.partition(" ")[0], words.rpartition(" ")[2]):
        if name in side.labels:
            return side.key(name)
    return None


def _of_one_thing(reading: Reading, sentence: Span, other: Span) -> bool:
    """Whether two sentences speak of the same thing: they share half of the words of the shorter."""
    one = {word for word in read(reading.base.text[slice(*sentence)]) if word not in _SMALL}
    two = {word for word in read(reading.draft.text[slice(*other)]) if word not in _SMALL}
    return len(one & two) * 2 >= min(len(one), len(two)) > 0
