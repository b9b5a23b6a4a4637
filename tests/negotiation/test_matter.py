"""A matter on disk: each draft and answer that was acknowledged is there, and nothing is overwritten."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.errors import ExportError, StoreError, UsageError
from reviewer.negotiation import Event, Store, sqlite
from reviewer.negotiation.matter import (
    Matter,
    create_matter,
    known_matters,
    matter_path,
    restore_matter,
)

if TYPE_CHECKING:
    from pathlib import Path

WRITER = """
import sys
from reviewer.negotiation import Event
from reviewer.negotiation.matter import Matter
with Matter(sys.argv[1]) as matter:
    for number in range(10_000):
        name = f"{sys.argv[2]}-{number}"
        if number % 3:
            matter.apply(Event("note", (name,), "记下"))
        else:
            matter.add(name.encode() * 500, name + ".txt", "counterparty")
        print(name, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "项目" / "青禾维护.matter"
    create_matter(
        path, name="青禾维护", side="甲方", baseline="基准".encode(), baseline_name="a/基准.txt"
    ).close()
    return path


def test_a_matter_keeps_its_baseline_its_drafts_and_its_answers(path: Path):
    with Matter(path) as matter:
        matter.add(b"draft", "/home/x/对方稿.docx", "counterparty", "2026-03-01")
        matter.apply(Event("verdict", ("k",), "accepted"))
    with Matter(path) as matter:
        assert (matter.name, matter.side) == ("青禾维护", "甲方")
        assert [(one.sender, one.name) for one in matter.rounds] == [
            ("us", "基准.txt"),
            ("counterparty", "对方稿.docx"),
        ]
        assert matter.rounds[1].at == "2026-03-01"
        assert matter.content(1) == b"draft"
        assert matter.ledger.decision("k").verdict == "accepted"


def test_a_matter_is_never_made_over_a_file_that_is_there(path: Path):
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        create_matter(path, name="x", side=None, baseline=b"", baseline_name="x")
    assert caught.value.key == "store.exists"
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_opening_a_matter_that_is_not_there_makes_nothing(tmp_path: Path):
    with pytest.raises(StoreError) as caught:
        Matter(tmp_path / "没有.matter")
    assert caught.value.key == "store.no_matter"
    assert list(tmp_path.iterdir()) == []


def test_a_record_of_a_review_is_no_matter_and_a_matter_no_record(path: Path, tmp_path: Path):
    Store(tmp_path / "review.sqlite3").close()
    for opener, file in ((Matter, tmp_path / "review.sqlite3"), (Store, path)):
        with pytest.raises(StoreError) as caught:
            opener(file)
        assert caught.value.key == "store.foreign"


def test_a_newer_or_damaged_matter_is_refused_and_left_alone(path: Path):
    with Matter(path) as matter:
        matter.add(bytes(200_000), "x.txt", "us")
    raw = path.read_bytes()
    path.write_bytes(raw[:8192] + b"\x5a" * 20_000 + raw[28_192:])
    damaged = path.read_bytes()
    with pytest.raises(StoreError):
        Matter(path).content(1)
    assert path.read_bytes() == damaged
    path.write_bytes(raw)
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 9")
    newer.close()
    with pytest.raises(StoreError) as caught:
        Matter(path)
    assert caught.value.key == "store.newer"


def test_killing_the_process_at_random_points_loses_nothing_acknowledged(path: Path):
    chance = random.Random(7)
    acknowledged: list[str] = []
    for attempt in range(6):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(attempt)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        acknowledged += [process.stdout.readline().strip() for _ in range(chance.randrange(1, 30))]
        process.kill()
        rest = process.stdout.read().splitlines(keepends=True)
        process.stdout.close()
        process.wait()
        acknowledged += [line.strip() for line in rest if line.endswith("\n")]
        with Matter(path) as matter:
            names = {one.name.removesuffix(".txt") for one in matter.rounds}
            kept = names | set(matter.ledger.decisions)
            assert [name for name in acknowledged if name not in kept] == []
            assert all(matter.content(one.number) for one in matter.rounds)


def test_two_processes_add_rounds_without_loss(path: Path):
    def write(name: str) -> None:
        with Matter(path) as matter:
            for number in range(12):
                matter.add(f"{name}{number}".encode(), f"{name}{number}", "us")

    writers = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Matter(path) as matter:
        assert [one.number for one in matter.rounds] == list(range(25))
        assert {one.name for one in matter.rounds} >= {f"{n}{i}" for n in "ab" for i in range(12)}


def test_a_backup_is_restored_whole_and_never_over_another_file(path: Path, tmp_path: Path):
    with Matter(path) as matter:
        matter.add(b"x", "x.txt", "counterparty")
        matter.apply(Event("note", ("k",), "记下"))
        matter.backup(tmp_path / "备份.matter")
        with pytest.raises(StoreError):
            matter.backup(tmp_path / "备份.matter")
    with restore_matter(tmp_path / "备份.matter", tmp_path / "新" / "项目.matter") as again:
        assert again.content(1) == b"x"
        assert again.ledger.decision("k").note == "记下"
    with pytest.raises(StoreError):
        restore_matter(tmp_path / "备份.matter", path)


def test_matters_beside_the_documents_go_before_those_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path / "data"))
    here = tmp_path / "docs"
    far = matter_path("甲/乙:项目")
    create_matter(far, name="甲/乙:项目", side=None, baseline=b"", baseline_name="b").close()
    assert known_matters(here) == (far,)
    near = matter_path("近", here)
    create_matter(near, name="近", side=None, baseline=b"", baseline_name="b").close()
    assert known_matters(here) == (near,)
    assert far.name == "甲_乙_项目.matter"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    drafts=st.lists(st.tuples(st.binary(max_size=300), st.sampled_from(["us", "counterparty"])), max_size=5)
)
def test_every_file_comes_back_byte_for_byte(tmp_path_factory: pytest.TempPathFactory, drafts):
    path = tmp_path_factory.mktemp("m") / "m.matter"
    with create_matter(path, name="m", side=None, baseline=b"base", baseline_name="b") as matter:
        for content, sender in drafts:
            matter.add(content, "d.txt", sender)
        assert [matter.content(one.number) for one in matter.rounds] == [b"base", *(c for c, _ in drafts)]


def test_the_newest_draft_is_taken_back_alone_and_the_baseline_never(path: Path):
    with Matter(path) as matter:
        matter.add(b"draft", "对方稿.docx", "counterparty")
        matter.apply(Event("verdict", ("k",), "rejected"))
        matter.add(b"wrong", "错稿.docx", "counterparty")
        assert matter.take_back().name == "错稿.docx"
    with Matter(path) as matter:
        assert [one.name for one in matter.rounds] == ["基准.txt", "对方稿.docx"]
        assert matter.content(1) == b"draft"
        assert matter.ledger.decision("k").verdict == "rejected"
        matter.take_back()
        with pytest.raises(UsageError) as caught:
            matter.take_back()
        assert caught.value.key == "usage.no_round"
        assert matter.content(0) == "基准".encode()


def test_what_is_taken_back_is_the_newest_whatever_another_process_added(path: Path, monkeypatch):
    with Matter(path) as matter:
        matter.add(b"one", "一.docx", "counterparty")
        begin = sqlite.transaction

        def meanwhile(connection):
            if connection is matter._connection:
                with Matter(path) as other:
                    other.add(b"two", "二.docx", "us")
            return begin(connection)

        monkeypatch.setattr("reviewer.negotiation.matter.transaction", meanwhile)
        assert matter.take_back().name == "二.docx"
        assert [one.number for one in matter.rounds] == [0, 1]


def test_a_backup_makes_no_folder_and_leaves_nothing_behind_where_it_fails(path: Path, tmp_path: Path):
    with Matter(path) as matter:
        with pytest.raises(ExportError) as caught:
            matter.backup(tmp_path / "无" / "b.matter")
        assert caught.value.key == "export.cannot_write"
        assert not (tmp_path / "无").exists()
    assert {one.name for one in path.parent.iterdir()} == {path.name}
    with restore_matter(path, tmp_path / "新" / "b.matter") as again:
        assert again.name == "青禾维护"


@pytest.mark.parametrize("open_elsewhere", [False, True])
def test_a_matter_where_nothing_can_be_written_is_read_and_left_alone(
    path: Path, monkeypatch, open_elsewhere
):
    with Matter(path) as matter:
        matter.apply(Event("verdict", ("k",), "accepted"))
    other = Matter(path) if open_elsewhere else None
    if other is not None:
        other.apply(Event("note", ("k",), "另一窗口"))
    before = path.read_bytes()
    monkeypatch.setattr(sqlite, "may_write", lambda path: False)
    with Matter(path) as matter:
        assert matter.content(0) == "基准".encode()
        assert matter.ledger.decision("k").verdict == "accepted"
        assert matter.ledger.decision("k").note == ("另一窗口" if open_elsewhere else "")
        with pytest.raises(StoreError) as refused:
            matter.apply(Event("verdict", ("k",), "rejected"))
        assert refused.value.key == "store.cannot_write"
        with pytest.raises(StoreError):
            matter.add(b"draft", "对方稿.docx", "counterparty")
    assert path.read_bytes() == before
    if other is not None:
        other.close()


def test_a_foreign_or_empty_file_where_nothing_can_be_written_is_refused(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(sqlite, "may_write", lambda path: False)
    for name, content, key in (("a.matter", b"", "foreign"), ("b.matter", b"not a matter" * 99, "foreign")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(StoreError) as refused:
            Matter(tmp_path / name)
        assert refused.value.key == f"store.{key}"
