"""A report in Markdown of which several programs write a section each, none touching another's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

REPORT = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"


def with_section(text: str, heading: str, lines: Sequence[str]) -> str:
    """Return the text with the section under `## heading` replaced, or put at the end where there is none.

    A section goes as far as the next heading of its own level or a higher one.
    """
    section = f"## {heading}\n\n" + "\n".join(lines).strip("\n") + "\n"
    found = re.search(rf"^## {re.escape(heading)}\n(?:.*\n)*?(?=^#{{1,2}} |\Z)", text, re.MULTILINE)
    if found is None:
        return text.rstrip("\n") + "\n\n" + section
    rest = text[found.end() :]
    return text[: found.start()] + section + ("\n" + rest if rest else "")


def write_section(heading: str, lines: Sequence[str], path: Path = REPORT) -> None:
    """Put a section into a report."""
    former = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(with_section(former, heading, lines), encoding="utf-8")
