"""A negotiation run from the command line, as a user runs it."""

from __future__ import annotations

import errno
import json
import os
import re
import sqlite3
import zipfile

import pytest

from reviewer.cli.main import main


@pytest.fixture
def started(command, pair):
    """A matter beside the documents, with one draft of the counterparty."""
    assert (
        command("matter", "new", "维护", "--baseline", pair[0], "--side", "甲方", "--at", ".").returncode == 0
    )
    assert command("matter", "add", pair[1], "--from", "counterparty", "--date", "2026-03-01").returncode == 0
    return pair


def status(command) -> dict:
    return json.loads(command("matter", "status", "--format", "json").stdout)


def test_a_matter_is_found_without_being_named_and_shows_its_points(command, started):
    shown = command("matter", "status", "--lang", "zh").stdout
    assert "2026-03-01" in shown
    assert "要点 3 项" in shown
    assert "千分之三" in shown
    assert {point["state"] for point in status(command)["points"]} == {"open"}
    assert "千分之三" in command("matter", "review").stdout


def test_answers_are_kept_and_counted(command, started):
    assert command("matter", "answer", 1, "rejected", "--note", "不可").returncode == 0
    assert [point["state"] for point in status(command)["points"]].count("rejected") == 1
    refused = command("matter", "answer", 99, "rejected")
    assert (refused.returncode, refused.stdout) == (2, "")


def test_countering_with_their_own_words_is_remarked_on(command, started):
    theirs = status(command)["points"][0]["texts"][-1]
    assert theirs
    said = command("matter", "answer", 1, "countered", "--proposal", theirs, "--lang", "zh").stdout
    assert "与对方稿相同" in said
    other = command("matter", "answer", 1, "countered", "--proposal", "另行商定。", "--lang", "zh").stdout
    assert "与对方稿相同" not in other


def test_the_signing_copy_passes_or_is_refused(command, started):
    assert command("matter", "add", started[0], "--from", "us").returncode == 0
    clean = command("matter", "final", started[0], "--lang", "zh", "--date", "2026-04-01")
    assert clean.returncode == 0
    assert "没有任何差异" in clean.stdout
    assert "2026-04-01" in clean.stdout
    changed = command("matter", "final", started[1], "--lang", "zh")
    assert changed.returncode == 1
    assert "保密期限为一年" in changed.stdout


def test_two_matters_are_never_guessed_between(command, started):
    command("matter", "new", "另一项目", "--baseline", started[0], "--at", ".")
    refused = command("matter", "status", "--lang", "zh")
    assert refused.returncode == 2
    assert "维护" in refused.stderr
    assert command("matter", "status", "--matter", "维护").returncode == 0
    assert command("matter", "status", "维护").returncode == 0
    assert "另一项目" in command("matter", "list").stdout


def test_backup_restore_and_export(command, started, tmp_path):
    assert command("matter", "backup", "b.matter-backup").returncode == 0
    assert command("matter", "backup", "b.matter-backup").returncode == 2
    assert command("matter", "restore", "b.matter-backup", "--name", "恢复", "--at", "old").returncode == 0
    assert command("matter", "status", "--matter", "old/恢复.matter").returncode == 0
    assert command("matter", "export", "all.zip").returncode == 0
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        names = packed.namelist()
        assert packed.read("01-counterparty-对方稿.txt") == started[1].read_bytes()
    assert {"status.json", "decisions.json", "status.txt"} < set(names)
    nowhere = command("matter", "export", tmp_path / "nowhere" / "all.zip", "--lang", "en")
    assert nowhere.returncode == 2
    assert "the file cannot be written" in nowhere.stderr


def test_what_is_no_contract_or_no_party_makes_no_matter(command, pair, tmp_path):
    (tmp_path / "空.txt").write_text("", encoding="utf-8")
    assert command("matter", "new", "x", "--baseline", "空.txt", "--at", ".").returncode == 2
    assert command("matter", "new", "x", "--baseline", pair[0], "--side", "丙方", "--at", ".").returncode == 2
    assert list(tmp_path.glob("*.matter")) == []


def corrupt(path):
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x55" * len(content[4096:])
    path.write_bytes(content)


def foreign(path):
    path.write_text("这不是项目文件", encoding="utf-8")


def newer(path):
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9")
    connection.close()


@pytest.mark.parametrize(
    ("damage", "cause", "remedy"),
    [
        (corrupt, "已损坏", "恢复"),
        (foreign, "不是本程序的", "移走"),
        (newer, "更新的版本", "升级"),
        (lambda path: path.unlink(), "没有这个项目文件", "reviewer matter list"),
    ],
)
def test_a_file_that_cannot_be_opened_is_told_with_cause_and_remedy_and_left_alone(
    command, started, tmp_path, damage, cause, remedy
):
    path = tmp_path / "维护.matter"
    damage(path)
    before = path.read_bytes() if path.exists() else None
    for action in ("status", "review"):
        refused = command("matter", action, "--matter", "维护.matter", "--lang", "zh")
        assert (refused.returncode, refused.stdout) == (2, "")
        assert cause in refused.stderr
        assert remedy in refused.stderr
    assert (path.read_bytes() if path.exists() else None) == before
    listed = command("matter", "list", "--lang", "zh").stdout
    assert (cause in listed) == path.exists()


def test_a_name_that_is_taken_a_side_that_is_none_and_a_matter_without_drafts_are_told(command, pair):
    made = ("matter", "new", "维护", "--baseline", pair[0], "--at", ".", "--lang", "zh")
    wrong = command(*made, "--side", "丙方")
    assert "丙方" in wrong.stderr
    assert "甲方（委托方）、乙方（服务方）" in wrong.stderr
    assert command(*made).returncode == 0
    taken = command(*made)
    assert taken.returncode == 2
    assert "已经存在" in taken.stderr
    assert "换一个名称" in taken.stderr
    for action in (("review",), ("issues", "-o", "x.md"), ("response", "-o", "x.docx")):
        refused = command("matter", *action, "--lang", "zh")
        assert refused.returncode == 2
        assert "reviewer matter add" in refused.stderr


def test_the_issues_list_of_a_matter_goes_by_its_ending(command, started, tmp_path):
    for name in ("清单.csv", "清单.docx", "清单.html"):
        assert command("matter", "issues", "-o", name).returncode == 0
        assert (tmp_path / name).stat().st_size > 500
    refused = command("matter", "issues", "-o", "清单.txt", "--lang", "zh")
    assert refused.returncode == 2
    assert ".xlsx" in refused.stderr


def test_a_draft_added_by_mistake_is_refused_where_it_is_the_same_file_and_else_taken_back(command, started):
    again = command("matter", "add", started[1], "--from", "counterparty", "--lang", "zh")
    assert again.returncode == 2
    assert "与第 1 轮的文件完全相同" in again.stderr
    assert command("matter", "add", started[0], "--from", "counterparty").returncode == 0
    gone = command("matter", "take-back", "--lang", "zh")
    assert (gone.returncode, "第 2 轮（对方）" in gone.stdout) == (0, True)
    assert len(status(command)["rounds"]) == 2
    nowhere = command("matter", "backup", "nowhere/b.matter", "--lang", "zh")
    assert nowhere.returncode == 2
    assert "没有这个文件夹" in nowhere.stderr


def test_the_hour_of_a_round_is_written_as_it_is_read(command, started):
    assert command("matter", "take-back").returncode == 0
    assert command("matter", "add", started[1], "--from", "counterparty").returncode == 0
    shown = command("matter", "status", "--lang", "zh").stdout
    assert re.search(r"第 1 轮 .*\d{4}-\d\d-\d\d \d\d:\d\d ", shown)


def test_an_answer_never_goes_into_a_backup_beside_the_documents(command, pair, tmp_path):
    data = {"REVIEWER_DATA": str(tmp_path / "data")}
    assert command("matter", "new", "维护", "--baseline", pair[0], "--side", "甲方", **data).returncode == 0
    assert command("matter", "add", pair[1], "--from", "counterparty", **data).returncode == 0
    for name in ("b1.matter", "维护.matter"):
        assert command("matter", "backup", name, "--matter", "维护", **data).returncode == 0
        named = ("--matter", "维护") if name == "维护.matter" else ()
        refused = command("matter", "answer", 1, "rejected", "--lang", "zh", *named, **data)
        assert refused.returncode == 2
        assert name in refused.stderr
        assert str(tmp_path / "data" / "matters" / "维护.matter") in refused.stderr
        assert str(tmp_path / "data" / "matters" / "维护.matter") in command("matter", "list", **data).stdout
        kept = tmp_path / "data" / "matters" / "维护.matter"
        assert command("matter", "answer", 1, "rejected", "--matter", kept, **data).returncode == 0
        (tmp_path / name).unlink()
    again = json.loads(command("matter", "status", "--format", "json", **data).stdout)
    assert [point["state"] for point in again["points"]].count("rejected") == 1


def test_names_that_are_very_long_or_in_the_code_of_a_chinese_system_are_kept(command, pair, tmp_path):
    long = "很长的名字" * 30
    assert command("matter", "new", long, "--baseline", pair[0], "--at", ".").returncode == 0
    gbk = tmp_path / os.fsdecode("合同.txt".encode("gb18030"))
    gbk.write_bytes(pair[1].read_bytes())
    added = command("matter", "add", gbk, "--from", "counterparty", "--matter", long)
    assert added.returncode == 0
    assert "合同.txt" in added.stdout
    note = os.fsdecode("不可".encode("gb18030"))
    assert command("matter", "answer", 1, "rejected", "--note", note).returncode == 0
    assert command("matter", "export", "all.zip").returncode == 0
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert json.loads(packed.read("decisions.json"))
        assert packed.read("01-counterparty-合同.txt") == pair[1].read_bytes()
    for arguments in (("status", "无" * 200), ("backup", "备" * 200), ("export", "出" * 200 + ".zip")):
        refused = command("matter", *arguments, "--lang", "zh")
        assert (refused.returncode, refused.stdout) == (2, "")
        assert "程序内部错误" not in refused.stderr


def test_a_matter_that_does_not_fit_on_the_disk_leaves_no_half_of_it(started, tmp_path, monkeypatch, capsys):
    def full(self, name, content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    assert main(["matter", "export", "all.zip", "--lang", "en"]) == 2
    assert "all.zip: the file cannot be written" in capsys.readouterr().err
    assert set(tmp_path.iterdir()) == before


def test_a_draft_that_cannot_be_answered_in_word_is_named_as_it_came(command, pair, tmp_path):
    draft = tmp_path / "对方稿.md"
    draft.write_text(
        "服务合同\n甲方：一公司\n乙方：二公司\n第一条 甲方应当在十日内付款。\n", encoding="utf-8"
    )
    assert command("matter", "new", "维护", "--baseline", pair[0], "--side", "甲方").returncode == 0
    assert command("matter", "add", draft, "--from", "counterparty").returncode == 0
    refused = command("matter", "response", "-o", "回复.docx", "--lang", "zh")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("对方稿.md：")


def test_a_point_says_what_the_draft_changed_in_law_and_for_whom(command, started):
    shown = command("matter", "status", "--lang", "zh").stdout
    (first, *_) = status(command)["points"]
    assert first["findings"][0]["severity"] == first["severity"]
    assert "对我方" in shown
    assert first["findings"][0]["message"][:12] in shown.replace("\n", "")
