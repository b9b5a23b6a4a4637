"""A sentence written anew is told once, beside what changed in it in law."""

from __future__ import annotations

import pytest

import reviewer
from reviewer.messages import render

CONTRACT = """技术服务合同
甲方：东湖设备有限公司
乙方：西山工程有限公司
第一条 工作
1.1 乙方应当按约完成工作。
1.2 {}
1.3 双方应当遵守法律。
"""
AGREEMENT = """SERVICES AGREEMENT
This Agreement is made between Alpha Ltd (the "Customer") and Beta Ltd (the "Supplier").
1. Services
1.1 The Supplier shall provide the services.
1.2 {}
1.3 Each party shall comply with the law.
"""


@pytest.fixture
def told(tmp_path):

    def look(before: str, after: str, contract: str = CONTRACT):
        files = tmp_path / "base.txt", tmp_path / "draft.txt"
        for file, words in zip(files, (before, after), strict=True):
            file.write_text(contract.format(words), encoding="utf-8")
        return [one for one in reviewer.compare(*files).findings if "origin" not in one.data]

    return look


def is_anew(one):
    return one.data.get("change") == "content_anew"


def test_a_duty_put_in_other_words_and_order_is_neither_lost_nor_new(told):
    found = told(
        "乙方收到退货后应在五日内退还已收货款，并承担由此产生的往返运费。",
        "因退货产生的往返运费由乙方承担；已收取的货款，乙方应自收到退货后五日内返还甲方。",
    )
    assert not [one for one in found if one.kind in ("obligation.added", "obligation.removed")]


def test_what_no_rule_could_name_is_one_line_with_both_sentences(told):
    before = "因工程变更产生的费用，双方签证后计入结算，乙方应按月报送变更台账。"
    after = "结算时，凡属变更的工程量，一经签证即可计价；台账由乙方逐月上报备查。"
    (anew,) = filter(is_anew, told(before, after))
    assert (anew.base.quote, anew.draft.quote) == (before, after)
    for lang in ("zh", "en"):
        assert "{" not in render(anew.message, lang)


def test_a_sentence_with_a_few_changed_words_is_told_word_by_word(told):
    found = told(
        "乙方应当按照甲方确认的图纸、样品和技术标准组织生产，并在发货前完成出厂检验，检验记录随货交付甲方。",
        "乙方应当按照甲方确认的图纸、封样和工艺标准组织生产，并在装车前完成出厂检验，检验记录随货交付甲方。",
    )
    assert not any(map(is_anew, found))


def test_an_exception_in_other_words_is_one_change_and_not_a_loss_and_a_gain(told):
    found = told(
        "甲方不得以任何理由拖延办理竣工结算，但乙方提交的结算资料不完整的除外。",
        "除乙方提交的结算资料尚待补送外，甲方办理竣工结算不得借任何事由拖延。",
    )
    said = {(one.base.quote, one.draft.quote) for one in found if is_anew(one)}
    assert ("但乙方提交的结算资料不完整的除外", "除乙方提交的结算资料尚待补送外") in said
    assert not any(one.data.get("change", "").startswith("exception") for one in found)


@pytest.mark.parametrize(
    "after",
    [
        "除甲方提交的结算资料有欠缺外，甲方办理竣工结算不得借任何事由拖延。",
        "除乙方三次提交的结算资料有欠缺外，甲方办理竣工结算不得借任何事由拖延。",
    ],
)
def test_an_exception_for_another_party_or_figure_is_not_the_same_in_other_words(told, after):
    found = told("甲方不得以任何理由拖延办理竣工结算，但乙方提交的结算资料不完整的除外。", after)
    assert any(one.data.get("change", "").startswith("exception") for one in found)


def test_an_english_duty_turned_into_the_passive_stays_with_its_bearer(told):
    before = "The Supplier shall retain the raw logs for six months."
    found = told(before, "The raw logs shall be retained by the Supplier for six months.", AGREEMENT)
    assert {one.kind for one in found} == {"text.changed"}
    found = told(before, "The raw logs shall be retained by the Customer for six months.", AGREEMENT)
    assert "obligation.bearer" in {one.kind for one in found}


def test_a_sentence_of_which_each_part_says_the_same_is_one_change_of_wording(told):
    (one,) = told(
        "乙方应于每月十日前向甲方报送上月施工日志，甲方应在收到后五日内予以核对。",
        "上月施工日志由乙方在每月十日之前报送甲方，甲方收到后应于五日内作出核对。",
    )
    assert (one.kind, one.severity) == ("text.changed", "info")


def test_a_sentence_with_many_changed_words_is_one_line_for_the_parts_in_which_they_stand(told):
    found = told(
        "乙方在设备运抵现场后，会同甲方代表、监理人员按装箱清单逐项清点，并在清点记录上签字，清点记录一式三份由双方各自留存备查，"
        "未经清点的设备不得开箱使用。",
        "设备运抵现场后，乙方会同甲方代表、监理按装箱单据清点无误，并于清点记录签字确认，清点记录一式三份由双方各自留存备查，"
        "未经清点的设备不得开箱使用。",
    )
    (one,) = found
    assert one.base.quote.startswith("乙方在设备运抵现场后")
    assert one.base.quote.endswith("并在清点记录上签字")
    assert one.draft.quote.endswith("并于清点记录签字确认")
    assert one.data["edits"] >= 3


def test_what_is_grave_stays_a_line_of_its_own_beside_many_changed_words(told):
    found = told(
        "乙方在设备运抵现场后，应当会同甲方代表、监理人员按清单逐项清点，并在清点记录上签字，清点记录由双方留存备查，"
        "未经清点的设备不得使用。",
        "设备运抵现场后，乙方可以会同甲方代表、监理按单据清点无误，并于清点记录签字确认，清点记录由双方留存备查，"
        "未经清点的设备不得使用。",
    )
    assert "obligation.modality" in {one.kind for one in found}


def test_to_pass_for_press_is_no_later_payment(told):
    found = told("讲义经甲方审定后印制，由乙方分发。", "讲义经甲方审定后付印，由乙方分发。")
    assert not [one for one in found if one.data.get("what") == "payment_order"]
    found = told("货物验收前付款。", "货物验收后付款。")
    assert [one for one in found if one.severity in ("major", "critical")]
