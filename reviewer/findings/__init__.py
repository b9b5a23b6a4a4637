"""What a difference means in law: one small module a family of rules, weighed by tables.

A rule is a plain function. Rules over a changed pair take a `PairView`, rules over the whole take the
`Comparison`; both yield `Observation` values. `text.changed` is the net: it takes every edit that no rule
touched.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from reviewer.beside import Later
    from reviewer.findings.inspect.origin import Inspected
    from reviewer.findings.inspect.rules import Rulebook
    from reviewer.findings.observation import Observation
    from reviewer.model import Comparison, Contract, Finding, Review, Severity
    from reviewer.reading import Limits

__all__ = ["begin_inspection", "examine", "find", "review", "without_marks"]

WORTH_A_PROCESS = 40
"""Clauses of both contracts from which on looking into them takes longer than beginning a process."""
WORTH_JOINING = 2000
"""And from which on both processes look, once the rest is done, at what is left."""


def review(
    base: str | Path,
    draft: str | Path,
    *,
    side: str | None = None,
    lang: str | None = None,
    overrides: Mapping[str, Severity] | None = None,
) -> Review:
    """Read, structure, compare and judge two files.

    `side` is our party in the baseline: its label, its role or its name. Raises `ReviewerError` where a file
    cannot be read, is no contract, or where `side` names no party of the baseline.
    """
    from reviewer.comparison import compare_contracts
    from reviewer.model import Review
    from reviewer.reading import read_document
    from reviewer.structure import build_contract, require_contract
    from reviewer.structure.sides import our_side

    before = require_contract(build_contract(read_document(base)))
    after = require_contract(build_contract(read_document(draft)))
    comparison = compare_contracts(before, after)
    side = our_side(side, before, str(base), comparison)
    findings = find(comparison, side=side, overrides=overrides, unmarked=without_marks(after, base=before))
    language = "en" if (lang or before.language) == "en" else "zh"
    return Review(comparison, findings, side, language)  # type: ignore[arg-type]


def find(
    comparison: Comparison,
    *,
    side: str | None = None,
    overrides: Mapping[str, Severity] | None = None,
    unmarked: Contract | None = None,
    more: Iterable[Observation] = (),
    book: Rulebook | None = None,
    inspected: Later[list[Inspected]] | None = None,
) -> tuple[Finding, ...]:
    """Return every finding between two contracts and inside each, sorted by what hurts, none of the edits
    left out.

    `unmarked` is the draft with its tracked changes rejected, where it has any: what differs in it from the
    baseline was changed silently. `more` is what was seen beside the rules, changes of format above all.
    `book` holds the rules over one contract: the shipped ones, unless a firm's own are given. `inspected`
    gives what they found where `begin_inspection` began it before, in a process that does nothing else.
    """
    from reviewer.beside import begin
    from reviewer.comparison import compare_contracts
    from reviewer.findings.assess import assess
    from reviewer.findings.inspect.origin import inspect_both
    from reviewer.findings.quoted import legible
    from reviewer.findings.registry import observe
    from reviewer.findings.tracking import untracked

    alone = inspected is not None
    if inspected is None:
        inspected = begin(partial(inspect_both, comparison.base, comparison.draft, lambda: book), worth=False)
    seen = observe(comparison, inspected, alone=alone)
    if unmarked is not None:
        seen = (*untracked(comparison, compare_contracts(comparison.base, unmarked)), *seen)
    shown = (legible(one, comparison.base, comparison.draft) for one in (*seen, *more))
    return assess(shown, comparison, side=side, overrides=overrides)


def begin_inspection(
    base: Contract, draft: Contract, book: Callable[[], Rulebook | None] = lambda: None
) -> Later[list[Inspected]]:
    """Begin to look for faults inside both contracts, beside their comparison where a core is free for it;
    return what waits for them, and raises what `book`, which gives the rules, raises. For a process that does
    nothing else, since it may be copied."""
    from reviewer.beside import begin_shared
    from reviewer.findings.inspect.origin import PARTS, inspect_both

    size = len(base.clauses) + len(draft.clauses)
    work = partial(inspect_both, base, draft, book)
    return begin_shared(work, PARTS, worth=size >= WORTH_A_PROCESS, join=size >= WORTH_JOINING)


def without_marks(
    draft: Contract,
    limits: Limits | None = None,
    base: Contract | None = None,
    *,
    data: bytes | None = None,
) -> Contract | None:
    """Return the draft read again with its tracked changes rejected, from `data` where its bytes are given.

    Changes that `base` tracks as well, by the same author at the same time, count as accepted there and are
    accepted here: whoever leaves our own marks standing has changed nothing silently.
    None where it tracks no change of words, or came from standard input, which cannot be read twice.
    Raises `ReadingError` where the file cannot be read any more.
    """
    from reviewer.reading import Limits, read_document
    from reviewer.structure import build_contract

    document = draft.document
    if not document.tracked or document.path == "-":
        return None
    ours = {(mark.author, mark.date) for mark in base.document.marks if mark.date} if base else set()
    former = read_document(
        document.path, view="rejected", limits=limits or Limits(), kept=frozenset(ours), data=data
    )
    if [(block.text, block.cells) for block in former.blocks] == [
        (block.text, block.cells) for block in document.blocks
    ]:
        return None
    return build_contract(former)


def examine(
    contract: Contract,
    *,
    overrides: Mapping[str, Severity] | None = None,
    book: Rulebook | None = None,
) -> tuple[Finding, ...]:
    """Return the faults inside one contract, with no other document beside it.

    `book` holds the rules kept as data: the shipped ones, unless a firm's own are given.
    """
    from reviewer.findings.assess import assess
    from reviewer.findings.inspect import inspect
    from reviewer.findings.quoted import legible

    shown = (legible(one, None, contract) for one in inspect(contract, book))
    return assess(shown, None, overrides=overrides)
