"""What the documents say of the program, asked of the program itself."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from reviewer.cli.arguments import build_parser, with_command
from reviewer.cli.main import main
from reviewer.errors import UsageError

ROOT = Path(__file__).parents[1]
DOCUMENTS = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for path in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md")])
}
_COMMAND = re.compile(r"^(?: {4})?(reviewer .*)$|`(reviewer [^`]*)`", re.MULTILINE)
_SHORTHAND = re.compile(r"[…|\[]")
"""What stands in a command that is told in general and not meant to be typed."""
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
_TARGET = re.compile(r"`make ([a-z-]+)")


def commands() -> list[str]:
    """Return every whole command of the documents, once."""
    found = (match[1] or match[2] for text in DOCUMENTS.values() for match in _COMMAND.finditer(text))
    return sorted({command.strip() for command in found if not _SHORTHAND.search(command)})


def refusal(command: str) -> str | None:
    """Return why the program does not take a command; None where it does, or where its name alone is said."""
    try:
        build_parser("en").parse_args(with_command(shlex.split(command)[1:]))
    except SystemExit as stop:
        return str(stop.code) if stop.code else None
    except UsageError as fault:
        return None if fault.key == "usage.missing" else str(fault)
    return None


@pytest.mark.parametrize("command", commands())
def test_a_command_in_the_documents_is_one_that_the_program_takes(command: str, capsys):
    assert refusal(command) is None


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_points_at_files_that_are_there(name: str):
    folder = (ROOT / name).parent
    assert not [link for link in _LINK.findall(DOCUMENTS[name]) if not (folder / link).exists()]


def test_the_documents_name_only_what_can_be_made():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {target for text in DOCUMENTS.values() for target in _TARGET.findall(text)} <= targets


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_notes_in_the_readme_are_those_that_the_command_beside_them_writes(
    name: str, tmp_path, monkeypatch
):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path / "data"))
    text = DOCUMENTS[name]
    command = next(one for one in commands() if f"`{one}`" in text and "export baselines/" in one)
    shown = re.search(r"^#### .*?(?=\n## )", text, re.MULTILINE | re.DOTALL)
    assert shown is not None
    *arguments, _ = shlex.split(command)[1:]
    notes = tmp_path / "notes.md"
    assert main([*arguments, str(notes)]) == 0
    assert shown[0].strip() in notes.read_text(encoding="utf-8")
