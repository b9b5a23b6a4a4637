"""Clauses that were divided or joined and rewritten, read part by part: each part against the sentences of
the whole that it answers to, as if these were clauses of their own.

The rules see a comparison in which they are; what the rules saw is told of the clauses as they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from reviewer.comparison.pieces import LIKE, windows_of
from reviewer.model import Comparison, Pair, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewer.findings.observation import Observation
    from reviewer.model import Clause, Contract, Edit, PairKind

__all__ = ["taken_apart", "told_of_the_clauses"]

_MARK = "~"
"""Stands in the name of a piece between that of its clause and where it begins; the first piece has the name
of its clause."""

_PIECE = lazy(rf"c\d+{_MARK}\d+")

Span = tuple[int, int]
_Cuts = dict[str, tuple[Span, ...]]
"""Where the pieces of a clause stand in it."""


def taken_apart(comparison: Comparison) -> Comparison:
    """Return the comparison with a pair for each part of a clause that was divided or joined and rewritten;
    the same one where there is none."""
    cuts: tuple[_Cuts, _Cuts] = ({}, {})
    pairs: list[Pair] = []
    for pair in comparison.pairs:
        parted = _parted(comparison, pair) if pair.kind in ("split", "merged") else None
        if parted is None:
            pairs.append(pair)
            continue
        windows, pieces = parted
        cuts[pair.kind == "merged"][(pair.base if pair.kind == "split" else pair.draft)[0]] = windows
        pairs.extend(pieces)
    if not any(cuts):
        return comparison
    base, draft = _cut(comparison.base, cuts[0]), _cut(comparison.draft, cuts[1])
    return Comparison(base, draft, comparison.links, tuple(pairs), comparison.notices)


def _parted(comparison: Comparison, pair: Pair) -> tuple[tuple[Span, ...], list[Pair]] | None:
    divided = pair.kind == "split"
    ours = [comparison.base.clause(one) for one in pair.base]
    theirs = [comparison.draft.clause(one) for one in pair.draft]
    if pair.similarity >= LIKE:
        return None
    windows = windows_of(ours[0], theirs) if divided else windows_of(theirs[0], ours)
    if windows is None:
        return None
    whole, parts = (pair.base[0], pair.draft) if divided else (pair.draft[0], pair.base)
    edits: list[list[Edit]] = [[] for _ in parts]
    for edit in pair.edits:
        mine, its = (edit.base, edit.draft) if divided else (edit.draft, edit.base)
        places = {
            *((_holding(windows, mine),) if mine else ()),
            *((parts.index(its.clause),) if its else ()),
        }
        if len(places) != 1 or (place := places.pop()) is None:
            return None
        moved = _shifted(mine, windows) if mine else None
        edits[place].append(replace(edit, base=moved) if divided else replace(edit, draft=moved))
    pairs: list[Pair] = []
    for at, part in enumerate(parts):
        lone = windows[at][0] == windows[at][1]
        piece = () if lone else (_name(whole, windows[at][0]),)
        kind: PairKind = ("added" if divided else "deleted") if lone else "edited" if edits[at] else "same"
        before, after = (piece, (part,)) if divided else ((part,), piece)
        pairs.append(Pair(_name(pair.id, at), kind, before, after, pair.similarity, tuple(edits[at])))
    return windows, pairs


def _name(one: str, at: int) -> str:
    return f"{one}{_MARK}{at}" if at else one


def _holding(windows: Sequence[Span], quote: Quote) -> int | None:
    return next(
        (at for at, (low, high) in enumerate(windows) if low <= quote.start and quote.end <= high), None
    )


def _shifted(quote: Quote, windows: Sequence[Span]) -> Quote:
    """Return a quote of a clause as one of the piece that holds it."""
    low = windows[_holding(windows, quote) or 0][0]
    return Quote(_name(quote.clause, low), quote.start - low, quote.end - low, quote.quote)


def _cut(contract: Contract, cuts: Mapping[str, Sequence[Span]]) -> Contract:
    """Return a contract with the pieces of clauses as clauses of their own."""
    if not cuts:
        return contract
    return replace(
        contract,
        clauses=tuple(piece for clause in contract.clauses for piece in _pieces(clause, cuts.get(clause.id))),
        definitions=tuple(_moved(one, cuts) for one in contract.definitions),
        references=tuple(_moved(one, cuts) for one in contract.references),
        blanks=tuple(_moved(one, cuts) for one in contract.blanks),
    )


def _pieces(clause: Clause, windows: Sequence[Span] | None) -> list[Clause]:
    if windows is None:
        return [clause]
    return [
        replace(
            clause,
            id=_name(clause.id, low),
            text=clause.text[low:high],
            heading=None if low else clause.heading,
        )
        for low, high in windows
        if low < high
    ]


def _moved(one: Any, cuts: Mapping[str, Sequence[Span]]) -> Any:
    """Return something that stands at a place of a clause at its place in the piece."""
    for low, high in cuts.get(one.clause, ()):
        if low <= one.start < high:
            return replace(
                one, clause=_name(one.clause, low), start=one.start - low, end=min(one.end, high) - low
            )
    return one


def told_of_the_clauses(seen: Iterable[Observation]) -> list[Observation]:
    """Return what was seen of pieces as seen of the clauses and pairs that they are pieces of."""
    return [_whole(one) for one in seen]


def _whole(one: Observation) -> Observation:
    quotes = (one.base, one.draft, *(quote for both in one.covers for quote in both))
    if _MARK not in (one.pair or "") and not any(quote and _MARK in quote.clause for quote in quotes):
        return one
    return replace(
        one,
        pair=one.pair.partition(_MARK)[0] if one.pair else one.pair,
        base=_put_back(one.base),
        draft=_put_back(one.draft),
        data={key: _named(value) for key, value in one.data.items()},
        covers=tuple((_put_back(ours), _put_back(theirs)) for ours, theirs in one.covers),
    )


def _put_back(quote: Quote | None) -> Quote | None:
    if quote is None or _MARK not in quote.clause:
        return quote
    clause, _, start = quote.clause.partition(_MARK)
    return Quote(clause, quote.start + int(start), quote.end + int(start), quote.quote)


def _named(value: Any) -> Any:
    """Return a value of an observation with clauses for their pieces."""
    if isinstance(value, str) and _PIECE.fullmatch(value):
        return value.partition(_MARK)[0]
    if isinstance(value, (list, tuple)):
        return type(value)(_named(each) for each in value)
    return value
