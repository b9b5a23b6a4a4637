"""Whole contracts: silence on the sound ones, the origin of a fault in a comparison, what is put aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.comparison import compare_contracts
from reviewer.findings import examine, find
from reviewer.findings.balance import balance_of
from reviewer.findings.inspect.checklists import coverage
from reviewer.findings.inspect.dismissal import Dismissals, load_dismissals, save_dismissals
from reviewer.findings.inspect.scene import Scene
from reviewer.reading import read_document
from reviewer.structure import build_contract

BASELINES = sorted((Path(__file__).parents[3] / "baselines").glob("*.md"))


def read(path: Path):
    return build_contract(read_document(path))


@pytest.mark.parametrize("path", BASELINES, ids=lambda path: path.stem)
def test_a_sound_contract_gives_nothing_but_its_open_blanks(path: Path):
    assert {finding.kind for finding in examine(read(path))} <= {"placeholder.open"}


@pytest.fixture
def draft(tmp_path: Path):
    """Return a function that reads the first service baseline with some words changed."""

    def make(old: str, new: str):
        text = next(path for path in BASELINES if path.stem == "service-customer").read_text(encoding="utf-8")
        assert old in text
        changed = tmp_path / "draft.md"
        changed.write_text(text.replace(old, new), encoding="utf-8")
        return read(changed)

    return make


FAULTS = [
    ("本合同一式四份，双方各执两份", "本合同一式四份，双方各执一份", "consistency.arithmetic"),
    (
        "乙方无正当理由停止服务的",
        "乙方造成用户人身伤害的，不承担任何责任。乙方无正当理由停止服务的",
        "limit.statutory",
    ),
    ("第七条", "第八条", "consistency.numbering"),
    ("附件一为本合同的组成部分", "附件二为本合同的组成部分", "reference.broken"),
    ("《中华人民共和国民法典》", "《中华人民共和国合同法》", "law.repealed"),
]


@pytest.mark.parametrize(("old", "new", "kind"), FAULTS)
def test_a_fault_put_into_a_sound_contract_is_found_and_came_with_the_draft(draft, old, new, kind):
    base = read(next(path for path in BASELINES if path.stem == "service-customer"))
    faulty = draft(old, new)
    assert kind in {finding.kind for finding in examine(faulty)}
    told = [one for one in find(compare_contracts(base, faulty)) if one.kind == kind]
    assert "draft" in {one.data.get("origin") for one in told}


def test_a_fault_of_both_is_known_and_only_noted(draft):
    faulty = draft("《中华人民共和国民法典》", "《中华人民共和国合同法》")
    (told,) = [one for one in find(compare_contracts(faulty, faulty)) if one.kind == "law.repealed"]
    assert (told.data["origin"], told.severity) == ("baseline", "info")


def test_every_item_of_the_service_list_is_met_by_the_service_baseline():
    path = next(path for path in BASELINES if path.stem == "service-customer")
    items = coverage(Scene(read(path)))
    assert len(items) >= 30
    assert {item.id for item in items if item.state == "absent"} == set()


def test_the_table_counts_what_each_party_owes():
    path = next(path for path in BASELINES if path.stem == "service-customer")
    table = balance_of(Scene(read(path)))
    assert table.parties == ("甲方", "乙方")
    assert len(table.own("乙方", "duty", "ban")) > len(table.own("甲方", "duty", "ban")) > 0
    assert table.own("甲方", "right", "remedy")
    assert table.asymmetries == ()
    for entry in table.entries:
        assert entry.quote.quote


def test_a_dismissed_finding_stays_dismissed_in_its_document_or_everywhere(tmp_path: Path, draft):
    findings = examine(draft("双方各执两份", "双方各执一份"))
    one = next(finding for finding in findings if finding.kind == "consistency.arithmetic")
    path = tmp_path / "folder" / "dismissed.json"
    save_dismissals(load_dismissals(path).dismissed(one, "abc", "已核对", everywhere=False), path)
    kept = load_dismissals(path)
    assert kept.reason(one, "abc") == "已核对"
    assert kept.reason(one, "other") is None
    everywhere = kept.dismissed(one, "abc", "惯例", everywhere=True)
    assert everywhere.reason(one, "other") == "惯例"
    assert everywhere.restored(one, "abc").reason(one, "abc") is None
    assert Dismissals().reason(one, "abc") is None


def test_a_party_called_by_signs_that_mean_something_in_expressions_is_only_text(tmp_path):
    paper = tmp_path / "租赁.txt"
    paper.write_text(
        "房屋租赁合同\n出租人：沪东置业有限公司（以下简称“C++方”）\n承租人：江南软件有限公司（以下简称“承租方”）\n"
        "第一条 租赁\n1.1 C++方将位于临江路1号的房屋出租给承租方。\n第二条 维修\n2.1 电梯由C++方负责维修。\n"
        "2.2 租赁期内，电梯由承租方负责维修。\n第三条 其他\n3.1 双方应遵守法律。\n",
        encoding="utf-8",
    )
    found = examine(read(paper))
    (told,) = [one for one in found if one.data.get("check") == "repairs"]
    assert told.draft.quote == "租赁期内，电梯由承租方负责维修"


def test_an_account_of_somebody_who_is_no_party_is_told_unless_he_is_appointed(write_text):
    text = (
        "服务合同\n\n甲方：上海东方科技有限公司\n乙方：北京南方软件有限公司\n\n第一条 乙方提供服务。\n\n"
        "第二条 {}收款人：张三，账号：622202100123456789。\n\n第三条 争议由甲方所在地法院管辖。\n"
    )

    def told(words: str) -> list[str]:
        found = examine(read(write_text("contract.txt", text.format(words))))
        return [one.data["check"] for one in found if one.kind == "consistency.party"]

    assert told("") == ["holder"]
    assert told("乙方委托的代收人如下。") == []
