"""`reviewer batch` as a user gives it: what is compared, what is told, what is in the folder afterwards."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import signal
import sqlite3
import subprocess
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.batch.drafts import BASE, HARSH, MILD, changed, contents, environment, given

if TYPE_CHECKING:
    from pathlib import Path

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def rows(out: Path) -> dict[str, dict[str, str]]:
    """The table by the names of the drafts."""
    text = (out / "results.csv").read_text(encoding="utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text)))
    return {row["对方稿"]: row for row in table}


def test_every_draft_gets_a_line_and_a_report(batch, folder):
    run = batch("基准.txt", "drafts", "-o", "out", "--side", "甲方")
    assert (run.returncode, run.stderr) == (0, "")
    assert "已比对 3 份" in run.stdout
    table = rows(folder / "out")
    assert sorted(table) == ["乙稿.txt", "华东/甲稿.txt", "甲稿.txt"]
    harsh = table["甲稿.txt"]
    assert (harsh["状态"], harsh["基准文本"], harsh["变动条款"]) == ("已比对", "基准.txt", "1")
    assert int(harsh["对我方不利"]) >= 1
    assert "千分之三" in harsh["最重要的事项"]
    report = (folder / "out" / harsh["报告"]).read_text(encoding="utf-8")
    assert "千分之三" in report
    assert "季度" in (folder / "out" / "reports" / "华东" / "甲稿.txt.md").read_text(encoding="utf-8")


def test_reports_are_the_ones_that_a_single_comparison_gives(batch, folder):
    batch("基准.txt", "drafts", "-o", "out", "--report", "md,html,json", "--side", "甲方")
    command = [*given()[:3], "export", "基准.txt", "drafts/甲稿.txt", "--side", "甲方", "--lang", "zh", "-o"]
    for ending in ("md", "html"):
        subprocess.run([*command, f"one.{ending}"], cwd=folder, env=environment(folder), check=True)
        one = (folder / f"one.{ending}").read_bytes()
        assert (folder / "out" / "reports" / f"甲稿.txt.{ending}").read_bytes() == one
    value = json.loads((folder / "out" / "reports" / "甲稿.txt.json").read_bytes())
    assert value["schema"] == "reviewer/comparison/1"
    assert (value["draft"]["path"], value["base"]["path"]) == ("甲稿.txt", "基准.txt")


RULE = """[[rule]]
id = "F-1"
kind = "advice.risk"
severity = "minor"
any = ["盘点表"]
message = { zh = "「{words}」须由财务复核。" }
"""


def test_a_firms_own_rules_and_what_it_put_aside_reach_every_draft(batch, folder):
    rules = folder / "rules"
    rules.mkdir()
    (rules / "own.toml").write_text(RULE, encoding="utf-8")
    asked = ("基准.txt", "drafts", "-o", "out", "--rules", "rules", "--report", "json")

    def told() -> list[int]:
        reports = folder / "out" / "reports"
        paths = [reports / name for name in ("甲稿.txt.json", "乙稿.txt.json", "华东/甲稿.txt.json")]
        found = [json.loads(path.read_bytes())["findings"] for path in paths]
        return [sum(one["data"].get("rule") == "F-1" for one in seen) for seen in found]

    batch(*asked)
    assert told() == [1, 1, 1]
    check = [*given()[:3], "check", "drafts/乙稿.txt", "--rules", "rules"]
    run = subprocess.run(
        [*check, "--format", "json"], cwd=folder, env=environment(folder), check=True, capture_output=True
    )
    name = next(one["id"] for one in json.loads(run.stdout)["findings"] if one["data"].get("rule") == "F-1")
    aside = [*check, "--dismiss", name, "--reason", "已核对"]
    subprocess.run(aside, cwd=folder, env=environment(folder), check=True, capture_output=True)
    assert "1 份沿用上次的结果" in batch(*asked).stdout, "two drafts are the same file"
    assert told() == [1, 0, 0]
    (rules / "own.toml").write_text(RULE.replace("any", "all"), encoding="utf-8")
    refused = batch(*asked)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "own.toml" in refused.stderr


def test_what_cannot_be_compared_is_a_line_with_its_cause(batch, folder):
    drafts = folder / "drafts"
    (drafts / "坏.docx").write_bytes(b"PK\x03\x04" + b"\0" * 400)
    (drafts / "空.txt").touch()
    (drafts / "扫描.pdf").write_bytes(b"%PDF-1.7\n")
    with zipfile.ZipFile(drafts / "炸弹.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"\0" * (64 << 20))
    (drafts / "图.png").write_bytes(b"\x89PNG")
    (drafts / "~$甲稿.docx").write_bytes(b"lock")
    (drafts / ".DS_Store").write_bytes(b"x")
    (drafts / "断.txt").symlink_to(folder / "nowhere.txt")
    (drafts / "圈").symlink_to(drafts, target_is_directory=True)
    os.mkfifo(drafts / "管道.txt")
    run = batch("基准.txt", "drafts", "-o", "out")
    assert run.returncode == 0
    assert "已比对 3 份，未能比对 5 份，非合同文件 3 份" in run.stdout
    table = rows(folder / "out")
    causes = {name: row["原因"] for name, row in table.items() if row["状态"] != "已比对"}
    assert sorted(causes) == sorted(
        ["坏.docx", "空.txt", "扫描.pdf", "炸弹.docx", "断.txt", "图.png", "圈", "管道.txt"]
    )
    assert all(causes.values())
    assert all(table[name]["处理办法"] for name in causes)
    assert "PDF" in causes["扫描.pdf"]
    assert "压缩" in causes["炸弹.docx"]
    reports = sorted(path.name for path in (folder / "out" / "reports").iterdir())
    assert reports == [
        "乙稿.txt.md",
        "华东",
        "甲稿.txt.md",
    ]


def test_a_baseline_among_the_drafts_and_the_results_below_them_are_no_drafts(batch, folder):
    (folder / "drafts" / "基准.txt").write_text(BASE, encoding="utf-8")
    for _ in range(2):
        batch("drafts/基准.txt", "drafts", "-o", "drafts/out")
        table = rows(folder / "drafts" / "out")
        assert sorted(table) == ["乙稿.txt", "华东/甲稿.txt", "基准.txt", "甲稿.txt"]
        assert table["基准.txt"]["状态"] == "已跳过"


def test_names_that_a_disk_or_a_table_may_confuse_stay_apart(batch, folder):
    drafts = folder / "drafts"
    long = "很长的合同名称" * 12
    for name in (f"{long[:80]}.txt", "A.TXT", "a.txt", "甲稿.md", "行\n末.txt", "\udcff.txt"):
        (drafts / name).write_bytes(MILD.encode())
    run = batch("基准.txt", "drafts", "-o", "out")
    assert "已比对 9 份" in run.stdout
    reports = [path.relative_to(folder / "out") for path in (folder / "out" / "reports").rglob("*.md")]
    assert len({str(path).casefold() for path in reports}) == 9
    assert len(rows(folder / "out")) == 9


def test_no_cell_becomes_a_formula(batch, folder):
    (folder / "drafts" / "=cmd|' C calc'!A0.txt").write_text(MILD, encoding="utf-8")
    (folder / "drafts" / "甲稿.txt").write_text(
        changed("3.1 因乙方保管不善", "3.1 =HYPERLINK(A1)因乙方保管不善"), encoding="utf-8"
    )
    batch("基准.txt", "drafts", "-o", "out")
    text = (folder / "out" / "results.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any("cmd|" in cell for cell in cells)
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]
    with zipfile.ZipFile(folder / "out" / "results.xlsx") as packed:
        sheet = etree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
    assert sheet.find(f".//{SHEET}f") is None
    kinds = {cell.get("t") for cell in sheet.iter(f"{SHEET}c")}
    assert kinds == {"inlineStr", None}
    numbers = [cell.findtext(f"{SHEET}v") for cell in sheet.iter(f"{SHEET}c") if cell.get("t") is None]
    assert numbers
    assert all(number.isdigit() for number in numbers)


def test_the_same_batch_gives_the_same_bytes_however_many_work_on_it(batch, folder):
    batch("基准.txt", "drafts", "-o", "one", "--jobs", "1")
    batch("基准.txt", "drafts", "-o", "three", "--jobs", "3")
    assert contents(folder / "one") == contents(folder / "three")


def test_only_what_changed_is_compared_again(batch, folder):
    batch("基准.txt", "drafts", "-o", "out")
    report = folder / "out" / "reports" / "甲稿.txt.md"
    before = report.stat().st_mtime_ns
    (folder / "drafts" / "乙稿.txt").write_text(HARSH, encoding="utf-8")
    (folder / "drafts" / "华东" / "甲稿.txt").unlink()
    run = batch("基准.txt", "drafts", "-o", "out")
    assert "其中 1 份沿用上次的结果" in run.stdout
    assert report.stat().st_mtime_ns == before
    assert "千分之三" in (folder / "out" / "reports" / "乙稿.txt.md").read_text(encoding="utf-8")
    assert not (folder / "out" / "reports" / "华东" / "甲稿.txt.md").exists()
    assert "其中" not in batch("基准.txt", "drafts", "-o", "out", "--side", "乙方").stdout


def _heed_interrupts():
    """Undo what a shell does to the commands that it runs in the background: they ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupted_batch_says_how_to_go_on_and_does(batch, folder):
    for number in range(30):
        draft = changed("60,000", f"{61 + number},000")
        (folder / "drafts" / f"稿{number:02}.txt").write_text(draft, encoding="utf-8")
    reports = folder / "out" / "reports"
    run = subprocess.Popen(
        given("基准.txt", "drafts", "-o", "out", "--jobs", "1", "--lang", "zh"),
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=_heed_interrupts,
    )
    while len(list(reports.glob("*.md"))) < 2:  # the first is surely recorded when the second is written
        assert run.poll() is None
        time.sleep(0.005)
    os.killpg(run.pid, signal.SIGINT)
    out, error = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "再次运行同一命令即可继续" in error.decode()
    assert error.count(b"\n") == 1
    states = [row["状态"] for row in rows(folder / "out").values()]
    done = states.count("已比对")
    assert f"已比对 {done} 份" in out.decode()
    written = len(list(reports.rglob("*.md")))
    assert done <= written <= done + 1, "a report that was just written may still lack its record"
    assert (states.count("已比对"), states.count("尚未比对")) == (done, 33 - done)
    assert not list((folder / "out").rglob(".reviewer-*"))
    again = batch("基准.txt", "drafts", "-o", "out")
    assert f"其中 {done} 份沿用上次的结果" in again.stdout
    batch("基准.txt", "drafts", "-o", "whole")
    assert contents(folder / "out") == contents(folder / "whole")


def test_a_batch_that_was_killed_goes_on_and_leaves_no_scraps(batch, folder):
    batch("基准.txt", "drafts", "-o", "out")
    with sqlite3.connect(folder / "out" / "record.sqlite3") as record:
        record.execute("UPDATE draft SET key = '', outcome = '', files = '{}'")
    record.close()
    (folder / "out" / "reports" / "甲稿.txt.md").write_bytes(b"half")
    (folder / "out" / "reports" / ".reviewer-x").write_bytes(b"half")
    run = batch("基准.txt", "drafts", "-o", "out")
    assert "已比对 3 份" in run.stdout
    batch("基准.txt", "drafts", "-o", "whole")
    assert contents(folder / "out") == contents(folder / "whole")


def test_foreign_files_are_left_alone_unless_forced(batch, folder):
    out = folder / "out"
    out.mkdir()
    (out / "results.csv").write_text("mine", encoding="utf-8")
    run = batch("基准.txt", "drafts", "-o", "out")
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
    assert contents(out) == {"results.csv": b"mine"}
    assert batch("基准.txt", "drafts", "-o", "out", "--force").returncode == 0
    assert len(rows(out)) == 3
    (folder / "drafts" / "新稿.txt").write_text(MILD, encoding="utf-8")
    (out / "reports" / "新稿.txt.md").write_text("mine", encoding="utf-8")
    assert "新稿.txt.md" in batch("基准.txt", "drafts", "-o", "out").stderr
    assert (out / "reports" / "新稿.txt.md").read_text(encoding="utf-8") == "mine"


def test_notes_written_into_a_result_are_not_lost(batch, folder):
    batch("基准.txt", "drafts", "-o", "out")
    report = folder / "out" / "reports" / "甲稿.txt.md"
    report.write_text("my notes", encoding="utf-8")
    assert batch("基准.txt", "drafts", "-o", "out").returncode == 0
    (folder / "drafts" / "甲稿.txt").write_text(MILD, encoding="utf-8")
    batch("基准.txt", "drafts", "-o", "out")
    row = rows(folder / "out")["甲稿.txt"]
    assert report.read_text(encoding="utf-8") == "my notes"
    assert (row["状态"], "修改过" in row["原因"]) == ("未能比对", True)
    table = folder / "out" / "results.md"
    table.write_text("my notes", encoding="utf-8")
    assert "results.md" in batch("基准.txt", "drafts", "-o", "out").stderr
    assert table.read_text(encoding="utf-8") == "my notes"
    assert batch("基准.txt", "drafts", "-o", "out", "--force").returncode == 0
    assert "季度" in report.read_text(encoding="utf-8")


def test_a_library_gives_each_draft_its_nearest_baseline(batch, folder):
    (folder / "仓储.txt").write_text(BASE, encoding="utf-8")
    add = [*given()[:3], "baseline", "add", "仓储.txt"]
    subprocess.run(add, cwd=folder, env=environment(folder), check=True, capture_output=True)
    (folder / "drafts" / "闲文.txt").write_text("白日依山尽，黄河入海流。", encoding="utf-8")
    run = batch("--against-library", "drafts", "-o", "out", "--side", "甲方")
    assert run.returncode == 0, run.stderr
    table = rows(folder / "out")
    assert table["甲稿.txt"]["基准文本"] == "仓储@1"
    assert int(table["甲稿.txt"]["相似度 %"]) > 80
    assert table["甲稿.txt"]["变动条款"] == "1"
    assert "没有与之相近的文本" in table["闲文.txt"]["原因"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("基准.txt", "nowhere", "-o", "out"), "nowhere"),
        (("nothing.txt", "drafts", "-o", "out"), "nothing.txt"),
        (("基准.txt", "drafts"), "--output"),
        (("drafts", "-o", "out"), "文件夹"),
        (("--against-library", "基准.txt", "drafts", "-o", "out"), "drafts"),
        (("基准.txt", "drafts", "-o", "drafts"), "drafts"),
        (("基准.txt", "drafts", "-o", "nowhere/out"), "nowhere"),
        (("基准.txt", "drafts", "-o", "out", "--side", "丙方"), "丙方"),
        (("基准.txt", "drafts", "-o", "out", "--table", "pdf"), "pdf"),
        (("基准.txt", "drafts", "-o", "out", "--jobs", "0"), "--jobs"),
    ],
)
def test_a_request_that_cannot_be_carried_out_is_one_line(batch, folder, arguments, word):
    run = batch(*arguments)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
    assert word in run.stderr
    assert not (folder / "out").exists()


def test_scripts_may_ask_how_grave_it_is(batch, folder):
    assert batch("基准.txt", "drafts", "-o", "out", "--fail-on", "critical").returncode == 1
    (folder / "drafts" / "甲稿.txt").unlink()
    assert batch("基准.txt", "drafts", "-o", "out", "--fail-on", "critical").returncode == 0


def test_a_terminal_sees_how_far_it_is_and_nothing_of_it_stays(folder):
    master, slave = pty.openpty()
    run = subprocess.Popen(
        given("基准.txt", "drafts", "-o", "out", "--lang", "en"),
        cwd=folder,
        env={**environment(folder), "COLUMNS": "60"},
        stdout=subprocess.PIPE,
        stderr=slave,
    )
    os.close(slave)
    shown = b""
    while piece := _read(master):
        shown += piece
    os.close(master)
    assert run.wait(timeout=60) == 0
    lines = shown.decode().split("\r")
    assert "3 of 3 · not compared: 0" in shown.decode()
    assert "\n" not in shown.decode()
    assert lines[-2:] == [" " * len(lines[-2]), ""]


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:
        return b""
