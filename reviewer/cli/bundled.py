"""The baselines and examples that come with the program."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from reviewer.errors import UsageError
from reviewer.shipped import shipped_folder

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Baseline", "baselines", "demo_pair"]


class Baseline(Struct, frozen=True):
    """A contract to start from."""

    id: str
    path: Path
    title: str
    title_en: str
    side: str
    """Label of the party it was drafted for."""


def baselines() -> tuple[Baseline, ...]:
    """Return the bundled baselines in their order, none where they were not shipped."""
    folder = shipped_folder("baselines")
    if folder is None or not (folder / "index.toml").is_file():
        return ()
    return tuple(
        Baseline(
            row["id"], folder / row["file"], row["title"], row.get("title_en", row["title"]), row["side"]
        )
        for row in _toml(folder / "index.toml")["baseline"]
    )


def demo_pair() -> tuple[Path, Path, str | None]:
    """Return the pair that `reviewer demo` opens and our side in it.

    Raises `UsageError` where the examples were not shipped.
    """
    examples, texts = shipped_folder("examples"), shipped_folder("baselines")
    if examples is None or texts is None:
        raise UsageError("usage.no_examples")
    chosen = _toml(examples / "demo.toml")
    base = texts / chosen["base"]
    return (
        (base if base.is_file() else examples / chosen["base"]),
        examples / chosen["draft"],
        chosen.get("side"),
    )


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
