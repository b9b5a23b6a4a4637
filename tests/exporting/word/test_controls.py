"""Content controls in which a redline marks something keep what was marked when Word opens the file."""

from __future__ import annotations

import re
import zipfile

import pytest

from benchmarks.word_parts import p
from benchmarks.word_reader import read

BOUND = '<w:dataBinding w:xpath="/a" w:storeItemID="{00000000-0000-0000-0000-000000000000}"/>'
LOCKED = '<w:lock w:val="sdtContentLocked"/>'
KEPT = '<w:lock w:val="sdtLocked"/>'


def control(words: str, *properties: str, block: bool = True) -> str:
    head = f"<w:sdtPr>{''.join(properties)}</w:sdtPr>"
    if block:
        return f"<w:sdt>{head}<w:sdtContent>{p(words)}</w:sdtContent></w:sdt>"
    inner = f"<w:r><w:t>{words}</w:t></w:r>"
    return f"<w:p><w:sdt>{head}<w:sdtContent>{inner}</w:sdtContent></w:sdt></w:p>"


@pytest.mark.parametrize("block", [True, False])
@pytest.mark.parametrize(
    ("held", "stays", "told"),
    [((BOUND,), "", 1), ((LOCKED, BOUND), "", 1), ((KEPT,), KEPT, 0), (("<w:showingPlcHdr/>",), "", 0)],
)
def test_a_control_with_changes_is_released(held, stays, told, block, word_file, laid_over):
    base = word_file("a", p("合同") + control("价款为100元", *held, block=block))
    draft = word_file("b", p("合同") + control("价款为900元", *held, block=block))
    made = laid_over(base, draft)
    xml = zipfile.ZipFile(made.path).read("word/document.xml").decode()
    assert re.findall(r"<w:sdtPr/?>(.*?)(?:</w:sdtPr>|<w:sdtContent>)", xml) == [stays]
    assert [one.params["count"] for one in made.redline.notices] == [told] * told
    assert (made.rejected, made.accepted) == (read(base, "accepted"), read(draft, "accepted"))


@pytest.mark.parametrize("turned", [False, True])
def test_a_control_that_would_be_left_empty_becomes_plain_text(turned, word_file, laid_over):
    plain = p("合同") + "<w:p><w:r><w:t>价款为一百元整</w:t></w:r></w:p>"
    files = word_file("a", plain), word_file("b", p("合同") + control("甲方不付款", block=False))
    base, draft = files[::-1] if turned else files
    made = laid_over(base, draft)
    assert "<w:sdt>" not in zipfile.ZipFile(made.path).read("word/document.xml").decode()
    told = [] if turned else ["word.controls_dissolved"]
    assert [one.key for one in made.redline.notices] == told
    assert (made.rejected, made.accepted) == (read(base, "accepted"), read(draft, "accepted"))
    assert made.faults == []


def test_a_control_in_which_nothing_changed_stays_bound_and_locked(word_file, laid_over):
    same = control("价款为100元", LOCKED, BOUND)
    base, draft = word_file("a", p("甲方") + same), word_file("b", p("乙方") + same)
    made = laid_over(base, draft)
    xml = zipfile.ZipFile(made.path).read("word/document.xml").decode()
    assert LOCKED + BOUND in xml
    assert made.redline.notices == []
