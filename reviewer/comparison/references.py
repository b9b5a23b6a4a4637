"""Cross-references by what they point at: a number that shifted along with its target is the same
reference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewer.model import Clause, Contract, Reference


class ReferenceKeys:
    """Keys under which references of the two documents are compared, once the alignment is known."""

    def __init__(
        self, base: Contract, draft: Contract, groups: Iterable[tuple[Sequence[int], Sequence[int]]]
    ) -> None:
        self._before = _by_clause(base.references)
        self._after = _by_clause(draft.references)
        self._of_base: dict[str, int] = {}
        self._of_draft: dict[str, int] = {}
        for number, (ours, theirs) in enumerate(groups):
            self._of_base.update((base.clauses[i].id, number) for i in ours)
            self._of_draft.update((draft.clauses[j].id, number) for j in theirs)

    def renamed(self, ours: Sequence[Clause]) -> Callable[[str, int, int, str], str] | None:
        """Return the function that gives a reference of the draft, by its clause, its place and its key, the
        numbers of the baseline's reference to the same clauses, and its own key where `ours` hold none; None
        where they hold no reference. How the numbers are joined stays.
        """
        known: dict[tuple[int, ...], str] = {}
        for clause in ours:
            for reference in self._before.get(clause.id, ()):
                targets = self._targets(reference, self._of_base)
                if targets:
                    known.setdefault(targets, _key(reference))
        if not known:
            return None

        def key(clause: str, start: int, end: int, own: str) -> str:
            for reference in self._after.get(clause, ()):
                if reference.start < end and start < reference.end:
                    numbers = known.get(self._targets(reference, self._of_draft))
                    return own if numbers is None else "".join((numbers, *own.partition("|")[1:]))
            return own

        return key

    def _targets(self, reference: Reference, groups: dict[str, int]) -> tuple[int, ...]:
        found = tuple(groups.get(target, -1) for target in reference.targets)
        return () if not found or -1 in found else found


def _key(reference: Reference) -> str:
    return f"{reference.kind}:{','.join(reference.numbers)}"


def _by_clause(references: Iterable[Reference]) -> dict[str, list[Reference]]:
    found: dict[str, list[Reference]] = {}
    for reference in references:
        found.setdefault(reference.clause, []).append(reference)
    return found
