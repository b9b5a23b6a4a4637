"""Words that are being typed, kept beside the record as they are typed, so that a kill loses none of them."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path


class Drafts:
    """Unfinished texts by point and field; without a path they last as long as the program."""

    def __init__(self, path: str | Path | None = None) -> None:
        self._path = Path(path) if path else None
        self._texts = self._read()

    def text(self, key: str, field: str) -> str | None:
        """Return what was typed last for that field of a point, None where nothing is unfinished."""
        return self._texts.get(f"{field} {key}")

    def keep(self, key: str, field: str, text: str) -> None:
        """Keep what is typed so far."""
        if self._texts.get(f"{field} {key}") != text:
            self._texts[f"{field} {key}"] = text
            self._write()

    def drop(self, key: str, field: str) -> None:
        """Forget an unfinished text, because it was recorded or discarded."""
        if self._texts.pop(f"{field} {key}", None) is not None:
            self._write()

    def __len__(self) -> int:
        return len(self._texts)

    def _read(self) -> dict[str, str]:
        try:
            entries = json.loads(self._path.read_text(encoding="utf-8")) if self._path else {}
            return {str(name): str(text) for name, text in entries.items()}
        except (OSError, ValueError, AttributeError):
            return {}

    def _write(self) -> None:
        """Write the file whole; where the disk refuses, the text is still on the screen."""
        if self._path is None:
            return
        try:
            if not self._texts:
                self._path.unlink(missing_ok=True)
                return
            handle, name = tempfile.mkstemp(prefix=".reviewer-", dir=self._path.parent)
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                json.dump(self._texts, out, ensure_ascii=False)
            Path(name).replace(self._path)
        except OSError:
            return


def drafts_path(record: str | Path) -> Path:
    """Return where the unfinished texts of a record are kept."""
    return Path(f"{record}.drafts.json")
