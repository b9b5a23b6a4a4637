"""Where the user's records, matters and settings lie."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["data_folder"]


def data_folder() -> Path:
    """Return the user's folder for records; the environment variable REVIEWER_DATA names another."""
    import platformdirs

    chosen = os.environ.get("REVIEWER_DATA")
    return Path(chosen) if chosen else Path(platformdirs.user_data_path("reviewer", appauthor=False))
