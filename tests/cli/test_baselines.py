"""Baselines and playbooks from the command line."""

from __future__ import annotations

from pathlib import Path

BASELINES = Path(__file__).parents[2] / "baselines"
EXAMPLES = Path(__file__).parents[2] / "examples"


def test_a_baseline_of_the_firm_stands_beside_the_shipped_ones_in_versions(command, pair):
    assert command("baseline", "add", pair[0], "--name", "维护", "--side", "甲方").returncode == 0
    assert command("baseline", "add", pair[1], "--name", "维护").returncode == 0
    listed = command("baseline", "list").stdout
    assert "service-customer" in listed
    assert "维护@1" in listed
    assert "维护@2" in listed
    old, new = (command("baseline", "path", f"维护@{n}").stdout.strip() for n in (1, 2))
    assert command("baseline", "path", "维护").stdout.strip() == new
    assert Path(old).read_bytes() == pair[0].read_bytes()
    assert "千分之三" in command("compare", old, new).stdout
    assert "设备维护" in command("baseline", "show", "维护@1").stdout


def test_a_damaged_note_about_a_baseline_is_named_with_what_to_do(command, pair, tmp_path):
    assert command("baseline", "add", pair[0], "--name", "维护").returncode == 0
    (note,) = (tmp_path / "data").rglob("维护@1.toml")
    note.write_bytes(b"")
    for arguments in (("list",), ("path", "service-customer")):
        run = command("baseline", *arguments, "--lang", "en")
        assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
        assert run.stderr.startswith(f"{note}: ")
        assert "reviewer baseline add" in run.stderr


def test_a_baseline_that_cannot_be_copied_leaves_no_note_behind(command, pair, tmp_path):
    folder = tmp_path / "data" / "baselines"
    (folder / "维护@1.txt").mkdir(parents=True)
    run = command("baseline", "add", pair[0], "--name", "维护", "--lang", "en")
    assert (run.returncode, run.stdout) == (2, "")
    assert not list(folder.glob("*.toml"))
    assert command("baseline", "list").returncode == 0


def test_a_name_of_a_shipped_baseline_is_not_taken(command, pair):
    refused = command("baseline", "add", pair[0], "--name", "service-customer", "--lang", "zh")
    assert refused.returncode == 2
    assert "service-customer" in refused.stderr


def test_a_draft_alone_is_told_its_nearest_baseline(command, pair):
    shown = command(EXAMPLES / "2-automatic-numbering.docx", "--lang", "zh").stdout.splitlines()
    assert "technology-development" in shown[0]
    assert "%" in shown[0]
    command("baseline", "add", pair[0], "--name", "维护")
    assert "维护@1" in command(pair[1], "--lang", "zh").stdout.splitlines()[0]


def test_a_playbook_is_checked_with_lines(command, tmp_path):
    good = BASELINES / "playbooks" / "service-customer.toml"
    assert command("playbook", "check", good).returncode == 0
    bad = tmp_path / "坏.toml"
    bad.write_text(
        good.read_text(encoding="utf-8").replace('severity = "major"', 'severity = "x"', 1), "utf-8"
    )
    line = bad.read_text(encoding="utf-8").split("\n").index('severity = "x"') + 1
    run = command("playbook", "check", bad, "--lang", "zh")
    assert run.returncode == 1
    assert f"坏.toml:{line}:" in run.stdout
    assert "service-customer" in command("playbook", "list").stdout
    assert command("playbook", "show", "nope").returncode == 2


def test_the_report_says_where_the_draft_stands_in_a_playbook(command):
    files = (BASELINES / "service-customer.docx", EXAMPLES / "1-labels-swapped.docx")
    for format_ in ("text", "markdown"):
        run = command(
            "compare", *files, "--side", "甲方", "--playbook", "service-customer", "--format", format_
        )
        assert "触及红线" in run.stdout
        assert "退让文本" in run.stdout
    other = command("compare", *files, "--side", "乙方", "--playbook", "service-customer")
    assert (other.returncode, other.stdout) == (2, "")


def test_a_baseline_is_named_without_what_no_file_name_may_hold(command, pair):
    assert command("baseline", "add", pair[0], "--name", "../维护 合同@甲").returncode == 0
    assert "维护-合同-甲@1" in command("baseline", "list").stdout
