"""Exports made for a reader: the issues list in every format, and the report as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.issues import table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewer.exporting.issues import Audience, Table
    from reviewer.model import Decision, Language, Review, Severity
    from reviewer.negotiation.positions import Position

__all__ = ["ISSUES", "PAGE", "list_bytes", "written_for"]

ISSUES = (".md", ".csv", ".xlsx", ".docx", ".json")
PAGE = ".html"


def written_for(
    audience: Audience,
    ending: str,
    review: Review,
    decisions: Mapping[str, Decision],
    positions: Sequence[Position] = (),
    *,
    date: str | None = None,
    least: Severity | None = None,
) -> bytes:
    """Return the bytes of the page, or of the issues list in the format of that ending.

    Raises ValueError for an ending that is neither `PAGE` nor among `ISSUES`.
    """
    lang = review.language
    if ending == PAGE:
        from reviewer.exporting.html_report import html_report

        page = html_report(review, decisions, positions, audience=audience, date=date)
        return page.encode("utf-8", "backslashreplace")
    return list_bytes(
        table(review, decisions, positions, audience=audience, least=least), ending, lang, date=date
    )


def list_bytes(rows: Table, ending: str, lang: Language, *, date: str | None = None) -> bytes:
    """Return the bytes of a list in the format of that ending; ValueError where it is not among `ISSUES`."""
    if ending not in ISSUES:
        raise ValueError(ending)
    if ending == ".xlsx":
        from reviewer.exporting.issues_xlsx import issues_xlsx

        return issues_xlsx(rows)
    if ending == ".docx":
        from reviewer.exporting.issues_docx import issues_docx

        return issues_docx(rows, lang, date=date)
    from reviewer.exporting import issues_list

    text = {
        ".md": lambda: issues_list.issues_markdown(rows, lang, date=date),
        ".csv": lambda: issues_list.issues_csv(rows),
        ".json": lambda: issues_list.issues_json(rows, lang),
    }[ending]()
    return text.encode("utf-8", "backslashreplace")
