"""Paths as a terminal writes them when files are dragged in: quoted, escaped, addresses, several in a row."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

__all__ = ["paths_in"]


def paths_in(text: str) -> tuple[Path, ...]:
    """Return the files or folders that are there and that a line names, in its order; none where one is not.

    A path that was typed with its blanks and nothing around it counts as one.
    """
    plain = text.strip()
    for names in ([plain], [plain.strip("'\"")], _words(plain)):
        found = tuple(_path(name) for name in names)
        if found and all(path is not None for path in found):
            return tuple(path for path in found if path is not None)
    return ()


def _words(text: str) -> list[str]:
    windows = os.name == "nt"
    try:
        words = shlex.split(text, posix=not windows)
    except ValueError:
        return []
    return [word.strip("\"'") for word in words] if windows else words


def _path(name: str) -> Path | None:
    if name.lower().startswith("file://"):
        name = unquote(urlsplit(name).path)
        if os.name == "nt":
            name = name.lstrip("/")
    try:
        path = Path(name).expanduser()
        return path if name and path.exists() else None
    except (OSError, RuntimeError, ValueError):
        return None
