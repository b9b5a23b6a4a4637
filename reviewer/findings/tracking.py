"""What was changed without a mark in a draft that marks its changes.

The draft with all marks rejected must be the baseline; where it is not, somebody changed it silently.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model import Clause, Comparison, Contract, Edit, Pair

__all__ = ["KIND", "homes_of", "places_in", "untracked"]

KIND = "tracking.untracked"
_SOURCE = lazy(r"(?P<part>.+#[pr])(?P<first>\d+)(?:-(?P<last>\d+))?")


def untracked(comparison: Comparison, silent: Comparison) -> tuple[Observation, ...]:
    """Return one observation for each change that carries no mark.

    `comparison` is baseline against draft with all changes accepted, `silent` the same baseline against the
    same draft with all changes rejected. A blank that was only filled in is no silent change.
    """
    homes = homes_of(comparison.draft)
    found: list[Observation] = []
    for pair in silent.pairs:
        if pair.kind == "moved" and not pair.edits:
            found.append(_moved(comparison, silent, pair, homes))
        found.extend(
            _observed(comparison, silent.draft, edit, homes)
            for edit in pair.edits
            if not _fills_blank(silent.base, edit)
        )
    return tuple(found)


def _observed(
    comparison: Comparison, rejected: Contract, edit: Edit, homes: dict[str, list[Clause]]
) -> Observation:
    draft = _home(rejected, edit.draft, homes) if edit.draft is not None else None
    old = edit.base.quote if edit.base is not None else ""
    new = edit.draft.quote if edit.draft is not None else ""
    name = "replaced" if old and new else "deleted" if old else "inserted"
    return Observation(
        KIND,
        Message(f"word.untracked.{name}", {"old": old, "new": new}),
        pair=_pair(comparison, edit.base, draft),
        base=edit.base,
        draft=draft,
        topic=KIND,
        data={"pile": "untracked", "change": name, "old": old, "new": new},
    )


def _moved(
    comparison: Comparison, silent: Comparison, pair: Pair, homes: dict[str, list[Clause]]
) -> Observation:
    before = silent.base.clause(pair.base[0])
    after = silent.draft.clause(pair.draft[0])
    base = Quote(before.id, 0, len(before.text), before.text)
    draft = _home(silent.draft, Quote(after.id, 0, len(after.text), after.text), homes)
    return Observation(
        KIND,
        Message("word.untracked.moved", {"old": before.text, "new": after.text}),
        pair=_pair(comparison, base, draft),
        base=base,
        draft=draft,
        topic=KIND,
        data={"pile": "untracked", "change": "moved", "old": before.text, "new": after.text},
    )


def _fills_blank(base: Contract, edit: Edit) -> bool:
    """Tell whether an edit puts words into a blank of the baseline and changes nothing else."""
    old = edit.base
    if old is None or edit.draft is None:
        return False
    return any(
        blank.clause == old.clause and blank.start <= old.start and old.end <= blank.end
        for blank in base.blanks
    )


def homes_of(contract: Contract) -> dict[str, list[Clause]]:
    """Return the clauses by each paragraph or row of the file that they came from."""
    found: dict[str, list[Clause]] = {}
    for clause in contract.clauses:
        for place in places_in(contract, clause):
            found.setdefault(place, []).append(clause)
    return found


def places_in(contract: Contract, clause: Clause) -> Iterator[str]:
    """Yield each paragraph or row of the file that a clause came from, as in `Block.source`."""
    for number in clause.blocks:
        match = _SOURCE.fullmatch(contract.document.blocks[number].source)
        if match is not None:
            first = int(match["first"])
            for place in range(first, int(match["last"] or first) + 1):
                yield f"{match['part']}{place}"


def _home(rejected: Contract, quote: Quote, homes: dict[str, list[Clause]]) -> Quote | None:
    """Return where words of the draft with all rejected stand in the draft with all accepted, if they do."""
    clause = rejected.clause(quote.clause)
    for place in places_in(rejected, clause):
        for home in homes.get(place, ()):
            at = _nearest(home.text, quote)
            if at >= 0:
                return Quote(home.id, at, at + len(quote.quote), quote.quote)
    return None


def _nearest(text: str, quote: Quote) -> int:
    """Return the place of the quoted words that is nearest to where they stood, -1 where they are gone."""
    if not quote.quote:
        return -1
    after = text.find(quote.quote, quote.start)
    before = text.rfind(quote.quote, 0, quote.start + len(quote.quote))
    if after < 0 or before < 0:
        return max(after, before)
    return after if after - quote.start <= quote.start - before else before


def _pair(comparison: Comparison, base: Quote | None, draft: Quote | None) -> str | None:
    if draft is not None and draft.clause in comparison.pair_of_draft:
        return comparison.pair_of_draft[draft.clause]
    return comparison.pair_of_base.get(base.clause) if base is not None else None
