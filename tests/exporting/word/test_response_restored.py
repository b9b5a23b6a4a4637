"""Clauses that come back in the response: from where they were moved to, and with their notes."""

from __future__ import annotations

import zipfile

import pytest

from benchmarks.word_parts import NAMES, note, p, table
from benchmarks.word_reader import read

CLAUSES = {
    "price": "第一条 合同价款为人民币壹万元整，甲方应当在收到发票后三十日内支付。",
    "secret": "第二条 双方应当对合作内容保密，未经对方书面同意不得向第三人披露。",
    "late": "第三条 乙方逾期交付的，每逾期一日应当按照合同价款的千分之一支付违约金。",
    "end": "第四条 一方严重违约的，守约方有权书面通知解除本合同并要求赔偿损失。",
    "court": "第五条 因本合同引起的争议，提交甲方所在地人民法院诉讼解决。",
}
NOTES = (
    f'<w:footnotes {NAMES}><w:footnote w:id="2">'
    "<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>按日历日计算。</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


def body(*names: str) -> str:
    return "".join(p(CLAUSES[name]) for name in names)


def test_a_rejected_move_puts_the_clause_back(answered):
    opened, path, notices = answered(
        body("price", "secret", "late", "end", "court"), body("price", "late", "end", "court", "secret")
    )
    assert any(one.kind == "clause.moved" for one in opened.findings)
    found = [line for line in read(path, "accepted") if line and not line.startswith("== ")]
    assert found == [CLAUSES[name] for name in ("price", "secret", "late", "end", "court")]
    assert all(notice.params["place"] != "第二条" for notice in notices)
    moved = [line for line in read(path, "rejected") if line and not line.startswith("== ")]
    assert moved == [CLAUSES[name] for name in ("price", "late", "end", "court", "secret")]


def test_a_clause_that_comes_back_brings_its_footnote(answered):
    late = p(CLAUSES["late"]).replace("</w:p>", note(2) + "</w:p>")
    _, path, _ = answered(
        body("price", "secret") + late + body("end", "court"),
        body("price", "secret", "end", "court"),
        footnotes=NOTES,
    )
    accepted, rejected = read(path, "accepted"), read(path, "rejected")
    assert any("按日历日计算" in line for line in accepted)
    assert not any("按日历日计算" in line for line in rejected)


def lines(path, view: str) -> list[str]:
    return [line for line in read(path, view) if line and not line.startswith("== ")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "第四条 系统上线后若出现故障，由受托方、委托方共同查明原因；受托方应当派人到场，并先行恢复系统。",
            "第四条 故障由委托方查明原因，受托方如认为必要应当派人到场，并在系统、设备停用后三日内修复故障。",
        ),
        (
            "第四条 受托方未经同意更换项目经理或者主要技术人员致使进度延误的，委托方有权要求其复职；",
            "第四条 未经同意更换项目经理的，委托方有权要求其复职。",
        ),
        (
            "第四条 委托方（采购人）：____________ 传真：__________，应当在五日内确认。",
            "第四条 委托方（采购人）：______ 邮箱：________ 传真：______，应当在九日内确认。",
        ),
    ],
)
def test_a_clause_all_of_whose_changes_are_rejected_reads_as_the_baseline(before, after, answered):
    rest = [CLAUSES[name] for name in ("price", "secret", "late")]
    base, draft = ("".join(p(line) for line in [*rest, clause]) for clause in (before, after))
    _, path, notices = answered(base, draft)
    assert lines(path, "accepted") == [*rest, before]
    assert lines(path, "rejected") == [*rest, after]
    assert all(notice.params["place"] != "第四条" for notice in notices)


def test_clauses_that_come_back_stand_in_the_order_they_had(answered):
    minor = p("第二条 双方每月召开一次例会，形成纪要并存档。")
    before = body("price") + minor + body("late", "end", "court")
    opened, path, _ = answered(before, body("price", "court"))
    gone = {one.base.quote[:3]: one.severity for one in opened.findings if one.kind == "clause.deleted"}
    assert len(set(gone.values())) > 1
    found = lines(path, "accepted")
    assert [line[:3] for line in found] == ["第一条", "第二条", "第三条", "第四条", "第五条"]


def test_a_table_that_was_deleted_whole_comes_back_as_a_table(answered):
    rows = table(("名称", "单价"), ("空调", "人民币三千元"), ("洗衣机", "人民币两千元"))
    kept = p(CLAUSES["late"])
    opened, path, _ = answered(body("price", "secret") + rows + kept, body("price", "secret") + kept)
    assert any(finding.kind == "clause.deleted" for finding in opened.findings)
    found = lines(path, "accepted")
    assert "".join(found[2:-1]) == (
        "[table[row[cell名称[cell单价[row[cell空调[cell人民币三千元[row[cell洗衣机[cell人民币两千元table]"
    )
    assert lines(path, "rejected") == [CLAUSES[name] for name in ("price", "secret", "late")]


def test_a_short_clause_goes_at_its_own_place_and_not_where_its_words_stand_first(answered):
    items = ("第四条 联系人", "（一）甲方指定商务代表。", "（二）乙方指定项目经理。", "（三）项目经理。")
    rest, end = body("price", "secret", "late"), body("court")
    line = '</w:t><w:br/><w:t xml:space="preserve">'
    base, draft = (rest + p(line.join(items[:count])) + end for count in (3, 4))
    _, path, _ = answered(base, draft)
    found = "".join(lines(path, "accepted"))
    assert "（二）乙方指定项目经理。" in found
    assert found.count("项目经理") == 1


@pytest.mark.parametrize(("author", "told", "struck"), [("我方", True, 0), ("对方律师", False, 1)])
def test_an_insertion_of_our_own_is_taken_back_and_theirs_struck_out(author, told, struck, answered):
    mark = f'<w:ins w:id="900" w:author="{author}" w:date="2026-01-05T00:00:00Z">'
    added = f"{mark}<w:r><w:t>但价款可以由委托方单方扣减百分之二十。</w:t></w:r></w:ins></w:p>"
    price = p(CLAUSES["price"]).replace("</w:p>", added)
    base, rest = body("price", "secret"), body("secret")
    _, path, notices = answered(base, price + rest)
    assert lines(path, "accepted") == lines(path, "rejected") == [CLAUSES["price"], CLAUSES["secret"]]
    assert any(one.key == "word.response.withdrawn" for one in notices) is told
    xml = zipfile.ZipFile(path).read("word/document.xml").decode()
    assert xml.count("<w:delText") == struck
