"""The machine-readable comparison, schema `reviewer/comparison/1`: fields are added, never renamed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, get_args

from reviewer.exporting.coverage import coverage
from reviewer.exporting.json_values import contract_value, dump, edit_value, finding_value
from reviewer.findings.piles import piles_of
from reviewer.messages import render
from reviewer.model import SEVERITIES, PairKind
from reviewer.negotiation.keys import point_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewer.model import Decision, Mark, Pair, PartyLink, Review

__all__ = ["SCHEMA", "comparison_json", "comparison_value"]

SCHEMA = "reviewer/comparison/1"


def comparison_json(review: Review, decisions: Mapping[str, Decision] | None = None) -> str:
    """Return the review as JSON text; each finding carries its decision where `decisions` are given."""
    return dump(comparison_value(review, decisions))


def comparison_value(review: Review, decisions: Mapping[str, Decision] | None = None) -> dict[str, Any]:
    """Return the review as plain values, ready for JSON."""
    comparison, lang = review.comparison, review.language
    keys = point_keys(review)
    findings = []
    for finding in review.findings:
        value = finding_value(finding, lang)
        value["key"] = keys[finding.id]
        if decisions is not None:
            value["decision"] = _decision(decisions.get(keys[finding.id]))
        findings.append(value)
    return {
        "schema": SCHEMA,
        "language": lang,
        "side": review.side,
        "base": contract_value(comparison.base, lang),
        "draft": contract_value(comparison.draft, lang),
        "parties": [_link(link) for link in comparison.links],
        "notices": [render(notice, lang) for notice in comparison.notices],
        "coverage": [one._asdict() for one in coverage(comparison)],
        "tracking": _tracking(review),
        "summary": _summary(review),
        "findings": findings,
        "pairs": [_pair(pair) for pair in comparison.pairs],
    }


def _link(link: PartyLink) -> dict[str, Any]:
    return {
        "base": link.base,
        "draft": link.draft,
        "role": link.role,
        "basis": link.basis,
        "confidence": round(link.confidence, 4),
    }


def _tracking(review: Review) -> dict[str, Any]:
    """Return the three piles: pairs with marks, findings without, changes of ours they accepted."""
    piles = piles_of(review)
    return {
        "tracked": [
            {"pair": key, "marks": [_mark(mark) for mark in marks]} for key, marks in piles.tracked.items()
        ],
        "untracked": [finding.id for finding in piles.untracked],
        "ours": [{"pair": one.pair, "marks": [_mark(one.mark)]} for one in piles.ours],
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {"kind": mark.kind, "author": mark.author, "date": mark.date or None, "text": mark.text}


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "id": pair.id,
        "kind": pair.kind,
        "moved": pair.moved,
        "renumbered": pair.renumbered,
        "base": list(pair.base),
        "draft": list(pair.draft),
        "similarity": round(pair.similarity, 4),
        "edits": [edit_value(edit) for edit in pair.edits],
    }


def _summary(review: Review) -> dict[str, Any]:
    kinds = Counter(finding.kind for finding in review.findings)
    severities = Counter(finding.severity for finding in review.findings)
    shapes = Counter(pair.kind for pair in review.comparison.pairs)
    return {
        "by_kind": dict(sorted(kinds.items())),
        "by_severity": {severity: severities[severity] for severity in SEVERITIES},
        "clauses": {kind: shapes[kind] for kind in get_args(PairKind)},
    }


def _decision(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    return {
        "verdict": decision.verdict,
        "note": decision.note,
        "proposal": decision.proposal,
        "reply": decision.reply,
        "severity": decision.severity,
        "reason": decision.reason,
    }
