"""Clauses that moved into another article and were put in other words keep their partners."""

from __future__ import annotations

import pytest

from reviewer.comparison import compare_contracts

SECRECY = "双方对在履行本合同过程中知悉的对方商业秘密负有保密义务，未经对方书面同意不得向第三方披露。"
SECRECY_ANEW = "双方对履约中获悉的对方商业秘密承担保密责任，非经对方书面同意，均不可透露给任何第三方。"
BASE = [
    (0, "第一条", "服务"), (1, "1.1", "乙方负责厂区空压机的日常维护与故障抢修。"),
    (0, "第二条", "义务"), (1, "2.1", "甲方应当为乙方提供必要的作业条件，包括作业面、电源和安全告知。"),
    (1, "2.2", "乙方人员应当持证上岗。"),
    (0, "第三条", "保密"), (1, "3.1", SECRECY),
]  # fmt: skip


@pytest.fixture
def partners(contract):
    """Return a function that gives the number of the draft's partner of each clause of the baseline."""

    def compare(before, after):
        base, draft = contract(before), contract(after)
        comparison = compare_contracts(base, draft)
        return {
            base.clause(pair.base[0]).number: draft.clause(pair.draft[0]).number
            for pair in comparison.pairs
            if pair.base and pair.draft
        }

    return compare


def test_clauses_in_other_words_under_other_articles_are_found(partners):
    found = partners(
        BASE,
        [
            (0, "一、", "维护"), (1, "（一）", "乙方负责厂区空压机的日常维护与故障抢修。"),
            (0, "二、", "配合"), (1, "（二）", "甲方应当提供作业面、电源，并进行安全告知。"),
            (0, "三、", "其他"), (1, "（三）", SECRECY_ANEW), (1, "（四）", "乙方人员应当持证上岗。"),
        ],
    )  # fmt: skip
    assert found["2.1"] == "（二）"
    assert found["3.1"] == "（三）"


def test_clauses_of_another_matter_are_not_made_partners(partners):
    found = partners(
        BASE,
        [
            *BASE[:5],
            (0, "第四条", "保险"), (1, "4.1", "乙方应当为其人员投保意外伤害险，保险费由乙方负担。"),
        ],
    )  # fmt: skip
    assert "3.1" not in found


def test_one_of_two_that_fit_alike_is_not_chosen(partners):
    found = partners(
        BASE,
        [
            *BASE[:5],
            (1, "2.3", "合作终止后，" + SECRECY_ANEW), (1, "2.4", "人员离职后，" + SECRECY_ANEW),
        ],
    )  # fmt: skip
    assert "3.1" not in found


def test_a_clause_made_after_one_model_is_no_partner_where_others_are_like_it_too(partners):
    model = "乙方保证{}不侵犯他人权利，如被主张权利，应当在{}日内自费处理。{}"
    found = partners(
        [
            *BASE,
            (
                1,
                "3.2",
                model.format("测试终端", 14, "甲方可以派员到总部大楼查看。双方经办人应当在对账单上签字。"),
            ),
        ],
        [
            *BASE,
            (0, "第四条", "其他"),
            (1, "4.1", model.format("显示屏", 43, "逾期超过十日的，按照约定处理。费用超出的，另行报批。")),
            (1, "4.2", "双方经办人应当在培训记录上签字，甲方可以派员到一号仓库查看，费用由乙方负担。"),
        ],
    )
    assert "3.2" not in found
