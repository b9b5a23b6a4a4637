"""Document text made harmless for Markdown, so that GitHub and pandoc both show exactly its characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.exporting.excerpt import Run

__all__ = ["deleted", "escape", "inserted", "marked", "quoted_lines"]

_CONTROL = lazy(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BREAKS = lazy(r"\s*[\t\n\u2028\u2029]\s*")
_BACKSLASHED = lazy(r"[\\`*_{}\[\]#|~^@\"']|-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\.|!(?=\[)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"}
_ENTITY = lazy(r"[&<>$]")
_SCHEME = lazy(r"\b(https?|ftp|mailto|xmpp|file)(?P<colon>:)", re.IGNORECASE)
_WWW = lazy(r"\b(www)(?P<dot>\.)", re.IGNORECASE)
_LEAD = lazy(
    r"(?P<bullet>[-+=:%])|(?P<opener>\(?)(?P<item>[0-9]{1,9}|[A-Za-z]{1,8}|@\w*)(?P<stop>[.)])(?=\s|$)"
)


def escape(text: str) -> str:
    """Return text that renders as `text`, on one line, wherever inline Markdown may stand, tables included.

    Backslashes serve where every renderer takes them; characters with a meaning in HTML or in formulas,
    and the stops that make an address a link, become entities. Controls and marks that reverse the
    direction of text are shown as U+FFFD; line feeds and tabs become blanks.
    """
    flat = _CONTROL.sub("\ufffd", _BREAKS.sub(" ", text)).strip(" ")
    flat = _BACKSLASHED.sub(lambda match: "\\" + match[0], flat)
    flat = _ENTITY.sub(lambda match: _ENTITIES[match[0]], flat)
    flat = _SCHEME.sub(lambda match: match[1] + "&#58;", flat)
    flat = _WWW.sub(lambda match: match[1] + "&#46;", flat)
    lead = _LEAD.match(flat)
    if lead is None:
        return flat
    if lead["bullet"]:
        return "\\" + flat
    opener = "\\(" if lead["opener"] else ""
    return f"{opener}{lead['item']}\\{flat[lead.start('stop') :]}"


def deleted(text: str) -> str:
    """Return text struck out. The tags speak to GitHub, the tildes to pandoc's writers for Word.

    The tags also give the tildes a neighbour beside which they count as markers, whatever the text
    begins with.
    """
    return _wrapped(text, "<del>~~", "~~</del>")


def inserted(text: str) -> str:
    """Return text shown as inserted: underlined by the tag, bold by the asterisks."""
    return _wrapped(text, "<ins>**", "**</ins>")


def marked(runs: Iterable[Run], *, old: bool, gap: str) -> str:
    """Return an excerpt, changed words struck out (`old`) or shown as inserted, `gap` for words left out."""
    parts: list[str] = []
    mark = deleted if old else inserted
    for run in runs:
        if run.gap:
            parts.append(f" {gap} " if parts else f"{gap} ")
        elif run.marked:
            parts.append(mark(run.text))
        else:
            parts.append(_kept(run.text))
    return "".join(parts).strip(" ")


def quoted_lines(text: str, indent: str = "") -> list[str]:
    """Return text of several lines as a block quote, a paragraph a line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    quoted: list[str] = []
    for line in lines:
        if quoted:
            quoted.append(f"{indent}>")
        quoted.append(f"{indent}> {escape(line)}")
    return quoted


def _kept(text: str) -> str:
    """Escape a piece of a sentence without losing the blanks at its ends."""
    inner = text.strip(" ")
    if not inner:
        return " " if text else ""
    return f"{' ' * text.startswith(' ')}{escape(inner)}{' ' * text.endswith(' ')}"


def _wrapped(text: str, before: str, after: str) -> str:
    inner = text.strip()
    if not inner:
        return text
    return f"{' ' * (text[0] == ' ')}{before}{escape(inner)}{after}{' ' * (text[-1] == ' ')}"
