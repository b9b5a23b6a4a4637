"""What a part of the program costs to import, seen from a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("textual", "rich", "lxml", "docx", "rapidfuzz", "numpy", "sqlite3", "charset_normalizer")


def loaded_after(code: str, *arguments: str) -> set[str]:
    """Return the heavy modules loaded once the code has run."""
    seen = f"' '.join(name for name in {HEAVY!r} if name in sys.modules)"
    watch = f"{code}\nimport sys\nprint()\nprint({seen})"
    run = subprocess.run(
        [sys.executable, "-c", watch, *arguments],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return set(run.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "room",
    [
        "model",
        "messages",
        "language",
        "reading",
        "structure",
        "comparison",
        "findings",
        "negotiation",
        "exporting",
    ],
)
def test_the_core_knows_no_screen(room: str):
    assert not loaded_after(f"import reviewer.{room}") & {"textual", "rich"}


def test_a_whole_comparison_loads_no_screen(tmp_path):
    text = "服务合同\n甲方（委托方）：甲公司\n乙方（服务方）：乙公司\n"
    text += "第一条 付款\n1.1 甲方应在{}日内支付费用。\n"
    base, draft = tmp_path / "a.txt", tmp_path / "b.txt"
    base.write_text(text.format("三十") + "第二条 其他\n2.1 本合同自签订之日起生效。\n", encoding="utf-8")
    draft.write_text(text.format("六十") + "第二条 其他\n2.1 本合同自签订之日起生效。\n", encoding="utf-8")
    code = "import sys\nfrom reviewer.cli.main import main\nassert main(['compare', *sys.argv[1:]]) == 0"
    assert not loaded_after(code, str(base), str(draft)) & {"textual", "rich", "numpy"}


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_a_question_about_the_program_loads_nothing_heavy(argument: str):
    assert loaded_after(f"from reviewer.cli.main import main\nassert main([{argument!r}]) == 0") == set()


def test_the_start_screen_waits_for_no_reader_and_no_playbook():
    assert not loaded_after("import reviewer.terminal.app") & {"lxml", "docx", "rapidfuzz"}
