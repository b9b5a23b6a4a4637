"""The word that joins the last member of a list to the others moves on when one is added behind it, and back
when the last one goes: no change of its own, but evidence of the member."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.findings.context import changes, touches
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.findings.context import Change
    from reviewer.findings.observation import Observation
    from reviewer.findings.view import PairView
    from reviewer.model import Quote

__all__ = ["with_joints"]

_JOINT = lazy(r"\s*(?:以及|或者|[和及与或]|(?i:and|or)\b)\s*")
_BREAK = lazy(r"[。；;！!？?\n]")
_FAR = 60
"""So many characters may stand between the joint that went and the one that came."""


def with_joints(views: Iterable[PairView], seen: Sequence[Observation]) -> list[Observation]:
    """Return the observations; one of a member that came (or went) with its joint quotes the joint that went
    (or came) for it on the other side, where nothing else speaks of that."""
    by_pair: dict[str | None, list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        by_pair[one.pair].append(at)
    found = list(seen)
    for view in views:
        if len(view.edits) < 2 or view.pair.id not in by_pair:
            continue
        placed = changes(view)
        for joint in placed:
            if not _is_joint(joint):
                continue
            members = [change for change in placed if _moved(view, joint, change)]
            teller = _teller(found, by_pair[view.pair.id], members, joint)
            if teller is not None:
                one, edit = found[teller], joint.edit
                found[teller] = replace(one, base=one.base or edit.base, draft=one.draft or edit.draft)
    return found


def _is_joint(change: Change) -> bool:
    base, draft = change.edit.base, change.edit.draft
    one = base or draft
    return one is not None and not (base and draft) and _JOINT.fullmatch(one.quote) is not None


def _moved(view: PairView, joint: Change, other: Change) -> bool:
    """Tell whether another edit of the sentence puts in (or takes out) a joint with words behind it, as this
    one takes it out (or puts it in)."""
    gone = joint.edit.draft is None
    quote = other.edit.draft if gone else other.edit.base
    if quote is None or (other.edit.base if gone else other.edit.draft) is not None:
        return False
    if not _JOINT.match(quote.quote) or _JOINT.fullmatch(quote.quote):
        return False
    text = view.draft[0].text if gone else view.base[0].text
    low, high = sorted((joint.draft, other.draft) if gone else (joint.base, other.base))
    between = text[low[1] : max(low[1], high[0])]
    return len(between) <= _FAR and not _BREAK.search(between)


def _teller(
    seen: Sequence[Observation], places: Sequence[int], members: Sequence[Change], joint: Change
) -> int | None:
    """Return the place of the observation that tells a member; None where the joint is told already, or
    nothing tells a member on its side alone."""
    if not members or any(_quotes(seen[at], joint.edit.base, joint.edit.draft) for at in places):
        return None
    for at in places:
        one = seen[at]
        free = one.base is None if joint.edit.base else one.draft is None
        if free and any(_quotes(one, member.edit.base, member.edit.draft) for member in members):
            return at
    return None


def _quotes(one: Observation, base: Quote | None, draft: Quote | None) -> bool:
    return any(
        there is not None and touches(here, there.clause, there.start, there.end)
        for here, there in ((one.base, base), (one.draft, draft))
    )
