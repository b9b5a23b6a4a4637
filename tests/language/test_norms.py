"""Norms of a sentence: bearer, grade, action, terms; and what a clause has from above."""

from __future__ import annotations

import pytest

from reviewer.language.norms import norms_of
from reviewer.language.norms_consent import find_consents
from reviewer.language.norms_inherited import inherited
from reviewer.language.norms_slots import find_mentions
from reviewer.model import Clause, Contract, Document, Party

LABELS = ("甲方", "乙方")


def read(text: str, **above) -> list[tuple[str | None, str]]:
    return [(norm.bearer, norm.grade) for norm in norms_of(text, LABELS, **above)]


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("乙方应在30日内支付。", [("乙方", "O3")]),
        ("甲方客户不得转载。", [(None, "F3")]),
        ("甲方有权要求乙方赔偿。", [("甲方", "R"), ("乙方", "O3")]),
        ("费用由甲方承担。", [("甲方", "O3")]),
        ("因甲方原因造成损失的，由甲方承担责任。", [("甲方", "O3")]),
        ("乙方逾期支付的，应支付违约金，并赔偿甲方损失。", [("乙方", "O3"), ("乙方", "O3")]),
        ("甲方未付款的，乙方有权解除合同。", [("乙方", "R")]),
        ("未经甲方同意，乙方不得转让。", [("乙方", "F3c")]),
        ("除非甲方同意，否则乙方不得转租。", [("乙方", "F3c")]),
        ("双方应保密，未经对方同意，不得泄露。", [("双方", "O3"), ("双方", "F3c")]),
        ("任何一方可以解除合同，但应提前通知对方。", [("任何一方", "P"), ("任何一方", "O3")]),
        ("守约方有权解除合同。", [("守约方", "R")]),
        ("双方经办人应当在纪要上签字。", [("双方", "O3")]),
        ("经销商应当缴纳保证金。", [(None, "O3")]),
        ("乙方提供服务，甲方支付费用。", [("乙方", "O3"), ("甲方", "O3")]),
        ("乙方不得擅自转包，且应保证质量。", [("乙方", "F3c"), ("乙方", "O3")]),
        ("如甲方需要变更，应书面通知乙方。", [("甲方", "O3")]),
        ("甲方应书面通知乙方并有权解除合同。", [("甲方", "O3"), ("甲方", "R")]),
        ("甲方应通知乙方且不得再行转租。", [("甲方", "O3"), ("甲方", "F3")]),
        ("甲方应要求乙方返工并应赔偿损失。", [("甲方", "O3"), ("乙方", "O3")]),
        ("乙方应尽力完成。", [("乙方", "O2")]),
        ("乙方具备资质。", []),
        ("服务时间为周一至周五。", []),
    ],
)
def test_bearers_and_grades_are_read(text: str, norms: list[tuple[str | None, str]]) -> None:
    assert read(text) == norms


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("The logs must be kept by the Supplier for six months.", [("Supplier", "O4")]),
        ("The keys shall be handed over and the unit vacated by the Customer.", [("Customer", "O3")]),
        ("The report shall be delivered to the Customer by the Supplier.", [("Supplier", "O3")]),
        ("No subcontractor may be engaged by the Supplier.", [("Supplier", "F3")]),
        ("The Customer shall inspect goods delivered by the Supplier.", [("Customer", "O3")]),
        ("The fee shall be paid after an invoice has been issued by the Supplier.", [(None, "O3")]),
        ("The Customer shall pay by 5 May 2026.", [("Customer", "O3")]),
        ("The Supplier shall tell the Customer and shall stop.", [("Supplier", "O3"), ("Supplier", "O3")]),
        (
            "The Customer may refuse where the Supplier is late and shall be entitled to a refund.",
            [("Customer", "P"), ("Customer", "R")],
        ),
    ],
)
def test_an_english_passive_names_who_acts(text: str, norms: list[tuple[str | None, str]]) -> None:
    found = norms_of(text, ("Customer", "Supplier"))
    assert [(norm.bearer, norm.grade) for norm in found if not norm.derived] == norms


def test_a_plain_statement_of_a_party_is_an_implied_duty() -> None:
    (norm,) = norms_of("乙方按月提交报告。", LABELS)
    assert norm.implied
    assert norm.cue is None


def test_a_right_to_demand_is_also_the_other_partys_duty() -> None:
    right, duty = norms_of("甲方有权要求乙方赔偿损失。", LABELS)
    assert (right.counterparty, duty.derived, duty.counterparty) == ("乙方", True, "甲方")


def test_an_item_takes_subject_and_force_from_its_list() -> None:
    assert read("应按时付款", subject="甲方", listed_as="both") == [("甲方", "O3")]
    assert read("按约定提供服务", subject="乙方", listed_as="duties") == [("乙方", "O3")]
    assert read("按约定提供服务", subject="乙方", listed_as="rights") == [("乙方", "R")]


@pytest.mark.parametrize(
    ("text", "label", "slot"),
    [
        ("甲方应付款", "甲方", "bearer"),
        ("由甲方付款", "甲方", "agent"),
        ("向甲方付款", "甲方", "beneficiary"),
        ("经甲方书面同意", "甲方", "consenter"),
        ("甲方的商业秘密", "甲方", "possessor"),
        ("甲方平台上的用户", "甲方", "possessor"),
        ("有权要求甲方付款", "甲方", "object"),
        ("因甲方原因停工", "甲方", "cause"),
        ("知识产权归甲方所有", "甲方", "owner"),
        ("以甲方系统数据为准", "甲方", "decider"),
        ("甲方所在地人民法院", "甲方", "venue"),
    ],
)
def test_a_party_stands_in_the_slot_that_its_neighbours_give(text: str, label: str, slot: str) -> None:
    (mention,) = find_mentions(text, LABELS)
    assert (mention.label, mention.slot) == (label, slot)


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("with the prior consent of Customer", "consenter"),
        ("paid by Customer", "agent"),
        ("deliver to Customer", "beneficiary"),
        ("title vests in Customer", "owner"),
        ("Customer's data", "possessor"),
        ("the court at the place of domicile of Customer", "venue"),
        ("the courts at the Customer's registered office", "venue"),
        ("the registered office of Customer", "possessor"),
        ("Customer shall pay", "bearer"),
    ],
)
def test_english_slots_are_read_too(text: str, slot: str) -> None:
    (mention,) = find_mentions(text, ("Customer", "Supplier"))
    assert mention.slot == slot


@pytest.mark.parametrize(
    ("text", "act", "form", "prior", "holder"),
    [
        ("未经甲方事先书面同意", "consent", True, True, "甲方"),
        ("未经甲方同意", "consent", False, False, "甲方"),
        ("经书面通知甲方", "notice", True, False, None),
        ("经双方协商一致", "negotiation", False, False, "双方"),
    ],
)
def test_consent_is_read_with_holder_form_and_time(text: str, act, form, prior, holder) -> None:
    (consent,) = find_consents(text, LABELS)
    assert (consent.act, consent.form, consent.prior) == (act, form, prior)
    assert (consent.holder.label if consent.holder else None) == holder


@pytest.mark.parametrize(
    ("text", "phrase", "form", "prior"),
    [
        ("未通知甲方，乙方不得转包。", "未通知甲方", False, False),
        ("未事先书面通知甲方的，乙方不得更换项目经理。", "未事先书面通知甲方", True, True),
        ("乙方不得在未告知甲方的情况下转包。", "未告知甲方", False, False),
    ],
)
def test_notice_told_by_its_verb_is_read(text: str, phrase: str, form, prior) -> None:
    (consent,) = find_consents(text, LABELS)
    assert text[slice(*consent.span)] == phrase
    assert (consent.act, consent.form, consent.prior, consent.needed) == ("notice", form, prior, True)


@pytest.mark.parametrize(
    "text",
    ["乙方未通知甲方的，应赔偿损失。", "因乙方未及时告知甲方造成的损失由乙方承担。", "甲方未通知第三人。"],
)
def test_a_failure_to_tell_is_no_leave_to_be_had(text: str) -> None:
    assert find_consents(text, LABELS) == ()


@pytest.mark.parametrize(
    ("text", "phrase", "form", "prior", "waived"),
    [
        ("Supplier shall not assign without notifying Customer.", "without notifying Customer", 0, 0, 0),
        ("It may not do so without informing the Customer in writing.", None, 1, 0, 0),
        ("No sub-contract is let without first telling the Customer.", None, 0, 1, 0),
        ("Supplier may enter at any time without notifying Customer.", None, 0, 0, 1),
    ],
)
def test_english_notice_told_by_its_verb_is_read(text, phrase, form, prior, waived) -> None:
    (consent,) = find_consents(text, ("Customer", "Supplier"))
    assert phrase in (None, text[slice(*consent.span)])
    assert (consent.act, consent.form, consent.prior) == ("notice", bool(form), bool(prior))
    assert consent.waived == bool(waived)


def test_english_consent_is_read() -> None:
    text = "shall not assign without the prior written consent of the other party"
    (consent,) = find_consents(text, ("Customer",))
    assert (consent.act, consent.form, consent.prior, consent.needed) == ("consent", True, True, True)


def tree(*nodes: tuple[str, str | None, str]) -> Contract:
    clauses = tuple(
        Clause(name, None, (), "clause", 0, text if len(text) < 20 else None, text, parent)
        for name, parent, text in nodes
    )
    parties = tuple(Party(label, None, None, None) for label in LABELS)
    document = Document("x.txt", "txt", "0" * 64, ())
    return Contract(document, "contract", "", "zh", parties, clauses)


@pytest.mark.parametrize(
    ("above", "subject", "listed_as"),
    [
        ("甲方的权利义务：", "甲方", "both"),
        ("乙方的义务", "乙方", "duties"),
        ("甲方的权利", "甲方", "rights"),
        ("乙方应：", "乙方", "duties"),
        ("甲方有权：", "甲方", "rights"),
        ("双方权利义务", "双方", "both"),
        ("服务费用", None, None),
    ],
)
def test_a_clause_inherits_from_its_heading_or_lead_in(above: str, subject, listed_as) -> None:
    contract = tree(("c1", None, above), ("c2", "c1", "按时付款。"))
    found = inherited(contract, contract.clause("c2"))
    assert (found.subject, found.listed_as) == (subject, listed_as)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("甲方应对方案进行审核。", ["甲方"]),
        ("双方式样一致的部分。", []),
        ("对方案件受理费由乙方承担。", ["对方", "乙方"]),
        ("双方法定代表人签字。", ["双方"]),
    ],
)
def test_a_plan_or_a_method_is_no_party(text, named):
    assert [mention.label for mention in find_mentions(text, ("甲方", "乙方"))] == named


def test_a_party_called_by_a_pronoun_is_known_at_the_head_of_a_sentence():
    (mention,) = find_mentions("You shall return it.", ("Harbour", "you"))
    assert (mention.label, mention.slot) == ("you", "bearer")
