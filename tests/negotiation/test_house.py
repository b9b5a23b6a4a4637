"""The firm's own rules, and what was put aside, hold for every review of one user."""

from __future__ import annotations

import pytest

from reviewer.comparison import compare_contracts
from reviewer.findings.inspect.dismissal import Dismissals, save_dismissals
from reviewer.negotiation.house import dismissals_file, judged
from reviewer.terminal.opening.loading import Files, load

RULE = """
[[rule]]
id = "F-1"
kind = "advice.risk"
severity = "minor"
any = ["每月人民币"]
message = { zh = "「{words}」须复核。" }
"""
CHANGE = ("每月人民币30,000元", "每月人民币36,000元")


@pytest.fixture
def firm(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("REVIEWER_CONFIG", str(tmp_path / "config" / "config.toml"))
    folder = tmp_path / "config" / "rules"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(RULE, encoding="utf-8")


def own(findings):
    return [one for one in findings if one.data.get("rule") == "F-1"]


@pytest.mark.usefixtures("firm")
def test_a_firms_rule_holds_in_every_round_of_a_matter(rounds):
    negotiation = rounds(("counterparty", [CHANGE]))
    assert own(negotiation.latest.findings)


@pytest.mark.usefixtures("firm")
def test_a_firms_rule_holds_for_two_files_from_the_start_screen(draft):
    paths = [contract.document.path for contract in (draft(), draft(CHANGE))]
    assert own(load(Files(*map(str, paths)), "zh", lambda step: None).findings)


@pytest.mark.usefixtures("firm")
def test_what_was_put_aside_is_not_told_again(draft):
    comparison = compare_contracts(draft(), draft(CHANGE))
    assert own(judged(comparison, side=None))
    save_dismissals(Dismissals(rules={"F-1": "已核对"}), dismissals_file())
    assert not own(judged(comparison, side=None))
