"""The case of a rule put in other words: one line for the case, where its words would be told one by one.

如甲方经营状况恶化 becomes 当甲方丧失商业信誉时: no heap of 如, 当 and 时. Figures, parties and what binds are
told apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from reviewer.findings.contents import told_as_wording
from reviewer.findings.context import changes, shorten_both
from reviewer.findings.obligations.gains import gain
from reviewer.findings.observation import Observation
from reviewer.findings.written_anew import SHREDS, inside
from reviewer.language.gist import same_gist
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.findings.view import PairView
    from reviewer.language.norms import Span

__all__ = ["cases_told_whole"]

_OPENS = r"(?:如果?|若|倘若?|假如|假若|当|一旦|但凡|凡|遇有?|因|在)"
_CLOSES = r"(?:的|时|后|的话|之日|情况下|情形下|前提下|场合|之际)"
_CASE = lazy(
    rf"(?:(?<=[。；;，,：:\n])|^)(?:{_OPENS}[^。；;，,\n]{{3,80}}|[^。；;，,\n]{{3,80}}?{_CLOSES})(?=[，,])"
)
_LATIN_CASE = lazy(
    r"\b(?:if|where|when|whenever|in the event (?:that|of)|in case|should|once|upon|unless|provided that"
    r"|on condition that)\b[^.;,\n]{6,200}",
    re.IGNORECASE,
)
_MARKER = lazy(
    rf"(?:{_OPENS}|{_CLOSES}|if|where|when|whenever|in the event (?:that|of)|should|in case)+\s*",
    re.IGNORECASE,
)
_LONE = "obligation.condition/condition"
_ALIKE = "text.changed/wording"
_LEAST = 2


def cases_told_whole(views: Iterable[PairView], seen: Sequence[Observation]) -> list[Observation]:
    """Return the observations; those that only say that words of one case differ are one, with the case as a
    whole on both sides."""
    by_pair: defaultdict[str | None, list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        if _is_crumb(one):
            by_pair[one.pair].append(at)
    told: dict[int, Observation | None] = {}
    for view in views:
        places = by_pair.get(view.pair.id, [])
        if len(places) < _LEAST or len(view.base) != 1 or len(view.draft) != 1:
            continue
        for ours, theirs in _cases(view):
            heap = [at for at in places if at not in told and inside(seen[at], ours, theirs)]
            if len(heap) >= _LEAST and any(seen[at].kind == "obligation.condition" for at in heap):
                told.update(dict.fromkeys(heap))
                told[heap[0]] = _as_one(view, [seen[at] for at in heap], ours, theirs)
    found = (told.get(at, one) for at, one in enumerate(seen))
    return [one for one in found if one is not None]


def _is_crumb(one: Observation) -> bool:
    """Whether an observation says no more than that words differ, or that a word which only opens or closes a
    case came or went."""
    if one.topic == _LONE:
        quote = one.base or one.draft
        return not (one.base and one.draft) and quote is not None and bool(_MARKER.fullmatch(quote.quote))
    return one.topic in SHREDS


def _cases(view: PairView) -> list[tuple[Span, Span]]:
    """Return the cases of both sides that answer to each other and in which something was edited."""
    before, after = view.base[0].text, view.draft[0].text
    ours, theirs = _spans(before), _spans(after)
    found: dict[tuple[Span, Span], None] = {}
    if ours and theirs:
        for change in changes(view):
            one, two = _holding(ours, change.base), _holding(theirs, change.draft)
            if one and two:
                found[one, two] = None
    return list(found)


def _spans(text: str) -> list[Span]:
    expression = _LATIN_CASE if text.isascii() or " the " in text else _CASE
    return [match.span() for match in expression.finditer(text)]


def _holding(spans: Sequence[Span], span: Span) -> Span | None:
    return next((one for one in spans if one[0] <= span[0] and span[1] <= one[1]), None)


def _as_one(view: PairView, heap: Sequence[Observation], ours: Span, theirs: Span) -> Observation:
    base, draft = view.base[0].quote(*ours), view.draft[0].quote(*theirs)
    one, two = view.base[0], view.draft[0]
    if all(told.topic == _ALIKE for told in heap) or same_gist(
        one.text[slice(*ours)], one.labels, two.text[slice(*theirs)], two.labels
    ):
        return told_as_wording(view.pair.id, base, draft, len(heap))
    words = dict(zip(("before", "after"), shorten_both(base.quote, draft.quote), strict=True))
    return Observation(
        kind="obligation.condition",
        message=Message(
            "obligations.condition.part_changed",
            {**words, "change": Message("obligations.change.replaced", words), "gain": gain("unclear")},
        ),
        pair=view.pair.id,
        base=base,
        draft=draft,
        topic="obligation.condition/condition_wording",
        data={"what": "condition", "change": "part_changed"},
    )
