"""Members of lists that came or went: what a list names more or less of, and money owed more or less."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.obligations.cases import one_sided, scope_change, scope_word
from reviewer.findings.obligations.claims import Claims
from reviewer.findings.obligations.gains import favoured, one_of
from reviewer.findings.obligations.words import observed, shorten
from reviewer.language.spans import shared_start
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.reading import Mark, Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span

__all__ = ["list_items"]

_LISTED = lazy(
    r"^(?:[、]|和|及|以及|与|或者|或)[^，。；;]+$|^[^，。；;]+、$|^[\u4e00-\u9fff]{2,8}(?:和|以及|与|或者|或)$"
    r"|^(?:, ?| )?(?:and|or) [^.;]+$|^[^.;]+ (?:and|or) ?$"
)
_BREAK = lazy(r"[，,。；;]")
_FORUM_OR_LAW = lazy(r"《|法院|仲裁|第[^，。]{1,6}条|(?i:court|arbitrat|law\b)")
_COURT_BEHIND = lazy(r"[^，,。；;、]{0,4}(?:人民法院|法院|仲裁委)")
"""What names a court by its place, which the rules of the forum tell: 甲方所在地或乙方所在地人民法院."""
_DEFINES = lazy(r"[”\"』」]\s*(?:是指|系指|指|(?i:means?|shall mean))")
_JOINTS_AND_MARKS = lazy(r"^(?:和|及|以及|与|或者|或)|[\W_]+")


def _trimmed(reading: Reading, mark: Mark) -> tuple[Span | None, Span | None]:
    """Return the spans of an edit without the words that both sides begin with."""
    before, after = reading.base.text[slice(*mark.base)], reading.draft.text[slice(*mark.draft)]
    common = shared_start(before, after)
    base, draft = (mark.base[0] + common, mark.base[1]), (mark.draft[0] + common, mark.draft[1])
    return (base if base[0] < base[1] else None), (draft if draft[0] < draft[1] else None)


def _bare(words: str) -> str:
    return _JOINTS_AND_MARKS.sub("", words)


def _other_words(reading: Reading, *, on_base: bool) -> str:
    """Return the words that came on the other side, to tell a list that was only put in another order."""
    if on_base:
        return "".join(reading.draft.text[slice(*mark.draft)] for mark in reading.marks)
    return "".join(reading.base.text[slice(*mark.base)] for mark in reading.marks)


_LAST = lazy(r"[\u4e00-\u9fff]{2,}(?:以及|及|和|与)[\u4e00-\u9fff]{2,}$")
_LATIN_ITEM = lazy(r"(?:[\w'’/-]+,? ?){1,8}")
_LATIN_LIST = lazy(r"[,(] ?$|\w+ (?:and|or) $")
_LATIN_LAST = lazy(r"\b(?:and|or) [\w'’-]+$")
_LATIN_NEXT = lazy(r" ?(?:[,.;)]|(?:and|or)\b|$)")
_JOINS = lazy(r"\s*(?i:(?:with(?:out)?|before|after|on|in|by|to|for|if|when|and|or)\s*)+")
"""Words that join others: `with or` before `without cause` is no member of a list."""
_BESIDES = lazy(r"\s*(?i:(?:together|along) with|accompanied by|as well as)\b")


def _is_item(side: Side, span: Span) -> bool:
    """Whether words stand between the marks of a list, as a member of it: 律师费、差旅费等."""
    words = side.text[slice(*span)]
    if _BESIDES.match(words):
        return False
    after = side.text[span[1] : span[1] + 1]
    if words.isascii():
        listed = _LATIN_ITEM.fullmatch(words) and _LATIN_LIST.search(side.text, max(0, span[0] - 24), span[0])
        return bool(listed and (_LATIN_LAST.search(words) or _LATIN_NEXT.match(side.text, span[1])))
    return (
        side.text[max(0, span[0] - 1) : span[0]] == "、"
        and len(words) >= 2
        and not _BREAK.search(words)
        and (not after or after in "、，。；等和及与或的" or bool(_LAST.search(words)))
    )


_JOINTS = lazy(r"\s*(?:[,，、]\s*(?:and\b|or\b)?|以及|或者|\band\b|\bor\b|和|及|与(?!之)|或)\s*")
_JOINT_AHEAD = lazy(
    r"\s*(?:[,，、]\s*(?:(?:and|or)\b)?|以及|或者|\band\b|\bor\b|和|及(?![时其格])|与(?![其之])|或(?!然))\s*"
)
_JOINT_BEHIND = lazy(r"\s*(?:[,，、]|以及|或者|\band\b|\bor\b|和|及|与|或)\s*$")


def _members(words: str) -> list[str]:
    """Return what a list names, without the marks and words that join its members."""
    return [part for part in _JOINTS.split(words.strip()) if part]


def _shortened(reading: Reading, mark: Mark) -> bool | None:
    """Return whether an edit only dropped members of a list (True) or only put some in (False); None where
    it did more."""
    if mark.base[0] == mark.base[1] or mark.draft[0] == mark.draft[1]:
        return None
    old, new = (
        _members(side.text[slice(*span)])
        for side, span in ((reading.base, mark.base), (reading.draft, mark.draft))
    )
    gone = len(old) > len(new)
    longer, shorter = (old, new) if gone else (new, old)
    rest = iter(longer)
    return gone if shorter and len(old) != len(new) and all(one in rest for one in shorter) else None


def _shorter_lists(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each list that an edit, not yet told, left with some of its members."""
    claimed = Claims(reading, told)
    for mark in reading.marks:
        gone = _shortened(reading, mark)
        if (
            gone is None
            or claimed.has(mark.base, mark.draft)
            or _FORUM_OR_LAW.search(reading.base.text, *mark.base)
        ):
            continue
        yield scope_change(reading, mark.base, mark.draft, "list", "item", gone=gone)


def list_items(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each member of a list that an edit, not yet told, put in or took out."""
    told = tuple(told)
    yield from _shorter_lists(reading, told)
    for side, span in one_sided(reading, told, (_trimmed(reading, mark) for mark in reading.marks)):
        words = side.text[slice(*span)]
        if _JOINS.fullmatch(words) or _is_norm(side, span, told):
            continue
        if not (_LISTED.match(words) or _is_item(side, span)) or _FORUM_OR_LAW.search(words):
            continue
        if _COURT_BEHIND.match(side.text, span[1]):
            continue
        if _DEFINES.search(side.text, *side.sentence(span[0])) or _bare(words) in _bare(
            _other_words(reading, on_base=side is reading.base)
        ):
            continue
        member = _alone(side, span)
        if (speaker := _speaker(side, member)) is not None:
            seen = _stated(reading, side, member, speaker)
        elif _owed(side, member):
            seen = _owed_change(reading, side, member)
        else:
            seen = scope_word(reading, side, member, "list", "item")
        yield seen


_MONEY = lazy(
    r"(?:费|费用|金|款|款项|利息|罚息|复利|损失|税|税费)$|(?i:\b(?:fees?|costs?|interest|penalt(?:y|ies)|damages|taxes|losses|expenses|charges)$)"
)
_OWING = lazy(r"支付|赔偿|承担|偿还|负担|清偿|补偿|(?i:\b(?:pay|reimburse|bear|indemnif|compensate|repay))")


_SAYS = lazy(
    r"\s+(?:(?:also|hereby|expressly|irrevocably)\s+)?"
    r"(?!(?:and|or|of|to|as|in|with|for|has|have|had|is|are|was|were|does|did)\b)[a-z]{3,}(?<!ed)\s"
)
_CASE_BEFORE = lazy(
    r"\b(?:if|unless|when|whenever|where|whether|until|once|provided|that|which|who|so far)\b", re.IGNORECASE
)
_ARTICLE = lazy(r"(?:[Tt]he\s+)?")


def _speaker(side: Side, member: Span) -> str | None:
    """Return the party of which English words beside others state something, in the baseline's labels: and
    the Tenant admits that. None where they are a member of a list."""
    article = _ARTICLE.match(side.text, *member)
    start = article.end() if article else member[0]
    named = next((m for m in side.mentions_from((start, member[1])) if m.start == start), None)
    if named is None or named.sort != "party" or not _SAYS.match(side.text, named.end, member[1]):
        return None
    low = side.sentence(start)[0]
    if _CASE_BEFORE.search(side.text, max(low, side.text.rfind(",", low, member[0])), start):
        return None
    return side.key(named.label)


def _stated(reading: Reading, side: Side, span: Span, party: str) -> Observation:
    """Return the observation of what a party no longer states or promises, or does now."""
    gone = side is reading.base
    kind = "removed" if gone else "added"
    words = shorten(side.text[slice(*span)])
    return observed(
        reading,
        kind,
        f"{kind}.duty",
        "duty_implied",
        base=span if gone else None,
        draft=None if gone else span,
        favours=(party if gone else reading.other(party)) or "unclear",
        params={"one": one_of(side, party), "words": words},
        data={"grade": "O3", "bearer": party, "implied": True, "text": words},
    )


def _owed(side: Side, member: Span) -> bool:
    """Whether a member of a list is money that somebody has to pay or make good: 本金、利息和违约金."""
    words = side.text[slice(*member)]
    return bool(_MONEY.search(words) and _OWING.search(side.text, side.sentence(member[0])[0], member[0]))


def _owed_change(reading: Reading, side: Side, member: Span) -> Observation:
    """Return the observation of such money put in or taken out: who pays it loses by the first."""
    gone = side is reading.base
    favours = favoured(reading, side, member, "other_taker" if gone else "taker")
    change = "owed_removed" if gone else "owed_added"
    return observed(
        reading,
        "condition",
        f"condition.{change}",
        "list_money",
        base=member if gone else None,
        draft=None if gone else member,
        favours=favours,
        data={"what": "list", "change": "item_removed" if gone else "item_added"},
    )


def _alone(side: Side, span: Span) -> Span:
    """Return the place of members without the marks and words that join them to others."""
    words = side.text[slice(*span)]
    lead, tail = _JOINT_AHEAD.match(words), _JOINT_BEHIND.search(words)
    start, end = lead.end() if lead else 0, tail.start() if tail else len(words)
    return (span[0] + start, span[0] + end) if start < end else span


def _is_norm(side: Side, span: Span, told: Iterable[Observation]) -> bool:
    """Whether words were told as a duty or right that came or went with them: `and may sublet it`."""
    whole = len(side.text[slice(*span)].strip(" ,，、"))
    return any(
        quote is not None
        and seen.kind in ("obligation.added", "obligation.removed")
        and (told_at := side.offset(quote)) is not None
        and min(span[1], told_at[1]) - max(span[0], told_at[0]) > _MOSTLY * whole
        for seen in told
        for quote in (seen.base, seen.draft)
    )


_MOSTLY = 0.8
