"""In what capacity a party of an English heading contracts: for itself, through a branch, as agent or trustee
of another, with its affiliates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.context import NOTHING, changes, overlaps, shorten
from reviewer.findings.observation import Observation
from reviewer.language.folding import fold_key
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.view import ClauseView, PairView
    from reviewer.model import Quote

__all__ = ["capacities", "in_capacity"]

_CAPACITY = lazy(
    r"\b(?:(?:each |both )?acting (?:through|by|on|as|in|for|severally|jointly|solely)\b"
    r"|(?:for and )?on (?:its own )?behalf of\b"
    r"|for (?:itself|and on account of)\b|in its (?:own )?(?:capacity|name)\b|as principal\b|not as agent\b"
    r"|(?:solely |only )?as (?:the |an? )?(?:\w+ )?(?:agent|trustee|nominee|general partner|successor"
    r"|assignee|custodian|manager|attorney|representative|guarantor)\b"
    r"|(?:together )?(?:with|and) (?:(?:each|any|all) of )?(?:its|their) (?:\w+ )?"
    r"(?:affiliates|subsidiaries|successors|assigns|assignees|group compan(?:y|ies))\b)"
    r"(?:(?!, (?:an?|the|of|having|with|whose) )[^;(（“\"])*?"
    r"(?=,? ?(?:[;(（“\"]|$)|\.$|, (?:an?|the|of|having|with|whose) )",
    re.IGNORECASE,
)
"""From the word for the capacity to the end of its part of the sentence."""


def capacities(view: PairView) -> Iterator[Observation]:
    """Yield `party.identity` for each capacity that an edit gave a party of the heading, took from it or
    changed, once a party."""
    if len(view.base) != 1 or len(view.draft) != 1 or not _introduces(view.base[0]):
        return
    before, after = view.base[0], view.draft[0]
    spans = [_spans(side) for side in (before, after)]
    told: set[tuple[int, int]] = set()
    for change in changes(view) if any(spans) else ():
        old, new = (
            next((span for span in side if overlaps(*place, *span)), None)
            for side, place in zip(spans, (change.base, change.draft), strict=True)
        )
        words = [side.text[slice(*span)] if span else "" for side, span in ((before, old), (after, new))]
        mark = old or new
        if mark is None or mark in told or fold_key(words[0]) == fold_key(words[1]):
            continue
        told.add(mark)
        yield _observation(view, old, new)


def in_capacity(side: ClauseView, quote: Quote) -> bool:
    """Whether a quote of a heading stands in the words that say in what capacity a party contracts."""
    if quote.clause != side.clause.id or not _introduces(side):
        return False
    return any(low <= quote.start < high for low, high in _spans(side))


def _introduces(side: ClauseView) -> bool:
    return any(party.clause == side.clause.id and party.name for party in side.contract.parties)


def _spans(side: ClauseView) -> list[tuple[int, int]]:
    """Return where a heading says in what capacity somebody contracts, behind the name of the first party."""
    starts = [party.start for party in side.contract.parties if party.clause == side.clause.id]
    return [found.span() for found in _CAPACITY.finditer(side.text, min(starts, default=0))]


def _observation(view: PairView, old: tuple[int, int] | None, new: tuple[int, int] | None) -> Observation:
    before, after = view.base[0], view.draft[0]
    base, draft = before.quote(*old) if old else None, after.quote(*new) if new else None
    place, side = (old[0], before) if old else (new[0] if new else 0, after)
    owner = max(
        (party for party in side.contract.parties if party.clause == side.clause.id),
        key=lambda party: (party.start <= place, party.start if party.start <= place else -party.start),
    )
    words = [shorten(quote.quote, 60) if quote else "" for quote in (base, draft)]
    state = "changed" if base and draft else "added" if draft else "dropped"
    return Observation(
        kind="party.identity",
        message=Message(
            f"findings.party.capacity_{state}",
            {"party": side.labels.get(owner.label, owner.label) or NOTHING, "old": words[0], "new": words[1]},
        ),
        pair=view.pair.id,
        base=base,
        draft=draft,
        topic="party.identity/capacity",
        data={
            "party": side.labels.get(owner.label, owner.label),
            "field": "capacity",
            "old": base.quote if base else None,
            "new": draft.quote if draft else None,
        },
    )
