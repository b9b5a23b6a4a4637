"""What a difference means in law: one small module a family of rules, weighed by tables.

A rule is a plain function. Rules over a changed pair take a `PairView`, rules over the whole take the
`Comparison`; both yield `Observation` values. `text.changed` is the net: it takes every edit that no rule
touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reviewer.model import Comparison, Contract, Finding, Review, Severity

__all__ = ["examine", "find", "review"]


def review(
    base: str | Path,
    draft: str | Path,
    *,
    side: str | None = None,
    lang: str | None = None,
    overrides: Mapping[str, Severity] | None = None,
) -> Review:
    """Read, structure, compare and judge two files.

    `side` is our party's label in the baseline. Raises `ReviewerError` where a file cannot be read, is no
    contract, or where `side` names no party of the baseline.
    """
    from reviewer.comparison import compare_contracts
    from reviewer.errors import UsageError
    from reviewer.model import Review
    from reviewer.reading import read_document
    from reviewer.structure import build_contract, require_contract

    before = require_contract(build_contract(read_document(base)))
    after = require_contract(build_contract(read_document(draft)))
    if side is not None and side not in {party.label for party in before.parties}:
        labels = "、".join(party.label for party in before.parties) or "—"
        raise UsageError("usage.side", path=str(base), side=side, labels=labels)
    comparison = compare_contracts(before, after)
    findings = find(comparison, side=side, overrides=overrides)
    language = "en" if (lang or before.language) == "en" else "zh"
    return Review(comparison, findings, side, language)  # type: ignore[arg-type]


def find(
    comparison: Comparison, *, side: str | None = None, overrides: Mapping[str, Severity] | None = None
) -> tuple[Finding, ...]:
    """Return every finding between two contracts and inside each, sorted by what hurts, none of the edits
    left out."""
    from reviewer.findings.assess import assess
    from reviewer.findings.registry import observe

    return assess(observe(comparison), comparison, side=side, overrides=overrides)


def examine(contract: Contract, *, overrides: Mapping[str, Severity] | None = None) -> tuple[Finding, ...]:
    """Return the faults inside one contract, with no other document beside it."""
    from reviewer.findings.assess import assess
    from reviewer.findings.registry import inspect_contract

    return assess(inspect_contract(contract), None, overrides=overrides)
