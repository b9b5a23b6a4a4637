"""The one table over all drafts: as an Excel workbook, as CSV and as Markdown, written row by row."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, TypeAlias

from reviewer.batch.shelf import REPORTS
from reviewer.exporting.issues_list import safe_cell
from reviewer.exporting.markup import escape
from reviewer.exporting.report import harmless
from reviewer.exporting.words import word
from reviewer.exporting.workbook import MOST_ROWS, write_workbook
from reviewer.messages import say
from reviewer.model import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import BinaryIO

    from reviewer.batch.job import Job, Outcome
    from reviewer.batch.record import Row
    from reviewer.model import Language

__all__ = ["TABLES", "holds", "write_table"]

Cells: TypeAlias = "tuple[str | int, ...]"
TABLES = (".xlsx", ".csv", ".md")
_WIDE = frozenset({"draft", "worst", "cause", "remedy", "report"})


def holds(ending: str, drafts: int) -> bool:
    """Return whether a table of that format can hold that many drafts."""
    return ending != ".xlsx" or drafts < MOST_ROWS


def write_table(out: BinaryIO, ending: str, job: Job, rows: Iterable[Row]) -> None:
    """Write the table in the format of that ending to a stream that can seek; one of `TABLES`.

    No cell is a formula to any program. The same rows give the same bytes.
    """
    columns, lang = _columns(job), job.language
    heads = tuple(_head(column, lang) for column in columns)
    cells = (tuple(row[column] for column in columns) for row in _told(rows, job))
    if ending == ".xlsx":
        wide = frozenset(place for place, column in enumerate(columns) if column in _WIDE)
        write_workbook(out, say("batch.title", lang), heads, cells, wide=wide)
    elif ending == ".csv":
        _write_csv(out, heads, cells)
    else:
        _write_markdown(out, say("batch.title", lang), heads, cells)


def _columns(job: Job) -> tuple[str, ...]:
    near = ("nearness",) if job.library else ()
    adverse = ("adverse",) if job.side else ()
    report = ("report",) if job.reports else ()
    return (
        *("draft", "status", "baseline", *near, "changed", *SEVERITIES, *adverse, "worst"),
        *(*report, "cause", "remedy"),
    )


def _head(column: str, lang: Language) -> str:
    return word("severity", column, lang) if column in SEVERITIES else say(f"batch.column.{column}", lang)


def _told(rows: Iterable[Row], job: Job) -> Iterator[Mapping[str, str | int]]:
    for row in rows:
        cells: dict[str, str | int] = dict.fromkeys(_columns(job), "")
        outcome = row.outcome if row.current else None
        cells["draft"] = row.name
        cells["status"] = say(f"batch.status.{outcome.status if outcome else 'pending'}", job.language)
        cells["report"] = "\n".join(f"{REPORTS}/{row.stem}{ending}" for ending in row.files if outcome)
        if outcome:
            cells.update(_words(outcome))
        if outcome and outcome.status == "compared":
            cells.update(_numbers(outcome))
        yield cells


def _words(outcome: Outcome) -> dict[str, str]:
    return {
        "baseline": outcome.baseline,
        "worst": "\n".join(outcome.worst),
        "cause": outcome.cause,
        "remedy": outcome.remedy,
    }


def _numbers(outcome: Outcome) -> dict[str, int]:
    numbers = {"nearness": outcome.nearness, "changed": outcome.changed, "adverse": outcome.adverse}
    numbers.update(zip(SEVERITIES, outcome.counts, strict=True))
    return {name: value for name, value in numbers.items() if value is not None}


def _write_csv(out: BinaryIO, heads: Iterable[str], rows: Iterable[Cells]) -> None:
    text = io.TextIOWrapper(out, encoding="utf-8-sig", errors="backslashreplace", newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([safe_cell(str(cell)) for cell in row] for row in rows)
    text.detach()


def _write_markdown(out: BinaryIO, title: str, heads: tuple[str, ...], rows: Iterable[Cells]) -> None:
    def put(line: str) -> None:
        out.write((line + "\n").encode("utf-8", "backslashreplace"))

    put(f"# {escape(title)}\n")
    put("| " + " | ".join(map(escape, heads)) + " |")
    put("|" + "|".join("---" for _ in heads) + "|")
    for row in rows:
        cells = ("<br>".join(escape(harmless(line)) for line in str(cell).split("\n")) for cell in row)
        put("| " + " | ".join(cells) + " |")
