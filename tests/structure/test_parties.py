"""Who the parties are, in every form in which a contract says so."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

BODY = (
    "双方经协商达成如下协议：",
    "第一条 服务",
    "1.1 甲方应向乙方支付服务费。",
    "1.2 乙方为甲方提供咨询服务。",
    "第二条 其他",
    "2.1 争议由甲方所在地法院管辖。",
)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("甲方(委托方):云帆科技有限公司", "乙方（受托方）：张三"), [("甲方", "委托方", "customer", "云帆科技有限公司"), ("乙方", "受托方", "provider", "张三")]),
        (("甲方：云帆科技有限公司（服务接受方）", "乙方：张三（服务提供方）"), [("甲方", "服务接受方", "customer", "云帆科技有限公司"), ("乙方", "服务提供方", "provider", "张三")]),
        (("出租方(甲方):王五", "承租方(乙方):赵六"), [("甲方", "出租方", "lessor", "王五"), ("乙方", "承租方", "lessee", "赵六")]),
        (("委托方(以下简称甲方):王五", "受托方(以下简称乙方):赵六"), [("甲方", "委托方", "customer", "王五"), ("乙方", "受托方", "provider", "赵六")]),
        (("出租方：王五（以下简称甲方）", "承租方：赵六（以下简称乙方）"), [("甲方", "出租方", "lessor", "王五"), ("乙方", "承租方", "lessee", "赵六")]),
        (("甲方(下称“客户”):王五", "乙方(下称“服务商”):赵六"), [("甲方", "客户", "customer", "王五"), ("乙方", "服务商", "provider", "赵六")]),
        (("发包人(全称):甲公司", "承包人(全称):乙公司"), [("发包人", "发包人", "customer", "甲公司"), ("承包人", "承包人", "provider", "乙公司")]),
        (("买方：甲公司", "卖方：乙公司"), [("买方", "买方", "buyer", "甲公司"), ("卖方", "卖方", "seller", "乙公司")]),
        (("借款人：王五", "出借人：赵六", "保证人：钱七"), [("借款人", "借款人", "borrower", "王五"), ("出借人", "出借人", "lender", "赵六"), ("保证人", "保证人", "guarantor", "钱七")]),
        (("甲　方（盖章）：王五", "乙　方（盖章）：赵六"), [("甲方", None, "customer", "王五"), ("乙方", None, "provider", "赵六")]),
        (("甲方1：王五", "甲方2：李四", "乙方：赵六"), [("甲方1", None, "customer", "王五"), ("甲方2", None, "customer", "李四"), ("乙方", None, "provider", "赵六")]),
        (("甲方：[甲方公司名称]", "甲方代表：张三", "乙方：______有限公司"), [("甲方", None, "customer", None), ("乙方", None, "provider", None)]),
        (("甲方（采购方）", "名称：云帆有限公司", "乙方（供应方）", "名称：明德有限公司"), [("甲方", "采购方", "buyer", "云帆有限公司"), ("乙方", "供应方", "seller", "明德有限公司")]),
        (("本合同由星辰科技有限公司（以下简称“星辰科技”）与明月咨询有限公司（以下简称“明月咨询”）签订。",), [("星辰科技", None, None, "星辰科技有限公司"), ("明月咨询", None, None, "明月咨询有限公司")]),
        (("转让户（以下叫“山庄”）：云岭山庄茶业合作社", "流入方（下文称“茶厂”）：青岩茶厂"), [("山庄", "转让户", None, "云岭山庄茶业合作社"), ("茶厂", "流入方", None, "青岩茶厂")]),
        (("周先生，身份证住址江西省景德镇市昌江区瓷都大道，系实际出资之人（下称“周先生”）；", "吴女士，女，住南昌市青山湖区，系登记之人（下称“吴女士”）。"), [("周先生", None, None, "周先生"), ("吴女士", None, None, "吴女士")]),
        (("李四平，男，公民身份号码360202198001010011（以下简称“老李”）；", "昌河陶瓷有限公司（以下简称“昌河”）。", "因李四平投资于浮梁瓷土矿业有限公司（下称“瓷土公司”），双方订立本协议。"), [("老李", None, None, "李四平"), ("昌河", None, None, "昌河陶瓷有限公司")]),
        (("星辰科技有限公司（“星辰科技”），一家依中国法律成立的公司；与", "明月咨询（上海）有限公司（“明月咨询”），一家依中国法律成立的公司。"), [("星辰科技", None, None, "星辰科技有限公司"), ("明月咨询", None, None, "明月咨询（上海）有限公司")]),
        (("立约人：东湖航运有限公司（以下简称“东湖”）与西山船舶工程有限公司（以下简称“修船厂”）。",), [("东湖", None, None, "东湖航运有限公司"), ("修船厂", None, None, "西山船舶工程有限公司")]),
        (("(1) 云岭创业投资合伙企业（有限合伙）（“云岭”），作为受让方；", "(2) 明月控股有限公司（“明月”），作为出让方；以及", "(3) 南湖银行股份有限公司城东支行（“南湖银行”）。", "鉴于：", "(A) 云岭就收购明月持有的星辰传动有限公司（“目标公司”）股权签署协议；"), [("云岭", None, None, "云岭创业投资合伙企业（有限合伙）"), ("明月", None, None, "明月控股有限公司"), ("南湖银行", None, None, "南湖银行股份有限公司城东支行")]),
        (('(1) Acme Ltd, a company incorporated in England and Wales (the "Supplier"); and', '(2) Beta plc, a company registered in England and Wales with number 0123 (the "Buyer").'), [("Supplier", "Supplier", "seller", "Acme Ltd"), ("Buyer", "Buyer", "buyer", "Beta plc")]),
        (('This Agreement is made between Acme Ltd, a company of England ("Customer") and Beta GmbH (the "Supplier").',), [("Customer", "Customer", "customer", "Acme Ltd"), ("Supplier", "Supplier", "provider", "Beta GmbH")]),
    ],
)  # fmt: skip
def test_labels_designations_roles_and_names(contract_of, lines, expected):
    contract = contract_of("咨询合同", *lines, *BODY)
    assert [(p.label, p.designation, p.role, p.name) for p in contract.parties] == expected
    for party in contract.parties:
        assert contract.clause(party.clause).text[party.start : party.end]


def test_particulars_on_one_line_have_exact_places(contract_of):
    contract = contract_of(
        "咨询合同",
        "甲方：云帆有限公司，法定代表人：李四，地址：海淀区1号，统一社会信用代码：91110108MA01ABCD12。",
        "乙方：明德有限公司，开户行：工商银行上海分行，账号：6222 0000 1111。",
        *BODY,
    )
    first, second = contract.parties
    assert [(f.name, f.value) for f in first.fields] == [
        ("法定代表人", "李四"), ("地址", "海淀区1号"), ("统一社会信用代码", "91110108MA01ABCD12"),
    ]  # fmt: skip
    assert [(f.name, f.value) for f in second.fields] == [
        ("开户行", "工商银行上海分行"),
        ("账号", "6222 0000 1111"),
    ]
    for field in (*first.fields, *second.fields):
        assert contract.clause(field.clause).text[field.start : field.end] == field.value


def test_bank_details_of_a_payment_clause_go_to_the_payee(contract_of):
    contract = contract_of(
        "咨询合同", "甲方：王五", "乙方：赵六", *BODY[:2], "1.1 甲方将费用付至乙方指定账户：", "户名：赵六", "账号：62220001",
        "1.2 乙方开具发票。",
    )  # fmt: skip
    payee = contract.parties[1]
    assert [(f.name, f.value) for f in payee.fields] == [("户名", "赵六"), ("账号", "62220001")]


def test_a_role_without_a_role_word_says_how_it_was_found(contract_of):
    contract = contract_of(
        "合同",
        "甲方：王五",
        "乙方：赵六",
        "鉴于甲方需要客服服务，委托乙方提供；乙方愿意为甲方提供服务：",
        *BODY[1:],
    )
    assert [(p.role, p.inferred) for p in contract.parties] == [
        ("customer", "recital"),
        ("provider", "recital"),
    ]
    plain = contract_of("合同", "甲方：王五", "乙方：赵六", *BODY)
    assert [(p.role, p.inferred) for p in plain.parties] == [("customer", "duties"), ("provider", "duties")]


def test_the_signature_block_adds_no_second_party(contract_of):
    contract = contract_of(
        "租赁合同", "出租方（甲方）：王五", "承租方（乙方）：赵六", *BODY, "出租方：（盖章） 承租方：（盖章）"
    )
    assert [party.label for party in contract.parties] == ["甲方", "乙方"]
    assert contract.clauses[-1].kind == "signature"


def test_a_word_before_a_colon_is_a_party_where_the_clauses_make_it_act(contract_of):
    contract = contract_of(
        "带教协议", "培训机构：江州明理教育有限公司", "督导老师：裴知远", "培训地点：江州市文昌路3号",
        "第一条 督导老师应当每周到场，培训机构应当提供场地。", "第二条 督导老师不得泄露试题。",
        "第三条 费用由督导老师开票，培训机构支付。", "第四条 培训机构负责安排课程。",
    )  # fmt: skip
    assert [(p.label, p.name) for p in contract.parties] == [
        ("培训机构", "江州明理教育有限公司"),
        ("督导老师", "裴知远"),
    ]


def test_a_short_name_beside_a_label_is_another_name_of_the_party(contract_of):
    contract = contract_of(
        "委托合同", "甲方（委托方）：白鹭湾酒店有限公司（以下简称“白鹭湾”）", "乙方：青禾设计有限公司",
        "第一条 甲方应当付款，白鹭湾收到成果后验收。", "第二条 甲方委托乙方设计，甲方、乙方各执一份。",
    )  # fmt: skip
    assert contract.parties[0].label == "甲方"
    assert "白鹭湾" in contract.parties[0].aliases


def test_each_of_several_people_is_one_party(contract_of):
    contract = contract_of(
        "SHAREHOLDERS AGREEMENT", "This Agreement is made between:", '(1) Oak Mills Ltd (the "Company");',
        '(2) Ann Pell and Bo Ridge (each a "Founder" and together the "Founders").',
        "1. SHARES", "1.1 Each Founder shall vote for the Company.",
    )  # fmt: skip
    assert [party.label for party in contract.parties] == ["Company", "Founder"]


def test_a_line_that_ends_by_joining_another_does_not_run_on_into_it(contract_of):
    contract = contract_of(
        "咨询协议",
        "星辰科技（杭州）有限公司（“星辰科技”），一家依据中国法律成立并存续的有限责任公司；与",
        "明月咨询有限公司（“明月咨询”），一家依据中国法律成立并存续的有限责任公司，住所地在上海。",
        *BODY,
    )
    first, second = (contract.clause(party.clause) for party in contract.parties)
    assert first is not second
    assert first.text.endswith("；与")


def test_a_line_to_write_on_is_no_part_of_where_a_party_is_named(contract_of):
    contract = contract_of(
        "咨询协议", "甲方（委托方）：王五 ________________", "乙方（受托方）：赵六 ____ 电话：", *BODY
    )
    places = [(party.name, contract.clause(party.clause).text[: party.end]) for party in contract.parties]
    assert places == [("王五", "甲方（委托方）：王五"), ("赵六", "乙方（受托方）：赵六")]
