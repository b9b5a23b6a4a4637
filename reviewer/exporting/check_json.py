"""The machine-readable result of examining one document, schema `reviewer/check/1`, and of parsing one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from reviewer.exporting.balance import balance_table
from reviewer.exporting.json_values import contract_value, dump, finding_value
from reviewer.findings.inspect.checklists import coverage
from reviewer.findings.inspect.scene import Scene
from reviewer.model import SEVERITIES

if TYPE_CHECKING:
    from reviewer.model import Contract, Finding, Language

__all__ = ["SCHEMA", "check_json", "check_value", "parse_json"]

SCHEMA = "reviewer/check/1"
PARSE_SCHEMA = "reviewer/parse/1"


def check_json(contract: Contract, findings: tuple[Finding, ...], lang: Language) -> str:
    """Return the faults inside one document as JSON text."""
    return dump(check_value(contract, findings, lang))


def check_value(contract: Contract, findings: tuple[Finding, ...], lang: Language) -> dict[str, Any]:
    """Return the faults inside one document as plain values; what they quote stands in `draft`."""
    kinds = Counter(finding.kind for finding in findings)
    severities = Counter(finding.severity for finding in findings)
    return {
        "schema": SCHEMA,
        "language": lang,
        "document": contract_value(contract, lang),
        "summary": {
            "by_kind": dict(sorted(kinds.items())),
            "by_severity": {severity: severities[severity] for severity in SEVERITIES},
        },
        "findings": [finding_value(finding, lang) for finding in findings],
        "checklist": [
            {
                "list": one.list,
                "item": one.id,
                "name": one.name[lang],
                "state": one.state,
                "clause": one.clause,
            }
            for one in coverage(Scene(contract))
        ],
        "balance": _balance(contract, lang),
    }


def _balance(contract: Contract, lang: Language) -> dict[str, Any]:
    """Return who owes what, under which clause and how strongly, and what is unequal."""
    table = balance_table(contract, lang)
    rows = [
        {
            "party": row.party,
            "kind": row.kind,
            "clauses": list(dict.fromkeys(entry.quote.clause for entry in row.entries)),
            "places": list(row.places(lang)),
        }
        for row in (table.rows if table else ())
    ]
    return {"rows": rows, "unequal": list(table.unequal) if table else []}


def parse_json(contract: Contract, lang: Language) -> str:
    """Return what was understood of one document as JSON text."""
    return dump(
        {
            "schema": PARSE_SCHEMA,
            "language": lang,
            "document": contract_value(contract, lang),
            "definitions": [
                {"term": item.term, "clause": item.clause, "start": item.start, "end": item.end}
                for item in contract.definitions
            ],
            "references": [
                {
                    "clause": item.clause,
                    "start": item.start,
                    "end": item.end,
                    "kind": item.kind,
                    "numbers": list(item.numbers),
                    "targets": list(item.targets),
                }
                for item in contract.references
            ],
            "blanks": [
                {
                    "clause": item.clause,
                    "start": item.start,
                    "end": item.end,
                    "kind": item.kind,
                    "label": item.label,
                    "default": item.default,
                    "options": list(item.options),
                }
                for item in contract.blanks
            ],
        }
    )
