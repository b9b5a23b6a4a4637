"""Two texts that hardly answer to each other: no crumbs, and no party that only one of them names."""

from __future__ import annotations

import reviewer
from reviewer.findings import registry

_HEAD = (
    "Balanced Employee Inventions Agreement\n\n"
    'This Agreement is between the person named below and Northwind Ltd ("Company").\n\n'
)
_GIFTS = (
    "1. {} gifts to other projects. The Company recognizes that you may be engaged in work that asks you "
    "to submit {}designs to others. Please tell Legal of it. If {} asks you to sign papers, you should check "
    "with Legal before you do so. You and your team may ask Legal at any time, you "
    "may call your manager, you may write to us and you may visit us.{}\n\n"
)
_LAWS = "EXHIBIT A\n\n" + "\n\n".join(
    f"{n}. The Employee keeps what the Employee made in {place}; the Company claims none of it."
    for n, place in enumerate(
        ("spring", "summer", "autumn", "winter", "the night", "the morning", "leave", "the garden"), start=2
    )
)


def _told(tmp_path, base, draft):
    files = tmp_path / "base.txt", tmp_path / "draft.txt"
    for file, text in zip(files, (base, draft), strict=True):
        file.write_text(text, encoding="utf-8")
    return [one for one in reviewer.compare(*files).findings if one.data.get("origin") is None]


def test_a_party_that_one_text_alone_calls_you_takes_nothing_over(tmp_path):
    base = _HEAD + _GIFTS.format("Your", "", "any project", " These papers bind the Company.") + _LAWS
    draft = _HEAD + _GIFTS.format("Check with Legal on your", "Company ", "anyone", "")
    found = _told(tmp_path, base, draft)
    assert {one.kind for one in found} >= {"text.unrelated", "clause.deleted"}
    assert "obligation.bearer" not in {one.kind for one in found}


def test_what_differs_of_a_weakly_matched_clause_is_one_line(tmp_path):
    base = _HEAD + _GIFTS.format("Your", "", "any project", "") + _LAWS
    draft = _HEAD + _GIFTS.format("Check with Legal on your", "Company ", "anyone", "")
    gifts = [one for one in _told(tmp_path, base, draft) if one.base and "gifts" in one.base.quote]
    (found,) = gifts
    assert found.severity == "minor"
    assert found.data["edits"] > 1
    assert found.draft is not None
    assert "Check with Legal" in found.draft.quote


def test_a_figure_in_such_a_clause_keeps_its_line(tmp_path):
    more = " You may take up to 20 days for it."
    base = _HEAD + _GIFTS.format("Your", "", "any project", more) + _LAWS
    draft = _HEAD + _GIFTS.format("Check with Legal on your", "Company ", "anyone", more.replace("20", "10"))
    found = _told(tmp_path, base, draft)
    assert any(one.kind == "number.duration" and one.severity == "major" for one in found)


def test_what_lies_below_a_clause_that_is_told_weighs_least(make_contract, compare_pairwise):
    base = make_contract(*(f"乙方应当履行服务事项之{n}并按月报告。" for n in range(12)))
    seen = registry.observe(compare_pairwise(base, make_contract()))
    assert {one.topic for one in seen if one.kind == "clause.deleted"} <= {
        "clause.deleted/unmatched",
        "clause.deleted/unmatched_part",
    }
