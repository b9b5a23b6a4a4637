"""The word lists of this room, read once each."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from reviewer import tables


@lru_cache(maxsize=32)
def table(name: str) -> dict[str, Any]:
    """Return `data/<name>.toml` as a mapping; FileNotFoundError where there is no such list."""
    return tables.read("language", "data", f"{name}.toml")
