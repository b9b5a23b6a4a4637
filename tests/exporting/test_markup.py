"""Document text stays text in every renderer that a lawyer's readers may use."""

from __future__ import annotations

import html
import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reviewer.exporting.excerpt import Run
from reviewer.exporting.markup import deleted, escape, inserted, marked, quoted_lines

GITHUB = MarkdownIt("gfm-like", {"html": True, "linkify": False})
HOSTILE = (
    "甲方|乙方", "[甲方公司名称]", "[a](http://x.y/z_w)", "`code` **b** _i_ __init__", "<script>x</script>",
    "&amp; &#124;",
    "# 标题", "- 列表", "+ x", "1. 一", "12) x", "(1) x", "(a) y", "iv. x", "http://a.com/x_y*z",
    "www.a_b.com", "a@b.com @user", "$x^2$ H~2~O", "~~x~~", "-- --- ... ....", "\"引\" 'x'", "\\section \\n",
    "____ 年", "!! ![x](y)", "% title", "= x", "| a | b |", "(@) x", "[^1]: x", "{#id .c}", "---", "***",
    ": def", "~ x", "2026-11-20", "a--b", "\\", "a\\", "“重要”", "……", "<del>x</del>", "<!-- -->",
    "1\\. x", "#. x",
)  # fmt: skip


def visible(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup)).strip()


def pandoc(text: str, form: str) -> str:
    run = subprocess.run(
        ["pandoc", "-f", form, "-t", "html", "--wrap=none"],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_shows_exactly_its_characters(text: str):
    assert visible(GITHUB.render(escape(text))) == text
    assert visible(GITHUB.render(f"> **甲**：{escape(text)}")) == f"甲：{text}"


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_keeps_a_table_cell_one_cell(text: str):
    page = GITHUB.render(f"| a | b |\n|---|---|\n| {escape(text)} | 乙 |\n")
    cells = re.findall(r"<td>(.*?)</td>", page)
    assert [visible(cell) for cell in cells] == [text, "乙"]


@needs_pandoc
@pytest.mark.parametrize("form", ["markdown", "gfm"])
def test_pandoc_shows_exactly_the_characters(form: str):
    pages = pandoc("\n\n".join(f"甲：{escape(text)}。" for text in HOSTILE), form)
    shown = [visible(page) for page in re.findall(r"<p>(.*?)</p>", pages)]
    assert shown == [f"甲：{text}。" for text in HOSTILE]


@needs_pandoc
def test_a_mark_beside_chinese_punctuation_reaches_word_through_pandoc():
    run = subprocess.run(
        ["pandoc", "-f", "markdown", "-t", "native"],
        input=f"按{deleted('“应付未付金额”')}{inserted('“合同总额”')}的",
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "Strikeout" in run.stdout
    assert "Strong" in run.stdout


@pytest.mark.parametrize("text", HOSTILE)
def test_a_mark_takes_whatever_stands_beside_it(text: str):
    page = GITHUB.render(f"的{deleted(text)}的{inserted(text)}的")
    assert visible(page) == f"的{text}的{text}的"
    assert "<s>" in page
    assert "<strong>" in page


@given(st.text(alphabet="甲a1 .-_*`~|[]()<>&\\#$!:@^\"'{}=+“”，\n", max_size=24))
def test_any_text_survives_on_one_line(text: str):
    shown = re.sub(r"\s*\n\s*", " ", text).strip(" ")
    assert "\n" not in escape(text)
    assert visible(GITHUB.render(f"甲{escape(text)}乙")) == f"甲{shown}乙"


def test_controls_and_reversals_are_shown_and_not_obeyed():
    assert escape("a\x1b[31mb\u202ec") == "a\ufffd\\[31mb\ufffdc"


def test_an_excerpt_keeps_the_blanks_around_a_mark():
    runs = (Run("pay "), Run("five", True), Run(" days"), Run(""))
    assert visible(GITHUB.render(marked(runs, old=True, gap="…"))) == "pay five days …"


def test_a_proposal_of_several_lines_is_a_quote_of_several_paragraphs():
    page = GITHUB.render("\n".join(quoted_lines("第一段\n- 第二段")))
    assert re.findall(r"<p>(.*?)</p>", page) == ["第一段", "- 第二段"]
