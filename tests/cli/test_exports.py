"""`reviewer export` to Word: what is only a matter of words is not judged, and looks the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reviewer.cli import exports
from reviewer.cli.main import main
from reviewer.cli.records import record_path
from reviewer.exporting.word import WordOptions, write_word
from reviewer.findings import review
from reviewer.model import Decision
from reviewer.negotiation.decisions import Event
from reviewer.negotiation.keys import point_keys
from reviewer.negotiation.store import Store

DRAFT = Path(__file__).parents[2] / "examples" / "1-labels-swapped.docx"
DAY = "2026-01-31"


@pytest.fixture
def sides(tmp_path, monkeypatch):
    """Two Word files, and a home for records of the test's own."""
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path / "data"))
    base = Path(__file__).parents[2] / "examples" / "2-automatic-numbering.docx"
    return base, DRAFT


@pytest.fixture
def unjudged(monkeypatch):
    """Let nothing be judged."""

    def judge(*_):
        raise AssertionError("a mere redline was judged")

    monkeypatch.setattr(exports, "judge", judge)


def exported(sides, target, *more):
    assert main(["export", *map(str, sides), "-o", str(target), "--date", DAY, *more]) == 0
    return target.read_bytes()


@pytest.mark.parametrize("comments", ["clean", "none"])
def test_a_redline_without_answers_is_not_judged_and_is_the_one_of_the_review(
    sides, tmp_path, unjudged, comments
):
    found = exported(sides, tmp_path / "redline.docx", "--comments", comments)
    whole, _ = write_word(review(*sides), {}, WordOptions(comments=comments, date=DAY))
    assert found == whole


@pytest.mark.parametrize("more", [["--comments", "ours"], ["--response"], ["--issues"], ["--formatting"]])
def test_what_says_more_than_words_is_judged(sides, tmp_path, unjudged, more, capsys):
    target = tmp_path / "redline.docx"
    assert main(["export", *map(str, sides), "-o", str(target), "--date", DAY, *more, "--lang", "en"]) == 2
    assert "a mere redline was judged" in capsys.readouterr().err
    assert not target.exists()


def test_a_reply_on_record_reaches_the_redline(sides, tmp_path):
    opened = review(*sides)
    key = point_keys(opened)[opened.findings[0].id]
    with Store(record_path(opened.comparison.base, opened.comparison.draft)) as store:
        store.apply(Event("reply", (key,), "请恢复原文"))
    plain = exported(sides, tmp_path / "plain.docx", "--no-decisions")
    replied = exported(sides, tmp_path / "replied.docx")
    assert replied != plain
    assert replied == write_word(opened, {key: Decision(key, reply="请恢复原文")}, WordOptions(date=DAY))[0]


@pytest.mark.parametrize("side", ["委托方", "服务提供方", "甲方（委托方）"])
def test_a_role_is_a_side_for_every_output(sides, tmp_path, side):
    for target in ("notes.md", "redline.docx", "issues.csv"):
        assert exported(sides, tmp_path / target, "--side", side)


def test_a_side_that_nobody_has_is_refused_for_a_redline_too(sides, tmp_path, capsys):
    target = tmp_path / "redline.docx"
    assert main(["export", *map(str, sides), "-o", str(target), "--side", "丁方", "--lang", "en"]) == 2
    assert "丁方" in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.parametrize("name", ["意见.md", "意见.txt", "清单.csv"])
def test_an_export_of_the_severe_points_alone_says_that_others_are_not_in_it(command, pair, tmp_path, name):
    whole, severe = tmp_path / f"a{name}", tmp_path / f"b{name}"
    assert command("export", *pair, "-o", whole).returncode == 0
    run = command("export", *pair, "--severity", "critical", "-o", severe)
    assert "「严重」" in run.stdout
    all_words, few_words = whole.read_text(encoding="utf-8"), severe.read_text(encoding="utf-8")
    assert len(few_words) < len(all_words)
    assert name.endswith(".csv") or "未列" in few_words
    assert "未列" not in all_words


def test_a_report_of_the_severe_points_alone_counts_what_it_leaves_out(command, pair):
    whole, severe = (command("compare", *pair, *more).stdout for more in ((), ("--severity", "critical")))
    points = [line for line in whole.splitlines() if re.match(r"\d+\. ", line)]
    kept = [line for line in severe.splitlines() if re.match(r"\d+\. ", line)]
    assert 0 < len(kept) < len(points)
    assert f"另有 {len(points) - len(kept)} 项未列" in severe
    assert kept == points[: len(kept)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "-o", "x.html"),
        ("export", "-o", "x.json"),
        ("export", "-o", "x.docx"),
        ("export", "-o", "x.csv", "--for", "counterparty"),
        ("compare", "--format", "json"),
    ],
    ids=" ".join,
)
def test_what_must_be_whole_is_not_cut_down_to_the_severe_points(command, pair, tmp_path, arguments):
    name, *more = arguments
    run = command(name, *pair, *more, "--severity", "major")
    assert (run.returncode, run.stdout) == (2, "")
    assert "--severity" in run.stderr
    assert not list(tmp_path.glob("x.*"))
