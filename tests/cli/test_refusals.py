"""What cannot be done is said in one line that names the file: status 2, nothing on standard output."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer.language.wrapping import cell_width

FULL = Path("/dev/full")

ARTICLE = """怎样审阅维护合同

本文介绍企业在签订维护合同时的注意事项。

合同应当明确服务的范围，条款需写明到场时间，否则出了问题很难追究。例如，合同可以约定按次扣减费用。

付款是合同的核心，合同中应当明确付款的条件。本文建议读者在签订合同时逐项核对。

保密条款应写明期限，合同必须规定违约后果。
"""


def refused(run) -> str:
    assert run.returncode == 2
    assert run.stdout == ""
    assert run.stderr.count("\n") == 1
    assert "Traceback" not in run.stderr
    return run.stderr


def test_a_file_that_is_not_there(command, pair):
    assert "没有.docx" in refused(command("compare", pair[0], "没有.docx"))


def test_a_file_that_is_damaged(command, pair, tmp_path):
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"PK\x03\x04" + b"\0" * 400)
    assert "坏.docx" in refused(command("compare", pair[0], bad))


def test_an_article_about_contracts_is_no_side_but_can_be_checked(command, pair, tmp_path):
    article = tmp_path / "文章.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    assert "文章.txt" in refused(command("compare", pair[0], article))
    assert "文章" in command("check", article, "--lang", "zh").stdout


def test_a_side_that_is_no_party(command, pair):
    assert "丙方" in refused(command("compare", *pair, "--side", "丙方"))
    assert "甲方（委托方）、乙方（服务方）" in refused(
        command("compare", *pair, "--side", "丙方", "--lang", "zh")
    )
    assert "甲方（委托方）, 乙方（服务方）" in refused(
        command("compare", *pair, "--side", "丙方", "--lang", "en")
    )


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("compare", "a.txt"), "DRAFT"),
        (("compare", "a.txt", "b.txt", "--nope"), "--nope"),
        (("compare", "a.txt", "b.txt", "--format", "xml"), "xml"),
        (("compare", "a.txt", "b.txt", "--fail-on"), "--fail-on"),
        (("compare", "a.txt", "b.txt", "--max-entries", "viele"), "viele"),
        (("compare", "-", "-"), "-"),
        (("export", "a.txt", "b.txt", "-o", "意见.pdf"), "意见.pdf"),
        (("baseline", "show", "nope"), "nope"),
        (("only.txt",), "only.txt"),
    ],
)
def test_a_request_that_makes_no_sense(command, arguments, word):
    assert word in refused(command(*arguments))


def test_an_export_over_its_own_source(command, pair, tmp_path):
    own = tmp_path / "own.md"
    own.write_bytes(pair[1].read_bytes())
    before = own.read_bytes()
    refused(command("export", pair[0], own, "-o", own))
    assert own.read_bytes() == before


def test_an_export_into_a_folder_that_is_not_there(command, pair, tmp_path):
    refused(command("export", *pair, "-o", tmp_path / "nowhere" / "x.md"))


def test_a_damaged_record_is_named_and_kept(command, pair, tmp_path):
    record = tmp_path / "record.sqlite3"
    record.write_bytes(b"not a record" * 100)
    refused(command("export", *pair, "-o", tmp_path / "x.md", "--decisions", record))
    assert record.read_bytes() == b"not a record" * 100


@pytest.mark.parametrize(
    ("environment", "arguments", "words"),
    [
        ({"LANG": "zh_CN.UTF-8"}, (), "没有"),
        ({"LANG": "C"}, (), "没有"),
        ({"LANG": "C", "REVIEWER_LANG": "en"}, (), "no "),
        ({"LANG": "C", "REVIEWER_LANG": "zh"}, (), "没有"),
        ({"LANG": "zh_CN.UTF-8"}, ("--lang", "en"), "no "),
    ],
)
def test_it_speaks_the_language_of_its_user(command, pair, environment, arguments, words):
    run = command("compare", *pair, "--side", "丙方", *arguments, **environment)
    assert words in refused(run)


def test_help_is_in_both_languages(command):
    assert "用法" in command("--help", LANG="zh_CN.UTF-8").stdout
    assert "usage" in command("--help", LANG="C").stdout
    assert "我方" in command("compare", "--help", "--lang", "zh").stdout


def test_output_is_utf8_whatever_the_locale(command, pair):
    run = command("compare", *pair, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert run.returncode == 0
    assert "千分之三" in run.stdout


def test_an_unexpected_fault_is_one_line_unless_details_are_asked_for(pair, tmp_path):
    code = (
        "import sys, reviewer.cli.pipeline as p\n"
        "def fail(*_): raise RuntimeError('boom')\n"
        "p.open_review = fail\n"
        "from reviewer.cli.main import main\n"
        "sys.exit(main(['compare', 'a', 'b']))"
    )
    for debug in ("", "1"):
        run = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "REVIEWER_DEBUG": debug},
        )
        assert (run.returncode, run.stdout) == (2, "")
        assert "RuntimeError: boom" in run.stderr
        assert ("Traceback" in run.stderr) is (debug == "1")


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["compare"]], ids=" ".join)
def test_an_output_on_a_full_disk_is_refused_in_one_line(arguments, pair):
    given = [*arguments, *pair, "--lang", "en"] if arguments == ["compare"] else arguments
    with FULL.open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "reviewer", *given],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "LANG": "C", "LC_ALL": "C"},
        )
    assert run.returncode == 2
    assert run.stderr.startswith("the file cannot be written")
    assert run.stderr.count("\n") == 1


def test_a_closed_output_is_no_error(pair):
    line = f'"{sys.executable}" -m reviewer compare "{pair[0]}" "{pair[1]}" --format json >&-'
    run = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


def test_a_reader_that_leaves_early_is_no_error(pair):
    line = f'"{sys.executable}" -m reviewer compare "{pair[0]}" "{pair[1]}" --format json | head -c 1 >&2'
    run = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True)
    assert run.stderr == "{"


def test_a_dumb_terminal_gets_the_report(pair, tmp_path):
    master, slave = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "reviewer", *map(str, pair)],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "dumb", "REVIEWER_DATA": str(tmp_path / "data")},
    )
    os.close(slave)
    shown = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    assert run.wait(timeout=60) == 0
    assert "千分之三" in shown.decode()
    assert b"\x1b" not in shown


def test_the_heads_of_the_help_end_as_each_language_ends_them(command):
    chinese, english = (command("compare", "--help", "--lang", lang).stdout for lang in ("zh", "en"))
    assert "\n选项：\n" in chinese
    assert "选项:" not in chinese
    assert "\noptions:\n" in english.lower()


def test_an_error_about_a_chinese_contract_is_in_chinese_on_any_system(command, pair, tmp_path):
    files = [path.rename(tmp_path / name) for path, name in zip(pair, ("a.txt", "b.txt"), strict=True)]
    assert "没有名为" in command("compare", *files, "--side", "lender", LANG="C.UTF-8").stderr
    assert "没有这个文件" in command("compare", files[0], "c.txt", LANG="C.UTF-8").stderr
    assert "没有这个文件" in command("compare", "甲.txt", "乙.txt", LANG="C.UTF-8").stderr
    assert "no such file" in command("compare", "x.txt", "y.txt", LANG="C.UTF-8").stderr
    asked = command("compare", *files, "--side", "lender", "--lang", "en", LANG="C.UTF-8")
    assert "no party" in asked.stderr


@pytest.mark.parametrize(
    ("arguments", "help_of"),
    [
        (("matter", "add", "稿.docx", "项目", "--from", "us"), "reviewer matter add --help"),
        (("compare", "a.txt"), "reviewer compare --help"),
        (("a.txt", "b.txt", "c.txt"), "reviewer review --help"),
        (("matter",), "reviewer matter --help"),
    ],
)
def test_a_mistake_on_the_command_line_names_the_help_of_that_very_command(command, arguments, help_of):
    assert help_of in refused(command(*arguments))


@pytest.mark.parametrize("name", ["review", "compare", "export", "batch"])
def test_help_tells_what_is_seldom_needed_last(command, name):
    shown = command(name, "--help", "--lang", "en").stdout
    common, rare = shown.split("seldom needed:")
    assert "--side" in common
    assert "--max-unpacked" in rare
    assert "--fail-on" not in rare


@pytest.mark.parametrize("name", ["review", "compare", "export", "batch", "check", "parse", "matter add"])
def test_chinese_help_names_every_value_in_chinese_and_its_columns_are_straight(command, name):
    shown = command(*name.split(), "--help", LANG="zh_CN.UTF-8", COLUMNS="80").stdout
    assert set(re.findall(r"(?<![A-Za-z])[A-Z]{4,}(?![A-Za-z])", shown)) <= {"JSON", "TOML"}
    told = [line for line in shown.splitlines() if re.match(r"  \S.*?  +\S", line)]
    assert len({cell_width(re.match(r"  \S.*?  +", line)[0]) for line in told}) == 1
    assert max(cell_width(line) for line in shown.splitlines()) <= 80


def test_what_is_missing_is_named_as_the_help_names_it(command):
    assert "基准、对方稿" in refused(command("compare", LANG="zh_CN.UTF-8"))
    assert "BASE, DRAFT" in refused(command("compare"))


@pytest.mark.parametrize("arguments", [("check", ""), ("compare", "", "a.txt"), ("parse", "")])
def test_a_path_that_is_empty_is_not_called_a_folder(command, arguments):
    assert "no file is named" in refused(command(*arguments))


def test_without_any_matter_the_way_to_make_one_is_told(command):
    assert "reviewer matter new" in refused(command("matter", "status"))


def test_almost_nothing_is_loaded_before_ctrl_c_is_caught():
    code = (
        "import sys; had = set(sys.modules); import reviewer.cli.main; print(*sorted(set(sys.modules) - had))"
    )
    root = str(Path(__file__).parents[2])
    run = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": root},
    )
    loaded = run.stdout.split()
    assert "reviewer.cli.main" in loaded
    assert [name for name in loaded if name.partition(".")[0] in ("typing", "re", "argparse", "enum")] == []


@pytest.mark.parametrize(
    "start", [("-m", "reviewer"), ("-c", "from reviewer.cli.main import enter; enter()")]
)
def test_the_command_and_the_module_are_one_program(pair, start):
    """The console script of the package is the second of the two."""
    found = [
        subprocess.run(
            [sys.executable, *words, *arguments],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        for words in (("-m", "reviewer"), start)
        for arguments in (("compare", *pair, "--side", "甲方"), ("compare", "nothing.txt", pair[1]))
    ]
    ends = [(run.returncode, run.stdout, run.stderr) for run in found]
    assert ends[:2] == ends[2:]
    assert [run.returncode for run in found[:2]] == [0, 2]
