"""What is put behind a rule or taken from it whole and binds nobody by itself: an exception
(赔偿以合同总价为限，但故意造成损失的除外), in English also which text prevails and that time is of the
essence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.obligations.gains import favoured
from reviewer.findings.obligations.words import observed
from reviewer.language.risk_words import find_hits, groups
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span

__all__ = ["carve_outs", "settled_otherwise"]

_CARVED = lazy(
    r"\s*[，,；;（(]?\s*(?:但是?|惟|唯|不过|然而)[^。！!？?]+?[。；;）)]?\s*|除(?!非)[^。！!？?]+外[，,]"
)
_CARVED_IN_ENGLISH = lazy(
    r"\s*[,;(]?\s*(?:but|although|though|and|however|save that|except that|which"
    r"|provided(?: always| however)?(?:,? that)?)\b,?\s+"
    r"(?:nothing in [^,.;]{3,60}?|(?:this|that|such|the|those|these|any|which|it)?\s?"
    r"(?:(?:foregoing|limit\w*|caps?|exclusions?|restrictions?|clause|section|article|sub-?clause|paragraph"
    r"|provisions?)(?: [\d.()a-z]+)?)?)\s?"
    r"(?:\b(?:shall|will|does|do|must|is|are) )?\b(?:not )?"
    r"(?:be (?:construed|deemed|taken|read|interpreted) (?:as|to) )?(?:in any way )?(?:operate to )?"
    r"(?:limit|affect|exclud|restrict|prejudic|apply|extend|cap|reliev|prevent"
    r"|preclud|impair)\w*\b[^.;]*[.;)]?\s*",
    re.IGNORECASE,
)
"""What a rule does not reach, said behind it: but this shall not limit the liability to pay the price."""
_LEAVE = lazy(
    r"\s*[,;(]?\s*(?:but |and )?(?:provided|save|except)(?:,? (?:always|however|further))?,? that\b[^.;]*?"
    r"\b(?:may|need not|(?:is|are) (?:permitted|allowed|free|entitled) to)\b(?! not)[^.;]*[.;)]?\s*",
    re.IGNORECASE,
)
_BANNED = lazy(r"\b(?:shall|may|must|will|can) not\b|\bcannot\b|\bneither\b|\bno\b", re.IGNORECASE)
"""What may be done though it is banned, said behind the ban: provided that carriage may be subcontracted."""
_PREVAILS = lazy(
    r"\s*[,;]?\s*(?:(?:and|but|though|provided that|of which)\s+)?"
    r"(?:in (?:the )?(?:event|case) of [^,.;]{3,60}, )?"
    r"(?:the |this )?[\w' -]{2,60} (?:(?:shall|will|is to) )?"
    r"(?:prevails?|controls?(?! (?:of|over|by)\b)|governs?|(?:takes?|have|has) (?:precedence|priority))\b"
    r"[^.;]*[.;]?\s*",
    re.IGNORECASE,
)
_OF_ESSENCE = lazy(
    r"(?:\b(?:and|but|although|though)\s+)?\btime (?P<force>[\w ]{0,24}?)\bof the essence\b",
    re.IGNORECASE,
    needs=("of the essence",),
)
_NOT = lazy(r"\bnot\b|\bno longer\b", re.IGNORECASE)
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
        leave = _of_a_ban(side, span) and _LEAVE.fullmatch(words) is not None
        carved = (_CARVED.fullmatch(words) and _excepts(words)) or _CARVED_IN_ENGLISH.fullmatch(words)
        if not (carved or leave):
            continue
        last = len(side.text[: span[0]].rstrip(_EDGES))
        rule = (max(0, last - 1), last) if leave else None
        span = _trimmed(words, span)
        change = "exception_added" if added else "exception_removed"
        yield observed(
            reading,
            "condition",
            f"condition.{change}",
            "exception",
            base=None if added else span,
            draft=span if added else None,
            favours=favoured(reading, side, rule or span, "exception" if added else "other_exception"),
            data={
                "what": "exception",
                "from": None if added else words,
                "to": words if added else None,
                "change": change,
            },
        )


def _of_a_ban(side: Side, span: Span) -> bool:
    """Whether the words before a range in its sentence ban something."""
    return _BANNED.search(side.text, side.sentence(span[0])[0], span[0]) is not None


def settled_otherwise(reading: Reading) -> Iterator[Observation]:
    """Yield an observation for each part of an English sentence that came, went or gave way to another and
    says which of two texts prevails or that time is of the essence: both are terms and nobody's duty."""
    for mark in reading.marks:
        words = reading.base.text[slice(*mark.base)], reading.draft.text[slice(*mark.draft)]
        old, new = (_PREVAILS.fullmatch(side) is not None for side in words)
        if (old or new) and all(map(_is_part, words)):
            change = "priority_changed" if all(words) else "priority_added" if new else "priority_removed"
            spans = (
                _trimmed(side, span) if side else None
                for side, span in zip(words, (mark.base, mark.draft), strict=True)
            )
            yield _term(reading, *spans, topic="priority", change=change)
    old_time, new_time = (
        _of_essence(reading, side, base=side is reading.base) for side in (reading.base, reading.draft)
    )
    if (old_time or new_time) and (old_time is None or new_time is None or old_time[1] != new_time[1]):
        strict = new_time[1] if new_time else not (old_time and old_time[1])
        change = "essence_added" if strict else "essence_removed"
        spans = (found[0] if found else None for found in (old_time, new_time))
        yield _term(reading, *spans, topic="essence", change=change)


def _of_essence(reading: Reading, side: Side, *, base: bool) -> tuple[Span, bool] | None:
    """Return where the words that an edit touches make time of the essence, or say that it is not, and
    whether it is."""
    for found in _OF_ESSENCE.finditer(side.text):
        if reading.touched(found.span(), base=base):
            return found.span(), not _NOT.search(found["force"])
    return None


def _term(reading: Reading, base: Span | None, draft: Span | None, *, topic: str, change: str) -> Observation:
    words = (
        side.text[slice(*span)] if span else None
        for side, span in ((reading.base, base), (reading.draft, draft))
    )
    old, new = words
    return observed(
        reading,
        "condition",
        f"condition.{change}",
        topic,
        base=base,
        draft=draft,
        favours="unclear",
        data={"what": topic, "from": old, "to": new, "change": change},
    )


def _is_part(words: str) -> bool:
    """Whether words are no whole sentence: none, or what stands behind a comma or a joint."""
    return not words or not words.lstrip()[:1].isupper()


def _excepts(words: str) -> bool:
    group = next(group for group in groups() if group.name == "exception")
    return bool(find_hits(words, group))


def _trimmed(words: str, span: Span) -> Span:
    return span[0] + len(words) - len(words.lstrip(_EDGES)), span[1] - len(words) + len(words.rstrip(_EDGES))
