"""Playbooks by name: a file of the user's, or one that comes with the program."""

from __future__ import annotations

from pathlib import Path

from reviewer.errors import UsageError
from reviewer.shipped import shipped_folder

__all__ = ["find_playbook", "shipped_playbooks"]


def find_playbook(name: str) -> Path:
    """Return the file of a playbook: a file as named, else one that comes with the program.

    Raises `UsageError` where there is neither.
    """
    if Path(name).is_file():
        return Path(name)
    shipped = {path.stem: path for path in shipped_playbooks()}
    if name in shipped:
        return shipped[name]
    raise UsageError("usage.playbook_unknown", name=name, names=tuple(shipped))


def shipped_playbooks() -> tuple[Path, ...]:
    """Return the playbooks that come with the program, by name."""
    folder = shipped_folder("baselines")
    return tuple(sorted((folder / "playbooks").glob("*.toml"))) if folder is not None else ()
