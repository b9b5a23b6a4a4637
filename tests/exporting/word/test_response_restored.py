"""Clauses that come back in the response: from where they were moved to, and with their notes."""

from __future__ import annotations

from benchmarks.word_parts import NAMES, note, p
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
