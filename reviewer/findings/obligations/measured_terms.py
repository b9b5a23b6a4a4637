"""A limit or a notice with a figure of its own that comes or goes as a phrase of an English sentence.

The figure is told as a quantity that came or went; that nothing more than $2,500 is repaid, or nothing done
before ten days' notice, is a term of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.obligations.claims import Claims
from reviewer.findings.obligations.gains import favoured
from reviewer.findings.obligations.words import observed
from reviewer.language.quantities import find_quantities
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.observation import Observation

__all__ = ["measured_terms"]

_LIMIT = lazy(
    r"\W*(?:(?:and|but) )?(?:up to|not exceeding|not to exceed|to a (?:maximum|limit) of|capped at|limited to"
    r"|subject to (?:an? )?(?:\w+ )?(?:maximum|minimum|cap|limit|ceiling|floor)"
    r"|with an? (?:\w+ )?(?:cap|limit|maximum|minimum)"
    r"|(?:by|of|for|in|at|if|where) (?:no |not )?(?:less|more|fewer|greater|lower|higher) than)\b",
    re.IGNORECASE,
)
_NOTICE = lazy(
    r"\W*(?:and )?(?:(?:after|on|upon|by|with|subject to|against|following)\b|having given\b)[^.;]{0,60}?"
    r"\bnotice\b[^.;]*$",
    re.IGNORECASE,
)


def measured_terms(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each such phrase, not yet told, that an edit put in or took out."""
    claimed = Claims(reading, told)
    for mark in reading.marks:
        gone = mark.draft[0] == mark.draft[1]
        if gone == (mark.base[0] == mark.base[1]):
            continue
        side, span = (reading.base, mark.base) if gone else (reading.draft, mark.draft)
        words = side.text[slice(*span)]
        if not words.replace("’", "'").isascii() or claimed.has(*((span, None) if gone else (None, span))):
            continue
        limit = bool(_LIMIT.match(words))
        if not (limit or _NOTICE.match(words)) or not _measured(side.text, span):
            continue
        if limit:
            say, gains = ("extent_freed", "unclear") if gone else ("extent_limited", "unclear")
        else:
            say, gains = ("part_removed", "other_exception") if gone else ("part_added", "exception")
        yield observed(
            reading,
            "condition",
            f"condition.{say}",
            "scope_phrase" if limit else "condition",
            base=span if gone else None,
            draft=None if gone else span,
            favours=favoured(reading, side, span, gains),
            data={"what": "limit" if limit else "notice", "change": say},
        )


def _measured(text: str, span: tuple[int, int]) -> bool:
    """Whether a figure stands among the words."""
    return any(span[0] <= found.start and found.end <= span[1] for found in find_quantities(text))
