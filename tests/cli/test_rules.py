"""`rules` and `check` from the command line: rules shown, findings put aside and brought back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reviewer.cli.main import main

BASELINE = Path(__file__).parents[2] / "baselines" / "service-customer.md"


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("REVIEWER_CONFIG", str(tmp_path / "config" / "config.toml"))


@pytest.fixture
def faulty(tmp_path: Path) -> str:
    path = tmp_path / "draft.md"
    text = BASELINE.read_text(encoding="utf-8")
    path.write_text(text.replace("双方各执两份", "双方各执一份"), encoding="utf-8")
    return str(path)


def test_rules_are_listed_and_one_is_shown(capsys: pytest.CaptureFixture[str]):
    assert main(["rules", "list", "--lang", "zh"]) == 0
    assert "L8" in capsys.readouterr().out
    assert main(["rules", "show", "l8", "--lang", "en"]) == 0
    assert "民法典 705" in capsys.readouterr().out
    assert main(["rules", "show", "none"]) == 2


def test_a_finding_put_aside_is_told_no_more_until_it_is_restored(faulty, capsys):
    words = "份数不符"

    def told() -> str:
        assert main(["check", faulty, "--lang", "zh"]) == 0
        return capsys.readouterr().out

    line = told()[: told_at(told(), words)]
    number = line.rsplit("\nf", 1)[1].split()[0]
    assert main(["check", faulty, "--dismiss", f"f{number}", "--reason", "已核对", "--lang", "zh"]) == 0
    capsys.readouterr()
    assert words not in told()
    assert main(["check", faulty, "--restore", f"f{number}", "--lang", "zh"]) == 0
    capsys.readouterr()
    assert words in told()


def told_at(text: str, words: str) -> int:
    assert words in text
    return text.index(words)


def test_a_dismissal_without_a_reason_is_refused(faulty, capsys):
    assert main(["check", faulty, "--dismiss", "f1"]) == 2
    assert capsys.readouterr().out == ""


def test_a_folder_of_rules_is_asked_and_a_wrong_one_refused(faulty, tmp_path, capsys):
    folder = tmp_path / "rules"
    folder.mkdir()
    rule = '[[rule]]\nid = "F1"\nkind = "advice.risk"\nseverity = "minor"\nany = ["例会"]\n'
    (folder / "own.toml").write_text(rule + 'message = { zh = "例会须有纪要。" }\n', encoding="utf-8")
    assert main(["check", faulty, "--rules", str(folder), "--lang", "zh"]) == 0
    assert "例会须有纪要" in capsys.readouterr().out
    (folder / "own.toml").write_text(rule, encoding="utf-8")
    assert main(["check", faulty, "--rules", str(folder)]) == 2
    assert "own.toml" in capsys.readouterr().err


def compared(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    assert main(["compare", *arguments, "--format", "json"]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["findings"]
    return found


def test_a_fault_put_aside_in_the_draft_is_not_told_in_a_comparison(faulty, capsys):
    def faults() -> list[object]:
        found = compared(capsys, str(BASELINE), faulty)
        return [one["data"]["origin"] for one in found if one["kind"] == "consistency.arithmetic"]

    assert faults() == ["draft"]
    assert main(["check", faulty, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)["findings"]
    name = next(one["id"] for one in told if one["kind"] == "consistency.arithmetic")
    assert main(["check", faulty, "--dismiss", name, "--reason", "已核对"]) == 0
    capsys.readouterr()
    assert faults() == []


def test_a_firms_own_rules_reach_a_comparison(faulty, capsys, tmp_path: Path):
    folder = tmp_path / "own"
    folder.mkdir()
    rule = '[[rule]]\nid = "F-1"\nkind = "advice.risk"\nseverity = "minor"\nany = ["各执一份"]\n'
    (folder / "own.toml").write_text(
        f'{rule}message = {{ zh = "「{{words}}」须复核。" }}\n', encoding="utf-8"
    )
    found = compared(capsys, str(BASELINE), faulty, "--rules", str(folder))
    assert [one["data"]["origin"] for one in found if one["data"].get("rule") == "F-1"] == ["draft"]
