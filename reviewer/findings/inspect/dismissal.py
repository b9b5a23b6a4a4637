"""Findings that a lawyer has put aside with a reason, for one document or for every one, kept in a file
of hers."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct, field, json

from reviewer.errors import UsageError
from reviewer.language.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reviewer.model import Finding

__all__ = ["Dismissals", "load_dismissals", "rule_name", "save_dismissals", "without_dismissed"]


class Dismissals(Struct, frozen=True):
    """Reasons by what was dismissed."""

    rules: dict[str, str] = field(default_factory=dict)
    """Rule name (`rule_name`) to reason: dismissed in every document."""
    documents: dict[str, dict[str, str]] = field(default_factory=dict)
    """Fingerprint of a file to finding key to reason."""

    def reason(self, finding: Finding, document: str) -> str | None:
        """Return why that finding of the document with that fingerprint was dismissed; None where it was
        not."""
        return self.rules.get(rule_name(finding)) or self.documents.get(document, {}).get(
            finding_key(finding)
        )

    def about(self, documents: Iterable[str]) -> Dismissals:
        """Return those that can matter to the documents of these fingerprints."""
        known = set(documents)
        return Dismissals(self.rules, {one: keys for one, keys in self.documents.items() if one in known})

    def dismissed(self, finding: Finding, document: str, reason: str, *, everywhere: bool) -> Dismissals:
        """Return these dismissals with one more."""
        if everywhere:
            return Dismissals({**self.rules, rule_name(finding): reason}, self.documents)
        mine = {**self.documents.get(document, {}), finding_key(finding): reason}
        return Dismissals(self.rules, {**self.documents, document: mine})

    def restored(self, finding: Finding, document: str) -> Dismissals:
        """Return these dismissals without those that cover the finding."""
        rules = {name: why for name, why in self.rules.items() if name != rule_name(finding)}
        mine = {
            key: why for key, why in self.documents.get(document, {}).items() if key != finding_key(finding)
        }
        return Dismissals(rules, {**self.documents, document: mine})


def without_dismissed(
    findings: Iterable[Finding], dismissals: Dismissals, documents: Iterable[str]
) -> tuple[Finding, ...]:
    """Return the findings of a comparison without the faults (those with an origin) that were put aside in
    one of the documents of those fingerprints, or everywhere; the changes themselves all stay."""
    known = tuple(documents)
    return tuple(
        finding
        for finding in findings
        if "origin" not in finding.data or not any(dismissals.reason(finding, one) for one in known)
    )


def rule_name(finding: Finding) -> str:
    """Return the name of the rule behind a finding: its id where it is kept as data, else its kind and
    detail."""
    detail = finding.data.get("rule") or finding.data.get("check") or finding.data.get("item")
    return (
        str(finding.data["rule"]) if "rule" in finding.data else f"{finding.kind}/{detail or ''}".rstrip("/")
    )


def finding_key(finding: Finding) -> str:
    """Return a fingerprint of what a finding says: its rule and its words, not its place or number."""
    words = fold_key(finding.draft.quote) if finding.draft else ""
    return hashlib.sha256(f"{rule_name(finding)}\x1f{words}".encode("utf-8", "surrogatepass")).hexdigest()[
        :20
    ]


def load_dismissals(path: Path) -> Dismissals:
    """Return what that file holds, nothing where there is none; `UsageError` where it is damaged."""
    try:
        loaded = json.decode(path.read_bytes())
        return Dismissals(
            {str(name): str(why) for name, why in loaded["rules"].items()},
            {
                str(document): {str(key): str(why) for key, why in keys.items()}
                for document, keys in loaded["documents"].items()
            },
        )
    except FileNotFoundError:
        return Dismissals()
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise UsageError("rules.dismissals", path=str(path)) from error


def save_dismissals(dismissals: Dismissals, path: Path) -> None:
    """Write the file whole or not at all; `UsageError` where it cannot be written."""
    content = {"rules": dismissals.rules, "documents": dismissals.documents}
    draft = path.with_suffix(".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(json.format(json.encode(content, order="sorted"), indent=1))
        draft.replace(path)
    except OSError as error:
        raise UsageError("rules.dismissals", path=str(path)) from error
