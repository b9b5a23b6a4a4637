"""Changes of format between clauses that answer to each other: listed where asked for, never judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from reviewer.findings.observation import Observation
from reviewer.findings.tracking import places_in
from reviewer.model import Message, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reviewer.model import Clause, Comparison, Contract, Pair
    from reviewer.reading import Limits
    from reviewer.reading.docx.looks import Piece

__all__ = ["KIND", "formatting"]

KIND = "format.changed"
_LONGEST = 20_000
"""Characters of a clause beyond which only clauses with the same words are laid side by side."""


def formatting(comparison: Comparison, limits: Limits | None = None) -> tuple[Observation, ...]:
    """Return one observation for each stretch of unchanged words that looks other than before.

    Compared are bold, italic, underline, size, paragraph style and alignment. Without a Word file as the
    baseline only the changes of format that the draft tracks are known. Empty where the draft is no Word
    file, or came from standard input. Raises ReadingError where a file cannot be read any more.
    """
    from reviewer.reading.docx.looks import read_looks

    looks: list[Mapping[str, tuple[Piece, ...]]] = [
        read_looks(side.document.path, limits)
        if side.document.format == "docx" and side.document.path != "-"
        else {}
        for side in (comparison.base, comparison.draft)
    ]
    if not looks[1]:
        return ()
    return tuple(
        seen
        for pair in comparison.pairs
        if len(pair.base) == 1 and len(pair.draft) == 1
        for seen in _of_pair(comparison, pair, looks[0], looks[1])
    )


def _of_pair(
    comparison: Comparison,
    pair: Pair,
    base_looks: Mapping[str, tuple[Piece, ...]],
    draft_looks: Mapping[str, tuple[Piece, ...]],
) -> Iterator[Observation]:
    old, new = comparison.base.clause(pair.base[0]), comparison.draft.clause(pair.draft[0])
    before = _letters(comparison.base, old, base_looks)
    after = _letters(comparison.draft, new, draft_looks)
    runs: list[tuple[int, int, int, int, tuple[tuple[str, str, str, str, str], ...]]] = []
    for low, start in _same(old.text, new.text):
        was, now = before[low], after[start]
        if now is None:
            continue
        former = was.look if was is not None else now.former
        if former is None or former == now.look:
            continue
        tracked = (now.author, now.date) if now.former is not None else ("", "")
        changes = tuple(
            (name, one, two, *tracked)
            for name, one, two in zip(former._fields, former, now.look, strict=True)
            if one != two
        )
        if runs and runs[-1][4] == changes and not new.text[runs[-1][3] : start].strip():
            runs[-1] = (runs[-1][0], low + 1, runs[-1][2], start + 1, changes)
        else:
            runs.append((low, low + 1, start, start + 1, changes))
    for low, high, start, end, changes in runs:
        for name, was_so, is_so, author, date in changes:
            words = new.text[start:end]
            yield Observation(
                KIND,
                Message("word.format.changed", {"words": words, "change": _said(name, was_so, is_so)}),
                pair=pair.id,
                base=Quote(old.id, low, high, old.text[low:high]),
                draft=Quote(new.id, start, end, words),
                topic=KIND,
                favours="none",
                data={
                    "property": name,
                    "old": was_so,
                    "new": is_so,
                    "author": author or None,
                    "date": date or None,
                },
            )


def _said(name: str, old: str, new: str) -> Message:
    if name in ("bold", "italic") or (name == "underline" and not (old and new)):
        return Message(f"word.format.{name}.{'on' if new else 'off'}")
    none = Message("word.format.none")
    return Message(f"word.format.{name}.other", {"old": old or none, "new": new or none})


def _letters(
    contract: Contract, clause: Clause, looks: Mapping[str, tuple[Piece, ...]]
) -> list[Piece | None]:
    """Return the piece each character of a clause comes from, None for blanks and where none is known."""
    pieces = [piece for place in places_in(contract, clause) for piece in looks.get(place, ())]
    page = "".join(piece.text for piece in pieces)
    homes = [piece for piece in pieces for _ in piece.text]
    found: list[Piece | None] = [None] * len(clause.text)
    for at, place in _same(page, clause.text):
        found[place] = homes[at]
    return found


def _same(one: str, two: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the characters, other than blanks, that two texts have in common, in order."""
    left = [place for place, char in enumerate(one) if not char.isspace()]
    right = [place for place, char in enumerate(two) if not char.isspace()]
    short, long = "".join(one[place] for place in left), "".join(two[place] for place in right)
    inside = long.find(short) if len(short) <= len(long) else -1
    around = short.find(long) if len(short) > len(long) else -1
    if inside >= 0 or around >= 0:
        yield from zip(left[max(around, 0) :], right[max(inside, 0) :], strict=False)
        return
    if max(len(short), len(long)) > _LONGEST:
        return
    for block in Indel.opcodes(short, long):
        if block.tag == "equal":
            yield from zip(
                left[block.src_start : block.src_end], right[block.dest_start : block.dest_end], strict=True
            )
