"""A value of the baseline that the draft gave up for a blank: one point, whatever the value was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewer.findings.context import overlaps, shorten, touches
from reviewer.findings.measures import measure_of
from reviewer.findings.observation import Observation
from reviewer.findings.phrases import what_is
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.view import PairView

__all__ = ["emptied", "without_emptied"]

_WORDS = lazy(r"[^\W_]")
_FORMAL = frozenset({"party", "signature", "title", "preamble"})
"""Where a party's own particulars stand, which it fills in when it signs."""
_ROW, _ROW_OF_PARTICULAR = "/emptied", "/emptied_particular"


def emptied(view: PairView) -> Iterator[Observation]:
    """Yield one observation for each edit that puts an open blank where the baseline had words."""
    for edit in view.edits:
        old, new = edit.base, edit.draft
        if old is None or new is None or not _WORDS.search(old.quote):
            continue
        before, after = view.base_of(old.clause), view.draft_of(new.clause)
        blank = next((b for b in after.blanks if overlaps(b.start, b.end, new.start, new.end)), None)
        if blank is None or any(overlaps(b.start, b.end, old.start, old.end) for b in before.blanks):
            continue
        quantity = next(
            (q for q in before.quantities if touches(old, before.clause.id, q.start, q.end)), None
        )
        formal = before.clause.kind in _FORMAL
        quantity = None if formal else quantity
        words = before.quote(quantity.start, quantity.end) if quantity else old
        what = what_is(measure_of(before, quantity), quantity.sort) if quantity else None
        kind = f"number.{quantity.sort}" if quantity else "placeholder.open"
        params: dict[str, str | Message] = {"old": shorten(words.quote), "new": shorten(new.quote)}
        if what is not None:
            params["what"] = what
        data: dict[str, Any] = {"old": words.quote, "new": None, "emptied": True}
        if quantity is None:
            data["origin"] = "draft"
        yield Observation(
            kind=kind,
            message=Message(f"findings.emptied.{'value' if what else 'words'}", params),
            pair=view.pair.id,
            base=words,
            draft=new,
            topic=kind + (_ROW_OF_PARTICULAR if formal else _ROW),
            data=data,
        )


def without_emptied(seen: Iterable[Observation]) -> list[Observation]:
    """Return the observations without those that tell again, as a number gone or a blank left open, what an
    emptied place tells."""
    observations = list(seen)
    told = [one for one in observations if _ROW in one.topic]
    return [one for one in observations if one in told or not any(_again(one, other) for other in told)]


def _again(one: Observation, other: Observation) -> bool:
    if not one.kind.startswith(("number.", "placeholder.open", "term.confusable", "obligation.condition")):
        return False
    return any(
        quote is not None and mine is not None and touches(mine, quote.clause, quote.start, quote.end)
        for mine, quote in ((one.base, other.base), (one.draft, other.draft))
    )
