"""A baseline, drafts of it, and the command over them as a user gives it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BASE = """仓储服务合同

甲方（存货方）：[甲方公司名称]
乙方（保管方）：临江仓储有限公司

第一条 服务内容
1.1 乙方应当在收到货物后24小时内完成入库，并向甲方出具书面收据。
1.2 乙方应当每月盘点一次，并在盘点后3日内提交盘点表。

第二条 费用
2.1 仓储费为每月人民币60,000元，甲方应当在收到发票后10个工作日内支付。
2.2 甲方逾期付款的，每日按应付未付金额的万分之三支付违约金，累计不超过10%。

第三条 责任
3.1 因乙方保管不善造成货物毁损的，乙方应当赔偿损失。

第四条 争议解决
4.1 因本合同发生的争议，提交甲方住所地有管辖权的人民法院诉讼解决。

甲方（盖章）：            乙方（盖章）：
"""


def changed(old: str, new: str) -> str:
    """The baseline with one change."""
    assert old in BASE
    return BASE.replace(old, new)


HARSH = changed("万分之三", "千分之三")
MILD = changed("每月盘点一次", "每季度盘点一次")


def environment(folder: Path) -> dict[str, str]:
    """The environment of a user who has no records yet, no particular language, and compiled modules."""
    dropped = ("LC_", "LANG", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    return {**kept, "PYTHONPATH": str(ROOT), "REVIEWER_DATA": str(folder / "data"), "LANG": "C"}


def given(*arguments: object) -> list[str]:
    """The command line of a batch."""
    return [sys.executable, "-m", "reviewer", "batch", *map(str, arguments)]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder of results by its name, but for the record."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("record."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
