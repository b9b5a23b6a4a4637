"""What a contract holds, looked up by clause: made once a comparison, so that rules never scan the whole
document."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reviewer.model import Blank, Clause, Contract, Definition, PartyField, Reference

Found = TypeVar("Found", "Blank", "Definition", "PartyField", "Reference")


class ContractIndex:
    """Blanks, references, definitions, party particulars and children of every clause of one contract."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract

    @cached_property
    def blanks(self) -> Mapping[str, tuple[Blank, ...]]:
        """Blanks by clause id, in order."""
        return _by_clause(self.contract.blanks)

    @cached_property
    def references(self) -> Mapping[str, tuple[Reference, ...]]:
        """Cross-references by the id of the clause they stand in, in order."""
        return _by_clause(self.contract.references)

    @cached_property
    def definitions(self) -> Mapping[str, tuple[Definition, ...]]:
        """Definitions by clause id, in order."""
        return _by_clause(self.contract.definitions)

    @cached_property
    def fields(self) -> Mapping[str, tuple[PartyField, ...]]:
        """Particulars of parties by clause id, in order."""
        return _by_clause(field for party in self.contract.parties for field in party.fields)

    @cached_property
    def children(self) -> Mapping[str, tuple[Clause, ...]]:
        """Clauses directly under a clause, by its id."""
        found: defaultdict[str, list[Clause]] = defaultdict(list)
        for clause in self.contract.clauses:
            if clause.parent:
                found[clause.parent].append(clause)
        return {parent: tuple(clauses) for parent, clauses in found.items()}

    def beside(self, clause: Clause) -> tuple[Clause, ...]:
        """Return the clauses that stand under the same clause as that one, itself included, in order."""
        if clause.parent:
            return self.children[clause.parent]
        return tuple(each for each in self.contract.clauses if not each.parent)

    def ancestors(self, clause: Clause) -> tuple[Clause, ...]:
        """Return the clauses above that one, the nearest first."""
        chain: list[Clause] = []
        parent = clause.parent
        while parent and len(chain) < 32:
            above = self.contract.clause(parent)
            chain.append(above)
            parent = above.parent
        return tuple(chain)


def _by_clause(items: Iterable[Found]) -> dict[str, tuple[Found, ...]]:
    found: defaultdict[str, list[Found]] = defaultdict(list)
    for item in items:
        found[item.clause].append(item)
    return {clause: tuple(sorted(group, key=lambda item: item.start)) for clause, group in found.items()}
