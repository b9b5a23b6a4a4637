"""Which reviews and matters were opened last: paths and times, never a word of a contract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict

from reviewer.errors import StoreError
from reviewer.exporting.formats import write_whole
from reviewer.negotiation.folders import data_folder, default_path
from reviewer.negotiation.matter import known_matters, matter_folder

if TYPE_CHECKING:
    from reviewer.model import Comparison

KEPT = 12


class Recent(Struct, frozen=True):
    """A pair of files, or a matter, that was opened."""

    base: str
    draft: str
    side: str | None
    at: str
    """Local time to the minute, `2026-11-22 14:02`."""

    @property
    def matter(self) -> bool:
        """True for a matter, which is one file: `base`."""
        return not self.draft


def read_recent() -> tuple[Recent, ...]:
    """Return what was opened last, the newest first; none where the list is missing or damaged."""
    try:
        entries = json.loads(_path().read_text(encoding="utf-8"))
        return tuple(Recent(str(e["base"]), str(e["draft"]), e.get("side"), str(e["at"])) for e in entries)
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def recent_and_known(folder: Path) -> tuple[Recent, ...]:
    """Return what was opened last, then the matters beside the documents and in the user's data folder."""
    recent = read_recent()
    seen = {entry.base for entry in recent if entry.matter}
    known = (str(path.resolve()) for path in (*known_matters(folder), *known_matters(matter_folder())))
    return (*recent, *(Recent(path, "", None, "") for path in dict.fromkeys(known) if path not in seen))


def answered_elsewhere(comparison: Comparison) -> int:
    """Return how many other drafts were reviewed lately against the baseline of a comparison and have
    answers on record; none for text that was piped in."""
    base, draft = (side.document.path for side in (comparison.base, comparison.draft))
    if "-" in (base, draft):
        return 0
    here, now = str(Path(base).resolve()), str(Path(draft).resolve())
    others = {one.draft for one in read_recent() if one.base == here and not one.matter} - {now}
    return sum(_has_answers(default_path(here, other)) for other in others)


def _has_answers(record: Path) -> bool:
    from reviewer.negotiation.store import Store

    if not record.is_file():
        return False
    try:
        with Store(record) as store:
            return bool(store.ledger.decisions)
    except StoreError:
        return False


def remember(opened: Recent) -> None:
    """Put a review on top of the list. A list that cannot be written is let be: nothing depends on it."""
    others = [entry for entry in read_recent() if (entry.base, entry.draft) != (opened.base, opened.draft)]
    entries = [asdict(entry) for entry in (opened, *others)][:KEPT]
    try:
        path = _path()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600, exist_ok=True)
        write_whole(path, json.dumps(entries, indent=1).encode("ascii"), durable=False)
    except OSError:
        return


def _path() -> Path:
    return data_folder() / "recent.json"
