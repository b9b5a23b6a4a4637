"""Contracts with planted faults give each of them but those noted as not found; sound ones give nothing but
advice and the note that annexes are files apart."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from benchmarks.examination.planted import CONTRACTS, planted_in, read_planted
from benchmarks.examination.report import chapter

if TYPE_CHECKING:
    from pathlib import Path

NOT_FOUND = tomllib.loads((CONTRACTS.parent / "not_found.toml").read_text(encoding="utf-8"))["not_found"]
"""Faults that no rule finds, each with the reason."""
ADVICE = ("advice.", "checklist.")
PATHS = sorted(CONTRACTS.glob("*/*.md"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_planted_fault_is_found_and_a_sound_contract_gives_nothing_but_advice(path: Path):
    reading = read_planted(path)
    noted = [one["words"] for one in NOT_FOUND if one["contract"] == path.stem]
    assert [mark.words for mark in reading.missed] == noted
    if path.parent.name == "sound":
        assert reading.faults == ()
        told = [
            (one.kind, one.data)
            for one in reading.other
            if not one.kind.startswith(ADVICE) and one.data.get("annex") != "none"
        ]
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
