"""Who gains, who bears and what a figure measures, where contracts were told of otherwise than they are."""

from __future__ import annotations

import pytest

from reviewer.messages import render
from tests.findings.test_grounds import _ZH as ZH


@pytest.mark.parametrize(
    ("before", "after", "kind", "words"),
    [
        # What is measured.
        ("乙方每15日对电梯维保一次。", "乙方每月对电梯维保一次。", "number.duration", "每15日」改为「每月"),
        ("费用按季结算。", "费用按半年结算。", "number.duration", "按季」改为「按半年"),
        ("每月22日-25日返款。", "每月22日-28日返款。", "number.date", "25日」改为「28日"),
        ("租金于每月1日至5日支付。", "租金于每月1日至10日支付。", "number.date", "付款期限"),
        (
            "乙方申请容量1250千伏安的变压器。",
            "乙方申请容量1,600千伏安的变压器。",
            "number.count",
            "1250千伏安",
        ),
        ("甲方应补偿乙方。", "甲方应补偿乙方一个月维保费。", "number.duration", "一个月"),
        (
            "考核连续两个月低于70分的，甲方可解除合同。",
            "考核连续三个月低于70分的，甲方可解除合同。",
            "number.duration",
            "持续时间",
        ),
        (
            "乙方应保证充电站每天二十四小时开放，设备在线率不低于98%。",
            "乙方应保证充电站每天二十四小时开放，设备在线率不低于95%。",
            "number.percent",
            "全年允许中断时间",
        ),
        (
            "乙方按月将服务费（扣除手续费及增值税后）的20%作为分成支付给甲方。",
            "乙方按月将服务费（扣除手续费及增值税后）的25%作为分成支付给甲方。",
            "number.percent",
            "佣金或分成由「20%」改为「25%」，为原来的 1.25 倍，有利于甲方",
        ),
        # The longer before an event, the harder.
        (
            "乙方应于开工前十日提交施工图纸。",
            "乙方应于开工前二十日提交施工图纸。",
            "number.duration",
            "提前期由「十日」改为「二十日」，为原来的 2 倍，有利于甲方",
        ),
        # A place is no count.
        (
            "场地位于锦绣广场地下一层。",
            "场地位于锦绣广场地下二层。",
            "text.changed",
            "地下一层」改为「广场地下二层",
        ),
        # What is paid earlier is worse for whoever pays.
        (
            "乙方于签约后支付合同总价20%的预付款。",
            "乙方于签约后支付合同总价50%的预付款。",
            "number.percent",
            "预付比例由「20%」改为「50%」，为原来的 2.5 倍，有利于甲方",
        ),
        (
            "甲方按季度支付服务费。",
            "甲方一次性支付服务费。",
            "obligation.condition",
            "改为一次付清，有利于乙方",
        ),
        ("租金由乙方一次性付清。", "租金由乙方分三期支付。", "obligation.condition", "由一次付清改为分期"),
        ("乙方应分期支付转让款。", "乙方应支付转让款。", "obligation.condition", "改为一次付清，有利于甲方"),
        # Periods whose number is still open.
        (
            "合同签订后xxx个工作日内，甲方向乙方支付预付款。",
            "乙方提交保函后xxx个工作日内，甲方向乙方支付预付款。",
            "obligation.condition",
            "付款期限的起算点由「合同签订」改为「乙方提交保函」",
        ),
        (
            "验收通过后__日内，乙方开具发票。",
            "甲方书面确认后__日内，乙方开具发票。",
            "obligation.condition",
            "起算点由「验收通过」改为「甲方书面确认」",
        ),
        ("自生效之日起__个工作日内交付。", "自生效之日起__个自然日内交付。", "number.duration", "工作日"),
        # A limit of a number of times is none of liability.
        (
            "合同期满顺延一年，顺延以一次为限。",
            "合同期满顺延一年，顺延次数不限。",
            "obligation.condition",
            "取消限度",
        ),
        ("甲方可派员随车，以两人为限。", "甲方可派员随车。", "obligation.condition", "取消限度"),
        (
            "乙方可截取累计不超过三分钟的片段。",
            "乙方可截取任意长度的片段。",
            "obligation.condition",
            "取消限度",
        ),
        ("乙方标识的字号不小于甲方。", "乙方标识的字号不大于甲方。", "number.bound", "下限与上限互换"),
        # Who bears, who is entitled.
        ("差额由乙方补足。", "差额由乙方的控股股东补足。", "obligation.bearer", "乙方的控股股东"),
        (
            "广播权由乙方保留。",
            "广播权由乙方与甲方共同保留。",
            "obligation.bearer",
            "权利归属由乙方改为双方，有利于甲方",
        ),
        ("停产补偿由双方协商分配。", "停产补偿由甲方享有。", "obligation.bearer", "有利于甲方"),
        (
            "甲方及客户有权要求乙方整改。",
            "客户有权要求乙方整改。",
            "obligation.bearer",
            "甲方不再与「客户」同列：约定不再及于甲方，有利于乙方",
        ),
        (
            "监理单位有权检查现场。",
            "监理单位及甲方有权检查现场。",
            "obligation.bearer",
            "甲方与「监理单位」同列",
        ),
        (
            "甲方有权认定保修范围。",
            "甲方与乙方共同认定保修范围。",
            "obligation.bearer",
            "由甲方改为双方",
        ),
        # Which force, and whom it helps.
        (
            "乙方就届满前的订单仍得继续履行。",
            "乙方就届满前的订单不得继续履行。",
            "obligation.modality",
            "乙方的权利被否定，含义相反，有利于甲方",
        ),
        ("甲方将扣减乙方服务费。", "甲方不再扣减乙方服务费。", "obligation.modality", "有利于乙方"),
        (
            "乙方应采取一切必要措施协助甲方维权。",
            "乙方应尽商业上合理的努力协助甲方维权。",
            "obligation.modality",
            "有利于乙方",
        ),
        (
            "施工不得影响甲方经营。",
            "施工应尽量减少对甲方经营的影响。",
            "obligation.modality",
            "禁止性约定减弱",
        ),
        (
            "超过部分的费率提高，但不追溯适用于此前的订单。",
            "超过部分的费率提高，并追溯适用于此前的订单。",
            "obligation.modality",
            "删去否定词",
        ),
        # The report that goes with a right is owed.
        (
            "故障排除前，乙方有权停用电梯，并立即告知甲方。",
            "故障排除前，乙方有权停用电梯。",
            "obligation.removed",
            "删去乙方的义务",
        ),
        # What is included.
        (
            "乙方不得私用客户的材料（包括拆旧材料）等财产。",
            "乙方不得私用客户的材料（不包括拆旧材料）等财产。",
            "obligation.condition",
            "由包括在内变为排除在外",
        ),
        ("甲方为乙方提供账号。", "甲方为乙方有偿提供账号。", "obligation.condition", "变为有偿"),
        (
            "乙方擅自上线影片的，应支付违约金。",
            "乙方故意上线影片的，应支付违约金。",
            "obligation.condition",
            "「擅自」改为「故意」：责任门槛提高",
        ),
        (
            "本合同自双方签字并盖章且甲方收到首笔保证金之日起生效。",
            "本合同自双方签字并盖章之日起生效。",
            "obligation.condition",
            "触发或起算的事件改变",
        ),
        (
            "合同折后总金额的90%作为首期款。",
            "合同折前总金额的90%作为首期款。",
            "obligation.condition",
            "「折后」改为「折前」",
        ),
        (
            "乙方对甲方提供的资料保密。",
            "乙方对甲方提供的标明“保密”的资料保密。",
            "obligation.condition",
            "「标明“保密”的」",
        ),
        (
            "费用按照实际发生金额代扣。",
            "费用按照合同折后总金额代扣。",
            "obligation.condition",
            "「实际发生金额」改为「合同折后总金额」",
        ),
        (
            "甲方拒签或两日内未签的，视为确认。",
            "两日内未签的，视为确认。",
            "obligation.condition",
            "删去「甲方拒签或」",
        ),
        (
            "邮件自进入收件人系统之时视为送达。",
            "邮件自收件人回复确认之时视为送达。",
            "obligation.condition",
            "触发或起算的事件改变",
        ),
    ],
)
def test_it_is_told_as_what_it_is(findings_between, before, after, kind, words):
    said = [render(one.message, "zh") for one in findings_between(ZH, before, after) if one.kind == kind]
    assert any(words in one for one in said), said


@pytest.mark.parametrize(
    ("before", "after", "wrong"),
    [
        ("乙方未依约通知的，责任自负。", "乙方未依约通知的，后果由乙方自行承担。", "obligation.modality"),
        (
            "任何一方均不对对方的间接损失、可得利益损失承担责任。",
            "任何一方均不对对方的可得利益损失承担责任。",
            "obligation.modality",
        ),
        ("费用结清后双方账户关闭。", "费用结清后乙方账户关闭。", "obligation.modality"),
        ("乙方赔偿以已付金额为限。", "乙方赔偿以甲方已付金额为限。", "obligation.removed"),
        ("乙方应遵守甲方制定的制度。", "乙方应遵守甲方制定并已书面告知乙方的制度。", "obligation.added"),
        (
            "乙方受处罚的，不免除其对甲方的责任。",
            "乙方受处罚的，不免除其对甲方应负之责任。",
            "obligation.added",
        ),
        ("甲方拒签或两日内未签的，视为确认。", "两日内未签的，视为确认。", "obligation.bearer"),
        (
            "甲方收款后及时向乙方结算，不得无故拖延。",
            "甲方收款后3个工作日内向乙方结算，无正当理由不得迟延。",
            "obligation.removed",
        ),
        ("乙方违反前两条的，应当赔偿。", "乙方违反前二条的，应当赔偿。", "reference.changed"),
        ("余额归甲方所有。", "余额由甲方享有。", "obligation.condition"),
        (
            "事故由乙方负责处理，与甲方无关。",
            "事故由乙方负责处理，甲方不承担任何责任。",
            "obligation.condition",
        ),
        ("双方互不承担违约责任。", "双方均不因此承担违约责任。", "obligation.condition"),
        ("费用与货款处于同一回收顺位。", "费用在回收顺位上与货款相同。", "obligation.condition"),
        ("但因乙方原因导致未能公映的除外。", "但未能公映系由乙方所致者，不在此限。", "obligation.condition"),
        ("甲方应将押金无息退还给乙方。", "甲方应将押金不计利息退还乙方。", "obligation.condition"),
        (
            "严禁乙方进行场外交易，否则视同乙方违约并终止合同。",
            "严禁乙方进行场外交易，否则视同乙方违约，甲方可以终止合同。",
            "obligation.bearer",
        ),
        (
            "客户不认可的增减项费用，甲方不返款。",
            "增减项费用未获客户认可的，甲方不返款。",
            "obligation.modality",
        ),
        ("乙方应在30分钟内到场。", "乙方应在半小时内到场。", "number.duration"),
        ("乙方应在接报后30分钟内到场。", "乙方应在接报后半小时内到场。", "number.duration"),
        ("本合同自2025年7月1日零时起生效。", "本合同自2025年7月1日0时起生效。", "number.time"),
        ("影片宣传包括且不限于海报。", "影片宣传包括但不限于海报。", "obligation.condition"),
    ],
)
def test_it_is_not_told_as_something_else(findings_between, before, after, wrong):
    assert wrong not in {one.kind for one in findings_between(ZH, before, after)}


@pytest.mark.parametrize(
    ("before", "after", "wrong"),
    [
        ("单价不作调整，最低工资标准调整的除外。", "单价不作调整。", "下限"),
        ("甲方可抵扣，无须乙方另行同意。", "甲方可抵扣，但须经乙方书面确认。", "同意的要求被删去"),
        (
            "经甲方同意，乙方可使用或者许可他人使用该形象。",
            "经甲方同意，乙方可使用该形象。",
            "同意的要求被删去",
        ),
        ("因主管部门调整档期的，公映日顺延。", "因主管部门撤销公映许可的，公映日顺延。", "须以同意为前提"),
        ("补偿中针对设施的部分归乙方。", "补偿中针对设施的款项归乙方。", "由部分扩大为全部"),
        ("甲方赔偿乙方损失，包括合理的律师费。", "甲方赔偿乙方损失，但不包括律师费。", "由部分扩大为全部"),
        (
            "除甲方违反第三条以及任何一方违反本合同保密义务的情形外，责任以合同总价为限。",
            "除甲方违反第三条的情形外，责任以合同总价为限。",
            "增加例外",
        ),
        ("乙方应充分理解且无条件接受合同条款。", "乙方应充分理解且接受合同条款。", "单方决定权"),
        ("乙方按三方确认的图纸施工。", "乙方按双方确认的图纸施工。", "须经双方协商一致"),
        ("残值按8年直线折旧计算。", "残值以八年为限按直线法折旧计算。", "责任上限"),
        (
            "乙方长期不配合的，甲方可解除合同。",
            "乙方长期不配合，经催告后六十日内仍未改正的，甲方可解除合同。",
            "新增该项救济",
        ),
    ],
)
def test_nothing_else_is_said_of_it(findings_between, before, after, wrong):
    assert not [one for one in findings_between(ZH, before, after) if wrong in render(one.message, "zh")]


LISTED = (
    "设备采购合同\n\n甲方（买方）：东方机械有限公司\n乙方（卖方）：南方设备有限公司\n\n"
    "第一条 总则\n1.1 乙方向甲方供应设备。\n第二条 解除\n2.1 有下列情形之一，乙方可解除合同：\n"
    "（1）甲方逾期付款超过三十日的；\n（2）{}；\n（3）场地被征收的。\n"
    "2.2 本合同自双方盖章之日起生效。\n"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("连续两个年度亏损的", "乙方认为继续经营不经济的"),
        ("甲方连续两个年度亏损的", "甲方被申请破产的"),
        ("场地被征收的", "乙方决定退出当地市场的"),
        ("甲方擅自断电的", "甲方擅自断电累计三次的"),
    ],
)
def test_a_case_in_a_list_is_no_duty_or_right(findings_between, before, after):
    kinds = {one.kind for one in findings_between(LISTED, before, after)}
    assert kinds
    assert not kinds & {"obligation.added", "obligation.removed", "obligation.bearer"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("运输费用由乙方承担。", "运输风险由乙方承担。"),
        ("余额由甲方保管。", "余额归甲方所有。"),
        ("乙方提供的资料应真实。", "乙方提供的资料应完整。"),
        ("收益由甲方取得。", "收益由甲方管理。"),
        ("乙方应接受甲方监督。", "乙方应接受甲方指导。"),
        ("余款按未检批次退还。", "余款不退还。"),
    ],
)
def test_another_thing_is_told_though_the_words_are_near(findings_between, before, after):
    assert {one.kind for one in findings_between(ZH, before, after)} - {"text.changed"}


def test_whoever_takes_part_in_another_event_bears_nothing_alone(findings_between):
    found = findings_between(ZH, "本合同自双方签字盖章之日起生效。", "本合同自甲方支付首期款之日起生效。")
    assert "签字盖章" in " ".join(render(one.message, "zh") for one in found)
    assert "critical" not in {one.severity for one in found}
