"""What a user can mend in the surroundings, and what a bug report needs to say; no word of a contract."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import reviewer
from reviewer.cli.surroundings import Fact, surroundings
from reviewer.language.wrapping import pad
from reviewer.messages import say
from reviewer.negotiation.folders import data_folder
from reviewer.shipped import shipped_folder

if TYPE_CHECKING:
    from reviewer.model import Language

__all__ = ["describe_environment"]

WIDE = 18
"""Cells of the names at the left."""
_LIBRARIES = ("lxml", "python-docx", "rapidfuzz", "textual", "rich")


def describe_environment(lang: Language, *, terminal: bool) -> str:
    """Return a line a fact, and under a fact that could be better a line of advice."""
    missing = say("cli.doctor.missing", lang)
    facts = [
        Fact("version", reviewer.__version__),
        Fact("python", f"{platform.python_version()} {sys.executable}"),
        Fact("platform", platform.platform()),
        Fact("encoding", str(sys.stdout.encoding)),
        Fact("language", lang),
        *surroundings(lang, terminal=terminal),
        Fact("data", str(data_folder())),
        Fact("bundled", " ".join(str(shipped_folder(name) or missing) for name in ("baselines", "examples"))),
    ]
    lines = []
    for name, value, advice in facts:
        lines.append(f"{pad(say(f'cli.doctor.{name}', lang), WIDE)}{value}")
        if advice:
            lines.append(f"{' ' * WIDE}→ {advice}")
    lines += [f"{pad(name, WIDE)}{_version(name) or missing}" for name in _LIBRARIES]
    return "\n".join(lines) + "\n"


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
