"""Where the terms begin in a contract that numbers no article, and which of its lines are headings."""

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

__all__ = ["find_terms", "goes_on", "is_heading", "is_term"]

_HAN = lazy(HAN_LETTER)
_BINDS = lazy(
    r"\b(?:shall|must|will|may|can(?:not|['’]t)?|undertakes?|covenants?|agrees? (?:not )?to|won['’]t)\b"
    r"|['’]ll\b|(?:\b(?:is|are)|['’]re) (?:not )?(?:entitled|obliged|required|responsible|liable)\b",
    re.IGNORECASE,
)
"""Words of a duty or right."""
_BINDS_HAN = lazy(
    r"应当?(?![用急届])|必须|须|不得|不应|可以|有权|无权|无须|无需|负责|承担|享有|支付|交付|归[^，。；]{1,8}所有|以[^，。；]{1,16}为准"
)
_HEAD_HAN = lazy(r"[^\W\d_]{2,12}")
"""A heading in Chinese: a few words and no mark."""
_INTRODUCES = lazy(
    r"[(,]\s*(?:the\s+|each\s+|hereinafter\s+|together\s+)*(?:called\s+|referred to as\s+)?(?:the\s+)?"
    r"[“\"'][A-Za-z]"
    r"|\bhereinafter (?:called|referred)",
    re.IGNORECASE,
)
"""A short name given in brackets, as parties have one."""
_GOES_ON = lazy(
    r"应当?(?![用急届收付])|必须|须|不得|有权|可以?(?![能见燃靠])|负责|按时|按期|及时|保证"
    r"|[a-z]|(?:(?:At all times|Also|Further|Forthwith|Not),? )?(?:[Nn]ot )?[Tt]o [a-z]|NOT to [a-z]"
)
"""How a member of a list begins: a small letter, or with the force or the act of what is owed."""
_SOON, _LEAST = 3, 10
"""Who the parties are is said in the first third of the lines, or in as many of them."""


def find_terms(lines: Sequence[Line], marks: Sequence[Sequence[Marker]]) -> tuple[int, int] | None:
    """Return the line before which the parties and recitals stand and the last line that binds; None where an
    article is numbered, and where nothing binds.

    The terms begin behind the words that say so (agree as follows), or else with the first line that binds
    behind the lines that name the parties.
    """
    if any(map(_numbers, marks)):
        return None
    body = [at for at, line in enumerate(lines) if line.block.part == "body" and not line.cells and line.text]
    han = any(_HAN.search(lines[at].text) for at in body)
    binds = _BINDS_HAN if han else _BINDS
    binding = [at for at in body if binds.search(lines[at].text)]
    if not binding:
        return None
    opened = [at for at in body if zones.opens_terms(lines[at].text)]
    recited = [at for at in body if zones.is_recital(lines[at].text)]
    if opened and not any(at > opened[0] for at in recited):
        return opened[0] + 1, binding[-1]
    if recited and not han:
        return None
    named = [at for at in body[: max(len(body) // _SOON, _LEAST)] if _names(lines[at].text)]
    last = max((*named, *recited), default=-1)
    after = [at for at in body if at > last and (at in binding or (han and _states(lines[at].text)))]
    if not after:
        return None
    first = after[0] - 1 if after[0] and is_heading(lines, after[0] - 1) else after[0]
    return first, max(binding[-1], first)


def is_term(text: str) -> bool:
    """Tell whether a line among those that name the parties binds, and names none: `Rent: shall be paid`."""
    return bool(_BINDS.search(text)) and not (_names(text) or zones.opens_terms(text))


def is_heading(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line of a Chinese contract without numbers is a heading: a few words without a mark,
    and a longer line behind them."""
    if not _HEAD_HAN.fullmatch(lines[at].text) or at + 1 == len(lines):
        return False
    return len(lines[at + 1].text) > len(lines[at].text)


def goes_on(text: str) -> bool:
    """Tell whether a line goes on with the list of one above it, that has no number: `To pay the rent`,
    `应按时付款`."""
    return bool(_GOES_ON.match(text))


def _states(text: str) -> bool:
    """Whether a Chinese line is a whole sentence and says not only why, or on what basis, it is agreed."""
    return text.endswith("。") and len(text) > _LEAST and not (zones.is_recital(text) or zones.is_basis(text))


def _numbers(marks: Sequence[Marker]) -> bool:
    """Whether a line may begin with the number of an article; a list in brackets has none."""
    return any(not mark.weak and mark.family[:1] not in "(（•" for mark in marks)


def _names(text: str) -> bool:
    """Whether a line names a party or gives it a short name."""
    return zones.is_party(text) or bool(_INTRODUCES.search(text))
