"""Sentences of other people's contracts put in other words: no change of law is told where there is none,
and every word that decides is told."""

from __future__ import annotations

import pytest

import reviewer
from reviewer.messages import render
from tests.findings.test_grounds import _ZH as ZH

_LAW = ("obligation.", "law.changed", "number.", "term.")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("乙方应按时保质保量完成清点工作。", "乙方应如期、按质、按量地完成其清点工作。"),
        ("本合同经双方代表签字，付款后生效。", "本合同于双方代表签字并付款后生效。"),
        ("乙方须确保线下网点店员使用甲方系统。", "乙方须保证其线下网点的店员使用甲方系统。"),
        ("甲方提出超出清单范围的改动，费用另计。", "甲方提出的改动超出清单范围，费用另计。"),
        ("乙方逾期还款的，由此产生的损失由乙方承担。", "乙方逾期还款的，由此产生的损失由其承担。"),
        (
            "甲方在收到乙方地址变更通知前仍可按原地址送达。",
            "在收到乙方的地址变更通知之前，甲方仍有权按原地址送达。",
        ),
    ],
)
def test_the_same_in_other_words_is_a_matter_of_wording(kinds_between, before, after):
    assert not [kind for kind in kinds_between(ZH, before, after) if kind.startswith(_LAW)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("乙方提供的清点记录应完整保存。", "乙方提供的实时清点记录应完整保存。"),
        ("已完成设备联网调试的，甲方付款。", "已申请设备联网调试的，甲方付款。"),
        ("乙方每周派员清洗专用冷库设备。", "乙方每周派员清洗通用冷库设备。"),
        ("各自承担已发生的检测费用。", "已发生的检测费用由乙方承担。"),
        ("乙方应免费返修整批门窗。", "乙方应对不合格门窗免费返修。"),
    ],
)
def test_a_word_that_decides_is_no_matter_of_wording(kinds_between, before, after):
    assert [kind for kind in kinds_between(ZH, before, after) if kind.startswith(_LAW)]


@pytest.mark.parametrize(
    ("before", "after", "wrong"),
    [
        # 可转债 is a thing, no leave.
        ("乙方的出资方式为股权。", "乙方的出资方式为股权及可转债。", "obligation.modality"),
        # Who agrees of himself gives no leave that has to be asked for.
        ("乙方同意由甲方自货款中扣收运费。", "运费由甲方自乙方货款中扣收。", "obligation.condition/leave_"),
        ("乙方对该收费标准无异议。", "乙方同意采用该收费标准。", "obligation.modality"),
        # The denial stands elsewhere in its part of the sentence.
        ("甲方未按时支付尾款的，乙方可停工。", "尾款未由甲方按时付清的，乙方可停工。", "obligation.modality"),
        # Whoever it may be is nobody.
        ("损失按“谁造成谁承担”的原则处理。", "损失由造成损害的人承担。", "obligation.bearer"),
        # The award is no forum.
        (
            "海州仲裁委员会的裁决为终局裁决，双方应当履行。",
            "仲裁裁决是终局的，双方应当履行。",
            "law.changed",
        ),
        (
            "条款不一致的，以本合同的约定为准。",
            "条款不一致的，以本合同为准。",
            "obligation.condition/priority_",
        ),
        ("甲方如数无息退还押金。", "甲方如数退还押金，不计利息。", "obligation.condition/interest_"),
        (
            "本合同未尽事宜，按补充协议执行。",
            "凡本合同未尽事宜，按补充协议执行。",
            "obligation.condition/condition_added",
        ),
        ("附件与本合同具有同等效力。", "该等附件与本合同具有同等效力。", "obligation.condition/tail_"),
    ],
)
def test_what_only_looks_like_a_change_of_law_is_not_told_as_one(findings_between, before, after, wrong):
    kind, _, entry = wrong.partition("/")
    found = findings_between(ZH, before, after)
    assert found
    assert not [one for one in found if one.kind == kind and entry in one.message.key]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("乙方每年享有年休假。", "乙方每年享有年休假，但不少于每年十个工作日。"),
        ("甲方未支付尾款的，乙方可停工。", "甲方未支付尾款，且逾期超过十日的，乙方可停工。"),
        ("差旅费由甲方承担。", "差旅费由甲方承担，累计不超过5万元。"),
        ("甲方应当付款。", "甲方应当在验收合格后10日内付款。"),
    ],
)
@pytest.mark.parametrize("added", [True, False])
def test_a_condition_with_a_figure_is_told_beside_its_figure(kinds_between, short, long, added):
    kinds = kinds_between(ZH, *((short, long) if added else (long, short)))
    assert "obligation.condition" in kinds
    assert any(kind.startswith("number.") for kind in kinds)


def test_a_duty_with_a_period_is_no_condition_besides(kinds_between):
    kinds = kinds_between(ZH, "乙方应当交货。", "乙方应当交货，并应在3日内开具发票。")
    assert kinds == {"obligation.added", "number.duration"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("任一方未行使权利不应被视为放弃该权利。", "任一方未行使权利的，不构成对该权利的放弃。"),
        ("由此产生的法律后果将由乙方来承担。", "由此产生的法律后果均由乙方自行承受。"),
    ],
)
def test_no_waiver_and_a_burden_in_other_words_are_no_grave_change(findings_between, before, after):
    found = findings_between(ZH, before, after)
    assert found
    assert not [one for one in found if one.severity in ("critical", "major")]


def test_a_sentence_without_a_sign_of_another_law_is_quoted_whole_to_be_read(tmp_path):
    before = "The Grower shall furnish seedlings in sufficient time to plant and irrigate the terraces."
    after = (
        "Seedlings shall be furnished by the Grower early enough for the terraces to be planted and "
        "irrigated."
    )
    found = _told(tmp_path, before, after)
    assert [(one.kind, one.severity) for one in found] == [("text.changed", "minor")]
    assert (found[0].base.quote, found[0].draft.quote) == (before.rstrip("."), after.rstrip("."))
    assert "read both" in render(found[0].message, "en")


def test_one_thing_put_for_another_beside_it_is_told(tmp_path):
    before = (
        "The Grower shall furnish rooted seedlings every autumn in sufficient time to plant the terraces."
    )
    after = "So that the terraces can be planted early enough the Grower shall furnish saplings every autumn."
    assert {one.kind for one in _told(tmp_path, before, after)} != {"text.changed"}


def _told(tmp_path, before, after):
    files = tmp_path / "old.txt", tmp_path / "new.txt"
    for file, words in zip(files, (before, after), strict=True):
        file.write_text(
            'NURSERY AGREEMENT\n\nThis Agreement is made between Fernhill Ltd (the "Grower") and Oak Bay Ltd '
            f'(the "Importer").\n\n1. {words}\n\n2. It runs for a year.\n',
            encoding="utf-8",
        )
    return [one for one in reviewer.compare(*files).findings if one.data.get("origin") is None]
