"""The room's word lists and weights, read once from `data/*.toml`."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=32)
def table(name: str) -> Mapping[str, Any]:
    """Return `data/<name>.toml` as it stands."""
    return tomllib.loads(
        files("reviewer.findings").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    )
