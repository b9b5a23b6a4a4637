"""Words that a counterparty puts in other than the usual ones: what is told of them, and whom it favours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import reviewer
from reviewer.messages import render

if TYPE_CHECKING:
    from pathlib import Path

    from reviewer.model import Finding

CONTRACT = """检测服务合同

甲方（委托方）：青岚食品股份有限公司
乙方（受托方）：北屿检测技术有限公司

第一条 乙方为甲方提供检测服务。

第二条 {}

第三条 本合同一式两份。
"""


def told(folder: Path, before: str, after: str) -> list[Finding]:
    """Return what is told between two contracts of which one clause has other words."""
    files = folder / "base.txt", folder / "draft.txt"
    for file, words in zip(files, (before, after), strict=True):
        file.write_text(CONTRACT.format(words), encoding="utf-8")
    return [one for one in reviewer.compare(*files).findings if "origin" not in one.data]


TELLING = [
    ("样品有瑕疵的，甲方可扣减费用。", "样品有瑕疵的，甲方概不扣减费用。", "obligation.modality", "乙方"),
    ("乙方宜当场拍照留存。", "乙方务须当场拍照留存。", "obligation.modality", "甲方"),
    ("甲方应在三日内派员到场。", "甲方不妨在三日内派员到场。", "obligation.modality", "甲方"),
    ("乙方应当通知甲方。", "乙方毋庸通知甲方。", "obligation.modality", "乙方"),
    ("检测人员的差旅费由乙方承担。", "检测人员的差旅费由甲方自理。", "obligation.bearer", "乙方"),
    ("乙方的赔偿以检测费为限。", "乙方的赔偿不以检测费为限。", "obligation.condition", "甲方"),
    ("乙方应付违约金以检测费的5%封顶。", "乙方应付违约金不设上限。", "obligation.condition", "甲方"),
    ("甲方收到报告签收的，不算认可。", "甲方收到报告签收的，即为默示同意。", "obligation.condition", "乙方"),
    ("乙方与分包人承担连带责任。", "乙方与分包人按份承担责任。", "obligation.condition", "乙方"),
    ("甲方先付款，乙方后出报告。", "乙方先出报告，甲方后付款。", "obligation.condition", "unclear"),
    ("样品丢失的，甲方可解除合同。", "样品丢失的，甲方得径行解除合同。", "obligation.condition", "甲方"),
    ("报告的签发免除乙方的责任。", "报告的签发不免除乙方的责任。", "obligation.modality", "unclear"),
    ("甲方五日内不答复，视为拒绝。", "甲方五日内不答复，视为同意。", "obligation.condition", "乙方"),
    ("乙方的保密义务不因合同终止而消灭。", "乙方的保密义务随合同终止而消灭。", "obligation.condition", None),
    (
        "乙方累计违约两次的，甲方可解除合同。",
        "乙方连续违约两次的，甲方可解除合同。",
        "obligation.condition",
        None,
    ),
    ("样品要由专人保管，甲方要付费。", "样品要由专人保管，甲方可以付费。", "obligation.modality", "甲方"),
    ("乙方不要拆封样品。", "乙方可以拆封样品。", "obligation.modality", "乙方"),
    ("乙方应在收样后三日内出报告。", "乙方应在收样后三日内尽量出报告。", "obligation.modality", "乙方"),
    ("余款按未检批次退还。", "余款不退还。", "obligation.modality", None),
    ("押样费期满后如数返还。", "押样费期满后概不返还。", "obligation.modality", None),
    ("乙方须配备冷柜并定期除霜。", "乙方须配备冷柜。", "obligation.removed", "乙方"),
    ("终止后保密条款继续有效。", "终止后保密条款即告失效。", "obligation.condition", None),
    ("乙方未经甲方认可不得更换检测员。", "乙方更换检测员的，知会甲方即可。", "obligation.modality", "乙方"),
    ("任何一方概不得公开报告。", "任何一方均可公开报告。", "obligation.modality", None),
    ("乙方得拒收污损之样品。", "乙方不得拒收污损之样品。", "obligation.modality", "甲方"),
    ("“异常”就任何样品而言，是指超出限值。", "“异常”就任何样品而言，是指接近限值。", "term.definition", None),
    ("取样费包含在检测费中。", "取样费由甲方另行支付。", "obligation.condition", None),
]


@pytest.mark.parametrize(("before", "after", "kind", "favours"), TELLING)
def test_an_unusual_word_is_told_as_what_it_does(
    tmp_path: Path, before: str, after: str, kind: str, favours: str | None
) -> None:
    seen = [one for one in told(tmp_path, before, after) if one.kind == kind]
    assert seen
    assert favours is None or seen[0].favours == favours


ONCE = [
    (
        "因故意或者过失损坏样品的，乙方赔偿。",
        "因故意或者重大过失损坏样品的，乙方赔偿。",
        ["obligation.condition"],
    ),
    (
        "本合同所称“异常值”，是指高于限值的读数。",
        "“异常值”在本合同中系指经乙方认可的高于限值的读数。",
        ["term.definition", "text.changed"],
    ),
    (
        "结果以邮件发出，甲方联系邮箱：lab@qinglan.cn。",
        "结果以邮件发出，甲方联系邮箱：lab@qlan.cn。",
        ["party.identity"],
    ),
    ("乙方应妥善保管样品，并在报告出具后及时退还甲方。", "乙方应妥善保管样品。", ["obligation.removed"]),
    ("乙方应当保证读数误差不超过1%。", "乙方应当力求读数误差不超过1%。", ["obligation.modality"]),
]


@pytest.mark.parametrize(("before", "after", "kinds"), ONCE)
def test_one_change_is_told_once(tmp_path: Path, before: str, after: str, kinds: list[str]) -> None:
    assert [one.kind for one in told(tmp_path, before, after) if one.severity != "info"] == kinds


UNTOLD = [
    ("检测费计人民币叁万元整。", "检测费总计人民币30,000元。", "累计"),
    ("复检期间不收取检测费。", "复检期间免收检测费。", "免除"),
    ("样品系甲方提供的容器污染的除外。", "样品系甲方所提供之容器污染的除外。", "承担者"),
    ("甲方不得无故拒绝签收。", "无正当理由，甲方不得拒绝签收。", "决定权"),
    ("任何一方更换联系人，应书面通知对方。", "联系人如有更换，更换方应书面通知对方。", "不再对等"),
    ("乙方承诺，其对报告享有完整的权利。", "乙方保证其对报告享有完整权利。", "删去乙方的承诺"),
    ("报告应于适宜的环境下保存。", "报告应于适当的环境下保存。", "缩小"),
    ("检测费不因物价变动而调整。", "物价如有变动，检测费亦不作调整。", "价格固定"),
    ("甲方应当验收报告。", "甲方务必验收报告。", "删去"),
    ("报告由双方共同确认。", "报告由甲方委托的评审机构确认。", "新增甲方的义务"),
    ("项目经理的更换应征得甲方同意。", "项目经理的更换无须征得甲方同意。", "须以甲方的同意"),
    ("逾期一日按费用双倍支付。", "逾期一日按费用三倍支付。", "救济减半"),
    ("免检期为十日。", "免检期为十日，惟送检费用不在免除之列。", "免责"),
    ("甲方有权无条件退回报告。", "甲方有权经乙方复核确认后退回报告。", "权利的享有者"),
    ("因事故延误的，双方互不承担责任。", "因事故延误的，甲方仍应支付费用。", "句中所指一方"),
    ("纠纷与甲方无涉。", "纠纷由双方处理。", "纷与"),
    ("检测费由甲方投保，乙方为受益人。", "检测费由甲方投保。", "承担者"),
    ("检测费以现金汇入乙方账户，不得折扣。", "检测费以现金汇入乙方帐户，不得折扣。", "计算基数"),
    ("乙方负担取样费。", "乙方垫付取样费。", "约束力不变"),
    ("责任由乙方负。", "由乙方负责。", "新增"),
    ("报告著作权归甲方所有，乙方享有署名权。", "报告著作权归乙方所有，甲方享有使用权。", "义务的承担者"),
    ("乙方按次投保，每次不低于10万元。", "乙方投保，累计不低于10万元。", "由「10万元」"),
    ("双方均不担责，已付费用不退。", "双方均不担责，已付费用按比例退还。", "删去双方的免责"),
    ("乙方保证不存在未披露的诉讼、仲裁。", "乙方保证不存在重大未披露的诉讼、仲裁。", "争议管辖"),
    ("赔偿累计以费用为限。", "赔偿累计以费用为限，单笔低于2万元的不赔。", "责任上限「2万元」"),
    ("索赔应在两年内提出。", "索赔应在一年内提出，逾期失权。", "逾期天数"),
    ("付款条件由甲方书面豁免。", "付款条件视为已全部满足。", "书面形式"),
    ("乙方应配合甲方办理出口检疫通关手续。", "乙方不负有配合甲方办理出口检疫通关手续之义务。", "努力义务"),
    ("费用归乙方负担。", "费用由乙方承担。", "「归乙」"),
    ("收益双方对半分。", "收益双方各得一半。", "新增比例"),
    ("乙方应定期维护并按月清洗。", "乙方应定期维护。", "时间要求"),
]


def test_a_limit_in_other_words_is_the_same_limit(tmp_path: Path) -> None:
    assert not told(tmp_path, "期限累计不得超过九十日。", "期限累计不可超过九十日。")
    assert told(tmp_path, "期限累计不得超过九十日。", "期限累计不可低于九十日。")


@pytest.mark.parametrize(("before", "after", "words"), UNTOLD)
def test_nothing_is_told_that_the_words_do_not_say(
    tmp_path: Path, before: str, after: str, words: str
) -> None:
    sentences = [render(one.message, "zh") for one in told(tmp_path, before, after)]
    assert sentences
    assert not [sentence for sentence in sentences if words in sentence]


def test_a_party_of_its_choice_is_named_with_what_makes_it_one(tmp_path: Path) -> None:
    seen = told(tmp_path, "报告由双方审核。", "报告由甲方指定的审计机构审核。")
    assert any("甲方指定的审计机构" in render(one.message, "zh") for one in seen)


def test_a_rate_by_several_periods_is_quoted_with_them(tmp_path: Path) -> None:
    seen = told(tmp_path, "检测单价每三年上调百分之四。", "检测单价每年上调百分之四。")
    rate = next(one for one in seen if one.kind == "number.percent")
    assert rate.base is not None
    assert rate.base.quote.startswith("每三年")
    assert (rate.data["old_per"], rate.data["per"]) == ("3 year", "year")


def test_a_representative_told_in_running_words_is_a_particular_of_the_party(tmp_path: Path) -> None:
    head = "{}有限公司（“{}”），一家依法成立的公司，法定代表人{}。"
    files = tmp_path / "base.txt", tmp_path / "draft.txt"
    for file, name in zip(files, ("郑闻", "郑文远"), strict=True):
        lines = [head.format("松涛纸业", "松涛", name), head.format("竹溪印务", "竹溪", "何渡")]
        body = "1. 供货\n1.1 松涛应向竹溪供纸。\n1.2 竹溪应向松涛付款。\n"
        file.write_text("供货协议\n" + "\n".join(lines) + "\n" + body, encoding="utf-8")
    kinds = [one.kind for one in reviewer.compare(*files).findings if "origin" not in one.data]
    assert kinds == ["party.identity"]


def test_hours_against_working_days_are_told_by_their_length(tmp_path: Path) -> None:
    seen = told(tmp_path, "乙方应在3小时内答复。", "乙方应在3个工作日内答复。")
    period = next(one for one in seen if one.kind == "number.duration")
    assert "自然日" not in render(period.message, "zh")
