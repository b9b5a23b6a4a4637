"""The word lists of this room, read once each."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=32)
def table(name: str) -> dict[str, Any]:
    """Return `data/<name>.toml` as a mapping; FileNotFoundError where there is no such list."""
    return tomllib.loads((files("reviewer.language") / "data" / f"{name}.toml").read_text("utf-8"))
