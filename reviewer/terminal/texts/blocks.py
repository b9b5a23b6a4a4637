"""What stands below what: pairs in the draft's order, ghosts of moved clauses, runs of the same folded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reviewer.model import Comparison, Pair

BlockKind = Literal["pair", "ghost", "fold"]


class Block(Struct, frozen=True):
    """One row of the page: a pair, the place a moved clause left, or a run that is folded away."""

    kind: BlockKind
    pairs: tuple[int, ...]
    """Positions in `Comparison.pairs`; one, but for a fold."""

    @property
    def key(self) -> tuple[str, int]:
        """Name that stays the same when other runs fold and unfold."""
        return self.kind, self.pairs[0]


def is_changed(pair: Pair) -> bool:
    """Return whether the pair shows any difference to a reader."""
    return pair.kind != "same" or pair.moved or bool(pair.edits)


def full(comparison: Comparison) -> tuple[Block, ...]:
    """Return a block for every pair, and a ghost where a moved clause stood in the baseline."""
    ghosts = _ghosts(comparison)
    blocks: list[Block] = [Block("ghost", (place,)) for place in ghosts.get(-1, ())]
    for place in range(len(comparison.pairs)):
        blocks.append(Block("pair", (place,)))
        blocks.extend(Block("ghost", (moved,)) for moved in ghosts.get(place, ()))
    return tuple(blocks)


def _ghosts(comparison: Comparison) -> dict[int, list[int]]:
    """Map the pair after which a moved clause stood to the moved pairs; -1 where it stood first."""
    away = {place for place, pair in enumerate(comparison.pairs) if pair.moved and pair.base and pair.draft}
    if not away:
        return {}
    led = led_moves(comparison)
    told = {place for place in away if comparison.pairs[place].id not in led}
    places = {clause: place for place, pair in enumerate(comparison.pairs) for clause in pair.base}
    ghosts: dict[int, list[int]] = {}
    last = -1
    for clause in comparison.base.clauses:
        place = places.get(clause.id, -1)
        if place in away:
            if place in told and clause.id == comparison.pairs[place].base[0]:
                ghosts.setdefault(last, []).append(place)
        elif place >= 0:
            last = place
    return ghosts


def led_moves(comparison: Comparison) -> frozenset[str]:
    """Return the moved pairs that only followed the heading above them: one word on such a move is enough."""
    moved = {pair.id for pair in comparison.pairs if pair.moved and pair.base and pair.draft}
    led = set()
    for pair in comparison.pairs:
        if pair.id not in moved:
            continue
        above_base = comparison.base.clause(pair.base[0]).parent
        above_draft = comparison.draft.clause(pair.draft[0]).parent
        if above_base and above_draft:
            held = comparison.pair_of_base[above_base]
            if held in moved and held == comparison.pair_of_draft[above_draft]:
                led.add(pair.id)
    return frozenset(led)


def folded(
    blocks: tuple[Block, ...],
    comparison: Comparison,
    wanted: Collection[int],
    opened: Collection[int],
    *,
    least: int = 2,
) -> tuple[Block, ...]:
    """Return the blocks with runs of unwanted pairs folded.

    `wanted` are positions of pairs to keep in sight; the headings above them stay too. A run whose first
    pair is in `opened` is left open, and a run shorter than `least` is not worth a fold.
    """
    kept = set(wanted) | _ancestors(comparison, wanted)
    result: list[Block] = []
    run: list[Block] = []

    def close() -> None:
        if len(run) < least or run[0].pairs[0] in opened:
            result.extend(run)
        else:
            result.append(Block("fold", tuple(block.pairs[0] for block in run)))
        run.clear()

    for block in blocks:
        if block.kind == "pair" and block.pairs[0] not in kept:
            run.append(block)
            continue
        close()
        if block.kind == "ghost" and block.pairs[0] not in kept:
            continue
        result.append(block)
    close()
    return tuple(result)


def _ancestors(comparison: Comparison, wanted: Collection[int]) -> set[int]:
    places = {pair.id: place for place, pair in enumerate(comparison.pairs)}
    found: set[int] = set()
    for place in wanted:
        for pair_id in above(comparison, comparison.pairs[place]):
            held = places[pair_id]
            if held in found:
                break
            found.add(held)
    return found


def above(comparison: Comparison, pair: Pair) -> Iterator[str]:
    """Yield the pairs that hold the headings over a pair, nearest first."""
    if pair.draft:
        contract, index, clause_id = comparison.draft, comparison.pair_of_draft, pair.draft[0]
    else:
        contract, index, clause_id = comparison.base, comparison.pair_of_base, pair.base[0]
    parent = contract.clause(clause_id).parent
    while parent is not None:
        yield index[parent]
        parent = contract.clause(parent).parent
