"""Changes of law in Chinese sentences of which much was rewritten, and rewritten sentences without one."""

from __future__ import annotations

import pytest

FRAME = "服务合同\n甲方：明川实业有限公司\n乙方：石溪工程有限公司\n第一条 {}\n第二条 本合同一式两份。\n"

DUE = [
    # what was denied of two things is said of one of them
    ("乙方不对货物的短少、污损负责。", "乙方应对货物的短少负责，但不对污损负责。", "obligation.added"),
    (
        "任何一方均不对利润损失、商誉损失负责。",
        "任何一方应对利润损失负责，但不对商誉损失负责。",
        "obligation.added",
    ),
    ("甲方不退还保证金及预付租金。", "甲方应退还保证金，但不退还预付租金。", "obligation.added"),
    # a word for an option before an act of giving leave
    ("乙方应通知甲方，并允许甲方人员到场。", "乙方应通知甲方，并可允许甲方人员到场。", "obligation.modality"),
    ("乙方应提供场地，并可准许甲方检查。", "乙方应提供场地，并准许甲方检查。", "obligation.modality"),
    # a least or a most that became an aim
    ("季度完成率不得低于90%。", "季度完成率力争不低于90%。", "obligation.modality"),
    ("系统可用率不低于99.9%。", "系统可用率尽力不低于99.9%。", "obligation.modality"),
    ("噪声不得超过55分贝。", "噪声尽量不超过55分贝。", "obligation.modality"),
    # a duty that allows of exceptions
    ("双方应每季度对账一次。", "双方原则上每季度对账一次。", "obligation.modality"),
    ("乙方原则上每周汇报一次。", "乙方应当每周汇报一次。", "obligation.modality"),
    ("监查员应当每六周访视一次。", "监查员一般情况下每六周访视一次。", "obligation.modality"),
    ("装卸由乙方负责，装卸费由甲方承担。", "装卸由乙方自费负责。", "obligation.bearer"),
    # whoever acts pays, or somebody who is named
    ("乙方应自费恢复原状。", "乙方应恢复原状，所需费用由甲方承担。", "obligation.bearer"),
    ("乙方应协助甲方申请专利，合理费用由甲方承担。", "乙方应自费协助甲方申请专利。", "obligation.bearer"),
    ("乙方应自负费用进行抗辩。", "乙方应在甲方承担费用的前提下进行抗辩。", "obligation.bearer"),
    ("检测费由乙方自行承担。", "检测费由乙方先行垫付，甲方凭票报销。", "obligation.bearer"),
    # a day counted from an event is a period
    ("挂号邮件自投邮后第三日视为送达。", "挂号邮件自投邮后第五日视为送达。", "number.duration"),
    ("通知自签收之日起第五个工作日生效。", "通知自签收之日起第七个工作日生效。", "number.duration"),
    # a sum that is owed is no duty to pay it
    ("余额应退还甲方。", "余额抵作甲方应付服务费。", "obligation.condition"),
    # words beside a figure that came with them
    ("日单量超过预测的，时效不变。", "日单量超过预测的，时效延长一倍。", "obligation.condition"),
    # a clause alone in its place that says something else of its thing
    ("人员费率在本合同有效期内固定不变。", "乙方可每年上调人员费率，幅度不高于5%。", "number.percent"),
    # what a rewritten sentence no longer says, or says of another
    ("保密义务不因本合同的终止而终止。", "保密义务因本合同的终止而终止。", "obligation.modality"),
    ("检测费用由双方平均分担。", "检测费用由双方各自承担。", "obligation.condition"),
    ("补充协议与本合同不一致的，以补充协议为准。", "本合同优先于补充协议。", "obligation.condition"),
    (
        "乙方更换项目经理的，应提前十日书面通知甲方，并附新任人员简历。",
        "项目经理如有更换，乙方须提早十日知会甲方，同时提供新任人员的简历。",
        "obligation.condition",
    ),
    (
        "守约方为追究违约方责任支出的律师费由违约方承担。",
        "违约方为追究守约方责任支出的律师费由守约方承担。",
        "obligation.bearer",
    ),
    (
        "未经甲方书面同意，乙方不得变更设备的型号或产地。",
        "设备型号或产地之变更，以乙方通知甲方为前提，否则乙方不得为之。",
        "obligation.condition",
    ),
    # what was not done within a period is a case
    ("乙方未按期付款，且在五日内未纠正。", "乙方未按期付款。", "obligation.condition"),
]


@pytest.mark.parametrize(("before", "after", "kind"), DUE)
def test_what_changed_in_law_is_told_as_what_it_is(kinds_between, before, after, kind):
    assert kind in kinds_between(FRAME, before, after)


NOT_DUE = [
    # whose packing was at fault does not bear the ban
    (
        "乙方承担保管责任，非经证明损失系货物性质或甲方包装缺陷所致，不得免责。",
        "乙方承担保管责任。",
        {"甲方"},
    ),
    ("保证金于期满后退还乙方。", "保证金于期满后转为乙方应付租金。", {"甲方", "乙方"}),
    # what is not borne any more is no ban
    ("甲方支付违约金。", "甲方支付违约金，支付后不再负补供义务。", {"乙方"}),
]


@pytest.mark.parametrize(("before", "after", "bearers"), NOT_DUE)
def test_no_duty_is_told_of_a_party_that_owes_none(findings_between, before, after, bearers):
    told = [one.data.get("bearer") for one in findings_between(FRAME, before, after)]
    assert not bearers & {*told}


ALIKE = [
    ("乙方应自费恢复原状。", "乙方应恢复原状，费用由乙方承担。"),
    ("一方未行使权利的，不视为放弃该权利。", "一方未行使权利的，不构成对该权利的放弃。"),
    ("检测费用由双方各承担一半。", "检测费用由双方平均分担。"),
    ("补充协议与本合同不一致的，以补充协议为准。", "补充协议优先于本合同。"),
    ("保密义务不因本合同的终止而终止。", "本合同终止的，保密义务并不因此终止。"),
    ("未在期限内提出异议的，不得免责。", "凡未在期限内提出异议者，一概不予免责。"),
    ("双方均可书面通知对方解除合同。", "任何一方均可书面通知对方解除合同。"),
    ("月用量在预算量的110%以内的，单价不变。", "月用量未超过预算量的110%的，单价不变。"),
    ("本合同未约定的事项，适用法律规定。", "本合同未作约定之处，适用法律规定。"),
    ("主债权转让的，担保权利随之转移。", "主债权转让的，担保权利一并移转。"),
    ("乙方应将发票送交甲方财务部门。", "乙方应向甲方财务部门递交发票。"),
    ("本协议一经签署，乙方应于三日内付款。", "乙方应在本协议签署后三日内付款。"),
    ("合同解除的，不影响结算条款的效力。", "结算条款的效力不因合同解除而受影响。"),
    ("双方原则上应每季度对账一次。", "双方原则上须每季度对账一次。"),
    ("抢修所采取的措施不在此限。", "抢修所采取的措施不受前述限制。"),
    ("为追究违约方责任支出的律师费由违约方承担。", "违约方应负担因追责所花费的律师费。"),
    (
        "乙方更换项目经理的，应提前十日书面通知甲方，并附新任人员简历。",
        "项目经理如有更换，乙方须提早十日书面知会甲方，同时提供新任人员的简历。",
    ),
    (
        "未经甲方书面同意，乙方不得变更设备的型号或产地。",
        "设备型号或产地之变更，以甲方出具书面同意为前提，否则乙方不得为之。",
    ),
]


@pytest.mark.parametrize(("before", "after"), ALIKE)
def test_a_rewritten_sentence_is_told_as_wording(kinds_between, before, after):
    assert kinds_between(FRAME, before, after) <= {"text.changed"}


SAME_BEARER = [
    # the event from which something runs
    ("货物交付时风险转移，所有权同时转移。", "货物交付时风险转移，所有权自甲方付清货款时转移。"),
    # who is meant by the other party; who settles a price bears no option; no name in an act
    ("甲方解除合同的，应补偿乙方投入。", "甲方解除合同的，应补偿对方由此遭受的全部损失。"),
    ("甲方可书面通知续约一次，价格不变。", "甲方可书面通知续约一次，价格由双方重新议定。"),
    ("解除后，已装船货物照常履行。", "解除后，已装船货物由乙方自行处置。"),
]


@pytest.mark.parametrize(("before", "after"), SAME_BEARER)
def test_no_other_bearer_is_told_where_none_gave_way(kinds_between, before, after):
    told = kinds_between(FRAME, before, after)
    assert told
    assert not {"obligation.bearer", "obligation.added"} & told
