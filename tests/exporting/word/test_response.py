"""Comments and the response: what the lawyer decided is in the file, what is meant for us alone never is."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from docx import Document

from benchmarks.word_reader import faults, read
from reviewer.errors import ExportError
from reviewer.exporting.formats import export
from reviewer.exporting.word import WordOptions, write_word
from reviewer.findings import review
from reviewer.model import Decision
from reviewer.negotiation.keys import point_keys
from reviewer.reading.docx.names import P, W

ROOT = Path(__file__).resolve().parents[3]
BASE = ROOT / "baselines" / "confidentiality-mutual.docx"
DRAFT = ROOT / "examples" / "3-tracked-changes.docx"
SECRET = "底线是三年不可外传"
THEIRS = 'w:author="对方律师"'
COMMENT = W + "commentRangeStart"
TEXT = W + "t"


@pytest.fixture(scope="module")
def opened():
    return review(BASE, DRAFT, side="甲方")


def decided(
    opened, verdict: str, *, proposal: str = "", quoted: str = "", reply: str = ""
) -> dict[str, Decision]:
    keys = point_keys(opened)
    return {
        keys[f.id]: Decision(keys[f.id], verdict, note=SECRET, proposal=proposal, reply=reply, reason=SECRET)
        for f in opened.findings
        if f.pair and (not quoted or (f.draft and quoted in f.draft.quote))
    }


def written(opened, decisions, tmp_path: Path, **options) -> tuple[Path, str]:
    content, _ = write_word(opened, decisions, WordOptions(author="Reviewer", date="2026-01-01", **options))
    path = tmp_path / "out.docx"
    path.write_bytes(content)
    archive = zipfile.ZipFile(path)
    return path, "".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())


def test_a_rejected_change_reads_as_the_baseline_again(opened, tmp_path) -> None:
    path, xml = written(opened, decided(opened, "rejected", quoted="2年"), tmp_path, response=True)
    wanted = next(line for line in read(BASE, "accepted") if line.startswith("8.2"))
    assert wanted in read(path, "accepted")
    assert not any("持续2年" in line for line in read(path, "accepted"))
    assert faults(path) == []
    assert xml.count(THEIRS) == _xml(DRAFT).count(THEIRS)


def test_rejecting_all_restores_every_clause_and_keeps_their_marks(opened, tmp_path) -> None:
    path, xml = written(opened, decided(opened, "rejected"), tmp_path, response=True)
    said = read(path, "accepted")
    for line in read(BASE, "accepted"):
        if "【" not in line and not line.startswith("12."):
            assert line in said
    assert not any("关联公司视为知悉人员" in line for line in said)
    assert THEIRS in xml
    assert faults(path) == []


def test_a_counter_proposal_stands_in_the_place_of_the_clause(opened, tmp_path) -> None:
    own = "保密义务自披露之日起持续3年，不因本协议期满或者终止而失效；构成商业秘密的，持续至该信息公开之日。"
    decisions = decided(opened, "countered", quoted="2年", proposal=own)
    path, _ = written(opened, decisions, tmp_path, response=True)
    assert "8.2 " + own in read(path, "accepted")


def test_accepted_points_leave_the_draft_as_it_is(opened, tmp_path) -> None:
    path, _ = written(opened, decided(opened, "accepted"), tmp_path, response=True)
    assert read(path, "accepted") == read(DRAFT, "accepted")
    assert read(path, "rejected") == read(DRAFT, "rejected")


@pytest.mark.parametrize("response", [True, False])
def test_nothing_internal_leaves_in_any_byte(opened, tmp_path, response) -> None:
    decisions = decided(opened, "rejected", reply="请恢复原文。")
    path, xml = written(opened, decisions, tmp_path, response=response, comments="clean")
    for words in (SECRET, "【严重】", "【重要】", "对我方", "内部备注", "民法典 "):
        assert words not in xml
    comments = zipfile.ZipFile(path).read("word/comments.xml").decode()
    said = re.findall(r"<w:t [^>]*>([^<]*)</w:t>", comments)
    assert set(said) == {"请恢复原文。"}


def test_our_comments_carry_severity_effect_and_note(opened, tmp_path) -> None:
    path, xml = written(opened, decided(opened, "rejected"), tmp_path, comments="ours")
    comments = zipfile.ZipFile(path).read("word/comments.xml").decode()
    assert SECRET in comments
    assert "【严重】" in comments
    assert (
        comments.count("<w:comment ") == xml.count("<w:commentReference") == xml.count("<w:commentRangeEnd")
    )
    assert comments.count("<w:comment ") >= len([f for f in opened.findings if f.draft])
    assert 'PartName="/word/comments.xml"' in xml


def test_no_comments_means_no_comments_part(opened, tmp_path) -> None:
    path, _ = written(opened, decided(opened, "rejected", reply="请恢复。"), tmp_path, comments="none")
    assert "word/comments.xml" not in zipfile.ZipFile(path).namelist()


def test_a_response_refuses_internal_comments(opened) -> None:
    with pytest.raises(ExportError) as caught:
        write_word(opened, {}, WordOptions(response=True, comments="ours"))
    assert caught.value.key == "export.response_ours"


def test_a_bad_date_is_refused(opened) -> None:
    with pytest.raises(ExportError) as caught:
        write_word(opened, {}, WordOptions(date="昨天"))
    assert caught.value.key == "export.word_date"


def test_the_file_is_written_by_its_ending(opened, tmp_path) -> None:
    path = export(opened, {}, tmp_path / "修订稿.docx", date="2026-01-01")
    assert read(path, "rejected") == read(BASE, "accepted")


def test_a_text_baseline_serves_for_a_redline(tmp_path) -> None:
    opened = review(BASE.with_suffix(".md"), DRAFT)
    path = export(opened, {}, tmp_path / "redline.docx", date="2026-01-01")
    assert read(path, "accepted") == read(DRAFT, "accepted")


def _xml(path: Path) -> str:
    return zipfile.ZipFile(path).read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("kept", "verdict"),
    [
        ("2.1 乙方应当赔偿损失。", "rejected"),
        ("", "rejected"),
        ("", "accepted"),
        ("2.1 乙方应当赔偿损失。", "open"),
    ],
)
def test_a_reply_stands_at_its_clause_also_where_words_are_gone(tmp_path, kept, verdict) -> None:
    head = [
        "采购合同",
        "甲方：海宁公司",
        "乙方：青川公司",
        "第一条 总则",
        "1.1 乙方应当供货。",
        "第二条 责任",
    ]
    tail = ["2.2 甲方应当付款。"]
    gone = "2.1 乙方应当赔偿损失，并承担甲方支出的律师费、鉴定费和差旅费。"
    files = [tmp_path / "base.docx", tmp_path / "draft.docx"]
    for path, words in zip(files, ([gone], [kept] if kept else []), strict=True):
        document = Document()
        for line in (*head, *words, *tail):
            document.add_paragraph(line)
        document.save(str(path))
    compared = review(*files)
    keys = point_keys(compared)
    key = next(keys[f.id] for f in compared.findings if f.base and not f.draft and "2.1" not in f.base.quote)
    path, _ = written(
        compared, {key: Decision(key, verdict, reply="律师费请恢复。")}, tmp_path, response=True
    )
    home = next(p for p in Document(str(path)).element.body.iter(P) if p.find(COMMENT) is not None)
    words = "".join(node.text or "" for node in home.iter(TEXT))
    restored = not kept and verdict == "rejected"
    assert words.startswith("2.1" if kept or restored else "第二条")
