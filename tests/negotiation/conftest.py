"""A small contract of our own, and a function that negotiates over changed versions of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.negotiation.progress import negotiate
from reviewer.reading import read_document
from reviewer.structure import build_contract

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reviewer.model import Contract, Decision
    from reviewer.negotiation.progress import Negotiation

TEXT = """机房巡检服务合同

甲方（委托方）：澄湖数据有限公司
乙方（服务方）：松原运维有限公司

双方经协商，就机房巡检服务达成如下协议：

第一条 服务内容
1.1 乙方应当每周对甲方机房巡检一次，并在巡检后2日内提交书面报告。
1.2 乙方接到故障通知后应当在4小时内到场处理。
1.3 乙方更换巡检人员的，应当提前5个工作日书面通知甲方。

第二条 服务费用
2.1 服务费用为每月人民币30,000元，甲方应当在收到发票后15个工作日内支付。
2.2 甲方逾期付款的，每逾期一日，按应付未付金额的万分之三支付违约金。

第三条 责任
3.1 乙方未按期巡检的，每次应当支付违约金人民币2,000元。
3.2 一方的赔偿责任累计不超过合同签订后12个月的服务费用总额。

第四条 保密
4.1 双方应当对在履行中知悉的对方商业秘密保密，保密期限为合同终止后三年。

第五条 争议解决
5.1 因本合同发生的争议，向甲方住所地有管辖权的人民法院起诉。

甲方（盖章）：
乙方（盖章）：
"""


@pytest.fixture
def draft(tmp_path: Path) -> Callable[..., Contract]:
    """Return a function that gives the contract with words exchanged: `draft(("old", "new"), …)`."""
    made = 0

    def build(*changes: tuple[str, str]) -> Contract:
        nonlocal made
        made += 1
        text = TEXT
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / f"d{made}.txt"
        path.write_text(text, encoding="utf-8")
        return build_contract(read_document(path))

    return build


@pytest.fixture
def rounds(draft: Callable[..., Contract]) -> Callable[..., Negotiation]:
    """Return a function that negotiates: `rounds(("counterparty", changes), ("us", changes), …)`."""

    def build(*sent: tuple[str, list[tuple[str, str]]], decisions: Mapping[str, Decision] | None = None):
        senders = ["us", *(sender for sender, _ in sent)]
        contracts = [draft(), *(draft(*changes) for _, changes in sent)]
        return negotiate(senders, contracts, decisions or {}, side="甲方", lang="zh")

    return build
