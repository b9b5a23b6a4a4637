"""What a user types and what comes of it."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

import reviewer
from reviewer.negotiation import Event, Store, default_path


def test_two_files_are_enough_for_a_report(command, pair):
    run = command(*pair)
    assert (run.returncode, run.stderr) == (0, "")
    assert "千分之三" in run.stdout
    assert "reviewer export" in run.stdout
    assert run.stdout == command("review", *pair).stdout


def test_the_json_is_what_the_printed_schema_says(command, pair):
    run = command("compare", *pair, "--format", "json", "--side", "甲方")
    assert (run.returncode, run.stderr) == (0, "")
    value = json.loads(run.stdout)
    Draft202012Validator(json.loads(command("schema").stdout)).validate(value)
    assert value["side"] == "甲方"
    assert value["base"]["parties"][0]["label"] == "甲方"
    assert {finding["impact"] for finding in value["findings"]} - {None}


def test_every_quote_is_a_slice_and_every_clause_in_one_pair(command, pair):
    value = json.loads(command("compare", *pair, "--format", "json").stdout)
    for side in ("base", "draft"):
        texts = {clause["id"]: clause["text"] for clause in value[side]["clauses"]}
        holders = [*value["findings"], *(edit for one in value["pairs"] for edit in one["edits"])]
        for quote in (holder[side] for holder in holders if holder[side]):
            assert texts[quote["clause"]][quote["start"] : quote["end"]] == quote["quote"]
        assert sorted(clause for one in value["pairs"] for clause in one[side]) == sorted(texts)


def test_the_same_files_give_the_same_bytes(command, pair):
    for form in ("json", "markdown", "text"):
        one = command("compare", *pair, "--format", form, PYTHONHASHSEED="1")
        two = command("compare", *pair, "--format", form, PYTHONHASHSEED="2")
        assert one.stdout == two.stdout != ""


def test_a_file_beside_itself_has_no_changes(command, pair):
    value = json.loads(command("compare", pair[0], pair[0], "--format", "json").stdout)
    assert {one["kind"] for one in value["pairs"]} == {"same"}
    assert not [f for f in value["findings"] if f["data"].get("origin") is None]


def test_fail_on_is_the_only_way_to_status_one(command, pair):
    assert command("compare", *pair).returncode == 0
    assert command("compare", *pair, "--fail-on", "info").returncode == 1
    assert command("compare", *pair, "--fail-on", "info", "--format", "json").stdout.startswith("{")


def test_a_severity_table_of_the_users_own_is_obeyed(command, pair, tmp_path):
    table = tmp_path / "mine.toml"
    table.write_text('[rows]\nnumber = "info"\n"number.duration" = "critical"\n', encoding="utf-8")
    value = json.loads(command("compare", *pair, "--format", "json", "--severity-table", table).stdout)
    assert value["summary"]["by_severity"]["critical"] >= 1
    table.write_text('[rows]\nnumber = "huge"\n', encoding="utf-8")
    assert command("compare", *pair, "--severity-table", table).returncode == 2


def test_one_side_may_come_from_standard_input(command, pair):
    draft = pair[1].read_text(encoding="utf-8")
    run = command("compare", pair[0], "-", "--format", "json", stdin=draft)
    assert (run.returncode, run.stderr) == (0, "")
    assert json.loads(run.stdout)["draft"]["path"] == "-"


@pytest.mark.parametrize("ending", ["md", "json", "txt"])
def test_an_export_takes_the_answers_from_the_record(command, pair, tmp_path, monkeypatch, ending):
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path / "data"))
    value = json.loads(command("compare", *pair, "--format", "json").stdout)
    with Store(default_path(*pair)) as store:
        store.apply(Event("verdict", (value["findings"][0]["key"],), "rejected"))
        store.apply(Event("note", (value["findings"][0]["key"],), "须与客户确认"))
    target = tmp_path / f"审阅意见.{ending}"
    run = command("export", *pair, "-o", target)
    assert (run.returncode, run.stderr) == (0, "")
    assert "须与客户确认" in target.read_text(encoding="utf-8")
    bare = tmp_path / f"bare.{ending}"
    assert command("export", *pair, "-o", bare, "--no-decisions").returncode == 0
    assert "须与客户确认" not in bare.read_text(encoding="utf-8")


def test_a_comparison_leaves_nothing_behind(command, pair, tmp_path):
    before = sorted(path.name for path in tmp_path.rglob("*"))
    command("compare", *pair)
    command(*pair)
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_check_prints_what_its_schema_says(command, pair):
    run = command("check", pair[0], "--format", "json")
    assert (run.returncode, run.stderr) == (0, "")
    Draft202012Validator(json.loads(command("schema", "check").stdout)).validate(json.loads(run.stdout))
    assert command("check", pair[0]).returncode == 0


def test_parse_shows_the_tree(command, pair):
    tree = command("parse", pair[0]).stdout
    assert "2.2" in tree
    assert "青禾设备维护有限公司" in tree
    value = json.loads(command("parse", pair[0], "--format", "json").stdout)
    assert any(clause["number"] == "2.2" for clause in value["document"]["clauses"])


def test_the_demo_prints_a_report_where_there_is_no_terminal(command):
    run = command("demo")
    assert (run.returncode, run.stderr) == (0, "")
    assert "甲方" in run.stdout


def test_the_baselines_are_listed_shown_and_found(command):
    names = [line.split()[0] for line in command("baseline", "list").stdout.splitlines()]
    assert "service-customer" in names
    assert "甲方" in command("baseline", "show", names[0]).stdout
    assert command("baseline", "path", names[0]).stdout.strip().endswith(".docx")


def test_the_doctor_says_where_records_are_kept(command, tmp_path):
    assert str(tmp_path / "data") in command("doctor").stdout


def test_the_version_is_said(command):
    assert command("--version").stdout == f"reviewer {reviewer.__version__}\n"


def test_alone_and_without_a_terminal_it_shows_help(command):
    assert "reviewer" in command().stdout
    assert command().stdout == command("--help").stdout


def test_a_file_named_like_a_command_can_be_opened(command, pair, tmp_path):
    (tmp_path / "compare").write_bytes(pair[0].read_bytes())
    assert "千分之三" in command("review", "compare", pair[1]).stdout
    assert "千分之三" in command("--", "compare", pair[1]).stdout
