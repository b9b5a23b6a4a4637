"""Which clause answers to which, and what is called moved, divided, joined or renumbered."""

from __future__ import annotations

import pytest

from reviewer.comparison import compare_contracts
from reviewer.comparison.texts import features

PAY = "甲方应当在收到发票后十日内向乙方支付全部价款。"
DELIVER = "乙方应当在约定的地点向甲方交付全部设备。"
SECRET = "双方对在合作中知悉的商业秘密承担保密义务。"
COURT = "因本合同发生的争议由被告住所地人民法院管辖。"
NEW = "乙方应当为派驻人员购买意外伤害保险并承担费用。"
REPORT = "乙方应当每季度向甲方提交一份运行情况书面报告。"


def kinds(comparison):
    return [pair.kind for pair in comparison.pairs]


def partners(comparison):
    return {pair.base: pair.draft for pair in comparison.pairs}


def test_a_clause_put_in_shifts_numbers_and_nothing_else(contract):
    base = contract([(0, "1.", PAY), (0, "2.", DELIVER), (0, "3.", SECRET)])
    draft = contract([(0, "1.", PAY), (0, "2.", NEW), (0, "3.", DELIVER), (0, "4.", SECRET)])
    pairs = compare_contracts(base, draft).pairs
    assert [(p.kind, p.renumbered, p.moved) for p in pairs] == [
        ("same", False, False),
        ("added", False, False),
        ("same", True, False),
        ("same", True, False),
    ]
    assert pairs[1].edits[0].draft.quote == NEW


def test_a_clause_rewritten_under_its_number_is_one_clause(contract):
    rewritten = "乙方可以在发货后另行开具发票，甲方应当预付全部价款。"
    base = contract([(0, "1.", DELIVER), (0, "2.", PAY), (0, "3.", SECRET)])
    draft = contract([(0, "1.", DELIVER), (0, "2.", rewritten), (0, "3.", SECRET)])
    assert kinds(compare_contracts(base, draft)) == ["same", "edited", "same"]


def test_a_clause_about_the_same_thing_under_its_number_is_one_clause(contract):
    kept = "物业费在服务期内不变。确需变动的，须经业主大会表决。"
    other = "物业费乙方可以根据人工成本适当上浮，并张贴告示周知。"
    base = contract([(0, "1.", DELIVER), (0, "2.", kept), (0, "3.", SECRET)])
    draft = contract([(0, "1.", DELIVER), (0, "2.", other), (0, "3.", SECRET)])
    assert kinds(compare_contracts(base, draft)) == ["same", "edited", "same"]


def test_a_clause_on_another_matter_under_its_number_is_another_clause(contract):
    base = contract([(0, "1.", DELIVER), (0, "2.", COURT), (0, "3.", SECRET)])
    draft = contract([(0, "1.", DELIVER), (0, "2.", NEW), (0, "3.", SECRET)])
    assert sorted(kinds(compare_contracts(base, draft))) == ["added", "deleted", "same", "same"]


def test_another_style_of_marker_is_no_renumbering(contract):
    base = contract([(0, "(一)", PAY), (0, "第二条", DELIVER), (0, "3、", SECRET)])
    draft = contract([(0, "（一）", PAY), (0, "2.", DELIVER), (0, "③", SECRET)])
    assert not any(pair.renumbered for pair in compare_contracts(base, draft).pairs)


def test_a_deleted_clause_stands_where_it_stood(contract):
    base = contract([PAY, DELIVER, SECRET, COURT])
    draft = contract([PAY, SECRET, COURT])
    assert kinds(compare_contracts(base, draft)) == ["same", "deleted", "same", "same"]


def test_of_clauses_in_another_order_the_fewest_are_called_moved(contract):
    lines = [PAY, DELIVER, SECRET, COURT, NEW]
    comparison = compare_contracts(contract(lines), contract([NEW, *lines[:4]]))
    assert kinds(comparison) == ["moved", "same", "same", "same", "same"]


def test_an_article_moves_with_its_children_as_one(contract):
    first = [(0, "第一条", "价款", "article", "价款"), (1, "1.1", PAY), (1, "1.2", REPORT)]
    second = [
        (0, "第二条", "交付", "article", "交付"),
        (1, "2.1", DELIVER),
        (1, "2.2", NEW),
        (1, "2.3", COURT),
    ]
    comparison = compare_contracts(contract([*first, *second]), contract([*second, *first]))
    assert [pair.base for pair in comparison.pairs if pair.moved] == [("c1",)]


def test_a_clause_under_another_article_has_moved(contract):
    base = contract(
        [
            (0, "第一条", "甲方的义务", "article", "甲方的义务"),
            (1, "1.1", PAY),
            (1, "1.2", SECRET),
            (0, "第二条", "乙方的义务", "article", "乙方的义务"),
            (1, "2.1", DELIVER),
            (1, "2.2", REPORT),
        ]
    )
    draft = contract(
        [
            (0, "第一条", "甲方的义务", "article", "甲方的义务"),
            (1, "1.1", PAY),
            (0, "第二条", "乙方的义务", "article", "乙方的义务"),
            (1, "2.1", SECRET),
            (1, "2.2", DELIVER),
            (1, "2.3", REPORT),
        ]
    )
    moved = [pair for pair in compare_contracts(base, draft).pairs if pair.moved]
    assert [(pair.kind, pair.base, pair.draft) for pair in moved] == [("moved", ("c3",), ("c4",))]


def test_a_level_put_above_the_clauses_moves_nothing(contract):
    base = contract([PAY, DELIVER, SECRET])
    draft = contract(
        [(0, "第一章", "总则", "chapter", "总则"), *((1, None, line) for line in (PAY, DELIVER, SECRET))]
    )
    comparison = compare_contracts(base, draft)
    assert kinds(comparison) == ["added", "same", "same", "same"]


def test_a_moved_clause_that_was_edited_keeps_its_edit(contract):
    lines = [PAY, DELIVER, SECRET, COURT, REPORT]
    comparison = compare_contracts(contract(lines), contract([*lines[1:], PAY.replace("十日", "九十日")]))
    pair = next(p for p in comparison.pairs if p.base == ("c1",))
    assert (pair.kind, pair.moved, pair.draft) == ("edited", True, ("c5",))
    assert [edit.draft.quote for edit in pair.edits] == ["九十日"]


@pytest.mark.parametrize("turned", [False, True])
def test_a_clause_divided_in_two_is_a_split_and_the_reverse_a_merger(contract, turned):
    one = contract([SECRET, PAY + DELIVER, COURT])
    two = contract([SECRET, PAY, DELIVER, COURT])
    comparison = compare_contracts(two, one) if turned else compare_contracts(one, two)
    assert kinds(comparison) == ["same", "merged" if turned else "split", "same"]
    pair = comparison.pairs[1]
    assert (pair.base, pair.draft) == ((("c2", "c3"), ("c2",)) if turned else (("c2",), ("c2", "c3")))
    assert pair.edits == ()


def test_an_edit_inside_a_divided_clause_is_quoted_from_the_part_that_holds_it(contract):
    base = contract([SECRET, PAY + DELIVER, COURT])
    draft = contract([SECRET, PAY, DELIVER.replace("应当", "可以"), COURT])
    pair = compare_contracts(base, draft).pairs[1]
    assert pair.kind == "split"
    assert [(edit.base.clause, edit.base.quote, edit.draft.clause) for edit in pair.edits] == [
        ("c2", "应当", "c3")
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_a_clause_divided_into_forty_is_one_split_with_its_edit(contract, turned):
    parts = [f"（{n}）乙方应当在第{n}日之前向甲方交付第{n}批货物并随附{n * 3}份单据；" for n in range(1, 41)]
    edited = [*parts[:30], parts[30].replace("应当", "可以"), *parts[31:]]
    one, many = contract([SECRET, "".join(parts), COURT]), contract([SECRET, *edited, COURT])
    pair = compare_contracts(*((many, one) if turned else (one, many))).pairs[1]
    assert pair.kind == ("merged" if turned else "split")
    assert len(pair.base if turned else pair.draft) == 40
    assert len(pair.edits) == 1


@pytest.mark.parametrize(
    "parts",
    [
        (PAY, DELIVER[:-1] + "，但应当事先征得甲方书面同意，费用由乙方自行承担。"),
        (PAY.replace("应当", "可以"), DELIVER[:-1] + "，逾期视为放弃。"),
        (PAY, DELIVER, REPORT[:-1] + "，逾期视为认可。"),
    ],
)
def test_a_part_of_a_divided_clause_may_have_words_put_in(contract, parts):
    whole = PAY + DELIVER + (REPORT if len(parts) > 2 else "")
    comparison = compare_contracts(contract([SECRET, whole, COURT]), contract([SECRET, *parts, COURT]))
    assert kinds(comparison) == ["same", "split", "same"]
    assert len(comparison.pairs[1].draft) == len(parts)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("first", "last"),
    [
        (
            "The parties appoint a steering committee of two members from each party, which decides "
            "unanimously and keeps minutes of what it decides.",
            "It meets every two months.",
        ),
        (
            "The Client gives every temporary worker a safe place of work and the tools that he needs.",
            "Client gives the induction.",
        ),
        (
            "The Company issues the notes to the Investors on the closing date.",
            "The parties agree as follows:",
        ),
        ("The rates are those of the table in the schedule and include all taxes.", "Rates are frozen."),
        (PAY + DELIVER, "价款不变。"),
        (SECRET + REPORT, "乙方自行承担。"),
    ],
)
def test_a_short_last_sentence_on_its_own_line_is_a_split(contract, first, last, turned):
    blank = " " if first.isascii() else ""
    whole = contract([(0, "1.", first + blank + last), (0, "2.", COURT)])
    apart = contract([(0, "1.", first), (0, None, last), (0, "2.", COURT)])
    found = compare_contracts(apart, whole) if turned else compare_contracts(whole, apart)
    assert kinds(found) == ["merged" if turned else "split", "same"]
    assert not found.pairs[0].edits


@pytest.mark.parametrize(
    ("before", "first", "last"),
    [
        (
            "The parties appoint a committee. It meets monthly.",
            "The parties appoint a committee.",
            "It meets daily.",
        ),
        ("The rates are those of the table.", "The rates are those of the table.", "Rates are frozen."),
        (PAY + "价款不变。", PAY, "价款可变动。"),
        (PAY, PAY, "价款不变。"),
        ("The Client gives the tools. It pays.", "The Client gives the tools. It pays.", "It pays."),
    ],
)
def test_a_short_line_with_other_words_is_told(contract, before, first, last):
    base = contract([(0, "1.", before), (0, "2.", COURT)])
    draft = contract([(0, "1.", first), (0, None, last), (0, "2.", COURT)])
    assert any(pair.edits for pair in compare_contracts(base, draft).pairs)


def test_a_new_clause_on_another_matter_is_no_part_of_its_neighbour(contract):
    base = contract([SECRET, PAY + DELIVER, COURT])
    draft = contract([SECRET, PAY, REPORT, COURT])
    assert kinds(compare_contracts(base, draft)) == ["same", "edited", "added", "same"]


def test_a_sentence_given_to_the_next_clause_leaves_both_clauses_where_they_are(contract):
    base = contract([(0, "1.", PAY + DELIVER), (0, "2.", "乙方应当保密。"), (0, "3.", COURT)])
    draft = contract([(0, "1.", PAY), (0, "2.", "乙方应当保密。" + DELIVER), (0, "3.", COURT)])
    comparison = compare_contracts(base, draft)
    assert kinds(comparison) == ["edited", "edited", "same"]
    assert [(p.base, p.draft) for p in comparison.pairs[:2]] == [(("c1",), ("c1",)), (("c2",), ("c2",))]


def test_repeated_boilerplate_stays_with_its_article(contract):
    def article(number, heading, body):
        return [(0, number, heading, "article", heading), (1, None, body), (1, None, "其他")]

    base = contract(
        [*article("一", "价款", PAY), *article("二", "交付", DELIVER), *article("三", "保密", SECRET)]
    )
    draft = contract([*article("一", "价款", PAY), *article("二", "保密", SECRET)])
    comparison = compare_contracts(base, draft)
    assert kinds(comparison) == [
        "same",
        "same",
        "same",
        "deleted",
        "deleted",
        "deleted",
        "same",
        "same",
        "same",
    ]


def test_a_heading_keeps_its_article_when_the_text_is_rewritten(contract):
    base = contract([PAY, (0, "2.", "服务期限：本合同有效期三年。", "article", "服务期限"), SECRET])
    draft = contract(
        [PAY, (0, "2.", "服务期限：自首次上线时开始计算，到期自动续展。", "article", "服务期限"), SECRET]
    )
    assert kinds(compare_contracts(base, draft)) == ["same", "edited", "same"]


def test_lines_of_the_party_block_follow_their_party(contract):
    roles = {"甲方": "provider", "乙方": "customer"}
    base = contract(
        [
            (0, None, "甲方（委托方）：东河贸易有限公司", "party"),
            (0, None, "地址：东河路一号", "party"),
            (0, None, "乙方（受托方）：西山软件有限公司", "party"),
            (0, None, "地址：西山路九号", "party"),
            PAY,
        ]
    )
    draft = contract(
        [
            (0, None, "甲方（受托方）：西山软件有限公司", "party"),
            (0, None, "地址：西山路九号", "party"),
            (0, None, "乙方（委托方）：东河贸易有限公司", "party"),
            (0, None, "地址：东河路一号", "party"),
            PAY.translate(str.maketrans("甲乙", "乙甲")),
        ],
        roles=roles,
    )
    comparison = compare_contracts(base, draft)
    assert partners(comparison)[("c1",)] == ("c3",)
    assert partners(comparison)[("c2",)] == ("c4",)
    assert {(pair.kind, pair.moved) for pair in comparison.pairs} == {("same", False)}


@pytest.mark.parametrize(
    ("old", "new"), [("白一 财务总监", "左丘 技术顾问"), ("钢材 三吨", "水泥 五袋"), ("白一", "左丘")]
)
def test_a_row_of_a_list_put_for_the_row_in_its_place_is_its_partner(contract, old, new):
    comparison = compare_contracts(
        contract(["人员名单如下：", "姓名 职务", old]), contract(["人员名单如下：", "姓名 职务", new])
    )
    assert kinds(comparison) == ["same", "same", "edited"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("白一 财务总监", "甲方应当按月付款。"),
        ("白一 财务总监", "左丘 技术 顾问"),
        ("第二页", "乙方提供发票；"),
    ],
)
def test_a_line_of_another_make_is_no_row_in_its_place(contract, old, new):
    comparison = compare_contracts(contract(["人员名单如下：", old]), contract(["人员名单如下：", new]))
    assert sorted(kinds(comparison)) == ["added", "deleted", "same"]


def test_a_clause_that_moved_and_is_a_little_longer_has_pieces_in_common():
    before = "承租人的营业执照、消防许可、环评批复原件及备案回执已送存物业服务中心"
    for more in ("", "第四", "第四项约定的", "上述第四项所称由双方确认的"):
        assert features(before) & features(more + before)
