"""Small contracts and comparisons made by hand, so that a rule is tested without reading or aligning
anything."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

import pytest

from reviewer.findings.view import PairView
from reviewer.model import (
    Clause,
    Comparison,
    Contract,
    Document,
    Edit,
    Pair,
    Party,
    PartyLink,
    Quote,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ATOM = re.compile(
    r"甲方|乙方|双方|[A-Za-z]+|[百千万]分之[一二三四五六七八九十百]+|"
    r"[¥$]?[\d,.]+(?:个工作日|个月|万元|小时|元|日|天|年|月|%|‰|秒|份|次|人)*|.",
    re.DOTALL,
)


def document(text: str = "") -> Document:
    return Document(path="x.txt", format="txt", sha256="0" * 64, blocks=())


@pytest.fixture
def make_contract() -> Callable[..., Contract]:
    """Return a function that makes a contract of clauses given as texts or as `Clause` values."""

    def make(
        *clauses: str | Clause, customer: str = "甲方", provider: str = "乙方", **rest: object
    ) -> Contract:
        nodes = tuple(
            clause
            if isinstance(clause, Clause)
            else Clause(
                id=f"c{place}",
                number=f"第{place}条",
                path=(f"第{place}条",),
                kind="article",
                level=0,
                heading=None,
                text=clause,
                parent=None,
            )
            for place, clause in enumerate(clauses, start=1)
        )
        values: dict[str, object] = {
            "document": document(),
            "kind": "contract",
            "title": "合同",
            "language": "zh",
            "parties": (
                Party(customer, "委托方", "customer", None),
                Party(provider, "受托方", "provider", None),
            ),
            "clauses": nodes,
        }
        values.update(rest)
        return Contract(**values)  # type: ignore[arg-type]

    return make


def edits_between(base: Clause, draft: Clause) -> tuple[Edit, ...]:
    """Return the edits between two clauses over tokens coarse enough for the tests."""
    old = [(m.start(), m.end(), m.group()) for m in ATOM.finditer(base.text)]
    new = [(m.start(), m.end(), m.group()) for m in ATOM.finditer(draft.text)]
    matcher = difflib.SequenceMatcher(None, [o[2] for o in old], [n[2] for n in new], autojunk=False)
    found = []
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        if op == "equal":
            continue
        before = (
            Quote(base.id, old[i1][0], old[i2 - 1][1], base.text[old[i1][0] : old[i2 - 1][1]])
            if i2 > i1
            else None
        )
        after = (
            Quote(draft.id, new[j1][0], new[j2 - 1][1], draft.text[new[j1][0] : new[j2 - 1][1]])
            if j2 > j1
            else None
        )
        found.append(Edit(op, before, after))  # type: ignore[arg-type]
    return tuple(found)


@pytest.fixture
def compare_pairwise(make_contract: Callable[..., Contract]) -> Callable[..., Comparison]:
    """Return a function that pairs two contracts clause by clause; None stands for no clause on that side."""

    def compare(base: Contract, draft: Contract, swapped: bool = False) -> Comparison:
        pairs = []
        for place in range(max(len(base.clauses), len(draft.clauses))):
            before = base.clauses[place] if place < len(base.clauses) else None
            after = draft.clauses[place] if place < len(draft.clauses) else None
            edits = edits_between(before, after) if before and after else ()
            kind = (
                "added" if before is None else "deleted" if after is None else "edited" if edits else "same"
            )
            pairs.append(
                Pair(
                    id=f"p{place + 1}",
                    kind=kind,  # type: ignore[arg-type]
                    base=(before.id,) if before else (),
                    draft=(after.id,) if after else (),
                    similarity=0.9,
                    edits=edits,
                )
            )
        labels = [party.label for party in base.parties]
        partners = list(reversed(labels)) if swapped else labels
        links = tuple(
            PartyLink(one, two, None, "role", 1.0) for one, two in zip(labels, partners, strict=True)
        )
        return Comparison(base, draft, links, tuple(pairs))

    return compare


@pytest.fixture
def view_of(
    make_contract: Callable[..., Contract], compare_pairwise: Callable[..., Comparison]
) -> Callable[..., PairView]:
    """Return a function that lays one sentence beside another as an edited pair."""

    def make(base: str, draft: str, **rest: object) -> PairView:
        comparison = compare_pairwise(make_contract(base, **rest), make_contract(draft, **rest))
        return PairView(comparison, comparison.pairs[0])

    return make
