"""Text files: encodings, site words, page numbers, lines broken at a fixed width, Markdown."""

from __future__ import annotations

import io
import re
import sys
import textwrap

import pytest

from reviewer.reading import read_document
from reviewer.reading.invisible import Removed, scrub

SIMPLIFIED = (
    "甲方应当在收到发票后三十日内，向乙方支付合同价款；逾期支付的，每日按应付未付金额的万分之五支付违约金。"
)
TRADITIONAL = (
    "甲方應當在收到發票後三十日內，向乙方支付合約價款；逾期支付的，每日按應付未付金額的萬分之五支付違約金。"
)


def texts(document):
    return [block.text for block in document.blocks]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "utf-16-le"),
        (SIMPLIFIED, "utf-16-be"),
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "big5"),
        ("第一条 付款", "gb18030"),
        ("第一條 付款", "big5"),
        ("The Supplier’s fee is £100.", "cp1252"),
        ("The Supplier's fee is £5,000 a month.", "gb18030"),
        ("The Supplier's fee is ½ of £5,000.", "gb18030"),
        ("The fee is ￡5,000 a month.", "gbk"),
        ("The deposit (§ 3) is €600.", "gb18030"),
    ],
)
def test_the_encoding_is_recognised(read_lines, text, encoding):
    assert texts(read_lines(f"{text}\n{text}\n", encoding=encoding)) == [text, text]


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_a_guessed_encoding_is_reported(read_lines, encoding):
    (notice,) = read_lines(TRADITIONAL, encoding=encoding).notices
    assert notice.key == "notices.encoding_guessed"
    assert notice.params["encoding"].startswith(encoding)


def test_a_file_cut_inside_a_character_is_read_and_reported(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("甲方应当付款".encode()[:-1])
    document = read_document(path)
    assert texts(document) == ["甲方应当付"]
    assert [notice.key for notice in document.notices] == ["notices.truncated_bytes"]


def test_standard_input_is_read_by_the_name_of_a_dash(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("甲方\n".encode())))
    document = read_document("-")
    assert (document.path, texts(document)) == ("-", ["甲方"])


def test_blocks_know_their_lines_and_blank_lines_are_none(read_lines):
    document = read_lines("合同\n\n\n  甲方：\r\n乙方：\n")
    assert [(block.text, block.line) for block in document.blocks] == [
        ("合同", 1),
        ("甲方：", 4),
        ("乙方：", 5),
    ]


def test_terminal_control_is_taken_out_and_reported(read_lines):
    document = read_lines("甲方\x1b[31m应当\x1b]0;x\x07付款\x08。")
    assert texts(document) == ["甲方应当付款。"]
    assert [notice.key for notice in document.notices] == ["notices.removed.controls"]


def test_an_incomplete_control_sequence_takes_no_words_with_it(read_lines):
    document = read_lines("甲方\x1b]应当付款\n乙方\x1b500元")
    assert texts(document) == ["甲方]应当付款", "乙方500元"]


def test_characters_that_turn_the_order_are_reported_with_their_place(read_lines):
    document = read_lines("违约金为\u202e05\u202c万元")
    assert texts(document) == ["违约金为05万元"]
    (notice,) = document.notices
    assert (notice.key, notice.params["count"]) == ("notices.removed.bidi", 2)
    assert "违约金" in "".join(notice.params["near"])


def test_a_zero_width_character_matters_only_inside_a_word_or_number():
    removed = Removed()
    assert scrub("1\u200b00元\ufeff。\u200b", removed) == "100元。"
    assert removed.zero_width == 1


SITE = """{name}.docxVIP

  • 0
  • 约1.5千字
  • 约 3页
  • 举报
查看更多

{name}

甲方：某公司

第一条 服务内容
1.1 乙方提供服务。

文档评论(0)

小明 + 关注
实名认证
相关文档
- 采购合同.docx
"""


def test_the_words_of_a_document_site_are_left_out_and_listed(read_lines):
    document = read_lines(SITE.format(name="技术服务合同"))
    assert texts(document) == ["技术服务合同", "甲方：某公司", "第一条 服务内容", "1.1 乙方提供服务。"]
    (notice,) = document.notices
    assert (notice.key, notice.params["count"]) == ("notices.site_words", 11)


def test_a_contract_with_words_like_a_sites_loses_nothing(read_lines):
    lines = ["文档管理合同", "甲方：某公司", "第一条 相关文档", "相关文档", "第二条 下载", "举报", "3"]
    assert texts(read_lines("\n".join(lines))) == lines


def test_site_words_in_the_middle_take_nothing_of_the_contract_with_them(read_lines):
    document = read_lines("甲方：某公司\n第一条 服务\n文档评论(0)\n第二条 付款\n2.1 甲方付款。\n")
    assert texts(document) == ["甲方：某公司", "第一条 服务", "第二条 付款", "2.1 甲方付款。"]


def test_page_numbers_and_repeated_heads_are_left_out(read_lines):
    pages = [f"采购合同 编号甲一\n第{n}条 事项\n第 {n} 页 共 4 页" for n in range(1, 5)]
    document = read_lines("\n".join(pages))
    assert texts(document) == ["采购合同 编号甲一", "第1条 事项", "第2条 事项", "第3条 事项", "第4条 事项"]
    assert [notice.key for notice in document.notices] == ["notices.page_numbers"]


def test_a_table_of_contents_is_left_out_and_a_price_list_is_not(read_lines):
    contents = "目 录\n第一条 服务……………1\n第二条 付款……………2\n第三条 违约……………9\n\n第一条 服务\n"
    assert texts(read_lines(contents)) == ["第一条 服务"]
    prices = "外墙清洗........300\n地毯清洗........100\n玻璃清洗........200\n"
    assert len(texts(read_lines(prices))) == 3


CONTRACT = [
    "技术服务合同",
    "甲方：某某科技有限公司",
    "鉴于甲方需要技术服务，乙方具备相应的能力与资质，双方经平等协商一致，就技术服务的有关事宜订立本合同，共同遵守执行。",
    "第一条 服务内容",
    "1.1 乙方应当按照甲方的要求，在本合同约定的期限内完成系统的开发、测试与部署"
    "工作，并保证系统能够稳定运行三个月以上。",
    "1.2 甲方应当为乙方提供必要的工作条件，包括但不限于场地、设备、网络以及相关的技术资料，"
    "并指定专人负责日常的沟通联络工作。",
    "（1）提供服务器十台，其中用于测试的不少于两台，用于正式环境的不少于六台，其余由乙方根据项目的实际进展情况进行安排使用。",
    "第二条 付款",
    "2.1 甲方应当在验收合格之日起三十日内支付全部价款；逾期支付的，应当按照逾期金额"
    "每日万分之五的标准向乙方支付相应违约金。",
]


def wrapped(line: str, width: int) -> list[str]:
    return [line[at : at + width] for at in range(0, len(line), width)]


@pytest.mark.parametrize("width", [24, 30, 36])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_lines_broken_at_a_fixed_width_give_the_same_blocks(read_lines, width, between):
    broken = between.join("\n".join(wrapped(line, width)) for line in CONTRACT)
    document = read_lines(broken)
    assert texts(document) == CONTRACT
    assert "notices.rejoined" in [notice.key for notice in document.notices]


def test_english_lines_broken_at_a_fixed_width_are_joined_by_blanks(read_lines):
    clauses = [
        "1.1 Services. The Provider shall perform the services described in each order form with reasonable "
        "skill and care and in accordance with generally accepted industry standards.",
        "1.2 Fees. The Customer shall pay all undisputed fees within thirty days after receipt of a valid "
        "invoice, without set-off or deduction, unless the parties agree otherwise in writing.",
    ]
    broken = "\n\n".join(textwrap.fill(clause, 72, break_on_hyphens=False) for clause in clauses)
    assert texts(read_lines(broken)) == clauses


def test_an_annex_named_in_a_sentence_and_a_genitive_end_no_line(read_lines):
    clauses = [
        "1.1 The order of precedence is this agreement, then all that is said in Annex A, "
        "Annex B and the drawings that go with it.",
        "1.2 The services run for five years and go on for one year unless they are ended with three months' "
        "notice in writing to the other party.",
        "1.3 Either party may end them at once where the other has not paid for more than sixty days.",
    ]
    broken = "\n\n".join(textwrap.fill(clause, 82) for clause in clauses)
    assert "\nAnnex B" in broken
    assert texts(read_lines(broken)) == clauses


def test_text_that_is_not_broken_is_left_alone(read_lines):
    lines = ["甲方（盖章）", "法定代表人", "签订地点", "乙方（盖章）", "法定代表人", "签订日期"]
    document = read_lines("\n".join(lines))
    assert texts(document) == lines
    assert document.notices == ()


def test_markdown_is_read_for_what_it_shows(read_lines):
    document = read_lines(
        "# 服务合同\n\n**第一条** 甲方为[甲方公司名称](以下简称“甲方”)，见[附件](https://example.com/a)。\n\n"
        "租金____元\\*，`含税`\n\n| 项目 | 单价 |\n| --- | ---: |\n| **坐席** | 1\\|2 |\n\n- 其他\n",
        "合同.md",
    )
    assert [(block.text, block.outline, block.cells) for block in document.blocks] == [
        ("服务合同", 1, ()),
        ("第一条 甲方为[甲方公司名称](以下简称“甲方”)，见附件。", None, ()),
        ("租金____元*，含税", None, ()),
        ("", None, ("项目", "单价")),
        ("", None, ("坐席", "1|2")),
        ("- 其他", None, ()),
    ]
    assert document.format == "md"


def test_fenced_lines_of_markdown_stay_as_they_are(read_lines):
    document = read_lines(
        "接口如下：\n\n```json\n# 单价 *含税* [价目](#a)\n```\n\n~~~\n```\n第二条\n~~~\n**第三条** 完\n",
        "合同.md",
    )
    assert [(block.text, block.outline) for block in document.blocks] == [
        ("接口如下：", None),
        ("# 单价 *含税* [价目](#a)", None),
        ("```", None),
        ("第二条", None),
        ("第三条 完", None),
    ]


def test_an_image_of_markdown_leaves_its_words_and_a_notice(read_lines):
    document = read_lines("甲方：![公章](seal.png)\n", "合同.md")
    assert texts(document) == ["甲方：公章"]
    assert [(notice.key, notice.params["near"]) for notice in document.notices] == [
        ("notices.unread.image", ("“公章”",))
    ]


def test_line_breaks_and_entities_of_html_in_markdown_are_what_they_show(read_lines):
    document = read_lines(
        "甲方&nbsp;盖章<br>乙方<BR />签字&lt;印&gt;&amp;&quot;章&quot;\n\n"
        "| 项 | 价 |\n|---|---|\n| 甲<br>乙 | &lt;3 |\n",
        "合同.md",
    )
    assert [(block.text, block.cells) for block in document.blocks] == [
        ('甲方\u00a0盖章\n乙方\n签字<印>&"章"', ()),
        ("", ("项", "价")),
        ("", ("甲\n乙", "<3")),
    ]


def test_the_seed_documents_come_out_without_a_site_word_and_whole(shared):
    site = (
        "VIP",
        "文档评论",
        "原创力",
        "查看更多",
        "相关文档",
        "+ 关注",
        "实名认证",
        "举报",
        ".docx",
        "可能关注",
    )
    ends = {"000": "未能纠", "001": "因甲方", "002": "5.1系统使用:", "003": "知悉的乙", "004": "必须保"}
    for path in sorted((shared / "seeds").glob("*.txt")):
        document = read_document(path)
        assert not [block.text for block in document.blocks if any(word in block.text for word in site)]
        assert document.blocks[-1].text.endswith(ends[path.name[:3]])
        assert document.notices[0].key == "notices.site_words"
        kept = {block.line for block in document.blocks}
        source = path.read_text(encoding="utf-8").split("\n")
        first, last = min(kept), max(kept)
        assert all(n in kept for n in range(first, last + 1) if source[n - 1].strip())


SPACED = [
    "第一条 货款",
    "1.1 甲方应当在本合同签订之日起10日内向乙方支付货款人民币伍万陆仟元整（¥56,000.00），并在7日内补足差额。",
    "1.2 乙方的收款账户开在城东支行，账号为12990884671050233418，户名与乙方名称一致，变更账户须经书面确认。",
    "1.3 乙方应当于每年3月底前提交年度对账单，甲方自收到对账单之日起十五日内回复，逾期视为确认无误并留档。",
]


@pytest.mark.parametrize("width", range(20, 40))
def test_a_line_broken_inside_a_figure_is_one_paragraph_again(read_lines, width):
    broken = "\n\n".join("\n".join(wrapped(line, width)) for line in SPACED)
    assert texts(read_lines(broken)) == SPACED


def filled(line: str, width: int) -> list[str]:
    """Break a line as an editor does, which carries a run of letters and figures over whole."""
    lines = [""]
    for run in re.findall(r"[!-~]+|.", line):
        if lines[-1] and len(lines[-1]) + len(run) > width:
            lines.append("")
        lines[-1] += run
    return lines


@pytest.mark.parametrize("width", range(24, 44))
def test_a_figure_carried_over_whole_goes_on_with_its_sentence(read_lines, width):
    clauses = [
        *SPACED,
        "1.4 投资方按下列进度付款：合同签订后十日内付30%；开机前付50%；关机后付20%，"
        "每天8:00-22:00可办理付款手续。",
        "1.5 保证金不足1,800万元的，乙方应补足，并汇入城东支行账号6230 9100 0123 4567，"
        "附言注明合同编号与用途。",
    ]
    broken = "\n\n".join("\n".join(filled(line, width)) for line in clauses)
    assert texts(read_lines(broken)) == clauses


@pytest.mark.parametrize("width", range(56, 76))
def test_english_figures_in_brackets_begin_no_clause(read_lines, width):
    clauses = [
        'This Agreement is made between Alder Foods Limited (the "Buyer") and Brook GmbH (the "Seller").',
        "1.1 The Seller shall deliver the goods according to Schedule 1 and within five (5) business days.",
        "1.2 The Buyer shall pay the price of EUR 48,000 within one (1) month or thirty (30) days.",
        "(1) The Seller shall keep records of all deliveries for as long as the law requires it.",
        "(2) The Buyer may inspect those records during office hours upon reasonable notice to the Seller.",
    ]
    broken = "\n\n".join(textwrap.fill(clause, width, break_on_hyphens=False) for clause in clauses)
    assert texts(read_lines(broken)) == clauses


def test_a_clause_whose_number_goes_on_with_its_run_is_never_joined(read_lines):
    lines = [
        "一、乙方负责设备的运输与安装，甲方提供场地与水电，双方各自承担己方人员的费用与保险等开支",
        "二、设备运抵现场后由双方共同开箱清点，发现短少或者损坏的由乙方在约定期限内补足或者予以更换",
        "三、甲方在安装完成后组织试运行，试运行期间的耗材由乙方供应，试运行结束后双方签署验收的单据",
        "四、验收单据一式两份由双方各执一份，作为结算和后续保修的依据，任何涂改均须双方盖章方为有效",
    ]
    assert texts(read_lines("\n".join(lines))) == lines


@pytest.mark.parametrize("width", range(38, 60))
def test_the_number_of_a_clause_that_is_named_begins_none(read_lines, width):
    clauses = [
        "1.1 “Levy” means every sum that falls due to the Keeper under clause 1.2; it is paid in arrear.",
        "1.2 The Owner pays the Levy on the terms of section 2.1, which the Keeper has read and accepts.",
        "2.1 The Keeper counts the crates each week and sends the Owner a list, as schedule 1 lays down.",
    ]
    broken = "\n".join(line for clause in clauses for line in textwrap.wrap(clause, width))
    assert texts(read_lines(broken)) == clauses


def test_the_parties_one_below_the_other_are_never_one_paragraph(read_lines):
    lines = [
        "SUPPLY AGREEMENT",
        "Buyer: Haining Ltd (the Buyer)",
        "Seller: Qing Ltd (the Seller)",
        "Registered office: 1 High Street",
        "1. Payment",
        "1.1 The Buyer shall pay.",
    ]
    assert texts(read_lines("\n".join(lines))) == lines
