"""Two texts that are hardly versions of one contract: said first, and then no heap of crumbs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.findings.context import shorten_both
from reviewer.findings.observation import Observation
from reviewer.findings.written_anew import SHREDS, told_anew
from reviewer.model import Message, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.model import Clause, Comparison, Contract, Pair

__all__ = ["strangers"]

_FORMAL = frozenset({"title", "party", "signature", "note"})
_LONE = frozenset({"added", "deleted"})
_LETTERS = 8
_FEWEST = 10
_SHARE = 0.3
"""Below this share of clauses with a counterpart, two texts are hardly versions of one contract."""
_CRUMBS = SHREDS | {
    "obligation.condition/scope_phrase",
    "obligation.condition/tail",
    "obligation.condition/connective_minor",
}
"""What says no more of a clause of such texts than that its words differ."""
_HEAP = 2
"""So many crumbs of a clause are told as one."""
_CLOSE = 0.95
"""From this likeness, 0 to 1, a clause is one of both texts, and each of its changes counts."""


def strangers(seen: Sequence[Observation], comparison: Comparison) -> Iterator[Observation]:
    """Yield the observations; where few clauses of the two texts answer to each other, that first, and what
    came or went with the others lighter."""
    if _mostly_matched(comparison):
        yield from seen
        return
    lone = {pair.id for pair in comparison.pairs if pair.kind in _LONE}
    spoken = {c.id for side in (comparison.base, comparison.draft) for c in side.clauses if _speaks(c)}
    sizes = [0, 0]
    for pair in comparison.pairs:
        sizes[pair.id in lone] += any(c in spoken for c in (*pair.base, *pair.draft))
    total = sum(sizes)
    if total < _FEWEST or sizes[0] >= _SHARE * total:
        yield from seen
        return
    yield Observation(
        kind="text.unrelated",
        message=Message("findings.text.unrelated", {"matched": sizes[0], "total": total}),
        base=_opening(comparison.base),
        draft=_opening(comparison.draft),
        favours="none",
        data={"matched": sizes[0], "total": total},
    )
    for one in _without_crumbs(seen, comparison):
        yield replace(one, topic=_lighter(one)) if one.pair in lone else one


def _lighter(one: Observation) -> str:
    """Return the topic of what came or went with a clause that nothing answers to; of the clauses below one
    that is told, one lighter still."""
    if one.kind in ("obligation.added", "obligation.removed"):
        return f"{one.kind}/unmatched"
    if one.kind in ("clause.added", "clause.deleted") and not one.topic.endswith("/form"):
        return f"{one.kind}/unmatched{'_part' if one.topic.endswith('/part') else ''}"
    return one.topic


def _without_crumbs(seen: Sequence[Observation], comparison: Comparison) -> Iterator[Observation]:
    """Yield the observations; what only says that words differ of a clause that was matched weakly is one,
    with the clause as a whole. Figures, parties and what binds are told apart."""
    pairs = {pair.id: pair for pair in comparison.pairs if pair.kind == "edited" and pair.similarity < _CLOSE}
    crumbs: defaultdict[str | None, list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        if one.pair in pairs and one.topic in _CRUMBS:
            crumbs[one.pair].append(at)
    for at, one in enumerate(seen):
        heap: Sequence[int] = crumbs.get(one.pair, ())
        if len(heap) < _HEAP or at not in heap:
            yield one
        elif at == heap[0] and one.pair is not None:
            yield _whole(pairs[one.pair], [seen[place] for place in heap], comparison)


def _whole(pair: Pair, heap: Sequence[Observation], comparison: Comparison) -> Observation:
    base, draft = (
        Quote(clause.id, 0, len(clause.text), clause.text)
        for clause in (comparison.base.clause(pair.base[0]), comparison.draft.clause(pair.draft[0]))
    )
    old, new = shorten_both(base.quote, draft.quote)
    content = any(one.kind == "obligation.condition" for one in heap)
    return told_anew(pair.id, (base, draft), (old, new), len(heap), content=content)


def _mostly_matched(comparison: Comparison) -> bool:
    """Whether so many clauses have a counterpart that the others, whatever they say, cannot be too many."""
    enough = _SHARE * len(comparison.pairs)
    matched = 0
    for pair in comparison.pairs:
        if pair.kind not in _LONE and any(_speaks(comparison.base.clause(clause)) for clause in pair.base):
            matched += 1
            if matched >= enough:
                return True
    return False


def _speaks(clause: Clause) -> bool:
    return clause.kind not in _FORMAL and len(clause.text) >= _LETTERS


def _opening(contract: Contract) -> Quote | None:
    """Return the words of the title, or of the first clause that has any."""
    named = [clause for clause in contract.clauses if clause.text.strip()]
    first = next((clause for clause in named if clause.kind == "title"), named[0] if named else None)
    return Quote(first.id, 0, len(first.text), first.text) if first else None
