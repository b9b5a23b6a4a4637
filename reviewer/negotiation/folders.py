"""Where the user's records, matters and settings lie."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from reviewer.patterns import lazy

__all__ = ["data_folder", "default_path", "legible", "settings_path"]

_UNSAFE = lazy(r"[^\w.-]+")


def data_folder() -> Path:
    """Return the user's folder for records; the environment variable REVIEWER_DATA names another."""
    import platformdirs

    chosen = os.environ.get("REVIEWER_DATA")
    return Path(chosen) if chosen else Path(platformdirs.user_data_path("reviewer", appauthor=False))


def settings_path() -> Path:
    """Return where the user's settings are; the environment variable REVIEWER_CONFIG names another file."""
    import platformdirs

    chosen = os.environ.get("REVIEWER_CONFIG")
    if chosen:
        return Path(chosen)
    return Path(platformdirs.user_config_path("reviewer", appauthor=False)) / "config.toml"


def legible(name: str) -> str:
    """Return a name as words: where the system gave bytes that are no UTF-8, what they are in GB 18030, the
    code of Chinese systems, else the same with a mark for what cannot be read."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        try:
            return name.encode("utf-8", "surrogateescape").decode("gb18030")
        except UnicodeError:
            return name.encode("utf-8", "replace").decode("utf-8")
    return name


def default_path(base: str | Path, draft: str | Path) -> Path:
    """Return where the record of that pair is kept: in the data folder, named by both files' full paths.

    A side that is no file (`sha256:…` for text from standard input) stands for itself.
    """
    names = [
        str(side) if str(side).startswith("sha256:") else str(Path(side).resolve()) for side in (base, draft)
    ]
    digest = hashlib.sha256("\0".join(names).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    stem = _UNSAFE.sub("_", Path(names[1]).stem)[:40].strip("._")
    return data_folder() / "reviews" / f"{stem or 'review'}-{digest}.sqlite3"
