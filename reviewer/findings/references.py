"""Cross-references that point at another clause than before; a number that shifted with its clause is
nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.findings.context import NOTHING, place
from reviewer.findings.index import ContractIndex
from reviewer.findings.observation import Observation
from reviewer.model import Message, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.model import Clause, Comparison, Contract, Pair, Reference

Meant = tuple[str, ...]
_BESIDE = 2
"""So many letters on both sides tell that a reference stands in the place of another."""


def reference_changes(comparison: Comparison) -> Iterator[Observation]:
    """Yield `reference.changed` where a reference now means clauses that do not answer to those meant
    before."""
    for pair, old, new in _answering(comparison):
        before, after = _meant(comparison, old, base=True), _meant(comparison, new, base=False)
        if before == after or (old.numbers == new.numbers and not all(new.targets)):
            continue
        yield _observation(comparison, pair, old, new)


def explained(comparison: Comparison) -> Iterator[tuple[Quote, Quote]]:
    """Yield the words on both sides of each reference whose number shifted only with its clause."""
    for _, old, new in _answering(comparison):
        if old.numbers != new.numbers and _meant(comparison, old, base=True) == _meant(
            comparison, new, base=False
        ):
            yield _quote(comparison.base, old), _quote(comparison.draft, new)


def _answering(comparison: Comparison) -> Iterator[tuple[Pair, Reference, Reference]]:
    base, draft = ContractIndex(comparison.base).references, ContractIndex(comparison.draft).references
    for pair in comparison.pairs:
        old = [ref for clause in pair.base for ref in base.get(clause, ())]
        new = [ref for clause in pair.draft for ref in draft.get(clause, ())]
        if not old or not new:
            continue
        if len(old) == len(new):
            yield from ((pair, one, two) for one, two in zip(old, new, strict=True))
            continue
        from difflib import SequenceMatcher

        old, new = _singly(old), _singly(new)
        placed = list(_in_place(comparison, old, new))
        if len(placed) == min(len(old), len(new)):
            yield from ((pair, one, two) for one, two in placed)
            continue
        first = [_meant(comparison, ref, base=True) for ref in old]
        second = [_meant(comparison, ref, base=False) for ref in new]
        for op, low, high, start, end in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
            if op == "equal" or (op == "replace" and high - low == end - start == 1):
                yield from ((pair, one, two) for one, two in zip(old[low:high], new[start:end], strict=True))


def _in_place(
    comparison: Comparison, old: Sequence[Reference], new: Sequence[Reference]
) -> Iterator[tuple[Reference, Reference]]:
    """Yield the references of two clauses that stand between the same words, in order."""
    left = list(old)
    for two in new:
        words = _between(comparison.draft, two)
        at = next((at for at, one in enumerate(left) if _between(comparison.base, one) == words), None)
        if at is not None:
            yield left[at], two
            del left[: at + 1]


def _between(contract: Contract, reference: Reference) -> tuple[str, str]:
    """Return the words right before and right behind a reference."""
    text = contract.clause(reference.clause).text
    return text[max(0, reference.start - _BESIDE) : reference.start], text[
        reference.end : reference.end + _BESIDE
    ]


def _singly(references: Sequence[Reference]) -> list[Reference]:
    """Return references to one clause each, those to several (第五条、第六条) taken apart."""
    return [
        replace(one, numbers=(number,), targets=(target,))
        for one in references
        for number, target in zip(one.numbers, one.targets, strict=True)
    ]


def _meant(comparison: Comparison, reference: Reference, *, base: bool) -> Meant:
    """Return the pairs of the clauses meant; the number itself where no clause bears it."""
    where = comparison.pair_of_base if base else comparison.pair_of_draft
    return tuple(
        where.get(target, f"?{number.replace('两', '二')}")
        for number, target in zip(reference.numbers, reference.targets, strict=True)
    )


def _quote(contract: Contract, reference: Reference) -> Quote:
    text = contract.clause(reference.clause).text
    return Quote(reference.clause, reference.start, reference.end, text[reference.start : reference.end])


def _observation(comparison: Comparison, pair: Pair, old: Reference, new: Reference) -> Observation:
    before, after = _quote(comparison.base, old), _quote(comparison.draft, new)
    targets = _targets(comparison.base, old), _targets(comparison.draft, new)
    same_number = old.numbers == new.numbers
    key = "same_number" if same_number else "broken" if "" in new.targets else "changed"
    params: dict[str, str | Message] = {
        "old": before.quote,
        "new": after.quote,
        "old_target": _named(targets[0], same_number=same_number),
        "new_target": _named(targets[1], same_number=same_number),
    }
    return Observation(
        kind="reference.changed",
        message=Message(f"findings.reference.{key}", params),
        pair=pair.id,
        base=before,
        draft=after,
        data={
            "old": list(old.numbers),
            "new": list(new.numbers),
            "old_targets": [clause.id for clause in targets[0]],
            "new_targets": [clause.id for clause in targets[1]],
        },
    )


def _named(targets: Sequence[Clause], *, same_number: bool) -> Message:
    """Return the clause meant, in brackets beside a number that changed; nothing where none answers."""
    if not targets:
        return Message("findings.reference.none") if same_number else NOTHING
    named = place(targets[0])
    return named if same_number else Message("findings.reference.beside", {"target": named})


def _targets(contract: Contract, reference: Reference) -> Sequence[Clause]:
    return [contract.clause(target) for target in reference.targets if target]
