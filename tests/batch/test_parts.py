"""The parts of a batch by themselves: what is a draft, what a report is called, what is told of the time."""

from __future__ import annotations

import io
import os
import time
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.batch.comparing import Desk
from reviewer.batch.crew import crew
from reviewer.batch.folder import Found, find_drafts
from reviewer.batch.job import Job, Outcome, Standard, Task
from reviewer.batch.record import Record
from reviewer.batch.run import Progress
from reviewer.batch.shelf import folded, stem_of
from reviewer.cli.batch_progress import ProgressLine, time_left
from reviewer.errors import StoreError
from reviewer.findings.inspect.dismissal import Dismissals
from reviewer.findings.inspect.rulebook import RuleFile
from reviewer.reading import Limits
from tests.batch.drafts import BASE, HARSH, MILD

JOB = Job("1", (Standard("基准", "基准.txt", "zh", BASE.encode()),), "zh", (".md",), Limits())
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=90).filter(
    lambda name: name.strip(".") != ""
)


def test_drafts_are_found_in_the_order_of_their_names(tmp_path):
    for name in ("b/2.docx", "a.docx", "b/1.txt", "b/表.xlsx", "无后缀", "Thumbs.db", "__MACOSX/a.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = [(one.name, one.sort) for one in find_drafts(tmp_path)]
    assert found == [
        ("a.docx", "draft"),
        ("b/1.txt", "draft"),
        ("b/2.docx", "draft"),
        ("b/表.xlsx", "other"),
        ("无后缀", "draft"),
    ]


@given(NAMES, st.integers(1, 30))
def test_a_report_has_a_name_that_disks_allow(name: str, number: int):
    stem = stem_of(f"华东/{name}", number)
    assert stem.startswith("华东/")
    assert len((stem.rpartition("/")[2] + ".html").encode()) <= 255
    assert stem_of(f"华东/{name}", number + 1) != stem


def test_names_that_some_disk_takes_for_one_are_told_apart(tmp_path):
    names = ["A.docx", "a.docx", "caf\u00e9.docx", "cafe\u0301.docx"]
    with Record(tmp_path / "record") as record:
        record.plan([Found(name, "draft") for name in names], lambda stem: None)
        stems = {row.name: row.stem for row in record.rows()}
    assert len({folded(stem) for stem in stems.values()}) == len(names)
    assert stems["A.docx"] == "A.docx"


def test_a_record_is_held_by_one_run_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr("reviewer.negotiation.sqlite._BUSY_MS", 1)
    with Record(tmp_path / "record"), pytest.raises(StoreError, match="busy"):
        Record(tmp_path / "record")


def test_a_plan_that_meets_a_foreign_file_takes_nothing_in(tmp_path):
    def refuse(stem: str) -> None:
        raise RuntimeError(stem)

    with Record(tmp_path / "record") as record:
        with pytest.raises(RuntimeError):
            record.plan([Found("a", "draft")], refuse)
        assert record.count() == 0


def test_a_result_comes_back_from_the_record_as_it_was(tmp_path):
    outcome = Outcome("compared", "基准", 93, 2, (1, 0, 2, 0), 1, ("1. 严重",), "", "")
    with Record(tmp_path / "record") as record:
        record.plan([Found("\udcff稿", "draft")], lambda stem: None)
        record.keep("\udcff稿", "key", outcome, {".md": "digest"})
    with Record(tmp_path / "record") as record:
        (row,) = record.rows()
    assert (row.name, row.key, row.outcome, row.files, row.current) == (
        *("\udcff稿", "key", outcome, {".md": "digest"}),
        True,
    )


def test_the_key_of_a_result_holds_all_that_it_depends_on():
    task = Task("a.txt", HARSH.encode())
    keys = {
        task.key(JOB.key()),
        Task("a.txt", MILD.encode()).key(JOB.key()),
        Task("b.txt", HARSH.encode()).key(JOB.key()),
        Task("a.txt", HARSH.encode(), {"0123": "已核对"}).key(JOB.key()),
        *(
            task.key(Job("1", JOB.standards, "zh", (".md",), Limits(), **other).key())
            for other in (
                {"side": "甲方"},
                {"overrides": {"x": "info"}},
                {"our_author": "我"},
                {"library": True},
                {"rules": (RuleFile("own.toml", ""),)},
                {"dismissals": Dismissals({"P-1": "已核对"})},
            )
        ),
        task.key(Job("2", JOB.standards, "zh", (".md",), Limits()).key()),
        task.key(Job("1", JOB.standards, "en", (".md",), Limits()).key()),
        task.key(Job("1", JOB.standards, "zh", (), Limits()).key()),
        task.key(Job("1", JOB.standards, "zh", (".md",), Limits(depth=9)).key()),
    }
    assert len(keys) == 14
    assert task.key(JOB.key()) == Task("a.txt", HARSH.encode()).key(JOB.key())


def test_what_is_sent_to_others_never_shows_a_text():
    assert "临江" not in repr(JOB)
    assert "临江" not in repr(Task("a.txt", BASE.encode()))


def test_a_fault_of_ours_over_one_draft_is_its_line(monkeypatch):
    def fail(*_: object) -> None:
        raise RuntimeError("甲方的秘密")

    desk = Desk(JOB)
    monkeypatch.setattr("reviewer.comparison.compare_contracts", fail)
    done = desk.compare(Task("a.txt", HARSH.encode()))
    assert (done.outcome.status, done.passing) == ("failed", True)
    assert "RuntimeError" in done.outcome.cause
    assert "秘密" not in done.outcome.cause


class Deadly(Task):
    """A draft that ends the process that takes it."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


class Endless(Task):
    """A draft that never comes to an end, and makes the clock jump once it is handed over."""

    def __reduce__(self) -> tuple[object, ...]:
        JUMP.append(1000.0)
        return time.sleep, (3600,)


JUMP = [0.0]


def compared_with(task: Task, seconds: float | None = None) -> dict[str, Outcome]:
    """The outcomes of that draft among three ordinary ones, compared by one process."""
    quick = [Task(f"{number}.txt", MILD.encode()) for number in range(3)]
    tasks = iter([quick[0], task, *quick[1:]])
    return {task.name: found.outcome for task, found in crew(1, seconds)(JOB, tasks)}


def test_a_draft_that_kills_its_process_is_given_up_and_the_others_go_on():
    done = compared_with(Deadly("x.txt", b""))
    assert [done[f"{number}.txt"].status for number in range(3)] == ["compared"] * 3
    assert (done["x.txt"].status, "两次" in done["x.txt"].cause) == ("failed", True)


def test_a_draft_that_takes_too_long_is_given_up_and_the_others_go_on(monkeypatch):
    clock = SimpleNamespace(monotonic=lambda: JUMP[-1])
    monkeypatch.setattr("reviewer.batch.crew.time", clock)
    done = compared_with(Endless("x.txt", b""), seconds=500)
    assert [done[f"{number}.txt"].status for number in range(3)] == ["compared"] * 3
    assert (done["x.txt"].status, "500" in done["x.txt"].cause) == ("failed", True)


@pytest.mark.parametrize(
    ("left", "done", "seconds", "words"),
    [
        (10, 0, 9, "…"),
        (10, 5, 1, "…"),
        (10, 10, 20, "20 s"),
        (100, 10, 20, "4 min"),
        (100_000, 10, 20, "55 h 34 min"),
    ],
)
def test_the_time_left_is_told_in_round_words(left, done, seconds, words):
    assert words in time_left(left, done, seconds, "en")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_line_of_progress_is_drawn_in_place_and_wiped():
    clock = iter((0.0, 10.0, 10.1, 20.0, 30.0))
    shown = Terminal()
    with ProgressLine("en", shown, lambda: next(clock)) as line:
        for done in (1, 2, 3, 4):
            line.show(Progress(5, done, 0, 0))
    lines = shown.getvalue().split("\r")
    assert [line[:6] for line in lines[1:-2]] == ["2 of 5", "4 of 5"]
    assert lines[-2].strip() == lines[-1] == ""


def test_nothing_is_drawn_where_there_is_no_terminal():
    shown = io.StringIO()
    with ProgressLine("en", shown) as line:
        line.show(Progress(2, 1, 0, 0))
    assert shown.getvalue() == ""
