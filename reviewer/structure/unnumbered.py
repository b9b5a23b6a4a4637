"""Where the terms begin in an English contract that numbers no article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.language.folding import HAN_LETTER
from reviewer.patterns import lazy
from reviewer.structure import zones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.structure.lines import Line
    from reviewer.structure.node import Marker

__all__ = ["find_terms", "goes_on", "is_term"]

_HAN = lazy(HAN_LETTER)
_BINDS = lazy(
    r"\b(?:shall|must|will|may|can(?:not|['’]t)?|undertakes?|covenants?|agrees? (?:not )?to|won['’]t)\b"
    r"|['’]ll\b|(?:\b(?:is|are)|['’]re) (?:not )?(?:entitled|obliged|required|responsible|liable)\b",
    re.IGNORECASE,
)
"""Words of a duty or right."""
_INTRODUCES = lazy(
    r"[(,]\s*(?:the\s+|each\s+|hereinafter\s+|together\s+)*(?:called\s+|referred to as\s+)?(?:the\s+)?"
    r"[“\"'][A-Za-z]"
    r"|\bhereinafter (?:called|referred)",
    re.IGNORECASE,
)
"""A short name given in brackets, as parties have one."""
_GOES_ON = lazy(
    r"[a-z]|(?:(?:At all times|Also|Further|Forthwith|Not),? )?(?:[Nn]ot )?[Tt]o [a-z]|NOT to [a-z]"
)
"""How a member of a list begins: a small letter, or the act that is owed."""
_SOON, _LEAST = 3, 10
"""Who the parties are is said in the first third of the lines, or in as many of them."""


def find_terms(lines: Sequence[Line], marks: Sequence[Sequence[Marker]]) -> tuple[int, int] | None:
    """Return the line before which the parties and recitals stand and the last line that binds; None where an
    article is numbered, in Chinese, and where nothing binds.

    The terms begin behind the words that say so (agree as follows), or else with the first line that binds
    behind the lines that name the parties.
    """
    if any(map(_numbers, marks)):
        return None
    body = [at for at, line in enumerate(lines) if line.block.part == "body" and not line.cells and line.text]
    if any(_HAN.search(lines[at].text) for at in body):
        return None
    binding = [at for at in body if _BINDS.search(lines[at].text)]
    if not binding:
        return None
    opened = [at for at in body if zones.opens_terms(lines[at].text)]
    recited = [at for at in body if zones.is_recital(lines[at].text)]
    if opened and not any(at > opened[0] for at in recited):
        return opened[0] + 1, binding[-1]
    if recited:
        return None
    named = [at for at in body[: max(len(body) // _SOON, _LEAST)] if _names(lines[at].text)]
    after = [at for at in binding if at > max(named, default=-1)]
    return (after[0], binding[-1]) if after else None


def is_term(text: str) -> bool:
    """Tell whether a line among those that name the parties binds, and names none: `Rent: shall be paid`."""
    return bool(_BINDS.search(text)) and not (_names(text) or zones.opens_terms(text))


def goes_on(text: str) -> bool:
    """Tell whether a line goes on with the list of one above it, that has no number: `To pay the rent`."""
    return bool(_GOES_ON.match(text))


def _numbers(marks: Sequence[Marker]) -> bool:
    """Whether a line may begin with the number of an article; a list in brackets has none."""
    return any(not mark.weak and mark.family[:1] not in "(（•" for mark in marks)


def _names(text: str) -> bool:
    """Whether a line names a party or gives it a short name."""
    return zones.is_party(text) or bool(_INTRODUCES.search(text))
