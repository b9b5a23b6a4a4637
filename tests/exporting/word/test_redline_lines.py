"""A line to write on, which a form in Word draws as underlined blanks, is one again when all is rejected."""

from __future__ import annotations

import zipfile

import pytest

from benchmarks.word_reader import read
from reviewer.reading import read_document


def said(*pieces: str) -> str:
    """Return a paragraph of runs; one that holds `~` is underlined, and each `~` is a blank."""
    runs = ""
    for piece in pieces:
        look = '<w:rPr><w:u w:val="single"/></w:rPr>' if "~" in piece else ""
        runs += f'<w:r>{look}<w:t xml:space="preserve">{piece.replace("~", " ")}</w:t></w:r>'
    return f"<w:p>{runs}</w:p>"


LINES = {
    "put in": (said("甲方：", "      ", "乙方："), said("甲方：", "~~~~", "身份证号：", "~~~")),
    "taken out": (said("甲方：", "~~~~", " 电话：", "~~~~~"), said("甲方：", "    ", " 电话：", "     ")),
    "shorter": (said("期限自", "~~~~~~", "年起。"), said("期限自", "~~", "年起至", "~~~", "年止。")),
    "filled in": (said("租金", "~~~~~~", "元。"), said("租金", "~~3000~~", "元。")),
    "a tab": (said("姓名：", "\t\t", "（签字）"), said("姓名：", "~~", "（盖章）")),
}


@pytest.mark.parametrize("case", LINES)
def test_a_line_comes_back_as_a_line(case: str, word_file, laid_over) -> None:
    base, draft = (word_file(name, body + said("尾")) for name, body in zip("ab", LINES[case], strict=True))
    made = laid_over(base, draft)
    assert made.faults == []
    assert (made.rejected, made.accepted) == (read(base, "accepted"), read(draft, "accepted"))

    def words(path, view="accepted"):
        return [block.text for block in read_document(path, view=view).blocks]

    assert words(made.path, "rejected") == words(base)
    assert words(made.path) == words(draft)


def test_underlined_words_are_compared_by_their_words(word_file, laid_over) -> None:
    words = "本合同由 双方  签署"
    base = word_file("a", said(words) + said("尾"))
    run = f'<w:r><w:rPr><w:u w:val="none"/></w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
    draft = word_file("b", f"<w:p>{run}</w:p>" + said("尾"))
    assert "<w:ins" not in _main(laid_over(base, draft).path)


def _main(path) -> str:
    return zipfile.ZipFile(path).read("word/document.xml").decode()
