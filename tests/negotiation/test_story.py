"""The negotiation of examples/negotiation, from the first draft to the signing copy."""

from __future__ import annotations

import importlib.util
import zipfile
from pathlib import Path

import docx
import pytest

SCRIPT = Path(__file__).parents[2] / "examples" / "negotiation" / "run.py"


@pytest.fixture
def story():
    import sys

    spec = importlib.util.spec_from_file_location("negotiation_story", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_four_rounds_end_in_a_check_that_passes_and_one_that_catches(story, tmp_path, monkeypatch):
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("REVIEWER_LANG", "zh")
    outcome = story.run(tmp_path)
    assert [r["sender"] for r in outcome.second["rounds"]] == ["us", "counterparty", "us", "counterparty"]
    moves = {point["texts"][0][:12]: point["move"] for point in outcome.second["points"]}
    taken = [move for move in moves.values() if move == "taken"]
    assert len(taken) == 3
    first = outcome.second["points"][0]
    assert (first["move"], first["silent"]) == ("changed", True)
    assert "乙方住所地" in first["texts"][-1]
    assert outcome.passed == 0
    assert "没有任何差异" in outcome.statement
    assert "2027-03-22" in outcome.statement
    assert outcome.caught == 1
    assert "保密信息归披露方所有" in outcome.differences
    response = tmp_path / "我方回复一.docx"
    with zipfile.ZipFile(response) as packed:
        assert b"<w:ins " in packed.read("word/document.xml")
    listed = docx.Document(str(tmp_path / "要点清单-发对方.docx"))
    assert "严重" not in "".join(cell.text for row in listed.tables[0].rows for cell in row.cells)
