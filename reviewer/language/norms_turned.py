"""English sentences whose subject does not say who is bound: denials before it or in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.language.modality import Cue
    from reviewer.language.norms_parts import Part
    from reviewer.language.norms_slots import Mention

__all__ = [
    "barred_by_subject",
    "barred_from_the_front",
    "frees",
    "named_behind",
    "named_otherwise",
    "of_an_actor",
]

_MODAL = r"(?:shall|will|may|must|can)$"
_TURNED = lazy(
    r"\b(?:in no (?:event|case|way|circumstances?)|under no (?:circumstances?|conditions?)|at no time"
    rf"|on no account|nor|never)\s+{_MODAL}",
    re.IGNORECASE,
)
_FRONTED = lazy(
    r"(?:^\W*|[,;:]\s)(?:for|in|on|at|to|by|under|with|from|during)\sno\s"
    r"(?!later|more|less|fewer|longer|earlier|sooner)(?:[\w'’()-]+\s){1,9}?(?:shall|will|may|must|can)"
    r"(?=\s(?:the|any|either|an?|each|[A-Z]))",
    re.IGNORECASE,
)
_NONE = lazy(
    r"(?:^\W*|[,;:]\s|\b(?:and|but|that)\s)(?:no|none of|nothing|neither)\s"
    r"(?!later|more|less|fewer|longer|earlier|sooner|party\b"
    r"|(?:one|other|person)\b[\w ]{0,12}\b(?:but|except|save|than)\b)(?:[\w'’-]+\s){1,8}?"
    r"(?:shall|will|may|must|can|(?:is|are|shall be) (?:permitted|allowed|authori[sz]ed|entitled) to)$"
    r"|\b(?:nobody|no[ -]one)\s(?:(?:else|other than|but|except|save)\s(?:[\w'’-]+\s){0,4}?)?"
    r"(?:shall|will|may|must|can)$",
    re.IGNORECASE,
)
_BEHIND = 8
"""So many letters behind a modal word tell that its subject stands there."""
_THE = lazy(r"\s+(?:the\s+)?", re.IGNORECASE)
_FREED = lazy(
    r"\s*(?:be\s+|have\s+any\s+)?(?:held\s+)?"
    r"(?:liable|responsible|obliged|obligated|required|bound|liability|obligation|duty)\b",
    re.IGNORECASE,
)
_OWED = lazy(
    r"\s*be\s+(?:\w+ly\s+)?"
    r"(?:payable|due|owing|owed|required|charged|chargeable|recoverable|deductible|needed)\b",
    re.IGNORECASE,
)


def barred_from_the_front(text: str, start: int, cue: Cue) -> bool:
    """Whether a denial stands with the modal word before the subject: in no event shall the Supplier be
    liable."""
    if _TURNED.search(text, start, cue.end):
        return True
    fronted = _FRONTED.search(text, start, cue.end + _BEHIND)
    return fronted is not None and fronted.end() == cue.end


def barred_by_subject(text: str, start: int, end: int) -> bool:
    """Whether the subject before a modal word, which ends at `end`, itself denies: no variation shall be
    carried out."""
    return bool(_NONE.search(text, start, end))


def frees(rest: str, *, of_things: bool = False) -> bool:
    """Whether what is denied is a burden, so that nobody is barred but somebody is free: be liable, and of
    things be payable."""
    return bool(_FREED.match(rest) or (of_things and _OWED.match(rest)))


def named_behind(part: Part, cue: Cue) -> Mention | None:
    """Return who is named right behind a modal word that stands before its subject."""
    article = _THE.match(part.text, cue.end - part.start)
    place = part.start + article.end() if article else cue.end
    return next((one for one in part.mentions if one.start == place and one.slot == "bearer"), None)


_ANOTHER = lazy(
    r"\W*(?:(?:and|but|or|so|yet|provided|that|save|except|however|further|also|in each case|if|where)\W+)*"
    r"(?:this|that|these|those|the|any|each|every|an?|such|no|nothing|anything|its|their|all|both|either)\s"
    r"(?![\w ]{0,40}\bof$)",
    re.IGNORECASE,
)
"""How a statement begins that names its own subject: but this shall not, and the foregoing may."""


def named_otherwise(text: str, start: int, cue: Cue) -> bool:
    """Whether a statement from `start` names another subject before its modal word than whoever the words
    before it bind: neither party is liable, but this shall not limit the price."""
    found = _ANOTHER.match(text, start, cue.start) or _ANOTHER.match(f"{text[start : cue.start].rstrip()} ")
    return found is not None and text[start : cue.start].isascii()


_ACTOR = lazy(
    r"\b(?:the|each|every|any|an?|such|that|this|either)\s(?:[\w’'-]+\s){0,3}?"
    r"(?!(?:order|number|matter|water|letter|paper|container|trailer|computer|server|quarter|offer|tender|transfer|power|other"
    r"|latter|former|remainder|balance|cover|meter|river|timber|master|register|counter|error|factor|motor|sector|door|floor"
    r"|color|colour|labor|favor|favour|indicator|vector|monitor|reactor|generator|compressor|elevator|fee|guarantee|degree"
    r"|committee fee|carrier bag)\s)"
    r"(?:[a-z]{3,}(?:er|or|ee|ist|yst|ant)s?|agents?|banks?|courts?|tribunal|authority|authorities|board|firm|company|experts?"
    r"|attorneys?|guardian|physician|clerk|staff|personnel)\s$",
    re.IGNORECASE,
)
"""Somebody who acts and is no party, right before a modal word: and the surveyor shall report."""
_DONE = lazy(r"\s*(?:not\s+|in no event\s+)?be\b", re.IGNORECASE)


def of_an_actor(text: str, start: int, cue: Cue) -> bool:
    """Tell whether an English statement from `start` says what somebody does who is no party, whoever the
    words before it bind."""
    if not cue.text.isascii() or _DONE.match(text, cue.end):
        return False
    return _ACTOR.search(f"{text[start : cue.start].rstrip()} ") is not None
