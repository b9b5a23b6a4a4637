"""A limit, a notice or a further condition with a figure of its own that comes or goes as a phrase.

The figure is told as a quantity that came or went; that nothing more than $2,500 is repaid, or nothing done
before ten days' notice, is a term of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.obligations.claims import Claims, acts_told_whole
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
_CHINESE_LIMIT = lazy(
    r"[，,]?(?:但是?|且|并且|惟|其中)?(?:累计|合计|总额|总计|每[年月日次]|单次|单笔|最高|最低|最长|最短|原则上)*(?:应|均)?"
    r"(?:不得?(?:超过|超出|高于|多于|低于|少于|短于|长于)|以[^，,。；;]{1,24}为(?:限|上限)|上限为|至少|至多|最多|最高|最低)"
)
_CHINESE_JOINED = lazy(r"[，,]?(?:且|并且|而且|但|同时|在|经|于)(?=[^，,。；;]{6,})")
"""What joins a further condition to a case or to a statement: 且逾期超过十日, 在通知后十日内."""


def measured_terms(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each such phrase, not yet told, that an edit put in or took out."""
    told = tuple(told)
    claimed, acts = Claims(reading, told), acts_told_whole(reading, told)
    for mark in reading.marks:
        gone = mark.draft[0] == mark.draft[1]
        if gone == (mark.base[0] == mark.base[1]):
            continue
        side, span = (reading.base, mark.base) if gone else (reading.draft, mark.draft)
        if acts[0 if gone else 1].meeting(span):
            continue
        words = side.text[slice(*span)]
        if claimed.has(*((span, None) if gone else (None, span))):
            continue
        latin = words.replace("’", "'").isascii()
        limit = bool((_LIMIT if latin else _CHINESE_LIMIT).match(words))
        if not (limit or (_NOTICE if latin else _CHINESE_JOINED).match(words)):
            continue
        if not _measured(side.text, span):
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
