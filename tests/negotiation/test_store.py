"""The record on disk: what was acknowledged is there, whatever happens to the process."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from reviewer.errors import StoreError
from reviewer.negotiation import Event, Store, default_path

if TYPE_CHECKING:
    from pathlib import Path

WRITER = """
import sys
from reviewer.negotiation import Event, Store
with Store(sys.argv[1]) as store:
    for number in range(10_000):
        store.apply(Event("note", (f"{sys.argv[2]}-{number}",), "记下"))
        print(number, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "审阅" / "record.sqlite3"


def test_a_decision_is_there_after_opening_again(path: Path):
    with Store(path) as store:
        store.apply(Event("verdict", ("a",), "countered"))
        store.apply(Event("proposal", ("a",), "改为“每日万分之五”"))
    with Store(path) as store:
        decision = store.ledger.decision("a")
    assert (decision.verdict, decision.proposal) == ("countered", "改为“每日万分之五”")


def test_the_history_of_undo_survives_closing(path: Path):
    with Store(path) as store:
        store.apply(Event("note", ("a",), "一"))
        store.apply(Event("note", ("a",), "二"))
        store.undo()
    with Store(path) as store:
        assert store.ledger.decision("a").note == "一"
        assert store.redo().decision("a").note == "二"
        store.undo()
        assert not store.undo().can_undo


def test_killing_the_process_loses_nothing_that_was_acknowledged(path: Path):
    for attempt, stop_after in enumerate((1, 7, 23)):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(attempt)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        acknowledged = -1
        while acknowledged < stop_after:
            acknowledged = int(process.stdout.readline())
        process.kill()
        rest = process.stdout.read().splitlines(keepends=True)
        process.stdout.close()
        process.wait()
        whole = [line for line in rest if line.endswith("\n")]
        acknowledged = int(whole[-1]) if whole else acknowledged
        with Store(path) as store:
            for number in range(acknowledged + 1):
                assert store.ledger.decision(f"{attempt}-{number}").note == "记下"


def test_two_processes_see_and_keep_each_others_acts(path: Path):
    with Store(path) as mine, Store(path) as theirs:
        mine.apply(Event("note", ("a",), "我的"))
        theirs.apply(Event("note", ("b",), "他的"))
        assert mine.refresh().decision("b").note == "他的"
        assert theirs.ledger.decision("a").note == "我的"
        theirs.undo()
        assert mine.refresh().decision("b").note == ""


def test_many_writers_at_once_lose_no_act(path: Path):
    Store(path).close()

    def write(name: str) -> None:
        with Store(path) as store:
            for number in range(15):
                store.apply(Event("note", (f"{name}{number}",), name))

    writers = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Store(path) as store:
        assert len(store.ledger.decisions) == 45


def test_a_file_that_is_no_record_is_refused_and_left_alone(tmp_path: Path):
    path = tmp_path / "合同.docx"
    path.write_bytes(b"PK\x03\x04 not a record" * 99)
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert caught.value.key == "store.foreign"
    assert path.read_bytes() == before


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path):
    path = tmp_path / "other.sqlite3"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert caught.value.key == "store.foreign"
    assert path.read_bytes() == before


def test_a_newer_record_is_refused_and_left_alone(path: Path):
    Store(path).close()
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert (caught.value.key, caught.value.params["found"]) == ("store.newer", 99)
    assert path.read_bytes() == before


def test_a_damaged_record_is_refused_and_left_alone(path: Path):
    with Store(path) as store:
        for number in range(200):
            store.apply(Event("note", (f"k{number}",), "字" * 50))
    raw = bytearray(path.read_bytes())
    raw[4096:20480] = b"\x5a" * (20480 - 4096)
    path.write_bytes(raw)
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert caught.value.key == "store.corrupt"
    assert path.read_bytes() == bytes(raw)


def test_a_record_that_cannot_be_made_is_one_clear_error(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError) as caught:
        Store(tmp_path / "file" / "record.sqlite3")
    assert caught.value.key == "store.cannot_open"


def test_the_record_of_a_pair_is_named_by_both_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path))
    one = default_path("基准.docx", "对方稿.docx")
    assert one == default_path("./基准.docx", "对方稿.docx")
    assert one != default_path("基准.docx", "对方稿2.docx")
    assert one.is_relative_to(tmp_path)
    assert default_path("sha256:1", "x") != default_path("sha256:2", "x")


def test_a_record_is_named_by_its_draft_without_what_no_file_name_may_hold(tmp_path):
    name = default_path(tmp_path / "base.txt", tmp_path / "第二稿 (终稿): a*b?.docx").name
    assert name.startswith("第二稿_终稿_a_b-")
