"""What a response leaves as the counterparty has it because nobody answered it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.places import places_of
from reviewer.exporting.points import gather
from reviewer.exporting.summary import is_changed
from reviewer.messages import say
from reviewer.model import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewer.exporting.points import Point
    from reviewer.model import Decision, Review

__all__ = ["left_open"]

_NAMED = 8
"""How many clauses a notice names."""


def left_open(review: Review, decisions: Mapping[str, Decision]) -> Message | None:
    """Return a notice of the changed clauses with a point that has no answer; None where there is none.

    A wording of ours stands for the whole clause. A hint among graver points needs no answer, nor does a
    slot that was only filled in.
    """
    comparison, lang = review.comparison, review.language
    order = {pair.id: place for place, pair in enumerate(comparison.pairs)}
    places: dict[int, str] = {}
    for point in gather(review, decisions):
        pair = point.pair
        if pair is not None and is_changed(pair) and _waits(point):
            contract, ids = (comparison.draft, pair.draft) if pair.draft else (comparison.base, pair.base)
            places[order[pair.id]] = places_of(contract, ids, lang)
    if not places:
        return None
    named = tuple(place for _, place in sorted(places.items()))
    key = "word.response.open" if len(named) <= _NAMED else "word.response.many_open"
    listed = say("words.comma", lang).join(named[:_NAMED])
    return Message(key, {"count": len(named), "places": listed})


def _waits(point: Point) -> bool:
    if any(entry.decision.verdict == "countered" for entry in point.entries):
        return False
    grave = [entry for entry in point.entries if entry.severity != "info"]
    hints = [entry for entry in point.entries if not entry.finding.kind.startswith("placeholder.")]
    return any(entry.decision.verdict in ("open", "query") for entry in grave or hints)
