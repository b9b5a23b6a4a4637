"""The parts of the command line that need no process to be seen."""

from __future__ import annotations

import pytest

from reviewer.cli import options as command_options
from reviewer.cli import speech
from reviewer.cli.arguments import build_parser, with_command
from reviewer.cli.bundled import baselines, demo_pair
from reviewer.cli.surroundings import surroundings
from reviewer.exporting.formats import ENDINGS
from reviewer.model import SEVERITIES
from reviewer.shipped import shipped_folder


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["a", "b"], ["review", "a", "b"]),
        (["--lang", "en", "a", "b"], ["--lang", "en", "review", "a", "b"]),
        (["--side", "甲方", "a", "b"], ["review", "--side", "甲方", "a", "b"]),
        (["--", "compare", "b"], ["review", "--", "compare", "b"]),
        (["-", "b"], ["review", "-", "b"]),
        (["compare", "a", "b"], ["compare", "a", "b"]),
        (["--lang=zh", "compare", "a", "b"], ["--lang=zh", "compare", "a", "b"]),
        (["--help"], ["--help"]),
        ([], []),
    ],
)
def test_a_command_is_put_in_where_none_is_named(typed, meant):
    assert with_command(typed) == meant


def test_sizes_may_carry_a_unit():
    options = build_parser("en").parse_args(["check", "x", "--max-unpacked", "2G", "--max-entries", "20000"])
    assert (options.max_unpacked, options.max_entries) == (2 << 30, 20_000)


def test_the_language_of_the_contract_counts_unless_one_was_asked_for(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "REVIEWER_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert speech.for_contract(None, "zh") == "zh"
    assert speech.for_contract("en", "zh") == "en"
    assert speech.for_contract(None, "en") == "en"
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert speech.for_contract(None, "en") == "zh"
    monkeypatch.setenv("REVIEWER_LANG", "en")
    assert speech.asked([]) == "en"
    assert speech.asked(["--lang", "zh"]) == "zh"
    assert speech.asked(["--", "--lang", "zh"]) == "en"


def test_what_is_bundled_is_there():
    assert shipped_folder("baselines")
    assert shipped_folder("nothing") is None
    assert all(one.path.is_file() for one in baselines())
    base, draft, side = demo_pair()
    assert base.is_file()
    assert draft.is_file()
    assert side in ("甲方", "乙方", None)


def test_what_help_says_for_itself_agrees_with_the_rooms():
    assert command_options.SEVERITIES == SEVERITIES
    assert command_options.ENDINGS.split() == list(ENDINGS)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("environment", "advised"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "TERM_PROGRAM": "iTerm.app"}, set()),
        ({"TERM": "xterm", "TMUX": "/tmp/tmux"}, {"colour", "clipboard"}),
        ({"NO_COLOR": "", "TERM_PROGRAM": "Apple_Terminal"}, {"colour", "clipboard"}),
        ({"EDITOR": "no-such-editor --wait", "STY": "1"}, {"editor", "colour", "clipboard"}),
    ],
)
def test_the_doctor_advises_where_something_can_be_better(lang, environment, advised):
    facts = surroundings(lang, terminal=True, environment={"EDITOR": "sh", **environment})
    told = {fact.name for fact in facts if fact.advice}
    assert told & {"terminal", "colour", "clipboard", "editor"} == advised
