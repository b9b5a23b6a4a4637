"""The room's word lists and weights, read once from `data/*.toml`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reviewer import tables

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=32)
def table(name: str) -> Mapping[str, Any]:
    """Return `data/<name>.toml` as it stands."""
    return tables.read("findings", "data", f"{name}.toml")
