"""The issues list and the page: what the counterparty gets holds nothing of ours, and nothing in it runs."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from html.parser import HTMLParser

import docx
import pytest
from lxml import etree

from reviewer.exporting.formats import Reader, export
from reviewer.exporting.issues import Table, table
from reviewer.exporting.issues_list import issues_csv, safe_cell
from reviewer.exporting.issues_xlsx import issues_xlsx
from reviewer.exporting.shared import ISSUES, PAGE, written_for
from reviewer.findings import review as review_files
from reviewer.model import Decision
from reviewer.negotiation import point_keys
from reviewer.negotiation.playbook import Fallback, Playbook, RedLine, Topic
from reviewer.negotiation.positions import positions

NOTE, REASON, RED = "内部秘密备注丁", "改判理由机密戊", "绝不让步的红线己"
TOPIC_REASON, APPROVER, OWNER, FALLBACK = "谈判底牌庚", "批准人辛某", "负责人壬某", "退让文本底牌癸"
REPLY, PROPOSAL = "答复对方的话", "我方建议改为每日万分之四"
SEVERITIES = ("严重", "重要", "一般", "提示", "critical", "major", "minor", "severity", "adverse")
SEVERITIES_TEXT = ("对我方不利", "有利于", "风险", "红线", "谈判手册", "内部")
FORMATS = (*ISSUES, PAGE)


@pytest.fixture
def reviewed(write_text):
    """A review with answers of every kind and a playbook position."""
    old = "甲方（委托方）：甲公司\n乙方（服务方）：乙公司\n\n第一条 费用\n"
    old += "1.1 甲方逾期付款的，每日按万分之三支付违约金。\n"
    old += "1.2 保密期限为三年。\n\n第二条 争议\n2.1 争议提交甲方住所地有管辖权的人民法院解决。\n"
    base = "服务合同\n\n" + old
    draft = base.replace("万分之三", "千分之三").replace("三年", "一年").replace("甲方住所地", "乙方住所地")
    review = review_files(
        write_text("基准.txt", base), write_text("对方稿.txt", draft), side="甲方", lang="zh"
    )
    keys = list(point_keys(review).values())
    decisions = {
        key: Decision(
            key,
            ("countered", "rejected", "accepted", "query")[n % 4],
            note=NOTE,
            proposal=PROPOSAL if n == 0 else "",
            reply=REPLY,
            severity="critical",
            reason=REASON,
        )
        for n, key in enumerate(keys)
    }
    topic = Topic(
        "late",
        "逾期",
        (("违约金",),),
        "甲方逾期付款的，每日按万分之三支付违约金。",
        "critical",
        fallbacks=(Fallback(FALLBACK),),
        red_line=RedLine(RED, words=("千分之三",)),
        reason=TOPIC_REASON,
        approver=APPROVER,
        owner=OWNER,
    )
    playbook = Playbook("手册", "service", "甲方", (topic,))
    found = positions(review, playbook)
    assert found[0].level == "red_line"
    return review, decisions, found


class Tags(HTMLParser):
    """Gathers what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [v or "" for k, v in attrs if k in ("src", "href") or k.startswith("on")]


def everything(content: bytes) -> str:
    """Return all that a file holds, packed or not, as text."""
    if content[:2] != b"PK":
        return content.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
        return "\n".join([*packed.namelist(), *parts])


@pytest.mark.parametrize("ending", FORMATS)
def test_no_internal_word_is_in_any_byte_of_what_the_counterparty_gets(reviewed, ending):
    review, decisions, found = reviewed
    text = everything(written_for("counterparty", ending, review, decisions, found))
    secret = (NOTE, REASON, RED, TOPIC_REASON, APPROVER, OWNER, FALLBACK, *SEVERITIES_TEXT)
    assert [word for word in secret if word in text] == []
    if ending != ".docx":
        plain = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", text, flags=re.DOTALL)
        assert [word for word in SEVERITIES if word in plain] == []
    for word in (REPLY, PROPOSAL, "千分之三", "乙方住所地"):
        assert word in re.sub(r"</?(?:ins|del)>", "", text)


@pytest.mark.parametrize("ending", FORMATS)
def test_our_own_version_has_it_all(reviewed, ending):
    review, decisions, found = reviewed
    text = everything(written_for("internal", ending, review, decisions, found))
    for word in (NOTE, REASON, APPROVER, OWNER, FALLBACK, REPLY, PROPOSAL, "严重"):
        assert word in text


def test_the_messages_of_the_program_are_not_shared(reviewed):
    from reviewer.messages import render

    review, decisions, found = reviewed
    for ending in FORMATS:
        text = everything(written_for("counterparty", ending, review, decisions, found))
        assert [f.id for f in review.findings if render(f.message, "zh") in text] == []


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "＝1+1", "\r=1"]
)
def test_a_cell_never_begins_a_formula(text):
    row = Table("清单", ("甲",), ((text,),), ("ours",))
    cell = next(iter(list(csv.reader(io.StringIO(issues_csv(row).lstrip("\ufeff"))))[1:]))[0]
    assert cell.startswith("'")
    assert safe_cell("甲方=乙方") == "甲方=乙方"
    with zipfile.ZipFile(io.BytesIO(issues_xlsx(row))) as packed:
        sheet = etree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
    names = {etree.QName(node).localname for node in sheet.iter()}
    assert "f" not in names
    assert {node.get("t") for node in sheet.iter("{*}c")} == {"inlineStr"}


def test_a_workbook_keeps_words_that_look_like_its_own_escapes():
    row = Table("清单", ("甲",), (("_x0041_ \x00\ufffe <b>&",),), ("ours",))
    with zipfile.ZipFile(io.BytesIO(issues_xlsx(row))) as packed:
        sheet = etree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
    assert [node.text for node in sheet.iter("{*}t")][1] == "_x005F_x0041_ \ufffd\ufffd <b>&"
    assert issues_xlsx(row) == issues_xlsx(row)


def test_a_sheet_is_named_without_what_no_sheet_may_be_called():
    row = Table("谈判[一]: 清单/甲", ("甲",), (("乙",),), ("ours",))
    with zipfile.ZipFile(io.BytesIO(issues_xlsx(row))) as packed:
        book = etree.fromstring(packed.read("xl/workbook.xml"))
    assert [node.get("name") for node in book.iter("{*}sheet")] == ["谈判 一   清单 甲"]


def test_a_page_runs_and_fetches_nothing_of_a_document(hostile_review):
    keys = point_keys(hostile_review)
    said = {
        key: Decision(key, "countered", proposal="</script><img src=x onerror=alert(1)>")
        for key in keys.values()
    }

    for audience in ("internal", "counterparty"):
        page = written_for(audience, PAGE, hostile_review, said).decode("utf-8")
        reader = Tags()
        reader.feed(page)
        assert reader.tags.count("script") == 1
        assert "img" not in reader.tags
        assert reader.links == []
        assert "default-src 'none'" in page
        assert not re.search(r"https?://(?!e\.x)", page)


def test_the_word_list_opens_and_has_every_row(reviewed):
    review, decisions, found = reviewed
    made = docx.Document(io.BytesIO(written_for("internal", ".docx", review, decisions, found)))
    rows = table(review, decisions, found, audience="internal").rows
    assert len(made.tables[0].rows) == len(rows) + 1
    assert made.core_properties.author == ""


def test_the_notes_are_never_given_to_the_counterparty_as_they_are(reviewed, tmp_path):
    review, decisions, found = reviewed
    reader = Reader("counterparty", positions=found)
    path = export(review, decisions, tmp_path / "意见.md", reader=reader)
    assert NOTE not in path.read_text(encoding="utf-8")
    from reviewer.errors import ExportError

    with pytest.raises(ExportError) as caught:
        export(review, decisions, tmp_path / "意见.txt", reader=reader)
    assert caught.value.key == "export.internal_only"


def test_hostile_words_stay_words_in_a_markdown_table(hostile_review):
    text = written_for("internal", ".md", hostile_review, {}).decode("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    heads = rows[0].count("|")
    assert all(len(re.findall(r"(?<!\\)\|", row)) == heads for row in rows)
    assert "<script" not in text


@pytest.mark.parametrize("audience", ["internal", "counterparty"])
def test_a_list_over_exchanged_labels_says_so_before_its_rows(write_text, audience):
    ours, theirs = "委托方）：甲公司", "服务方）：乙公司"
    clause = "\n\n第一条 争议\n1.1 争议由甲方住所地法院管辖。\n"
    base = write_text("基准.txt", f"服务合同\n\n甲方（{ours}\n乙方（{theirs}{clause}")
    draft = write_text("对方稿.txt", f"服务合同\n\n甲方（{theirs}\n乙方（{ours}{clause}")
    copy = write_text("副本.txt", f"服务合同\n\n甲方（{ours}\n乙方（{theirs}{clause}1.2 另行协商。\n")
    swapped, kept = (review_files(base, other, lang="zh") for other in (draft, copy))
    said = "我方文本中的甲方、乙方，即对方文本中的乙方、甲方"
    assert said in written_for(audience, ".md", swapped, {}).decode()
    document = docx.Document(io.BytesIO(written_for(audience, ".docx", swapped, {})))
    assert any(said in paragraph.text for paragraph in document.paragraphs)
    assert said not in written_for(audience, ".md", kept, {}).decode()


def test_a_clause_without_a_number_is_named_once_in_the_list(write_text):
    base = "服务合同\n\n合同编号：【编号】\n甲方：甲公司\n乙方：乙公司\n\n第一条 费用\n1.1 费用为一万元。\n"
    review = review_files(
        write_text("基准.txt", base), write_text("对方稿.txt", base.replace("【编号】", "K-12")), lang="zh"
    )
    (row,) = table(review, {}, audience="counterparty").rows
    assert row[1] == "「合同编号：K-12」"


def test_a_clause_accepted_in_part_is_listed_so_and_one_answered_in_part_is_open(write_text):
    base = "服务合同\n\n甲方：甲公司\n乙方：乙公司\n\n第一条 费用\n"
    base += "1.1 甲方应当在收到发票后15日内支付服务费用30,000元。\n"
    draft = base.replace("15日", "5日").replace("30,000", "32,000")
    review = review_files(write_text("基准.txt", base), write_text("对方稿.txt", draft), lang="zh")
    keys = list(point_keys(review).values())
    half = {keys[0]: Decision(keys[0], "rejected")}
    whole = half | {key: Decision(key, "accepted") for key in keys[1:]}
    for audience in ("internal", "counterparty"):
        (row,) = table(review, half, audience=audience).rows
        assert "未决" in row
        (row,) = table(review, whole, audience=audience).rows
        assert {"部分接受", "部分采用对方文本，其余维持我方文本"} <= set(row)
