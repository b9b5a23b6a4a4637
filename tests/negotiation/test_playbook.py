"""Playbooks: every shipped one is sound and fits its baseline, and a draft's stand is told rightly."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.comparison import compare_contracts
from reviewer.errors import UsageError
from reviewer.findings import find
from reviewer.model import Review
from reviewer.negotiation.playbook_reading import load_playbook, read_playbook
from reviewer.negotiation.positions import judge_text, positions

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "baselines" / "playbooks").glob("*.toml"))
BOOK = """name = "机房巡检"
contract = "service"
side = "甲方"

[[topic]]
id = "late"
title = "逾期付款违约金"
words = [["逾期付款"], ["违约金"]]
standard = "甲方逾期付款的，每逾期一日，按应付未付金额的万分之三支付违约金。"
bounds = [{ measure = "penalty_rate", at_most = "每日万分之三" }]
reason = "与资金成本相当"
severity = "major"

[[topic.fallback]]
wording = "甲方逾期付款的，每逾期一日，按应付未付金额的万分之五支付违约金。"
bounds = [{ measure = "penalty_rate", at_most = "每日万分之五" }]

[topic.red_line]
text = "不得超过千分之一"
words = ["合同总额"]
bounds = [{ measure = "penalty_rate", at_most = "每日千分之一" }]

[[topic]]
id = "cap"
title = "责任上限"
words = [["赔偿责任"]]
standard = "一方的赔偿责任累计不超过合同签订后12个月的服务费用总额。"
reason = "与收费相称"
severity = "critical"

[topic.red_line]
missing = true
"""


@pytest.fixture
def book(tmp_path: Path):
    path = tmp_path / "手册.toml"
    path.write_text(BOOK, encoding="utf-8")
    return load_playbook(path)


@pytest.fixture
def stand(draft, book):
    """Return a function that gives the draft's level on each topic."""

    def of(*changes: tuple[str, str]) -> dict[str, tuple[str, int | None]]:
        comparison = compare_contracts(draft(), draft(*changes))
        review = Review(comparison, find(comparison, side="甲方"), "甲方", "zh")
        return {p.topic.id: (p.level, p.fallback) for p in positions(review, book)}

    return of


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_playbook_is_sound_and_its_standard_wording_stands_in_its_baseline(path: Path):
    playbook, faults = read_playbook(path)
    assert faults == ()
    assert playbook is not None
    words = (ROOT / "baselines" / f"{playbook.baseline}.md").read_text(encoding="utf-8")
    assert [topic.id for topic in playbook.topics if topic.standard not in words] == []
    assert len(playbook.topics) >= 10
    assert all(topic.fallbacks or topic.red_line.text for topic in playbook.topics)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_baseline_is_standard_on_every_topic_of_its_own_playbook(path: Path):
    from reviewer.findings import review

    playbook = load_playbook(path)
    file = ROOT / "baselines" / f"{playbook.baseline}.docx"
    found = positions(review(file, file, side=playbook.side), playbook)
    assert {position.level for position in found} == {"standard"}


def test_every_baseline_has_a_playbook():
    baselines = {path.stem for path in (ROOT / "baselines").glob("*.docx")}
    assert {path.stem for path in SHIPPED} == baselines


@pytest.mark.parametrize(
    ("rate", "level"),
    [
        ("万分之三", ("standard", None)),
        ("万分之二", ("standard", None)),
        ("0.03%", ("standard", None)),
        ("万分之四", ("fallback", 1)),
        ("万分之五", ("fallback", 1)),
        ("万分之八", ("outside", None)),
        ("千分之二", ("red_line", None)),
    ],
)
def test_figures_are_held_against_the_bounds(stand, rate, level):
    assert stand(("万分之三", rate))["late"] == level


def test_other_words_are_outside_and_forbidden_words_over_the_red_line(stand):
    assert stand(("每逾期一日，按应付未付金额", "每逾期一日，按逾期金额"))["late"] == ("outside", None)
    assert stand(("按应付未付金额的万分之三", "按合同总额的万分之三"))["late"] == ("red_line", None)


def test_a_clause_that_must_not_go_crosses_the_red_line_when_it_goes(stand):
    gone = ("3.2 一方的赔偿责任累计不超过合同签订后12个月的服务费用总额。\n", "")
    assert stand(gone)["cap"] == ("red_line", None)
    assert stand()["cap"] == ("standard", None)


def test_wording_is_offered_in_the_labels_of_the_draft(draft, book):
    swap = [("甲方", "\0"), ("乙方", "甲方"), ("\0", "乙方"), ("万分之三", "万分之九")]
    comparison = compare_contracts(draft(), draft(*swap))
    found = positions(Review(comparison, (), "甲方", "zh"), book)[0]
    assert found.level == "outside"
    assert found.offers[0].startswith("乙方逾期付款的")
    assert len(found.offers) == 2


def test_a_playbook_of_the_other_side_is_refused(draft, book):
    comparison = compare_contracts(draft(), draft())
    with pytest.raises(UsageError) as caught:
        positions(Review(comparison, (), "乙方", "zh"), book)
    assert caught.value.key == "usage.playbook_other_side"


@pytest.mark.parametrize(
    ("old", "new", "key", "word"),
    [
        ('severity = "major"', 'severity = "grave"', "severity", "grave"),
        ('at_most = "每日万分之三"', 'at_most = "很低"', "quantity", "at_most"),
        (
            'measure = "penalty_rate", at_most = "每日千分之一"',
            'measure = "rate", at_most = "1%"',
            "measure",
            "rate",
        ),
        ('title = "责任上限"', 'titel = "责任上限"', "unknown", "titel"),
        ('id = "cap"', 'id = "late"', "repeated", 'id = "late"'),
        ('reason = "与收费相称"', 'reason = ""', "missing", 'reason = ""'),
        ('words = ["合同总额"]', 'words = ["应付未付金额"]', "standard_crosses", 'standard = "甲方'),
        ("missing = true", "missing = ", "toml", "missing ="),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, old: str, new: str, key: str, word: str):
    assert old in BOOK
    text = BOOK.replace(old, new, 1)
    path = tmp_path / "坏.toml"
    path.write_text(text, encoding="utf-8")
    _, faults = read_playbook(path)
    fault = next(fault for fault in faults if fault.message.key == f"playbook.fault.{key}")
    lines = [n for n, line in enumerate(text.split("\n"), start=1) if word in line]
    assert fault.line in lines
    with pytest.raises(UsageError):
        load_playbook(path)


def test_slots_of_a_wording_may_be_open_or_filled(book):
    from msgspec.structs import replace

    topic = replace(book.topics[0], standard="违约金为人民币【金额】元。", bounds=())
    for words in ("违约金为人民币【金额】元。", "违约金为人民币50,000元。", "违约金为人民币伍万元。"):
        assert judge_text(topic, [words])[0] == "standard"
    assert judge_text(topic, ["违约金为人民币50,000元，为唯一救济。"])[0] == "outside"
