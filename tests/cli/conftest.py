"""Two small contracts of our own and the command run as a user runs it: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

BASE = """设备维护服务合同

甲方（委托方）：[甲方公司名称]
乙方（服务方）：青禾设备维护有限公司

鉴于甲方需要设备维护服务，双方经协商达成如下协议：

第一条 服务内容
1.1 乙方应当每月对甲方的设备巡检一次，并在巡检后3日内提交书面报告。
1.2 乙方接到故障通知后应当在24小时内到场。

第二条 服务费用
2.1 服务费用为每年人民币120,000元，甲方应当在收到发票后10个工作日内支付。
2.2 甲方逾期付款的，每日按应付未付金额的万分之三支付违约金，累计不超过10%。

第三条 保密
3.1 双方应当对在履行本合同中知悉的对方商业秘密保密，保密期限为三年。

第四条 争议解决
4.1 因本合同发生的争议，提交甲方住所地有管辖权的人民法院诉讼解决。

甲方（盖章）：            乙方（盖章）：
"""
CHANGES = (
    ("应当在24小时内", "可以在24小时内"),
    ("万分之三支付违约金，累计不超过10%", "千分之三支付违约金"),
    ("保密期限为三年", "保密期限为一年"),
)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """The baseline and a draft with three changes, as text files."""
    draft = BASE
    for old, new in CHANGES:
        assert old in draft
        draft = draft.replace(old, new)
    files = (tmp_path / "基准.txt", tmp_path / "对方稿.txt")
    for file, text in zip(files, (BASE, draft), strict=True):
        file.write_text(text, encoding="utf-8")
    return files


@pytest.fixture
def command(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs `python -m reviewer` away from the user's own records."""

    def run(*arguments: object, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
        return subprocess.run(
            [sys.executable, "-m", "reviewer", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
            cwd=tmp_path,
            env={
                **kept,
                "PYTHONPATH": str(Path(__file__).parents[2]),
                "REVIEWER_DATA": str(tmp_path / "data"),
                "LANG": "C",
                **environment,
            },
        )

    return run
