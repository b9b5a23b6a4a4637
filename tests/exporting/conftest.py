"""A small review made by hand, every word of it hostile to some format."""

from __future__ import annotations

import pytest

from reviewer.model import (
    Clause,
    Comparison,
    Contract,
    Document,
    Edit,
    Finding,
    Message,
    Pair,
    Party,
    PartyLink,
    Review,
)
from tests.builders import contract_of, quote

OLD = "[甲方公司名称]逾期付款的，每日按“应付未付金额”的万分之五支付违约金，累计不超过10%。"
NEW = "[甲方公司名称]逾期付款的，每日按“合同总额”的千分之五支付违约金。"
HOSTILE = "| a | b | <script>alert(1)</script> `x` **粗** __y__ $1$ ~~z~~ [l](http://e.x/a_b) &amp; #1 @u \\n"


def clause(number: int, text: str, label: str | None = None, heading: str | None = None) -> Clause:
    path = (label,) if label else ()
    return Clause(f"c{number}", label, path, "clause", 0, heading, text, None)


def contract(path: str, clauses: tuple[Clause, ...], parties: tuple[Party, ...]) -> Contract:
    return contract_of(Document(path, "txt", "ab" * 32, ()), "试验|合同", clauses, parties)


@pytest.fixture
def hostile_review() -> Review:
    """An edited clause, an added and a deleted one, a moved one, and a finding that belongs to no clause."""
    old = (clause(1, OLD, "8.2", "违约金"), clause(2, "保密义务持续五年。", "9"), clause(3, "其他。", "10"))
    new = (clause(1, NEW, "9.2", "违约金"), clause(2, HOSTILE, "9.3"), clause(3, "其他。", "11"))
    base = contract(
        "合同/基准|v1.txt",
        old,
        (Party("甲方", "委托方", "customer", "[甲方公司名称]"), Party("乙方", None, None, None)),
    )
    draft = contract(
        "对方稿.txt",
        new,
        (Party("乙方", "委托方", "customer", "<b>某某公司"), Party("甲方", None, None, None)),
    )
    links = (
        PartyLink("甲方", "乙方", "customer", "role", 0.9),
        PartyLink("乙方", "甲方", "provider", "duties", 0.6),
    )
    edits = (
        Edit("replace", quote(old[0], "“应付未付金额”"), quote(new[0], "“合同总额”")),
        Edit("replace", quote(old[0], "万分之五"), quote(new[0], "千分之五")),
        Edit("delete", quote(old[0], "，累计不超过10%"), None),
    )
    pairs = (
        Pair("p1", "edited", ("c1",), ("c1",), 0.8, edits, renumbered=True),
        Pair("p2", "added", (), ("c2",), 0.0, (Edit("insert", None, quote(new[1], HOSTILE)),)),
        Pair("p3", "deleted", ("c2",), (), 0.0, (Edit("delete", quote(old[1], old[1].text), None),)),
        Pair("p4", "same", ("c3",), ("c3",), 1.0, renumbered=True),
    )
    said = Message(
        "findings.number.changed",
        {"what": "比率", "old": "万分之五", "new": "千分之五", "notes": "", "gain": ""},
    )
    findings = (
        Finding(
            "f1",
            "number.percent",
            "critical",
            "p1",
            edits[1].base,
            edits[1].draft,
            said,
            "乙方",
            "adverse",
            {"ratio": 10.0, "old": "0.0005"},
            "民法典 585",
        ),
        Finding("f2", "text.changed", "minor", "p1", edits[2].base, None, said, "unclear", "unclear"),
        Finding("f3", "clause.added", "major", "p2", None, quote(new[1], HOSTILE), said, "none", "neutral"),
        Finding(
            "f4", "clause.deleted", "major", "p3", quote(old[1], old[1].text), None, said, "both", "neutral"
        ),
        Finding(
            "f5",
            "checklist.missing",
            "info",
            None,
            None,
            None,
            said,
            "unclear",
            "unclear",
            {"item": "不可抗力", "origin": "draft"},
        ),
    )
    return Review(Comparison(base, draft, links, pairs), findings, "甲方", "zh")
