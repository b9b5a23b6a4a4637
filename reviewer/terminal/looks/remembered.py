"""The looks chosen last on the screen, kept beside the records; the settings file is the user's own to write.

What the settings file says stands again as soon as it says something else than when the looks were chosen.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from reviewer.negotiation.folders import data_folder

if TYPE_CHECKING:
    from pathlib import Path


class Looks(NamedTuple):
    """A theme and a pair of colours, as the settings name them."""

    theme: str
    """`dark` or `light`."""
    colours: str
    """`blue` or `red`."""


def remembered(settings: Looks) -> Looks:
    """Return the looks chosen last over these settings, the settings' own where none were."""
    try:
        entry = json.loads(_path().read_text(encoding="utf-8"))
        if entry["over"] != [*settings]:
            return settings
        chosen = Looks(entry["theme"], entry["colours"])
    except (OSError, ValueError, KeyError, TypeError):
        return settings
    known = chosen.theme in ("dark", "light") and chosen.colours in ("blue", "red")
    return chosen if known else settings


def remember(chosen: Looks, settings: Looks) -> None:
    """Keep what was chosen over these settings; where the disk refuses, for as long as the program runs."""
    path = _path()
    try:
        if chosen == settings:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text(json.dumps({**chosen._asdict(), "over": [*settings]}), encoding="utf-8")
    except OSError:
        return


def _path() -> Path:
    return data_folder() / "looks.json"
