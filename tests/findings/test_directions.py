"""Who gains: a sum owed is borne by the one who pays, whoever is the subject of the sentence."""

from __future__ import annotations

import pytest

from reviewer.findings import registry
from reviewer.language.folding import fold_key


def observe(comparison):
    """Return what was seen between the two contracts, the faults inside each left aside."""
    return [one for one in registry.observe(comparison) if "origin" not in one.data]


RATES = [
    # sentence with a slot, smaller, larger, who gains by the larger
    ("甲方有权按每项当月服务费用的{}扣减费用。", "2%", "5%", "甲方"),
    ("甲方有权扣除乙方当月服务费的{}。", "2%", "5%", "甲方"),
    ("甲方有权要求乙方按合同总价的{}支付违约金。", "10%", "20%", "甲方"),
    ("乙方有权要求甲方支付违约金{}。", "5万元", "8万元", "乙方"),
    ("甲方逾期付款的，乙方有权按日{}收取违约金。", "万分之三", "万分之五", "乙方"),
    ("乙方逾期交付的，应按日{}向甲方支付违约金。", "千分之一", "千分之二", "甲方"),
    ("违约金按合同总价的{}计算，由乙方承担。", "1%", "5%", "甲方"),
    ("因乙方原因造成逾期的，每逾期一日按合同总价的{}计算违约金。", "千分之一", "千分之三", "甲方"),
    ("乙方每迟延一日，甲方可从应付款中扣除合同价的{}。", "0.1%", "0.5%", "甲方"),
    ("甲方解除合同的，由乙方另行赔偿合同总价的{}。", "10%", "20%", "甲方"),
    ("乙方累计赔偿责任不超过{}。", "5万元", "10万元", "甲方"),
    ("乙方的违约金累计不超过合同总价的{}。", "10%", "30%", "甲方"),
    ("任何一方违约的，应向对方支付违约金{}。", "5万元", "8万元", "none"),
    ("如乙方提前解除，需向甲方支付相当于{}租金的违约金。", "两个月", "六个月", "甲方"),
    ("乙方应当采取补救措施，并在{}内通知甲方。", "2小时", "8小时", "乙方"),
    ("甲方解除合同应提前{}书面通知乙方。", "10日", "30日", "乙方"),
    ("甲方应在合同终止后{}内退还押金。", "10日", "30日", "甲方"),
]
OTHER = {"甲方": "乙方", "乙方": "甲方", "none": "none"}


@pytest.mark.parametrize(("sentence", "small", "large", "gains"), RATES)
@pytest.mark.parametrize("rises", [True, False])
def test_a_figure_favours_one_by_rising_and_the_other_by_falling(
    make_contract, compare_pairwise, sentence, small, large, gains, rises
):
    old, new = (small, large) if rises else (large, small)
    pair = (make_contract(sentence.format(old)), make_contract(sentence.format(new)))
    (found,) = [one for one in observe(compare_pairwise(*pair)) if one.kind.startswith("number.")]
    assert found.favours == (gains if rises else OTHER[gains])


NARROWED = [
    ("乙方应当赔偿甲方因此受到的{}。", "乙方"),
    ("乙方应当自费应对，并赔偿甲方因此受到的{}。", "乙方"),
    ("甲方逾期付款的，应赔偿乙方因此受到的{}。", "甲方"),
    ("第三方向甲方主张权利的，甲方应当通知乙方，乙方应当协助甲方应对，并赔偿甲方的{}。", "乙方"),
    ("因甲方原因造成损害的，应当赔偿{}。", "甲方"),
    ("因乙方违约造成的{}，由乙方承担。", "乙方"),
    ("甲方有权要求乙方赔偿{}。", "乙方"),
    ("任何一方违约的，应赔偿对方{}。", "unclear"),
]


@pytest.mark.parametrize(("sentence", "gains"), NARROWED)
def test_narrower_damages_favour_who_pays_them(make_contract, compare_pairwise, sentence, gains):
    for old, new, who in (("全部损失", "直接损失", gains), ("直接损失", "全部损失", OTHER.get(gains, gains))):
        base, draft = make_contract(sentence.format(old)), make_contract(sentence.format(new))
        found = [one for one in observe(compare_pairwise(base, draft)) if one.data.get("what") == "loss"]
        assert [one.favours for one in found] == [who]


def test_full_responsibility_is_no_sole_remedy(make_contract, compare_pairwise):
    base = make_contract("因乙方原因造成的，由乙方承担全部责任。")
    draft = make_contract("因乙方原因造成的，由乙方承担直接损失。")
    (found,) = observe(compare_pairwise(base, draft))
    assert (found.topic, found.favours) == ("obligation.condition/loss", "乙方")


BURDENS = [
    ("风险自交付之日起归{}承担。", "甲方", "乙方", "甲方"),
    ("成果的知识产权归{}所有。", "甲方", "乙方", "乙方"),
    ("费用由{}承担。", "甲方", "乙方", "甲方"),
    ("乙方应向{}提交报告。", "甲方", "双方", "乙方"),
]


@pytest.mark.parametrize(("sentence", "old", "new", "gains"), BURDENS)
def test_what_falls_to_a_party_is_a_gain_or_a_burden(
    make_contract, compare_pairwise, sentence, old, new, gains
):
    base, draft = make_contract(sentence.format(old)), make_contract(sentence.format(new))
    (found,) = [one for one in observe(compare_pairwise(base, draft)) if one.kind == "obligation.bearer"]
    assert found.favours == gains


def test_an_owner_is_quoted_with_the_words_that_make_it_one(make_contract, compare_pairwise):
    base, draft = make_contract("知识产权归甲方所有。"), make_contract("知识产权归双方共有。")
    (found,) = observe(compare_pairwise(base, draft))
    assert (found.base.quote, found.draft.quote) == ("甲方所有", "双方共有")


def test_a_transfer_that_waits_for_payment_favours_who_is_paid(make_contract, compare_pairwise):
    base = make_contract("成果的著作权自产生之日起归甲方所有。")
    draft = make_contract("成果的著作权自甲方付清全部费用之日起归甲方所有。")
    (found,) = observe(compare_pairwise(base, draft))
    assert (found.topic, found.favours) == ("obligation.condition/event", "乙方")


NEGATED = [
    "本合同{}自动续约。",
    "甲方{}收取管理费。",
    "乙方{}承担运费。",
    "甲方{}退还押金。",
    "逾期未答复的，{}视为同意。",
    "该情形{}构成违约。",
    "本条款{}适用于分包商。",
    "服务费用{}包括差旅费。",
    "该情形下{}免除乙方责任。",
]


@pytest.mark.parametrize("sentence", NEGATED)
@pytest.mark.parametrize("added", [True, False])
def test_a_negation_put_in_or_taken_out_is_never_small(make_contract, compare_pairwise, sentence, added):
    old, new = ("", "不") if added else ("不", "")
    base, draft = make_contract(sentence.format(old)), make_contract(sentence.format(new))
    kinds = {one.kind for one in observe(compare_pairwise(base, draft))}
    assert kinds & {"obligation.modality", "obligation.condition"}
    assert "text.changed" not in kinds


@pytest.mark.parametrize("denial", ["不得", "不应", "并不", "亦不", "不因此", "不当然", "也不"])
@pytest.mark.parametrize("added", [True, False])
def test_what_is_deemed_and_what_is_not_deemed_are_opposite(make_contract, compare_pairwise, denial, added):
    sentences = ["甲方逾期未回复的，视为同意。", f"甲方逾期未回复的，{denial}视为同意。"]
    base, draft = map(make_contract, sentences if added else sentences[::-1])
    (found,) = observe(compare_pairwise(base, draft))
    assert (found.kind, found.data["direction"]) == ("obligation.modality", "reversed")


SAME_COURT = [
    ("争议应提交海口仲裁委员会仲裁。", "争议均应提交海口仲裁委员会仲裁。"),
    ("任何一方均可向被告住所地人民法院提起诉讼。", "任何一方有权诉至被告住所地人民法院。"),
]


@pytest.mark.parametrize(("before", "after"), SAME_COURT)
def test_the_same_court_is_no_change_of_forum(make_contract, compare_pairwise, before, after):
    base, draft = make_contract(before), make_contract(after)
    assert "law.changed" not in {one.kind for one in observe(compare_pairwise(base, draft))}


def test_the_law_of_the_contract_is_one_whole(make_contract, compare_pairwise):
    base = make_contract("争议提交上海仲裁委员会仲裁，准据法为中华人民共和国法律。")
    draft = make_contract("争议提交上海仲裁委员会仲裁，以新加坡法为准据法。")
    (found,) = observe(compare_pairwise(base, draft))
    assert (found.kind, found.draft.quote) == ("law.changed", "以新加坡法为准据法")


BASES = [
    (
        "乙方逾期的，每日支付违约金，累计不超过{}的15%。",
        "开发费用总额",
        "该阶段款项",
    ),
    ("甲方逾期付款的，按{}的万分之三支付违约金。", "应付未付金额", "合同总额"),
    ("乙方的赔偿责任以{}为限。", "已收取的服务费", "合同总价"),
    ("乙方应预留{}的5%作为质保金。", "当期工程款", "结算总价"),
]


@pytest.mark.parametrize(("sentence", "old", "new"), BASES)
def test_another_base_of_a_share_is_a_condition(make_contract, compare_pairwise, sentence, old, new):
    base, draft = make_contract(sentence.format(old)), make_contract(sentence.format(new))
    (found,) = observe(compare_pairwise(base, draft))
    assert found.topic == "obligation.condition/penalty_base"
    assert fold_key(found.base.quote) != fold_key(found.draft.quote)


def test_a_scope_word_inside_another_phrase_says_nothing_of_scope(make_contract, compare_pairwise):
    base = make_contract("乙方应提供培训。")
    draft = make_contract("乙方应在甲方付清全部费用后提供培训。")
    assert not [one for one in observe(compare_pairwise(base, draft)) if one.data.get("what") == "quantifier"]


ENGLISH = [
    # baseline, draft, kind, who gains
    ("{b} shall notify {a} promptly.", "{b} may notify {a} promptly.", "obligation.modality", "b"),
    ("{a} owns all deliverables.", "{b} owns all deliverables.", "obligation.bearer", "b"),
    ("{a} may deduct 5% of the monthly fee.", "{a} may deduct 2% of the monthly fee.", "number.percent", "b"),
    (
        "The total liability of {b} shall not exceed 100% of the fees.",
        "The total liability of {b} shall not exceed 50% of the fees.",
        "number.percent",
        "b",
    ),
    (
        "{b} shall indemnify {a} against all losses.",
        "{b} shall indemnify {a} against direct losses.",
        "obligation.condition",
        "b",
    ),
]


@pytest.mark.parametrize(("old", "new", "kind", "gains"), ENGLISH)
def test_english_sentences_favour_by_the_same_rules(make_contract, compare_pairwise, old, new, kind, gains):
    names = {"a": "Customer", "b": "Supplier"}
    sides = [
        make_contract(text.format(**names), customer="Customer", provider="Supplier", language="en")
        for text in (old, new)
    ]
    found = [one for one in observe(compare_pairwise(*sides)) if one.kind == kind]
    assert [one.favours for one in found] == [names[gains]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "任何一方严重违约，经对方催告后15日内未改正的，对方有权解除合同。",
            "甲方严重违约，经乙方催告后15日内未改正的，乙方有权解除合同。",
        ),
        ("任何一方擅自转让权利的，守约方有权解除合同。", "甲方擅自转让权利的，守约方有权解除合同。"),
    ],
)
def test_a_right_that_answers_one_partys_breach_alone_favours_the_other(
    make_contract, compare_pairwise, before, after
):
    pair = (make_contract(f"1.1 {words}") for words in (before, after))
    (seen,) = [one for one in observe(compare_pairwise(*pair)) if one.kind == "obligation.bearer"]
    assert seen.favours == "乙方"


DEEMED = [
    # baseline, draft, who gains by the draft
    ("甲方逾期未提出异议的，不视为验收合格。", "甲方逾期未提出异议的，视为验收合格。", "乙方"),
    ("甲方未在十日内提出异议的，视为认可。", "甲方未在十日内提出异议的，不视为认可。", "甲方"),
    ("通知应当书面作出。", "通知应当书面作出。甲方拒收的，视为送达。", "乙方"),
    ("通知应当书面作出。", "通知应当书面作出。乙方向甲方发出的通知，自发出之时视为送达。", "乙方"),
]


@pytest.mark.parametrize(("old", "new", "gains"), DEEMED)
def test_what_is_deemed_spares_one_the_proof(make_contract, compare_pairwise, old, new, gains):
    found = observe(compare_pairwise(make_contract(old), make_contract(new)))
    deemed = [
        one for one in found if one.topic in ("obligation.condition/deemed", "obligation.modality/reversed")
    ]
    assert [one.favours for one in deemed] == [gains]
    assert not [one for one in found if one.kind == "obligation.added"]


@pytest.mark.parametrize("other", ["直接损失", "全部损失"])
def test_which_losses_are_made_good_is_told_once(make_contract, compare_pairwise, other):
    pair = make_contract("甲方应当赔偿损失。"), make_contract(f"甲方应当赔偿{other}。")
    assert [one.kind for one in observe(compare_pairwise(*pair))] == ["obligation.condition"]


@pytest.mark.parametrize(
    "provides",
    ["24小时的热线服务", "真实、完整的资料", "优质的售后服务", "三年的质保服务", "在线服务，受理投诉"],
)
def test_whoever_provides_something_of_a_sort_gains_by_an_exception(
    make_contract, compare_pairwise, provides
):
    pair = (make_contract(f"甲方提供{provides}。"), make_contract(f"甲方提供{provides}，节假日除外。"))
    (found,) = observe(compare_pairwise(*pair))
    assert found.favours == "甲方"
