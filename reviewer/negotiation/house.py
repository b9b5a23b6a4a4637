"""What every review of one user is made with: her firm's own rules, and the faults she put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings import find
from reviewer.negotiation.folders import data_folder, settings_path

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reviewer.findings.inspect.rulebook import RuleFile
    from reviewer.findings.inspect.rules import Rulebook
    from reviewer.model import Comparison, Contract, Finding

__all__ = ["dismissals_file", "house_files", "house_rules", "judged", "undismissed"]


def house_rules(more: Iterable[Path] = ()) -> Rulebook:
    """Return the shipped rules with those of the user's rules folder and of further folders, the later before
    the earlier; `UsageError` where a file among them cannot be read or is no rule."""
    from reviewer.findings.inspect.rulebook import rulebook_with

    return rulebook_with(house_files(more))


def house_files(more: Iterable[Path] = ()) -> tuple[RuleFile, ...]:
    """Return the files of the user's rules folder and of further folders; `UsageError` where one cannot be
    read."""
    from reviewer.findings.inspect.rulebook import rule_files

    own = settings_path().with_name("rules")
    folders = [own] if own.is_dir() else []
    return rule_files((*folders, *more))


def dismissals_file() -> Path:
    """Return the file in which dismissals are kept."""
    return data_folder() / "dismissed.json"


def undismissed(findings: tuple[Finding, ...], comparison: Comparison) -> tuple[Finding, ...]:
    """Return the findings of a comparison without the faults that the user put aside with `check`."""
    from reviewer.findings.inspect.dismissal import load_dismissals, without_dismissed

    documents = (comparison.base.document.sha256, comparison.draft.document.sha256)
    return without_dismissed(findings, load_dismissals(dismissals_file()), documents)


def judged(
    comparison: Comparison, *, side: str | None, unmarked: Contract | None = None
) -> tuple[Finding, ...]:
    """Return the findings as `find` gives them, by the firm's rules and without what was put aside."""
    found = find(comparison, side=side, unmarked=unmarked, book=house_rules())
    return undismissed(found, comparison)
