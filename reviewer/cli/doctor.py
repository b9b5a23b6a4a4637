"""What a bug report needs to say of the environment, and no word of a contract."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import reviewer
from reviewer.cli.bundled import bundled_path
from reviewer.language.wrapping import pad
from reviewer.messages import say
from reviewer.negotiation.store import data_folder

if TYPE_CHECKING:
    from reviewer.model import Language

__all__ = ["describe_environment"]

_LIBRARIES = ("lxml", "python-docx", "rapidfuzz", "textual", "rich")


def describe_environment(lang: Language, *, terminal: bool) -> str:
    """Return a line a fact."""
    term = os.environ.get("TERM", "") or "—"
    missing = say("cli.doctor.missing", lang)
    if terminal:
        columns = shutil.get_terminal_size().columns
        screen = say("cli.doctor.terminal_yes", lang, columns=columns, term=term)
    else:
        screen = say("cli.doctor.terminal_no", lang, term=term)
    facts = [
        ("version", reviewer.__version__),
        ("python", f"{platform.python_version()} {sys.executable}"),
        ("platform", platform.platform()),
        ("encoding", str(sys.stdout.encoding)),
        ("language", lang),
        ("terminal", screen),
        ("data", str(data_folder())),
        ("bundled", " ".join(str(bundled_path(name) or missing) for name in ("baselines", "examples"))),
    ]
    lines = [f"{pad(say(f'cli.doctor.{name}', lang), 18)}{value}" for name, value in facts]
    lines += [f"{pad(name, 18)}{_version(name) or missing}" for name in _LIBRARIES]
    return "\n".join(lines) + "\n"


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
