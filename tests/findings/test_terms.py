"""Terms of law that gave way to others, definitions, and characters that pass for one another."""

from __future__ import annotations

import pytest

from reviewer.findings.tables import table
from reviewer.findings.terms import confusables, definitions
from reviewer.messages import say
from reviewer.model import Definition

EXCHANGED = [
    ("甲方支付定金20000元。", "甲方支付订金20000元。", "critical", "民法典 587；合同编通则解释 67"),
    ("乙方应支付违约金。", "乙方应支付赔偿金。", "major", "民法典 585"),
    ("乙方应支付违约金。", "乙方应支付补偿金。", "major", "民法典 585"),
    ("以该房产抵押。", "以该房产质押。", "critical", "民法典 394、425"),
    ("丙方提供连带责任保证。", "丙方提供一般保证。", "critical", "民法典 686–688"),
    ("合同自该日终止。", "合同自该日中止。", "critical", "民法典 557"),
    ("甲方有权解除合同。", "甲方有权终止合同。", "major", "民法典 557、562、147–151"),
    ("合同自签字之日生效。", "合同自签字之日成立。", "major", "民法典 502"),
    ("双方的权利义务。", "双方的权力义务。", "minor", None),
    ("本合同签订于杭州。", "本合同签定于杭州。", "info", None),
    ("截止当日的数据。", "截至当日的数据。", "minor", None),
    ("乙方必须保密。", "乙方必需保密。", "minor", None),
    ("乙方应赔偿损失。", "乙方应补偿损失。", "major", "民法典 577、583"),
    ("以上价格含税。", "以上价格不含税。", "major", None),
    ("开具增值税专用发票。", "开具增值税普通发票。", "major", None),
    ("授予独占许可。", "授予普通许可。", "major", None),
    ("可转让给其关联公司。", "可转让给第三方。", "major", "公司法 13"),
]


@pytest.mark.parametrize(("base", "draft", "severity", "source"), EXCHANGED)
def test_a_term_that_gave_way_to_its_neighbour_is_told_with_its_effect(
    view_of, base, draft, severity, source
):
    (found,) = confusables(view_of(base, draft))
    assert (found.kind, found.topic, found.source) == (
        "term.confusable",
        f"term.confusable/{severity}",
        source,
    )


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("乙方己支付。", "乙方已支付。"),
        ("未付款项。", "末付款项。"),
        ("由申方承担。", "由甲方承担。"),
    ],
)
def test_a_glyph_put_for_its_double_is_suspected(view_of, base, draft):
    found = [f.topic for f in confusables(view_of(base, draft))]
    assert found == ["term.confusable/lookalike"]


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("乙方应及时交付。", "乙方应尽快交付。"),
        ("乙方应支付违约金。", "乙方应支付违约金并赔偿损失。"),
        ("甲方应付款。", "甲方须付款。"),
    ],
)
def test_other_words_are_no_exchange_of_terms(view_of, base, draft):
    assert list(confusables(view_of(base, draft))) == []


def test_every_pair_of_terms_has_its_effect_in_both_languages():
    for name, row in table("confusable").items():
        for direction in ("forward", "back") if "b" in row else ("forward",):
            for lang in ("zh", "en"):
                assert say(f"findings.confusable.{name}.{direction}", lang)


NEIGHBOURS = [
    ("货物由乙方签收后付款。", "货物由乙方验收后付款。", "receipt"),
    ("赔偿甲方的实际损失。", "赔偿甲方的直接损失。", "loss_kind"),
    ("服务费为税前金额。", "服务费为税后金额。", "tax_base"),
    ("因该争议提起诉讼的。", "因该争议提起仲裁的。", "procedure"),
    (
        "The Supplier shall use best endeavours.",
        "The Supplier shall use reasonable endeavours.",
        "en_efforts",
    ),
]


@pytest.mark.parametrize(("base", "draft", "group"), NEIGHBOURS)
def test_a_word_put_for_its_neighbour_alone_is_told_with_its_effect(view_of, base, draft, group):
    (found,) = confusables(view_of(base, draft))
    assert (found.kind, found.data["group"]) == ("term.confusable", group)


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("保额为一百万元。", "保险金额为一百万元。"),
        ("赔偿实际损失。", "赔偿由此发生的直接损失。"),
        ("the dissolution of it", "the solution of it"),
    ],
)
def test_another_spelling_or_a_rewritten_passage_is_no_neighbour(view_of, base, draft):
    assert list(confusables(view_of(base, draft))) == []


def test_every_row_of_neighbours_has_its_effect_in_both_languages():
    for name, row in table("neighbours").items():
        words = [word for sense in row["words"] for word in ([sense] if isinstance(sense, str) else sense)]
        words = [word.lower() for word in words]
        assert len(words) == len(set(words)), name
        assert row["severity"] in ("critical", "major", "minor")
        for lang in ("zh", "en"):
            assert say(f"neighbours.{name}", lang)


def test_a_definition_that_changed_is_told_once(view_of):
    base, draft = "“保密信息”指书面披露的信息。", "“保密信息”指任何形式披露的全部信息。"
    view = view_of(base, draft)
    for side in (*view.base, *view.draft):
        end = len(side.text) - 1
        side.index.__dict__["definitions"] = {"c1": (Definition("保密信息", "c1", 7, end),)}
    (found,) = definitions(view)
    assert (found.kind, found.data["term"]) == ("term.definition", "保密信息")
    assert found.draft.quote == "任何形式披露的全部信息"


def test_spellings_of_one_thing_in_a_row_are_told_apart_from_the_others_alone(view_of):
    assert list(confusables(view_of("本合同签订后十日内付款。", "本合同签署后十日内付款。"))) == []
    (found,) = confusables(view_of("本合同签署后十日内付款。", "本合同生效后十日内付款。"))
    assert found.topic == "term.confusable/major"
