"""Where what comes with the program lies: inside an installed package, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

__all__ = ["shipped_folder"]


def shipped_folder(name: str) -> Path | None:
    """Return the folder of that name, `baselines` or `examples`; None where it was not shipped."""
    package = Path(__file__).parent
    places = (package / "bundled" / name, package.parent / name)
    return next((place for place in places if place.is_dir()), None)
