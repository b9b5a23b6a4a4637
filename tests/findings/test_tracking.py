"""Silent changes: found where the draft marks its other changes, and never invented."""

from __future__ import annotations

from pathlib import Path

from reviewer.findings import review

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "baselines" / "confidentiality-mutual.docx"


def silent(base: Path, draft: Path) -> list:
    return [one for one in review(base, draft).findings if one.kind == "tracking.untracked"]


def test_the_two_changes_without_a_mark_are_found_and_no_other() -> None:
    found = silent(BASE, ROOT / "examples" / "3-tracked-changes.docx")
    assert [(one.base.quote, one.draft.quote) for one in found] == [("5年", "2年"), ("任何一方", "甲方")]
    assert all(one.severity == "critical" for one in found)


def test_they_are_listed_first_of_all() -> None:
    findings = review(BASE, ROOT / "examples" / "3-tracked-changes.docx").findings
    assert [one.kind for one in findings[:2]] == ["tracking.untracked"] * 2


def test_a_draft_without_marks_has_none() -> None:
    assert (
        silent(ROOT / "baselines" / "service-customer.docx", ROOT / "examples" / "1-labels-swapped.docx")
        == []
    )


def test_a_draft_whose_every_change_is_marked_has_none(tmp_path) -> None:
    from reviewer.exporting.formats import export

    base, draft = ROOT / "baselines" / "service-customer.docx", ROOT / "examples" / "1-labels-swapped.docx"
    redline = export(review(base, draft), {}, tmp_path / "redline.docx", date="2026-01-01")
    assert silent(base, redline) == []
