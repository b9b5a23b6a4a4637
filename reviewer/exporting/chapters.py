"""Chapters of the notes about the files themselves: what was compared, marked and commented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.coverage import coverage_lines
from reviewer.exporting.markup import escape, quoted_lines
from reviewer.exporting.remarks import remark_head, remarks_of
from reviewer.exporting.trails import pile_lines
from reviewer.messages import say

if TYPE_CHECKING:
    from reviewer.model import Comparison, Language, Review

__all__ = ["coverage_chapter", "pile_chapter", "remark_chapter"]


def coverage_chapter(comparison: Comparison, lang: Language) -> list[str]:
    """Return which parts of the files were compared, as a list in Markdown."""
    lines = [f"- {escape(line)}" for line in coverage_lines(comparison, lang)]
    return [say("word.coverage.head", lang) + say("notes.colon", lang).rstrip(), "", *lines, ""]


def pile_chapter(review: Review) -> list[str]:
    """Return the three piles of a draft that tracks changes; nothing where neither file does."""
    lang = review.language
    piles = pile_lines(review)
    if not piles:
        return []
    lines = [f"### {say('word.pile.head', lang)}", ""]
    for head, rows in piles:
        lines.append(f"- **{escape(head)}**")
        lines += [f"  - {escape(row)}" for row in rows]
    return [*lines, ""]


def remark_chapter(review: Review) -> list[str]:
    """Return the comments of the draft at their clauses; nothing where it has none."""
    draft, lang = review.comparison.draft, review.language
    remarks = remarks_of(draft)
    if not remarks:
        return []
    lines = [f"## {say('word.remark.head', lang)}", ""]
    for remark in remarks:
        indent = "  " * min(remark.depth, 3)
        lines.append(f"{indent}- **{escape(remark_head(draft, remark, lang))}**")
        if remark.words and not remark.depth:
            lines += ["", f"{indent}  {escape(say('word.remark.about', lang, words=remark.words))}"]
        lines += ["", *quoted_lines(remark.comment.text, f"{indent}  "), ""]
    return lines
