"""A Word file whose every line is a paragraph is read in its paragraphs."""

from __future__ import annotations

import pytest

CLAUSES = (
    "第一条 乙方应当按照附件一的要求向甲方交付全部设备，并且负责设备的运输、安装、调试和甲方人员的操作培训。",
    "第二条 甲方应当在设备验收合格之日起十五个工作日内，向乙方支付合同总价百分之五十的货款，并取得发票。",
    "第三条 质保期为设备验收合格之日起二十四个月，质保期内设备出现故障的，乙方应当在接到通知后派员到场维修。",
    "第四条 任何一方未经对方书面同意，不得将本合同项下的全部或部分权利义务转让给第三人，法律另有规定的除外。",
)
WIDTH = 16


def lines(text: str) -> list[str]:
    return [text[at : at + WIDTH] for at in range(0, len(text), WIDTH)]


def broken(xml, looks: str = "") -> str:
    return "".join(xml.p(xml.r(line, looks)) for clause in CLAUSES for line in lines(clause))


def test_lines_that_are_paragraphs_are_joined_and_told(read, xml):
    document = read(broken(xml))
    assert tuple(block.text for block in document.blocks) == CLAUSES
    assert [notice.key for notice in document.notices] == ["notices.rejoined"]
    assert document.blocks[1].source == "word/document.xml#p4-7"


def test_hidden_words_changes_and_comments_keep_their_places(read, xml):
    first, second, *rest = lines(CLAUSES[0])
    start, end = (f'<w:commentRange{kind} w:id="0"/>' for kind in ("Start", "End"))
    told = f"<w:p>{start}{xml.change('ins', xml.r(second[:4]))}{end}{xml.r(second[4:], '<w:vanish/>')}</w:p>"
    body = xml.p(first) + told + "".join(map(xml.p, rest))
    body += "".join(xml.p(line) for clause in CLAUSES[1:] for line in lines(clause))
    comments = '<w:comment w:id="0" w:author="对方"><w:p><w:r><w:t>核实</w:t></w:r></w:p></w:comment>'
    document = read(body, comments=comments)
    block, (remark,) = document.blocks[0], document.remarks
    assert block.text == CLAUSES[0]
    assert [block.text[one.start : one.end] for one in block.revisions] == [second[:4]]
    assert [block.text[low:high] for low, high in block.hidden] == [second[4:]]
    assert (remark.block, block.text[remark.start : remark.end]) == (0, second[:4])


@pytest.mark.parametrize("between", ["empty", "numbered", "long"])
def test_paragraphs_of_their_own_stay_apart(between, read, xml):
    if between == "empty":
        body = "".join(xml.p(line) + xml.p() for clause in CLAUSES for line in lines(clause))
    elif between == "numbered":
        body = "".join(xml.numbered(line) for clause in CLAUSES for line in lines(clause))
    else:
        body = broken(xml) + "".join(xml.p(clause * 3) for clause in CLAUSES)
    lists = xml.lists(xml.level(0, "decimal", "%1."))
    assert len(read(body, numbering=lists).blocks) >= sum(len(lines(clause)) for clause in CLAUSES)
