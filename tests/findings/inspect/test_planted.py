"""Contracts with planted faults give each of them, and sound ones give nothing but advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.examination.planted import CONTRACTS, planted_in, read_planted
from benchmarks.examination.report import chapter

if TYPE_CHECKING:
    from pathlib import Path

ADVICE = ("advice.", "checklist.")
PATHS = sorted(CONTRACTS.glob("*/*.md"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_planted_fault_is_found_and_a_sound_contract_gives_nothing_but_advice(path: Path):
    reading = read_planted(path)
    assert [mark.words for mark in reading.missed] == []
    if path.parent.name == "sound":
        assert reading.faults == ()
        told = [(one.kind, one.data) for one in reading.other if not one.kind.startswith(ADVICE)]
        assert told == []


def test_marks_are_taken_out_of_the_text():
    text, (fault, other) = planted_in("1.1 价款为⟦一万元|number/limit⟧。\n⟦第二条|⟧ 其他\n")
    assert text == "1.1 价款为一万元。\n第二条 其他\n"
    assert (fault.line, fault.words, fault.kinds) == (0, "一万元", ("number", "limit"))
    assert (other.line, other.kinds) == (1, ())


def test_the_chapter_lists_each_noted_fault_and_what_was_left_out():
    lines = chapter(None)
    assert sum(line.startswith(("| S0 |", "| S1 |", "| S2 |", "| S3 |")) for line in lines) > 94
    assert any("**not found**" in line for line in lines)
