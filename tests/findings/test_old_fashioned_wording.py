"""Words of older drafting and of plain business: whose duty it is, what is charged, by whose leave, and what
only reads otherwise."""

from __future__ import annotations

import pytest

CONTRACT = """托管合同

甲方（委托方）：青岚食品股份有限公司
乙方（受托方）：北屿机房有限公司

第一条 乙方为甲方提供托管服务。

第二条 {}

第三条 本合同一式两份。
"""

TELLING = [
    ("检修期间乙方免收机柜费。", "检修期间乙方照收机柜费。", {"obligation.condition"}),
    ("撤换期间的服务费停计。", "撤换期间的服务费照计。", {"obligation.condition"}),
    ("停业期间租金照付。", "停业期间租金免付。", {"obligation.condition"}),
    ("低于标准的，甲方可径行解约。", "低于标准的，甲方可在乙方首肯后解约。", {"obligation.condition"}),
    ("甲方有权单方解除合同。", "甲方有权与乙方协商后解除合同。", {"obligation.condition"}),
    (
        "乙方分包的，仍应就分包人的行为向甲方负责。",
        "乙方分包的，由分包人自行向甲方负责。",
        {"obligation.bearer", "text.changed"},
    ),
    ("诉讼费由败诉之一造担之。", "诉讼费由两造担之。", {"obligation.bearer"}),
    ("公共水电费计入服务成本，不另行分摊。", "公共水电费由业主按户据实分摊。", {"obligation.bearer"}),
    ("甲方委托他人的，仍由甲方承担责任。", "甲方委托他人的，由该第三方自行承担责任。", {"obligation.bearer"}),
    ("网络可用率不低于99.9%。", "网络可用率力争达到99.9%。", {"obligation.modality"}),
    (
        "备件乙方可自行采购。",
        "备件乙方须经甲方审核后方可采购。",
        {"obligation.condition", "text.changed"},
    ),
    (
        "备件乙方可直接使用。",
        "备件乙方须报甲方核准后方可使用。",
        {"obligation.condition", "text.changed"},
    ),
    ("乙方应向税务机关申报。", "乙方应向法院申报。", {"obligation.condition"}),
    ("争议由甲方所在地法院管辖。", "争议由乙方所在地法院管辖。", {"law.changed"}),
    ("乙方不应停机。", "乙方不须停机。", {"obligation.modality"}),
    (
        "货物送至甲方料场，卸车完毕并经甲方清点后视为交付。",
        "货物送至甲方料场，装车完毕并经甲方清点后视为交付。",
        {"obligation.condition"},
    ),
]

SAME = [
    ("乙方须派员点验。", "乙方必须派员点验。"),
    ("甲方亡故的，由继承人承受。", "甲方死亡的，由继承人承受。"),
    ("确需迁移的，费用由乙方承担。", "确有必要迁移的，费用由乙方承担。"),
    ("期满后乙方应撤离设备。", "期满后乙方应将设备撤离。"),
    ("乙方应配备项目经理一名。", "乙方应配备一名项目经理。"),
    ("仲裁费用由败诉一方负担。", "败诉一方应负担仲裁费用。"),
    ("仲裁费用由败诉一方负担。", "仲裁费用由败诉方承担。"),
    ("自甲方书面催交后起算违约金。", "自甲方书面催缴后起算违约金。"),
    (
        "期限自2026年5月1日起至2031年4月30日止。",
        "期限自二〇二六年五月一日至二〇三一年四月三十日。",
    ),
    ("“停机”指于凌晨0:00至6:00间实施的维护。", "“停机”指于凌晨零时至六时之间实施的维护。"),
    ("本合同所称“使用人”指物业的承租人。", "本合同所称“使用人”指物业之承租人。"),
    ("经催告后一个月仍不给付的，甲方可解约。", "经催告后一个月内仍未给付的，甲方可解约。"),
    ("怠于通知者，自负其不利。", "怠于通知者，自行承担其不利后果。"),
]


@pytest.mark.parametrize(("before", "after", "kinds"), TELLING)
def test_what_changes_in_law_is_named(kinds_between, before, after, kinds):
    assert kinds_between(CONTRACT, before, after) == kinds


@pytest.mark.parametrize(("before", "after"), SAME)
def test_what_says_the_same_is_no_more_than_wording(kinds_between, before, after):
    assert kinds_between(CONTRACT, before, after) <= {"text.changed"}
    assert kinds_between(CONTRACT, after, before) <= {"text.changed"}


def test_a_date_that_ends_elsewhere_is_told_though_its_last_word_went(kinds_between):
    before, after = "期限自2026年5月1日起至2031年4月30日止。", "期限自2026年5月1日起至2030年4月30日。"
    assert "number.date" in kinds_between(CONTRACT, before, after)


def test_a_bound_turned_round_is_told(kinds_between):
    assert "number.bound" in kinds_between(CONTRACT, "试用于2026年5月1日止。", "试用自2026年5月1日起。")
