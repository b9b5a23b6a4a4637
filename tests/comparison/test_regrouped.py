"""A contract that came back in another order, divided, joined and in other words keeps its partners."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from reviewer.comparison import compare_contracts

BASE = [
    (0, "第一条", "培训内容：乙方为甲方的门店员工提供收银操作与食品安全培训，课程表见附件一。"
     "乙方应当在2025年6月30日前完成首轮培训。"),
    (0, "第二条", "讲师：乙方应当指派不少于3名持有高级讲师证书的讲师授课。未经甲方书面同意，"
     "乙方不得更换主讲讲师。"),
    (0, "第三条", "培训费用：培训费总额为人民币180000元，甲方应当在每轮培训结束后20日内支付该轮培训费。"),
    (0, "第四条", "教材：乙方编写的教材著作权归乙方所有，甲方有权在内部培训中永久、免费使用该教材。"
     "乙方保证教材不侵犯第三方的著作权。"),
    (0, "第五条", "考核：培训结束后乙方应当组织闭卷考试，考试通过率不得低于百分之九十。通过率不足的，"
     "乙方应当在30日内免费补训。"),
    (0, "第六条", "场地：甲方应当提供投影设备和容纳50人的培训教室，并承担水电费用。"),
    (0, "第七条", "逾期付款：甲方逾期支付培训费的，每逾期一日，应当按照逾期金额的万分之四支付违约金。"),
    (0, "第八条", "保密：乙方应当对甲方的经营数据和员工信息保密，未经甲方书面同意，不得向第三方披露。"),
]  # fmt: skip
DRAFT = [
    (0, "一、", "培训安排"),
    (1, "1.1", "收银操作和食品安全的课程，依附件一所列课程表，由乙方面向甲方门店员工开展。"),
    (1, "1.2", "首轮培训最晚须于2025年6月30日完成。"),
    (1, "1.3", "授课讲师由乙方安排，至少2名，且均须持有高级讲师证书。"),
    (1, "1.4", "主讲讲师的更换以甲方书面同意为前提。"),
    (0, "二、", "甲方的配合"),
    (1, "2.1", "可容纳50人的培训教室以及投影设备由甲方准备，水电费用亦由其负担。"),
    (1, "2.2", "甲方的经营数据、员工信息属保密范围，乙方向第三方披露须先取得甲方书面同意。"),
    (0, "三、", "费用"),
    (1, "3.1", "培训费合计人民币18万元，各轮培训费由甲方在该轮结束后20日内付清；迟延支付的，"
     "按迟付金额每日万分之四计付违约金。"),
    (0, "四、", "效果与成果"),
    (1, "4.1", "培训结束时由乙方组织闭卷考试，通过率至少达到百分之九十；未达到的，乙方在30日内补训，"
     "不另收费。"),
    (1, "4.2", "教材由乙方编写，著作权属于乙方；甲方内部培训可无偿、无期限地使用教材。"),
    (1, "4.3", "教材不存在侵犯第三方著作权的情形，乙方对此作出保证。"),
]  # fmt: skip


def _pairs(contract, before, after):
    base, draft = contract(before), contract(after)
    comparison = compare_contracts(base, draft)
    return comparison, [
        (
            pair.kind,
            tuple(base.clause(one).number for one in pair.base),
            tuple(draft.clause(one).number for one in pair.draft),
        )
        for pair in comparison.pairs
    ]


@pytest.mark.parametrize(
    "expected",
    [
        ("split", ("第一条",), ("1.1", "1.2")),
        ("split", ("第二条",), ("1.3", "1.4")),
        ("split", ("第四条",), ("4.2", "4.3")),
        ("merged", ("第三条", "第七条"), ("3.1",)),
        ("edited", ("第五条",), ("4.1",)),
        ("edited", ("第六条",), ("2.1",)),
        ("edited", ("第八条",), ("2.2",)),
    ],
)
def test_parts_find_the_clause_that_they_were_made_of(contract, expected):
    assert expected in _pairs(contract, BASE, DRAFT)[1]


def test_what_stands_on_one_side_alone_of_a_rewritten_contract_finds_no_partner(contract):
    fee = (0, "五、", "推广费：甲方每季度向乙方缴纳品牌使用费人民币3000元。")
    arbiter = (0, "第九条", "争议：发生争议的，提交宁波仲裁委员会仲裁。")
    found = _pairs(contract, [*BASE, arbiter], [*DRAFT, fee])[1]
    assert ("added", (), ("五、",)) in found
    assert ("deleted", ("第九条",), ()) in found


def test_a_contract_of_which_much_kept_its_words_was_not_regrouped(contract):
    """What came beside the clauses of a contract that stayed is new, however much it is like one of them."""
    new = (0, "第九条", "讲师差旅：乙方指派讲师到外地门店授课的，差旅费由甲方承担，讲师每日另有补贴。")
    found = _pairs(contract, BASE, [*BASE[:4], *BASE[5:], new])[1]
    assert ("added", (), ("第九条",)) in found
    assert ("deleted", ("第五条",), ()) in found


def test_each_part_is_compared_with_its_own_sentences(contract):
    comparison, _ = _pairs(contract, BASE, DRAFT)
    pair = next(pair for pair in comparison.pairs if pair.kind == "split" and len(pair.draft) == 2)
    whole = comparison.base.clause(pair.base[0]).text
    border = whole.index("。") + 1
    for edit in pair.edits:
        if edit.base and edit.draft:
            assert (edit.base.start >= border) == (edit.draft.clause == pair.draft[1])


ENGLISH_BASE = [
    (0, "1.", "Catering. The Caterer shall serve lunch in the staff restaurant on every working day."),
    (0, "2.", "Hygiene. The Caterer shall clean the kitchen daily and keep temperature records for two years."),
    (0, "3.", "Menus. The Caterer shall submit each menu for approval one week in advance. The Client may remove "
     "any dish that contains nuts."),
    (0, "4.", "Subsidy. The Client shall pay a subsidy of £3 for each meal within 30 days of an invoice."),
    (0, "5.", "Equipment. The Client shall provide ovens and refrigerators and shall repair them at its expense."),
    (0, "6.", "Staff. The Caterer shall employ a head chef who holds a food safety certificate."),
    (0, "7.", "Insurance. The Caterer shall maintain public liability insurance of £2,000,000."),
    (0, "8.", "Waste. The Caterer shall collect waste oil and deliver it to a licensed recycler."),
    (0, "9.", "Complaints. The Caterer shall answer each complaint by a guest within 3 days."),
]  # fmt: skip
ENGLISH_DRAFT = [
    (0, "A.", "People and cover"),
    (1, "A.1", "A head chef possessing a certificate in food safety is to be employed by the Caterer."),
    (1, "A.2", "Public liability cover for £2,000,000 must be maintained by the Caterer as insurance."),
    (0, "B.", "The kitchen"),
    (1, "B.1", "Repair of the ovens and refrigerators provided by the Client is for the Client's account."),
    (1, "B.2", "Daily cleaning of the kitchen is the task of the Caterer, by whom records of temperature are kept "
     "for two years."),
    (1, "B.3", "Waste oil, once collected, goes from the Caterer to a recycler with a licence."),
    (0, "C.", "Food"),
    (1, "C.1", "On all working days lunch will be served by the Caterer to users of the staff restaurant."),
    (1, "C.2", "Approval of a menu is to be sought by its submission one week ahead."),
    (1, "C.3", "Dishes containing nuts may be removed by the Client."),
    (1, "C.4", "Guests who complain are given an answer no later than 3 days after their complaint."),
    (0, "D.", "Money"),
    (1, "D.1", "Each meal attracts a subsidy of £3, payable by the Client 30 days from invoice."),
]  # fmt: skip


@pytest.mark.parametrize(
    "expected",
    [
        ("edited", ("1.",), ("C.1",)),
        ("edited", ("2.",), ("B.2",)),
        ("split", ("3.",), ("C.2", "C.3")),
        ("edited", ("4.",), ("D.1",)),
        ("edited", ("5.",), ("B.1",)),
        ("edited", ("6.",), ("A.1",)),
        ("edited", ("7.",), ("A.2",)),
        ("edited", ("8.",), ("B.3",)),
        ("edited", ("9.",), ("C.4",)),
    ],
)
def test_english_clauses_put_in_the_passive_and_in_nouns_are_found_by_the_roots_of_their_words(
    contract, expected
):
    assert expected in _pairs(contract, ENGLISH_BASE, ENGLISH_DRAFT)[1]


def test_what_is_new_in_a_rewritten_english_contract_finds_no_partner(contract):
    new = (1, "D.2", "Profits above £10,000 a year are shared equally.")
    gone = (0, "10.", "Law. This Agreement shall be governed by Scots law.")
    found = _pairs(contract, [*ENGLISH_BASE, gone], [*ENGLISH_DRAFT, new])[1]
    assert ("added", (), ("D.2",)) in found
    assert ("deleted", ("10.",), ()) in found
