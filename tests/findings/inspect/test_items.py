"""Where a contract settles an item of a checklist: the clause on it, not the first that has the word."""

from __future__ import annotations

from reviewer.exporting.places import place_of
from reviewer.findings.inspect.checklists import coverage
from reviewer.findings.inspect.scene import Scene
from reviewer.reading import read_document
from reviewer.structure import build_contract

SALE = """设备采购合同
买方（以下简称“甲方”）：杭州和顺医疗器械有限公司
卖方（以下简称“乙方”）：苏州明拓精密仪器有限公司
甲乙双方经友好协商，就甲方向乙方购买设备一事，订立本合同。
第一条 标的
1.1 乙方向甲方出售设备，型号和数量以附件为准。
第二条 付款
2.1 设备验收合格后15个工作日内，甲方支付合同总价的60%。
2.2 余款10%为质量保证金，质保期满后30日内无息退还。
第三条 交付
3.1 乙方应于2027年3月31日前将设备运至甲方指定地点。
第四条 验收
4.1 甲方应在设备安装调试完毕后20日内组织验收。
4.2 甲方逾期未验收的，不视为验收合格。
第五条 质量保证
5.1 质保期为验收合格之日起24个月。
第六条 违约责任
6.1 乙方逾期交付的，每逾期一日应按合同总价的千分之一支付违约金。
6.2 甲方逾期付款的，每逾期一日应按逾期金额的万分之三支付违约金。
"""
SERVICES = """CONSULTING SERVICES AGREEMENT
This Agreement is made on 1 March 2026 between Northwind Ltd ("Client") and Helix LLP ("Consultant").
1. Services
1.1 The Consultant shall provide the services with reasonable skill.
2. Confidentiality
2.1 Each party shall keep Confidential Information secret for five years after termination.
3. Term and termination
3.1 This Agreement continues for 24 months and may be terminated on 60 days' notice.
"""


def places(tmp_path, text: str, lang: str) -> dict[str, str]:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    contract = build_contract(read_document(path))
    found = coverage(Scene(contract))
    return {
        one.name[lang]: place_of(contract, contract.clause(one.clause), lang) for one in found if one.clause
    }


def test_an_item_stands_at_the_clause_that_is_on_it(tmp_path) -> None:
    found = places(tmp_path, SALE, "zh")
    wanted = {
        "违约责任": "第六条",
        "检验与异议期": "第四条",
        "质量标准": "第五条",
        "逾期付款和逾期交货责任": "6.2",
        "付款时间与方式": "第二条",
    }
    assert {name: found[name] for name in wanted} == wanted


def test_an_item_in_english_stands_at_the_clause_that_is_on_it(tmp_path) -> None:
    found = places(tmp_path, SERVICES, "en")
    wanted = {"termination": "3.", "term": "3.", "confidentiality term": "2.1"}
    assert {name: found[name] for name in wanted} == wanted
