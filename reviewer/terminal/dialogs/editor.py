"""Writing in the user's own editor, which borrows the terminal and gives the words back in a private file."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

if TYPE_CHECKING:
    from textual.app import App


def edit(app: App[object], text: str) -> str | None:
    """Return the words as the editor left them; None where there is no editor or it failed."""
    try:
        command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    except ValueError:
        return None
    with tempfile.TemporaryDirectory(prefix="reviewer-") as folder:
        path = Path(folder) / "note.txt"
        path.write_text(text, encoding="utf-8")
        try:
            with app.suspend():
                done = subprocess.run([*command, str(path)], check=False)
        except (OSError, SuspendNotSupported):
            return None
        if done.returncode:
            return None
        return path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
