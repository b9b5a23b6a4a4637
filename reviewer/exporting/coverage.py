"""Which parts of the two files were compared and which were not, so that no silence passes for agreement."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reviewer.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.model import Comparison, Contract, Language

__all__ = ["Covered", "coverage", "coverage_lines"]

_UNREAD = "notices.unread."
_AS_TEXT = frozenset({"formula", "symbol"})
"""Read as a line of text, and compared."""
_COMPARED = ("body", "table", "textbox", "footnote", "endnote", "header", "footer")
_PARTS = (*_COMPARED, "comment", "image", "chart", "diagram", "object", "control", "chunk", "art")


class Covered(NamedTuple):
    """A sort of content that occurs in one of the two files."""

    part: str
    base: int
    """How many paragraphs, table rows, comments, pictures and so on."""
    draft: int
    compared: bool


def coverage(comparison: Comparison) -> tuple[Covered, ...]:
    """Return every sort of content that either file has, in a fixed order."""
    base, draft = _counts(comparison.base), _counts(comparison.draft)
    return tuple(
        Covered(part, base[part], draft[part], part in _COMPARED)
        for part in _PARTS
        if base[part] or draft[part]
    )


def coverage_lines(comparison: Comparison, lang: Language) -> tuple[str, ...]:
    """Return sentences: what was compared, what was listed or not read with its number on either side."""
    found = coverage(comparison)
    glue = say("notes.and", lang)
    compared = [_name(one, lang) for one in found if one.compared]
    lines = [say("word.coverage.compared", lang, parts=glue.join(compared))] if compared else []
    if any(one.part == "comment" for one in found):
        lines.append(say("word.coverage.comments", lang))
    left = [
        say("word.coverage.count", lang, part=_name(one, lang), base=one.base, draft=one.draft)
        for one in found
        if not one.compared and one.part != "comment"
    ]
    lines.append(
        say("word.coverage.left_out", lang, parts=glue.join(left))
        if left
        else say("word.coverage.nothing_left_out", lang)
    )
    return tuple(lines)


def _name(one: Covered, lang: Language) -> str:
    return say(f"word.part.{one.part}", lang)


def _counts(contract: Contract) -> Counter[str]:
    document = contract.document
    counts: Counter[str] = Counter("table" if block.cells else block.part for block in document.blocks)
    if document.comments:
        counts["comment"] = document.comments
    for kind, count in _unread(contract):
        counts[kind] += count
    return counts


def _unread(contract: Contract) -> Iterable[tuple[str, int]]:
    for notice in contract.document.notices:
        kind = notice.key.removeprefix(_UNREAD)
        count = notice.params.get("count")
        if notice.key.startswith(_UNREAD) and kind not in _AS_TEXT and isinstance(count, int):
            yield kind, count
