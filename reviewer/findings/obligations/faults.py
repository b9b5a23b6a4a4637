"""Kinds of fault in a list: what was to be answered for, or stood outside of a limit, and names one kind more
or less (故意或者重大过失, fraud, gross negligence or wilful default)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.risk_words import Change, find_hits, groups
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.language.risk_words import Group, Hit

__all__ = ["in_new_exception", "of_listed_faults"]

_BY_GRAVITY = {"gross": 0, "intent": 1}
"""Members of which the first takes in the second: whoever answers for gross negligence answers for intent."""
_BEFORE = lazy(r"(?:、|或者?|和|及|与|(?:,|\bor|\band)\s+(?:any |its |the |their )?)$")
_BEHIND = lazy(r"、|或|和|及(?!时)|与|,?\s(?:or|and)\b|,\s[\w' ]{2,40},?\s(?:or|and)\b")
_REACH = 12
_EXCUSED = lazy(
    r"不(?:予|再)?(?:承担|负|赔偿|担责)|无(?:需|须)(?:承担|赔偿)|免(?:责|除|于)|概不"
    r"|(?i:\b(?:not|neither\b[^.;]{0,40}) (?:be )?(?:liable|responsible)|no liability|exclude[sd]?|excused)"
)
_EXCEPTED = lazy(
    r"除外|除非|除(?!了)[^。；]{1,40}外|不适用|不受|但"
    r"|(?i:\b(?:nothing|except|save|unless|other than|but|however|not (?:apply|limit|exclude|affect))\b)"
)


def of_listed_faults(reading: Reading, group: Group, old: Hit | None, new: Hit | None) -> Change | None:
    """Return what it means that a list of faults names one kind more or less; None where it is no such list.

    Fewer kinds are better for whoever is liable, unless the list says for what nobody is.
    """
    if group.name != "fault":
        return None
    if old and new:
        if {old.member, new.member} != {*_BY_GRAVITY}:
            return None
        fewer = _BY_GRAVITY[old.member] < _BY_GRAVITY[new.member]
    else:
        fewer = old is not None
    side, hit = (reading.base, old) if old else (reading.draft, new)
    if hit is None or not ((old and new) or _listed(side, hit)):
        return None
    sentence = side.sentence(hit.start)
    excused = _EXCUSED.search(side.text, *sentence) and not _EXCEPTED.search(side.text, *sentence)
    say = f"{'excused' if excused else 'faults'}_{'fewer' if fewer else 'more'}"
    return Change(say, "liable" if fewer is not bool(excused) else "injured", "fault", None)


def in_new_exception(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
    """Whether a word of fault came or went within an exception that did, which tells it: except claims
    caused by its negligence."""
    side, hit, flags = (
        (reading.base, old, reading.changed[0]) if old else (reading.draft, new, reading.changed[1])
    )
    if hit is None or not hit.text.isascii():
        return False
    exception = next(group for group in groups() if group.name == "exception")
    return any(
        all(flags[one.start : hit.end]) and not _PART_END.search(side.text, one.end, hit.start)
        for one in find_hits(side.text, exception)
        if one.end <= hit.start
    )


_PART_END = lazy(r"[;:]|[,.](?!\d)")


def _listed(side: Side, hit: Hit) -> bool:
    """Tell whether a word stands beside others that it is joined with."""
    text = side.text
    return bool(_BEFORE.search(text, max(0, hit.start - _REACH), hit.start) or _BEHIND.match(text, hit.end))
