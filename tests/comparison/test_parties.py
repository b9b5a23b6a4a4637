"""Who of the draft stands where whom of the baseline stood."""

from __future__ import annotations

from reviewer.comparison import compare_contracts
from reviewer.comparison.labels import keys_of
from reviewer.comparison.parties import link_parties
from reviewer.model import PartyLink

DUTIES = (
    "甲方应当按月支付服务费用。",
    "乙方应当按时提供客户服务。",
    "甲方有权检查服务质量并提出意见。",
    "乙方应当对甲方的资料严格保密。",
)
LAST = "本合同自双方盖章之日起生效。"
OTHER = {"甲方": "provider", "乙方": "customer"}


def swapped(line: str) -> str:
    return line.translate(str.maketrans("甲乙", "乙甲"))


def linked(links):
    return {link.base: link.draft for link in links}


def test_exchanged_labels_are_linked_by_role_and_leave_no_edit(contract):
    base = contract([*DUTIES, LAST])
    draft = contract([*map(swapped, DUTIES), LAST], roles=OTHER)
    comparison = compare_contracts(base, draft)
    assert linked(comparison.links) == {"甲方": "乙方", "乙方": "甲方"}
    assert {link.basis for link in comparison.links} == {"role"}
    assert comparison.swapped
    assert {pair.kind for pair in comparison.pairs} == {"same"}
    assert not any(pair.edits for pair in comparison.pairs)


def test_exchanged_heads_over_an_unchanged_body_are_linked_by_the_duties(contract):
    links = link_parties(contract([*DUTIES, LAST]), contract([*DUTIES, LAST], roles=OTHER))
    assert linked(links) == {"甲方": "甲方", "乙方": "乙方"}
    assert {link.basis for link in links} == {"duties"}


def test_an_exchanged_body_under_unchanged_heads_is_linked_by_the_duties(contract):
    links = link_parties(contract([*DUTIES, LAST]), contract([*map(swapped, DUTIES), LAST]))
    assert linked(links) == {"甲方": "乙方", "乙方": "甲方"}
    assert {link.basis for link in links} == {"duties"}


def test_one_clause_with_exchanged_parties_does_not_move_the_link(contract):
    comparison = compare_contracts(
        contract([*DUTIES, LAST]), contract([swapped(DUTIES[0]), *DUTIES[1:], LAST])
    )
    assert linked(comparison.links) == {"甲方": "甲方", "乙方": "乙方"}
    assert [edit.draft.quote for pair in comparison.pairs for edit in pair.edits] == ["乙方"]


def test_labels_of_another_kind_are_linked_and_leave_no_edit(contract):
    base = contract([*DUTIES, LAST])
    lines = [line.replace("甲方", "委托方").replace("乙方", "星辰科技") for line in DUTIES]
    draft = contract(
        [*lines, LAST],
        labels=("委托方", "星辰科技"),
        roles={"委托方": "customer", "星辰科技": None},
    )
    comparison = compare_contracts(base, draft)
    assert linked(comparison.links) == {"甲方": "委托方", "乙方": "星辰科技"}
    assert {pair.kind for pair in comparison.pairs} == {"same"}


def test_without_roles_the_names_decide(contract):
    names = {"甲方": "东河贸易有限公司", "乙方": "西山软件有限公司"}
    turned = {"甲方": names["乙方"], "乙方": names["甲方"]}
    links = link_parties(contract([LAST], roles={}, names=names), contract([LAST], roles={}, names=turned))
    assert linked(links) == {"甲方": "乙方", "乙方": "甲方"}
    assert {link.basis for link in links} == {"name"}


def test_a_party_that_joins_has_no_counterpart(contract):
    links = link_parties(contract([*DUTIES]), contract([*DUTIES], labels=("甲方", "乙方", "丙方")))
    assert linked(links) == {"甲方": "甲方", "乙方": "乙方", None: "丙方"}


def test_a_contract_without_parties_has_no_links(contract):
    assert link_parties(contract([LAST], labels=()), contract([LAST], labels=())) == ()


def test_a_label_that_nobody_bears_on_one_side_is_the_same_word_there():
    """The draft put another party in his place, and its clauses go on calling him what they did."""
    links = [
        PartyLink("投资方", "投资方", "investor", "label", 1.0),
        PartyLink("创始人", None, None, "none", 0.0),
        PartyLink(None, "实际控制人", None, "none", 0.0),
    ]
    base, draft = keys_of(links)
    assert base["创始人"] == draft["创始人"] == "创始人"
    assert base["实际控制人"] == draft["实际控制人"] == "+实际控制人"


def test_an_exchanged_label_keeps_its_own_bearer():
    links = [PartyLink("甲方", "乙方", None, "role", 1.0), PartyLink("乙方", "甲方", None, "role", 1.0)]
    assert keys_of(links) == ({"甲方": "甲方", "乙方": "乙方"}, {"乙方": "甲方", "甲方": "乙方"})
