"""Small contracts and comparisons made by hand, so that a rule is tested without reading or aligning
anything."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest

import reviewer
from reviewer.findings.view import PairView
from reviewer.language.tokens import tokenise
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
    from pathlib import Path

    from reviewer.model import Finding


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


def edits_between(base: Clause, draft: Clause, labels: dict[str, str]) -> tuple[Edit, ...]:
    """Return the differing runs of tokens of two clauses; `labels` maps a label of the draft to the
    baseline's."""
    old = tokenise(base.text, {label: label for label in labels.values()})
    new = tokenise(draft.text, labels)
    keys = [[(token.kind, token.key) for token in side] for side in (old, new)]
    found = []
    for op, i1, i2, j1, j2 in difflib.SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if op != "equal":
            sides = [
                Quote(clause.id, run[0].start, run[-1].end, clause.text[run[0].start : run[-1].end])
                if run
                else None
                for clause, run in ((base, old[i1:i2]), (draft, new[j1:j2]))
            ]
            found.append(Edit(op, *sides))
    return tuple(found)


@pytest.fixture
def compare_pairwise(make_contract: Callable[..., Contract]) -> Callable[..., Comparison]:
    """Return a function that pairs two contracts clause by clause; None stands for no clause on that side."""

    def compare(base: Contract, draft: Contract, swapped: bool = False) -> Comparison:
        names = [party.label for party in base.parties]
        labels = dict(zip(reversed(names) if swapped else names, names, strict=True))
        pairs = []
        for place in range(max(len(base.clauses), len(draft.clauses))):
            before = base.clauses[place] if place < len(base.clauses) else None
            after = draft.clauses[place] if place < len(draft.clauses) else None
            edits = edits_between(before, after, labels) if before and after else ()
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
        links = tuple(PartyLink(one, two, None, "role", 1.0) for two, one in labels.items())
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


@pytest.fixture
def findings_between(tmp_path: Path) -> Callable[[str, str, str], list[Finding]]:
    """Give what is told between two files of one text with other words in its slot, faults inside the draft
    left out."""

    def told(text: str, before: str, after: str) -> list[Finding]:
        files = tmp_path / "base.txt", tmp_path / "draft.txt"
        for file, words in zip(files, (before, after), strict=True):
            file.write_text(text.format(words), encoding="utf-8")
        return [one for one in reviewer.compare(*files).findings if "origin" not in one.data]

    return told


@pytest.fixture
def kinds_between(
    findings_between: Callable[[str, str, str], list[Finding]],
) -> Callable[[str, str, str], set[str]]:
    """Give the kinds of what is told between them."""
    return lambda text, before, after: {one.kind for one in findings_between(text, before, after)}
