"""A matter of three rounds with its playbook: one point reopened, one silent, one ignored, one taken; and a
pair of Word files with tracked changes and a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reviewer.negotiation.matter import create_matter

if TYPE_CHECKING:
    from pathlib import Path

    from docx.text.paragraph import Paragraph

BASE = """设备租赁合同

出租方（甲方）：青岩设备租赁有限公司
承租方（乙方）：白沙建筑工程有限公司

第一条 租赁物
1.1 甲方应当在收到首期租金后5日内向乙方交付塔式起重机一台。
1.2 乙方应当妥善使用租赁物，未经甲方事先书面同意不得转租。

第二条 租金
2.1 租金为每月人民币30,000元，乙方应当于每月5日前支付。
2.2 乙方逾期支付租金的，每日按逾期金额的万分之三支付违约金。

第三条 解除
3.1 乙方逾期支付租金超过30日的，甲方有权解除合同。

第四条 争议解决
4.1 争议由甲方所在地人民法院管辖。
"""
DELIVERY = ("后5日内", "后15日内")
SUBLET = ("未经甲方事先书面同意", "未经甲方同意")
RATE = ("万分之三", "万分之一")
COURT = ("由甲方所在地", "由乙方所在地")
LATER = ("后5日内", "后20日内")
PLAYBOOK = """name = "设备租赁：出租方"
contract = "lease"
side = "甲方"

[[topic]]
id = "late"
title = "逾期付款"
words = [["逾期支付租金"], ["违约金"]]
standard = "乙方逾期支付租金的，每日按逾期金额的万分之三支付违约金。"
reason = "资金成本约为每日万分之二。"
severity = "major"
approver = "财务负责人"
owner = "财务"

[[topic.fallback]]
wording = "乙方逾期支付租金的，每日按逾期金额的万分之二支付违约金。"
approver = "总经理"

[topic.red_line]
text = "不得低于每日万分之二。"
words = ["万分之一"]

[[topic]]
id = "court"
title = "管辖"
words = [["管辖"], ["法院"]]
standard = "争议由甲方所在地人民法院管辖。"
reason = "设备在甲方所在地验收。"
severity = "major"
approver = "法务负责人"

[[topic.fallback]]
wording = "争议由租赁物所在地人民法院管辖。"

[[topic]]
id = "delivery"
title = "交付"
words = [["交付"], ["起重机"]]
standard = "甲方应当在收到首期租金后5日内向乙方交付塔式起重机一台。"
reason = "备货须五日。"
severity = "minor"
"""


def text(*changes: tuple[str, str]) -> str:
    """Return the contract with words exchanged."""
    words = BASE
    for old, new in changes:
        assert old in words
        words = words.replace(old, new)
    return words


def make_matter(folder: Path, *, drafts: bool = True) -> Path:
    """Make the matter in a folder, with its three rounds where `drafts`, and return its file."""
    playbook = folder / "租赁.toml"
    playbook.write_text(PLAYBOOK, encoding="utf-8")
    path = folder / "塔吊租赁.matter"
    made = create_matter(
        path,
        name="塔吊租赁",
        side="甲方",
        baseline=BASE.encode(),
        baseline_name="基准.txt",
        at="2027-03-01",
        facts={"playbook": str(playbook)},
    )
    rounds = (
        ("counterparty", (DELIVERY, SUBLET, RATE), "对方稿一.txt", "2027-03-05"),
        ("us", (DELIVERY,), "我方回复.txt", "2027-03-09"),
        ("counterparty", (LATER, RATE, COURT), "对方稿二.txt", "2027-03-15"),
    )
    for sender, changes, name, at in rounds if drafts else ():
        made.add(text(*changes).encode(), name, sender, at)
    made.close()
    return path


def make_marked(folder: Path) -> tuple[Path, Path]:
    """Make two Word files: ours with a tracked change, theirs that took it, marked one change and hid one."""
    base, draft = folder / "我方稿.docx", folder / "对方稿.docx"
    ours = _Written(BASE, "我方法务", "2027-03-09T09:00:00Z")
    ours.track("2.1", "", "乙方应当于每月5日前支付", "，以银行转账方式支付")
    ours.document.save(str(base))
    theirs = _Written(
        text(("前支付。", "前支付，以银行转账方式支付。"), COURT), "对方律师", "2027-03-15T09:00:00Z"
    )
    theirs.track("2.2", "万分之三", "每日按逾期金额的", "万分之一")
    theirs.comment("3.1", "李律师", "三十日过短，建议六十日。")
    theirs.document.save(str(draft))
    return base, draft


class _Written:
    """A contract as a Word file in which changes are tracked by one author."""

    def __init__(self, words: str, author: str, date: str) -> None:
        self.document = docx.Document()
        for row in words.split("\n"):
            if row:
                self.document.add_paragraph(row)
        self.author, self.date = author, date

    def _paragraph(self, number: str) -> Paragraph:
        return next(one for one in self.document.paragraphs if one.text.startswith(number))

    def track(self, number: str, old: str, after: str, new: str) -> None:
        """Replace `old` behind the words `after` of a clause by `new`, both tracked."""
        paragraph = self._paragraph(number)
        head, tail = paragraph.text.split(after + old, 1)
        for run in paragraph.runs:
            run.text = ""
        paragraph.add_run(head + after)
        for kind, name, words in (("w:del", "w:delText", old), ("w:ins", "w:t", new)):
            if words:
                mark = OxmlElement(kind)
                for key, value in (("w:id", "9"), ("w:author", self.author), ("w:date", self.date)):
                    mark.set(qn(key), value)
                run, piece = OxmlElement("w:r"), OxmlElement(name)
                piece.text = words
                run.append(piece)
                mark.append(run)
                paragraph._p.append(mark)
        paragraph.add_run(tail)

    def comment(self, number: str, author: str, words: str) -> None:
        """Write a comment on a clause."""
        made = self.document.add_comment(self._paragraph(number).runs, words, author, "李")
        made._comment_elm.set(qn("w:date"), self.date)
