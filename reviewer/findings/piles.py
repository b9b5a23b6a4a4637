"""Three piles of a draft that tracks changes: what is marked, what is not, and what of ours they accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewer.findings.tracking import KIND, homes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reviewer.model import Comparison, Contract, Finding, Mark, Pair, Review

__all__ = ["Piles", "Taken", "piles_of"]

_SHORTEST = 4
"""Least characters by which a deletion without a home is known again in the baseline."""
_COMING = ("insert", "move_to")


class Taken(NamedTuple):
    """A tracked change of ours in the baseline that stands in the draft without a mark."""

    mark: Mark
    pair: str | None


class Piles(NamedTuple):
    """The differences between baseline and draft by who owned up to them."""

    tracked: Mapping[str, tuple[Mark, ...]]
    """Id of each pair with tracked changes in the draft to these, in the order of the draft."""
    untracked: tuple[Finding, ...]
    ours: tuple[Taken, ...]

    def __bool__(self) -> bool:
        return bool(self.tracked or self.untracked or self.ours)


def piles_of(review: Review) -> Piles:
    """Return the three piles of a review; all empty where neither file tracks a change of words.

    Ours are the changes tracked in the baseline, those by `Review.our_author` alone where it is given.
    """
    comparison = review.comparison
    untracked = tuple(finding for finding in review.findings if finding.kind == KIND)
    return Piles(_tracked(comparison), untracked, tuple(_taken(comparison, review.our_author)))


def _tracked(comparison: Comparison) -> dict[str, tuple[Mark, ...]]:
    marks = comparison.draft.document.marks
    if not marks:
        return {}
    pairs = comparison.pairs_by_id
    homes = homes_of(comparison.draft)
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        near = {
            comparison.pair_of_draft[clause.id]
            for place in mark.places
            for clause in homes.get(place, ())
            if clause.id in comparison.pair_of_draft
        }
        for key in _owners(comparison, mark, [pairs[key] for key in near]):
            found.setdefault(key, []).append(mark)
    order = [pair.id for pair in comparison.pairs if pair.id in found]
    return {key: tuple(found[key]) for key in order}


def _owners(comparison: Comparison, mark: Mark, near: list[Pair]) -> Iterable[str]:
    """Return the pairs a tracked change is part of: those at its place, else the clause it took away."""
    words = _squeezed(mark.text)
    coming = mark.kind in _COMING
    side: Contract = comparison.draft if coming else comparison.base
    name = "draft" if coming else "base"
    changed = [pair for pair in near if pair.kind != "same" or pair.edits]
    exact = [pair for pair in changed if words and words in _text(side, getattr(pair, name))]
    if exact or changed:
        return [pair.id for pair in exact or changed]
    if coming or len(words) < _SHORTEST:
        return []
    gone = ((pair, _text(side, pair.base)) for pair in comparison.pairs if not pair.draft)
    return [pair.id for pair, text in gone if len(text) >= _SHORTEST and (text in words or words in text)]


def _taken(comparison: Comparison, author: str | None) -> Iterator[Taken]:
    """Yield each change that the baseline tracks and the draft carries out without a mark."""
    pending = {_key(mark) for mark in comparison.draft.document.marks}
    fresh = [_squeezed(mark.text) for mark in comparison.draft.document.marks if mark.kind in _COMING]
    homes = homes_of(comparison.base)
    pairs = comparison.pairs_by_id
    for mark in comparison.base.document.marks:
        words = _squeezed(mark.text)
        if not words or (author and mark.author != author) or _key(mark) in pending:
            continue
        near = [clause for place in mark.places for clause in homes.get(place, ())]
        home = next((one for one in near if words in _squeezed(one.text)), near[0] if near else None)
        key = comparison.pair_of_base.get(home.id) if home is not None else None
        pair = pairs[key] if key is not None else None
        there = _text(comparison.draft, pair.draft) if pair is not None else ""
        untouched = pair is not None and bool(pair.draft) and not pair.edits
        if mark.kind in _COMING:
            stands = bool(pair and pair.draft) and (untouched or words in there)
            if stands and not any(words in one for one in fresh):
                yield Taken(mark, key)
        elif untouched or (len(words) >= _SHORTEST and words not in (there or _whole(comparison.draft))):
            yield Taken(mark, key)


def _key(mark: Mark) -> tuple[str, str, str, str]:
    return mark.kind, mark.author, mark.date, _squeezed(mark.text)


def _whole(contract: Contract) -> str:
    return _squeezed("".join(clause.text for clause in contract.clauses))


def _text(contract: Contract, clauses: Iterable[str]) -> str:
    return _squeezed("".join(contract.clause(clause).text for clause in clauses))


def _squeezed(text: str) -> str:
    return "".join(text.split())
