"""The tables that come with the program: word lists, rules, weights and sentences, as TOML in its rooms."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

from reviewer.kept import kept

__all__ = ["names", "read"]

_HOME = Path(__file__).parent


def read(*place: str) -> dict[str, Any]:
    """Return the table at that place below the package (`"language", "data", "units.toml"`), a fresh one each
    time; FileNotFoundError where there is none."""
    content = _HOME.joinpath(*place).read_bytes()
    key = f"{'/'.join(place)} {len(content)} {zlib.crc32(content):08x}"
    found: dict[str, Any] = kept(key, lambda: _parsed(content))
    return found


def names(*place: str) -> list[str]:
    """Return the names of the tables in a folder below the package, in their order."""
    return sorted(path.name for path in _HOME.joinpath(*place).glob("*.toml"))


def _parsed(content: bytes) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(content.decode("utf-8"))
