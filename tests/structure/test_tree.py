"""Which number is a clause, where it stands, and what it leaves as text."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from tests.structure.outline import numbers, under


def test_chapters_set_in_brackets_are_chapters(contract_of):
    contract = contract_of(
        "【第一章 影片】", "第一条 片名待定。", "【第二章 权利】", "第二条 著作权归甲方所有。"
    )
    shown = [(c.kind, c.number, c.text, c.parent) for c in contract.clauses]
    assert shown[0] == ("chapter", "第一章", "影片", None)
    assert shown[2] == ("chapter", "第二章", "权利", None)
    assert shown[3][3] == contract.clauses[2].id


def test_digits_glued_to_a_number_go_to_the_text(contract_of, shape):
    contract = contract_of(
        "第三条服务标准", "3.124小时内响应客户。", "3.28小时内给出方案。", "3.37x24小时值守。"
    )
    assert shape(contract) == [
        (0, "第三条", "服务标准"),
        (1, "3.1", "24小时内响应客户。"),
        (1, "3.2", "8小时内给出方案。"),
        (1, "3.3", "7x24小时值守。"),
    ]


def test_a_decimal_number_counts_in_an_agreement_of_any_length(contract_of, shape):
    contract = contract_of("第一百零四条 验收", "104.1 乙方应当通知甲方。", "104.2 甲方应当检验。")
    assert [number for _, number, _ in shape(contract)] == ["第一百零四条", "104.1", "104.2"]


def test_articles_numbered_with_a_dot_go_on_past_the_usual_count(contract_of, shape):
    lines = [f"{number}. 乙方应当提交第{number}号报告。" for number in range(1, 76)]
    assert [number for _, number, _ in shape(contract_of(*lines))] == [f"{n}." for n in range(1, 76)]


def test_a_sum_at_the_start_of_a_line_is_no_article(contract_of, shape):
    contract = contract_of("1. 价格如下：", "80. 5元为含税单价。", "2. 交货地点为合肥。")
    assert "80." not in [number for _, number, _ in shape(contract)]


def test_a_decimal_number_beyond_the_usual_needs_its_article(contract_of, shape):
    contract = contract_of("第三条 单价", "104.1 平方米按每平方米100元计。")
    assert [number for _, number, _ in shape(contract)] == ["第三条", None]


@pytest.mark.parametrize(
    "line",
    [
        "1.25万元为定金的上限。",
        "99.95%为可用率的下限。",
        "2.5倍以内的部分不计。",
        "9:00至18:00为工作时间。",
        "2025年为首个服务年度。",
        "2025.1.1起开始计算。",
        "12.31前完成结算。",
        "V2.0为交付版本。",
        "192.168.0.1为测试地址。",
        "13800000000为联系电话。",
    ],
)
def test_quantities_dates_and_addresses_are_no_numbers(contract_of, line):
    contract = contract_of("第一条费用", "1.1费用如下。", line, "第二条其他")
    assert [clause.number for clause in contract.clauses] == ["第一条", "1.1", None, "第二条"]
    assert contract.clauses[2].text == line


@pytest.mark.parametrize(
    "line",
    [
        "第四条约定的费用由甲方承担。",
        "第一条、第二条所述义务不受影响。",
        "第三条第二款规定的情形除外。",
        "甲、乙双方应当遵守。",
    ],
)
def test_a_reference_at_the_head_of_a_line_is_no_heading(contract_of, line):
    contract = contract_of("第一条 范围", "第二条 期限", "第三条 费用", line)
    assert contract.clauses[3].number is None
    assert contract.clauses[3].text == line


def test_levels_follow_the_order_of_appearance(contract_of):
    contract = contract_of(
        "一、范围",
        "（一）内容",
        "1.第一项",
        "（1）细目",
        "①小目",
        "②小目",
        "2.第二项",
        "（二）方式",
        "二、期限",
    )
    assert numbers(contract) == [
        (0, "一、"), (1, "（一）"), (2, "1."), (3, "（1）"), (4, "①"), (4, "②"), (2, "2."), (1, "（二）"), (0, "二、"),
    ]  # fmt: skip


def test_the_same_families_in_another_order_give_other_levels(contract_of):
    contract = contract_of(
        "第一条 范围", "1、内容", "（一）细目", "（二）细目", "2、方式", "第二条 期限", "1、起算"
    )
    assert [level for level, _ in numbers(contract)] == [0, 1, 2, 2, 1, 0, 1]


def test_chapters_hold_articles_whose_numbers_run_on(contract_of):
    contract = contract_of(
        "第一章 总则", "第一条 目的", "第二条 范围", "第二章 费用", "第三条 价格", "3.1 含税。"
    )
    assert numbers(contract) == [
        (0, "第一章"),
        (1, "第一条"),
        (1, "第二条"),
        (0, "第二章"),
        (1, "第三条"),
        (2, "3.1"),
    ]
    assert contract.clauses[5].path == ("第二章", "第三条", "3.1")
    assert [clause.kind for clause in contract.clauses] == [
        "chapter",
        "article",
        "article",
        "chapter",
        "article",
        "clause",
    ]


def test_deep_decimals_find_their_parents(contract_of):
    contract = contract_of(
        "第二条 内容",
        "2.1 甲。",
        "2.4 流程:",
        "2.4.3 售后:",
        "2.4.3.1 退货。",
        "2.4.3.2 投诉。",
        "2.4.4 评价。",
        "2.5 报告。",
    )
    assert numbers(contract) == [(0, "第二条"), (1, "2.1"), (1, "2.4"), (2, "2.4.3"), (3, "2.4.3.1"), (3, "2.4.3.2"), (2, "2.4.4"), (1, "2.5")]  # fmt: skip


def test_a_prefix_that_belongs_to_another_article_stays_where_it_stands(contract_of):
    contract = contract_of("第三条 标准", "3.1 甲。", "第四条 费用", "3.1 乙。", "3.2 丙。")
    assert [contract.clause(c.parent).number for c in contract.clauses if c.parent] == [
        "第三条",
        "第四条",
        "第四条",
    ]


def test_gaps_repeats_and_inserts_are_kept_as_they_stand(contract_of):
    contract = contract_of(
        "第五条 甲", "5.2 乙。", "5.4 丙。", "第六条 丁", "第六条 戊", "第六条之一 己", "第八条 庚"
    )
    assert numbers(contract) == [
        (0, "第五条"),
        (1, "5.2"),
        (1, "5.4"),
        (0, "第六条"),
        (0, "第六条"),
        (0, "第六条之一"),
        (0, "第八条"),
    ]


def test_an_annex_begins_its_numbers_anew(contract_of):
    contract = contract_of(
        "第一条 范围", "第二条 费用", "甲方（盖章）：", "附件一：服务标准", "第一条 响应", "1.1 三十秒。"
    )
    assert numbers(contract) == [
        (0, "第一条"),
        (0, "第二条"),
        (0, None),
        (0, "附件一"),
        (1, "第一条"),
        (2, "1.1"),
    ]
    assert contract.clauses[3].kind == "annex"
    assert contract.clauses[5].path == ("附件一", "第一条", "1.1")


def test_lines_that_name_the_annexes_behind_the_last_clause_are_no_part_of_it(contract_of):
    contract = contract_of("第八条 保密", "双方应当保密。", "附件一：报价单", "附件二：服务标准")
    assert [c.path for c in contract.clauses] == [("第八条",), ("第八条",), (), ()]
    contract = contract_of("第八条 附件", "附件一：报价单", "附件二：服务标准")
    assert {c.path for c in contract.clauses} == {("第八条",)}


def test_a_list_of_annexes_heads_no_annex(contract_of):
    contract = contract_of(
        "第九条 附件", "附件一：报价单", "附件二：服务标准", "第十条 生效", "10.1 签字生效。"
    )
    assert [clause.kind for clause in contract.clauses] == [
        "article",
        "clause",
        "clause",
        "article",
        "clause",
    ]


def test_paragraphs_without_number_are_clauses_of_their_article(contract_of):
    contract = contract_of("第一条 租期", "租期三年。", "期满可以续租。", "第二条 租金", "每月一付。")
    assert [clause.kind for clause in contract.clauses] == [
        "article",
        "clause",
        "clause",
        "article",
        "clause",
    ]
    assert [contract.clause(c.parent).number for c in contract.clauses if c.parent] == [
        "第一条",
        "第一条",
        "第二条",
    ]


def test_items_after_a_paragraph_that_leads_in_stand_under_it(contract_of):
    contract = contract_of(
        "第一条 解除",
        "甲方有下列情形之一的，乙方可以解除：",
        "（一）迟延；",
        "（二）拒付。",
        "乙方有下列情形的：",
        "（一）转租。",
    )
    assert [level for level, _ in numbers(contract)] == [0, 1, 2, 2, 1, 2]


def test_a_list_inside_a_sentence_becomes_items_and_keeps_its_lead_in(contract_of, shape):
    contract = contract_of("第一条 义务", "1.1 乙方应:(1)按时交付;(2)提供培训;以及(3)开具发票。")
    assert shape(contract)[1:] == [
        (1, "1.1", "乙方应:"),
        (2, "(1)", "按时交付;"),
        (2, "(2)", "提供培训;以及"),
        (2, "(3)", "开具发票。"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1.1 第(1)项和第(2)项的费用由甲方承担。",
        "1.1 服务（包括：(1)培训；(2)维护）由乙方提供。",
        "1.1 乙方应(1)按时交付。",
        "1.1 甲方依据本条第（一）、（二）项解除。",
    ],
)
def test_references_brackets_and_single_marks_cut_nothing(contract_of, line):
    contract = contract_of("第一条 义务", line)
    assert len(contract.clauses) == 2


def test_several_clauses_in_one_paragraph_are_set_apart(contract_of, shape):
    contract = contract_of("第一条 费用", "1.1 费用为十万元。1.2 甲方按月支付。1.3 乙方开票。")
    assert shape(contract)[1:] == [
        (1, "1.1", "费用为十万元。"),
        (1, "1.2", "甲方按月支付。"),
        (1, "1.3", "乙方开票。"),
    ]


@pytest.mark.parametrize(
    ("line", "number", "heading", "text"),
    [
        ("第一条服务范围", "第一条", "服务范围", "服务范围"),
        ("第 一 条　服务范围", "第 一 条", "服务范围", "服务范围"),
        ("第１条 服务范围", "第１条", "服务范围", "服务范围"),
        ("第一条：服务范围", "第一条", "服务范围", "服务范围"),
        ("第一条 甲方委托乙方提供服务。", "第一条", None, "甲方委托乙方提供服务。"),
        ("第一条 服务范围 乙方为甲方提供客服服务，范围如下。", "第一条", "服务范围", "服务范围 乙方为甲方提供客服服务，范围如下。"),
        ("一、服务范围", "一、", "服务范围", "服务范围"),
        ("1.1响应时间：对于来电，三十秒内接听。", "1.1", "响应时间", "响应时间：对于来电，三十秒内接听。"),
        ("1.1乙方应当做到以下几点：", "1.1", None, "乙方应当做到以下几点："),
        ("Article 1 Definitions", "Article 1", "Definitions", "Definitions"),
    ],
)  # fmt: skip
def test_number_heading_and_text(contract_of, line, number, heading, text):
    clause = contract_of(line).clauses[0]
    assert (clause.number, clause.heading, clause.text) == (number, heading, text)


def test_automatic_numbers_leave_the_text_alone(contract_of):
    contract = contract_of(
        {"text": "服务范围", "label": "第一条", "label_level": 0},
        {"text": "线上客服。", "label": "1.1", "label_level": 1},
        {"text": "电话。", "label": "（1）", "label_level": 2},
        {"text": "费用", "label": "第二条", "label_level": 0},
    )
    assert numbers(contract) == [(0, "第一条"), (1, "1.1"), (2, "（1）"), (0, "第二条")]
    assert all(clause.automatic for clause in contract.clauses)


def test_a_bare_number_takes_the_next_line_as_its_words(contract_of, shape):
    contract = contract_of("第一条", "服务范围", "1.1 线上客服。")
    assert shape(contract) == [(0, "第一条", "服务范围"), (1, "1.1", "线上客服。")]


def test_headings_without_number_come_from_outline_levels(contract_of):
    contract = contract_of(
        "服务合同",
        {"text": "定义", "outline": 1},
        "本合同所称服务是指客服。",
        {"text": "费用", "outline": 1},
        "每月一万元。",
    )
    assert [(c.kind, c.level) for c in contract.clauses[1:]] == [
        ("article", 0),
        ("clause", 1),
        ("article", 0),
        ("clause", 1),
    ]


def test_each_row_of_a_table_is_a_clause_with_cells_and_column_heads(contract_of):
    contract = contract_of(
        "第一条 价格", "1.1 价格见下表：", ("项目", "单价（元）"), ("客服", "100"), ("", "120"), "1.2 含税。"
    )
    head, row, gap = contract.clauses[2:5]
    assert head.columns == ()
    assert row.columns == ("项目", "单价（元）")
    assert row.text == "客服 100"
    assert [row.text[a:b] for a, b in row.cells] == ["客服", "100"]
    assert [gap.text[a:b] for a, b in gap.cells] == ["", "120"]
    assert under(contract, "1.2").number == "第一条"
    assert contract.clause(row.parent).number == "1.1"


def test_the_last_row_of_a_very_long_table_has_its_column_heads_too(contract_of):
    rows = [(f"零件{number}", f"{number}") for number in range(1, 2_101)]
    contract = contract_of("第一条 价格", ("项目", "单价（元）"), *rows)
    assert contract.clauses[-1].columns == ("项目", "单价（元）")


def test_notes_stand_apart(contract_of):
    contract = contract_of(
        {"text": "合同编号 7", "part": "header"},
        "第一条 范围",
        {"text": "见附表", "part": "footnote"},
        "1.1 客服。",
    )
    assert [(c.kind, c.path) for c in contract.clauses] == [
        ("note", ("页眉",)), ("article", ("第一条",)), ("note", ("脚注",)), ("clause", ("第一条", "1.1")),
    ]  # fmt: skip


def test_lines_wrapped_by_hand_are_one_clause_again(contract_of):
    whole = (
        "1.1 乙方应当在收到甲方的书面通知之后三十日以内完成全部的服务内容，并且向甲方提交一份完整的书面报告，"
    )
    whole += "报告应当载明服务的人员、时间、地点以及服务的结果，甲方应当在收到报告之后五日内确认。"
    plain = contract_of("第一条 服务", whole, whole.replace("1.1", "1.2"), "第二条 费用", kind="txt")
    wide = 28
    wrapped = [whole[at : at + wide] for at in range(0, len(whole), wide)]
    again = [line.replace("1.1", "1.2") for line in wrapped]
    contract = contract_of("第一条 服务", *wrapped, *again, "第二条 费用", kind="txt")
    assert [c.number for c in contract.clauses] == [c.number for c in plain.clauses]
    assert [c.text.replace(" ", "") for c in contract.clauses] == [
        c.text.replace(" ", "") for c in plain.clauses
    ]


def test_rows_with_figures_in_them_do_not_run_on(contract_of):
    rows = ("第一批　60,000吨　最迟交割日：2026年3月20日", "第二批　剩余数量　最迟交割日：2026年5月29日")
    contract = contract_of("第一条 交割", "1.1 按下表交割。", *rows, kind="txt")
    assert [clause.text for clause in contract.clauses[-2:]] == [row.replace("　", " ") for row in rows]


def test_a_letter_out_of_its_order_is_an_item_of_the_list_all_the_same(contract_of):
    items = ["a) grind;", "d) sweep;", "b) weigh;", "c) store."]
    contract = contract_of("1. Duties", "The Keeper shall:", *items, "2. Term", kind="txt")
    assert [clause.number for clause in contract.clauses] == ["1.", None, "a)", "d)", "b)", "c)", "2."]


def test_a_heading_behind_an_unfinished_line_heads_what_follows(contract_of):
    contract = contract_of(
        "1 范围",
        "1.1 乙方负责保洁。",
        "2 费用",
        "2.1 甲方应于每月十日前支付上月保洁费用，逾期支付的，违约金应当从",
        "3 安全",
        "3.1 乙方派驻两人。",
    )
    shown = [(c.kind, c.number, c.text) for c in contract.clauses if c.kind == "article"]
    assert shown == [("article", "1", "范围"), ("article", "2", "费用"), ("article", "3", "安全")]


def test_an_english_list_defines_a_term_by_its_colon(contract_of):
    contract = contract_of(
        "1. INTERPRETATION",
        '"Fee": the fee set out in clause 4.',
        '"Site": the works at Stroud.',
        "2. The Fee is due.",
    )
    assert [definition.term for definition in contract.definitions] == ["Fee", "Site"]


def test_a_paragraph_behind_a_letter_does_not_end_its_list_under_a_capital(contract_of):
    contract = contract_of(
        "A. The words below have these meanings.",
        "1. Dates. The Keeper leaves in May.",
        "2. Duties. The Keeper shall:",
        "a. feed the horses.",
        "Hay is bought in June.",
        "b. sweep the yard.",
        "3. Law. The law of Ohio applies.",
    )
    assert [(c.number, c.path) for c in contract.clauses][4:6] == [
        (None, ("A.", "2.")),
        ("b.", ("A.", "2.", "b.")),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("PART ONE - THE HIRE", "PART TWO - RETURN"),
        ("Part One. The hire", "Part Two. Return"),
        ("CHAPTER ELEVEN: THE HIRE", "CHAPTER TWELVE: RETURN"),
        ("Article One - The hire", "Article Two - Return"),
    ],
)
def test_a_part_whose_number_is_spelled_stands_over_its_sections(contract_of, first, second):
    contract = contract_of(
        first, "The Owner shall hire out the boat.", second, "The Hirer shall return it clean."
    )
    assert [c.number for c in contract.clauses if c.number] == [
        " ".join(one.split(" -.:"[0])[:2]).rstrip(".:") for one in (first, second)
    ]
    assert {c.parent for c in contract.clauses if c.text.startswith("RETURN")} <= {None}


def test_a_part_that_a_sentence_speaks_of_is_no_heading(contract_of):
    contract = contract_of(
        "1. The Owner shall hire out the boat.", "Part One of the Schedule lists the boats."
    )
    assert [c.number for c in contract.clauses if c.number] == ["1."]
