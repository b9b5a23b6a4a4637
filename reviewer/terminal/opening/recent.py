"""Which reviews were opened last: paths and times, never a word of a contract."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from reviewer.negotiation.store import data_folder

if TYPE_CHECKING:
    from pathlib import Path

KEPT = 12


@dataclass(frozen=True, slots=True)
class Recent:
    """A pair of files that was opened."""

    base: str
    draft: str
    side: str | None
    at: str
    """Local time to the minute, `2026-11-22 14:02`."""


def read_recent() -> tuple[Recent, ...]:
    """Return the reviews opened last, the newest first; none where the list is missing or damaged."""
    try:
        entries = json.loads(_path().read_text(encoding="utf-8"))
        return tuple(Recent(str(e["base"]), str(e["draft"]), e.get("side"), str(e["at"])) for e in entries)
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def remember(opened: Recent) -> None:
    """Put a review on top of the list. A list that cannot be written is let be: nothing depends on it."""
    others = [entry for entry in read_recent() if (entry.base, entry.draft) != (opened.base, opened.draft)]
    entries = [asdict(entry) for entry in (opened, *others)][:KEPT]
    try:
        path = _path()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600, exist_ok=True)
        path.write_text(json.dumps(entries, ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError:
        return


def _path() -> Path:
    return data_folder() / "recent.json"
