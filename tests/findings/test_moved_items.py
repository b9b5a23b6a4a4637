"""An item that stands elsewhere in its list is told by where it stands, also where its number stayed."""

from __future__ import annotations

import reviewer
from reviewer.messages import render

HEAD = """技术服务合同
甲方：东湖设备有限公司
乙方：西山工程有限公司
第一条 双方义务
"""
ITEMS = (
    "甲方应按时支付进度款",
    "甲方应提供现场作业条件",
    "乙方应遵守现场安全规定",
    "乙方应妥善保管施工图纸",
)


def moved(tmp_path, order, numbers):
    files = tmp_path / "base.txt", tmp_path / "draft.txt"
    for file, places, marks in ((files[0], range(4), "一二三四"), (files[1], order, numbers)):
        lines = (f"（{mark}）{ITEMS[place]}；\n" for mark, place in zip(marks, places, strict=True))
        file.write_text(HEAD + "".join(lines) + "第二条 其他\n双方应当遵守法律。\n", encoding="utf-8")
    return [one for one in reviewer.compare(*files).findings if one.kind == "clause.moved"]


def test_one_that_took_its_number_along_is_told_by_the_words_before_it(tmp_path):
    (one,) = moved(tmp_path, (0, 2, 1, 3), "一三二四")
    assert one.data["old_path"] == one.data["new_path"]
    said = render(one.message, "zh")
    assert "在「" in said
    assert said.count("之后") == 2 or "首位" in said
    assert "behind “" in render(one.message, "en")


def test_one_that_is_the_first_now_is_said_to_be(tmp_path):
    (one,) = moved(tmp_path, (3, 0, 1, 2), "四一二三")
    assert "首位" in render(one.message, "zh")


def test_one_with_another_number_is_told_by_its_numbers(tmp_path):
    (one,) = moved(tmp_path, (3, 0, 1, 2), "一二三四")
    assert "首位" not in render(one.message, "zh")
    assert "（四）" in render(one.message, "zh")
