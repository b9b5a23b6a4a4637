"""Article numbers of statutes: a wrong one is told for what it is, a right one never."""

from __future__ import annotations

import pytest

from reviewer.findings.inspect import inspect
from reviewer.findings.tables import table


def told(contract) -> list[tuple[str, str]]:
    return [
        (found.data["check"], found.data["article"])
        for found in inspect(contract)
        if found.kind == "law.article" and "check" in found.data
    ]


WRONG = [
    ("根据《民法典》第一百一十四条，违约金过高的，可请求减少。", "old", "114"),
    ("定金依照《民法典》第五百八十五条执行，不得超过百分之二十。", "other", "585"),
    ("依据《民法典》第六百六十八条关于禁止高利放贷的规定，利率合法。", "about", "668"),
    ("按照《民法典》第一千二百六十一条处理。", "none", "1261"),
    ("根据《民法典》第一百零七条的规定，违约方应当承担违约责任。", "old", "107"),
    ("双方的债务可以依照《民法典》第九十九条抵销。", "old", "99"),
    ("因重大变化依据《民法典》第五百六十二条关于情势变更的规定重新协商。", "about", "562"),
    ("仲裁协议无效的情形依照《仲裁法》第十七条确定。", "old", "17"),
    ("依据《仲裁法》第九条，仲裁实行一裁终局。", "old", "9"),
    ("一方可以依照《仲裁法》第五十八条申请撤销裁决。", "old", "58"),
    ("按照《仲裁法》第九十七条执行。", "none", "97"),
    ("乙方不得侵犯《反不正当竞争法》第九条规定的商业秘密。", "old", "9"),
    ("乙方不得有《反不正当竞争法》第七条规定的商业贿赂行为。", "old", "7"),
    ("甲方依据《保障中小企业款项支付条例》第三十八条付款。", "none", "38"),
    (
        "利率不超过《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》第二十六条规定的年利率24%。",
        "old",
        "26",
    ),
    (
        "依据《最高人民法院关于审理建设工程施工合同纠纷案件适用法律问题的解释（一）》第四十六条执行。",
        "none",
        "46",
    ),
    ("网络运营者按照《网络安全法》第二十一条履行等级保护义务。", "old", "21"),
    ("个人信息的委托处理适用《个人信息保护法》第二十四条关于委托处理的规定。", "about", "24"),
    ("股东按照《公司法》第二十八条的规定缴足认缴的出资。", "old", "28"),
    ("不能胜任工作的，甲方依照《劳动合同法》第三十九条解除。", "other", "39"),
]


@pytest.mark.parametrize(("text", "check", "article"), WRONG)
def test_a_wrong_article_is_told(make_contract, text, check, article):
    assert told(make_contract(text)) == [(check, article)]


RIGHT = [
    "合同依据《民法典》第五百六十六条解除的，违约方仍应支付违约金。",
    "守约方依照《民法典》第五百六十六条请求支付违约金。",
    "甲方按约定金额付款；乙方逾期交付的，依照《民法典》第五百六十三条处理。",
    "乙方应于指定金融机构开户，并按照《民法典》第五百八十五条承担责任。",
    "因不可抗力致使继续履行明显不公平的，依照《民法典》第五百三十三条重新协商。",
    "租赁期限内甲方出卖房屋的，依照《民法典》第七百二十六条通知乙方。",
    "租赁期限内将房屋交第三人使用的，适用《民法典》第七百一十六条。",
    "一方有《民法典》第五百二十七条规定情形的，对方可中止履行；未恢复的，可以解除合同。",
    "借款到期未还，甲方解除合同并依《民法典》第四百一十条实现抵押权。",
    "因国家征收等不可抗力，依照《民法典》第一百一十七条取得补偿。",
    "催款函依《民法典》第一百三十七条到达乙方时生效，诉讼时效中断。",
    "债权转让后，受让人依照《民法典》第六百九十六条通知保证人。",
    "委托创作的视听作品，其著作权依《著作权法》第十七条由制作者享有。",
    "合同约定职务作品适用《著作权法》第十八条。",
    "服务期内乙方因《劳动合同法》第三十九条所列情形被解除的，应当支付违约金。",
    "无论依照《劳动合同法》第三十七条或者第四十条解除，竞业限制均有效。",
    "符合《劳动合同法》第三十九条的，试用期内甲方可以解除。",
    "连续订立二次，且无《劳动合同法》第四十条情形的，可以订立无固定期限劳动合同。",
    "分公司由公司承担责任，依照《公司法》第十三条，其法定代表人签字有效。",
    "股东会依《公司法》第二十六条作出的决议被撤销的，不影响认缴的出资。",
    "双方可以依照《民事诉讼法》第二百七十七条书面协议选择法院管辖。",
    "股权转让依照《公司法》（2018修正）第七十一条办理。",
    "股权转让依照《公司法（2018修正）》第七十一条办理。",
    "依据《仲裁法》第二十七条，选定的仲裁机构为上海仲裁委员会。",
    "依据《仲裁法》第十条，仲裁实行一裁终局。",
    "《仲裁法（2017修正）》第十六条规定了仲裁协议的内容。",
    "按照《反不正当竞争法》第十条，商业秘密受法律保护。",
    "《保障中小企业款项支付条例》第九条规定了付款期限。",
    "《网络安全法》第四十二条规定了个人信息的保护。",
    "消费者可以依照《消费者权益保护法》第五十五条请求三倍赔偿。",
    "本合同按照《安全生产法》第一百一十九条施行。",
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_article_is_left_alone(make_contract, text):
    assert told(make_contract(text)) == []


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("签订日期：2025年6月1日", "依据《仲裁法》第九条，仲裁实行一裁终局。"),
        ("签订日期：2025年6月1日", "乙方不得侵犯《反不正当竞争法》第九条规定的商业秘密。"),
        ("签订日期：2023年6月1日", "根据《公司法》第七十一条，其他股东放弃优先购买权。"),
    ],
)
def test_a_contract_older_than_the_version_is_not_judged_by_its_numbers(make_contract, date, text):
    assert told(make_contract(text, date)) == []
    assert told(make_contract(text)) != []


@pytest.mark.parametrize(
    ("version", "found"), [("", True), ("（2023修订）", True), ("（2018年修正）", False)]
)
def test_the_old_article_on_guarantees_is_told_unless_its_version_is_named(make_contract, version, found):
    text = f"公司为股东提供担保，依照《公司法》{version}第十六条由股东会决议。"
    assert ("law.article" in [one.kind for one in inspect(make_contract(text))]) is found


def _numbers(row, key):
    for number in row.get(key, ()):
        low, _, high = number.partition("..")
        yield from range(int(low), int(high or low) + 1)


@pytest.mark.parametrize("name", sorted(table("articles")))
def test_the_numbers_of_a_statute_agree_with_each_other(name):
    law = table("articles")[name]
    for row in law["about"]:
        own, also, old = (list(_numbers(row, key)) for key in ("articles", "also", "old"))
        assert own
        assert max((*own, *also)) <= law["last"]
        assert len({*own, *also}) == len(own) + len(also)
        assert not {*own, *also}.intersection(old)
    olds = {number for row in law["about"] for number in row.get("old", ())}
    assert set(law.get("clear", {})) <= olds
