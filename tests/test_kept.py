"""What is kept between runs: the same as without it, and lost without harm."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from reviewer import kept, patterns, tables


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """Return a function that opens the file anew, as the next run does."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)

    def opened():
        fresh = kept._Shelf(tmp_path / "shelf.kept")
        monkeypatch.setattr(kept, "_shelf", fresh)
        return fresh

    return opened


EXPRESSIONS = [
    ("甲方|乙方", 0),
    (r"(?P<a>\d+)[,，](?P<b>[^，。]{1,24}?)(?=日|元|$)", 0),
    (r"(?i:\bshall\b)|第\s*(\d{1,4})条(?!件)", re.IGNORECASE),
    ("[" + "".join(map(chr, range(0x4E00, 0x4F00, 3))) + "]+", re.MULTILINE),
]


SAMPLE = "一七三丐甲方 SHALL 在30，收到后日，shall not 付乙方第 12条，第3条件"


def described(expression):
    """What an expression is, and what it finds in a text; the engine's instructions may differ."""
    found = [(one.span(), one.groups()) for one in expression.finditer(SAMPLE)]
    return expression.pattern, expression.flags, expression.groups, dict(expression.groupindex), found


@pytest.mark.parametrize(("pattern", "flags"), EXPRESSIONS)
def test_a_kept_expression_does_what_the_one_that_python_compiles_does(shelf, pattern, flags):
    shelf()
    first = patterns.compiled(pattern, flags)
    assert described(first) == described(re.compile(pattern, flags))
    assert described(first)[-1]
    kept.keep()
    shelf()
    again = patterns.compiled(pattern, flags)
    assert not kept._shelf.grown
    assert again == first
    assert again.groupindex == first.groupindex


def test_a_wrong_expression_is_refused_as_python_refuses_it(shelf):
    shelf()
    with pytest.raises(re.error):
        patterns.compiled("(甲方")


def test_expressions_are_compiled_where_python_lays_them_out_differently(shelf, monkeypatch):
    shelf()
    monkeypatch.setattr(
        patterns, "_instructions", lambda pattern, flags: (pattern, flags, "no code", 0, {}, ())
    )
    assert patterns.compiled("甲方|乙方").findall("乙方与甲方") == ["乙方", "甲方"]


def test_a_table_is_given_as_it_stands_in_its_file_and_anew_each_time(shelf):
    shelf()
    first = tables.read("language", "data", "units.toml")
    kept.keep()
    shelf()
    second = tables.read("language", "data", "units.toml")
    assert first == second
    second.clear()
    assert tables.read("language", "data", "units.toml") == first


def test_a_changed_table_is_read_again(shelf, tmp_path, monkeypatch):
    shelf()
    monkeypatch.setattr(tables, "_HOME", tmp_path)
    (tmp_path / "words.toml").write_text('words = ["应当"]', encoding="utf-8")
    assert tables.read("words.toml") == {"words": ["应当"]}
    kept.keep()
    shelf()
    (tmp_path / "words.toml").write_text('words = ["可以"]', encoding="utf-8")
    assert tables.read("words.toml") == {"words": ["可以"]}


@pytest.mark.parametrize("harm", ["cut", "changed", "emptied", "other version"])
def test_a_damaged_file_is_passed_over(shelf, harm):
    place = shelf().path
    assert kept.kept("key", lambda: [1, 2]) == [1, 2]
    kept.keep()
    content = place.read_bytes()
    place.write_bytes(
        {
            "cut": content[:-3],
            "changed": content[:-1] + bytes([content[-1] ^ 1]),
            "emptied": b"",
            "other version": content.replace(b"3.", b"2.", 1),
        }[harm]
    )
    shelf()
    assert kept.kept("key", lambda: [3]) == [3]


def test_a_run_reads_of_the_file_only_what_it_asks_for(shelf):
    shelf()
    for number in range(3):
        kept.kept(f"key {number}", lambda number=number: number)
    kept.keep()
    again = shelf()
    assert kept.kept("key 1", lambda: "other") == 1
    assert list(again._asked) == ["key 1"]


def test_what_another_process_wrote_meanwhile_stays(shelf):
    first = shelf()
    kept.kept("ours", lambda: 1)
    shelf()
    kept.kept("theirs", lambda: 2)
    kept.keep()
    first.write()
    shelf()
    assert [kept.kept(key, lambda: 0) for key in ("ours", "theirs")] == [1, 2]


def test_of_too_many_entries_those_longest_not_asked_for_go(shelf, monkeypatch):
    monkeypatch.setattr(kept, "_MOST", 3)
    shelf()
    for key in "abc":
        kept.kept(key, lambda: 1)
    kept.keep()
    shelf()
    for key in "ad":
        kept.kept(key, lambda: 1)
    kept.keep()
    assert list(shelf().all()) == ["c", "a", "d"]


def test_nothing_is_written_where_python_writes_no_bytecode(shelf, monkeypatch):
    place = shelf().path
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept.kept("key", lambda: 1)
    kept.keep()
    assert not place.exists()


def test_a_folder_that_cannot_be_written_is_no_failure(shelf):
    opened = shelf()
    opened.path = opened.path.parent / "missing" / "shelf.kept"
    kept.kept("key", lambda: 1)
    kept.keep()
    assert not opened.path.exists()


def test_no_word_of_a_document_is_kept(tmp_path, write_text):
    """Names and sums of a contract go into expressions that are compiled, never into those that are kept."""
    lines = (
        "设备采购合同\n甲方（买方）：紫檀山贸易有限公司\n乙方（卖方）：墨竹溪机械有限公司\n"
        "第一条 价款\n1.1 紫檀方应在{}日内向墨竹方支付人民币 765,432.10 元（下称“青金石款”）。\n"
        "第二条 违约\n2.1 墨竹方逾期交付的，应按每日万分之三支付违约金，青金石款不予退还。\n"
    )
    files = [write_text(f"{days}.txt", lines.format(days)) for days in ("三十", "六十")]
    away = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-m", "reviewer", "compare", *map(str, files), "--format", "json"]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | away)
    (place,) = tmp_path.rglob("*.kept")
    content = place.read_bytes()
    assert "违约金".encode() in content
    assert not [words for words in ("紫檀", "墨竹", "青金石", "765,432") if words.encode() in content]


MEASURED = """设备采购合同
甲方（买方）：北山贸易有限公司
乙方（卖方）：南溪机械有限公司
第一条 货物

| 名称 | 规格 |
| --- | --- |
| 输水管 | 琉璃壁3mm |

第二条 质量
2.1 输水管琉璃壁不小于2mm。
"""
PRICED = """SUPPLY AGREEMENT
This Agreement is made between Alpha Ltd (the "Customer") and Beta Ltd (the "Supplier").
1. The number of zirconets is 400.
2. The Customer shall pay USD 12.50 per zirconet, USD 5,200 in all.
"""
PACKED = """采购合同
甲方（买方）：北山贸易有限公司
乙方（卖方）：南溪机械有限公司
第一条 货物
1.1 每簋装6罍，共350簋，合计2,200罍。
"""


@pytest.mark.parametrize(
    ("text", "words"), [(MEASURED, "琉璃壁"), (PRICED, "zirconet"), (PACKED, "簋"), (PACKED, "罍")]
)
def test_no_word_that_two_clauses_share_is_kept(tmp_path, text, words):
    path = tmp_path / "contract.md"
    path.write_text(text, encoding="utf-8")
    away = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-m", "reviewer", "check", str(path), "--format", "json"]
    told = subprocess.run(command, check=True, capture_output=True, env=os.environ | away).stdout.decode()
    assert any(
        words in finding["draft"]["quote"] or "12.50" in finding["draft"]["quote"]
        for finding in json.loads(told)["findings"]
        if finding["kind"] in ("consistency.contradiction", "consistency.arithmetic")
    )
    (place,) = tmp_path.rglob("*.kept")
    assert words.encode() not in place.read_bytes()


def test_a_second_run_keeps_nothing_new_whatever_the_order_of_its_sets(tmp_path):
    """An expression that is written in the order of a set is another one in every run: it is compiled each
    time, and the file grows without end."""
    sizes = []
    for seed in ("1", "2", "3"):
        subprocess.run(
            [sys.executable, "-m", "reviewer", "demo"],
            check=True,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPYCACHEPREFIX": str(tmp_path),
                "PYTHONDONTWRITEBYTECODE": "",
            },
        )
        (place,) = tmp_path.rglob("*.kept")
        sizes.append(place.stat().st_size)
    assert sizes[0] > 100_000
    assert sizes[1:] == sizes[:1] * 2
