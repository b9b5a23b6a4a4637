"""The issues list as text: Markdown, CSV and JSON."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reviewer.exporting.json_values import dump
from reviewer.exporting.markup import escape
from reviewer.exporting.report import harmless
from reviewer.messages import say
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.exporting.issues import Table
    from reviewer.model import Language

__all__ = ["issues_csv", "issues_json", "issues_markdown", "safe_cell"]

_FORMULA = lazy(r"[\s\ufeff]*[=+\-@＝＋－＠|%]")


def issues_markdown(table: Table, lang: Language, *, date: str | None = None) -> str:
    """Return a pipe table under its title; lines of a cell are parted by `<br>`."""
    lines = [f"# {escape(table.title)}", ""]
    if date:
        lines += [escape(say("issues.date", lang, date=date)), ""]
    if table.note:
        lines += [escape(table.note), ""]
    if not table.rows:
        return "\n".join([*lines, say("issues.nothing", lang)]) + "\n"
    lines.append("| " + " | ".join(map(escape, table.heads)) + " |")
    lines.append("|" + "|".join("---" for _ in table.heads) + "|")
    for row in table.rows:
        cells = ("<br>".join(escape(line) for line in cell.split("\n")) for cell in row)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def issues_csv(table: Table) -> str:
    """Return comma-separated values that a spreadsheet reads as UTF-8 and never as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(table.heads)
    writer.writerows([safe_cell(cell) for cell in row] for row in table.rows)
    return "\ufeff" + out.getvalue()


def issues_json(table: Table, lang: Language) -> str:
    """Return the list as JSON, schema `reviewer/issues/1`."""
    rows = [dict(zip(table.keys, row, strict=True)) for row in table.rows]
    return dump({"schema": "reviewer/issues/1", "language": lang, "title": table.title, "issues": rows})


def safe_cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe goes before what would begin one."""
    shown = harmless(text.replace("\r", "\n"))
    return "'" + shown if _FORMULA.match(shown) else shown
