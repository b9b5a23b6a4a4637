"""A matter opened for work: what its marks hide, what was answered when, where it stands in its playbook."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from reviewer.errors import StoreError
from reviewer.model import Decision
from reviewer.negotiation import Event, point_keys
from reviewer.negotiation.case import lay_rounds, past_of, stands_in
from reviewer.negotiation.copies import Copies
from reviewer.negotiation.exchanges import answers_to, exchanges
from reviewer.negotiation.matter import Matter, create_matter
from reviewer.negotiation.progress import answered_anew

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "baselines" / "confidentiality-mutual.docx"
TRACKED = ROOT / "examples" / "3-tracked-changes.docx"
LATE = ("在4小时内到场", "在24小时内到场")
SOONER = ("在4小时内到场", "在8小时内到场")
RATE = ("万分之三", "千分之一")


@pytest.fixture
def matter(tmp_path):
    made = create_matter(
        tmp_path / "保密.matter",
        name="保密",
        side="甲方",
        baseline=BASE.read_bytes(),
        baseline_name=BASE.name,
    )
    made.add(TRACKED.read_bytes(), TRACKED.name, "counterparty")
    with made:
        yield made


def laid(matter, copies):
    return lay_rounds(
        matter.rounds, copies.paths, matter.ledger.decisions, side=matter.side, lang=lambda contract: "zh"
    )


def test_what_a_tracked_draft_changed_without_a_mark_is_a_finding_of_the_matter_and_stands_first(matter):
    with Copies(matter) as copies:
        seen = laid(matter, copies).negotiation
    silent = [finding for finding in seen.latest.findings if finding.kind == "tracking.untracked"]
    assert [(one.base.quote, one.draft.quote) for one in silent] == [("5年", "2年"), ("任何一方", "甲方")]
    assert [point.silent for point in seen.points if not point.filling] == [True, True, *[False] * 7]
    assert [point.filling for point in seen.points[-4:]] == [True] * 4


def test_the_playbook_is_laid_on_the_pairs_of_the_newest_exchange(matter):
    matter.add(BASE.read_bytes(), "我方回复.docx", "us")
    matter.add(TRACKED.read_bytes(), TRACKED.name, "counterparty")
    with Copies(matter) as copies:
        case = laid(matter, copies)
        playbook, found = stands_in(case, "confidentiality-mutual")
        assert stands_in(case, None) == (None, ())
    pairs = {pair.id: pair for pair in case.negotiation.latest.comparison.pairs}
    assert len(found) == len(playbook.topics)
    for position in found:
        if position.clauses:
            assert set(position.clauses) & set(pairs[position.pair].draft)
    assert any(position.level == "red_line" and position.offers for position in found)


def test_answers_anew_say_the_same_as_reading_all_again(rounds):
    sent = (("counterparty", [LATE, RATE]), ("us", [RATE]))
    before = rounds(*sent)
    keys = point_keys(before.latest)
    for verdict in ("accepted", "rejected", "query"):
        given = {key: Decision(key, verdict) for key in keys.values()}
        assert answered_anew(before, given).points == rounds(*sent, decisions=given).points


def test_an_answer_is_found_with_the_draft_it_was_given_to_though_the_point_is_settled(rounds):
    first = rounds(("counterparty", [LATE, RATE]))
    late = next(p for p in first.points if "到场" in first.text(p, 0))
    given = {key: Decision(key, "countered", note="可到8小时", proposal="八小时") for key in late.keys}
    seen = rounds(
        ("counterparty", [LATE, RATE]),
        ("us", [SOONER, RATE]),
        ("counterparty", [SOONER, RATE]),
        decisions=given,
    )
    answers = answers_to(seen, exchanges(seen, side="甲方", lang="zh"), given)
    settled = next(p for p in seen.points if "到场" in seen.text(p, 0))
    assert settled.state == "agreed"
    assert {n: {one.note for one in told} for n, told in answers[settled.thread.key].items()} == {
        1: {"可到8小时"}
    }
    assert list(answers) == [settled.thread.key]


def test_every_exchange_is_judged_and_the_newest_is_the_one_on_the_table(matter):
    matter.add(BASE.read_bytes(), "我方回复.docx", "us")
    matter.add(TRACKED.read_bytes(), TRACKED.name, "counterparty")
    with Copies(matter) as copies:
        case = laid(matter, copies)
        passed = past_of(case)
    assert [(one.sent, one.received) for one in passed] == [(0, 1), (2, 3)]
    assert passed[-1].review is case.negotiation.latest
    assert any(finding.kind == "tracking.untracked" for finding in passed[0].review.findings)


def test_copies_that_a_killed_process_left_are_taken_away_and_those_in_use_are_not(
    matter, monkeypatch, tmp_path
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    script = (
        "import os, sys, tempfile\n"
        "tempfile.tempdir = sys.argv[2]\n"
        "from reviewer.negotiation.copies import Copies\n"
        "from reviewer.negotiation.matter import Matter\n"
        "Copies(Matter(sys.argv[1]))\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(matter.path), str(tmp_path)], check=False)
    assert len(list(tmp_path.glob("reviewer-matter-*"))) == 1
    with Copies(matter) as first:
        assert [path.exists() for path in first.paths] == [True, True]
        with Copies(matter) as second:
            assert all(path.exists() for path in (*first.paths, *second.paths))
            assert len(list(tmp_path.glob("reviewer-matter-*"))) == 2
    assert list(tmp_path.glob("reviewer-matter-*")) == []


def test_a_matter_whose_draft_was_tampered_with_leaves_no_copies(matter, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    matter._connection.execute("UPDATE file SET content = x'00'")
    with pytest.raises(StoreError), Copies(Matter(matter.path)):
        pass
    assert list(tmp_path.glob("reviewer-matter-*")) == []


def test_an_answer_given_to_a_point_is_read_back_with_it(matter):
    with Copies(matter) as copies:
        first = laid(matter, copies).negotiation.points[0]
        matter.apply(Event("verdict", first.keys, "rejected"))
        again = laid(matter, copies).negotiation.points[0]
    assert (again.thread.key, again.state) == (first.thread.key, "rejected")


def test_a_clause_of_which_one_point_is_unanswered_is_open_before_and_after_the_answers_are_read_anew(rounds):
    both = [*([LATE, RATE]), ("2.1 服务费用为每月人民币30,000元", "2.1 服务费用为每月人民币32,000元")]
    both += [("收到发票后15个工作日", "收到发票后5个工作日")]
    before = rounds(("counterparty", both))
    point = next(p for p in before.points if "32,000" in before.text(p, 1))
    assert len(point.keys) == 2
    one = {point.keys[0]: Decision(point.keys[0], "rejected")}
    two = one | {point.keys[1]: Decision(point.keys[1], "accepted")}
    for given, state in ((one, "open"), (two, "countered")):
        read = rounds(("counterparty", both), decisions=given)
        assert next(p for p in read.points if p.thread.key == point.thread.key).state == state
        assert answered_anew(before, given).points == read.points
