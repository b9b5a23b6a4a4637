"""English words that deny on one side what they affirm on the other, though other little words changed with
the denial: `does not entitle`, `entitles`; `no longer be bound`, `remain bound`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.language.english_words import stem
from reviewer.language.tables import table
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.obligations.reading import Mark, Reading
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span

__all__ = ["denial_turned", "who_gains", "within_denials"]

_WORD = lazy(r"[a-z]+")
_LONGEST = 80
_DENIES = frozenset({"not", "no", "never", "nothing", "neither", "none", "cannot", "nor"})
_DENYING = lazy(r"\b(?:not|no|never|nothing|neither|none|cannot|nor)\b", re.IGNORECASE)
_ELSE = lazy(
    r"\b(?:no|not|nor|never|none|neither|nothing|nobody|without|cannot|unless|only|except|save|until"
    r"|other than|un\w{4,}|in(?:valid|effective|applicable)\w*)\b"
)
"""What denies, excepts or bounds a statement."""
_EXTENT = frozenset(stem(word) for word in ("includes", "comprises", "contains", "means"))
"""What says how far a term reaches, which is told as its extent."""
_GIVES = lazy(
    r"(?:[a-z]+ ){0,5}?(?:(?P<right>entitles?|authori[sz]es?|permits?|allows?|empowers?)"
    r"|obliges?|obligates?|requires?|binds?|compels?) (?:the )?",
    re.IGNORECASE,
)
"""A verb that gives a right to whom it names, or lays a duty on it."""


def denial_turned(reading: Reading, mark: Mark) -> bool | None:
    """Tell whether an edit denies in the draft what the baseline affirms (True), or the reverse (False), and
    changes nothing else but words that go with the denial; None where it does neither.

    The sentence must deny, except and bound as before in all else: what is said with `unless` on one side may
    be the same as what is said with `only if` on the other.
    """
    before, after = reading.base.text[slice(*mark.base)], reading.draft.text[slice(*mark.draft)]
    both = f"{before} {after}"
    if len(both) > _LONGEST or not both.isascii() or not _DENYING.search(both):
        return None
    if not after.strip() and not before.lower().strip().startswith("nothing"):
        return None
    old, new = _said(before.lower()), _said(after.lower())
    if old[0] + new[0] != 1 or old[1] != new[1] or not before.strip() or set(old[1]) & _EXTENT:
        return None
    span = reading.base.sentence(mark.base[0])
    words = [
        sorted(_ELSE.findall(text[slice(*place)].lower()))
        for text, place in (
            (reading.base.text, span),
            (reading.draft.text, reading.across(span, from_base=True)),
        )
    ]
    more, fewer = words if old[0] else words[::-1]
    if len(more) != len(fewer) + 1 or any(more.count(word) < fewer.count(word) for word in fewer):
        return None
    return not old[0]


def _said(words: str) -> tuple[int, list[str]]:
    """Return how often words deny, and what they speak of beside that, by its stems in order."""
    found = _WORD.findall(words.replace("no longer", "not"))
    little = frozenset(table("english")["beside_denial"])
    alike = {stem(word): row[0] for row in table("english")["same_force"] for word in row}
    content = [stem(word) for word in found if word not in _DENIES and word not in little]
    return sum(word in _DENIES for word in found), sorted(alike.get(word, word) for word in content)


def within_denials(reading: Reading, seen: Observation) -> bool:
    """Tell whether an observation quotes nothing but words of an edit that turns a denial round."""
    quotes = [
        (base, span)
        for base, side, quote in ((True, reading.base, seen.base), (False, reading.draft, seen.draft))
        if quote is not None and (span := side.offset(quote))
    ]
    return bool(quotes) and any(
        all(_inside(span, mark.base if base else mark.draft) for base, span in quotes)
        and denial_turned(reading, mark) is not None
        for mark in reading.marks
    )


def _inside(one: Span, two: Span) -> bool:
    return two[0] <= one[0] and one[1] <= two[1]


def who_gains(reading: Reading, mark: Mark, *, denied: bool) -> str:
    """Return the party that gains where what gives it a right or lays a duty on it is denied, or is so no
    more: this does not entitle the Customer; `unclear` where no party follows such a word."""
    text = reading.base.text
    found = _GIVES.match(text, mark.base[0])
    if found is None:
        return "unclear"
    labels = {name: label for view in reading.base.views for name, label in view.labels.items()}
    name = next((name for name in labels if text.startswith(name, found.end())), "")
    party = labels.get(name)
    if party is None or party not in reading.parties:
        return "unclear"
    return party if bool(found["right"]) != denied else reading.other(party) or "unclear"
