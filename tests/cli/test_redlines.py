"""A mere redline of two Word files, laid over each other while they are read, and refused as ever."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from benchmarks.generate import generate, write_docx
from reviewer.cli import exports, redlines
from reviewer.cli.main import main

EXAMPLES = Path(__file__).parents[2] / "examples"
LABELS, NUMBERS, TRACKED = (
    EXAMPLES / f"{name}.docx" for name in ("1-labels-swapped", "2-automatic-numbering", "3-tracked-changes")
)
COPIES = sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1
ARTICLE = (
    "怎样审阅维护合同",
    "本文介绍企业在签订维护合同时的注意事项。",
    "合同应当明确服务的范围，条款需写明到场时间。例如，合同可以约定按次扣减费用。",
    "付款是合同的核心，合同中应当明确付款的条件。本文建议读者在签订合同时逐项核对。",
    "保密条款应写明期限，合同必须规定违约后果。",
)


def export(base, draft, target, *more):
    asked = ["export", str(base), str(draft), "-o", str(target), "--date", "2026-01-31", "--no-decisions"]
    return main([*asked, *more])


@pytest.fixture
def at_length(monkeypatch):
    """Return what lets both files be read as contracts before one is laid over the other."""
    return lambda: monkeypatch.setattr(redlines, "redline", lambda *_: None)


@pytest.fixture
def never_at_length(monkeypatch):
    """Let nothing be read but for what a redline asks for."""

    def open_sides(*_):
        raise AssertionError("both contracts were read")

    monkeypatch.setattr(exports, "open_sides", open_sides)


@pytest.fixture
def unfit(tmp_path):
    """Return a function that makes a file that can be no side of a comparison."""

    def make(kind):
        file = tmp_path / f"{kind}.docx"
        if kind == "folder":
            file.mkdir()
        elif kind == "article":
            write_docx(ARTICLE, file)
        elif kind == "wordless":
            write_docx(["", " "], file)
        elif kind != "missing":
            file.write_bytes({"empty": b"", "damaged": b"PK\3\4" + b"\0" * 20_000, "pdf": b"%PDF-1.7"}[kind])
        return file

    return make


PAIRS = [(LABELS, NUMBERS), (NUMBERS, TRACKED), (TRACKED, LABELS), (TRACKED, TRACKED)]


@pytest.mark.parametrize(("base", "draft"), PAIRS)
def test_only_what_it_asks_for_is_read(base, draft, tmp_path, never_at_length):
    assert export(base, draft, tmp_path / "redline.docx") == 0


@pytest.mark.parametrize(("base", "draft"), PAIRS)
def test_it_is_the_one_for_which_both_contracts_are_read(base, draft, tmp_path, at_length, capsys):
    target = tmp_path / "redline.docx"
    assert export(base, draft, target, "--side", "乙方") == 0
    made, said = target.read_bytes(), capsys.readouterr()
    at_length()
    assert export(base, draft, target, "--side", "乙方") == 0
    assert (target.read_bytes(), capsys.readouterr()) == (made, said)


@pytest.mark.parametrize("kind", ["missing", "folder", "empty", "damaged", "pdf", "article", "wordless"])
@pytest.mark.parametrize("side", ["base", "draft", "both"])
def test_a_file_that_cannot_be_compared_is_refused_in_the_same_words(kind, side, unfit, tmp_path, capsys):
    bad = unfit(kind)
    base, draft = {"base": (bad, LABELS), "draft": (LABELS, bad), "both": (bad, bad)}[side]
    assert main(["compare", str(base), str(draft), "--lang", "en"]) == 2
    refusal = capsys.readouterr()
    target = tmp_path / "redline.docx"
    assert export(base, draft, target, "--lang", "en") == 2
    assert capsys.readouterr() == refusal
    assert refusal.err.count("\n") == 1
    assert not target.exists()


@pytest.mark.parametrize("limit", [("--max-entries", "20"), ("--max-unpacked", "1000000")])
def test_the_limits_hold(limit, tmp_path, capsys):
    swollen = tmp_path / "swollen.docx"
    swollen.write_bytes(LABELS.read_bytes())
    with zipfile.ZipFile(swollen, "a") as archive:
        for number in range(20):
            archive.writestr(f"word/media/{number}.bin", b"\0" * (1 << 16))
    target = tmp_path / "redline.docx"
    assert export(LABELS, swollen, target) == 0
    capsys.readouterr()
    target.unlink()
    assert export(LABELS, swollen, target, *limit) == 2
    assert "swollen.docx" in capsys.readouterr().err
    assert not target.exists()


def test_the_output_may_be_neither_side(tmp_path, capsys):
    draft = tmp_path / "draft.docx"
    draft.write_bytes(NUMBERS.read_bytes())
    assert export(LABELS, draft, draft) == 2
    assert str(draft) in capsys.readouterr().err
    assert draft.read_bytes() == NUMBERS.read_bytes()


def test_a_text_may_be_the_baseline_and_not_the_draft(tmp_path, capsys):
    text = EXAMPLES.parent / "baselines" / "service-customer.md"
    target = tmp_path / "redline.docx"
    assert export(text, LABELS, target) == 0
    target.unlink()
    assert export(LABELS, text, target) == 2
    assert not target.exists()
    assert str(text) in capsys.readouterr().err


@pytest.mark.skipif(not COPIES, reason="needs a second core and a system that copies processes")
def test_a_long_redline_is_the_same_on_one_core_and_on_two(tmp_path):
    made = generate(1_500)
    files = [
        write_docx(lines, tmp_path / f"{len(lines)}-{n}.docx")
        for n, lines in enumerate((made.base, made.draft))
    ]
    bound = (
        "import os, sys; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); "
        "os.execv(sys.argv[1], sys.argv[1:])"
    )
    found = []
    for number, before in enumerate(([sys.executable, "-c", bound], [])):
        target = tmp_path / f"redline-{number}.docx"
        asked = ["export", *map(str, files), "-o", str(target), "--date", "2026-01-31", "--no-decisions"]
        subprocess.run([*before, sys.executable, "-m", "reviewer", *asked], check=True, capture_output=True)
        found.append(target.read_bytes())
    assert found[0] == found[1]
    assert zipfile.ZipFile(target).read("word/document.xml").count(b"<w:ins ") > 100
