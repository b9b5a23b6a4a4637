"""Rejecting every change of a redline reads as the baseline, accepting every one as the draft."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.word_parts import NAMES, box, note, p, table
from benchmarks.word_reader import faults, read, seen, worded

ROOT = Path(__file__).resolve().parents[3]
FOOTNOTES = f"<w:footnotes {NAMES}>{{}}</w:footnotes>"
HEADER = f"<w:hdr {NAMES}>{{}}</w:hdr>"
SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="rheader1"/></w:sectPr>'


def footnotes(*texts: str) -> str:
    return FOOTNOTES.format(
        "".join(f'<w:footnote w:id="{n}">{p(text)}</w:footnote>' for n, text in enumerate(texts, 1))
    )


BODIES = {
    "words": (p("甲方应在10日内支付人民币50,000元。"), p("甲方应在15日内支付人民币80,000元整。")),
    "paragraph added": (p("一") + p("三"), p("一") + p("二、甲方有权解除合同。") + p("三")),
    "paragraph deleted": (p("一") + p("乙方应当保密。") + p("三"), p("一") + p("三")),
    "added at the end": (p("第一条 服务"), p("第一条 服务") + p("第二条 价款") + p("第三条 期限")),
    "deleted at the end": (p("第一条 服务") + p("第二条 价款") + p("第三条 期限"), p("第一条 服务")),
    "replaced at the end": (p("头") + p("旧的末段全部不同"), p("头") + p("NEW LAST PARAGRAPH")),
    "moved": (
        p("第一条 甲方付款。") + p("第二条 乙方交货。") + p("第三条 保密。"),
        p("第二条 乙方交货。") + p("第三条 保密。") + p("第一条 甲方付款。"),
    ),
    "row added": (
        table(("项目", "价"), ("甲", "1")) + p(""),
        table(("项目", "价"), ("乙", "2"), ("甲", "1")) + p(""),
    ),
    "row deleted": (
        table(("项目", "价"), ("乙丙丁", "2"), ("甲", "1")) + p(""),
        table(("项目", "价"), ("甲", "1")) + p(""),
    ),
    "cell words": (table(("单价", "100元")) + p("尾"), table(("单价", "120元")) + p("尾")),
    "cell paragraphs": (
        f"<w:tbl><w:tr><w:tc>{p('一')}{p('二')}</w:tc></w:tr></w:tbl>" + p(""),
        f"<w:tbl><w:tr><w:tc>{p('一')}</w:tc></w:tr></w:tbl>" + p(""),
    ),
    "column added": (
        table(("甲", "乙"), ("1", "2")) + p(""),
        table(("甲", "乙", "丙"), ("1", "2", "3")) + p(""),
    ),
    "table added": (p("前") + p("后"), p("前") + table(("甲", "1")) + p("后")),
    "table deleted": (p("前") + table(("甲", "1")) + p("后"), p("前") + p("后")),
    "text box": (f"<w:p>{box(p('框内旧字'))}</w:p>", f"<w:p>{box(p('框内新字'))}</w:p>"),
    "text box deleted": (p("留") + f"<w:p>{box(p('框内'))}</w:p>" + p("尾"), p("留") + p("尾")),
    "content control": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('价款一百元')}</w:sdtContent></w:sdt>" + p("尾"),
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('价款二百元')}</w:sdtContent></w:sdt>" + p("尾"),
    ),
    "link": (
        '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>见附件一</w:t></w:r></w:hyperlink></w:p>',
        '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>见附件二</w:t></w:r></w:hyperlink></w:p>',
    ),
    "formula": (
        "<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>",
        "<w:p><m:oMath><m:r><m:t>a-b</m:t></m:r></m:oMath></w:p>",
    ),
    "tab and break": (
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丁</w:t></w:r></w:p>",
    ),
    "their marks": (
        p("甲方应付款。"),
        '<w:p><w:r><w:t>甲方</w:t></w:r><w:ins w:id="3" w:author="对方" w:date="2026-01-01T00:00:00Z">'
        '<w:r><w:t>可以</w:t></w:r></w:ins><w:del w:id="4" w:author="对方" w:date="2026-01-01T00:00:00Z">'
        "<w:r><w:delText>应</w:delText></w:r></w:del><w:r><w:t>付款。</w:t></w:r></w:p>",
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_reject_all_is_the_baseline_and_accept_all_the_draft(name, word_file, laid_over) -> None:
    base, draft = (word_file(side, body) for side, body in zip("ab", BODIES[name], strict=True))
    made = laid_over(base, draft)
    assert made.rejected == read(base, "accepted")
    assert made.accepted == read(draft, "accepted")
    assert made.faults == []


@pytest.mark.parametrize(("old", "new"), [(1, 1), (1, 2), (2, 1), (0, 1), (1, 0)])
def test_notes_come_and_go_with_their_references(old, new, word_file, laid_over) -> None:
    files = []
    for name, count, words in (("a", old, "脚注旧"), ("b", new, "脚注新")):
        body = "<w:p><w:r><w:t>正文</w:t></w:r>" + "".join(note(n + 1) for n in range(count)) + "</w:p>"
        extra = {"footnotes": footnotes(*[f"{words}{n}" for n in range(count)])} if count else {}
        files.append(word_file(name, body, **extra))
    made = laid_over(*files)
    assert made.rejected == read(files[0], "accepted")
    assert made.accepted == read(files[1], "accepted")
    assert made.faults == []


@pytest.mark.parametrize(("old", "new"), [("页眉旧", "页眉新"), (None, "页眉"), ("页眉", None)])
def test_headers_are_compared_too(old, new, word_file, laid_over) -> None:
    files = []
    for name, words in (("a", old), ("b", new)):
        extra = {"header1": HEADER.format(p(words))} if words else {}
        files.append(word_file(name, p("正文") + (SECTION if words else "<w:sectPr/>"), **extra))
    made = laid_over(*files)
    assert worded(made.rejected) == worded(read(files[0], "accepted"))
    assert worded(made.accepted) == worded(read(files[1], "accepted"))


def test_an_amount_and_a_party_are_never_cut_in_two(word_file, laid_over) -> None:
    base, draft = word_file("a", p("甲方支付50,000元。")), word_file("b", p("乙方支付80,000元。"))
    made = laid_over(base, draft, labels=("甲方", "乙方"))
    xml = zipfile.ZipFile(made.path).read("word/document.xml").decode()
    for words in (">50,000元<", ">80,000元<", ">甲方<", ">乙方<"):
        assert words in xml


def test_the_look_of_the_runs_is_kept_on_both_sides(word_file, laid_over) -> None:
    base, draft = word_file("a", p("价款100元。", "<w:b/>")), word_file("b", p("价款200元。", "<w:i/>"))
    xml = zipfile.ZipFile(laid_over(base, draft).path).read("word/document.xml").decode()
    assert "<w:rPr><w:b/></w:rPr><w:delText" in xml
    assert '<w:rPr><w:i/></w:rPr><w:t xml:space="preserve">200元' in xml


def test_two_equal_documents_give_back_every_byte_of_their_parts(word_file, laid_over) -> None:
    base = word_file("a", p("一") + table(("甲", "1")) + p("二"))
    made = laid_over(base, base)
    before, after = zipfile.ZipFile(base), zipfile.ZipFile(made.path)
    assert before.namelist() == after.namelist()
    assert all(before.read(name) == after.read(name) for name in before.namelist())


def test_the_same_input_gives_the_same_bytes(word_file, laid_over) -> None:
    base, draft = word_file("a", p("一")), word_file("b", p("二"))
    assert laid_over(base, draft).path.read_bytes() == laid_over(base, draft).path.read_bytes()


@pytest.mark.parametrize(
    ("base", "draft"),
    [
        ("service-customer", "1-labels-swapped"),
        ("technology-development", "2-automatic-numbering"),
        ("confidentiality-mutual", "3-tracked-changes"),
    ],
)
def test_the_examples_hold_the_promise(base, draft, laid_over) -> None:
    old, new = ROOT / "baselines" / f"{base}.docx", ROOT / "examples" / f"{draft}.docx"
    made = laid_over(old, new)
    assert seen(made.path, "rejected") == seen(old, "accepted")
    assert made.accepted == read(new, "accepted")
    assert made.faults == []


def test_collected_pairs_hold_the_promise(shared, laid_over) -> None:
    folder = shared / "corpus" / "docxodus" / "pairs"
    rows = (folder.with_suffix(".tsv")).read_text(encoding="utf-8").splitlines()[1:]
    for base, draft in (row.split("\t")[:2] for row in rows):
        made = laid_over(folder / base, folder / draft)
        assert worded(made.accepted) == worded(read(folder / draft, "accepted")), draft
        if not made.redline.spots:
            assert worded(made.rejected) == worded(read(folder / base, "accepted")), base
        assert seen(made.path, "rejected") == seen(folder / base, "accepted"), base
        assert set(made.faults) <= set(faults(folder / draft)), draft


LINES = st.lists(
    st.sampled_from(["", "第一条 甲方应当付款。", "乙方应当在10日内交货。", "甲方可以付款100元。", "TBL"]),
    max_size=7,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, LINES)
def test_any_two_sequences_of_paragraphs_and_tables_hold_the_promise(word_file, laid_over, old, new) -> None:
    files = []
    for name, lines in (("a", old), ("b", new)):
        body = "".join(table(("甲", "1"), ("乙", "2")) if line == "TBL" else p(line) for line in lines)
        files.append(word_file(name, body + p("末")))
    made = laid_over(*files)
    assert made.rejected == read(files[0], "accepted")
    assert made.accepted == read(files[1], "accepted")
    assert made.faults == []


def _styles(*said: tuple[str, str, str]) -> str:
    return (
        f"<w:styles {NAMES}>"
        + "".join(
            f'<w:style w:type="{sort}" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
            for sort, key, name in said
        )
        + "</w:styles>"
    )


@pytest.mark.parametrize(
    ("theirs", "wanted"),
    [
        ([("table", "2", "Normal Table"), ("paragraph", "7", "Heading 2")], ["7"]),
        ([("table", "2", "Normal Table")], []),
        ([("paragraph", "2", "toc 1")], []),
    ],
)
def test_a_paragraph_comes_back_in_the_style_of_that_name_and_not_of_that_id(
    theirs, wanted, word_file, laid_over
):
    gone = p("第二条 保密", properties='<w:pStyle w:val="2"/>')
    base = word_file("a", p("第一条") + gone + p("完"), styles=_styles(("paragraph", "2", "heading 2")))
    draft = word_file("b", p("第一条") + p("完"), styles=_styles(*theirs))
    xml = zipfile.ZipFile(laid_over(base, draft).path).read("word/document.xml").decode()
    assert re.findall(r'<w:pStyle w:val="(\d)"/>', xml) == wanted


def test_what_comes_back_looks_in_the_order_of_the_schema(word_file, laid_over):
    gone = p("第二条 保密", look='<w:color w:val="FF0000"/><w:b/><w:rFonts w:ascii="Arial"/>')
    base, draft = word_file("a", p("第一条") + gone + p("完")), word_file("b", p("第一条") + p("完"))
    made = laid_over(base, draft)
    xml = zipfile.ZipFile(made.path).read("word/document.xml").decode()
    assert '<w:rPr><w:rFonts w:ascii="Arial"/><w:b/><w:color w:val="FF0000"/></w:rPr>' in xml
    assert made.faults == []
