"""Editing that the draft forbids: it stays forbidden in what goes out, and that is said.

Protection that is in force (ISO/IEC 29500-1, 17.15.1.29) may have a password of the other side's; while it
lasts, Word lets no one accept or reject a tracked change. Whoever may lift it does so in Word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.model import Message
from reviewer.reading.docx.names import W

if TYPE_CHECKING:
    from reviewer.exporting.word.package import WordPackage

__all__ = ["kept_protection"]

_SORTS = {"readOnly": "read_only", "comments": "comments", "trackedChanges": "tracked", "forms": "forms"}
_OFF = ("0", "false", "off")


def kept_protection(package: WordPackage) -> list[Message]:
    """Return a notice where the package forbids to edit it, and what it still allows."""
    part = package.target("settings")
    settings = package.read(part) if part is not None else None
    found = settings.find(W + "documentProtection") if settings is not None else None
    if found is None or found.get(W + "enforcement", "0").lower() in _OFF:
        return []
    sort = _SORTS.get(found.get(W + "edit", ""))
    return [Message(f"word.protected.{sort}", {})] if sort is not None else []
