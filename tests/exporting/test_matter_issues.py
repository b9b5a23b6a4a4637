"""The issues list of a matter: settled points too, and nothing of ours for the other side."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from lxml import etree

from reviewer.errors import ExportError
from reviewer.exporting.matter_issues import matter_table, write_list
from reviewer.exporting.shared import ISSUES, list_bytes
from reviewer.model import Decision
from reviewer.negotiation.case import lay_rounds
from reviewer.negotiation.exchanges import answers_to, exchanges
from reviewer.negotiation.matter import Round
from reviewer.negotiation.playbook import Fallback, Playbook, RedLine, Topic
from reviewer.negotiation.positions import positions

BASE = """检测服务合同

甲方（委托方）：云杉材料有限公司
乙方（服务方）：白桦检测有限公司

第一条 检测
1.1 乙方应当在收到样品后5个工作日内出具检测报告。
1.2 甲方逾期付款的，每日按应付未付金额的万分之三支付违约金。

第二条 保密
2.1 保密期限为合同终止后三年。

第三条 争议解决
3.1 争议提交甲方住所地有管辖权的人民法院解决。
"""
NOTE, DROPPED, RED, APPROVER, OWNER = (
    "底线是八天",
    "放弃的措辞戊",
    "绝不超过千分之一",
    "总法律顾问辛",
    "负责人壬",
)
REPLY, PROPOSAL = "报告须尽快出具", "乙方应当在收到样品后8个工作日内出具检测报告。"
OURS_ALONE = (NOTE, DROPPED, RED, APPROVER, OWNER, "严重", "重要", "红线", "手册", "不利", "未提及", "未理会")


@pytest.fixture
def matter(write_text):
    """Three rounds: one point agreed, one answered, one that they changed without a word."""
    first = BASE.replace("5个工作日", "15个工作日").replace("三年", "一年")
    ours = BASE.replace("5个工作日", "8个工作日").replace("三年", "一年")
    second = ours.replace("甲方住所地", "乙方住所地").replace("万分之三", "千分之三")
    texts = (BASE, first, ours, second)
    paths = [write_text(f"{number}.txt", text) for number, text in enumerate(texts)]
    senders = ("us", "counterparty", "us", "counterparty")
    rounds = [Round(n, sender, "", f"{n}.txt", f"2027-03-0{n + 1}") for n, sender in enumerate(senders)]

    def laid(decisions):
        return lay_rounds(rounds, paths, decisions, side="甲方", lang=lambda contract: "zh")

    case = laid({})
    past = exchanges(case.negotiation, side="甲方", lang="zh")
    decisions = {}
    for finding in past[0].review.findings:
        key = past[0].keys[finding.id]
        if finding.draft and "检测报告" in past[0].review.comparison.draft.clause(finding.draft.clause).text:
            decisions[key] = Decision(key, "countered", note=NOTE, proposal=PROPOSAL, reply=REPLY)
        else:
            decisions[key] = Decision(key, "accepted")
    late = next(point for point in case.negotiation.points if "违约金" in case.negotiation.text(point, 0))
    for key in late.keys:
        decisions[key] = Decision(key, "rejected", proposal=DROPPED)
    case = laid(decisions)
    topic = Topic(
        "late",
        "逾期",
        (("违约金",),),
        "甲方逾期付款的，每日按应付未付金额的万分之三支付违约金。",
        "critical",
        fallbacks=(Fallback("每日万分之四"),),
        red_line=RedLine(RED, words=("千分之三",)),
        approver=APPROVER,
        owner=OWNER,
    )
    stands = positions(case.negotiation.latest, Playbook("手册", "service", "甲方", (topic,)))
    return case, answers_to(case.negotiation, past, decisions), stands


def rows(table):
    return [dict(zip(table.keys, row, strict=True)) for row in table.rows]


def everything(content: bytes) -> str:
    if content[:2] != b"PK":
        return content.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def test_settled_points_are_listed_with_their_course_and_whose_words_stand(matter):
    case, given, stands = matter
    found = rows(matter_table(case, given, stands, audience="internal"))
    assert len(found) == 4
    agreed = next(row for row in found if "检测报告" in row["ours"])
    assert (agreed["status"], agreed["resolution"]) == ("已一致", "采用我方第 2 轮的文本")
    assert agreed["note"] == NOTE
    assert agreed["history"].splitlines() == [
        "第 1 轮（对方，2027-03-02）：改动",
        "第 2 轮（我方，2027-03-03）：我方改写",
        "第 3 轮（对方，2027-03-04）：按我方文本接受",
    ]
    assert next(row for row in found if "三年" in row["ours"] or "一年" in row["ours"])["resolution"] == (
        "采用对方第 1 轮的文本"
    )
    assert "未提及" in found[0]["status"]


def test_a_position_stands_with_the_point_it_is_about(matter):
    case, given, stands = matter
    late = next(
        row for row in rows(matter_table(case, given, stands, audience="internal")) if "违约金" in row["ours"]
    )
    assert "触及红线" in late["position"]
    assert "退让文本 1：每日万分之四" in late["offer"]
    assert (late["approver"], late["owner"], late["resolution"]) == (APPROVER, OWNER, "维持我方文本")


@pytest.mark.parametrize("ending", ISSUES)
def test_no_internal_word_is_in_any_byte_of_the_counterpartys_list(matter, ending):
    case, given, stands = matter
    table = matter_table(case, given, stands, audience="counterparty")
    text = everything(list_bytes(table, ending, "zh"))
    assert [word for word in OURS_ALONE if word in text] == []
    for word in (REPLY, "千分之三", "乙方住所地", "8个工作日", "双方一致", "2027-03-04"):
        assert word in text


@pytest.mark.parametrize("ending", ISSUES)
def test_our_own_list_has_it_all(matter, ending):
    case, given, stands = matter
    text = everything(list_bytes(matter_table(case, given, stands, audience="internal"), ending, "zh"))
    for word in (NOTE, APPROVER, OWNER, REPLY, PROPOSAL, "触及红线", "已一致"):
        assert word in text


def test_the_counterpartys_list_goes_by_the_text(matter):
    case, given, stands = matter
    places = [row["place"] for row in rows(matter_table(case, given, stands, audience="counterparty"))]
    assert [place.split()[0] for place in places] == ["1.1", "1.2", "2.1", "3.1"]


def test_a_row_of_the_workbook_is_as_high_as_its_longest_cell(matter):
    case, given, stands = matter
    content = list_bytes(matter_table(case, given, stands, audience="internal"), ".xlsx", "zh")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        sheet = etree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
    heights = [float(row.get("ht")) for row in sheet.iter("{*}row")]
    assert heights[0] < 20
    assert all(height > 28 for height in heights[1:])
    assert sheet.find("{*}sheetPr/{*}pageSetUpPr").get("fitToPage") == "1"


def test_a_list_is_written_whole_in_the_format_its_ending_names_or_refused(matter, tmp_path):
    case, given, stands = matter
    table = matter_table(case, given, stands, audience="internal")
    path = write_list(table, tmp_path / "清单.json", "zh")
    assert len(json.loads(path.read_text(encoding="utf-8"))["issues"]) == 4
    for target in ("清单.html", "清单", "没有的文件夹/清单.csv"):
        with pytest.raises(ExportError):
            write_list(table, tmp_path / target, "zh")


def test_what_was_said_of_their_earlier_words_is_no_answer_to_their_new_ones(write_text):
    drafts = [
        BASE.replace("5个工作日", words) for words in ("5个工作日", "15个工作日", "8个工作日", "10个工作日")
    ]
    paths = [write_text(f"{number}.txt", text) for number, text in enumerate(drafts)]
    senders = ("us", "counterparty", "us", "counterparty")
    rounds = [Round(n, sender, "", f"{n}.txt", f"2027-03-0{n + 1}") for n, sender in enumerate(senders)]

    def laid(count, decisions):
        known = rounds[:count], paths[:count]
        return lay_rounds(*known, decisions, side="甲方", lang=lambda contract: "zh")

    replies = {}
    for count, reply in ((2, "十五日太长"), (4, "十日也太长")):
        (point,) = laid(count, {}).negotiation.points
        replies |= {key: Decision(key, "rejected", reply=reply) for key in point.keys}
        for given, wanted in ((replies, reply), ({}, "")):
            case = laid(4, given)
            past = exchanges(case.negotiation, side="甲方", lang="zh")
            answers = answers_to(case.negotiation, past, given)
            (row,) = rows(matter_table(case, answers, audience="counterparty"))
            assert row["reply"] == (wanted if count == 4 else "")
