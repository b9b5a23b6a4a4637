"""Contracts with their edits marked in place, so that one file holds the baseline, the draft and the truth.

Inside a line, `⟦old⇒new|kinds⟧` replaces, `⟦⇒new|kinds⟧` inserts and `⟦old⇒|kinds⟧` deletes.
A line that begins with `⟦+|kinds⟧` stands in the draft alone, one with `⟦-|kinds⟧` in the baseline
alone. `⟦<name|kinds⟧` before a line says that the draft moves it to the line that is only `⟦>name⟧`.
`kinds` are joined by `+` where all are due and by `/` where either will do:
`number.percent/number.amount+obligation.condition`. The kind `none` says that nothing changed in law and
nothing is due; `none/text.changed` that a sentence was built anew with the same law in it, so that no more
may be said than that its wording differs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

INLINE = re.compile(r"⟦([^⟦⟧⇒|]*)⇒([^⟦⟧⇒|]*)\|([^⟦⟧|]+)⟧")
ADDED = re.compile(r"^⟦\+\|([^⟦⟧|]+)⟧")
DELETED = re.compile(r"^⟦-\|([^⟦⟧|]+)⟧")
MOVED = re.compile(r"^⟦<(\w+)\|([^⟦⟧|]+)⟧")
TARGET = re.compile(r"^⟦>(\w+)⟧$")

Form = Literal["inline", "added", "deleted", "moved"]
LEADING: tuple[tuple[Form, re.Pattern[str]], ...] = (("added", ADDED), ("deleted", DELETED), ("moved", MOVED))


@dataclass(frozen=True)
class MarkedEdit:
    """One edit of a contract, by its number in the file, and what must be said of it."""

    number: int
    form: Form
    old: str
    new: str
    kinds: str

    @property
    def silent(self) -> bool:
        """True where nothing changed in law and no finding is due."""
        return self.kinds in ("none", "none/text.changed")

    def satisfied_by(self, found: Collection[str]) -> bool:
        """Say whether the kinds found include every kind that is due."""
        if self.silent:
            return set(found) <= set(self.kinds.split("/")[1:])
        return all(any(kind in found for kind in due.split("/")) for due in self.kinds.split("+"))


@dataclass(frozen=True)
class MarkedLine:
    """One line of the file: plain words and inline edits in order, and the edit of the whole line if any."""

    pieces: tuple[str | MarkedEdit, ...]
    whole: MarkedEdit | None = None
    name: str | None = None
    """Name of a move, on the line that moves and on the line where it goes."""

    def side(self, chosen: Collection[int] | None) -> tuple[str, tuple[tuple[MarkedEdit, int, int], ...]]:
        """Return the baseline's words (None) or the draft's, and where each inline edit stands in them."""
        text = ""
        spans = []
        for piece in self.pieces:
            if isinstance(piece, str):
                text += piece
                continue
            words = piece.new if chosen is not None and piece.number in chosen else piece.old
            spans.append((piece, len(text), len(text) + len(words)))
            text += words
        return text, tuple(spans)


@dataclass(frozen=True)
class Place:
    """Where an edit stands in one of the two texts: line from 0, and offsets in the line."""

    edit: MarkedEdit
    line: int
    start: int
    end: int


@dataclass(frozen=True)
class MarkedPair:
    """The two texts that a choice of edits gives, and where each chosen edit stands in either."""

    base: tuple[str, ...]
    draft: tuple[str, ...]
    base_places: tuple[Place, ...]
    draft_places: tuple[Place, ...]


@lru_cache(maxsize=256)
def marked_lines(path: Path) -> tuple[MarkedLine, ...]:
    """Read a file of marked lines; ValueError where a mark is malformed."""
    lines: list[MarkedLine] = []
    number = 0
    for text in path.read_text(encoding="utf-8").splitlines():
        if target := TARGET.match(text):
            lines.append(MarkedLine((), name=target[1]))
            continue
        whole = name = None
        for form, pattern in LEADING:
            if match := pattern.match(text):
                text = text[match.end() :]
                words = INLINE.sub(r"\1", text)
                old, new = ("" if form == "added" else words), ("" if form == "deleted" else words)
                whole = MarkedEdit(number, form, old, new, match[match.lastindex or 1])
                name = match[1] if form == "moved" else None
                number += 1
        pieces: list[str | MarkedEdit] = []
        last = 0
        for match in INLINE.finditer(text):
            pieces += [text[last : match.start()], MarkedEdit(number, "inline", match[1], match[2], match[3])]
            number += 1
            last = match.end()
        pieces.append(text[last:])
        if any(mark in piece for piece in pieces if isinstance(piece, str) for mark in "⟦⟧⇒"):
            raise ValueError(f"{path.name}: a mark that is none: {text}")
        lines.append(MarkedLine(tuple(pieces), whole, name))
    return tuple(lines)


def edits_of(path: Path) -> tuple[MarkedEdit, ...]:
    """Return every edit marked in a file, in order."""
    edits: list[MarkedEdit] = []
    for line in marked_lines(path):
        edits += [line.whole] if line.whole else []
        edits += [piece for piece in line.pieces if isinstance(piece, MarkedEdit)]
    return tuple(edits)


def pair_of(path: Path, chosen: Collection[int]) -> MarkedPair:
    """Return the texts in which just the chosen edits are made; the others keep the baseline's words."""
    lines = marked_lines(path)
    moves = {line.name: line for line in lines if line.name and line.whole}
    base: list[str] = []
    draft: list[str] = []
    base_places: list[Place] = []
    draft_places: list[Place] = []
    for line in lines:
        whole = line.whole
        form = whole.form if whole else None
        active = whole is not None and whole.number in chosen
        arriving = whole is None and line.name is not None
        shown = moves[line.name] if arriving else line
        mover = shown.whole if arriving else whole
        if not arriving and form != "added":
            text, spans = line.side(None)
            if whole is not None and active:
                base_places.append(Place(whole, len(base), 0, len(text)))
            base_places += [Place(edit, len(base), *span) for edit, *span in spans if edit.number in chosen]
            base.append(text)
        if (arriving and mover and mover.number in chosen) or (
            not arriving and (form is None or active == (form == "added"))
        ):
            text, spans = shown.side(chosen)
            if mover is not None and mover.number in chosen:
                draft_places.append(Place(mover, len(draft), 0, len(text)))
            draft_places += [Place(edit, len(draft), *span) for edit, *span in spans if edit.number in chosen]
            draft.append(text)
    return MarkedPair(tuple(base), tuple(draft), tuple(base_places), tuple(draft_places))
