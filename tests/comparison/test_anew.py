"""Clauses whose sentences were built anew keep their partners, whatever the order of their words."""

from __future__ import annotations

import pytest

from reviewer.comparison import compare_contracts
from reviewer.comparison.anew import held_share, share_in_common

HEAD = [(0, "第一条", "交付"), (1, "1.1", "乙方向甲方供应包装流水线两条，型号为RT-800。")]
TAIL = [(0, "第二条", "其他"), (1, "2.1", "争议提交甲方所在地人民法院诉讼解决。")]


@pytest.fixture
def pairs(contract):
    """Return a function that gives what became of clauses among others that stayed."""

    def compare(before, after):
        base, draft = contract([*HEAD, *before, *TAIL]), contract([*HEAD, *after, *TAIL])
        return [
            (
                pair.kind,
                [base.clause(i).number for i in pair.base],
                [draft.clause(i).number for i in pair.draft],
            )
            for pair in compare_contracts(base, draft).pairs
            if pair.kind != "same"
        ]

    return compare


def test_two_clauses_built_anew_beside_one_another_are_edited(pairs):
    assert pairs(
        [
            (1, "1.2", "乙方应在2026年9月30日前将设备运抵甲方工厂。"),
            (1, "1.3", "甲方应在到货后五日内组织开箱验收，逾期视为合格。"),
        ],
        [
            (1, "1.2", "设备运抵甲方工厂前的一切风险由乙方承担，到货不迟于2026年9月30日。"),
            (1, "1.3", "到货验收由甲方在五日内组织，甲方未组织的，不得以此为由拒付货款。"),
        ],
    ) == [("edited", ["1.2"], ["1.2"]), ("edited", ["1.3"], ["1.3"])]


SENTENCES = (
    "乙方应在九月底前将设备运抵甲方工厂。"
    "甲方应在到货后五日内组织验收，验收合格的签署验收单。"
    "验收不合格的，乙方应在十五日内更换。"
)
PARTS = [
    (1, "1.2", "设备由乙方在九月底前运抵甲方工厂。"),
    (1, "1.3", "到货后五日内，甲方应组织验收，逾期未组织的视为验收合格。"),
    (1, "1.4", "验收不合格的，乙方可以在十五日内更换。"),
]


@pytest.mark.parametrize("turned", [False, True], ids=["split", "merged"])
def test_a_clause_divided_with_its_sentences_built_anew_is_found(pairs, turned):
    whole = [(1, "1.2", SENTENCES)]
    found = pairs(PARTS, whole) if turned else pairs(whole, PARTS)
    numbers = ["1.2", "1.3", "1.4"]
    assert found == ([("merged", numbers, ["1.2"])] if turned else [("split", ["1.2"], numbers)])


def test_a_clause_that_came_for_another_matter_is_no_partner(pairs):
    assert pairs(
        [(1, "1.2", "乙方应当按月足额支付农民工工资，不得拖欠。"), (1, "1.3", "包装费由乙方负担。")],
        [(1, "1.2", "甲方提供的图纸归甲方所有，乙方应予保密。"), (1, "1.3", "样品留存三份。")],
    ) == [
        ("deleted", ["1.2"], []),
        ("deleted", ["1.3"], []),
        ("added", [], ["1.2"]),
        ("added", [], ["1.3"]),
    ]


def test_what_is_shared_is_counted_in_pairs_of_letters_whatever_their_order():
    assert share_in_common("甲方付款，乙方发货", "乙方发货，甲方付款") == 1
    assert held_share("乙方发货", "甲方付款，乙方发货") == 1
    assert share_in_common("甲方付款", "样品留存") == 0


def test_members_of_a_list_keep_their_partners_where_one_between_them_moved(pairs):
    before = [
        (1, "1.2", "乙方负责下列事项："),
        (2, "（一）", "公共区域的清扫保洁和垃圾清运；", "item"),
        (2, "（二）", "公共秩序维护、安全防范等事项的协助管理；", "item"),
        (2, "（三）", "档案资料的管理；", "item"),
    ]
    after = [
        before[0],
        (2, "（二）", "公共秩序维护、安全防范，并对业主人身财产安全负责；", "item"),
        (2, "（三）", "档案资料的管理；值班室二十四小时值守；", "item"),
        before[1],
    ]
    assert sorted(pairs(before, after)) == [
        ("edited", ["（三）"], ["（三）"]),
        ("edited", ["（二）"], ["（二）"]),
        ("moved", ["（一）"], ["（一）"]),
    ]


def test_neighbours_rewritten_under_their_numbers_are_edited(pairs):
    assert pairs(
        [
            (1, "1.2", "减免须由服务商主动核算并冲抵次月账单。"),
            (1, "1.3", "前述减免不妨碍用户就超出部分另行索赔。"),
        ],
        [
            (1, "1.2", "减免须由用户于次月五日前书面申领，逾期视为放弃。"),
            (1, "1.3", "前述减免系用户可得之唯一救济。"),
        ],
    ) == [("edited", ["1.2"], ["1.2"]), ("edited", ["1.3"], ["1.3"])]
