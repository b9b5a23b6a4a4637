"""Another address, or another of the things that are told apart by a number: neither a term nor a count."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.context import changes, overlaps
from reviewer.findings.observation import Observation
from reviewer.findings.particulars import differing
from reviewer.language.places import find_addresses, find_numbered
from reviewer.model import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reviewer.findings.context import Change
    from reviewer.findings.view import PairView
    from reviewer.model import Edit

__all__ = ["ExchangedPlace", "find_exchanged_places", "places"]

Span = tuple[int, int]
_FORMAL = frozenset({"party", "signature", "title"})
_READ: tuple[tuple[str, Callable[[str], tuple[Span, ...]]], ...] = (
    ("address", find_addresses),
    ("numbered", find_numbered),
)


class ExchangedPlace(Struct, frozen=True):
    """An address, or a thing called by a number (`address`, `numbered`), that gave way to another, with the
    edits that do so: ranges of the clause on either side."""

    what: str
    base: Span
    draft: Span
    edits: tuple[Edit, ...]


def places(view: PairView) -> Iterator[Observation]:
    """Yield `text.changed` for each address, and each thing called by a number, that gave way to another one;
    both are quoted whole. The particulars of the parties are not read here."""
    for found in view.exchanged_places:
        old, new = view.base[0].quote(*found.base), view.draft[0].quote(*found.draft)
        yield Observation(
            kind="text.changed",
            message=Message(f"findings.text.{found.what}", {"old": old.quote, "new": new.quote}),
            pair=view.pair.id,
            base=old,
            draft=new,
            topic="text.changed/place",
            data={"what": found.what, "edits": len(found.edits)},
        )


def find_exchanged_places(view: PairView) -> tuple[ExchangedPlace, ...]:
    """Return the places of a pair of one clause each that gave way to others, but for those that are
    particulars of a party."""
    placed = changes(view)
    if not placed or any(side.clause.kind in _FORMAL for side in (*view.base, *view.draft)):
        return ()
    base, draft = view.base[0].text, view.draft[0].text
    found: dict[Span, ExchangedPlace] = {}
    for at, change in enumerate(placed):
        for what, read in _READ:
            ours, theirs = _around(read(base), change.base), _around(read(draft), change.draft)
            if ours is None or theirs is None or base[slice(*ours)] == draft[slice(*theirs)]:
                continue
            meeting = _meeting(placed, at, ours, theirs)
            if all(_inside(other.base, ours) and _inside(other.draft, theirs) for other in meeting):
                edits = tuple(other.edit for other in meeting)
                found.setdefault(ours, ExchangedPlace(what, ours, theirs, edits))
                break
    if not found:
        return ()
    told = [(old.value.start, old.value.end) for old, _ in differing(view)]
    side = view.base[0]
    told += [(field.start, field.end) for field in side.index.fields.get(side.clause.id, ())]
    return tuple(one for one in found.values() if not any(overlaps(*one.base, *span) for span in told))


def _meeting(placed: Sequence[Change], at: int, ours: Span, theirs: Span) -> Sequence[Change]:
    """Return the changes, in order as they are, that touch the words of a place on either side: the one that
    is given and those around it."""

    def meets(change: Change) -> bool:
        return overlaps(*change.base, *ours) or overlaps(*change.draft, *theirs)

    low, high = at, at + 1
    while low and meets(placed[low - 1]):
        low -= 1
    while high < len(placed) and meets(placed[high]):
        high += 1
    return placed[low:high]


def _around(spans: tuple[Span, ...], edit: Span) -> Span | None:
    """Return the span, of several one behind the other, in which an edit stands."""
    place = bisect_right(spans, edit[0], key=itemgetter(0)) - 1
    return spans[place] if place >= 0 and _inside(edit, spans[place]) else None


def _inside(edit: Span, span: Span) -> bool:
    return span[0] <= edit[0] and edit[1] <= span[1]
