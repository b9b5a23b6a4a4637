"""The catalogue speaks both languages alike, and the code asks for nothing that it lacks."""

from __future__ import annotations

import errno
import os
import re
import string
import tomllib
from pathlib import Path

import pytest

import reviewer
from reviewer.errors import ExportError
from reviewer.messages import describe, render, say
from reviewer.model import Message

PACKAGE = Path(reviewer.__file__).parent
MESSAGES = PACKAGE / "messages"
FILES = sorted(path.name for path in (MESSAGES / "zh").glob("*.toml"))
ROOMS = "|".join(name.removesuffix(".toml") for name in FILES)
KEY = re.compile(rf"""["']((?:{ROOMS})(?:\.[a-z_0-9]+)+)["']""")
ERROR = re.compile(r"""Error\(\s*["']([a-z_]+(?:\.[a-z_]+)+)["']""")


def entries(lang: str, name: str) -> dict[str, str]:
    """Return every sentence of a file by its dotted key."""
    found: dict[str, str] = {}

    def walk(table: dict[str, object], path: str) -> None:
        for key, value in table.items():
            if isinstance(value, dict):
                walk(value, f"{path}{key}.")
            else:
                found[path + key] = str(value)

    walk(tomllib.loads((MESSAGES / lang / name).read_text(encoding="utf-8")), "")
    return found


def parameters(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_both_languages_have_the_same_files():
    assert sorted(path.name for path in (MESSAGES / "en").glob("*.toml")) == FILES


@pytest.mark.parametrize("name", FILES)
def test_both_languages_have_the_same_keys_with_the_same_parameters(name: str):
    zh, en = entries("zh", name), entries("en", name)
    assert sorted(zh) == sorted(en)
    assert {key: parameters(zh[key]) for key in zh} == {key: parameters(en[key]) for key in zh}


@pytest.mark.parametrize("name", FILES)
def test_no_sentence_was_left_in_the_other_language(name: str):
    han = re.compile(r"[\u4e00-\u9fff]{8,}")
    assert [key for key, sentence in entries("en", name).items() if han.search(sentence)] == []


def test_every_error_says_its_cause_and_its_remedy():
    keys = entries("zh", "errors.toml")
    names = {key.rpartition(".")[0] for key in keys}
    assert sorted(keys) == sorted(f"{name}.{part}" for name in names for part in ("cause", "remedy"))


def test_every_key_in_the_code_is_in_the_catalogue():
    known = {f"{name[:-5]}.{key}" for name in FILES for key in entries("zh", name)}
    tables = {key.rpartition(".")[0] for key in known}
    missing = []
    for path in PACKAGE.rglob("*.py"):
        code = path.read_text(encoding="utf-8")
        asked = {match[1] for match in KEY.finditer(code) if not re.search(r"\.(?:toml|py|json)$", match[1])}
        asked |= {f"errors.{match[1]}.cause" for match in ERROR.finditer(code)}
        missing += [f"{path.name}: {key}" for key in asked if key not in known and key not in tables]
    assert sorted(missing) == []


def test_an_error_is_one_line_with_the_file_first():
    error = ExportError("export.ending", path="意见.pdf", ending=".pdf", endings=".md")
    assert describe(error, "zh").startswith("意见.pdf：")
    assert describe(error, "en").startswith("意见.pdf: ")
    assert "\n" not in describe(error, "zh")


def test_a_parameter_is_never_read_as_a_template():
    assert "{0}[甲方]{x}" in say("errors.usage.side.cause", "zh", side="{0}[甲方]{x}")


def test_a_message_inside_a_message_is_rendered_in_the_same_language():
    inner = Message("words.severity.critical")
    assert render(Message("words.pair.and_edited", {"shape": inner}), "en") == "Critical and edited"


def test_what_the_system_says_is_told_in_the_readers_language():
    for said in (os.strerror(errno.ENOSPC), "database or disk is full"):
        error = ExportError("export.cannot_write", path="意见.md", reason=said)
        assert describe(error, "zh").startswith("意见.md：不能写入（磁盘已满）")
    odd = ExportError("export.cannot_write", path="x", reason="something else")
    assert "something else" in describe(odd, "zh")


def test_a_word_that_hangs_on_a_number_takes_its_form():
    told = [say("notes.report.check_untitled", "en", kind="contract", n=n) for n in (0, 1, 2)]
    assert told == ["contract, 0 clauses", "contract, 1 clause", "contract, 2 clauses"]
    carried = [say("notices.tracked_accepted", "zh", count=10, formats=n) for n in (0, 1)]
    assert carried[0] == "文件带有 10 处修订痕迹，按全部接受后的文本读入"
    assert "另有 1 处格式修订" in carried[1]


@pytest.mark.parametrize("name", FILES)
def test_no_english_sentence_says_one_clauses(name: str):
    """A number with a noun in the plural right behind it says which form stands for one."""
    always_many = {"split", "merged", "throughout", "mixed", "product", "width_cramped", "width_stacked"}
    plural = re.compile(r"\{(?:n|count|tracked|comments|fallbacks|more)\} [a-z]+s\b(?! of \{)")
    wrong = [
        key
        for key, sentence in entries("en", name).items()
        if plural.search(sentence) and key.rpartition(".")[2] not in always_many
    ]
    assert wrong == []


def test_chinese_messages_quote_in_one_style():
    texts = {name: (MESSAGES / "zh" / name).read_text(encoding="utf-8") for name in FILES}
    assert [name for name, text in texts.items() if set("“”") & set(text)] == []


@pytest.mark.parametrize(
    ("lang", "old", "said"),
    [
        ("zh", "乙方应当交货。", "改为「乙方应当交货」。"),
        ("zh", "。", "改为「。」。"),
        ("en", "The Seller delivers.", "becomes “The Seller delivers”."),
        ("en", "at 7 a.m.", "becomes “at 7 a.m.”."),
    ],
)
def test_a_sentence_that_quotes_another_stops_once(lang, old, said):
    words = render(Message("findings.text.reworded", {"old": "x", "new": old}), lang)
    assert words.endswith(said)
