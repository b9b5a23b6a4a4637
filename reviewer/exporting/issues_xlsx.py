"""The issues list as an Excel workbook of one sheet, in which every cell is text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reviewer.exporting.workbook import write_workbook

if TYPE_CHECKING:
    from reviewer.exporting.issues import Table

__all__ = ["issues_xlsx"]

_WIDE = frozenset({"ours", "theirs", "proposal", "offer", "points", "reply", "note", "position", "history"})


def issues_xlsx(table: Table) -> bytes:
    """Return the bytes of the workbook; the same table gives the same bytes."""
    out = io.BytesIO()
    wide = frozenset(place for place, key in enumerate(table.keys) if key in _WIDE)
    write_workbook(out, table.title, table.heads, table.rows, wide=wide)
    return out.getvalue()
