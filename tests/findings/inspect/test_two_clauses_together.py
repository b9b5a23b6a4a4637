"""Faults that show only where two places of a contract are read together, told by what is said of them."""

from __future__ import annotations

import pytest

from benchmarks.examination.examples import contract_of
from reviewer.findings.inspect import inspect


def _data(text: str, kind: str, title: str = "合作合同") -> list[dict[str, object]]:
    return [one.data for one in inspect(contract_of(title, text)) if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "移交按《移交清单》（附件五）办理。\n本合同附件：附件一《报价单》、附件二《图纸》、附件三《人员表》。",
            "附件五",
        ),
        (
            "奖惩依照附件四执行。\n本合同的附件包括附件一《岗位说明》、附件二《排班表》、附件三《奖惩办法》。",
            "附件四",
        ),
        ("乙方应遵守附件3《安全须知》。\n附件如下：附件1《报价表》、附件2《进度表》。", "附件3"),
        (
            "移交按《移交清单》（附件三）办理。\n本合同附件：附件一《报价单》、附件二《图纸》、附件三《移交清单》。",
            None,
        ),
        ("奖惩依照附件四执行。\n附件一、附件二与附件三由甲方保管。", None),
        ("乙方应遵守主合同附件五《安全须知》。\n本合同附件：附件一《报价表》、附件二《进度表》。", None),
        ("验收按附件四办理。\n本合同附件：附件一《报价表》、附件三《图纸》。", None),
    ],
)
def test_an_annex_that_the_list_leaves_out_is_told(text: str, told: str | None):
    found = [one["words"] for one in _data(text, "reference.broken") if one["annex"] == "unlisted"]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("学员：周明远，男，1988年3月2日出生，身份证号码330106198803120031。", "born"),
        ("被保险人王丽，公民身份号码110105199209170042，出生日期：1992年9月18日。", "born"),
        ("入住人：何秀兰，男，公民身份号码440103194511230025。", "sex"),
        ("学员：周明远，男，1988年3月12日出生，身份证号码330106198803120031。", None),
        ("入住人：何秀兰，女，公民身份号码440103194511230025。", None),
        ("甲方联系人：王强，男；身份证号码另行提供，1988年3月2日签署授权书。", None),
        ("周明远（330106198803120031）与何秀兰（440103194511230025）均为男性。", None),
    ],
)
def test_an_identity_number_is_held_against_birth_and_sex(text: str, check: str | None):
    found = [one["check"] for one in _data(text, "consistency.contradiction") if "check" in one]
    assert found == ([check] if check else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("养老公寓的床位费2,000元，护理费1,500元。\n乙方入住前交纳押金30,000元。", True),
        ("敬老院每月收取床位费为1,800元。\n押金为22,000元，退住时返还。", True),
        ("养老公寓的床位费2,000元，护理费1,500元。\n乙方入住前交纳押金20,000元。", False),
        (
            "敬老院每月收取床位费为1,800元。\n逾期返还押金的，按每日100元支付违约金，违约金不超过22,000元。",
            False,
        ),
        ("甲方出租的宿舍床位费2,000元。\n押金为30,000元，退租时返还。", False),
    ],
)
def test_a_deposit_of_a_care_home_is_held_against_the_fee_for_the_bed(text: str, told: bool):
    found = [one for one in _data(text, "limit.statutory", "入住服务合同") if one.get("rule") == "L71b"]
    assert bool(found) is told
